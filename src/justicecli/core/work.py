"""The work plan under a goal: steps somebody takes, hurdles that stand in the way. Catalogue: C10, C11, F-05."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from justicecli.core.finding_records import by_beginning
from justicecli.errors import Mistyped
from justicecli.model.case import Case, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.goal import Goal, Hurdle, Step
from justicecli.model.text import clean


def add_step(case: Case, goal: str, words: str, *, who: str | None, by: date | None, entropy: Entropy) -> Case:
    """The case with one more step under that goal, at the end."""
    step = Step(words=clean(words), who=clean(who, "the name") if who is not None else None, by=by)
    steps = {**case.goals[goal].steps, new_id("s", ids(case), entropy): step}
    return _with_goal(case, goal, replace(case.goals[goal], steps=steps))


def step_done(case: Case, reference: str, *, on: date) -> Case:
    """The case with that step done on a day. Raises NotFound, or Mistyped where it is done already."""
    goal, key = _owner({key: one.steps for key, one in case.goals.items()}, reference, "step")
    step = case.goals[goal].steps[key]
    if step.done is not None:
        raise Mistyped("That step is done already. Nothing was changed.")
    steps = {**case.goals[goal].steps, key: replace(step, done=on)}
    return _with_goal(case, goal, replace(case.goals[goal], steps=steps))


def add_hurdle(case: Case, goal: str, words: str, *, kind: str | None, entropy: Entropy) -> Case:
    """The case with one more hurdle before that goal, at the end."""
    hurdle = Hurdle(words=clean(words), kind=clean(kind, "the kind") if kind is not None else None)
    hurdles = {**case.goals[goal].hurdles, new_id("h", ids(case), entropy): hurdle}
    return _with_goal(case, goal, replace(case.goals[goal], hurdles=hurdles))


def hurdle_gone(case: Case, reference: str, *, on: date) -> Case:
    """The case with that hurdle gone on a day. Raises NotFound, or Mistyped where it is gone already."""
    goal, key = _owner({key: one.hurdles for key, one in case.goals.items()}, reference, "hurdle")
    hurdle = case.goals[goal].hurdles[key]
    if hurdle.gone is not None:
        raise Mistyped("That hurdle is gone already. Nothing was changed.")
    hurdles = {**case.goals[goal].hurdles, key: replace(hurdle, gone=on)}
    return _with_goal(case, goal, replace(case.goals[goal], hurdles=hurdles))


def _owner(records: Mapping[str, Mapping[str, object]], reference: str, what: str) -> tuple[str, str]:
    """The goal that holds the record meant, and the record's id."""
    owners = {key: goal for goal, held in records.items() for key in held}
    key = by_beginning(owners, reference, what)
    return owners[key], key


def _with_goal(case: Case, key: str, goal: Goal) -> Case:
    """The case with one goal replaced, in its place."""
    return replace(case, goals={**case.goals, key: goal})
