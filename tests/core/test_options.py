"""Option cards: none can be hidden, and what was explained stays written as it first was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.changes import compare
from justicecli.core.options import chosen, explain, in_language, with_agency
from justicecli.errors import Mistyped, NotFound
from justicecli.model.card import Card, Label, Option, Saying
from justicecli.model.case import Explained
from tests.made import MEETING, WEEK, case_of
from tests.strategies import any_text, maybe

CARD = Card(
    edition="2026.1",
    closing="You can pick none.",
    options={
        "papers-back": Option(say="I want my papers.", basis="18 U.S.C. 1592", in_brief=True),
        "safe-home": Option(say="I want a safe bed."),
        "safe-work": Option(say="I want fair work."),
    },
)
CASE = case_of("Vivir con mi hija")
helps = maybe(st.sampled_from(["we can", "we refer", "not ours"]))
keys = st.sampled_from([*CARD.options, "our-garden", "our-choir"])


@given(
    st.dictionaries(keys, st.builds(Option, say=any_text, help=helps)),
    st.dictionaries(st.sampled_from(list(CARD.options)), st.builds(Label, help=helps, note=maybe(any_text))),
    st.dictionaries(keys, st.builds(Saying, say=any_text)),
)
def test_nothing_an_agency_adds_hides_or_rewords_or_reorders_an_option(
    added: dict[str, Option], labels: dict[str, Label], sayings: dict[str, Saying]
) -> None:
    card = with_agency(CARD, added, labels)
    assert list(card.options)[: len(CARD.options)] == list(CARD.options)
    assert {key: card.options[key].say for key in CARD.options} == {key: one.say for key, one in CARD.options.items()}
    assert set(card.options) == {*CARD.options, *added}
    for key, label in labels.items():
        assert (card.options[key].help, card.options[key].note) == (label.help, label.note)
    assert list(in_language(card, "es", sayings, None).options) == list(card.options)


def test_a_label_says_who_can_help_and_everything_else_of_the_option_stays() -> None:
    card = with_agency(CARD, {}, {"papers-back": Label(help="not ours", note="ask the consulate")})
    assert card.options["papers-back"] == replace(
        CARD.options["papers-back"], help="not ours", note="ask the consulate"
    )
    assert replace(card, options=CARD.options) == CARD


def test_another_language_changes_the_words_that_are_there_and_no_others() -> None:
    card = in_language(CARD, "es", {"safe-home": Saying(say="Quiero una cama segura.")}, "Puede no elegir nada.")
    assert [one.say for one in card.options.values()] == [
        "I want my papers.",
        "Quiero una cama segura.",
        "I want fair work.",
    ]
    assert (card.language, card.closing) == ("es", "Puede no elegir nada.")
    assert card.options["papers-back"].basis == "18 U.S.C. 1592"
    assert in_language(CARD, "es", {}, None).closing == "You can pick none."


def test_without_a_choice_all_options_are_meant() -> None:
    assert chosen(CARD, []) == ["papers-back", "safe-home", "safe-work"]
    assert chosen(CARD, ["safe-w", "papers-back"]) == ["safe-work", "papers-back"]
    with pytest.raises(Mistyped, match=r"^That beginning fits 2 options: safe-home, safe-work\."):
        chosen(CARD, ["safe"])
    with pytest.raises(NotFound, match=r"^There is no such option\."):
        chosen(CARD, ["money"])


def test_that_an_option_was_explained_is_kept_with_day_language_and_who_can_help() -> None:
    case = explain(CASE, ["safe-home", "papers-back"], on=MEETING, language="es", helps={"safe-home": "we can"})
    assert list(case.options.items()) == [
        ("safe-home", Explained(explained=MEETING, language="es", help="we can")),
        ("papers-back", Explained(explained=MEETING, language="es")),
    ]
    assert case.goals == CASE.goals


def test_explained_again_the_first_day_and_language_stay_and_help_is_as_it_is_now() -> None:
    case = explain(CASE, ["safe-home"], on=MEETING, language="es", helps={"safe-home": "we can"})
    assert compare(case, explain(case, ["safe-home"], on=MEETING + WEEK, language="en")) == []
    later = explain(case, ["safe-home"], on=MEETING + WEEK, helps={"safe-home": "we refer"})
    assert later.options["safe-home"] == Explained(explained=MEETING, language="es", help="we refer")
    assert explain(case, ["safe-home"], on=MEETING, helps={"safe-home": None}).options == case.options


def test_an_option_that_was_only_labelled_before_gets_its_day() -> None:
    case = replace(CASE, options={"safe-home": Explained(help="we can")})
    assert explain(case, ["safe-home"], on=MEETING).options["safe-home"] == Explained(explained=MEETING, help="we can")
