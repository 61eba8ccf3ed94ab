"""Where an inquiry stands, from the file alone: leaving it anywhere and coming back ends in the same case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals, inquiry, options, reviews, work
from justicecli.core.inquiry import Question
from justicecli.model.case import Case, Explained, Review, new_case
from justicecli.model.codes import Entropy
from tests.made import MEETING, WEEK, case_of, counting, order_of
from tests.strategies import entered_text, maybe

CARD = [f"option-{number}" for number in range(12)]
EXPLAINED = dict.fromkeys(CARD, Explained(explained=MEETING))
LATER = MEETING + 6 * WEEK
NEW = new_case("amber-heron-27", MEETING)


def parts(case: Case, held: date = MEETING, *, skip: bool = True) -> list[str]:
    """The parts that are asked, where every question is skipped."""
    skipped: set[Question] = set()
    asked: list[str] = []
    while question := inquiry.following(case, held, CARD, skipped):
        asked.append(question.part)
        skipped |= {Question("options", (key,)) for key in question.about} | {question}
    return asked


class Answers(NamedTuple):
    """What a survivor and a practitioner say in one inquiry; what is None or not there is skipped."""

    explained: set[str]
    named: list[str]
    order: list[int] | None
    hurdles: list[str | None]
    steps: list[str | None]
    next: date


answers = st.builds(
    Answers,
    explained=st.sets(st.sampled_from(CARD)),
    named=st.lists(entered_text, max_size=4),
    order=maybe(st.lists(st.integers(0, 3), unique=True)),
    hurdles=st.lists(maybe(entered_text), min_size=4, max_size=4),
    steps=st.lists(maybe(entered_text), min_size=4, max_size=4),
    next=st.integers(1, 90).map(lambda days: MEETING + timedelta(days=days)),
)


def answered(case: Case, question: Question, said: Answers, entropy: Entropy) -> Case:
    """The case after one answer; the same where it was skipped."""
    names = list(case.goals)
    if question.part == "options":
        return options.explain(case, [key for key in question.about if key in said.explained], on=MEETING)
    if question.part == "goals" and len(names) < len(said.named):
        words = said.named[len(names)]
        return inquiry.named(case, words, held=MEETING, today=MEETING, writer=None, entropy=entropy)
    if question.part in {"hurdle", "step"}:
        return planned(case, question, said, entropy)
    if question.part == "next" or (question.part == "order" and said.order is not None):
        case, key = inquiry.begun(case, on=MEETING, entropy=entropy)
        order = [names[number] for number in said.order or [] if number < len(names)]
        if question.part == "order":
            return reviews.with_order(case, key, order, on=MEETING, by=None, entropy=entropy)
        return reviews.with_next(case, key, said.next)
    return case


def planned(case: Case, question: Question, said: Answers, entropy: Entropy) -> Case:
    """The case with what stands in the way of a goal, or a step towards it, where one was said."""
    (goal,) = question.about
    at = list(case.goals).index(goal)
    words = (said.hurdles if question.part == "hurdle" else said.steps)[at]
    if words is None:
        return case
    if question.part == "hurdle":
        return work.add_hurdle(case, goal, words, kind=None, entropy=entropy)
    return work.add_step(case, goal, words, who=None, by=None, entropy=entropy)


def held(case: Case, said: Answers, entropy: Entropy, stops: Callable[[], bool]) -> tuple[Case, bool]:
    """The case after as many answers as are given before the person leaves, and whether they left."""
    skipped: set[Question] = set()
    while question := inquiry.following(case, MEETING, CARD, skipped):
        if stops():
            return case, True
        after = answered(case, question, said, entropy)
        if question.part == "options":
            skipped |= {Question("options", (key,)) for key in question.about}
        elif after == case:
            skipped.add(question)
        case = after
    return case, False


@given(answers, st.lists(st.integers(0, 12), max_size=6))
def test_leaving_anywhere_and_coming_back_ends_in_the_same_case(said: Answers, leaving: list[int]) -> None:
    whole, _ = held(NEW, said, counting(), lambda: False)
    case, entropy, turns = NEW, counting(), iter(leaving)
    left = True
    while left:
        still = next(turns, None)
        countdown = iter(range(still, -1, -1)) if still is not None else None
        case, left = held(case, said, entropy, lambda one=countdown: one is not None and next(one, 0) == 0)  # type: ignore[misc]
    assert case == whole


@given(answers)
def test_goals_of_the_first_inquiry_are_round_one_and_those_named_after_are_later(said: Answers) -> None:
    case, _ = held(NEW, said, counting(), lambda: False)
    assert [goal.round for goal in case.goals.values()] == [1] * len(said.named)
    assert len(case.reviews) == 1
    first = 2 if said.named else 1
    assert goals.round_of(case, LATER, LATER) == first
    assert reviews.sitting_round(case, LATER, LATER) == first


def test_the_parts_come_in_the_order_of_the_appendix() -> None:
    assert parts(NEW) == ["options", "options", "options", "goals", "next"]
    work_ = ["hurdle", "step"] * 2
    assert parts(case_of("A", "B", numbered=0)) == ["options"] * 3 + ["goals", "order", *work_, "next"]


def test_options_come_a_few_at_a_time_and_none_twice() -> None:
    first = inquiry.following(NEW, MEETING, CARD, set())
    assert first == Question("options", tuple(CARD[:5]))
    some = replace(NEW, options={CARD[1]: Explained(explained=MEETING), CARD[2]: Explained(help="we can")})
    assert inquiry.unexplained(some, CARD) == [CARD[0], *CARD[2:]]
    asked = inquiry.following(some, MEETING, CARD, {Question("options", (CARD[0],))})
    assert asked == Question("options", tuple(CARD[2:7]))


def test_what_is_in_the_file_is_not_asked_again() -> None:
    case = replace(case_of("A", "B"), options=EXPLAINED)
    a, b = case.goals
    entropy = counting()
    assert parts(case) == ["goals", "order", "hurdle", "step", "hurdle", "step", "next"]
    case, key = inquiry.begun(case, on=MEETING, entropy=entropy)
    case = reviews.with_order(case, key, [b], on=MEETING, by=None, entropy=entropy)
    assert parts(case) == ["hurdle", "step", "hurdle", "step", "next"]
    case = work.add_hurdle(case, b, "No bed", kind=None, entropy=entropy)
    assert parts(case) == ["step", "hurdle", "step", "next"]
    case = work.add_step(case, a, "Call", who=None, by=None, entropy=entropy)
    assert parts(case) == ["step", "next"]
    case = reviews.with_next(case, key, LATER)
    assert parts(work.add_step(case, b, "Call", who=None, by=None, entropy=entropy)) == []


def test_a_goal_that_left_the_list_is_not_asked_about() -> None:
    case = replace(case_of("A"), options=EXPLAINED)
    assert parts(goals.mark(case, "g-aaaa", "set-aside", on=MEETING, entropy=counting())) == ["goals", "next"]


def test_a_day_after_goals_were_named_only_options_never_explained_are_left() -> None:
    case = case_of("A")
    assert (inquiry.is_first(case, MEETING), inquiry.is_first(case, LATER)) == (True, False)
    assert parts(case, LATER) == ["options"] * 3
    assert parts(replace(case, options=EXPLAINED), LATER) == []
    undated = replace(case, goals={"g-aaaa": replace(case.goals["g-aaaa"], added=None)})
    assert not inquiry.is_first(undated, MEETING)


def test_a_case_in_which_no_goal_was_named_is_still_before_its_first_inquiry() -> None:
    empty, key = reviews.begin(NEW, on=MEETING, entropy=counting())
    empty = reviews.with_next(empty, key, LATER)
    assert inquiry.is_first(empty, LATER)
    assert parts(replace(empty, options=EXPLAINED), LATER) == ["goals", "next"]


def test_the_review_to_go_on_with_is_the_one_that_lacks_its_order_or_its_date() -> None:
    complete = Review(held=MEETING, numbered_by="survivor", order=["g-aaaa"], next=LATER)
    undated = replace(complete, next=None)
    unsealed = Review(held=MEETING, next=LATER)
    for there, key in (
        ([], None),
        ([complete], None),
        ([undated], "r-0000"),
        ([undated, complete], None),
        ([complete, undated], "r-0001"),
        ([complete, unsealed], "r-0001"),
        ([unsealed, complete], "r-0000"),
        ([replace(undated, held=LATER)], None),
    ):
        case = replace(case_of("A"), reviews={f"r-{at:04}": one for at, one in enumerate(there)})
        assert inquiry.unfinished(case, MEETING) == key
        assert inquiry.is_complete(case, MEETING) == (key is None and complete in there)
        went_on, begun = inquiry.begun(case, on=MEETING, present=["interpreter"], entropy=counting())
        assert (begun == key) == (went_on is case) == (key is not None)


def test_something_was_said_on_the_day_a_goal_an_order_or_a_review_is_of() -> None:
    assert not inquiry.was_said(NEW, MEETING)
    explained = replace(NEW, options=EXPLAINED)
    assert not inquiry.was_said(explained, MEETING)
    named = case_of("A", "B", numbered=0)
    assert (inquiry.was_said(named, MEETING), inquiry.was_said(named, LATER)) == (True, False)
    ordered = goals.set_order(named, ["g-bbbb"], on=LATER, by="survivor", entropy=counting())
    assert inquiry.was_said(ordered, LATER)
    assert inquiry.was_said(reviews.begin(named, on=LATER, entropy=counting())[0], LATER)


SKIPS = inquiry.skip_words(["no, not now, Nothing more", "nada más, ya no,, "])


@pytest.mark.parametrize("typed", ["no", "NO.", " Not  now! ", "nothing more", "nada más", "Nada mas.", "«Ya no»"])
def test_a_no_and_nothing_else_is_a_skip(typed: str) -> None:
    assert inquiry.is_skip(typed, SKIPS)


@pytest.mark.parametrize("typed", ["no bed", "no\nbed", "nono", "not", "", ".", "Nada más que mi hija"])
def test_anything_more_than_a_no_is_an_answer(typed: str) -> None:
    assert not inquiry.is_skip(typed, SKIPS)


def test_a_goal_of_the_inquiry_is_the_survivors_and_says_who_wrote_it() -> None:
    case = inquiry.named(NEW, "Casa", held=MEETING, today=MEETING, writer="R. Ortiz", entropy=counting())
    (goal,) = case.goals.values()
    assert (goal.words, goal.said_by, goal.written_by, goal.added) == ("Casa", "survivor", "R. Ortiz", MEETING)
    assert order_of(case) == ""
