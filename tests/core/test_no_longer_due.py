"""What a calendar may hold of a case and should no longer, and what it holds at a day that was changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from justicecli.core.due import due
from justicecli.core.no_longer_due import moved, over
from justicecli.model.case import Case, Closing, Contact, EarlierDue, Promise, Review, SafeContact, new_case
from justicecli.model.goal import Goal, Mark, Step
from tests.core.test_times import zone

HERE = zone("UTC")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
CASE = new_case("amber-heron-27", date(2026, 11, 1))


def day(days: int) -> date:
    """A day so many days from today."""
    return TODAY + timedelta(days=days)


def ended(case: Case) -> list[tuple[str, str | None, date]]:
    """What is over in a case."""
    return [(one.kind, one.id, one.when) for one in over(case, "a", NOW, HERE)]


def later(case: Case) -> list[tuple[str, str | None, date]]:
    """What was moved beyond two weeks."""
    return [(one.kind, one.id, one.when) for one in moved(case, "a", NOW, HERE)]


@pytest.mark.parametrize("state", ["kept", "missed", "released"])
def test_a_promise_settled_lately_is_over(state: str) -> None:
    promises = {
        "p-0000": Promise(words="x", due=day(1), state=state, settled=day(-60)),  # type: ignore[arg-type]
        "p-0001": Promise(words="x", due=day(1), state=state, settled=day(-61)),  # type: ignore[arg-type]
        "p-0002": Promise(words="x", state=state, settled=TODAY),  # type: ignore[arg-type]
        "p-0003": Promise(words="x", due=day(1)),
    }
    assert ended(replace(CASE, promises=promises)) == [("promise", "p-0000", day(1))]


def test_a_promise_given_a_new_date_lately_is_there_however_far_off() -> None:
    was = {"d-0000": EarlierDue(due=day(1), until=day(-60))}
    promises = {
        "p-0000": Promise(words="x", due=day(300), state="changed", earlier=was),
        "p-0001": Promise(words="x", due=day(300)),
        "p-0002": Promise(words="x", due=day(3), state="changed", earlier=was),
        "p-0003": Promise(
            words="x", due=day(300), state="changed", earlier={"d-0001": EarlierDue(due=day(1), until=day(-61))}
        ),
        "p-0004": Promise(words="x", due=day(300), state="kept", settled=TODAY, earlier=was),
    }
    case = replace(CASE, promises=promises)
    assert later(case) == [("promise", "p-0000", day(300))]
    assert ended(case) == [("promise", "p-0004", day(300))]
    within = {one.id for one in due(case, "a", NOW, HERE)}
    assert within == {"p-0002"}


def test_steps_that_are_done_or_whose_goal_left_the_list_lately_are_over() -> None:
    def goal(number: int, done: date | None, *marks: Mark) -> Goal:
        step = Step(words="x", by=day(2), done=done)
        marked = {f"m-{number}00{place}": one for place, one in enumerate(marks)}
        return Goal(words="x", steps={f"s-000{number}": step}, marks=marked)

    goals = {
        "g-0000": goal(0, day(-1)),
        "g-0001": goal(1, day(-61)),
        "g-0002": goal(2, None),
        "g-0003": goal(3, None, Mark(state="set-aside", on=day(-2))),
        "g-0004": goal(4, None, Mark(state="achieved", on=day(-70))),
    }
    assert ended(replace(CASE, goals=goals)) == [("step", "s-0000", day(2)), ("step", "s-0003", day(2))]


def test_a_review_that_was_held_has_its_new_date_and_one_without_a_next_is_over() -> None:
    held = {"r-0000": Review(held=day(-1), next=day(41))}
    assert later(replace(CASE, reviews=held)) == [("review", None, day(41))]
    assert ended(replace(CASE, reviews=held)) == []
    last = {"r-0000": Review(held=day(-1))}
    assert (later(replace(CASE, reviews=last)), ended(replace(CASE, reviews=last))) == ([], [("review", None, day(-1))])
    assert later(replace(CASE, reviews={"r-0000": Review(held=day(-61), next=day(41))})) == []


def test_safe_contact_that_was_checked_has_its_new_date() -> None:
    safe = SafeContact(method="text", last_checked=day(-1))
    assert later(replace(CASE, safe_contact=safe)) == [("safe contact", None, day(29))]


def test_a_survivor_who_was_reached_is_not_to_be_tried_again_and_not_quiet() -> None:
    contacts = {
        "c-0000": Contact(at=NOW - timedelta(days=80), reached=True),
        "c-0001": Contact(at=NOW - timedelta(days=20), reached=False),
        "c-0002": Contact(at=NOW - timedelta(days=1), reached=True),
    }
    found = [("try again", None, day(-6)), ("quiet", None, day(-20))]
    assert ended(replace(CASE, contacts=contacts)) == found
    again = {**contacts, "c-0003": Contact(at=NOW - timedelta(hours=1), reached=False)}
    assert ended(replace(CASE, contacts=again)) == found[1:]
    assert ended(replace(CASE, contacts={"c-0002": contacts["c-0002"]})) == []


def test_all_of_a_case_that_was_closed_lately_is_over() -> None:
    promises = {"p-0000": Promise(words="x", due=day(1)), "p-0001": Promise(words="x", due=day(100))}
    case = replace(CASE, promises=promises, closings={"z-0000": Closing(closed=day(-60))})
    assert ended(case) == [("promise", "p-0000", day(1)), ("promise", "p-0001", day(100))]
    assert later(case) == []
    assert ended(replace(case, closings={"z-0000": Closing(closed=day(-61))})) == []
    assert ended(replace(case, closings={"z-0000": Closing(closed=day(-9), reopened=day(-8))})) == []
