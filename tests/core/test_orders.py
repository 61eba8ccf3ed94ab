"""Earlier orders: every one that was set is known in its turn, and none is lost when another takes its place."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.goals import mark, move, ranked, set_order
from justicecli.core.orders import Numbering, kept_order, numberings, order_on, standing
from justicecli.core.reviews import begin, with_order
from justicecli.model.case import Case, Order, Review
from tests.core.doing import Deed, deeds, done
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import ordered_cases

A, B, C = "g-aaaa", "g-bbbb", "g-cccc"
ABC = case_of("A", "B", "C")
LATER = MEETING + WEEK


def test_orders_of_reviews_and_those_set_at_once_stand_in_one_row_oldest_first() -> None:
    case = replace(
        ABC,
        reviews={"r-0000": Review(held=LATER, numbered_by="survivor", order=[C, A])},
        orders={
            "o-0000": Order(on=LATER + WEEK, by="staff", order=[B]),
            "o-0001": Order(on=MEETING, by="survivor", order=[A, B]),
        },
    )
    assert numberings(case) == [
        Numbering(on=MEETING, by="survivor", order=(A, B)),
        Numbering(on=LATER, by="survivor", order=(C, A)),
        Numbering(on=LATER + WEEK, by="staff", order=(B,)),
    ]


def test_an_order_without_a_day_and_a_review_that_is_not_sealed_set_nothing() -> None:
    case = replace(
        ABC,
        reviews={"r-0000": Review(held=LATER), "r-0001": Review(numbered_by="survivor", order=[A])},
        orders={"o-0000": Order(until=LATER, order=[A, B]), "o-0001": Order(order=[B])},
    )
    assert numberings(case) == []


def test_a_review_that_left_the_order_empty_is_an_order_too() -> None:
    case = replace(ABC, reviews={"r-0000": Review(held=LATER, numbered_by="survivor")})
    assert [one.order for one in numberings(case)] == [()]


def sitting(case: Case, order: list[str], on: date, entropy: object) -> Case:
    """The case after a review with that order."""
    case, key = begin(case, on=on, entropy=entropy)  # type: ignore[arg-type]
    return with_order(case, key, order, on=on, by="survivor", entropy=entropy)  # type: ignore[arg-type]


def test_orders_and_reviews_of_one_day_stand_in_the_turn_they_were_set() -> None:
    entropy = counting()
    case = set_order(ABC, [B, A, C], on=LATER, by="survivor", entropy=entropy)
    case = sitting(case, [C, B, A], LATER, entropy)
    case = set_order(case, [C, A], on=LATER, by="staff", entropy=entropy)
    case = set_order(case, [A], on=LATER, by="staff", entropy=entropy)
    case = sitting(case, [B], LATER, entropy)
    assert [one.order for one in numberings(case)] == [(B, A, C), (C, B, A), (C, A), (A,), (B,)]
    assert order_on(case, LATER) == (B,)


def test_an_order_set_while_a_review_is_unfinished_stands_before_the_order_of_that_review() -> None:
    entropy = counting()
    case, key = begin(ABC, on=LATER, entropy=entropy)
    case = set_order(case, [B, A], on=LATER, by="survivor", entropy=entropy)
    case = with_order(case, key, [C], on=LATER, by="survivor", entropy=entropy)
    assert [one.order for one in numberings(case)] == [(B, A), (C,)]


def test_an_order_after_a_review_that_is_no_longer_in_the_file_stands_last_of_its_day() -> None:
    case = replace(
        ABC,
        reviews={"r-0000": Review(held=LATER, numbered_by="survivor", order=[A])},
        orders={"o-0000": Order(on=LATER, after="r-zzzz", by="survivor", order=[B])},
    )
    assert [one.order for one in numberings(case)] == [(A,), (B,)]


def test_an_order_that_stands_nowhere_else_is_written_down_when_it_ends() -> None:
    kept = kept_order(ABC, [A, B, C], [C, B, A], until=LATER, entropy=counting())
    assert kept.orders == {"o-0000": Order(until=LATER, order=[A, B, C])}


def test_an_order_that_stands_in_the_last_review_is_not_written_twice() -> None:
    case = sitting(ABC, [A, B, C], MEETING, counting())
    assert kept_order(case, [A, B, C], [C, B, A], until=LATER, entropy=counting()) is case
    moved = move(case, A, 3)
    kept = kept_order(moved, ranked(moved), [C], until=LATER, entropy=counting())
    assert [one.order for one in kept.orders.values()] == [[B, C, A]]


def test_an_order_that_stands_only_in_an_earlier_review_is_written_down_again() -> None:
    entropy = counting()
    case = sitting(sitting(ABC, [A, B, C], MEETING, entropy), [C, B, A], LATER, entropy)
    back = move(move(case, A, 1), B, 2)
    assert ranked(back) == [A, B, C]
    kept = kept_order(back, ranked(back), [C], until=LATER + WEEK, entropy=entropy)
    assert [one.order for one in kept.orders.values()] == [[A, B, C]]


def test_the_standing_order_goes_back_to_the_last_that_was_set() -> None:
    entropy = counting()
    case = sitting(sitting(ABC, [A, B, C], MEETING, entropy), [C, B, A], LATER, entropy)
    last = Numbering(on=LATER, by="survivor", order=(C, B, A))
    assert standing(case, [C, B, A]) == (last, False)
    assert standing(case, [B, C, A]) == (last, True)
    assert standing(case, [C, B]) == (last, True)


def test_a_goal_that_only_left_the_list_or_the_file_has_not_moved_the_others() -> None:
    case = sitting(ABC, [C, B, A], LATER, counting())
    left = mark(case, B, "achieved", on=LATER, entropy=counting())
    gone = replace(case, goals={key: goal for key, goal in case.goals.items() if key != B})
    for one in (left, gone):
        found = standing(one, [C, A])
        assert found is not None
        assert found[1] is False


def test_without_an_order_or_without_one_that_was_set_nothing_stands() -> None:
    assert standing(ABC, [A, B, C]) is None
    assert standing(sitting(ABC, [A], LATER, counting()), []) is None


def test_no_order_and_the_same_order_are_not_written_down() -> None:
    assert kept_order(ABC, [], [A], until=LATER, entropy=counting()) is ABC
    assert kept_order(ABC, [A, B], [A, B], until=LATER, entropy=counting()) is ABC


@given(ordered_cases(), st.lists(deeds, max_size=10))
def test_no_order_is_lost_whatever_ends_it_but_a_single_move(case: Case, all_: list[Deed]) -> None:
    entropy = counting()
    for number, deed in enumerate(all_):
        before, case = case, done(case, deed, MEETING + number * WEEK, entropy)
        held = ranked(before)
        if held and ranked(case) != held and deed[0] not in ("move", "add"):
            written = [list(one.order) for one in numberings(case)] + [one.order for one in case.orders.values()]
            assert held in written
        assert [one.order for one in numberings(before)] == [one.order for one in numberings(case)][
            : len(numberings(before))
        ]


def test_a_past_day_has_the_order_that_was_set_last_up_to_it() -> None:
    case = replace(
        ABC,
        reviews={"r-0000": Review(held=LATER, numbered_by="survivor", order=[C, A])},
        orders={"o-0000": Order(on=LATER + WEEK, by="staff", order=[B])},
    )
    assert order_on(case, MEETING) is None
    assert order_on(case, LATER) == order_on(case, LATER + WEEK / 7) == (C, A)
    assert order_on(case, LATER + WEEK) == order_on(case, LATER + 9 * WEEK) == (B,)


def test_before_any_order_was_set_a_day_has_the_first_that_is_known_to_have_ended_after_it() -> None:
    case = replace(
        ABC,
        orders={
            "o-0000": Order(until=LATER + WEEK, order=[A, B]),
            "o-0001": Order(until=LATER, order=[B, A]),
        },
    )
    assert order_on(case, MEETING) == (B, A)
    assert order_on(case, LATER) == (A, B)
    assert order_on(case, LATER + WEEK) is None
