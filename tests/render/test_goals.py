"""Goals on a page: in the survivor's order, in the survivor's words, with who numbered them."""

from __future__ import annotations

from msgspec.structs import replace

from justicecli.core.goals import mark, move, set_order
from justicecli.core.work import add_hurdle, add_step, hurdle_gone, step_done
from justicecli.model.case import Case, Review
from justicecli.model.goal import Goal
from justicecli.render.goals import page
from justicecli.render.page import Heading, Item, Line
from tests.made import MEETING, WEEK, case_of, counting

ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar", numbered=2)
A, B, C = ABC.goals
EMPTY = Line("No goal is on the list. Name one with: justice goals add CASE")


def texts(case: Case) -> list[str]:
    """Each line of the page as plain text."""
    return [f"{part.mark} {part.text} | {part.note}" if isinstance(part, Item) else part.text for part in page(case)]


def test_goals_stand_in_order_and_those_without_a_number_after_them_with_an_empty_circle() -> None:
    assert list(page(move(ABC, B, 1), title="Goals")) == [
        Heading("Goals"),
        Item("(1)", "Vivir con mi hija", "g-bbbb, first time"),
        Item("(2)", "Quiero mi pasaporte", "g-aaaa, first time"),
        Item("( )", "Estudiar", "3 or g-cccc, first time"),
    ]


def test_where_no_goal_is_on_the_list_it_says_how_to_name_one() -> None:
    assert list(page(case_of())) == [EMPTY]
    assert list(page(mark(case_of("A"), A, "achieved", on=MEETING, entropy=counting()))) == [EMPTY]


def test_words_are_shown_whole_whatever_their_length() -> None:
    words = "Vivir con mi hija\n" * 20 + "x" * 300
    assert [part.text for part in page(case_of(words))] == [words]


def test_what_there_is_to_know_of_a_goal_stands_beside_it() -> None:
    goal = Goal(words="Casa", rank=1, round=3, said_by="staff")
    case = mark(replace(ABC, goals={A: goal}), A, "paused", on=MEETING, entropy=counting())
    assert texts(case) == ["(1) Casa | g-aaaa, added later, round 3, noted by staff, paused"]
    said = replace(goal, round=None, said_by="interpreter")
    assert texts(replace(ABC, goals={A: said})) == ["(1) Casa | g-aaaa, first time, said through the interpreter"]


def test_steps_to_do_and_hurdles_in_the_way_stand_under_their_goal() -> None:
    entropy = counting()
    case = add_step(case_of("Casa"), A, "Call", who="R. Ortiz", by=MEETING + WEEK, entropy=entropy)
    case = add_step(case, A, "Write", who=None, by=None, entropy=entropy)
    case = add_hurdle(case, A, "No bed", kind="service does not exist", entropy=entropy)
    case = add_hurdle(case, A, "No papers", kind=None, entropy=entropy)
    lines = [
        "(1) Casa | g-aaaa, first time",
        "      step: Call | s-0000, R. Ortiz, by Monday 9 November 2026",
        "      step: Write | s-0001",
        "      in the way: No bed | h-0002, service does not exist",
        "      in the way: No papers | h-0003",
    ]
    assert texts(case) == lines
    case = hurdle_gone(step_done(case, "s-0000", on=MEETING), "h-0003", on=MEETING)
    assert texts(case) == [lines[0], lines[2], lines[3]]


def test_goals_off_the_list_are_shown_only_where_asked_for() -> None:
    entropy = counting()
    case = mark(ABC, A, "achieved", on=MEETING, entropy=entropy)
    case = mark(case, C, "set-aside", on=MEETING, entropy=entropy)
    assert [part.text for part in page(case)] == ["Vivir con mi hija"]
    assert list(page(case, with_left=True))[1:] == [
        Heading("Off the list"),
        Item("-", "Quiero mi pasaporte", "g-aaaa, first time, achieved"),
        Item("-", "Estudiar", "g-cccc, first time, set aside"),
    ]
    assert len(list(page(ABC, with_left=True))) == 3


def test_an_order_set_by_staff_is_marked_as_such_in_words() -> None:
    case = set_order(ABC, [B, A], on=MEETING, by="staff", entropy=counting())
    assert list(page(case))[-1] == Line("Numbered by STAFF, not by the survivor, Monday 2 November 2026.", faint=True)
    assert texts(move(case, C, 1))[-1] == (
        "Numbered by STAFF, not by the survivor, Monday 2 November 2026; moved since."
    )


def test_an_order_of_the_survivor_says_so_and_one_of_nobody_says_neither() -> None:
    case = set_order(ABC, [B, A], on=MEETING, by="survivor", entropy=counting())
    assert texts(case)[-1] == "Numbered by the survivor, Monday 2 November 2026."
    nobody = replace(ABC, reviews={"r-0000": Review(held=MEETING, order=[A, B])})
    assert texts(nobody)[-1] == "Numbered, Monday 2 November 2026."


def test_a_gap_that_was_made_by_hand_is_shown_as_it_is() -> None:
    gap = replace(ABC, goals={A: replace(ABC.goals[A], rank=4), B: ABC.goals[B]})
    assert [part.mark for part in page(gap) if isinstance(part, Item)] == ["(2)", "(4)"]
