"""Contacts as a person reads them, and what the survivor said is safe, where it has to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from justicecli.core.dates import in_words
from justicecli.core.safe_contact import Looked
from justicecli.core.times import in_day_order
from justicecli.model.case import Case, Contact, SafeContact
from justicecli.render import console
from justicecli.render.page import Item, Line, Part
from justicecli.render.words import count, plain


def page(case: Case) -> Iterator[Part]:
    """The contacts of a case, newest first; of one minute, the one logged last. Those without a time come last."""
    rows = [*reversed(case.contacts.items())]
    rows.sort(key=lambda row: (row[1].at is not None, row[1].at and in_day_order(row[1].at)), reverse=True)
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


def caution(safe: SafeContact, looked: Looked) -> None:
    """What the survivor said is safe, on standard error: what a contact does not go by, and what nobody checked."""
    _rules("This does not go by what the survivor said is safe:", safe, looked.broken)
    _rules("This cannot be checked here; look yourself:", safe, looked.unread)


def _rules(title: str, safe: SafeContact, names: list[str]) -> None:
    """Some rules under their title, each whole: half a safe-contact rule is no rule."""
    if names:
        console.note(title)
    for name in names:
        said = "\n    ".join(getattr(safe, name).split("\n"))
        console.note(f"  {name.replace('_', ' ')}: {said}")
