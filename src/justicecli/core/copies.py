"""The survivor's own copy: what stands on it, what is kept off it, and that it was offered.

Catalogue: statement C12; requirement R19 of the field's rules: ask whether it is safe to keep, and keep the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from justicecli.core.findings import personal
from justicecli.core.goals import listed, ranked
from justicecli.core.overview import numbered_by, open_promises
from justicecli.core.reviews import next_day
from justicecli.core.safe_contact import look
from justicecli.core.safe_times import folded, within
from justicecli.model.case import Case, Contact, Promise, SafeContact, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.goal import Goal
from justicecli.model.paper import Copy
from justicecli.model.records import How, Record

Safe = Literal["yes", "no", "not asked"]

_WAYS: tuple[How, ...] = ("phone", "text", "e-mail", "video", "letter")
_IN_PERSON = ("in person", "face to face", "en persona")
_TELLING = re.compile(r"\b(?:traffick|trafic|trata\b|tratante|victim|police|policia)")
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
    times: tuple[Hours, ...] = ()
    never: tuple[Hours, ...] = ()


class OwnCopy(Record, frozen=True, kw_only=True):
    """What stands on the survivor's copy. `held_back` are open promises with words that no paper should hold.

    `telling` are goals with such words: they are the survivor's, so they stay, and the survivor is asked.
    """

    numbered: list[Goal]
    others: list[Goal]
    by_staff: bool
    promises: list[Promise]
    held_back: dict[str, str]
    telling: list[str]
    is_closed: bool
    again: date | None
    contact: Reached | None


def own_copy(case: Case, *, today: date, names: Iterable[str | None] = ()) -> OwnCopy:
    """The copy of a case; `names` are those of the agency and of whoever sits there, which stand on no such page."""
    order = ranked(case)
    found = numbered_by(case)
    promises = open_promises(case)
    hidden = [case.case, case.person.contact_person, *(one.who for one in promises.values()), *names]
    held_back = {key: why for key, one in promises.items() if (why := _not_for_paper(one.words, hidden))}
    again = next_day(case)
    return OwnCopy(
        numbered=[case.goals[key] for key in order],
        others=[case.goals[key] for key in listed(case) if key not in order],
        by_staff=bool(found and found[0].by == "staff"),
        promises=[one for key, one in promises.items() if key not in held_back],
        held_back=held_back,
        telling=[key for key in listed(case) if _not_for_paper(case.goals[key].words, hidden)],
        is_closed=case.closed is not None,
        again=again if again and again >= today and not case.closed else None,
        contact=None if case.closed else reached(case.safe_contact),
    )


def reached(safe: SafeContact) -> Reached | None:
    """How the next contact may be; None where nothing says it, where a device may be watched, or on any doubt."""
    said = folded(safe.method or "")
    looked = {how: look(safe, Contact(how=how)) for how in _WAYS}
    rules = looked["phone"]
    if not said or "device_watched" in (*rules.broken, *rules.unread) or "who_calls" in rules.unread:
        return None
    ways = [how for how, one in looked.items() if "method" not in (*one.broken, *one.unread)]
    ways = ["in person"] if said in _IN_PERSON else ways
    if not ways:
        return None
    first = "who_calls" in rules.broken
    times, never = hours(safe.ok_times or ""), hours(safe.never_times or "")
    if times is None or never is None:
        times, never = (), ()
    return Reached(ways=tuple(ways), survivor_first=first, times=times, never=never)


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
    """The case with a copy that was offered, at the end; the same offer of the same day is written down once."""
    if copy in case.copies.values():
        return case
    return replace(case, copies={**case.copies, new_id("y", ids(case), entropy): copy})


def _not_for_paper(words: str, names: Sequence[str | None]) -> str | None:
    """Why these words should not stand on a page that others may find; None where nothing is known against them."""
    plain = _plain(words)
    if _TELLING.search(plain):
        return "a word that says what this is about"
    known = [_plain(name).strip() for name in names if name]
    if any(name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in known):
        return "the name of a person or an agency, or the code"
    return personal(words)


def _plain(text: str) -> str:
    """The text in small letters without accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
