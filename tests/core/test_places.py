"""How each goal's place changed: every order the file keeps, oldest first, and nothing made up between them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from msgspec.structs import replace

from justicecli.core.goals import add, mark, move, set_order, unrank
from justicecli.core.history import as_of
from justicecli.core.orders import numberings
from justicecli.core.places import Places, places
from justicecli.core.reviews import begin, with_order
from justicecli.model.case import Case, Order
from justicecli.model.codes import Entropy
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import cases

A, B, C = "g-aaaa", "g-bbbb", "g-cccc"
SECOND, THIRD = MEETING + WEEK, MEETING + 2 * WEEK
DAY = timedelta(days=1)


def held(case: Case, order: list[str] | None, on: date, entropy: Entropy) -> Case:
    """The case after a review on that day."""
    case, key = begin(case, on=on, entropy=entropy)
    return with_order(case, key, order, on=on, by="survivor", entropy=entropy)


def drawn(found: Places) -> dict[str, str]:
    """Each goal by the letter of its id, with its places in a row: "2 1 -"; a dot where it was not on the list."""
    return {
        row.goal[2]: " ".join(str(one.number) if one.number else "-" if one.listed else "." for one in row.places)
        for row in found.rows
    }


def kinds(found: Places) -> list[tuple[str, date | None]]:
    """How each order came about, and its day."""
    return [(one.kind, one.day) for one in found.columns]


def test_each_goal_has_its_number_at_each_review() -> None:
    entropy = counting()
    case = held(case_of("A", "B", "C"), [B, A], MEETING, entropy)
    case = held(case, [A, B, C], SECOND, entropy)
    found = places(held(case, [A, C], THIRD, entropy))
    assert kinds(found) == [("review", MEETING), ("review", SECOND), ("review", THIRD)]
    assert drawn(found) == {"a": "2 1 1", "c": "- 3 2", "b": "1 2 -"}


def test_a_review_with_no_change_is_still_a_review() -> None:
    entropy = counting()
    case = held(case_of("A", "B"), [A, B], MEETING, entropy)
    assert drawn(places(held(case, None, SECOND, entropy))) == {"a": "1 1", "b": "2 2"}


def test_an_order_set_between_reviews_and_by_whom_is_there() -> None:
    entropy = counting()
    case = held(case_of("A", "B"), [A, B], MEETING, entropy)
    found = places(set_order(case, [B, A], on=SECOND, by="staff", entropy=entropy))
    assert [(one.kind, one.by) for one in found.columns] == [("review", "survivor"), ("order", "staff")]


def test_an_order_that_was_lost_stands_before_the_one_that_took_its_place() -> None:
    entropy = counting()
    case = held(case_of("A", "B", "C"), [C, B, A], SECOND, entropy)
    found = places(case)
    assert kinds(found) == [("until", SECOND), ("review", SECOND)]
    assert drawn(found) == {"c": "3 1", "b": "2 2", "a": "1 3"}


def test_an_order_that_did_not_outlast_the_day_its_goals_were_named_on_is_none() -> None:
    case = held(case_of("A", "B"), [B, A], MEETING, counting())
    assert [one.until for one in case.orders.values()] == [MEETING]
    assert kinds(places(case)) == [("review", MEETING)]


def test_numbers_moved_since_the_last_review_stand_as_they_are_now() -> None:
    case = held(case_of("A", "B", "C"), None, MEETING, counting())
    assert kinds(places(case)) == [("review", MEETING)]
    found = places(move(case, C, 1))
    assert kinds(found) == [("review", MEETING), ("now", None)]
    assert drawn(found) == {"c": "3 1", "a": "1 2", "b": "2 3"}


def test_a_goal_is_not_there_before_it_was_named_nor_after_it_left() -> None:
    entropy = counting()
    case = held(case_of("A", "B"), [A, B], MEETING, entropy)
    case = add(case, "C", on=SECOND, entropy=entropy, round_=2)
    (new,) = (key for key, goal in case.goals.items() if goal.words == "C")
    case = held(case, [new, A, B], SECOND, entropy)
    case = mark(case, A, "achieved", on=THIRD, entropy=entropy)
    found = places(held(case, None, THIRD, entropy))
    assert drawn(found) == {new[2]: ". 1 1", "b": "2 3 2", "a": "1 2 ."}
    assert [(row.is_first, row.is_listed) for row in found.rows] == [(False, True), (True, True), (True, False)]


def test_a_number_that_was_taken_away_leaves_the_goal_on_the_list() -> None:
    entropy = counting()
    case = held(case_of("A", "B"), [A, B], MEETING, entropy)
    case = held(unrank(case, A, on=SECOND, entropy=entropy), None, SECOND, entropy)
    assert drawn(places(case)) == {"b": "2 1", "a": "1 -"}


def test_where_no_goal_was_ever_numbered_there_is_no_order() -> None:
    found = places(case_of("A", "B", numbered=0))
    assert found.columns == []
    assert [row.places for row in found.rows] == [(), ()]


def test_numbers_that_no_review_has_seen_are_the_one_order_there_is() -> None:
    assert kinds(places(case_of("A", "B"))) == [("now", None)]


def test_a_goal_that_is_not_in_the_file_any_more_takes_no_place_from_others() -> None:
    case = replace(case_of("A", "B"), orders={"o-0000": Order(on=MEETING, order=[B, "g-gone", A])})
    assert drawn(places(case)) == {"a": "3 1", "b": "1 2"}


def test_a_past_day_has_the_history_up_to_it() -> None:
    entropy = counting()
    case = held(case_of("A", "B"), [A, B], MEETING, entropy)
    case = held(case, [B, A], SECOND, entropy)
    assert drawn(places(as_of(case, SECOND - DAY, THIRD))) == {"a": "1", "b": "2"}
    assert drawn(places(as_of(case, SECOND, THIRD))) == {"b": "2 1", "a": "1 2"}


@given(case=cases)
def test_every_order_of_any_file_is_there_oldest_first_and_every_number_is_its_place(case: Case) -> None:
    found = places(case)
    days = [one.day for one in found.columns if one.day]
    assert days == sorted(days)
    was_set = [one.order for one in found.columns if one.kind in ("review", "order")]
    assert was_set == [one.order for one in numberings(case)]
    for row in found.rows:
        for column, one in zip(found.columns, row.places, strict=True):
            assert one.number is None or column.order[one.number - 1] == row.goal
            assert (one.number is None) == (row.goal not in column.order)


def test_what_was_left_of_an_order_when_a_goal_had_gone_is_nobodys_new_order() -> None:
    entropy = counting()
    case = case_of("a", "b", "c")
    case = set_order(case, ["g-cccc", "g-bbbb", "g-aaaa"], on=MEETING, by="staff", entropy=entropy)
    case = mark(case, "g-cccc", "set-aside", on=MEETING + WEEK, entropy=entropy)
    case = set_order(case, ["g-aaaa", "g-bbbb"], on=MEETING + 2 * WEEK, by="survivor", entropy=entropy)
    assert [(one.kind, one.by) for one in places(case).columns] == [("order", "staff"), ("order", "survivor")]
