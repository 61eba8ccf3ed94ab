"""Dates as people type them, and as they are said back; nothing is guessed. All days are local days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from justicecli.errors import Mistyped

Towards = Literal["past", "future"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("January February March April May June July August September October November December").split()
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_AHEAD = re.compile(r"\+(\d{1,4})([dw])", re.ASCII)
_HOUR = re.compile(r"\d{1,2}:\d{2}", re.ASCII)
_DAYS = "Type it as 2026-11-24, today, tomorrow, yesterday, a weekday, +3d or +2w"
_FORMS = {False: f"{_DAYS}.", True: f"{_DAYS}, with an hour if you like: thu 9:00."}
_FARTHEST = 100  # years; a day beyond is a slip of the keys


def read_day(text: str, today: date, towards: Towards = "future", *, hours: bool = False) -> date:
    """The local day that `text` means, seen from `today`.

    A weekday is the next one after today, or, for what has happened (`towards="past"`), the latest up to today.
    Raises Mistyped for what is no day, could be two, or is a lifetime away; where an hour may stand beside the day
    (`hours`), the sentence shows that.
    """
    typed, forms = text.strip().lower(), _FORMS[hours]
    try:
        day = _counted(typed, today)
    except (ValueError, OverflowError):
        raise Mistyped(f"There is no such day. {forms}") from None
    if day and abs(day.year - today.year) > _FARTHEST:
        raise Mistyped(f"That is more than a hundred years from today. {forms}")
    if day:
        return day
    if len(typed) >= 3:  # noqa: PLR2004 - two letters could be Tuesday or Thursday
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(typed):
                return _weekday(number, today, towards)
    if re.fullmatch(r"\d{1,4}[/.\-]\d{1,2}([/.\-]\d{1,4})?", typed, re.ASCII):
        raise Mistyped(f"That date can be read in two ways. {forms}")
    if not hours and _HOUR.search(typed):
        raise Mistyped(f"Only a day fits here, without an hour. {forms}")
    raise Mistyped(f"That is not a date that can be read safely. {forms}")


def happened(text: str | None, today: date) -> date:
    """The day something happened: today where nothing was typed. Raises Mistyped for a day still to come."""
    if text is None:
        return today
    day = read_day(text, today, "past")
    if day > today:
        raise Mistyped(
            f"{in_words(day)} has not come yet. Type a day up to today: today, yesterday, a weekday, or a date such as "
            f"{today - timedelta(days=7)}."
        )
    return day


def to_come(text: str | None, otherwise: date, today: date) -> date:
    """The day something is meant for: `otherwise` where nothing was typed."""
    return otherwise if text is None else read_day(text, today)


def in_words(when: date) -> str:
    """The day as it is said back: Thursday 26 November 2026, with ", 09:00" where there is an hour."""
    if isinstance(when, datetime):
        return f"{_day_in_words(when.date())}, {when.hour:02}:{when.minute:02}"
    return _day_in_words(when)


@lru_cache(maxsize=512)
def _day_in_words(day: date) -> str:
    """The day as it is said back. Only days are remembered: hours of two offsets may be equal and read differently."""
    return f"{_WEEKDAYS[day.weekday()].capitalize()} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_of(when: date) -> date:
    """The local day of a day or of a time; the offset that was written down decides, nothing is converted."""
    return when.date() if isinstance(when, datetime) else when


def _counted(typed: str, today: date) -> date | None:
    """The day where it is a date or counted from today; None for anything else."""
    plain = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if typed in plain:
        return today + timedelta(days=plain[typed])
    if found := _AHEAD.fullmatch(typed):
        return today + timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
    found = _ISO.fullmatch(typed)
    return date(*(int(part) for part in found.groups())) if found else None


def _weekday(number: int, today: date, towards: Towards) -> date:
    """The nearest such weekday: before or on today for the past, after today for what is to come."""
    if towards == "past":
        return today - timedelta(days=(today.weekday() - number) % 7)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
