"""What the fields of a survivor file take, and that a record is a value."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, get_args

import msgspec
import pytest

from justicecli.model.case import Case, Contact, EarlierDue, Promise
from justicecli.model.goal import Goal
from justicecli.model.records import HOW, How, is_day_or_hour, is_day_or_text
from justicecli.model.run import Run

DAY, NAIVE, HOUR = date(2026, 11, 5), datetime(2026, 11, 5, 9), datetime(2026, 11, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "hour", "text"),
    [
        (DAY, True, True),
        (HOUR, True, False),
        (NAIVE, False, False),
        ("2026-11-05", False, True),
        (time(9), False, False),
        (20261105, False, False),
        (True, False, False),
        (None, False, False),
        ([DAY], False, False),
    ],
)
def test_a_time_of_day_names_its_offset_and_an_answer_is_a_day_or_a_text(value: Any, hour: bool, text: bool) -> None:
    assert is_day_or_hour(value) is hour
    assert is_day_or_text(value) is text


def test_a_promise_is_due_on_a_day_or_at_an_hour_with_its_offset() -> None:
    assert [Promise(words="Call", due=due).due for due in (None, DAY, HOUR)] == [None, DAY, HOUR]
    for due in ("Thursday", NAIVE, 5):
        with pytest.raises(ValueError, match="due"):
            Promise(words="Call", due=due)


def test_what_became_of_a_promise_and_its_earlier_dates_are_days_or_hours_too() -> None:
    assert [Promise(words="Call", settled=when).settled for when in (DAY, HOUR)] == [DAY, HOUR]
    assert [EarlierDue(due=when, until=DAY).due for when in (None, DAY, HOUR)] == [None, DAY, HOUR]
    for when in ("Thursday", NAIVE):
        with pytest.raises(ValueError, match="settled"):
            Promise(words="Call", settled=when)
        with pytest.raises(ValueError, match="due"):
            EarlierDue(due=when, until=DAY)


def test_an_answer_of_a_checklist_is_a_day_or_a_text() -> None:
    assert Run(name="interview", answers={"a": DAY, "b": "asked"}).answers == {"a": DAY, "b": "asked"}
    for answer in (HOUR, True, 3):
        with pytest.raises(ValueError, match="answers"):
            Run(name="interview", answers={"a": DAY, "b": answer})


def test_a_record_never_changes() -> None:
    goal = Goal(words="Vivir con mi hija")
    with pytest.raises(AttributeError):
        goal.words = "Live with my daughter"  # type: ignore[misc]
    assert goal.words == "Vivir con mi hija"


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"format": 1, "case": "abc", "name": "x"}, "name"),
        ({"format": 1, "case": "abc", "person": {"phone": "x"}}, "phone"),
        ({"format": 1, "case": "abc", "goals": {"g-7k2f": {"words": "x", "rnk": 1}}}, "rnk"),
    ],
)
def test_an_unknown_key_is_an_error_wherever_it_stands(table: dict[str, Any], key: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=f"unknown field `{key}`"):
        msgspec.convert(table, Case)


@pytest.mark.parametrize(
    "key", ["g-7k2", "g-7k2ff", "G-7k2f", "g-7kif", "g-7klf", "g-7kof", "g-7kuf", "s-7k2f", "7k2f"]
)
def test_a_goal_has_an_id_of_its_own_kind(key: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"format": 1, "case": "abc", "goals": {key: {"words": "x"}}}, Case)


@pytest.mark.parametrize("field", ["rank", "round"])
@pytest.mark.parametrize("number", [0, -1, 1.5, "1", True])
def test_numbers_and_rounds_begin_with_one(field: str, number: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"words": "x", field: number}, Goal)


def test_a_contact_is_one_of_the_ways_there_are_and_has_an_offset() -> None:
    assert get_args(How) == HOW
    assert [msgspec.convert({"how": how}, Contact).how for how in HOW] == list(HOW)
    for wrong in ({"how": "pigeon"}, {"at": NAIVE}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(wrong, Contact, builtin_types=(date, datetime))
