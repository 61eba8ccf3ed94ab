"""What is due in a case: promises by the hour, steps, reviews, tries to repeat, quiet cases, safe contact to check.

Hours are put in order, and under their day, as the clocks here show them; what was written down stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from math import inf
from typing import Any, Literal

from justicecli.core.dates import day_of
from justicecli.core.reviews import next_day
from justicecli.core.times import Zone, here, is_past
from justicecli.core.trust import last_reached, tries_since
from justicecli.model.case import Case, SafeContact
from justicecli.model.records import Record

Kind = Literal["promise", "step", "review", "try again", "quiet", "safe contact", "two orders", "two accounts"]

AGAIN = timedelta(days=14)
QUIET = timedelta(days=60)
CHECK = timedelta(days=30)
WITHIN = timedelta(days=14)


class Entry(Record, frozen=True, kw_only=True):
    """One thing that is due: its day or hour as written and as it is here, in which case, what kind, whose record."""

    when: date
    here: date
    code: str
    kind: Kind
    id: str | None = None
    words: str | None = None
    who: str | None = None
    hurdles: list[str] = []
    overdue: bool = False

    @property
    def has_day(self) -> bool:
        """False for what has no day of its own, and so no place in a calendar: there it would never end."""
        return self.kind not in ("two orders", "two accounts")


class Undated(Record, frozen=True, kw_only=True):
    """A promise that is open and has no day, so that it never comes up by itself."""

    code: str
    id: str
    words: str
    who: str | None = None
    made: date | None = None


def due(
    case: Case, code: str, now: datetime, zone: Zone, *, within: timedelta = WITHIN, quiet_for: timedelta = QUIET
) -> list[Entry]:
    """What is due in an open case up to `within` from now, overdue things too; nothing for a closed one."""
    if case.closed:
        return []
    last = now.date() + within
    dated = [one for one in whole(case, code, now, zone, quiet_for) if day_of(one.here) <= last]
    return [*to_settle(case, code, now), *dated]


def whole(case: Case, code: str, now: datetime, zone: Zone, quiet_for: timedelta = QUIET) -> Iterator[Entry]:
    """All that is due in a case, however far off, and whether it is open or closed."""
    return chain(
        _promises(case, code, now, zone),
        _steps(case, code, now),
        _review(case, code, now),
        _contact(case, code, now, quiet_for),
    )


def to_settle(case: Case, code: str, now: datetime) -> Iterator[Entry]:
    """What two people changed differently: it has no day of its own, and is due today until it is settled."""
    if case.order_to_settle:
        yield _entry(now.date(), code, "two orders", now)
    if case.to_settle:
        yield _entry(now.date(), code, "two accounts", now)


def undated(case: Case, code: str) -> list[Undated]:
    """The promises of an open case that are open and have no day."""
    return [
        Undated(code=code, id=key, words=one.words, who=one.who, made=one.made)
        for key, one in case.promises.items()
        if one.due is None and one.is_open and not case.closed
    ]


def in_order(entries: list[Entry]) -> list[Entry]:
    """Overdue first, then by day and hour; of one hour, by case."""
    return sorted(entries, key=lambda one: (not one.overdue, *_moment(one.here), one.code, one.kind, one.id or ""))


def _moment(when: date) -> tuple[date, float]:
    """A key that sorts by the day here, then by the instant, and what has no hour to the end of its day."""
    return (when.date(), when.timestamp()) if isinstance(when, datetime) else (when, inf)


def _entry(when: date, code: str, kind: Kind, now: datetime, key: str | None = None, **more: Any) -> Entry:
    """One thing that is due, overdue or not as of now."""
    return Entry(when=when, code=code, kind=kind, id=key, overdue=is_past(when, now), **{"here": when, **more})


def _promises(case: Case, code: str, now: datetime, zone: Zone) -> Iterator[Entry]:
    """Promises that are open and have a date."""
    for key, promise in case.promises.items():
        if promise.due and promise.is_open:
            local = here(promise.due, zone)
            yield _entry(promise.due, code, "promise", now, key, here=local, words=promise.words, who=promise.who)


def _steps(case: Case, code: str, now: datetime) -> Iterator[Entry]:
    """Steps with a date, not done, under goals on the list, with what stands in the way. Statements C10, C11."""
    for goal in case.goals.values():
        if not (goal.steps and goal.is_listed):
            continue
        hurdles = [hurdle.words for hurdle in goal.hurdles.values() if hurdle.gone is None]
        for key, step in goal.steps.items():
            if step.by and not step.done:
                yield _entry(step.by, code, "step", now, key, words=step.words, who=step.who, hurdles=hurdles)


def _review(case: Case, code: str, now: datetime) -> Iterator[Entry]:
    """The day the last review set for the next. Catalogue: statement C8."""
    day = next_day(case)
    if day:
        yield _entry(day, code, "review", now)


def _contact(case: Case, code: str, now: datetime, quiet_for: timedelta) -> Iterator[Entry]:
    """A try to repeat, a case gone quiet, safe-contact details to check again."""
    last = last_reached(case, now)
    tries = tries_since(case, last, now)
    if tries and tries[-1].at:
        yield _entry(day_of(tries[-1].at) + AGAIN, code, "try again", now, who=tries[-1].who)
    since = day_of(last.at) if last and last.at else case.opened
    if since and now.date() - since >= quiet_for:
        yield _entry(since + quiet_for, code, "quiet", now)
    if case.safe_contact != SafeContact():
        checked = case.safe_contact.last_checked
        yield _entry(checked + CHECK if checked else now.date(), code, "safe contact", now)
