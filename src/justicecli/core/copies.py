"""The survivor's own copy: what stands on it, what is kept off it, and that it was offered.

Catalogue: statement C12; requirement R19 of the field's rules: ask whether it is safe to keep, and keep the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from justicecli.core.dates import day_of
from justicecli.core.first_words import openers as ready
from justicecli.core.for_paper import guard, why_not, why_not_promise
from justicecli.core.goals import listed, ranked
from justicecli.core.overview import numbered_by, open_promises
from justicecli.core.reviews import next_day
from justicecli.core.safe_contact import ANY, look
from justicecli.core.safe_times import folded, within
from justicecli.model.case import Case, Contact, Promise, SafeContact, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.goal import Goal
from justicecli.model.paper import Copy
from justicecli.model.records import How, Record

Safe = Literal["yes", "no", "not asked"]

_WAYS: tuple[How, ...] = ("phone", "text", "e-mail", "video", "letter")
_IN_PERSON = re.compile(r"\b(?:in person|face to face|en persona)\b")
# "text, never phone" names what is not safe, and may leave out more of the same.
_NOT = re.compile(
    r"\b(?:no|not|never|none|without|except|unless|but|nunca|jamas|ni|sin|excepto|salvo|pero)\b|n't\b|\bdont\b"
)
_CHECKED = timedelta(days=30)
_NAMED = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_MONDAY, _DAY = datetime(2026, 11, 2, tzinfo=UTC), 24 * 60


class Hours(Record, frozen=True, kw_only=True):
    """Hours of the same kind: days, Monday 0, and spans of minutes of the day."""

    days: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Reached(Record, frozen=True, kw_only=True):
    """How the next contact may be, as far as what the survivor said is safe is understood whole."""

    ways: tuple[How, ...]
    survivor_first: bool
    any_way: bool = False
    times: tuple[Hours, ...] = ()
    never: tuple[Hours, ...] = ()


class OwnCopy(Record, frozen=True, kw_only=True):
    """What stands on the survivor's copy. `held_back` are open promises with words that no paper should hold.

    `telling` are goals with such words: they are the survivor's, so they stay, and the survivor is asked. `passed` are
    promises whose day is over, which the page does not say. `unsure` says why nothing is said of the next contact.
    """

    numbered: list[Goal]
    others: list[Goal]
    by_staff: bool
    moved_since: bool
    promises: list[Promise]
    held_back: dict[str, str]
    telling: list[str]
    is_closed: bool
    again: date | None
    contact: Reached | None
    passed: list[str] = []
    unsure: str | None = None


def own_copy(
    case: Case, *, today: date, telling: Iterable[str], openers: Iterable[str], names: Iterable[str | None] = ()
) -> OwnCopy:
    """The copy of a case; `names` are those of the agency and of whoever sits there, which stand on no such page.

    `telling` are phrases of every language that say what this is about, `openers` words that begin a promise and are
    no name.
    """
    order = ranked(case)
    found = numbered_by(case)
    promises = open_promises(case)
    known, usual = guard(case, names, telling), ready(openers)
    held_back = {key: why for key, one in promises.items() if (why := why_not_promise(one.words, known, usual))}
    shown = {key: one for key, one in promises.items() if key not in held_back}
    passed = [key for key, one in shown.items() if one.due and day_of(one.due) < today]
    again = next_day(case)
    unsure = None if case.closed else doubt(case.safe_contact, today)
    return OwnCopy(
        numbered=[case.goals[key] for key in order],
        others=[case.goals[key] for key in listed(case) if key not in order],
        by_staff=bool(found and found[0].by == "staff"),
        moved_since=bool(found and found[1]),
        promises=[replace(one, due=None) if key in passed else one for key, one in shown.items()],
        held_back=held_back,
        telling=[key for key in listed(case) if why_not(case.goals[key].words, known)],
        is_closed=case.closed is not None,
        again=again if again and again >= today and not case.closed else None,
        contact=None if case.closed else reached(case.safe_contact, today),
        passed=passed,
        unsure=unsure,
    )


def reached(safe: SafeContact, today: date) -> Reached | None:
    """How the next contact may be; None where nothing says it, and on any doubt."""
    said = folded(safe.method or "")
    if not said or doubt(safe, today):
        return None
    looked = {how: look(safe, Contact(how=how)) for how in _WAYS}
    ways = [how for how, one in looked.items() if "method" not in (*one.broken, *one.unread)]
    return Reached(
        ways=(*ways, "in person") if _IN_PERSON.search(said) else tuple(ways),
        survivor_first="who_calls" in looked["phone"].broken,
        any_way=said in ANY,
        times=hours(safe.ok_times or "") or (),
        never=hours(safe.never_times or "") or (),
    )


def doubt(safe: SafeContact, today: date) -> str | None:
    """Why a page should say nothing of the next contact; None where nothing was said, and where all of it is sure."""
    said = folded(safe.method or "")
    if not said:
        return None
    unread = look(safe, Contact(how="phone")).unread
    ok, never = hours(safe.ok_times or ""), hours(safe.never_times or "")
    checked = safe.last_checked and today - _CHECKED <= safe.last_checked <= today
    doubts = {
        "device_watched is not plainly no": folded(safe.device_watched or "") != "no",
        "last_checked is not within the last 30 days": not checked,
        "method is not only ways that are safe, or not understood whole": _NOT.search(said) or "method" in unread,
        "who_calls is not understood": "who_calls" in unread,
        "ok_times or never_times is not understood whole": ok is None or never is None,
        "ok_times and never_times contradict each other": _overlap(ok or (), never or ()),
    }
    return next((why for why, holds in doubts.items() if holds), None)


def _overlap(ok: Iterable[Hours], never: Sequence[Hours]) -> bool:
    """True where some minute of the week is in both."""
    return any(
        set(one.days) & set(other.days) and start < end_of_other and start_of_other < end
        for one in ok
        for other in never
        for start, end in one.spans
        for start_of_other, end_of_other in other.spans
    )


def hours(said: str) -> tuple[Hours, ...] | None:
    """The hours that were said, so that a page can say them in its own language; None where they are not understood.

    What is safe changes only at an hour that is named, so those are looked at, and midnight.
    """
    if not said.strip():
        return ()
    named = {int(hour) * 60 + int(minute or 0) for hour, minute in _NAMED.findall(folded(said))}
    turns = sorted({0, *(turn % _DAY for one in named for turn in (one, one + _DAY // 2))})
    days: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day in range(7):
        held = [within(said, _MONDAY + timedelta(days=day, minutes=turn)) for turn in turns]
        if None in held:
            return None
        if spans := _spans([turn for turn, one in zip(turns, held, strict=True) if one], turns):
            days.setdefault(spans, []).append(day)
    return tuple(Hours(days=tuple(found), spans=spans) for spans, found in days.items())


def _spans(held: Sequence[int], turns: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """From which minute to which, given the turns from which on it is safe."""
    spans: list[tuple[int, int]] = []
    for turn in held:
        end = next((one for one in turns if one > turn), _DAY)
        if spans and spans[-1][1] == turn:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((turn, end))
    return tuple(spans)


def offered(case: Case, copy: Copy, *, entropy: Entropy) -> Case:
    """The case with a copy that was offered, at the end; the same offer as the last one is not written down again."""
    if copy == next(reversed(case.copies.values()), None):
        return case
    return replace(case, copies={**case.copies, new_id("y", ids(case), entropy): copy})
