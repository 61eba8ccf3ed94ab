"""What is due as a person reads it: how long ago, in which zone, and the events of a calendar."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from justicecli.core.due import Entry
from justicecli.render.calendar import calendar
from justicecli.render.due import page
from justicecli.render.page import Item, Line
from justicecli.render.words import here_in_words

NOW = datetime(2026, 11, 23, 18, 1, tzinfo=UTC)
AHEAD = timedelta(days=14)
WEST = timezone(timedelta(hours=-6))


def entry(when: date, local: date, *, overdue: bool = False) -> Entry:
    """A promise that is due."""
    return Entry(when=when, here=local, code="amber-heron-27", kind="promise", words="Call", overdue=overdue)


@pytest.mark.parametrize(
    ("written", "ago"),
    [
        ("2026-11-24T05:00+13:00", "2 hours ago"),
        ("2026-11-23T11:31-06:00", "30 minutes ago"),
        ("2026-11-22T23:00+00:00", "yesterday"),
        ("2026-11-13T23:00+00:00", "ten days ago"),
        ("2026-11-12T23:00+00:00", "11 days ago"),
    ],
)
def test_how_long_ago_it_was_is_counted_here(written: str, ago: str) -> None:
    when = datetime.fromisoformat(written)
    (item,) = [one for one in page([entry(when, when.astimezone(UTC), overdue=True)], NOW, AHEAD) if type(one) is Item]
    assert item.note.startswith(f"{ago}, ")


def test_how_safe_contact_is_written_down_is_said_once_where_it_is_due() -> None:
    safe = Entry(when=NOW.date(), here=NOW.date(), code="a", kind="safe contact")
    lines = [one.text for one in page([safe, safe], NOW, AHEAD) if isinstance(one, Line)]
    assert lines == ["When safe contact was checked, write it down: justice set CASE safe_contact.last_checked today"]
    assert not [one for one in page([entry(NOW, NOW)], NOW, AHEAD) if isinstance(one, Line)]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's zone cannot be changed here")
def test_an_hour_is_said_as_it_was_written_and_as_it_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    nine = datetime(2026, 11, 24, 9, tzinfo=WEST)
    for zone, said in (
        ("UTC", "Tuesday 24 November 2026, 09:00 (-06:00), 15:00 here"),
        ("America/Chicago", "Tuesday 24 November 2026, 09:00"),
        ("Pacific/Auckland", "Tuesday 24 November 2026, 09:00 (-06:00), Wednesday 25 November 2026, 04:00 here"),
    ):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert here_in_words(nine) == said
        assert here_in_words(nine.date()) == "Tuesday 24 November 2026"
        assert here_in_words(datetime(9999, 12, 31, 23, 59, tzinfo=WEST)).startswith("Friday 31 December 9999, 23:59")
    monkeypatch.undo()
    time.tzset()


def test_each_second_has_its_own_number_and_it_fits_into_what_a_calendar_may_hold() -> None:
    pytest.importorskip("icalendar")

    def number(now: datetime) -> int:
        (line,) = [one for one in calendar([entry(NOW, NOW)], [], now, with_words=False).split() if b"SEQUENCE" in one]
        return int(line.partition(b":")[2])

    assert number(NOW + timedelta(seconds=1)) == number(NOW) + 1
    assert 0 < number(NOW) < number(NOW.replace(year=2080)) < 2**31


def test_what_an_event_is_says_something_to_whoever_reads_it() -> None:
    pytest.importorskip("icalendar")
    quiet = Entry(when=NOW.date(), here=NOW.date(), code="a", kind="quiet")
    assert b"SUMMARY:a: no contact for a long time\r\n" in calendar([quiet], [], NOW, with_words=False)
    assert b"UID:a-quiet@justice\r\n" in calendar([quiet], [], NOW, with_words=False)
