"""Trust at a glance: what we did with what we said, never a score of the survivor. Each figure keeps its base.

Catalogue: TSP-10, TSP-11, TSP-14; TCJ-01.
"""

from __future__ import annotations

from datetime import date, datetime

from justicecli.core.dates import day_of
from justicecli.core.overview import open_promises
from justicecli.core.times import in_day_order
from justicecli.model.case import Case, Contact
from justicecli.model.records import Record


class Trust(Record, frozen=True, kw_only=True):
    """The figures of one case. Days are local days, counted to today; what is written for a time to come is left out.

    `settled` are the promises that were kept or missed, `kept_after_change` those kept once their date was changed,
    `nameless` are the reached contacts in which nobody from our side is named, `to_come` the contacts left out.
    """

    kept: int
    kept_after_change: int
    settled: int
    longest_open: str | None
    longest_open_days: int | None
    by_point_of_contact: int | None
    reached: int
    nameless: int
    people_met: int
    days_since_reached: int | None
    tries_since: int
    to_come: int


def trust(case: Case, now: date) -> Trust:
    """The figures of a case as of a day or an hour: promises, the point of contact, the last time of reaching them."""
    today, come = day_of(now), contacts_so_far(case, now)
    settled = [one for one in case.promises.values() if one.state in ("kept", "missed")]
    reached = [one for one in come if one.reached]
    made = [(one.made, key) for key, one in open_promises(case).items() if one.made and one.made <= today]
    oldest = min(made, default=None)
    last = last_reached(case, now)
    named, names = _name(case.person.contact_person), [_name(one.who) for one in reached]
    return Trust(
        kept=sum(one.state == "kept" for one in settled),
        kept_after_change=sum(one.state == "kept" and bool(one.earlier) for one in settled),
        settled=len(settled),
        longest_open=oldest[1] if oldest else None,
        longest_open_days=(today - oldest[0]).days if oldest else None,
        by_point_of_contact=names.count(named) if named else None,
        reached=len(reached),
        nameless=names.count(""),
        people_met=len({*names} - {""}),
        days_since_reached=max((today - day_of(last.at)).days, 0) if last and last.at else None,
        tries_since=len(tries_since(case, last, now)),
        to_come=len(case.contacts) - len(come),
    )


def contacts_so_far(case: Case, now: date | None) -> list[Contact]:
    """The contacts that have happened by now, as they stand in the file; one without a time has. All without `now`."""
    return [one for one in case.contacts.values() if one.at is None or now is None or not is_to_come(one.at, now)]


def is_to_come(when: date, now: date) -> bool:
    """True where a day, or an hour whose instant can be compared, lies after `now`."""
    if isinstance(when, datetime) and isinstance(now, datetime):
        return when > now
    return day_of(when) > day_of(now)


def last_reached(case: Case, now: date | None = None) -> Contact | None:
    """The last contact in which the survivor was reached; of one minute, the one that was logged last."""
    reached = [one for one in contacts_so_far(case, now) if one.reached and one.at]
    return max(reversed(reached), key=lambda one: in_day_order(one.at or date.min), default=None)


def tries_since(case: Case, last: Contact | None, now: date | None = None) -> list[Contact]:
    """The tries after the last contact, oldest first; of one minute, those that were logged after it."""
    rows = [(in_day_order(one.at), place, one) for place, one in enumerate(contacts_so_far(case, now)) if one.at]
    after = next((row[:2] for row in rows if row[2] is last), None)
    tries = sorted((row for row in rows if row[2].reached is False), key=lambda row: row[:2])
    return [one for *when, one in tries if after is None or tuple(when) > after]


def _name(said: str | None) -> str:
    """A name for comparing, whatever its capitals and blanks; empty where nothing is written down."""
    return " ".join((said or "").casefold().split())
