"""What is due in another zone than it was written in: its order, its day, and promises that have no day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from msgspec.structs import replace

from justicecli.core.due import due, in_order, undated
from justicecli.model.case import Case, Closing, Contact, Promise, new_case
from tests.core.test_times import zone

CHICAGO = zone("America/Chicago")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=-6)))
TODAY = NOW.date()


def promised(*dues: str) -> Case:
    """A case with promises due at these times, p-0000 and on."""
    promises = {
        f"p-000{number}": Promise(words="Call", due=datetime.fromisoformat(when)) for number, when in enumerate(dues)
    }
    return replace(new_case("amber-heron-27", date(2026, 11, 1)), promises=promises)


def test_hours_of_many_zones_stand_in_the_order_in_which_they_come() -> None:
    nine = "2026-11-24T09:00"
    case = promised(f"{nine}-06:00", f"{nine}+05:30", f"{nine}+13:00", f"{nine}+00:00")
    found = in_order(due(case, "a", NOW, CHICAGO))
    assert [one.id for one in found] == ["p-0002", "p-0001", "p-0003", "p-0000"]
    assert [f"{one.here:%a %H:%M}" for one in found] == ["Mon 14:00", "Mon 21:30", "Tue 03:00", "Tue 09:00"]
    assert [one.when.isoformat()[:16] for one in found] == [nine] * 4


def test_the_hour_that_comes_twice_is_due_twice_in_order() -> None:
    case = promised("2027-11-07T01:30-06:00", "2027-11-07T01:30-05:00")
    found = in_order(due(case, "a", NOW.replace(year=2027, month=11, day=1), CHICAGO))
    assert [one.id for one in found if one.kind == "promise"] == ["p-0001", "p-0000"]


def test_how_far_ahead_is_counted_in_days_here() -> None:
    today, tomorrow = "2026-11-24T12:00+14:00", "2026-11-23T23:00-12:00"
    found = due(promised(today, tomorrow), "a", NOW, CHICAGO, within=timedelta(days=0))
    assert [one.id for one in found] == ["p-0000"]


def test_a_contact_with_a_mistyped_year_silences_nothing() -> None:
    future = Contact(at=NOW + timedelta(days=160), reached=True)
    tried = Contact(at=NOW - timedelta(days=10), reached=False)
    case = replace(promised(), opened=TODAY - timedelta(days=90), contacts={"c-0000": tried, "c-0001": future})
    assert [one.kind for one in due(case, "a", NOW, CHICAGO)] == ["try again", "quiet"]


def test_open_promises_without_a_day_are_found_and_are_never_due() -> None:
    promises = {
        "p-0000": Promise(words="Call", who="Dee", made=TODAY),
        "p-0001": Promise(words="Write", due=TODAY),
        "p-0002": Promise(words="Settled", state="kept"),
    }
    case = replace(promised(), promises=promises)
    (found,) = undated(case, "a")
    assert (found.code, found.id, found.words, found.who, found.made) == ("a", "p-0000", "Call", "Dee", TODAY)
    assert [one.id for one in due(case, "a", NOW, CHICAGO)] == ["p-0001"]
    assert undated(replace(case, closings={"z-0000": Closing(closed=TODAY)}), "a") == []
