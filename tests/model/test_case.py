"""The survivor file as a value: what every case has, whether it is closed, which ids are taken."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from justicecli.model.case import Case, Closing, Person, Review, SafeContact, ids, new_case
from justicecli.model.goal import Earlier, Goal, Hurdle, Mark, Step
from tests.made import MEETING, WEEK
from tests.strategies import cases


def test_a_new_case_holds_its_code_and_its_day_and_nothing_else() -> None:
    assert msgspec.to_builtins(new_case("amber-heron-27", MEETING)) == {
        "format": 1,
        "case": "amber-heron-27",
        "opened": "2026-11-02",
    }


def test_every_field_but_format_and_code_is_optional() -> None:
    assert [field.name for field in msgspec.structs.fields(Case) if field.required] == ["format", "case"]


@pytest.mark.parametrize("kind", [Case, Person, SafeContact, Goal])
def test_no_field_asks_for_a_name_an_address_a_number_or_what_was_done(kind: type) -> None:
    names = {field.name for field in msgspec.structs.fields(kind)}
    asked = {
        "name", "first_name", "last_name", "surname", "address", "phone", "email", "e_mail", "born", "birth_date",
        "dob", "age", "ssn", "a_number", "status", "diagnosis", "story", "history", "abuse",
    }  # fmt: skip
    assert not names & asked


def test_a_case_is_closed_from_the_day_it_was_closed_until_it_was_reopened() -> None:
    case = new_case("amber-heron-27", MEETING)
    back = replace(case, closings={"z-0000": Closing(closed=MEETING, reopened=MEETING + WEEK)})
    again = replace(case, closings={**back.closings, "z-0001": Closing(closed=MEETING + 2 * WEEK)})
    assert (case.closed, back.closed, again.closed) == (None, None, MEETING + 2 * WEEK)


def test_a_review_is_sealed_once_its_order_is_set_or_left_as_it_is() -> None:
    assert not Review(held=MEETING, note="begun").is_sealed
    assert Review(held=MEETING, numbered_by="survivor").is_sealed
    assert Review(held=MEETING, order=["g-7k2f"]).is_sealed


@settings(max_examples=40)
@given(cases)
def test_the_ids_of_a_case_are_those_of_all_its_records(case: Case) -> None:
    written = msgspec.json.encode(case).decode()
    taken = ids(case)
    assert all(f'"{one}":' in written for one in taken)
    groups = (case.goals, case.contacts, case.promises, case.reviews, case.orders, case.checklists, case.closings)
    assert {key for group in groups for key in group} <= taken


def test_the_ids_of_what_stands_under_a_goal_are_taken_too() -> None:
    goal = Goal(
        words="Vivir con mi hija",
        steps={"s-0000": Step(words="Call")},
        hurdles={"h-0000": Hurdle(words="No bed")},
        earlier={"w-0000": Earlier(words="Ver a mi hija", until=MEETING)},
        marks={"m-0000": Mark(state="paused", on=MEETING)},
    )
    case = replace(new_case("amber-heron-27", MEETING), goals={"g-0000": goal})
    assert ids(case) == {"g-0000", "s-0000", "h-0000", "w-0000", "m-0000"}
