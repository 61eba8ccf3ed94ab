"""The difference of two cases: nothing where they are equal, something wherever one thing is not, and who moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.changes import Change, compare
from justicecli.core.goals import add, mark, move, numbered, set_order, unrank
from justicecli.model.case import Case, Contact, Promise, new_case
from justicecli.model.goal import Mark, Step
from tests.edits import FIELDS, Place, again, edits, edits_of
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import cases

ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")
A, B, C = ABC.goals


def touches(change: Change, place: Place) -> bool:
    """True where the change stands at the place, above it or below it."""
    return change.place[: len(place)] == place[: len(change.place)]


@given(cases)
def test_equal_cases_have_no_changes(case: Case) -> None:
    assert compare(case, case) == []
    assert compare(case, again(case)) == []


@given(edits())
def test_any_single_edit_of_any_case_is_a_change_at_its_place(edit: tuple[Case, Case, Place]) -> None:
    before, after, place = edit
    there, back = compare(before, after), compare(after, before)
    assert there
    assert back
    assert all(touches(change, place) for change in there + back)


@pytest.mark.parametrize("field", list(FIELDS))
@settings(max_examples=25)
@given(data=st.data())
def test_any_single_edit_in_any_table_is_a_change_at_its_place(field: str, data: st.DataObject) -> None:
    before, after, place = data.draw(edits_of(field))
    there, back = compare(before, after), compare(after, before)
    assert there
    assert back
    assert all(touches(change, place) for change in there + back)


@settings(max_examples=40)
@given(cases, cases)
def test_what_was_added_one_way_is_removed_the_other_way(one: Case, other: Case) -> None:
    there, back = compare(one, other), compare(other, one)
    assert bool(there) == bool(back)
    added = {change.place for change in there if change.verb == "added"}
    assert added == {change.place for change in back if change.verb == "removed"}


NAN, WEST = float("nan"), timezone(timedelta(hours=-6))
HOUR = datetime(2026, 11, 5, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, True),
        (0, False),
        (0.0, -0.0),
        ("1", 1),
        ("2026-11-02", date(2026, 11, 2)),
        (date(2026, 11, 2), datetime(2026, 11, 2, tzinfo=UTC)),
        (HOUR, HOUR.astimezone(WEST)),
        ([1], [1.0]),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ([], {}),
        ([[HOUR]], [[HOUR.astimezone(WEST)]]),
        ([{"a": 1, "b": 2}], [{"b": 2, "a": 1}]),
        ([{"a": 1}], [{"a": 1.0}]),
        ([{"a": 1}], [{"b": 1}]),
        ("e\u0301", "\u00e9"),
        ("", " "),
        ({}, {"a": {}}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (NAN, 1.0),
    ],
)
def test_what_is_written_in_two_ways_is_two_things(one: Any, other: Any) -> None:
    before, after = (replace(ABC, extra={"x": value}) for value in (one, other))
    assert len(compare(before, after)) == len(compare(after, before)) == 1


@pytest.mark.parametrize("value", [NAN, [NAN], {"x": [NAN]}, -0.0, 2**80, HOUR, [{"a": [1.5, "x", True]}]])
def test_an_odd_value_is_the_same_as_itself(value: Any) -> None:
    assert compare(replace(ABC, extra={"x": value}), replace(ABC, extra={"x": again(value)})) == []


def test_a_record_that_came_or_went_is_one_change_with_its_value_whole() -> None:
    step = Step(words="Call", who="R. Ortiz", by=MEETING)
    after = replace(ABC, goals={**ABC.goals, A: replace(ABC.goals[A], steps={"s-0000": step})})
    place = ("goals", A, "steps", "s-0000")
    assert compare(ABC, after) == [Change(verb="added", place=place, after=step, goal=after.goals[A])]
    assert compare(after, ABC) == [Change(verb="removed", place=place, before=step, goal=ABC.goals[A])]


def test_a_change_below_a_goal_knows_the_goal_as_it_is_now_or_as_it_was() -> None:
    reworded = replace(ABC, goals={**ABC.goals, B: replace(ABC.goals[B], words="Ver a mi hija")})
    assert compare(ABC, reworded) == [
        Change(
            verb="changed",
            place=("goals", B, "words"),
            before="Vivir con mi hija",
            after="Ver a mi hija",
            goal=reworded.goals[B],
        )
    ]
    gone = replace(ABC, goals={A: ABC.goals[A], B: ABC.goals[B]})
    assert [change.goal for change in compare(ABC, gone)] == [ABC.goals[C]]


def test_a_field_that_says_nothing_is_no_change_and_one_that_begins_to_is_added() -> None:
    before = replace(ABC, contacts={"c-0000": Contact()})
    after = replace(ABC, contacts={"c-0000": Contact(present=["interpreter"], reached=False)})
    assert [(change.verb, change.place[2:]) for change in compare(before, after)] == [
        ("added", ("reached",)),
        ("added", ("present",)),
    ]
    assert [change.verb for change in compare(after, before)] == ["removed", "removed"]


def test_changes_stand_in_the_order_of_the_file_and_numbers_after_them() -> None:
    after = add(ABC, "Casa", on=MEETING, entropy=counting(), round_=1)
    after = mark(after, A, "achieved", on=MEETING, entropy=counting())
    after = replace(after, opened=MEETING + WEEK, promises={"p-0000": Promise(words="Call")})
    assert [change.place for change in compare(ABC, after)] == [
        ("opened",),
        ("goals", A, "marks", "m-0000"),
        ("goals", "g-0000"),
        ("promises", "p-0000"),
        ("orders", "o-0001"),
        ("goals", A, "rank"),
        ("goals", B, "rank"),
        ("goals", C, "rank"),
    ]


def test_goals_that_stand_in_another_sequence_in_the_file_are_one_change() -> None:
    turned = replace(ABC, goals=dict(reversed(ABC.goals.items())))
    assert compare(ABC, turned) == [Change(verb="changed", place=("goals",), before=[A, B, C], after=[C, B, A])]


def ranked(before: Case, after: Case) -> dict[str, str]:
    """Each goal whose number is another, with the verb that says how."""
    return {change.place[1][2]: change.verb for change in compare(before, after) if change.place[2:] == ("rank",)}


EIGHT = case_of("A", "B", "C", "D", "E", "F", "G", "H")


def at(case: Case, order: str) -> Case:
    """The case with the goals of these letters numbered 1 to n."""
    return numbered(case, [f"g-{letter * 4}" for letter in order])


class TestMoved:
    def test_moving_the_last_of_eight_first_names_that_goal_alone(self) -> None:
        verbs = ranked(EIGHT, move(EIGHT, "g-hhhh", 1))
        assert verbs == {"h": "moved", **dict.fromkeys("abcdefg", "shifted")}

    @given(st.integers(1, 8), st.integers(1, 8))
    def test_moving_one_goal_names_one_goal(self, start: int, end: int) -> None:
        key = list(EIGHT.goals)[start - 1]
        verbs = ranked(EIGHT, move(EIGHT, key, end))
        assert list(verbs.values()).count("moved") == (start != end)
        assert len(verbs) == (abs(start - end) + 1 if start != end else 0)
        if abs(start - end) > 1:
            assert verbs[key[2]] == "moved"

    def test_of_two_neighbours_that_change_places_the_one_that_rose_is_named(self) -> None:
        assert ranked(ABC, at(ABC, "bac")) == {"a": "shifted", "b": "moved"}

    def test_of_two_goals_further_apart_that_change_places_both_are_named(self) -> None:
        assert ranked(ABC, at(ABC, "cba")) == {"a": "moved", "c": "moved"}

    def test_a_goal_that_left_the_order_is_named_and_those_behind_it_shifted(self) -> None:
        for after in (unrank(EIGHT, "g-bbbb", on=MEETING, entropy=counting()), at(EIGHT, "acdefgh")):
            assert ranked(EIGHT, after) == {"b": "moved", **dict.fromkeys("cdefgh", "shifted")}

    def test_a_goal_that_came_into_the_order_is_named_and_those_behind_it_shifted(self) -> None:
        six = at(EIGHT, "abcdef")
        assert ranked(six, at(EIGHT, "agbcdef")) == {"g": "moved", **dict.fromkeys("bcdef", "shifted")}

    def test_where_a_numbered_goal_was_added_or_taken_out_of_the_file_the_others_only_shifted(self) -> None:
        more = add(ABC, "Casa", on=MEETING, entropy=counting(), round_=1, rank=1)
        assert ranked(ABC, more) == ranked(more, ABC) == dict.fromkeys("abc", "shifted")

    def test_a_number_changed_by_hand_is_named_where_no_other_goal_made_it_shift(self) -> None:
        for rank in (3, 9):
            by_hand = replace(ABC, goals={**ABC.goals, B: replace(ABC.goals[B], rank=rank)})
            assert ranked(ABC, by_hand) == {"b": "moved"}

    def test_a_goal_whose_number_stays_but_whose_place_among_the_others_does_not_leaves_none_unnamed(self) -> None:
        five = case_of("A", "B", "C", "D", "E")
        assert ranked(five, at(five, "decab")) == dict.fromkeys("abde", "moved")

    def test_a_goal_that_was_numbered_or_lost_its_number_says_what_it_was(self) -> None:
        without = unrank(ABC, C, on=MEETING, entropy=counting())
        (change,) = [change for change in compare(ABC, without) if change.verb == "moved"]
        assert (change.before, change.after, change.goal) == (3, None, without.goals[C])
        (change,) = [change for change in compare(without, ABC) if change.verb == "moved"]
        assert (change.before, change.after, change.goal) == (None, 3, ABC.goals[C])

    def test_named_goals_stand_by_their_new_number_then_those_without_one_then_those_that_shifted(self) -> None:
        after = at(EIGHT, "hbadcf")
        verbs = [(change.verb, change.after) for change in compare(EIGHT, after)]
        assert verbs == sorted(verbs, key=lambda row: (row[0] == "shifted", row[1] is None, row[1] or 0))

    @given(st.permutations("abcdef"), st.permutations("abcdef"), st.integers(0, 6), st.integers(0, 6))
    def test_those_that_only_shifted_and_those_that_stayed_keep_their_order_among_themselves(
        self, one: list[str], other: list[str], first: int, second: int
    ) -> None:
        base = case_of("A", "B", "C", "D", "E", "F")
        before, after = at(base, "".join(one[:first])), at(base, "".join(other[:second]))
        verbs = ranked(before, after)
        ranks = [{key[2]: goal.rank for key, goal in case.goals.items()} for case in (before, after)]
        assert set(verbs) == {letter for letter in "abcdef" if ranks[0][letter] != ranks[1][letter]}
        if "shifted" in verbs.values():
            rest = [letter for letter in one[:first] if verbs.get(letter) != "moved"]
            assert rest == [letter for letter in other[:second] if letter in rest]


def test_an_order_set_at_once_is_a_change_of_its_own() -> None:
    after = set_order(case_of("A", "B", numbered=0), [A, B], on=MEETING, by="staff", entropy=counting())
    changes = compare(case_of("A", "B", numbered=0), after)
    assert [(change.verb, change.place) for change in changes] == [
        ("added", ("orders", "o-0000")),
        ("moved", ("goals", A, "rank")),
        ("moved", ("goals", B, "rank")),
    ]


def test_between_two_cases_that_share_nothing_every_part_is_named() -> None:
    other = replace(
        new_case("cedar-lamp-44", MEETING + WEEK),
        goals={"g-zzzz": replace(ABC.goals[A], marks={"m-0000": Mark(state="paused", on=MEETING)})},
    )
    assert {change.place for change in compare(ABC, other)} == {
        ("case",),
        ("opened",),
        ("goals", A),
        ("goals", B),
        ("goals", C),
        ("goals", "g-zzzz"),
    }
