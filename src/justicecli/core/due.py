"""What is due in a case: promises by the hour, steps, reviews, tries to repeat, quiet cases, safe contact to check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal

from justicecli.core.dates import day_of
from justicecli.core.goals import listed
from justicecli.core.overview import open_promises
from justicecli.core.reviews import next_day
from justicecli.core.times import in_day_order, is_past
from justicecli.core.trust import last_reached, tries_since
from justicecli.model.case import Case, SafeContact
from justicecli.model.records import Record

Kind = Literal["promise", "step", "review", "try again", "quiet", "safe contact"]

AGAIN = timedelta(days=14)
QUIET = timedelta(days=60)
CHECK = timedelta(days=30)
WITHIN = timedelta(days=14)


class Entry(Record, frozen=True, kw_only=True):
    """One thing that is due: its day or hour, in which case, what kind, and whose record it is."""

    when: date
    code: str
    kind: Kind
    id: str | None = None
    words: str | None = None
    who: str | None = None
    hurdles: list[str] = []
    overdue: bool = False


def due(
    case: Case, code: str, now: datetime, *, within: timedelta = WITHIN, quiet_for: timedelta = QUIET
) -> list[Entry]:
    """What is due in an open case up to `within` from now, overdue things too; nothing for a closed one."""
    if case.closed:
        return []
    last = now.date() + within
    entries = [*_promises(case, code), *_steps(case, code), *_review(case, code), *_contact(case, code, now, quiet_for)]
    return [
        Entry(
            when=one.when,
            code=one.code,
            kind=one.kind,
            id=one.id,
            words=one.words,
            who=one.who,
            hurdles=one.hurdles,
            overdue=is_past(one.when, now),
        )
        for one in entries
        if day_of(one.when) <= last
    ]


def in_order(entries: list[Entry]) -> list[Entry]:
    """Overdue first, then by day and hour; of one hour, by case."""
    return sorted(entries, key=lambda one: (not one.overdue, in_day_order(one.when), one.code, one.kind, one.id or ""))


def _promises(case: Case, code: str) -> Iterator[Entry]:
    """Promises that are open and have a date."""
    for key, promise in open_promises(case).items():
        if promise.due:
            yield Entry(when=promise.due, code=code, kind="promise", id=key, words=promise.words, who=promise.who)


def _steps(case: Case, code: str) -> Iterator[Entry]:
    """Steps with a date, not done, under goals on the list, with what stands in the way. Statements C10, C11."""
    for goal in listed(case):
        hurdles = [hurdle.words for hurdle in case.goals[goal].hurdles.values() if hurdle.gone is None]
        for key, step in case.goals[goal].steps.items():
            if step.by and not step.done:
                yield Entry(
                    when=step.by, code=code, kind="step", id=key, words=step.words, who=step.who, hurdles=hurdles
                )


def _review(case: Case, code: str) -> Iterator[Entry]:
    """The day the last review set for the next. Catalogue: statement C8."""
    day = next_day(case)
    if day:
        yield Entry(when=day, code=code, kind="review")


def _contact(case: Case, code: str, now: datetime, quiet_for: timedelta) -> Iterator[Entry]:
    """A try to repeat, a case gone quiet, safe-contact details to check again."""
    last = last_reached(case)
    tries = tries_since(case, last)
    if tries and tries[-1].at:
        yield Entry(when=day_of(tries[-1].at) + AGAIN, code=code, kind="try again", who=tries[-1].who)
    since = day_of(last.at) if last and last.at else case.opened
    if since and now.date() - since >= quiet_for:
        yield Entry(when=since + quiet_for, code=code, kind="quiet")
    if case.safe_contact != SafeContact():
        checked = case.safe_contact.last_checked
        yield Entry(when=checked + CHECK if checked else now.date(), code=code, kind="safe contact")
