"""Hypothesis: a case, and the same after one single edit anywhere in it, as the model says what may stand there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from justicecli.model.case import Case
from tests.strategies import any_text, cases, days, extras, moments

Place = tuple[str, ...]
Edit = tuple[Any, Any, Place]
"""What was there, what is there now, and where below it the edit is."""

_CASE = inspect.type_info(Case)
assert isinstance(_CASE, inspect.StructType)
FIELDS = {field.name: field.type for field in _CASE.fields if field.name != "format"}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Case, Case, Place]:
    """Any case, the case after one edit, and the place of the edit."""
    name = draw(st.sampled_from(list(FIELDS)))
    case = draw(cases)
    before, after, place = _edit(draw, getattr(case, name), FIELDS[name])
    return replace(case, **{name: before}), replace(case, **{name: after}), (name, *place)


@st.composite
def edits_of(draw: st.DrawFn, name: str) -> tuple[Case, Case, Place]:
    """A case with little in it but this table, the case after one edit in it, and the place of the edit."""
    case = Case(format=1, case="amber-heron-27")
    before, after, place = _edit(draw, draw(_anything(FIELDS[name])), FIELDS[name])
    return replace(case, **{name: before}), replace(case, **{name: after}), (name, *place)


def _edit(draw: st.DrawFn, value: Any, kind: inspect.Type) -> Edit:  # noqa: PLR0911 - one for each kind
    """The value, and the same with one thing in it changed, taken out, put in or put elsewhere.

    Where there is nothing yet, something may be put there first, so that edits go to any depth.
    """
    if isinstance(kind, inspect.UnionType):
        (inner,) = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        some = draw(_anything(inner)) if value is None else value
        return draw(st.sampled_from([(some, None, ()), (None, some, ()), _edit(draw, some, inner)]))
    if isinstance(kind, inspect.StructType):
        field = draw(st.sampled_from(kind.fields[::-1]))
        old, new, place = _edit(draw, getattr(value, field.name), field.type)
        return replace(value, **{field.name: old}), replace(value, **{field.name: new}), (field.name, *place)
    if isinstance(kind, inspect.DictType):
        return _edit_table(draw, value, kind.key_type, kind.value_type)
    if isinstance(value, list):
        return _edit_list(draw, value, kind.item_type if isinstance(kind, inspect.ListType) else kind)
    if isinstance(kind, inspect.AnyType):
        if isinstance(value, dict) and draw(st.booleans()):
            return _edit_table(draw, value, inspect.StrType(), kind)
        if isinstance(value, (bool, int, float)) and draw(st.booleans()):
            return value, draw(st.sampled_from([other for other in _twins(value) if _differs(other, value)])), ()
    new = draw(_anything(kind))
    assume(_differs(new, value))
    return value, new, ()


def _edit_table(draw: st.DrawFn, table: dict[str, Any], name: inspect.Type, kind: inspect.Type) -> Edit:
    """One entry more or less, one edited, or the entries in another sequence."""
    key, doing = draw(_anything(name)), draw(st.sampled_from(["edit", "edit", "edit", "add", "remove", "turn"]))
    if doing != "add" and not table:
        table = {key: draw(_anything(kind))}
    if doing == "edit":
        key = draw(st.sampled_from(list(table)))
        old, new, place = _edit(draw, table[key], kind)
        return {**table, key: old}, {**table, key: new}, (key, *place)
    if doing == "turn":
        table = {key: draw(_anything(kind)), **table}
        assume(len(table) > 1)
        return table, dict(reversed(table.items())), ()
    without = {one: part for one, part in table.items() if one != key}
    whole = {**table, key: draw(_anything(kind))}
    return (without, whole, (key,)) if doing == "add" else (whole, without, (key,))


def _edit_list(draw: st.DrawFn, parts: list[Any], kind: inspect.Type) -> Edit:
    """One part more or less, one edited, or the parts in another sequence."""
    doing = draw(st.sampled_from(["add", "remove", "edit", "turn"]))
    at, part = draw(st.integers(0, len(parts))), draw(_anything(kind))
    old, new = parts, [*parts[:at], part, *parts[at:]]
    if doing == "remove":
        old, new = new, old
    elif doing == "edit":
        one, other, _ = _edit(draw, part, kind)
        old, new = [*parts[:at], one, *parts[at:]], [*parts[:at], other, *parts[at:]]
    elif doing == "turn":
        old, new = new, new[::-1]
    assume(_differs(old, new))
    return old, new, ()


def _twins(number: float) -> list[Any]:
    """What Python takes for the same number, or nearly, and a file does not."""
    if number != number or abs(number) == float("inf"):  # noqa: PLR0124 - only NaN differs from itself
        return [0.0, -number]
    return [bool(number), int(number), -float(number), float(number), str(number)]


def _differs(one: Any, other: Any) -> bool:
    """True where two values are not written the same way."""
    return repr(one) != repr(other)


def _anything(kind: inspect.Type) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one for each kind
    """Any value that may stand where the model has this kind."""
    if isinstance(kind, inspect.Metadata):
        if not isinstance(kind.type, inspect.AnyType):
            return _anything(kind.type)
        return days | moments if "anyOf" in (kind.extra_json_schema or {}) else days | any_text
    if isinstance(kind, inspect.UnionType):
        return st.one_of([_anything(one) for one in kind.types if not isinstance(one, inspect.NoneType)])
    if isinstance(kind, inspect.StructType):
        needed = {field.name: _anything(field.type) for field in kind.fields if field.required}
        others = {field.name: _anything(field.type) for field in kind.fields if not field.required}
        return st.fixed_dictionaries(needed, optional=others).map(lambda fields: kind.cls(**fields))
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(_anything(kind.key_type), _anything(kind.value_type), max_size=2)
    if isinstance(kind, inspect.ListType):
        return st.lists(_anything(kind.item_type), max_size=3)
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values)
    if isinstance(kind, inspect.StrType):
        return any_text if kind.pattern is None else st.from_regex(kind.pattern.replace("$", r"\Z"), fullmatch=True)
    if isinstance(kind, inspect.IntType):
        return st.integers(kind.ge or 0, 40)
    plain: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
        inspect.BoolType: st.booleans(),
        inspect.DateType: days,
        inspect.DateTimeType: moments,
        inspect.AnyType: extras,
    }
    return plain[type(kind)]


def again(value: Any) -> Any:  # noqa: PLR0911 - one for each kind
    """An equal value that shares no part with the first, so that nothing is the same only by being the same object."""
    if isinstance(value, dict):
        return {again(key): again(part) for key, part in value.items()}
    if isinstance(value, list):
        return [again(part) for part in value]
    if isinstance(value, datetime):
        return datetime.fromisoformat(value.isoformat())
    if isinstance(value, date):
        return date.fromordinal(value.toordinal())
    if isinstance(value, float):
        return float(repr(value))
    if hasattr(value, "__struct_fields__"):
        return type(value)(**{name: again(getattr(value, name)) for name in value.__struct_fields__})
    return value
