"""Contacts as a person reads them, and what the survivor said is safe, where a contact does not go by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from justicecli.core.dates import in_words
from justicecli.core.times import in_day_order
from justicecli.model.case import Case, Contact
from justicecli.render import console
from justicecli.render.page import Item, Line, Part
from justicecli.render.words import count, plain


def page(case: Case) -> Iterator[Part]:
    """The contacts of a case, newest first; those without a time last."""
    rows = sorted(
        case.contacts.items(),
        key=lambda row: (row[1].at is not None, row[1].at and in_day_order(row[1].at)),
        reverse=True,
    )
    for key, contact in rows:
        yield Item("-", said(contact), ", ".join(part for part in (key, contact.note or "") if part))
    if not rows:
        yield Line("No contact is logged. Log one with: justice contacts add CASE")


def said(contact: Contact) -> str:
    """One contact in a line: when, how, whether the survivor was reached, who was there."""
    parts = [
        in_words(contact.at) if contact.at else "no date",
        contact.how or "",
        "not reached" if contact.reached is False else "",
        contact.who or "",
        f"with {plain(contact.present)}" if contact.present else "",
        {"survivor": "the survivor began it", "us": "we began it"}.get(contact.started_by or "", ""),
        count(contact.minutes, "minute") if contact.minutes is not None else "",
        {True: "a message was left", None: "", False: "no message was left"}[contact.voicemail],
    ]
    return ", ".join(part for part in parts if part)


def caution(case: Case, rules: Sequence[str]) -> None:
    """What the survivor said is safe, on standard error, where a contact does not go by it."""
    if not rules:
        return
    console.note("This does not go by what the survivor said is safe:")
    for name in rules:
        console.note(f"  {name.replace('_', ' ')}: {plain(getattr(case.safe_contact, name))}")
