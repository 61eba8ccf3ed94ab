"""How words, days and numbers are put into a sentence."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given

from justicecli.render.words import count, mention, plain
from tests.strategies import entered_text


def test_words_that_fit_are_said_whole() -> None:
    assert mention("Vivir con mi hija") == "Vivir con mi hija"
    assert mention("x" * 60) == "x" * 60


def test_long_words_are_named_by_their_beginning_with_a_sign_that_there_is_more() -> None:
    assert mention("x" * 61) == "x" * 59 + "…"
    assert mention("a" * 58 + " and more") == "a" * 58 + "…"


def test_words_of_several_lines_are_named_by_the_first_that_says_something() -> None:
    assert mention("Vivir con mi hija\ny con mi madre") == "Vivir con mi hija …"
    assert mention("\n \nVivir con mi hija") == "Vivir con mi hija …"
    assert mention("x" * 99 + "\ny") == "x" * 59 + "…"
    assert mention("\n\n") == " …"
    assert mention("") == ""


@given(entered_text)
def test_words_are_named_on_one_line_of_60_characters_and_none_is_another(words: str) -> None:
    named = mention(words)
    assert "\n" not in named
    assert len(named) <= 62
    assert named == words or (named[-1] == "…" and named[:-1].rstrip() in words)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (1.5, "1.5"),
        ("Ana", "Ana"),
        (date(2026, 11, 2), "Monday 2 November 2026"),
        (datetime(2026, 11, 2, 9).astimezone(), "Monday 2 November 2026, 09:00"),
        (time(9, 30), "09:30:00"),
        (["es-MX", "mix"], "es-MX, mix"),
        ((True, "x"), "yes, x"),
        ([], ""),
        ("x" * 70, "x" * 59 + "…"),
    ],
)
def test_a_value_is_said_as_a_person_says_it(value: Any, said: str) -> None:
    assert plain(value) == said


def test_a_number_has_its_noun() -> None:
    assert [count(number, "goal") for number in (0, 1, 2)] == ["0 goals", "1 goal", "2 goals"]
    assert [count(number, "child", "children") for number in (1, 3)] == ["1 child", "3 children"]
