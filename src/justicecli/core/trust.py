"""Trust at a glance: what we did with what we said, never a score of the survivor. Each figure keeps its base.

Catalogue: TSP-10, TSP-11, TSP-14; TCJ-01.
"""

from __future__ import annotations

from datetime import date

from justicecli.core.dates import day_of
from justicecli.core.overview import open_promises
from justicecli.core.times import in_day_order
from justicecli.model.case import Case, Contact
from justicecli.model.records import Record


class Trust(Record, frozen=True, kw_only=True):
    """The figures of one case. Days are local days, counted to `today`."""

    kept: int
    settled: int
    longest_open: str | None
    longest_open_days: int | None
    by_point_of_contact: int | None
    reached: int
    people_met: int
    days_since_reached: int | None
    tries_since: int


def trust(case: Case, today: date) -> Trust:
    """The figures of a case as of a day: promises, the point of contact, and the last time the survivor was reached."""
    settled = [one for one in case.promises.values() if one.state in ("kept", "missed")]
    reached = [one for one in case.contacts.values() if one.reached]
    oldest = min(((one.made, key) for key, one in open_promises(case).items() if one.made), default=(None, None))
    last = last_reached(case)
    named = case.person.contact_person
    return Trust(
        kept=sum(one.state == "kept" for one in settled),
        settled=len(settled),
        longest_open=oldest[1],
        longest_open_days=(today - oldest[0]).days if oldest[0] else None,
        by_point_of_contact=sum(_same(one.who, named) for one in reached) if named else None,
        reached=len(reached),
        people_met=len({one.who.casefold().strip() for one in reached if one.who}),
        days_since_reached=(today - day_of(last.at)).days if last and last.at else None,
        tries_since=len(tries_since(case, last)),
    )


def last_reached(case: Case) -> Contact | None:
    """The last contact in which the survivor was reached, by the time that was written down."""
    reached = [one for one in case.contacts.values() if one.reached and one.at]
    return max(reached, key=lambda one: in_day_order(one.at or date.min), default=None)


def tries_since(case: Case, last: Contact | None) -> list[Contact]:
    """The tries after the last contact, oldest first."""
    after = in_day_order(last.at) if last and last.at else None
    tries = [(in_day_order(one.at), one) for one in case.contacts.values() if one.reached is False and one.at]
    return [one for when, one in sorted(tries, key=lambda row: row[0]) if after is None or when > after]


def _same(one: str | None, other: str | None) -> bool:
    """True for the same name, whatever its capitals."""
    return bool(one and other) and (one or "").casefold().strip() == (other or "").casefold().strip()
