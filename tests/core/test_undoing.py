"""Taking a change back: it comes out, what was done since stays, and nothing is lost without being said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from justicecli.core import goals, work
from justicecli.core.changes import compare
from justicecli.core.undoing import undone
from justicecli.model.case import Case
from tests.core.test_merging import entropy
from tests.made import MEETING, case_of
from tests.storage.by_hand import changed
from tests.strategies import cases

BASE = case_of("home", "papers", "school")


@given(data=st.data(), before=cases)
def test_a_change_after_which_nothing_was_done_goes_back_to_exactly_before(data: st.DataObject, before: Case) -> None:
    after = data.draw(changed(before))
    found = undone(before, after, after)
    assert (found.case, found.lost) == (before, [])


@given(data=st.data(), before=cases)
def test_what_was_done_since_stays_or_is_said_to_be_lost(data: st.DataObject, before: Case) -> None:
    after = data.draw(changed(before))
    now = data.draw(changed(after))
    found = undone(before, after, now)
    since = compare(after, now)
    if found.lost:
        assert all(change in since for change in found.lost)
        return
    kept = compare(before, found.case)
    places = {change.place for change in kept}
    assert {change.place for change in since if change.verb in ("added", "removed")} <= places
    again = undone(now, found.case, found.case)
    assert compare(again.case, now) == []


def test_another_goals_words_stay_where_a_goal_that_was_added_goes() -> None:
    after = goals.add(BASE, "singing", on=MEETING, entropy=entropy(1), round_=1, rank=1)
    now = goals.reword(after, next(iter(BASE.goals)), "my home", on=MEETING, entropy=entropy(2))
    found = undone(BASE, after, now)
    assert found.lost == []
    assert [goal.words for goal in found.case.goals.values()] == ["my home", "papers", "school"]
    assert goals.ranked(found.case) == goals.ranked(BASE)


def test_a_step_under_the_goal_that_would_go_is_lost_and_said() -> None:
    after = goals.add(BASE, "singing", on=MEETING, entropy=entropy(1), round_=1)
    goal = list(after.goals)[-1]
    now = work.add_step(after, goal, "Call the choir", who=None, by=None, entropy=entropy(2))
    assert [change.place[:3] for change in undone(BASE, after, now).lost] == [("goals", goal, "steps")]


def test_an_order_that_was_set_since_is_lost_where_an_order_would_go_back() -> None:
    keys = list(BASE.goals)
    after = goals.move(BASE, keys[2], 1)
    now = goals.move(after, keys[1], 1)
    assert undone(BASE, after, now).lost
