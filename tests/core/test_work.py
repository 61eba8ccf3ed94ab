"""The work plan under a goal: steps and hurdles come, are done and are gone, and nothing else moves."""

from __future__ import annotations

from datetime import date

import pytest

from justicecli.core.changes import compare
from justicecli.core.work import add_hurdle, add_step, hurdle_gone, step_done
from justicecli.errors import Mistyped, NotFound
from justicecli.model.goal import Hurdle, Step
from tests.made import MEETING, WEEK, case_of, counting

CASE = case_of("Vivir con mi hija", "Estudiar")


def test_a_step_stands_at_the_end_of_the_plan_of_its_goal() -> None:
    entropy = counting()
    case = add_step(CASE, "g-bbbb", "Call the school\n", who="R. Ortiz", by=date(2026, 11, 20), entropy=entropy)
    case = add_step(case, "g-bbbb", "Ask for a place", who=None, by=None, entropy=entropy)
    assert case.goals["g-aaaa"] == CASE.goals["g-aaaa"]
    assert list(case.goals["g-bbbb"].steps.items()) == [
        ("s-0000", Step(words="Call the school", who="R. Ortiz", by=date(2026, 11, 20))),
        ("s-0001", Step(words="Ask for a place")),
    ]


def test_a_hurdle_may_say_of_what_kind_it_is() -> None:
    entropy = counting()
    case = add_hurdle(CASE, "g-aaaa", "No bed for two", kind="service does not exist", entropy=entropy)
    case = add_hurdle(case, "g-aaaa", "No papers", kind=None, entropy=entropy)
    assert list(case.goals["g-aaaa"].hurdles.values()) == [
        Hurdle(words="No bed for two", kind="service does not exist"),
        Hurdle(words="No papers"),
    ]


def test_a_step_is_done_once_on_a_day() -> None:
    planned = add_step(CASE, "g-aaaa", "Call", who=None, by=None, entropy=counting())
    done = step_done(planned, "s-0", on=MEETING + WEEK)
    assert [change.place for change in compare(planned, done)] == [("goals", "g-aaaa", "steps", "s-0000", "done")]
    assert done.goals["g-aaaa"].steps["s-0000"].done == MEETING + WEEK
    with pytest.raises(Mistyped, match=r"^That step is done already\. Nothing was changed\.$"):
        step_done(done, "s-0000", on=MEETING + 2 * WEEK)


def test_a_hurdle_is_gone_once_on_a_day() -> None:
    hard = add_hurdle(CASE, "g-bbbb", "No bed", kind=None, entropy=counting())
    gone = hurdle_gone(hard, "h-0000", on=MEETING + WEEK)
    assert [change.place for change in compare(hard, gone)] == [("goals", "g-bbbb", "hurdles", "h-0000", "gone")]
    with pytest.raises(Mistyped, match=r"^That hurdle is gone already\. Nothing was changed\.$"):
        hurdle_gone(gone, "h-0000", on=MEETING + WEEK)


def test_a_step_or_hurdle_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"^There is no such step\. There is no step yet\.$"):
        step_done(CASE, "s-0000", on=MEETING)
    with pytest.raises(NotFound, match=r"^There is no such hurdle\."):
        hurdle_gone(add_hurdle(CASE, "g-aaaa", "No bed", kind=None, entropy=counting()), "h-1", on=MEETING)


def test_a_beginning_is_looked_up_in_the_plans_of_all_goals() -> None:
    entropy = counting()
    case = add_step(CASE, "g-aaaa", "Call", who=None, by=None, entropy=entropy)
    case = add_step(case, "g-bbbb", "Write", who=None, by=None, entropy=entropy)
    with pytest.raises(Mistyped, match=r"^That beginning fits 2 steps: s-0000, s-0001\."):
        step_done(case, "s-", on=MEETING)
    assert step_done(case, "s-0001", on=MEETING).goals["g-bbbb"].steps["s-0001"].done == MEETING


@pytest.mark.parametrize(("words", "more"), [(" ", None), ("Call", ""), ("Ca\x07ll", None), ("Call", "R.\x1bOrtiz")])
def test_empty_words_and_control_characters_are_refused(words: str, more: str | None) -> None:
    with pytest.raises(Mistyped):
        add_step(CASE, "g-aaaa", words, who=more, by=None, entropy=counting())
    with pytest.raises(Mistyped):
        add_hurdle(CASE, "g-aaaa", words, kind=more, entropy=counting())
