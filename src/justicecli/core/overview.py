"""One case at a glance, worked out from the file: last contact, what is promised, when we look again."""

from __future__ import annotations

from datetime import date

from justicecli.core.goals import ranked
from justicecli.core.orders import Numbering, standing
from justicecli.core.reviews import next_day
from justicecli.core.times import in_day_order
from justicecli.model.case import Case, Contact, Promise
from justicecli.model.records import Record


class Due(Record, frozen=True, kw_only=True):
    """The next thing that was said to happen: its day or hour, and what it is."""

    when: date
    what: str


class Overview(Record, frozen=True, kw_only=True):
    """What `list` and `show` say of a case besides what the file says itself."""

    code: str
    opened: date | None
    closed: date | None
    call_me: str | None
    goals: int
    last_contact: Contact | None
    next_review: date | None
    next_due: Due | None
    to_settle: int = 0


def overview(case: Case, code: str) -> Overview:
    """The case at a glance. Times are compared by the local day that stands in the file."""
    reached = [one for one in case.contacts.values() if one.reached is not False and one.at]
    review = None if case.closed else next_day(case)
    return Overview(
        code=code,
        opened=case.opened,
        closed=case.closed,
        call_me=case.person.call_me,
        goals=sum(goal.is_listed for goal in case.goals.values()),
        last_contact=max(reversed(reached), key=lambda one: in_day_order(one.at or date.min), default=None),
        next_review=review,
        next_due=next_due(case, review),
        to_settle=len(case.order_to_settle) + len(case.to_settle),
    )


def next_due(case: Case, review: date | None) -> Due | None:
    """The earliest of: open promises, steps not done on goals still on the list, and the next review."""
    if case.closed:
        return None
    dues = [(review, "review")] if review else []
    dues += [(promise.due, "promise") for promise in case.promises.values() if promise.due and promise.is_open]
    dues += [
        (step.by, "step")
        for goal in case.goals.values()
        if goal.steps and goal.is_listed
        for step in goal.steps.values()
        if step.by and not step.done
    ]
    first = min(dues, key=lambda due: in_day_order(due[0]), default=None)
    return Due(when=first[0], what=first[1]) if first else None


def open_promises(case: Case) -> dict[str, Promise]:
    """Promises that nobody has settled, in the order they were made."""
    return {key: promise for key, promise in case.promises.items() if promise.is_open}


def numbered_by(case: Case) -> tuple[Numbering, bool] | None:
    """The numbering that the present order goes back to, and whether numbers were moved since; None without any."""
    if not case.order_to_settle:
        return standing(case, ranked(case))
    from justicecli.core.settling import standing_here

    return standing_here(case, ranked(case))
