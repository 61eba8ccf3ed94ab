"""Closing keeps everything, and the survivor may come back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from justicecli.core.changes import compare
from justicecli.core.life import REFERRED, checked_referral, close, reopen
from justicecli.errors import Mistyped
from tests.made import MEETING, WEEK, case_of, counting

CASE = case_of("Vivir con mi hija", "Estudiar", numbered=1)


def test_closing_keeps_everything_and_only_adds_the_day() -> None:
    closed = close(CASE, on=MEETING + WEEK, entropy=counting())
    assert closed.closed == MEETING + WEEK
    assert [(change.verb, change.place) for change in compare(CASE, closed)] == [("added", ("closings", "z-0000"))]
    assert closed.goals == CASE.goals


def test_a_closed_case_is_not_closed_twice() -> None:
    closed = close(CASE, on=MEETING, entropy=counting())
    with pytest.raises(Mistyped, match=r"^This case is closed already\. Nothing was changed\.$"):
        close(closed, on=MEETING + WEEK, entropy=counting())


def test_a_case_is_not_closed_before_it_was_opened() -> None:
    with pytest.raises(Mistyped, match=r"^That day is before the case was opened\. Nothing was changed\.$"):
        close(CASE, on=MEETING - WEEK, entropy=counting())
    assert close(replace(CASE, opened=None), on=MEETING - WEEK, entropy=counting()).closed == MEETING - WEEK
    assert close(CASE, on=MEETING, entropy=counting()).closed == MEETING


def test_reopening_leaves_goals_order_and_rounds_as_they_were() -> None:
    back = reopen(close(CASE, on=MEETING, entropy=counting()), on=MEETING + WEEK)
    assert back.closed is None
    assert back.goals == CASE.goals
    assert [(one.closed, one.reopened) for one in back.closings.values()] == [(MEETING, MEETING + WEEK)]


def test_a_survivor_may_leave_and_come_back_more_than_once() -> None:
    entropy, case = counting(), CASE
    for week in range(3):
        case = close(case, on=MEETING + week * WEEK, entropy=entropy)
        case = reopen(case, on=MEETING + week * WEEK)
    last = close(case, on=MEETING + 3 * WEEK, entropy=entropy)
    assert [one.closed for one in last.closings.values()] == [MEETING + week * WEEK for week in range(4)]
    assert [one.reopened for one in last.closings.values()] == [*(MEETING + week * WEEK for week in range(3)), None]
    assert last.closed == MEETING + 3 * WEEK


def test_an_open_case_is_not_reopened_and_none_before_it_was_closed() -> None:
    with pytest.raises(Mistyped, match=r"^This case is open\."):
        reopen(CASE, on=MEETING)
    with pytest.raises(Mistyped, match=r"^That day is before the case was closed\."):
        reopen(close(CASE, on=MEETING + WEEK, entropy=counting()), on=MEETING)


def test_a_referral_is_one_of_the_codes_and_any_other_is_refused_with_them() -> None:
    assert [checked_referral(code) for code in REFERRED] == list(REFERRED)
    assert len(set(REFERRED)) == len(REFERRED)
    with pytest.raises(
        Mistyped, match=r"^That is no referral code\. The codes are: cj\.law_enforcement, .*, declined\.$"
    ):
        checked_referral("a friend")
