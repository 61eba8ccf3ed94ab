"""A first word with a capital may be a name, unless it is one that promises often begin with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.first_words import may_be_a_name, openers

KNOWN = openers(["call", "we", "I", "after", "después", "don't", "e-mail", "a"])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Marisol calls",
            "call. Marisol waits",
            "  «Marisol»",
            "call:\nMarisol",
            "A-Li",
            "A'isha",
            "Don calls",
            "Callum",
        ),
        *("We'Rosa", "Ŝi", "Марина", "9. Marisol"),
    ],
)
def test_a_capital_that_is_no_opener_may_be_a_name(text: str) -> None:
    assert may_be_a_name(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Call Marisol",
            "We'll call",
            "We\u2019ll call",
            "I'm there. Después",
            "Despues",
            "DON'T",
            "Don\u2019t",
            "E-mail",
        ),
        *("Check".lower(), "", " \n.", "9:00", "9 pm", "明天", "marisol calls", "Call-in. After"),
    ],
)
def test_an_opener_a_small_letter_and_what_has_no_capitals_are_none(text: str) -> None:
    assert not may_be_a_name(text, KNOWN)


@given(st.text())
def test_what_is_written_small_is_never_taken_for_a_name(text: str) -> None:
    assert not may_be_a_name("".join(letter for letter in text if not letter.isupper()), ())
