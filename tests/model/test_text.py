"""What may enter as text: everything that was said, in any script, and nothing that hides or changes it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.errors import Mistyped
from justicecli.model.text import clean, has_control, visible
from tests.strategies import any_text, entered_text


@given(entered_text)
def test_words_in_any_script_are_kept_character_for_character(words: str) -> None:
    assert clean(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "Quiero mi pasaporte",
        "أريد أن أعيش مع ابنتي",
        "אני רוצה ללמוד",
        "我想和女儿一起生活",
        "e\u0301 is not composed into one character",
        "a tab\tand a\u200fright-to-left mark",
        "👩‍👧 family",
        "\U00018cd6 is a letter that an older Python does not know, and alone:",
        "\U00018cd6",
        "\ue000",
        "  two spaces stay, before and after  ",
    ],
)
def test_no_script_is_changed_composed_or_trimmed(words: str) -> None:
    assert clean(words) == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\ntwo"),
        ("one\r\n\r\ntwo\r\n", "one\n\ntwo"),
        ("one\n\n\n", "one"),
        ("\none", "\none"),
    ],
)
def test_line_breaks_become_line_feeds_and_those_at_the_end_are_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("nothing", ["", " ", "\n", "\r\n", "\t \n", "\u3000", "\u00a0", "\u200b", "\u200f \ufeff"])
def test_nothing_is_no_goal(nothing: str) -> None:
    with pytest.raises(Mistyped, match=r"^There is nothing in the words\. Nothing was changed"):
        clean(nothing)


def test_the_sentence_names_what_was_empty() -> None:
    with pytest.raises(Mistyped, match=r"^There is nothing in the note\."):
        clean("", "the note")


REFUSED = [
    *range(0x09),
    0x0B,
    0x0C,
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
]


@pytest.mark.parametrize("code", REFUSED, ids=lambda code: f"U+{code:04X}")
def test_a_control_character_is_refused_with_its_place_and_never_with_the_words(code: int) -> None:
    with pytest.raises(Mistyped, match=rf"^Character 5 of the words is a control character \(U\+{code:04X}\)") as error:
        clean(f"mine{chr(code)}yours")
    assert "mine" not in str(error.value)
    assert has_control(f"mine{chr(code)}yours")


@given(any_text)
def test_a_text_by_hand_has_a_control_character_exactly_where_clean_refuses_it(text: str) -> None:
    try:
        clean("x" + text)
    except Mistyped:
        assert has_control(text)
    else:
        assert not has_control(text)


def test_half_a_character_is_not_text() -> None:
    with pytest.raises(Mistyped, match=r"^A character in the words is not UTF-8 text\."):
        clean("mine \ud83d")


@given(st.text(max_size=40))
def test_what_is_shown_has_no_control_character_but_tab_and_line_feed(text: str) -> None:
    shown = visible(text)
    assert not has_control(shown)
    assert not [one for one in shown if unicodedata.category(one) == "Cc" and one not in "\t\n"]
    shown.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_what_is_shown_is_otherwise_the_text_itself(text: str) -> None:
    assert visible(text) == text


def test_control_characters_are_shown_by_their_code_and_half_characters_by_a_sign() -> None:
    assert visible("\x1b[31m red \u202e\x07\ud83d") == "<U+001B>[31m red <U+202E><U+0007>\ufffd"
    assert not re.search("[\x00-\x1f]", visible("".join(map(chr, REFUSED))))
