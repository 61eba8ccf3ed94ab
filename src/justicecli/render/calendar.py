"""What is due as iCalendar: case code and kind only, unless the words are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from justicecli.core.due import Entry
from justicecli.errors import NotFound
from justicecli.render import console
from justicecli.render.words import count

PRODUCT = "-//justice//due//EN"


_KINDS = {"quiet": "no contact for a long time", "safe contact": "check safe contact"}
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # so that seconds fit into the number that a calendar may hold


def calendar(entries: Sequence[Entry], over: Sequence[Entry], now: datetime, *, with_words: bool) -> bytes:
    """A calendar with one event an entry, those that are over as cancelled; UIDs are stable: importing again updates.

    Hours stand in UTC, which every program turns into its own zone; days stay days. Raises NotFound without the
    icalendar library.
    """
    try:
        import icalendar
    except ImportError:
        raise NotFound(
            "The calendar needs one more library. Install it with: pip install 'justicecli[calendar]'"
        ) from None
    whole = icalendar.Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    for entry, is_over in (*((one, False) for one in entries), *((one, True) for one in over)):
        event = icalendar.Event()
        for name, value in _fields(entry, now, is_over=is_over, with_words=with_words):
            event.add(name, value)
        whole.add_component(event)
    return bytes(whole.to_ical())


def _fields(entry: Entry, now: datetime, *, is_over: bool, with_words: bool) -> Iterator[tuple[str, Any]]:
    """What an event holds. One that is over keeps its UID, and says it twice: not every program reads the status."""
    yield "uid", f"{entry.code}-{entry.id or entry.kind.replace(' ', '-')}@justice"
    yield "dtstamp", now.astimezone(UTC)
    yield "sequence", int((now - _COUNTED_FROM).total_seconds())
    kind = f"{entry.code}: {_KINDS.get(entry.kind, entry.kind)}"
    words = f": {entry.words}" if with_words and entry.words else ""
    yield "summary", f"{kind} (no longer due)" if is_over else f"{kind}{words}"
    if isinstance(entry.when, datetime):
        yield "dtstart", entry.when.astimezone(UTC)
        yield "duration", timedelta(minutes=15)
    else:
        yield "dtstart", entry.when
    if is_over:
        yield "status", "CANCELLED"
    yield "class", "PRIVATE"


def to_output(data: bytes) -> None:
    """The calendar on standard output, for a pipe or to look at."""
    if console.is_terminal():
        console.raw(data.decode())
    else:
        console.raw_bytes(data)


def say_written(path: Path | None, due: int, over: int, *, with_words: bool) -> None:
    """Where the calendar is, and what calendars do with it; without a path it went to standard output."""
    ended = f", and {over} that {'is' if over == 1 else 'are'} no longer due, as cancelled" if over else ""
    said = f"{count(due, 'entry', 'entries')} written{f' to {path}' if path else ''}{ended}"
    (console.out if path else console.note)(said)
    if with_words:
        console.note("It holds words from the files. Calendars sync: what you import may leave this machine.")
