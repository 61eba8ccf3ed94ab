"""Safe hours and days as a survivor may say them: read where they are sure, and never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.safe_times import folded, within
from tests.strategies import any_text

MONDAY = date(2026, 11, 16)
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPANISH = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def moment(day: str, clock: str) -> datetime:
    """An hour of that weekday."""
    hours, minutes = clock.split(":")
    when = MONDAY + timedelta(days=NAMES.index(day))
    return datetime(when.year, when.month, when.day, int(hours), int(minutes), tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "inside", "outside"),
    [
        ("after 18:00", "mon 18:00", "mon 17:59"),
        ("after 18.00", "mon 23:59", "mon 09:00"),
        ("after 6pm", "sun 18:30", "sun 06:30"),
        ("after 6 p.m.", "sun 18:30", "sun 06:30"),
        ("After 6:30 PM.", "sun 18:30", "sun 18:29"),
        ("before 9 a.m.", "tue 08:59", "tue 09:00"),
        ("until 21:00", "tue 20:59", "tue 21:00"),
        ("from 18:00", "tue 18:00", "tue 08:00"),
        ("after 18", "tue 18:00", "tue 08:00"),
        ("6pm-9pm", "fri 20:00", "fri 17:30"),
        ("18:00 to 21:00", "fri 20:00", "fri 17:30"),
        ("18:00 \u2013 21:00", "fri 20:00", "fri 17:30"),
        ("from 18:00 until 21:00", "fri 20:00", "fri 21:30"),
        ("between 6pm and 9pm", "fri 20:00", "fri 17:30"),
        ("12am-6am", "fri 00:00", "fri 06:00"),
        ("12pm-1pm", "fri 12:30", "fri 00:30"),
        ("18:00-24:00", "fri 23:59", "fri 17:59"),
        ("any time", "sun 03:00", ""),
        ("daily", "sun 03:00", ""),
        ("weekdays after 18:00", "fri 18:00", "sat 18:00"),
        ("weekends", "sat 03:00", "mon 03:00"),
        ("Mondays", "mon 03:00", "tue 03:00"),
        ("every monday", "mon 03:00", "tue 03:00"),
        ("mon-wed", "wed 03:00", "thu 03:00"),
        ("mon to wed", "wed 03:00", "thu 03:00"),
        ("fri-mon", "sun 03:00", "tue 03:00"),
        ("mon wed fri", "wed 17:30", "tue 17:30"),
        ("mon, wed and fri", "fri 17:30", "tue 17:30"),
        ("tue/thu 9:00-12:00", "thu 09:00", "wed 09:00"),
        ("after 18:00 on weekdays", "fri 18:00", "sun 18:00"),
        ("sun all day", "sun 03:00", "mon 03:00"),
        ("weekdays after 18:00, weekends any time", "sat 03:00", "fri 17:30"),
        ("before 10:00 or after 18:00", "fri 03:00", "fri 12:00"),
        ("before 10:00; after 18:00", "fri 19:00", "fri 12:00"),
        ("tue-thu; mon 8:00-9:30", "mon 09:00", "mon 10:00"),
        ("lunes", "mon 03:00", "tue 03:00"),
        ("los miércoles", "wed 03:00", "tue 03:00"),
        ("miercoles", "wed 03:00", "tue 03:00"),
        ("mie\u0301rcoles", "wed 03:00", "tue 03:00"),
        ("sábado y domingo", "sun 03:00", "fri 03:00"),
        ("domingos", "sun 03:00", "fri 03:00"),
        ("fin de semana", "sun 03:00", "fri 03:00"),
        ("entre semana después de las 18:00", "fri 18:30", "fri 17:30"),
        ("de lunes a viernes", "fri 03:00", "sun 03:00"),
        ("lunes a viernes después de las 18:00", "fri 18:30", "sun 18:30"),
        ("antes de las 9:00", "fri 08:30", "fri 09:30"),
        ("de 9:00 a 12:00", "fri 09:30", "fri 12:30"),
        ("de lunes a viernes de 9:00 a 12:00", "fri 09:30", "sun 09:30"),
        ("entre las 18:00 y las 21:00", "fri 20:00", "fri 17:00"),
        ("todos los días desde las 18:00 hasta las 21:00", "sun 20:00", "sun 17:00"),
    ],
)
def test_what_is_sure_is_read(said: str, inside: str, outside: str) -> None:
    assert within(said, moment(*inside.split())) is True
    if outside:
        assert within(said, moment(*outside.split())) is False


@pytest.mark.parametrize(
    "said",
    [
        *("", ",", "-", "to", "a", "never", "yes"),
        # Words that turn a rule round, or that are not in it.
        *("never on sunday", "not weekdays", "not before 10:00", "except sundays", "weekdays only", "no lunes"),
        *("weekdays after 18:00 but not friday", "daily except mon", "weekdays, never fri", "nunca los lunes"),
        *("evenings", "at night", "mornings", "de noche", "when he is home", "after work", "noon"),
        *("after 17:00 PST", "after 18:00, when alone", "every other monday", "first monday"),
        # Hours that may be of the morning or of the evening, or that are none.
        *(
            "after 6",
            "before 10",
            "9-5",
            "mon-fri 9-5",
            "9-12",
            "6-9pm",
            "6:00-9:00pm",
            "9:00-11:00pm",
            "9:00-5:00",
            "after 6:00",
        ),
        *("after 25:00", "after 18:60", "after 13pm", "after 0am", "thu 9:00", "tue/thu 9:00", "9h-12h", "after 24:00"),
        *("18:00-18:00", "22-14", "11:00-9:00", "after 118:00", "after 6 in the evening", "6 de la tarde"),
        # One rule or two.
        *("weekdays, after 18:00", "weekdays; after 18:00", "weekdays\nafter 18:00", "mon and wed after 18:00"),
        *("mon, tue 9:00-12:00", "mon 9:00-12:00, 14:00-16:00", "weekends or weekdays after 18:00"),
        *("after 9:00 and before 17:00", "after 9:00, before 17:00", "mon-wed, wed-fri", "weekdays,", "mon,,wed"),
        *("monday-", "-mon", "mon-tue-wed", "month", "sunny", "mon\u0336", "a\uff18:00", "after \u0661\u0668:30"),
    ],
)
def test_what_is_not_sure_is_not_read(said: str) -> None:
    assert [within(said, moment(day, clock)) for day in NAMES for clock in ("3:00", "10:00", "19:00")] == [None] * 21


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    assert within("fri 22:00-02:00", moment("fri", "22:00")) is True
    assert within("fri 22:00-02:00", moment("sat", "1:00")) is True
    assert within("fri 22:00-02:00", moment("sat", "2:00")) is False
    assert within("fri 22:00-02:00", moment("fri", "1:00")) is False
    assert within("sunday 10pm-2am", moment("mon", "1:00")) is True
    assert within("22:00-6:00", moment("wed", "5:59")) is True
    assert within("after 22:00", moment("wed", "3:00")) is False


def test_a_day_without_its_hour_is_only_sure_where_all_of_it_or_none_of_it_is_meant() -> None:
    monday, saturday = MONDAY, MONDAY + timedelta(days=5)
    assert within("weekdays", monday) is True
    assert within("weekdays after 18:00", saturday) is False
    assert within("weekdays after 18:00", monday) is None
    assert within("fri 22:00-02:00", saturday) is None


CLOCKS = st.integers(0, 24 * 60 - 1)


@st.composite
def rules(draw: st.DrawFn) -> tuple[str, set[int], int, int]:
    """A rule in one of several wordings, with its days and its first and last minute."""
    days = draw(st.sets(st.integers(0, 6)))
    names = draw(st.sampled_from([NAMES, FULL, SPANISH]))
    first, last = sorted(draw(st.lists(CLOCKS, min_size=2, max_size=2, unique=True)))
    form = draw(st.sampled_from(["{0}-{1}", "{0} to {1}", "between {0} and {1}", "entre las {0} y las {1}"]))
    written = draw(st.sampled_from([in_24, in_12]))
    hours = form.format(written(first), written(last))
    said = draw(st.sampled_from([" ", "/"])).join(names[day] for day in sorted(days))
    return draw(st.sampled_from([f"{said} {hours}", f"{hours} {said}"])).strip(), days or set(range(7)), first, last


def in_24(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def in_12(minute: int) -> str:
    return f"{(minute // 60 + 11) % 12 + 1}:{minute % 60:02}{'pm' if minute >= 12 * 60 else 'am'}"


@given(rules(), st.integers(0, 6), CLOCKS)
def test_a_rule_reads_the_same_however_it_is_worded(
    rule: tuple[str, set[int], int, int], day: int, minute: int
) -> None:
    said, days, first, last = rule
    meant = day in days and first <= minute < last
    assert within(said, moment(NAMES[day], in_24(minute))) is meant


WORDS = (
    *("after before from until till to between and or all day any time anytime daily every everyday always on").split(),
    *("weekday weekdays weekend weekends through lunes martes miercoles jueves viernes sabado sabados domingo").split(),
    *(
        "domingos entre semana fin fines de despues antes desde hasta a partir las la los el y o todos dias todo"
    ).split(),
    *("dia cualquier hora").split(),
    *(name + ending for name in (*NAMES, *map(str.lower, FULL)) for ending in ("", "s")),
    *("tues", "weds", "thur", "thurs"),
)
TOKEN = re.compile(r"[0-9]{1,2}([:.][0-9]{2})?|([0-9]{1,2}([:.][0-9]{2})?)?[ap]\.?m\.?|" + "|".join(WORDS))
NOISE = st.sampled_from(
    "not never no except only but unless if when alone PST home he nunca sin salvo excepto solo evening noon".split()
)


@given(
    any_text | st.lists(st.sampled_from([*WORDS, "9", "18", "18:00", "6pm", ",", ";", "-", "/"]) | NOISE).map(" ".join)
)
def test_only_words_of_the_grammar_are_ever_read(said: str) -> None:
    for at in (MONDAY, moment("sat", "10:00")):
        if within(said, at) is not None:
            assert [word for word in re.split(r"[\s,;&/-]+", folded(said)) if word and not TOKEN.fullmatch(word)] == []


@given(rules(), NOISE, st.data())
def test_one_word_more_and_a_rule_is_not_read(
    rule: tuple[str, set[int], int, int], more: str, data: st.DataObject
) -> None:
    words = rule[0].split(" ")
    words.insert(data.draw(st.integers(0, len(words))), more)
    assert within(" ".join(words), moment("wed", "12:00")) is None
