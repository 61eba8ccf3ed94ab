"""The form as values: which circle holds what, what it never shows, and that a past one can be made again."""

from __future__ import annotations

import string
from datetime import date, timedelta
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals
from justicecli.core.forms import Circle, Form, blank, first_words, form, with_seed
from justicecli.core.history import as_of
from justicecli.core.placing import A_PAGE, SMALL
from justicecli.model.case import Case, new_case
from justicecli.model.paper import FormChance
from tests.core.doing import Deed, deeds, deeds_with_goals, done, orderings
from tests.made import MEETING, WEEK, case_of, counting

DAY = timedelta(days=1)
ABC = with_seed(case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar", numbered=2), counting())
A, B, C = ABC.goals


def circles(made: Form) -> dict[str, Circle]:
    """Every circle that holds a goal."""
    return {one.goal: one for sheet in made.sheets for one in sheet.circles}


def test_c14_the_places_come_from_a_random_value_in_the_file_and_from_no_name_or_code() -> None:
    entropy = counting()
    one, other = (with_seed(case_of("Estudiar"), entropy) for _ in range(2))
    assert one.case == other.case
    assert one.form.seed != other.form.seed
    assert form(one, one) != form(other, other)
    named = replace(one, case="blue-otter-11", person=replace(one.person, call_me="Ana"))
    assert form(named, named) == form(one, one)
    assert with_seed(one, entropy) is one


@given(st.lists(deeds_with_goals | orderings, max_size=25), st.text(string.hexdigits, min_size=1, max_size=16))
def test_c14_whatever_is_done_to_the_goals_no_circle_that_was_drawn_moves(said: list[Deed], seed: str) -> None:
    entropy, case = counting(), replace(new_case("amber-heron-27", MEETING), form=FormChance(seed=seed))
    seen: dict[str, tuple[object, ...]] = {}
    for number, deed in enumerate(said):
        case = done(case, deed, MEETING + number * DAY, entropy)
        made = form(case, case)
        for sheet in made.sheets:
            for circle in sheet.circles:
                place = (sheet.page, circle.spot, circle.is_first)
                assert seen.setdefault(circle.goal, place) == place
        assert set(circles(made)) == set(goals.listed(case))


timelines = st.lists(st.tuples(st.integers(1, 40), st.lists(deeds, max_size=8), orderings), min_size=1, max_size=6)


@given(timelines)
def test_c9_every_form_of_a_past_day_is_made_again_exactly(timeline: list[tuple[int, list[Deed], Deed]]) -> None:
    entropy, day = counting(), MEETING
    case = with_seed(new_case("amber-heron-27", MEETING), entropy)
    made: list[tuple[date, Form]] = []
    for days_on, deeds_of_the_day, last in timeline:
        day += timedelta(days=days_on)
        for deed in [*deeds_of_the_day, last]:
            case = done(case, deed, day, entropy)
        made.append((day, form(case, case)))
    for then, drawn in made:
        assert form(as_of(case, then, day + DAY), case) == drawn


def test_c15_each_goal_has_one_small_circle_which_is_empty_without_a_number() -> None:
    made = circles(form(ABC, ABC))
    assert [made[key].number for key in (A, B, C)] == [1, 2, None]
    for circle in made.values():
        spot = circle.spot
        assert spot.radius < dist((spot.x, spot.y), (spot.small_x, spot.small_y)) < spot.radius + SMALL


def test_c16_the_first_round_is_light_and_all_that_came_later_dark_whatever_becomes_of_it() -> None:
    entropy = counting()
    case = goals.add(ABC, "Un trabajo", on=MEETING + WEEK, entropy=entropy, round_=2)
    case = goals.add(case, "Dormir", on=MEETING + 2 * WEEK, entropy=entropy, round_=3)
    later = list(case.goals)[3:]
    for changed in (
        case,
        goals.move(case, later[0], 1),
        goals.reword(case, later[0], "Otro trabajo", on=MEETING + 3 * WEEK, entropy=entropy),
        goals.mark(case, later[1], "paused", on=MEETING + 3 * WEEK, entropy=entropy),
    ):
        made = circles(form(changed, changed))
        assert [made[key].is_first for key in (A, B, C)] == [True] * 3
        assert [made[key].is_first for key in later] == [False] * 2


def test_a_goal_that_is_achieved_or_set_aside_leaves_its_place_free_and_comes_back_to_it() -> None:
    entropy = counting()
    gone = goals.mark(ABC, B, "set-aside", on=MEETING + WEEK, entropy=entropy)
    back = goals.mark(gone, B, "active", on=MEETING + 2 * WEEK, entropy=entropy)
    made = form(gone, gone)
    assert set(circles(made)) == {A, C}
    spot = circles(form(ABC, ABC))[B].spot
    assert (spot.x, spot.y) not in {(one.x, one.y) for one in made.sheets[0].empty}
    assert circles(form(back, back))[B].spot == spot


@pytest.mark.parametrize(("named", "sheets", "waiting"), [(0, 1, 8), (1, 1, 7), (7, 1, 1), (8, 2, 8), (9, 2, 7)])
def test_c18_circles_always_wait_for_what_may_come_later(named: int, sheets: int, waiting: int) -> None:
    entropy, case = counting(), with_seed(new_case("amber-heron-27", MEETING), counting())
    for number in range(named):
        case = goals.add(case, f"goal {number}", on=MEETING, entropy=entropy, round_=1)
    made = form(case, case)
    assert len(made.sheets) == sheets
    assert len(made.sheets[-1].empty) == waiting


@pytest.mark.parametrize("number", [1, 7, 8, 9, 30, 400])
def test_c18_a_blank_form_has_as_many_circles_as_were_asked_for(number: int) -> None:
    made = blank("seed", number)
    assert sum(len(sheet.empty) for sheet in made.sheets) == number
    assert len(made.sheets) == -(-number // A_PAGE)
    assert circles(made) == {}


def test_c19_words_that_no_circle_can_hold_stand_whole_in_a_key_by_letter() -> None:
    long = "palabra " * 625
    case = with_seed(case_of(long, "Estudiar", "x" * 300, "\u0301" * 40), counting())
    made = form(case, case)
    assert [(one.letter, one.words) for one in made.keyed] == [("A", long), ("B", "x" * 300), ("C", "\u0301" * 40)]
    inside = circles(made)["g-bbbb"]
    assert inside.letter == ""
    assert inside.fitted is not None
    assert inside.fitted.lines == ("Estudiar",)


def test_more_than_twenty_six_letters_go_on_with_two() -> None:
    entropy, case = counting(), with_seed(new_case("amber-heron-27", MEETING), counting())
    for _ in range(28):
        case = goals.add(case, "palabra " * 90, on=MEETING, entropy=entropy, round_=1)
    assert [one.letter for one in form(case, case).keyed][-3:] == ["Z", "AA", "AB"]


def test_a_circle_keeps_the_size_that_its_first_words_gave_it() -> None:
    entropy = counting()
    case = goals.reword(ABC, C, "Estudiar para ser enfermera", on=MEETING + WEEK, entropy=entropy)
    case = goals.reword(case, C, "Ser", on=MEETING + 2 * WEEK, entropy=entropy)
    assert first_words(case.goals[C]) == "Estudiar"
    assert circles(form(case, case))[C].spot == circles(form(ABC, ABC))[C].spot
    assert circles(form(case, case))[C].words == "Ser"


def test_a_goal_entered_late_for_an_earlier_day_never_lies_over_a_circle_that_waits() -> None:
    entropy = counting()
    case = goals.add(ABC, "Un trabajo", on=MEETING + 2 * WEEK, entropy=entropy, round_=2)
    case = goals.add(case, "Dormir", on=MEETING + WEEK, entropy=entropy, round_=1)
    past = as_of(case, MEETING + WEEK, MEETING + 3 * WEEK)
    sheet = form(past, case).sheets[0]
    assert len(sheet.circles) + len(sheet.empty) == A_PAGE
    assert not {(one.spot.x, one.spot.y) for one in sheet.circles} & {(one.x, one.y) for one in sheet.empty}


def test_the_list_is_in_the_survivors_order_and_the_circles_in_the_order_of_naming() -> None:
    case: Case = goals.move(ABC, B, 1)
    made = form(case, case)
    assert [one.goal for one in made.listed] == [B, A, C]
    assert [one.goal for one in made.sheets[0].circles] == [A, B, C]


def test_an_order_of_staff_is_marked_on_the_form() -> None:
    entropy = counting()
    case = with_seed(case_of("a", "b"), entropy)
    case = goals.set_order(case, ["g-bbbb", "g-aaaa"], on=MEETING, by="staff", entropy=entropy)
    assert form(case, case)[2:] == (True, False)
    moved = goals.move(case, "g-aaaa", 1)
    assert form(moved, moved)[2:] == (True, True)
    case = goals.set_order(case, ["g-aaaa", "g-bbbb"], on=MEETING + WEEK, by="survivor", entropy=entropy)
    assert not form(case, case).by_staff
