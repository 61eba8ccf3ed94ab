"""Our sentences with the survivor's own words in them: filled once, and never what was put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.filling import fill, own_words, speak
from tests.made import case_of

OURS = {"survivor": "the survivor", "trafficker": "the person who hurt them"}


def test_our_word_has_a_capital_where_it_begins_a_sentence_and_nowhere_else() -> None:
    assert speak("{survivor} decides. {survivor} rests: ask {survivor}.", OURS, {}) == (
        "The survivor decides. The survivor rests: ask the survivor."
    )


def test_the_survivors_word_stands_in_quotes_as_it_was_said() -> None:
    assert speak("{trafficker} may be near {survivor}.", OURS, {"trafficker": "mi novio"}) == (
        "“mi novio” may be near the survivor."
    )


@given(words=st.text(max_size=40) | st.sampled_from(["{survivor}", "{{ 7*7 }}", "{trafficker}", "\\1", "{0}"]))
def test_what_is_put_in_is_never_looked_at_again(words: str) -> None:
    assert speak("a {trafficker} b", OURS, {"trafficker": words}) == f"a “{words}” b"
    assert fill("a {value} b", {"value": words, "survivor": "x"}) == f"a {words} b"


def test_a_gap_that_nobody_knows_stays() -> None:
    assert speak("{{ 7*7 }} {unknown} {survivor}", OURS, {}) == "{{ 7*7 }} {unknown} the survivor"
    assert fill("{unknown} {}", {}) == "{unknown} {}"


def test_only_the_words_that_our_sentences_name_stand_in_them() -> None:
    case = replace(case_of(), words={"trafficker": "him", "place": "the house"})
    assert own_words(case) == {"trafficker": "him"}
