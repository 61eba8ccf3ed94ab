"""Many programs that add goals to one case at the same time: every goal is there, under an id of its own."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import Run
from tests.faults import runs
from tests.faults.conftest import Tell

WRITERS, GOALS = runs.many(4, 8), runs.many(6, 50)


def test_many_writers_at_once_lose_no_goal_of_any(here: Run, home: Path, tell: Tell) -> None:
    here("new", runs.CODE)
    begin = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        codes = [code for left in pool.map(each_goal if runs.LONG else all_goals, range(WRITERS)) for code in left]
    assert set(codes) == {0}
    wanted = [f"row{writer}-{number}-" for writer in range(WRITERS) for number in range(GOALS)]
    case = runs.read(home)
    assert Counter(goal.words for goal in case.goals.values()) == Counter(wanted)
    # An id used twice would have made the file invalid, or left one goal fewer.
    assert len(case.goals) == WRITERS * GOALS
    assert runs.unfinished(home) == []
    for writer in range(WRITERS):
        own = [goal.words for goal in case.goals.values() if goal.words.startswith(f"row{writer}-")]
        assert own == [f"row{writer}-{number}-" for number in range(GOALS)]
    lost = len(set(wanted) - {goal.words for goal in case.goals.values()})
    took = time.perf_counter() - begin
    tell(f"writers: {WRITERS} at once, {GOALS} goals each, {len(case.goals)} there, lost {lost}, {took:.0f} s")


def each_goal(writer: int) -> list[int]:
    """One start of the program for every goal."""
    return [runs.started("goals", "add", "amber", f"row{writer}-{number}-").returncode for number in range(GOALS)]


def all_goals(writer: int) -> list[int]:
    """One process that calls the program once for every goal."""
    left = subprocess.run(
        [*runs.ADDING, f"row{writer}", str(GOALS)], capture_output=True, check=False, env=runs.environment()
    )
    return [left.returncode]
