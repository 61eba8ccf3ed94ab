"""What is due, grouped by day: overdue things first, in plain words, then each day with its hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from justicecli.core.dates import day_of, in_words
from justicecli.core.due import Entry, Undated
from justicecli.core.times import apart, hours
from justicecli.errors import JusticeError, NotValid
from justicecli.model.records import Record
from justicecli.render import console
from justicecli.render.page import Aside, Heading, Item, Line, Part
from justicecli.render.words import count, here_in_words, mention

_PROMISED = "promised"
_KINDS = {
    "promise": _PROMISED,
    "step": "step",
    "review": "review the goals together",
    "try again": "try again; the last try did not reach the survivor",
    "quiet": "no contact for a long time",
    "safe contact": "check that safe contact still is safe",
    "two orders": "two orders: ask the survivor",
    "two accounts": "two people wrote different things; see justice show CASE",
}


def page(entries: Sequence[Entry], now: datetime, ahead: timedelta, undated: Sequence[Undated] = ()) -> Iterator[Part]:
    """The page: overdue, then day by day as it is here, then promises without a day."""
    for day, group in groupby(entries, lambda one: None if one.overdue else day_of(one.here)):
        yield Heading(_title(day, now))
        for entry in group:
            yield Item(_mark(entry), _words(entry), _about(entry, now))
            if entry.hurdles:
                yield Aside(f"in the way: {'; '.join(mention(words) for words in entry.hurdles)}")
    if not entries:
        yield Line(f"Nothing is due within {count(ahead.days, 'day')}.")
    if undated:
        yield Heading("Promised, with no day")
    for one in undated:
        made = f"made {in_words(one.made)}" if one.made else ""
        about = ", ".join(part for part in (one.who or "", one.id, made) if part)
        yield Item(f"{one.code}:", f"{_PROMISED}: {mention(one.words)}", about)
    if any(entry.kind == "safe contact" for entry in entries):
        yield Line(
            "When safe contact was checked, write it down: justice set CASE safe_contact.last_checked today", True
        )


class Unreadable(Record, frozen=True, kw_only=True):
    """A file that could not be read, so that what is due in it is missing."""

    code: str
    file: str
    line: int | None = None
    sentence: str

    @classmethod
    def of(cls, code: str, path: Path, error: JusticeError) -> Unreadable:
        """What there is to say of it; the error itself would hold on to the bytes of the file."""
        line = error.line if isinstance(error, NotValid) else None
        return cls(code=code, file=str(path), line=line, sentence=error.sentence)


def say_unreadable(faults: Sequence[Unreadable]) -> None:
    """Each file that could not be read, and how many, after everything else; on standard error."""
    for one in faults:
        console.error(one.sentence)
    if faults:
        what = f"{count(len(faults), 'file')} could not be read; what is due in {'it' if len(faults) == 1 else 'them'}"
        console.note(f"{what} is not here. See: justice check")


def _title(day: date | None, now: datetime) -> str:
    """The heading over what is due that day, or overdue."""
    if day is None:
        return "Overdue"
    near = {0: "Today, ", 1: "Tomorrow, "}.get((day - now.date()).days, "")
    return f"{near}{in_words(day)}"


def _mark(entry: Entry) -> str:
    """The hour, where there is one, and the case."""
    if entry.overdue or not (isinstance(entry.when, datetime) and isinstance(entry.here, datetime)):
        return f"{entry.code}:"
    day = f"{in_words(entry.when.date())}, " if entry.when.date() != entry.here.date() else ""
    return f"{day}{hours(entry.when, entry.here)} {entry.code}:"


def _words(entry: Entry) -> str:
    """What is due."""
    return f"{_KINDS[entry.kind]}: {mention(entry.words)}" if entry.words else _KINDS[entry.kind]


def _about(entry: Entry, now: datetime) -> str:
    """Whose it is, its id, and how long it has been due."""
    since = f"{_ago(entry, now)}, {here_in_words(entry.when)}" if entry.overdue else ""
    return ", ".join(part for part in (since, entry.who or "", entry.id or "") if part)


def _ago(entry: Entry, now: datetime) -> str:
    """How long ago that was here, in plain words; within a day by the hour."""
    days = (now.date() - day_of(entry.here)).days
    if days <= 0:
        return f"{apart(entry.here, now)} ago"
    return "yesterday" if days == 1 else f"{_number(days)} days ago"


def _number(number: int) -> str:
    """Small numbers as words."""
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
