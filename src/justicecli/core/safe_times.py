"""Safe hours and days, as a survivor may say them in English or Spanish, read as minutes of the week.

Whatever is not sure is not read: a person looks at it instead. Requirement D19 of the field's rules.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

_DAY = 24 * 60
_WEEK = 7 * _DAY

_FOLD = str.maketrans(
    "áéíóúüñ\u2010\u2011\u2012\u2013\u2014\u2212\u2019\u02bc", "aeiouun------''", "\u0301\u0303\u0308"
)
_NAMES = (
    "mon monday mondays lunes",
    "tue tues tuesday tuesdays martes",
    "wed weds wednesday wednesdays miercoles",
    "thu thur thurs thursday thursdays jueves",
    "fri friday fridays viernes",
    "sat saturday saturdays sabado sabados",
    "sun sunday sundays domingo domingos",
)
_DAYS = {name: number for number, names in enumerate(_NAMES) for name in names.split()}
_MANY = {
    **dict.fromkeys(("weekdays", "weekday", "entre semana"), range(5)),
    **dict.fromkeys(("weekends", "weekend", "fin de semana", "fines de semana"), range(5, 7)),
    **dict.fromkeys(("daily", "everyday", "every day", "any day", "always", "todos los dias"), range(7)),
}

_CLOCK = r"(?:las? )?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\.?)?"
_CLOCK_PARTS = re.compile(r"(?:las? )?([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.?m\.?)?")
_HOURS = {
    "span": rf"(?:(?:from|de|desde) )?({_CLOCK})(?: ?- ?| to | until | till | a | hasta )({_CLOCK})",
    "after": rf"(?:after|from|despues de|a partir de|desde) ({_CLOCK})",
    "before": rf"(?:before|until|till|antes de|hasta) ({_CLOCK})",
    "all": r"all day|any time|anytime|todo el dia|a cualquier hora",
}
_ANY_HOURS = "|".join(pattern.replace(f"({_CLOCK})", f"(?:{_CLOCK})") for pattern in _HOURS.values())
_BETWEEN = re.compile(rf"\b(?:between|entre) ({_CLOCK}) (?:and|y) ({_CLOCK})")
_JOIN = re.compile(r" ?(,? ?\b(?:or|and|o|y)\b|[,;&]) ?")

# 6:00 may be of the evening, unless it is 06:00, or another hour shows that the clock has 24.
_EARLY = re.compile(r"(?<![0-9:.])[1-7][:.][0-9]{2}(?! ?[ap]\.?m)")
_HAS_24 = re.compile(r"(?<![0-9:.])(?:0[0-9]|1[3-9]|2[0-4])[:.][0-9]{2}")


class _Part(NamedTuple):
    """One part of what was said: whether it names days and hours, and the minutes of the week it means."""

    days: bool
    hours: bool
    minutes: frozenset[int]


class _Clock(NamedTuple):
    """An hour, in minutes of its day: whether am or pm was said, and whether it leaves nothing to guess."""

    minute: int
    half: bool
    exact: bool


def folded(said: str) -> str:
    """The words in small letters, without accents, one blank between them; a line break counts as a comma."""
    lines = (" ".join(line.split()) for line in said.strip().split("\n"))
    return ",".join(lines).lower().translate(_FOLD).rstrip(".!")


def within(said: str, at: date) -> bool | None:
    """Whether a local hour lies within what was said, such as "weekdays after 18:00" or "tue-thu 9:00-12:00".

    A day without its hour does where all of it does, and does not where none of it does. None where that is not so,
    and where the words are not understood whole.
    """
    meant = _meant(folded(said))
    if meant is None:
        return None
    midnight = at.weekday() * _DAY
    if isinstance(at, datetime):
        return midnight + at.hour * 60 + at.minute in meant
    held = sum(minute in meant for minute in range(midnight, midnight + _DAY))
    return {0: False, _DAY: True}.get(held)


def _meant(text: str) -> frozenset[int] | None:
    """The minutes of the week that the words mean; None where they are not understood whole.

    Parts are alternatives. Where they overlap, as in "after 9:00 and before 17:00", they are meant some other way.
    """
    if _EARLY.search(text) and not _HAS_24.search(text):
        return None
    pieces = _JOIN.split(_BETWEEN.sub(r"\1-\2", text))
    parts = [part for piece in pieces[::2] if (part := _part(piece))]
    if len(parts) < len(pieces[::2]) or not _stand_alone(parts, pieces[1::2]):
        return None
    meant = frozenset[int]().union(*(part.minutes for part in parts))
    return meant if len(meant) == sum(len(part.minutes) for part in parts) else None


def _stand_alone(parts: list[_Part], joins: list[str]) -> bool:
    """True where no part may need the days or the hours of another: "weekdays, after 18:00" is one rule or two."""
    shapes = {(part.days, part.hours) for part in parts}
    days_then_both = shapes == {(True, False), (True, True)} and set(joins) == {";"}
    return len(shapes) == 1 or days_then_both


def _part(text: str) -> _Part | None:
    """One part of what was said: days, hours, or both, in either order."""
    if found := re.search(rf"(?:^| )({_ANY_HOURS})$", text):
        days_said, hours_said = text[: found.start()], found[1]
    elif found := re.match(rf"({_ANY_HOURS}) ", text):
        days_said, hours_said = text[found.end() :], found[1]
    else:
        days_said, hours_said = text, ""
    days = _days(days_said) if days_said or not hours_said else set(range(7))
    span = _span(hours_said) if hours_said else (0, _DAY)
    if days is None or span is None:
        return None
    minutes = {(day * _DAY + minute) % _WEEK for day in days for minute in range(*span)}
    return _Part(bool(days_said), bool(hours_said), frozenset(minutes))


def _days(text: str) -> set[int] | None:
    """The weekdays meant, Monday 0: one or several, or from one to another; None where they are not understood."""
    if text in _MANY:
        return set(_MANY[text])
    text = re.sub(r"^(?:on|every|los|el|from|de) ", "", text)
    days: set[int] = set()
    for item in re.split(r"[ /]", re.sub(r" ?(?:-| to | through | a ) ?", "-", text)):
        ends = [_DAYS.get(name) for name in item.split("-")]
        if item in _MANY:
            days |= set(_MANY[item])
        elif len(ends) > 2 or ends[0] is None or ends[-1] is None:  # noqa: PLR2004 - from one to another
            return None
        else:
            days |= {(ends[0] + ahead) % 7 for ahead in range((ends[-1] - ends[0]) % 7 + 1)}
    return days


def _span(text: str) -> tuple[int, int] | None:
    """The first minute and the one after the last, past the day's end where it goes over midnight."""
    kind, found = next((kind, found) for kind, pattern in _HOURS.items() if (found := re.fullmatch(pattern, text)))
    clocks = [_clock(said) for said in found.groups()]
    known = [clock for clock in clocks if clock]
    if len(known) < len(clocks):
        return None
    if kind == "span":
        return _from_to(*known)
    ends = [clock.minute for clock in known]
    first, last = {"after": (*ends, _DAY), "before": (0, *ends), "all": (0, _DAY)}[kind]
    return (first, last) if first < last else None


def _from_to(first: _Clock, last: _Clock) -> tuple[int, int] | None:
    """From one hour to another. Over midnight only from noon on, with nothing to guess: 9:00-5:00 is another day."""
    if first.half != last.half or first.minute == last.minute:
        return None
    if first.minute < last.minute:
        return first.minute, last.minute
    over_midnight = first.exact and last.exact and _DAY // 2 <= first.minute < _DAY
    return (first.minute, last.minute + _DAY) if over_midnight else None


def _clock(text: str) -> _Clock | None:
    """An hour; None where there is none such, and for a bare number up to 12, which may be of morning or evening."""
    ((hours, minutes, half),) = _CLOCK_PARTS.findall(text)
    hour, minute = int(hours), int(minutes or 0)
    if half and not 1 <= hour <= 12:  # noqa: PLR2004
        return None
    if not half and not minutes and hour <= 12:  # noqa: PLR2004
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if minute > 59 or hour * 60 + minute > _DAY:  # noqa: PLR2004
        return None
    return _Clock(hour * 60 + minute, bool(half), bool(half or minutes))
