"""Reviews: begun, gone on with, sealed with an order; and the round of the goals that are named in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from justicecli.core import reviews
from justicecli.core.changes import compare
from justicecli.core.goals import add, mark, move, round_of, set_order
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Order, Review
from justicecli.model.records import NumberedBy
from tests.made import MEETING, WEEK, case_of, counting, order_of

ABC = case_of("A", "B", "C")
A, B, C = ABC.goals
LATER = MEETING + 6 * WEEK


def begun(case: Case = ABC, on: date = LATER) -> Case:
    """The case with a review, r-0000, that has only begun."""
    return reviews.begin(case, on=on, entropy=counting())[0]


def sealed(case: Case, on: date, entropy: object) -> Case:
    """The case after a review with no change."""
    case, key = reviews.begin(case, on=on, entropy=entropy)  # type: ignore[arg-type]
    return reviews.with_order(case, key, None, on=on, by="survivor", entropy=entropy)  # type: ignore[arg-type]


def test_a_review_begins_with_its_day_and_who_was_there() -> None:
    case, key = reviews.begin(ABC, on=LATER, present=["interpreter"], entropy=counting())
    assert key == "r-0000"
    assert case.reviews == {"r-0000": Review(held=LATER, present=["interpreter"])}


def test_an_unfinished_review_of_the_same_day_is_gone_on_with() -> None:
    case = reviews.with_note(begun(), "r-0000", "we began")
    again, key = reviews.begin(case, on=LATER, entropy=counting())
    assert key == "r-0000"
    assert again is case


def test_a_review_of_another_day_or_one_that_is_sealed_is_left_as_it_is() -> None:
    entropy = counting()
    first = begun(on=MEETING)
    assert len(reviews.begin(first, on=LATER, entropy=entropy)[0].reviews) == 2
    done = sealed(ABC, LATER, entropy)
    assert len(reviews.begin(done, on=LATER, entropy=entropy)[0].reviews) == 2


def test_the_order_of_a_review_becomes_the_numbers() -> None:
    case = reviews.with_order(begun(), "r-0000", [C, A], on=LATER, by="survivor", entropy=counting())
    assert order_of(case) == "c a"
    assert case.reviews["r-0000"] == Review(held=LATER, numbered_by="survivor", order=[C, A])
    assert list(case.orders.values()) == [Order(until=LATER, order=[A, B, C])]


def test_a_review_with_no_change_keeps_the_order_as_it_stands() -> None:
    case = reviews.with_order(begun(), "r-0000", None, on=LATER, by="staff", entropy=counting())
    assert case.goals == ABC.goals
    assert case.reviews["r-0000"] == Review(held=LATER, numbered_by="staff", order=[A, B, C])
    assert case.orders == {}


def test_where_nobody_is_named_a_new_order_is_the_survivors() -> None:
    case = reviews.with_order(begun(), "r-0000", [C], on=LATER, by=None, entropy=counting())
    assert case.reviews["r-0000"].numbered_by == "survivor"


def test_where_nobody_is_named_an_order_that_stays_keeps_whose_it_was() -> None:
    whose: tuple[NumberedBy, ...] = ("staff", "survivor")
    for by in whose:
        case = set_order(ABC, [B, A, C], on=MEETING, by=by, entropy=counting())
        kept = reviews.with_order(begun(case), "r-0000", None, on=LATER, by=None, entropy=counting())
        assert kept.reviews["r-0000"] == Review(held=LATER, numbered_by=by, order=[B, A, C])


def test_an_order_that_nobody_gave_is_kept_without_a_name_and_is_not_the_survivors() -> None:
    nobodys = reviews.with_order(begun(), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert nobodys.reviews["r-0000"] == Review(held=LATER, order=[A, B, C])
    assert nobodys.reviews["r-0000"].is_sealed
    by_hand = replace(ABC, orders={"o-aaaa": Order(on=MEETING, order=[A, B, C])})
    kept = reviews.with_order(begun(by_hand), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert kept.reviews["r-0000"].numbered_by is None


def test_an_order_of_the_survivor_in_which_a_goal_was_moved_is_not_said_to_be_theirs() -> None:
    theirs = set_order(ABC, [B, A, C], on=MEETING, by="survivor", entropy=counting())
    kept = reviews.with_order(begun(move(theirs, C, 1)), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert kept.reviews["r-0000"] == Review(held=LATER, order=[C, B, A])
    shorter = mark(theirs, A, "achieved", on=MEETING + WEEK, entropy=counting())
    kept = reviews.with_order(begun(shorter), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert kept.reviews["r-0000"] == Review(held=LATER, numbered_by="survivor", order=[B, C])


def test_an_order_of_an_earlier_day_is_that_days_whoever_set_a_later_one() -> None:
    entropy = counting()
    case = set_order(ABC, [B, A], on=MEETING, by="survivor", entropy=entropy)
    case = set_order(case, [C], on=LATER, by="staff", entropy=entropy)
    day = MEETING + WEEK
    kept = reviews.with_order(begun(case, day), "r-0000", None, on=day, by=None, entropy=entropy)
    assert kept.reviews["r-0000"] == Review(held=day, numbered_by="survivor", order=[B, A])


def test_a_day_before_the_case_was_opened_is_refused_with_the_day_it_was() -> None:
    reviews.check_held(ABC, MEETING)
    reviews.check_held(replace(ABC, opened=None), MEETING - WEEK)
    with pytest.raises(Mistyped, match=r"^The case was opened on Monday 2 November 2026, after that day\."):
        reviews.check_held(ABC, MEETING - WEEK / 7)


def test_an_order_of_staff_in_which_one_goal_was_moved_is_still_theirs() -> None:
    case = move(set_order(ABC, [B, A, C], on=MEETING, by="staff", entropy=counting()), C, 1)
    kept = reviews.with_order(begun(case), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert kept.reviews["r-0000"] == Review(held=LATER, numbered_by="staff", order=[C, B, A])


def test_where_nothing_is_numbered_the_order_is_nobodys() -> None:
    case = case_of("A", "B", numbered=0)
    kept = reviews.with_order(begun(case), "r-0000", None, on=LATER, by=None, entropy=counting())
    assert kept.reviews["r-0000"] == Review(held=LATER)


def test_a_review_written_up_after_a_later_order_keeps_the_order_of_its_own_day() -> None:
    entropy = counting()
    case = set_order(ABC, [B, A], on=MEETING, by="survivor", entropy=entropy)
    case = set_order(case, [C], on=LATER, by="survivor", entropy=entropy)
    day = MEETING + WEEK
    kept = reviews.with_order(begun(case, day), "r-0000", None, on=day, by="survivor", entropy=entropy)
    assert kept.reviews["r-0000"].order == [B, A]
    assert order_of(kept) == "c"
    with pytest.raises(Mistyped, match=r"^The file holds a later order, of Monday 14 December 2026\."):
        reviews.with_order(begun(case, day), "r-0000", [A], on=day, by="survivor", entropy=entropy)


def test_an_order_that_cannot_be_is_refused() -> None:
    with pytest.raises(Mistyped, match=r"^A goal is named twice"):
        reviews.with_order(begun(), "r-0000", [A, A], on=LATER, by="survivor", entropy=counting())


def test_the_next_review_is_after_this_one() -> None:
    assert reviews.with_next(begun(), "r-0000", LATER + WEEK).reviews["r-0000"].next == LATER + WEEK
    for day in (LATER, MEETING):
        with pytest.raises(Mistyped, match=r"^The next review has to be after this one\."):
            reviews.with_next(begun(), "r-0000", day)
    undated = replace(ABC, reviews={"r-0000": Review()})
    assert reviews.with_next(undated, "r-0000", MEETING).reviews["r-0000"].next == MEETING


def test_six_weeks_is_the_usual_time_between_reviews() -> None:
    assert timedelta(days=42) == reviews.SIX_WEEKS


def test_notes_and_answers_are_kept_as_they_were_said() -> None:
    case = reviews.with_note(begun(), "r-0000", "Came with a friend\r\n")
    case = reviews.with_progress(case, "r-0000", A, "some")
    case = reviews.with_progress(case, "r-0000", B, "not yet")
    case = reviews.with_progress(case, "r-0000", A, "there")
    assert case.reviews["r-0000"].note == "Came with a friend"
    assert case.reviews["r-0000"].progress == {A: "there", B: "not yet"}
    assert {change.place[0] for change in compare(ABC, case)} == {"reviews"}
    for change in (reviews.with_note, lambda one, key, text: reviews.with_progress(one, key, A, text)):
        with pytest.raises(Mistyped):
            change(begun(), "r-0000", "\x1b[2J")


def test_the_next_day_is_what_the_latest_review_set() -> None:
    assert (reviews.latest(ABC), reviews.next_day(ABC)) == (None, None)
    case = replace(
        ABC,
        reviews={
            "r-0000": Review(held=LATER, next=LATER + WEEK),
            "r-0001": Review(held=MEETING, next=MEETING + WEEK),
            "r-0002": Review(next=LATER + 9 * WEEK),
        },
    )
    assert reviews.next_day(case) == LATER + WEEK
    without = replace(case, reviews={**case.reviews, "r-0003": Review(held=LATER + WEEK)})
    assert reviews.next_day(without) is None
    assert reviews.next_day(replace(ABC, reviews={"r-0000": Review(next=LATER)})) is None


def test_of_two_reviews_of_one_day_the_later_one_says_when_the_next_is() -> None:
    case = replace(
        ABC,
        reviews={"r-0000": Review(held=LATER, next=LATER + 6 * WEEK), "r-0001": Review(held=LATER, next=LATER + WEEK)},
    )
    assert reviews.next_day(case) == LATER + WEEK


class TestRounds:
    def test_goals_named_at_the_first_meeting_and_in_its_review_are_of_round_one(self) -> None:
        assert round_of(ABC, MEETING, MEETING) == 1
        assert reviews.sitting_round(ABC, MEETING, MEETING) == 1
        assert reviews.sitting_round(case_of(), LATER, LATER) == 1

    def test_after_the_first_review_goals_are_of_round_two_and_after_the_second_of_three(self) -> None:
        entropy = counting()
        case = sealed(ABC, MEETING, entropy)
        assert round_of(case, MEETING, MEETING) == reviews.sitting_round(case, MEETING, MEETING) == 2
        assert round_of(case, LATER, LATER) == reviews.sitting_round(case, LATER, LATER) == 2
        case = sealed(case, LATER, entropy)
        assert round_of(case, LATER, LATER) == reviews.sitting_round(case, LATER, LATER) == 3

    def test_a_sitting_weeks_later_is_of_round_two_even_when_no_review_was_held_before(self) -> None:
        assert reviews.sitting_round(ABC, LATER, LATER) == 2
        undated = add(case_of(), "A", on=LATER, entropy=counting(), round_=1)
        undated = replace(undated, goals={key: replace(goal, added=None) for key, goal in undated.goals.items()})
        assert reviews.sitting_round(undated, LATER, LATER) == 2

    def test_a_sitting_that_is_gone_on_with_stays_of_the_round_it_began_in(self) -> None:
        assert reviews.sitting_round(begun(on=MEETING), MEETING, MEETING) == 1
        later = begun(sealed(ABC, MEETING, counting()), LATER)
        assert reviews.sitting_round(later, LATER, LATER) == 2

    def test_an_unfinished_review_of_an_earlier_day_counts(self) -> None:
        assert reviews.sitting_round(begun(on=MEETING), LATER, LATER) == 2

    def test_a_first_meeting_that_is_written_up_a_day_later_is_of_round_one(self) -> None:
        assert reviews.sitting_round(ABC, MEETING, MEETING + WEEK / 7) == 1
