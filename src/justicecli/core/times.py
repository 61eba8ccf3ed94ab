"""Times of day as people type them, with the offset of where the practitioner sits; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from justicecli.core.dates import Towards, day_of, in_words, read_day
from justicecli.errors import Mistyped

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(z|[+-]\d{2}:?\d{2})?", re.ASCII | re.IGNORECASE)
_FORMS = "Type a day and a time such as thu 9:00 or 2026-11-24T09:00."


class Zone(NamedTuple):
    """How the clocks go here: seconds since 1970 of a local time (its `fold` counts), and the local time of seconds."""

    seconds: Callable[[datetime], float]
    local: Callable[[float], datetime]


def read_when(text: str, now: datetime, zone: Zone, towards: Towards = "future") -> date | datetime:
    """The local day, or the time with its offset, that `text` means, seen from `now`.

    Raises Mistyped for what could be two times, for a time that the clocks leave out, and as `read_day` does.
    """
    typed = text.strip()
    day_text, _, time_text = typed.rpartition("T") if re.match(r"\d{4}-\d", typed) and "T" in typed else _parted(typed)
    if not time_text:
        return read_day(typed, now.date(), towards, hours=True)
    found = _TIME.fullmatch(time_text)
    if not found:
        raise Mistyped(f"That is not a time of day. {_FORMS}")
    if not day_text:
        raise Mistyped(f"Say the day too, such as: today {typed}")
    day = read_day(day_text, now.date(), towards, hours=True)
    try:
        clock = time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        raise Mistyped(f"There is no such time of day. {_FORMS}") from None
    if found[4]:
        return datetime.combine(day, clock, tzinfo=_offset(found[4]))
    return _here(datetime.combine(day, clock), zone)


def happened_at(text: str | None, now: datetime, zone: Zone) -> date | datetime:
    """When something happened: now, to the minute, where nothing was typed. Raises Mistyped for what is to come."""
    if text is None:
        return now.replace(second=0, microsecond=0)
    when = read_when(text, now, zone, "past")
    if (isinstance(when, datetime) and when > now) or day_of(when) > now.date():
        raise Mistyped(f"{in_words(when)} has not come yet. Nothing was changed; log it once it has happened.")
    return when


def is_past(when: date, now: datetime) -> bool:
    """True once the day is over, or once the hour has come."""
    return when < now if isinstance(when, datetime) else when < now.date()


def in_day_order(when: date) -> tuple[date, time]:
    """A key that sorts by the local day, then by the hour, and what has no hour to the end of its day."""
    return (when.date(), when.time()) if isinstance(when, datetime) else (when, time.max)


def here(when: date, zone: Zone) -> date:
    """A day as it is; an hour as the clocks here show that instant, where the calendar reaches so far."""
    if not isinstance(when, datetime):
        return when
    try:
        return zone.local(when.timestamp())
    except (ValueError, OverflowError, OSError):
        return when


def hours(when: datetime, local: datetime) -> str:
    """The hour as it was written; where the offset is not the one here, with both: 09:00 (-06:00), 15:00 here."""
    if when.utcoffset() == local.utcoffset():
        return f"{when:%H:%M}"
    day = f"{in_words(local.date())}, " if local.date() != when.date() else ""
    return f"{when:%H:%M} ({when.isoformat(timespec='minutes')[16:]}), {day}{local:%H:%M} here"


def apart(earlier: date, later: date) -> str:
    """How far apart two times are, in the largest unit that fits: 40 minutes, 2 hours, 3 days."""
    if isinstance(earlier, datetime) and isinstance(later, datetime):
        minutes = round((later - earlier).total_seconds() / 60)
        if minutes < 60:  # noqa: PLR2004
            return _count(minutes, "minute")
        if minutes < 24 * 60:
            return _count(minutes // 60, "hour")
        later = later.astimezone(earlier.tzinfo)
    return _count((day_of(later) - day_of(earlier)).days, "day")


def _parted(typed: str) -> tuple[str, str, str]:
    """The day and the time, where a time stands at the end."""
    found = re.fullmatch(r"(.*?)\s*(\d{1,2}:\S+(?:\s+[+-]\d{2}:?\d{2})?)", typed)
    return (found[1], " ", found[2]) if found else ("", "", "")


def _offset(text: str) -> timezone:
    """The offset that was typed."""
    if text.lower() == "z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004
        raise Mistyped(f"There is no such offset from UTC. {_FORMS}")
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def _here(naive: datetime, zone: Zone) -> datetime:
    """The local time with its offset. Raises Mistyped where the clocks show it twice, or never."""
    first, second = zone.seconds(naive.replace(fold=0)), zone.seconds(naive.replace(fold=1))
    if first == second:
        return zone.local(first)
    said = f"{naive:%H:%M} on {in_words(naive.date())}"
    if second < first:
        before, after = (_of_day(zone.local(seconds), naive.date()) for seconds in (second, first))
        raise Mistyped(
            f"There is no {said}: the clocks go forward here. The times around it are {before} and {after}; type one "
            "of them."
        )
    early, late = zone.local(first), zone.local(second)
    raise Mistyped(
        f"It is {said} twice: the clocks go back here. Type it with its offset: {early.isoformat(timespec='minutes')} "
        f"or {late.isoformat(timespec='minutes')}."
    )


def _of_day(when: datetime, day: date) -> str:
    """The hour, with its day where that is another."""
    return f"{when:%H:%M}" + (f" on {in_words(when.date())}" if when.date() != day else "")


def _count(number: int, unit: str) -> str:
    """A number with its unit."""
    return f"{number} {unit}{'' if number == 1 else 's'}"
