"""What two people changed differently, and that it is settled, in sentences without the names of the file's keys."""

from __future__ import annotations

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.core.said_places import said_place
from justicecli.model.settling import Proposal, ToSettle
from justicecli.render.words import mention, plain

TABLES = ("order_to_settle", "to_settle")


def change(one: Change) -> str:
    """An order or an account that came to stand beside the one in the file, was settled, or was changed by hand."""
    orders, is_record = one.place[0] == "order_to_settle", len(one.place) == 2  # noqa: PLR2004
    if is_record and isinstance(one.after, Proposal):
        return f"Two orders stand against each other: ask the survivor. The other was set{whose(one.after)}."
    if is_record and isinstance(one.after, ToSettle):
        return f"The other account of {said_place(one.after.place)} is kept beside it{_said(one.after.other)}."
    if is_record and one.verb == "removed" and isinstance(one.before, ToSettle):
        was = _said(one.before.other, "beside it stood")
        return f"The two accounts of {said_place(one.before.place)} are settled{was}."
    if is_record and one.verb == "removed":
        return "The two orders are settled."
    what = "order" if orders else "account"
    if len(one.place) == 1:
        return f"The {what}s to be settled stand in another sequence."
    return f"What the file says of the other {what} to be settled ({one.place[1]}) was changed."


def whose(one: Proposal) -> str:
    """Who set an order and when, as a sentence goes on; it says so where nothing is known."""
    by = {"survivor": " by the survivor", "staff": " by STAFF, not by the survivor"}.get(one.by or "", "")
    on = f"{',' if one.by == 'staff' else ''} on {in_words(one.on)}" if one.on else ""
    return f"{by}{on}" or " one number at a time, and nobody wrote down whose it is"


def other_said(value: object) -> str:
    """What the other side said at a place; a table as what is in it."""
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')}: {other_said(part)}" for name, part in value.items())
    return plain(value)


def _said(value: object, how: str = "") -> str:
    """The other account as it is added to a sentence; a table is left to the page of the case."""
    if isinstance(value, dict) or value in (None, [], ""):
        return ""
    return f": {plain(value)}" if not how else f" ({how}: {mention(plain(value))})"
