"""Contacts as a person reads them: newest first, and rules of safe contact whole, under the heading they belong to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from justicecli.core.safe_contact import Looked
from justicecli.model.case import Contact, SafeContact, new_case
from justicecli.render.contacts import caution, page
from justicecli.render.page import Item

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def test_of_one_minute_what_was_logged_last_stands_first() -> None:
    notes = {"c-0000": "first", "c-0001": "second", "c-0002": "no day"}
    contacts = {key: Contact(at=AT if key != "c-0002" else None, note=note) for key, note in notes.items()}
    case = replace(new_case("amber-heron-27", AT.date()), contacts=contacts)
    shown = [part.note for part in page(case) if isinstance(part, Item)]
    assert shown == ["c-0001, second", "c-0000, first", "c-0002, no day"]


def test_a_rule_is_shown_whole_under_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    long = "only when the porch light is on, and never when there is a second car in the drive"
    safe = SafeContact(method="text", ok_times=f"{long}\nor at work", device_watched="yes")
    caution(safe, Looked(["method"], ["ok_times", "device_watched"]))
    assert capsys.readouterr().err == (
        "This does not go by what the survivor said is safe:\n"
        "  method: text\n"
        "This cannot be checked here; look yourself:\n"
        f"  ok times: {long}\n"
        "    or at work\n"
        "  device watched: yes\n"
    )
    caution(safe, Looked([], []))
    assert capsys.readouterr().err == ""
