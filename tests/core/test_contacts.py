"""Contacts: what is logged, and whether it goes by what the survivor said is safe."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from justicecli.core.contacts import add, broken_rules, within_times
from justicecli.errors import Mistyped
from justicecli.model.case import SafeContact, new_case
from justicecli.model.records import How

CASE = new_case("amber-heron-27", date(2026, 11, 2))
MONDAY_NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "within"),
    [
        ("weekdays after 18:00", False),
        ("weekdays before 12:00", True),
        ("weekends", False),
        ("mon 8:00-10:00", True),
        ("Monday 8-9", False),
        ("mon-wed", True),
        ("fri-mon after 8", True),
        ("tue-thu; mon 8:00-9:30", True),
        ("22:00-10:00", True),
        ("22:00-9:00", False),
        ("daily", True),
        ("when my boyfriend is at work", None),
        ("weekdays after 25:00", None),
        ("after 18:00, when alone", None),
        ("", None),
    ],
)
def test_times_are_read_where_they_can_be(said: str, within: bool | None) -> None:
    assert within_times(said, MONDAY_NINE) is within


@pytest.mark.parametrize(
    ("safe", "how", "voicemail", "broken"),
    [
        (SafeContact(method="text"), "phone", None, ["method"]),
        (SafeContact(method="text"), "text", None, []),
        (SafeContact(method="voice or text"), "phone", None, []),
        (SafeContact(method="text"), "in person", None, []),
        (SafeContact(ok_times="weekdays after 18:00"), "text", None, ["ok_times"]),
        (SafeContact(ok_times="when it is quiet"), "text", None, []),
        (SafeContact(never_times="mon-fri 8:00-12:00"), "e-mail", None, ["never_times"]),
        (SafeContact(voicemail="no"), "phone", True, ["voicemail"]),
        (SafeContact(voicemail="vague words"), "phone", True, []),
        (SafeContact(voicemail="no"), "phone", False, []),
        (SafeContact(who_calls="survivor"), "phone", None, ["who_calls"]),
        (SafeContact(), "phone", True, []),
    ],
)
def test_a_contact_that_breaks_a_rule_of_the_survivor_is_noticed(
    safe: SafeContact, how: How, voicemail: bool | None, broken: list[str]
) -> None:
    assert broken_rules(replace(CASE, safe_contact=safe), at=MONDAY_NINE, how=how, voicemail=voicemail) == broken


def test_a_contact_that_the_survivor_began_breaks_no_rule_and_a_day_has_no_hour() -> None:
    strict = replace(CASE, safe_contact=SafeContact(method="text", ok_times="weekdays after 18:00"))
    assert broken_rules(strict, at=MONDAY_NINE, how="phone", started_by="survivor") == []
    assert broken_rules(strict, at=MONDAY_NINE.date(), how="text") == []


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
