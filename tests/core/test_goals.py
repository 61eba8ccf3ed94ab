"""Goals and their order: the numbers stay whole, no goal and no word is lost, and the one meant is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals
from justicecli.core.changes import compare
from justicecli.errors import Mistyped, NotFound
from justicecli.model.case import Case, Order, Review, new_case
from justicecli.model.goal import Earlier, Goal, Mark
from tests.core.doing import Deed, deeds_with_goals, done, meant
from tests.made import MEETING, WEEK, case_of, counting, order_of
from tests.strategies import entered_text, ordered_cases

LATER = MEETING + WEEK
ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")


def ranks(case: Case) -> list[int]:
    """The numbers that goals on the list have, in order."""
    return sorted(goal.rank for goal in case.goals.values() if goal.is_listed and goal.rank is not None)


@given(ordered_cases(), st.lists(deeds_with_goals, max_size=12))
def test_whatever_is_done_numbers_stay_1_to_n_and_nothing_that_was_said_is_lost(case: Case, all_: list[Deed]) -> None:
    entropy = counting()
    for number, deed in enumerate(all_):
        day = MEETING + number * WEEK
        before, case = case, done(case, deed, day, entropy)
        assert ranks(case) == list(range(1, len(ranks(case)) + 1))
        assert all(goal.rank is None for goal in case.goals.values() if not goal.is_listed)
        assert list(case.goals)[: len(before.goals)] == list(before.goals)
        assert len(case.goals) - len(before.goals) in ((0, 1) if deed[0] == "add" else (0,))
        for key, goal in before.goals.items():
            said = {one.words for one in case.goals[key].earlier.values()} | {case.goals[key].words}
            assert {goal.words, *(one.words for one in goal.earlier.values())} <= said
            if deed[0] != "reword" or key != meant(before, deed[1][0]):
                assert case.goals[key].words == goal.words
                assert case.goals[key].earlier == goal.earlier
            elif case.goals[key].words != goal.words:
                assert case.goals[key].words == deed[1][1]
                assert list(case.goals[key].earlier.values())[-1] == Earlier(words=goal.words, until=day)


@given(ordered_cases(), st.integers(0, 30), st.integers(1, 9))
def test_moving_a_goal_changes_only_numbers(case: Case, which: int, number: int) -> None:
    key = meant(case, which)
    others = [other for other in goals.ranked(case) if other != key]
    if number > len(others) + 1:
        with pytest.raises(Mistyped, match="is out of range: this goal's number can be"):
            goals.move(case, key, number)
        return
    moved = goals.move(case, key, number)
    assert all(change.place[2:] == ("rank",) for change in compare(case, moved))
    assert goals.ranked(moved)[number - 1] == key
    assert [other for other in goals.ranked(moved) if other != key] == others


@given(ordered_cases(), entered_text)
def test_an_added_goal_stands_at_the_end_in_the_words_given_and_has_no_number(case: Case, words: str) -> None:
    added = goals.add(case, words, on=MEETING, entropy=counting(), round_=1)
    key = list(added.goals)[-1]
    assert added.goals[key].words == words
    assert added.goals[key].rank is None
    assert replace(added, goals={one: goal for one, goal in added.goals.items() if one != key}) == case


def test_an_added_goal_keeps_who_said_it_who_wrote_it_and_a_translation_beside_it() -> None:
    case = goals.add(
        ABC,
        "Ver a mi madre",
        on=LATER,
        entropy=counting(),
        round_=2,
        said_by="interpreter",
        written_by="R. Ortiz",
        rank=1,
        language="es",
        translation="To see my mother",
    )
    assert case.goals["g-0000"] == Goal(
        words="Ver a mi madre",
        rank=1,
        round=2,
        added=LATER,
        said_by="interpreter",
        written_by="R. Ortiz",
        language="es",
        translation="To see my mother",
    )
    assert order_of(case) == "0 a b c"


@pytest.mark.parametrize("rank", [0, -1, 5, 99])
def test_a_goal_is_not_added_at_a_number_that_leaves_a_gap(rank: int) -> None:
    with pytest.raises(Mistyped) as error:
        goals.add(ABC, "Ver a mi madre", on=LATER, entropy=counting(), round_=1, rank=rank)
    assert error.value.sentence == (
        f"{rank} is out of range: this goal's number can be from 1 to 4. Nothing was changed."
    )


@pytest.mark.parametrize(("words", "translation"), [("", None), ("\x1b[2J", None), ("Ver", " "), ("Ver", "\u202e")])
def test_empty_words_and_control_characters_are_no_goal(words: str, translation: str | None) -> None:
    with pytest.raises(Mistyped):
        goals.add(ABC, words, on=LATER, entropy=counting(), round_=1, translation=translation)
    with pytest.raises(Mistyped):
        goals.reword(ABC, "g-aaaa", words, on=LATER, entropy=counting(), translation=translation)


def test_the_list_has_numbered_goals_first_and_the_others_as_they_were_named() -> None:
    case = case_of("A", "B", "C", "D", numbered=2)
    case = goals.move(case, "g-dddd", 1)
    case = goals.mark(case, "g-bbbb", "achieved", on=LATER, entropy=counting())
    assert goals.listed(case) == ["g-dddd", "g-aaaa", "g-cccc"]
    assert goals.ranked(case) == ["g-dddd", "g-aaaa"]


def test_the_only_goal_can_only_be_number_one() -> None:
    with pytest.raises(Mistyped, match=r"^2 is out of range: this goal's number can be 1\. Nothing was changed\.$"):
        goals.move(case_of("A", numbered=0), "g-aaaa", 2)
    assert order_of(goals.move(case_of("A", numbered=0), "g-aaaa", 1)) == "a"


def test_moving_the_last_of_eight_first_shifts_every_other_by_one() -> None:
    case = case_of("A", "B", "C", "D", "E", "F", "G", "H")
    assert order_of(goals.move(case, "g-hhhh", 1)) == "h a b c d e f g"
    assert order_of(goals.move(case, "g-aaaa", 8)) == "b c d e f g h a"
    assert order_of(goals.move(case, "g-dddd", 4)) == "a b c d e f g h"


def test_a_goal_that_is_off_the_list_is_not_moved_or_ordered() -> None:
    case = goals.mark(ABC, "g-aaaa", "set-aside", on=LATER, entropy=counting())
    with pytest.raises(Mistyped, match=r"^That goal is achieved or set aside\. Mark it active first"):
        goals.move(case, "g-aaaa", 1)
    with pytest.raises(Mistyped, match=r"^Goal g-aaaa is achieved or set aside, so it has no number\."):
        goals.set_order(case, ["g-bbbb", "g-aaaa"], on=LATER, by="survivor", entropy=counting())


class TestFind:
    def test_a_goal_is_found_by_its_number_on_the_list(self) -> None:
        case = case_of("A", "B", "C", numbered=2)
        case = goals.move(case, "g-bbbb", 1)
        assert [goals.find(case, number) for number in "123"] == ["g-bbbb", "g-aaaa", "g-cccc"]

    def test_numbers_may_have_zeros_in_front_and_any_length(self) -> None:
        assert goals.find(ABC, "02") == goals.find(ABC, "0000000002") == "g-bbbb"
        for none in ("0000000012", "1" * 5000, "0" * 5000, "0" * 9 + "1" * 5000):
            with pytest.raises(NotFound):
                goals.find(ABC, none)

    def test_a_goal_is_found_by_its_id_or_its_only_beginning(self) -> None:
        assert goals.find(ABC, "g-bbbb") == goals.find(ABC, "g-b") == goals.find(ABC, "G-B") == "g-bbbb"

    def test_a_goal_off_the_list_is_found_by_its_id_only(self) -> None:
        case = goals.mark(ABC, "g-aaaa", "achieved", on=LATER, entropy=counting())
        assert goals.find(case, "g-a") == "g-aaaa"
        assert goals.find(case, "1") == "g-bbbb"

    def test_a_beginning_that_fits_two_goals_names_both(self) -> None:
        with pytest.raises(Mistyped, match=r"^That beginning fits 3 goals: g-aaaa, g-bbbb, g-cccc\."):
            goals.find(ABC, "g-")

    def test_where_the_numbers_of_a_file_are_not_1_to_n_a_goal_is_named_by_its_id(self) -> None:
        gap = replace(ABC, goals={**ABC.goals, "g-aaaa": replace(ABC.goals["g-aaaa"], rank=9)})
        with pytest.raises(Mistyped, match=r"^The numbers in this file are not 1 to n\. Name the goal by its id"):
            goals.find(gap, "1")
        assert goals.find(gap, "g-a") == "g-aaaa"

    @pytest.mark.parametrize("typed", ["g-d", "", "²", "٢", "1.0", "+1", "-1", "pasaporte"])
    def test_what_is_no_goal_is_not_found(self, typed: str) -> None:
        with pytest.raises(NotFound, match=r"^There is no such goal\. There are: g-aaaa, g-bbbb, g-cccc\.$"):
            goals.find(ABC, typed)

    @pytest.mark.parametrize(
        ("case", "sentence"),
        [
            (ABC, "There is no goal 7: they go from 1 to 3."),
            (case_of("A"), "There is no goal 7: 1 is the only one."),
            (case_of(), "There is no goal 7: no goal is on the list."),
        ],
    )
    def test_a_number_that_is_not_on_the_list_is_refused_with_those_that_are(self, case: Case, sentence: str) -> None:
        with pytest.raises(NotFound) as error:
            goals.find(case, "7")
        assert error.value.sentence == sentence


class TestRound:
    def test_goals_are_of_round_one_until_a_review_was_held(self) -> None:
        assert goals.round_of(ABC, MEETING, MEETING) == 1
        assert goals.round_of(ABC, LATER, LATER) == 1

    def test_after_the_first_review_they_are_of_round_two_and_so_on(self) -> None:
        case = replace(ABC, reviews={"r-0000": Review(held=MEETING), "r-0001": Review(held=LATER), "r-0002": Review()})
        assert goals.round_of(case, MEETING, LATER) == 1
        assert goals.round_of(case, LATER - WEEK / 7, LATER) == 2
        assert goals.round_of(case, LATER, LATER) == 3
        assert goals.round_of(case, LATER + WEEK, LATER + WEEK) == 3

    def test_a_review_at_which_no_goal_stood_does_not_make_the_first_ones_later(self) -> None:
        case = replace(case_of(), reviews={"r-0000": Review(held=MEETING, next=LATER)})
        assert goals.round_of(case, MEETING, MEETING) == goals.round_of(case, LATER, LATER) == 1
        for on in (MEETING, LATER):
            one = goals.add(case, "A", on=on, entropy=counting(), round_=1)
            assert goals.round_of(one, on, on) == 1
            assert goals.round_of(one, LATER + WEEK, LATER + WEEK) == (2 if on == MEETING else 1)


class TestOrder:
    def test_goals_left_out_of_an_order_have_no_number(self) -> None:
        case = goals.set_order(ABC, ["g-cccc", "g-aaaa"], on=LATER, by="survivor", entropy=counting())
        assert order_of(case) == "c a"
        assert goals.listed(case) == ["g-cccc", "g-aaaa", "g-bbbb"]

    def test_an_order_set_by_staff_is_kept_as_theirs(self) -> None:
        case = goals.set_order(ABC, ["g-cccc"], on=LATER, by="staff", entropy=counting())
        assert list(case.orders.values()) == [
            Order(until=LATER, order=["g-aaaa", "g-bbbb", "g-cccc"]),
            Order(on=LATER, by="staff", order=["g-cccc"]),
        ]

    def test_an_order_that_follows_a_review_of_the_same_day_says_so(self) -> None:
        unsealed = replace(ABC, reviews={"r-0000": Review(held=LATER)})
        sealed = replace(ABC, reviews={"r-0000": Review(held=LATER, numbered_by="survivor", order=["g-aaaa"])})
        for case, after in ((ABC, None), (unsealed, None), (sealed, "r-0000")):
            ordered = goals.set_order(case, ["g-bbbb"], on=LATER, by="survivor", entropy=counting())
            assert list(ordered.orders.values())[-1].after == after

    def test_an_order_of_a_day_before_a_later_one_is_refused(self) -> None:
        case = goals.set_order(ABC, ["g-cccc"], on=LATER, by="survivor", entropy=counting())
        with pytest.raises(Mistyped, match=r"^The file holds a later order, of Monday 9 November 2026\."):
            goals.set_order(case, ["g-aaaa"], on=MEETING, by="survivor", entropy=counting())
        again = goals.set_order(case, ["g-aaaa"], on=LATER, by="survivor", entropy=counting())
        assert order_of(again) == "a"

    def test_a_goal_named_twice_in_an_order_is_refused(self) -> None:
        with pytest.raises(Mistyped, match=r"^A goal is named twice in that order\."):
            goals.set_order(ABC, ["g-aaaa", "g-bbbb", "g-aaaa"], on=LATER, by="survivor", entropy=counting())

    def test_taking_a_number_away_closes_the_row_and_keeps_the_order_there_was(self) -> None:
        case = goals.unrank(ABC, "g-aaaa", on=LATER, entropy=counting())
        assert order_of(case) == "b c"
        assert list(case.orders.values()) == [Order(until=LATER, order=["g-aaaa", "g-bbbb", "g-cccc"])]

    def test_taking_away_a_number_that_is_not_there_changes_nothing(self) -> None:
        case = case_of("A", "B", numbered=1)
        assert goals.unrank(case, "g-bbbb", on=LATER, entropy=counting()) == case


class TestReword:
    def test_the_earlier_words_are_kept_with_the_day_they_ended(self) -> None:
        entropy = counting()
        case = goals.reword(ABC, "g-bbbb", "Vivir con mi hija y mi madre", on=LATER, entropy=entropy)
        case = goals.reword(case, "g-bbbb", "Vivir con mi hija", on=LATER + WEEK, entropy=entropy)
        goal = case.goals["g-bbbb"]
        assert goal.words == "Vivir con mi hija"
        assert list(goal.earlier.values()) == [
            Earlier(words="Vivir con mi hija", until=LATER),
            Earlier(words="Vivir con mi hija y mi madre", until=LATER + WEEK),
        ]
        assert replace(goal, earlier={}) == ABC.goals["g-bbbb"]

    def test_the_same_words_change_nothing(self) -> None:
        assert goals.reword(ABC, "g-bbbb", "Vivir con mi hija\r\n", on=LATER, entropy=counting()) is ABC

    def test_a_translation_stands_beside_the_words_and_replaces_none(self) -> None:
        case = goals.reword(
            ABC, "g-bbbb", "Vivir con mi hija", on=LATER, entropy=counting(), translation="To live with my daughter"
        )
        assert case.goals["g-bbbb"] == replace(ABC.goals["g-bbbb"], translation="To live with my daughter")
        again = goals.reword(case, "g-bbbb", "Ver a mi hija", on=LATER, entropy=counting())
        assert again.goals["g-bbbb"].translation == "To live with my daughter"

    def test_a_day_before_the_one_of_the_latest_words_is_refused_and_the_same_day_is_not(self) -> None:
        entropy = counting()
        case = goals.reword(ABC, "g-bbbb", "Ver a mi hija", on=MEETING, entropy=entropy)
        case = goals.reword(case, "g-bbbb", "Estar con mi hija", on=LATER, entropy=entropy)
        for day in (MEETING, LATER - WEEK / 7):
            with pytest.raises(Mistyped, match=r"^That goal was reworded on a later day\. Nothing was changed"):
                goals.reword(case, "g-bbbb", "Mi hija", on=day, entropy=entropy)
        assert goals.reword(case, "g-bbbb", "Mi hija", on=LATER, entropy=entropy).goals["g-bbbb"].words == "Mi hija"

    def test_a_day_before_the_goal_was_named_is_refused(self) -> None:
        named = r"^That goal was named on Monday 2 November 2026\. Nothing was changed; give a day not before it\.$"
        with pytest.raises(Mistyped, match=named):
            goals.reword(ABC, "g-bbbb", "Mi hija", on=MEETING - WEEK, entropy=counting())
        with pytest.raises(Mistyped, match=named):
            goals.mark(ABC, "g-bbbb", "paused", on=MEETING - WEEK, entropy=counting())


class TestMark:
    @pytest.mark.parametrize("state", ["achieved", "set-aside"])
    def test_an_achieved_or_set_aside_goal_leaves_the_order_and_the_others_close_up(self, state: str) -> None:
        case = goals.mark(ABC, "g-aaaa", state, on=LATER, entropy=counting(), note="her aunt has it")  # type: ignore[arg-type]
        assert order_of(case) == "b c"
        assert list(case.goals["g-aaaa"].marks.values()) == [Mark(state=state, on=LATER, note="her aunt has it")]  # type: ignore[arg-type]
        assert list(case.orders.values()) == [Order(until=LATER, order=["g-aaaa", "g-bbbb", "g-cccc"])]

    def test_a_goal_comes_back_without_a_number(self) -> None:
        entropy = counting()
        case = goals.mark(ABC, "g-aaaa", "set-aside", on=LATER, entropy=entropy)
        case = goals.mark(case, "g-aaaa", "active", on=LATER, entropy=entropy)
        assert goals.listed(case) == ["g-bbbb", "g-cccc", "g-aaaa"]
        assert order_of(case) == "b c"

    def test_a_paused_goal_keeps_its_number(self) -> None:
        case = goals.mark(ABC, "g-aaaa", "paused", on=LATER, entropy=counting())
        assert order_of(case) == "a b c"
        assert not case.orders

    def test_a_goal_that_stands_there_already_is_marked_again_only_with_a_note(self) -> None:
        with pytest.raises(Mistyped, match=r"^That goal is active already\. Nothing was changed\.$"):
            goals.mark(ABC, "g-aaaa", "active", on=LATER, entropy=counting())
        aside = goals.mark(ABC, "g-aaaa", "set-aside", on=LATER, entropy=counting())
        with pytest.raises(Mistyped, match=r"^That goal is set aside already\."):
            goals.mark(aside, "g-aaaa", "set-aside", on=LATER, entropy=counting())
        noted = goals.mark(ABC, "g-aaaa", "active", on=LATER, entropy=counting(), note="asked again")
        assert [one.note for one in noted.goals["g-aaaa"].marks.values()] == ["asked again"]

    def test_a_day_before_the_latest_mark_is_refused(self) -> None:
        entropy = counting()
        case = goals.mark(ABC, "g-aaaa", "paused", on=MEETING, entropy=entropy)
        case = goals.mark(case, "g-aaaa", "active", on=LATER, entropy=entropy)
        for day in (MEETING, LATER - WEEK / 7):
            with pytest.raises(Mistyped, match=r"^That goal was marked on a later day\. Nothing was changed"):
                goals.mark(case, "g-aaaa", "paused", on=day, entropy=entropy)


def test_where_no_goal_was_named_it_is_said() -> None:
    with pytest.raises(NotFound, match=r"^No goal has been named yet\. Name one with: justice goals add CASE$"):
        goals.existing(new_case("amber-heron-27", MEETING))
    goals.existing(ABC)
