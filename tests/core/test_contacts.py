"""Contacts: what is logged, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from justicecli.core.contacts import add
from justicecli.errors import Mistyped
from justicecli.model.case import new_case

CASE = new_case("amber-heron-27", date(2026, 11, 2))
MONDAY_NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_any_role_is_taken_and_minutes_are_not_less_than_nothing() -> None:
    case = add(
        CASE, at=MONDAY_NINE, how="court", reached=True, entropy=bytes, present=["my aunt", "interpreter"], minutes=0
    )
    (contact,) = case.contacts.values()
    assert contact.present == ["my aunt", "interpreter"]
    with pytest.raises(Mistyped, match="less than 0"):
        add(CASE, at=MONDAY_NINE, how="court", reached=True, entropy=bytes, minutes=-1)
    with pytest.raises(Mistyped, match="nothing in the role"):
        add(CASE, at=MONDAY_NINE, how="court", reached=True, entropy=bytes, present=[" "])
