"""Contacts and tries at one: who met whom, how, and whether it went by what the survivor said is safe.

Catalogue: TCJ-01, TSP-10; the safe-contact rules are the survivor's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from msgspec.structs import replace

from justicecli.errors import Mistyped
from justicecli.model.case import Case, Contact, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import How, StartedBy
from justicecli.model.text import clean

# Roles that are usual; any other may be said.
ROLES = ("interpreter", "advocate", "attorney", "officer", "prosecutor", "support person", "case manager", "family")

_BY_SAFE_CONTACT = ("phone", "text", "e-mail")
_CALLS = {
    "phone": ("phone", "voice", "call"),
    "text": ("text", "sms", "message", "app"),
    "e-mail": ("e-mail", "email", "mail"),
}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = r"(\d{1,2})(?::(\d{2}))?"
_NO = re.compile(r"\b(no|none|never|nunca)\b", re.IGNORECASE)


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


def broken_rules(
    case: Case, *, at: date, how: How | None, started_by: StartedBy | None = None, voicemail: bool | None = None
) -> list[str]:
    """The safe-contact fields that a contact of ours by phone, text or e-mail does not go by.

    A time that is said in words we cannot read is left to the person; a contact the survivor began breaks none.
    """
    safe, broken = case.safe_contact, []
    if how not in _BY_SAFE_CONTACT or started_by == "survivor":
        return []
    if safe.who_calls and safe.who_calls.strip().lower() == "survivor":
        broken.append("who_calls")
    if safe.method and not any(word in safe.method.lower() for word in _CALLS[how]):
        broken.append("method")
    if isinstance(at, datetime):
        if safe.ok_times and within_times(safe.ok_times, at) is False:
            broken.append("ok_times")
        if safe.never_times and within_times(safe.never_times, at):
            broken.append("never_times")
    if voicemail and safe.voicemail and _NO.search(safe.voicemail):
        broken.append("voicemail")
    return broken


def within_times(said: str, at: datetime) -> bool | None:
    """Whether a local time lies within what was said, such as "weekdays after 18:00" or "tue-thu 9:00-12:00".

    None where the words cannot be read that way.
    """
    parts = [part.strip() for part in re.split(r"[;,]|\bor\b|\band\b", said.lower()) if part.strip()]
    read = [_part_within(part, at) for part in parts]
    if not read or None in read:
        return None
    return any(read)


def _part_within(part: str, at: datetime) -> bool | None:
    """The same for one part of what was said."""
    found = re.fullmatch(
        rf"(?P<days>[a-z]+(?:\s*-\s*[a-z]+)?)?\s*(?:(?P<side>after|before)\s+{_CLOCK}|{_CLOCK}\s*-\s*{_CLOCK})?", part
    )
    days = _days(found["days"]) if found else None
    if found is None or days is None:
        return None
    clocks = [_clock(found[n], found[n + 1]) for n in (3, 5, 7) if found[n]]
    if None in clocks:
        return None
    return at.weekday() in days and _in_hours(found["side"], [clock for clock in clocks if clock], at.time())


def _in_hours(side: str | None, clocks: list[time], clock: time) -> bool:
    """True where the hour lies after, before or between the clocks; over midnight too."""
    if side == "after":
        return clock >= clocks[0]
    if side == "before":
        return clock < clocks[0]
    if not clocks:
        return True
    first, last = clocks
    return first <= clock < last if first <= last else clock >= first or clock < last


def _clock(hours: str, minutes: str | None) -> time | None:
    """A time of day, or None where there is none such."""
    return time(int(hours), int(minutes or 0)) if int(hours) < 24 and int(minutes or 0) < 60 else None  # noqa: PLR2004


def _days(said: str | None) -> set[int] | None:
    """The weekdays meant, Monday 0; None where they cannot be read."""
    usual = {"weekdays": range(5), "weekends": range(5, 7), "daily": range(7), "everyday": range(7), "always": range(7)}
    if not said:
        return set(range(7))
    if said in usual:
        return set(usual[said])
    ends = [_DAYS.index(word.strip()[:3]) for word in said.split("-") if word.strip()[:3] in _DAYS]
    if len(ends) != len(said.split("-")):
        return None
    first, last = ends[0], ends[-1]
    return {day % 7 for day in range(first, last + 1 + (7 if last < first else 0))}
