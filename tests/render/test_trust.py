"""Trust at a glance in sentences: each figure with its base, and none that says what nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from justicecli.core.trust import trust
from justicecli.model.case import Contact, Person, new_case
from justicecli.render.page import Item
from justicecli.render.trust import page

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CASE = new_case("amber-heron-27", NOW.date())


def said(*names: str | None, point: str | None = None) -> str:
    """The sentence about who met the survivor, for reached contacts of these people."""
    contacts = {f"c-000{n}": Contact(at=NOW, reached=True, who=name) for n, name in enumerate(names)}
    case = replace(CASE, contacts=contacts, person=Person(contact_person=point))
    return next(part.text for part in page(case, trust(case, NOW)) if isinstance(part, Item))


@pytest.mark.parametrize(
    ("names", "point", "sentence"),
    [
        ((None, None, " "), None, "nobody's name is written down in 3 contacts"),
        ((None,), "R. Ortiz", "nobody's name is written down in 1 contact"),
        (("Dee", None, "Lee"), None, "the survivor has met 2 different people in 3 contacts (1 of 3 without a name)"),
        (("R.  Ortiz", "r. ortiz"), None, "the survivor has met 1 person in 2 contacts"),
        (
            ("Dee", "R. Ortiz", None),
            "R. Ortiz",
            "1 of 3 contacts with R. Ortiz; the survivor has met 2 different people (1 of 3 without a name)",
        ),
    ],
)
def test_nobody_is_met_who_is_not_written_down(names: tuple[str | None, ...], point: str | None, sentence: str) -> None:
    assert said(*names, point=point) == sentence


def test_contacts_to_come_are_left_out_and_that_is_said() -> None:
    later = Contact(at=NOW + timedelta(days=159), reached=True)
    case = replace(CASE, contacts={"c-0000": later})
    assert [part.text for part in page(case, trust(case, NOW))] == [
        "How we keep our word",
        "left out: 1 contact with a date that has not come yet; see: justice check",
    ]
