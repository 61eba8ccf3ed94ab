"""A case's beginning and end: opened, closed with everything kept, and reopened when the survivor comes back."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from justicecli.errors import Mistyped
from justicecli.model.case import Case, Closing, ids
from justicecli.model.codes import Entropy, new_id

# The ways people reach services, the brief's five and their parts (catalogue F-01, F-02).
REFERRED = (
    "cj.law_enforcement",
    "cj.law_enforcement.local_police",
    "cj.law_enforcement.immigration",
    "cj.law_enforcement.dea",
    "cj.law_enforcement.fbi",
    "cj.law_enforcement.other",
    "cj.prosecutor_court",
    "cj.corrections",
    "provider.social",
    "provider.legal",
    "family_friends",
    "self.hotline",
    "self.walk_in",
    "outreach.workplace",
    "outreach.materials",
    "outreach.incarcerated",
    "other",
    "declined",
)


def checked_referral(code: str) -> str:
    """The referral code itself. Raises Mistyped, naming the codes, for any other."""
    if code not in REFERRED:
        raise Mistyped(f"That is no referral code. The codes are: {', '.join(REFERRED)}.")
    return code


def close(case: Case, *, on: date, entropy: Entropy) -> Case:
    """The case closed on a day, with everything kept. Raises Mistyped where it is closed. Catalogue: SRV-SP-2b."""
    if case.closed:
        raise Mistyped("This case is closed already. Nothing was changed.")
    if case.opened and on < case.opened:
        raise Mistyped("That day is before the case was opened. Nothing was changed.")
    return replace(case, closings={**case.closings, new_id("z", ids(case), entropy): Closing(closed=on)})


def reopen(case: Case, *, on: date) -> Case:
    """The case open again from a day, its goals, order and rounds as they were. Raises Mistyped where it is open."""
    if not case.closed:
        raise Mistyped("This case is open. Nothing was changed.")
    if on < case.closed:
        raise Mistyped("That day is before the case was closed. Nothing was changed.")
    closings = {key: replace(one, reopened=on) if one.reopened is None else one for key, one in case.closings.items()}
    return replace(case, closings=closings)
