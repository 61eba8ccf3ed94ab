"""What is due as iCalendar: case code and kind only, unless the words are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from justicecli.core.due import Entry
from justicecli.errors import NotFound
from justicecli.render import console
from justicecli.render.words import count

PRODUCT = "-//justice//due//EN"


def calendar(entries: Sequence[Entry], now: datetime, *, with_words: bool) -> bytes:
    """A calendar with one event an entry; UIDs are stable, so that importing again updates.

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
    for entry in entries:
        event = icalendar.Event()
        event.add("uid", f"{entry.code}-{entry.id or entry.kind.replace(' ', '-')}@justice")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("sequence", int(now.timestamp()) // 60)
        words = f": {entry.words}" if with_words and entry.words else ""
        event.add("summary", f"{entry.code}: {entry.kind}{words}")
        if isinstance(entry.when, datetime):
            event.add("dtstart", entry.when.astimezone(UTC))
            event.add("duration", timedelta(minutes=15))
        else:
            event.add("dtstart", entry.when)
        event.add("class", "PRIVATE")
        whole.add_component(event)
    return bytes(whole.to_ical())


def say_written(path: Path, number: int, *, with_words: bool) -> None:
    """Where the calendar is, and what calendars do with it."""
    console.out(f"{count(number, 'entry', 'entries')} written to {path}")
    if with_words:
        console.note("It holds words from the files. Calendars sync: what you import may leave this machine.")
