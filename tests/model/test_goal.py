"""Where a goal stands is what it was marked as last."""

from __future__ import annotations

import pytest

from justicecli.model.goal import Goal, Mark
from justicecli.model.records import State
from tests.made import MEETING, WEEK


def test_a_goal_that_nobody_marked_is_active_and_on_the_list() -> None:
    goal = Goal(words="Vivir con mi hija")
    assert (goal.state, goal.is_listed) == ("active", True)


@pytest.mark.parametrize(
    ("state", "there"), [("active", True), ("paused", True), ("achieved", False), ("set-aside", False)]
)
def test_achieved_and_set_aside_goals_are_off_the_list(state: State, there: bool) -> None:
    goal = Goal(words="Vivir con mi hija", marks={"m-0000": Mark(state=state, on=MEETING)})
    assert (goal.state, goal.is_listed) == (state, there)


def test_the_mark_of_the_latest_day_counts_wherever_it_stands_in_the_file() -> None:
    marks = {"m-0000": Mark(state="active", on=MEETING + WEEK), "m-0001": Mark(state="achieved", on=MEETING)}
    assert Goal(words="Vivir con mi hija", marks=marks).state == "active"


def test_of_two_marks_of_one_day_the_one_written_last_counts() -> None:
    marks = {"m-0000": Mark(state="achieved", on=MEETING), "m-0001": Mark(state="active", on=MEETING)}
    assert Goal(words="Vivir con mi hija", marks=marks).state == "active"
