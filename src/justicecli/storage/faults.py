"""Where a file goes wrong, in a sentence: the record, the key, the line, and what should be there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from justicecli.errors import NotValid
from justicecli.model.records import DayOrHour, DayOrText, Moment, Record
from justicecli.storage.places import line_of, written

_NAMES = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a day such as 2026-11-24, without quotes",
}


def first_fault(raw: Mapping[str, Any], kind: Any, text: str, path: Path) -> NotValid:
    """The error for the first place in the parsed file that is not what `kind` says."""
    for place, what in _faults(raw, kind, ()):
        return NotValid.at(path, what, line=line_of(text, place))
    return NotValid.at(path, "this is not a file of the kind it should be")


def _faults(value: Any, kind: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each place below `place` that is wrong, with the words for it."""
    kind = _inner(kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        if not isinstance(value, Mapping):
            yield place, f"{written(place)} has to be a table"
            return
        yield from _in_record(value, kind, place)
    elif get_origin(kind) is dict and isinstance(value, Mapping):
        yield from _in_table(value, kind, place)
    elif not _fits(value, kind):
        yield place, f"{written(place)} has to be {_wanted(kind)}"


def _in_record(
    value: Mapping[str, Any], kind: type[Record], place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong in one record: keys it does not have, keys it needs, values of another kind."""
    hints = get_type_hints(kind, include_extras=True)
    where = f"{written(place)}: " if place else ""
    for key in value:
        if key not in hints:
            yield (*place, key), f'{where}unknown key "{_key(key)}"'
    for field in msgspec.structs.fields(kind):
        if field.name in value:
            yield from _faults(value[field.name], hints[field.name], (*place, field.name))
        elif field.required:
            yield place, f'{where}the key "{field.name}" is missing'


def _in_table(value: Mapping[str, Any], kind: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong in a table of records or of plain values."""
    name, inner = get_args(kind)
    for key, part in value.items():
        if not _fits(key, name):
            letter = next(one.pattern[1] for one in name.__metadata__ if isinstance(one, msgspec.Meta) and one.pattern)
            yield (
                (*place, key),
                (
                    f'{written(place)}: "{_key(key)}" is no id: an id here is {letter}, a dash and four of 0-9 and a-z '
                    "without i, l, o, u"
                ),
            )
        yield from _faults(part, inner, (*place, key))


def _fits(value: Any, kind: Any) -> bool:
    """True where msgspec takes the value for that kind."""
    if kind is DayOrHour or kind is DayOrText:
        return _wanted_fits(value, kind)
    try:
        msgspec.convert(value, kind, builtin_types=_natives())
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def _wanted_fits(value: Any, kind: Any) -> bool:
    """The check of the two kinds that msgspec cannot say."""
    from justicecli.model.records import is_day_or_hour, is_day_or_text

    return is_day_or_hour(value) if kind is DayOrHour else is_day_or_text(value)


def _natives() -> Any:
    """TOML's own types."""
    from justicecli.storage.toml import NATIVE

    return NATIVE


def _inner(kind: Any) -> Any:
    """The kind without `| None`: in a file, nothing is said by leaving the key out."""
    others = [one for one in get_args(kind) if one is not type(None)]
    return others[0] if type(None) in get_args(kind) and len(others) == 1 else kind


def _wanted(kind: Any) -> str:
    """In words, what should stand there."""
    special = {id(Moment): "a day and time with its offset", id(DayOrHour): "a day, or a day and time with its offset"}
    if id(kind) in special:
        return f"{special[id(kind)]}, such as 2026-11-24T09:00:00-06:00"
    if get_origin(kind) is Literal:
        return "one of: " + ", ".join(str(one) for one in get_args(kind))
    if get_origin(kind) is Annotated and kind is not DayOrText:
        return f"{_wanted(get_args(kind)[0])}, 1 or more"
    if get_origin(kind) is list:
        return "a list of texts in quotes"
    return _NAMES.get(kind, "a day, or a text in quotes" if kind is DayOrText else "a table")


def _key(key: str) -> str:
    """A key as it can be shown: short, and without anything a terminal would obey."""
    return re.sub(r"[^\w.-]", "?", key)[:40]
