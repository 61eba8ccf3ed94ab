"""Dates as people type them: what is understood, what is refused, and how a day is said back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from justicecli.core.dates import day_of, happened, in_words, read_day, to_come
from justicecli.errors import Mistyped
from tests.strategies import days

MONDAY = date(2026, 11, 23)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-2-3", date(2026, 2, 3)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1999-12-31", date(1999, 12, 31)),
        ("today", MONDAY),
        ("tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("  Today ", MONDAY),
        ("TOMORROW", date(2026, 11, 24)),
        ("+0d", MONDAY),
        ("+3d", date(2026, 11, 26)),
        ("+2w", date(2026, 12, 7)),
        ("+6W", date(2027, 1, 4)),
        ("+365d", date(2027, 11, 23)),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_understood(typed: str, meant: date) -> None:
    assert read_day(typed, MONDAY) == meant
    assert read_day(typed, MONDAY, "past") == meant


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-13-01", "2026-00-10", "2026-11-00", "2025-02-29", "0000-01-01"])
def test_a_date_that_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^There is no such day\. Type it as 2026-11-24, today"):
        read_day(typed, MONDAY)


def test_a_day_beyond_the_calendar_is_refused() -> None:
    for typed, today in (("+9999w", date(9990, 1, 1)), ("tomorrow", date.max), ("yesterday", date.min)):
        with pytest.raises(Mistyped, match=r"^There is no such day\."):
            read_day(typed, today)


@pytest.mark.parametrize(
    "typed",
    ["03/04", "3/4", "03/04/2026", "3.4.2026", "03-04-2026", "3-4", "2026/11/24", "24.11", "11-24-26", "2026/11"],
)
def test_a_date_that_can_be_read_in_two_ways_is_refused_with_the_form_to_type(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^That date can be read in two ways\. Type it as 2026-11-24") as error:
        read_day(typed, MONDAY)
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    "typed",
    [
        "31 feb",
        "",
        " ",
        "tu",
        "t",
        "th",
        "su",
        "thursdays",
        "next thursday",
        "lunes",
        "soon",
        "+3",
        "+3m",
        "-3d",
        "3d",
        "+ 3d",
        "+10000d",
        "+-3d",
        "20261124",
        "2026-11-24-01",
        "26-11-24-",
        "٢٠٢٦-١١-٢٤",  # noqa: RUF001
        "2026-11-2٣",
        "+٣d",
        "２０２６-11-24",  # noqa: RUF001
        "٣/٤",
        "todayy",
        "\u202e2026-11-24",
    ],
)
def test_what_is_no_date_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^That is not a date that can be read safely\.") as error:
        read_day(typed, MONDAY)
    assert len(typed.strip()) < 4 or typed not in error.value.sentence


def test_two_letters_could_be_two_weekdays_and_three_are_enough() -> None:
    for number, name in enumerate(WEEKDAYS):
        for length in range(3, len(name) + 1):
            assert read_day(name[:length], MONDAY).weekday() == number
            assert read_day(name[:length].upper(), MONDAY, "past").weekday() == number
        with pytest.raises(Mistyped):
            read_day(name[:2], MONDAY)


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_one_after_today_or_the_latest_up_to_today(today: date, name: str) -> None:
    ahead, back = read_day(name, today), read_day(name, today, "past")
    assert ahead.weekday() == back.weekday() == WEEKDAYS.index(name)
    assert 1 <= (ahead - today).days <= 7
    assert 0 <= (today - back).days <= 6


def test_on_a_monday_monday_is_next_week_for_what_is_to_come_and_today_for_what_has_happened() -> None:
    assert read_day("mon", MONDAY) == date(2026, 11, 30)
    assert read_day("mon", MONDAY, "past") == MONDAY
    assert read_day("sun", MONDAY) == date(2026, 11, 29)
    assert read_day("sun", MONDAY, "past") == date(2026, 11, 22)


def test_months_and_years_end_where_they_do() -> None:
    assert read_day("tomorrow", date(2026, 2, 28)) == date(2026, 3, 1)
    assert read_day("tomorrow", date(2028, 2, 28)) == date(2028, 2, 29)
    assert read_day("+1w", date(2026, 12, 28)) == date(2027, 1, 4)
    assert read_day("yesterday", date(2027, 1, 1)) == date(2026, 12, 31)
    assert read_day("fri", date(2026, 12, 31)) == date(2027, 1, 1)
    assert read_day("thu", date(2027, 1, 1), "past") == date(2026, 12, 31)


@given(days, days)
def test_any_day_of_a_lifetime_written_in_full_is_that_day_seen_from_any_other(day: date, today: date) -> None:
    assume(abs(day.year - today.year) <= 100)
    assert read_day(day.isoformat(), today) == day


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "1926-1-1", "2126-11-23", "1925-12-31", "2127-01-01"])
def test_a_day_more_than_a_hundred_years_away_is_taken_for_a_slip(typed: str) -> None:
    if typed in ("1926-1-1", "2126-11-23"):
        assert read_day(typed, MONDAY).year in (1926, 2126)
        return
    with pytest.raises(Mistyped, match=r"^That is more than a hundred years from today\. Type it as 2026-11-24"):
        read_day(typed, MONDAY)


@pytest.mark.parametrize("typed", ["thu 9:00", "2026-11-24T09:00", "2026-11-01 9:00", "9:00", "tomorrow 14:30"])
def test_where_only_a_day_fits_an_hour_is_named_as_what_is_wrong(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^Only a day fits here, without an hour\. Type it as 2026-11-24"):
        read_day(typed, MONDAY)


@given(st.text(max_size=12) | st.from_regex(r"\+?\d{1,4}[-/.dw]\d{0,2}-?\d{0,2}", fullmatch=True), days)
def test_any_text_is_a_day_or_is_refused_in_a_sentence(text: str, today: date) -> None:
    refused = ""
    try:
        day = read_day(text, today)
    except Mistyped as error:
        refused = error.sentence
    assert refused.endswith("a weekday, +3d or +2w.") or type(day) is date


def test_what_happened_happened_today_where_nothing_was_typed() -> None:
    assert happened(None, MONDAY) == MONDAY
    assert happened("today", MONDAY) == MONDAY
    assert happened("tue", MONDAY) == date(2026, 11, 17)


@pytest.mark.parametrize("typed", ["tomorrow", "+1d", "2026-11-24", "2030-01-01"])
def test_what_happened_is_not_still_to_come(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4} has not come yet\."):
        happened(typed, MONDAY)


def test_a_day_to_come_is_refused_with_forms_that_are_taken_and_never_with_itself() -> None:
    with pytest.raises(Mistyped) as refused:
        happened("tomorrow", MONDAY)
    assert "2026-11-24" not in refused.value.sentence
    assert refused.value.sentence.endswith(
        "Type a day up to today: today, yesterday, a weekday, or a date such as 2026-11-16."
    )
    assert happened("2026-11-16", MONDAY) == date(2026, 11, 16)


def test_what_is_to_come_has_a_usual_day() -> None:
    usual = MONDAY + timedelta(weeks=6)
    assert to_come(None, usual, MONDAY) == usual
    assert to_come("mon", usual, MONDAY) == date(2026, 11, 30)
    with pytest.raises(Mistyped):
        to_come("03/04", usual, MONDAY)


def test_a_day_is_said_back_in_full_and_an_hour_as_it_was_written_down() -> None:
    west = datetime(2026, 11, 26, 9, tzinfo=timezone(timedelta(hours=-6)))
    assert in_words(date(2026, 11, 26)) == "Thursday 26 November 2026"
    assert in_words(west) == "Thursday 26 November 2026, 09:00"
    assert in_words(date(2026, 1, 1)) == "Thursday 1 January 2026"
    assert in_words(datetime(2027, 12, 31, 23, 59, tzinfo=UTC)) == "Friday 31 December 2027, 23:59"


def test_the_local_day_of_an_hour_is_never_converted() -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
    assert late.astimezone(UTC).day == 27
    assert day_of(late) == day_of(date(2026, 11, 26)) == date(2026, 11, 26)
