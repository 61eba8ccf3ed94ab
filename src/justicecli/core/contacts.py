"""Contacts and tries at one: who met whom, and how. Catalogue: TCJ-01, TSP-10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from justicecli.errors import Mistyped
from justicecli.model.case import Case, Contact, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import How, StartedBy
from justicecli.model.text import clean

# Roles that are usual; any other may be said.
ROLES = ("interpreter", "advocate", "attorney", "officer", "prosecutor", "support person", "case manager", "family")


def add(
    case: Case,
    *,
    at: date,
    how: How | None,
    reached: bool,
    entropy: Entropy,
    who: str | None = None,
    present: Sequence[str] = (),
    started_by: StartedBy | None = None,
    minutes: int | None = None,
    voicemail: bool | None = None,
    note: str | None = None,
) -> Case:
    """The case with one more contact, or try, at the end. Raises Mistyped for empty words or minutes below nothing."""
    if minutes is not None and minutes < 0:
        raise Mistyped("Minutes cannot be less than 0. Nothing was changed.")
    contact = Contact(
        at=at,
        how=how,
        reached=reached,
        who=clean(who, "the name") if who is not None else None,
        present=[clean(role, "the role") for role in present],
        started_by=started_by,
        minutes=minutes,
        voicemail=voicemail,
        note=clean(note, "the note") if note is not None else None,
    )
    return replace(case, contacts={**case.contacts, new_id("c", ids(case), entropy): contact})
