"""What waits to be settled: its ids follow from what it says, and a place in a case can be looked up."""

from __future__ import annotations

import pytest

from justicecli.core import to_settle
from justicecli.core.to_settle import added, at, united
from justicecli.model.settling import ToSettle
from tests.made import case_of

ONE, OTHER = (ToSettle(place=["kind"], other=word) for word in ("sex", "labor"))
CASE = case_of("home")


def test_the_same_thing_is_there_once_and_has_the_same_id_everywhere() -> None:
    here: dict[str, ToSettle] = {}
    there: dict[str, ToSettle] = {}
    assert added(here, "t", ONE)
    assert not added(here, "t", ONE)
    assert added(there, "t", OTHER)
    assert added(there, "t", ONE)
    assert {key: one for key, one in there.items() if one == ONE} == here


def test_an_id_that_is_taken_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_settle, "_named", lambda letter, _, turn: f"{letter}-000{turn}")
    here: dict[str, ToSettle] = {}
    assert added(here, "t", ONE)
    assert added(here, "t", OTHER)
    assert here == {"t-0000": ONE, "t-0001": OTHER}


def test_what_one_side_settled_is_gone_and_what_one_side_added_is_there() -> None:
    base = {"t-0000": ONE}
    assert united(base, {}, base, "t") == {}
    assert united(base, base, {}, "t") == {}
    assert united(base, base, {**base, "t-0001": OTHER}, "t") == {"t-0000": ONE, "t-0001": OTHER}
    assert united(base, {}, {"t-0000": OTHER}, "t") == {"t-0000": OTHER}
    assert united(base, base, {"t-0000": OTHER}, "t") == {"t-0000": OTHER}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (("goals", "g-aaaa", "words"), "home"),
        (("goals", "g-aaaa"), CASE.goals["g-aaaa"]),
        (("goals", "g-zzzz", "words"), None),
        (("case", "words"), None),
        (("nothing",), None),
    ],
)
def test_a_place_is_looked_up_and_may_hold_nothing(place: tuple[str, ...], found: object) -> None:
    assert at(CASE, place) == found
