"""The card of options as a page: every option, its words first, and the words to close with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from justicecli.model.card import Card, Option
from justicecli.render.options import page
from justicecli.render.page import Aside, Heading, Item, Line
from tests.made import MEETING
from tests.strategies import any_text, days, maybe

HEADING = Heading("Forms of justice to explain, all of them, whoever can help with them")


def test_an_option_is_its_words_and_what_there_is_to_know_of_it() -> None:
    option = Option(
        say="I want my papers.",
        jurisdiction="US",
        checked_on=MEETING,
        basis="18 U.S.C. 1592",
        ask_a_lawyer=True,
        in_brief=True,
        help="we refer",
        note="ask the consulate",
    )
    assert list(page(Card(closing="You can pick none.", options={"papers-back": option}))) == [
        HEADING,
        Item("papers-back:", "I want my papers."),
        Aside("we refer; ask the consulate; US; 18 U.S.C. 1592; checked Monday 2 November 2026; ask a lawyer"),
        Line(""),
        Line("You can pick none."),
    ]


def test_a_card_without_closing_words_ends_with_its_last_option() -> None:
    parts = list(page(Card(options={"our-garden": Option(say="I want a garden.")})))
    assert parts[:2] == [HEADING, Item("our-garden:", "I want a garden.")]
    assert not [part for part in parts if isinstance(part, Line)]


@given(
    st.dictionaries(
        any_text,
        st.builds(
            Option,
            say=any_text,
            help=maybe(st.sampled_from(["we can", "we refer", "not ours"])),
            checked_on=maybe(days),
        ),
    )
)
def test_no_option_is_left_off_the_page_whoever_can_help(options: dict[str, Option]) -> None:
    items = [part for part in page(Card(options=options)) if isinstance(part, Item)]
    assert [(item.mark, item.text) for item in items] == [(f"{key}:", one.say) for key, one in options.items()]
