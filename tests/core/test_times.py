"""Times of day: what is typed, what is refused, and the two nights a year when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.dates import in_words
from justicecli.core.times import Zone, apart, happened_at, here, hours, in_day_order, is_past, read_when
from justicecli.errors import Mistyped

ZONES = [
    "America/Chicago",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "Pacific/Marquesas",
    "Australia/Lord_Howe",
]


def zone(name: str) -> Zone:
    """How the clocks go in a place, whatever this machine's own zone is."""
    place = ZoneInfo(name)
    return Zone(
        seconds=lambda naive: naive.replace(tzinfo=place).timestamp(),
        local=lambda seconds: _fixed(datetime.fromtimestamp(seconds, place)),
    )


def _fixed(when: datetime) -> datetime:
    offset = when.utcoffset()
    assert offset is not None
    return when.replace(tzinfo=timezone(offset), fold=0)


CHICAGO = zone("America/Chicago")
NOW = datetime(2026, 11, 24, 8, 30, tzinfo=timezone(timedelta(hours=-6)))  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thu 9:00", "2026-11-26T09:00:00-06:00"),
        ("Thursday 09:00", "2026-11-26T09:00:00-06:00"),
        ("2026-11-24T09:00", "2026-11-24T09:00:00-06:00"),
        ("2026-11-24 9:00", "2026-11-24T09:00:00-06:00"),
        ("2026-11-24T09:00:30", "2026-11-24T09:00:30-06:00"),
        ("2026-11-24T09:00-08:00", "2026-11-24T09:00:00-08:00"),
        ("2026-11-24T09:00+0545", "2026-11-24T09:00:00+05:45"),
        ("2026-11-24T09:00Z", "2026-11-24T09:00:00+00:00"),
        ("today 0:00", "2026-11-24T00:00:00-06:00"),
        ("tomorrow 23:59", "2026-11-25T23:59:00-06:00"),
        ("+2w 14:05", "2026-12-08T14:05:00-06:00"),
        ("2026-12-31 23:59", "2026-12-31T23:59:00-06:00"),
        ("2026-07-01 9:00", "2026-07-01T09:00:00-05:00"),
    ],
)
def test_a_day_with_a_time_is_read_with_the_offset_of_that_day(typed: str, said: str) -> None:
    when = read_when(typed, NOW, CHICAGO)
    assert isinstance(when, datetime)
    assert when.isoformat() == said


@pytest.mark.parametrize(
    ("typed", "day"), [("thu", date(2026, 11, 26)), ("2026-11-24", date(2026, 11, 24)), ("+3d", date(2026, 11, 27))]
)
def test_a_day_without_a_time_stays_a_day(typed: str, day: date) -> None:
    when = read_when(typed, NOW, CHICAGO)
    assert when == day
    assert not isinstance(when, datetime)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("9:00", "Say the day too, such as: today 9:00"),
        ("thu 25:00", "There is no such time of day."),
        ("thu 9:60", "There is no such time of day."),
        ("thu 9:5", "That is not a time of day."),
        ("thu 9:00pm", "That is not a time of day."),
        ("2026-11-24T", "That is not a date"),
        ("9am", "That is not a date that can be read safely."),
        ("jueves", "That is not a date that can be read safely."),
        ("03/04 9:00", "That date can be read in two ways."),
        ("31 feb 9:00", "That is not a date that can be read safely."),
        ("2026-02-31T09:00", "There is no such day."),
        ("2026-11-24T09:00+15:00", "There is no such offset"),
        ("thursday at nine", "That is not a date that can be read safely."),
    ],
)
def test_what_could_be_two_times_or_none_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Mistyped, match=sentence.replace("(", r"\(")):
        read_when(typed, NOW, CHICAGO)


@pytest.mark.parametrize("typed", ["9am", "thu 9", "noon", "+1m", "in 3 days", "03/04 9:00", "2026-02-31T09:00"])
def test_the_form_with_an_hour_is_shown_where_an_hour_may_stand(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"with an hour if you like: thu 9:00\.$"):
        read_when(typed, NOW, CHICAGO)


def test_an_hour_left_out_at_midnight_is_said_with_the_day_of_each_hour_around_it() -> None:
    with pytest.raises(Mistyped) as caught:
        read_when("2027-09-05 0:00", NOW, zone("America/Santiago"))
    assert "The times around it are 23:00 on Saturday 4 September 2027 and 01:00; type" in caught.value.sentence


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ("2026-11-24T09:00-06:00", "America/Chicago", "09:00"),
        ("2026-11-24T09:00-06:00", "UTC", "09:00 (-06:00), 15:00 here"),
        ("2026-11-24T09:00-06:00", "Pacific/Auckland", "09:00 (-06:00), Wednesday 25 November 2026, 04:00 here"),
        ("2026-11-24T05:00+13:00", "America/Chicago", "05:00 (+13:00), Monday 23 November 2026, 10:00 here"),
        ("2027-11-07T01:30-05:00", "America/Chicago", "01:30"),
        ("2027-11-07T01:30-06:00", "America/Chicago", "01:30"),
        ("9999-12-31T23:59-06:00", "Pacific/Auckland", "23:59"),
    ],
)
def test_an_hour_written_elsewhere_is_said_with_the_hour_here(written: str, place: str, said: str) -> None:
    when = datetime.fromisoformat(written)
    local = here(when, zone(place))
    assert isinstance(local, datetime)
    assert hours(when, local) == said
    assert when.isoformat(timespec="minutes") == written


def test_a_day_is_the_same_day_everywhere() -> None:
    assert here(date(2026, 11, 24), zone("Pacific/Auckland")) == date(2026, 11, 24)


def test_a_time_that_clocks_leave_out_is_said_with_the_two_around_it() -> None:
    with pytest.raises(Mistyped, match=r"There is no 02:30 on Sunday 14 March 2027.*01:30 and 03:30") as caught:
        read_when("2027-03-14 2:30", NOW, CHICAGO)
    assert "type one of them" in caught.value.sentence
    assert read_when("2027-03-14 1:59", NOW, CHICAGO).isoformat() == "2027-03-14T01:59:00-06:00"
    assert read_when("2027-03-14 3:00", NOW, CHICAGO).isoformat() == "2027-03-14T03:00:00-05:00"


def test_a_time_that_comes_twice_wants_its_offset() -> None:
    with pytest.raises(Mistyped, match=r"twice.*2027-11-07T01:30-05:00 or 2027-11-07T01:30-06:00"):
        read_when("2027-11-07 1:30", NOW, CHICAGO)
    assert read_when("2027-11-07T01:30-05:00", NOW, CHICAGO).isoformat() == "2027-11-07T01:30:00-05:00"
    assert read_when("2027-11-07 0:59", NOW, CHICAGO).isoformat() == "2027-11-07T00:59:00-05:00"
    assert read_when("2027-11-07 2:00", NOW, CHICAGO).isoformat() == "2027-11-07T02:00:00-06:00"


@pytest.mark.parametrize("name", ZONES)
@given(minutes=st.integers(0, 2 * 366 * 24 * 60))
def test_every_time_that_exists_once_is_read_as_itself_in_every_zone(name: str, minutes: int) -> None:
    here = zone(name)
    naive = datetime(2026, 1, 1) + timedelta(minutes=minutes)
    now = here.local(datetime(2026, 11, 24, tzinfo=UTC).timestamp())
    if here.seconds(naive) != here.seconds(naive.replace(fold=1)):
        with pytest.raises(Mistyped):
            read_when(f"{naive:%Y-%m-%dT%H:%M}", now, here)
        return
    when = read_when(f"{naive:%Y-%m-%dT%H:%M}", now, here)
    assert isinstance(when, datetime)
    assert when.replace(tzinfo=None) == naive
    assert when.timestamp() == here.seconds(naive)
    assert in_words(when).endswith(f"{naive.year}, {naive:%H:%M}")


def test_what_has_happened_is_now_where_nothing_is_typed_and_never_to_come() -> None:
    now = NOW.replace(second=59, microsecond=5)
    assert happened_at(None, now, CHICAGO) == NOW
    assert happened_at("tue 8:30", now, CHICAGO) == NOW
    assert happened_at("today", now, CHICAGO) == date(2026, 11, 24)
    for typed in ("today 8:31", "tomorrow", "2026-11-24T08:31:00-06:00"):
        with pytest.raises(Mistyped, match="has not come yet"):
            happened_at(typed, now, CHICAGO)


def test_a_day_is_past_when_it_is_over_and_an_hour_when_it_has_come() -> None:
    assert not is_past(date(2026, 11, 24), NOW)
    assert is_past(date(2026, 11, 23), NOW)
    assert is_past(NOW - timedelta(minutes=1), NOW)
    assert not is_past(NOW, NOW)


def test_hours_come_before_what_has_no_hour_on_the_same_day() -> None:
    day = date(2026, 11, 24)
    times: list[date] = [day, NOW.replace(hour=23), NOW, day - timedelta(days=1)]
    assert sorted(times, key=in_day_order) == [day - timedelta(days=1), NOW, NOW.replace(hour=23), day]


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (NOW, NOW + timedelta(minutes=1), "1 minute"),
        (NOW, NOW + timedelta(minutes=59), "59 minutes"),
        (NOW, NOW + timedelta(minutes=61), "1 hour"),
        (NOW, NOW + timedelta(hours=23), "23 hours"),
        (NOW, NOW + timedelta(days=2), "2 days"),
        (date(2026, 11, 24), NOW + timedelta(days=1), "1 day"),
        (NOW, (NOW + timedelta(hours=25)).astimezone(timezone(timedelta(hours=13))), "1 day"),
    ],
)
def test_how_far_apart_two_times_are(earlier: date, later: date, said: str) -> None:
    assert apart(earlier, later) == said
