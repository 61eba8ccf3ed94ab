"""What a calendar may still hold of a case and should no longer: settled, done, given a new date, or closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain

from justicecli.core.dates import day_of
from justicecli.core.due import AGAIN, QUIET, WITHIN, Entry, Kind, whole
from justicecli.core.reviews import next_day
from justicecli.core.times import Zone
from justicecli.core.trust import last_reached
from justicecli.model.case import Case
from justicecli.model.goal import Goal

BACK = timedelta(days=60)


def moved(case: Case, code: str, now: datetime, zone: Zone, *, within: timedelta = WITHIN) -> list[Entry]:
    """What is due later than `within` from now and was given that date in the last weeks."""
    since = now.date() - BACK
    if case.closed:
        return []
    lately: set[tuple[Kind, str | None]] = {
        ("promise", key)
        for key, one in case.promises.items()
        if any(was.until >= since for was in one.earlier.values())
    }
    if any(one.held and one.held >= since for one in case.reviews.values()):
        lately.add(("review", None))
    if case.safe_contact.last_checked and case.safe_contact.last_checked >= since:
        lately.add(("safe contact", None))
    later = (one for one in whole(case, code, now, zone) if day_of(one.here) > now.date() + within)
    return [one for one in later if (one.kind, one.id) in lately]


def over(case: Case, code: str, now: datetime, zone: Zone, quiet_for: timedelta = QUIET) -> list[Entry]:
    """What was due and is no longer, by what happened in the last weeks; one entry a record, or a kind without one."""
    since = now.date() - BACK
    ended = chain(
        _promises(case, code, since),
        _steps(case, code, since),
        _review(case, code, since),
        _contact(case, code, now, quiet_for),
    )
    found = {(one.kind, one.id): one for one in ended}
    rest = {(one.kind, one.id): one for one in whole(case, code, now, zone, quiet_for)}
    if not case.closed:
        return [one for key, one in found.items() if key not in rest]
    return list({**found, **(rest if case.closed >= since else {})}.values())


def _entry(when: date, code: str, kind: Kind, key: str | None = None) -> Entry:
    """One thing that is no longer due, without any words."""
    return Entry(when=when, here=when, code=code, kind=kind, id=key)


def _promises(case: Case, code: str, since: date) -> Iterator[Entry]:
    """Promises with a date that were settled since that day."""
    for key, one in case.promises.items():
        if one.due and not one.is_open and one.settled and day_of(one.settled) >= since:
            yield _entry(one.due, code, "promise", key)


def _steps(case: Case, code: str, since: date) -> Iterator[Entry]:
    """Steps with a date that were done since that day, or whose goal left the list since."""
    for goal in case.goals.values():
        left = not goal.is_listed and _marked(goal) >= since
        for key, step in goal.steps.items():
            if step.by and (step.done >= since if step.done else left):
                yield _entry(step.by, code, "step", key)


def _marked(goal: Goal) -> date:
    """The last day on which somebody said where the goal stands."""
    return max((mark.on for mark in goal.marks.values()), default=date.min)


def _review(case: Case, code: str, since: date) -> Iterator[Entry]:
    """A review held since that day, where none is to come."""
    held = max((one.held for one in case.reviews.values() if one.held), default=None)
    if held and held >= since and next_day(case) is None:
        yield _entry(held, code, "review")


def _contact(case: Case, code: str, now: datetime, quiet_for: timedelta) -> Iterator[Entry]:
    """What ended because the survivor was reached in the last weeks."""
    last = last_reached(case, now)
    reached = day_of(last.at) if last and last.at else None
    if reached and reached >= now.date() - BACK:
        days = sorted((day_of(one.at), one.reached) for one in case.contacts.values() if one.at and one is not last)
        before = [day for day, was_reached in days if day <= reached and was_reached]
        tries = [day for day, was_reached in days if day <= reached and was_reached is False]
        if tries and tries[-1] >= (before[-1] if before else date.min):
            yield _entry(tries[-1] + AGAIN, code, "try again")
        quiet = before[-1] if before else case.opened
        if quiet and reached - quiet >= quiet_for - WITHIN:
            yield _entry(quiet + quiet_for, code, "quiet")
