"""What is due, grouped by day: overdue things first, in plain words, then each day with its hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from justicecli.core.dates import day_of, in_words
from justicecli.core.due import Entry
from justicecli.core.times import apart
from justicecli.render.page import Aside, Heading, Item, Line, Part
from justicecli.render.words import count, mention

_KINDS = {
    "promise": "promised",
    "step": "step",
    "review": "review the goals together",
    "try again": "try again; the last try did not reach the survivor",
    "quiet": "no contact for a long time",
    "safe contact": "check that safe contact still is safe",
}


def page(entries: Sequence[Entry], now: datetime, ahead: timedelta) -> Iterator[Part]:
    """The page: overdue, then day by day."""
    for day, group in groupby(entries, lambda one: None if one.overdue else day_of(one.when)):
        yield Heading(_title(day, now))
        for entry in group:
            yield Item(_mark(entry), _words(entry), _about(entry, now))
            if entry.hurdles:
                yield Aside(f"in the way: {'; '.join(mention(words) for words in entry.hurdles)}")
    if not entries:
        yield Line(f"Nothing is due within {count(ahead.days, 'day')}.")


def _title(day: date | None, now: datetime) -> str:
    """The heading over what is due that day, or overdue."""
    if day is None:
        return "Overdue"
    near = {0: "Today, ", 1: "Tomorrow, "}.get((day - now.date()).days, "")
    return f"{near}{in_words(day)}"


def _mark(entry: Entry) -> str:
    """The hour, where there is one, and the case."""
    hour = f"{entry.when:%H:%M} " if isinstance(entry.when, datetime) and not entry.overdue else ""
    return f"{hour}{entry.code}:"


def _words(entry: Entry) -> str:
    """What is due."""
    return f"{_KINDS[entry.kind]}: {mention(entry.words)}" if entry.words else _KINDS[entry.kind]


def _about(entry: Entry, now: datetime) -> str:
    """Whose it is, its id, and how long it has been due."""
    since = f"{_ago(entry.when, now)}, {in_words(entry.when)}" if entry.overdue else ""
    return ", ".join(part for part in (since, entry.who or "", entry.id or "") if part)


def _ago(when: date, now: datetime) -> str:
    """How long ago that was, in plain words."""
    days = (now.date() - day_of(when)).days
    if days == 0:
        return f"{apart(when, now)} ago"
    return "yesterday" if days == 1 else f"{_number(days)} days ago"


def _number(number: int) -> str:
    """Small numbers as words."""
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
