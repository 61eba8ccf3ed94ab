"""Two orders and two accounts on the page of a case, and in the sentences of changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.changes import compare
from justicecli.core.goals import mark
from justicecli.model.case import Case, Promise
from justicecli.model.settling import Proposal, ToSettle
from justicecli.model.text import has_control
from justicecli.render import goals, settling
from justicecli.render.changes import sentences
from justicecli.render.page import Item, plain
from tests.edits import Place, edits_of
from tests.made import MEETING, case_of, counting

ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")
A, B, C = ABC.goals


def waiting(*proposals: Proposal) -> Case:
    """The case with these orders beside the one in the file."""
    return replace(ABC, order_to_settle={f"q-000{number}": one for number, one in enumerate(proposals)})


def beside(case: Case, *place: str, other: object) -> Case:
    """The case with another account of a place."""
    return replace(case, to_settle={"t-0000": ToSettle(place=list(place), other=other)})


def said(before: Case, after: Case) -> list[str]:
    """The sentences from one case to the other."""
    return sentences(compare(before, after))


def test_both_orders_can_be_read_and_it_is_said_first_that_there_are_two() -> None:
    case = mark(
        waiting(Proposal(order=[C, B, A], by="survivor", on=MEETING)), B, "achieved", on=MEETING, entropy=counting()
    )
    assert plain(goals.page(case)).splitlines() == [
        "Two orders: ask the survivor. One stands here; the other stands below it.",
        "  (1) Quiero mi pasaporte  (g-aaaa, first time)",
        "  (2) Estudiar  (g-cccc, first time)",
        "",
        "The other order, set by the survivor on Monday 2 November 2026",
        "  (1) Estudiar  (g-cccc)",
        "  (2) Quiero mi pasaporte  (g-aaaa)",
        "When the survivor has said which: justice review amber-heron-27, "
        "or justice goals order amber-heron-27 GOAL...",
    ]
    assert "ask the survivor" not in plain(goals.page(ABC))


def test_several_orders_are_all_shown_and_one_of_staff_is_marked_as_such() -> None:
    shown = plain(goals.page(waiting(Proposal(order=[C, B, A], by="staff", on=MEETING), Proposal(order=[A, B, C]))))
    assert "Several orders: ask the survivor. One stands here; the others stand below it.\n" in shown
    assert "Another order, set by STAFF, not by the survivor, on Monday 2 November 2026\n" in shown
    assert "Another order, set one number at a time, and nobody wrote down whose it is\n" in shown
    assert "It is the same as the one in the file now. Say that it holds, and it is settled.\n" in shown


def test_both_accounts_of_a_place_stand_beside_each_other_with_what_settles_them() -> None:
    case = replace(ABC, promises={"p-3mq9": Promise(words="Call", state="kept", settled=MEETING)})
    case = beside(case, "promises", "p-3mq9", other={"state": "missed", "told": True})
    assert plain(settling.accounts(case)).splitlines() == [
        "",
        "Two accounts: see which holds",
        "  - What became of promise p-3mq9  (t-0000)",
        "        in the file: state: kept",
        "        the other: state: missed, told: yes",
        "        to settle it: justice promises keep amber-heron-27 p-3mq9 (or miss, release)",
    ]
    texts = [
        part.text
        for part in settling.accounts(beside(ABC, "goals", A, "words", other="x\x1b[2J"))
        if isinstance(part, Item)
    ]
    assert texts[1] == "Quiero mi pasaporte"
    assert not has_control(plain(settling.accounts(beside(ABC, "goals", A, "words", other="x\x1b[2J"))))
    gone = [
        part.text
        for part in settling.accounts(beside(ABC, "goals", "g-zzzz", "words", other="x"))
        if isinstance(part, Item)
    ]
    assert gone == ["The words of goal g-zzzz", "nothing", "x", "justice edit amber-heron-27"]
    assert list(settling.accounts(ABC)) == []


def test_a_list_that_shows_one_account_says_that_there_are_two() -> None:
    case = beside(ABC, "goals", A, "words", other="x")
    assert plain(settling.hint(case, "goals")) == (
        "1 goal has two accounts, to be settled; see: justice show amber-heron-27\n"
    )
    assert list(settling.hint(case, "promises")) == []


@pytest.mark.parametrize(
    ("proposal", "sentence"),
    [
        (Proposal(order=[C, A], by="survivor", on=MEETING), "by the survivor on Monday 2 November 2026."),
        (Proposal(order=[C, A], by="staff", on=MEETING), "by STAFF, not by the survivor, on Monday 2 November 2026."),
        (Proposal(order=[C, A]), "one number at a time, and nobody wrote down whose it is."),
    ],
)
def test_an_order_that_came_or_is_settled_is_said_in_a_sentence(proposal: Proposal, sentence: str) -> None:
    assert said(ABC, waiting(proposal)) == [
        f"Two orders stand against each other: ask the survivor. The other was set {sentence}"
    ]
    assert said(waiting(proposal, Proposal(order=[B])), ABC) == ["The two orders are settled."]


def test_an_account_that_came_or_is_settled_is_said_in_a_sentence() -> None:
    case = beside(ABC, "goals", A, "words", other="Mis papeles")
    assert said(ABC, case) == ["The other account of the words of goal g-aaaa is kept beside it: Mis papeles."]
    assert said(case, ABC) == [
        "The two accounts of the words of goal g-aaaa are settled (beside it stood: Mis papeles)."
    ]
    whole = beside(ABC, "promises", "p-3mq9", other={"state": "missed"})
    assert said(ABC, whole) == ["The other account of what became of promise p-3mq9 is kept beside it."]
    assert said(whole, ABC) == ["The two accounts of what became of promise p-3mq9 are settled."]


@pytest.mark.parametrize("table", ["order_to_settle", "to_settle"])
@given(data=st.data())
def test_whatever_a_hand_does_to_them_is_said_without_the_names_of_keys(table: str, data: st.DataObject) -> None:
    edit: tuple[Case, Case, Place] = data.draw(edits_of(table))
    before, after, _ = edit
    for sentence in said(before, after):
        assert sentence.endswith(".")
        assert "to_settle" not in sentence
