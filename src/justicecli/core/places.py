"""How each goal's place changed from review to review, read from the orders that the file keeps. Nothing is scored.

Catalogue: statement C9.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from justicecli.core.goals import listed, ranked
from justicecli.core.orders import Numbering, numberings, standing
from justicecli.model.case import Case, Order
from justicecli.model.goal import Goal
from justicecli.model.records import NumberedBy, Record

Kind = Literal["review", "order", "until", "now"]

_A_DAY = timedelta(days=1)


class Column(Record, frozen=True, kw_only=True):
    """One order: set in a review or at once on a day, in force until the day it was lost, or as it stands now."""

    kind: Kind
    day: date | None = None
    by: NumberedBy | None = None
    order: tuple[str, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """Where a goal stood in one order: its number, or none; `listed` is False before it was named and once it left."""

    number: int | None = None
    listed: bool = True


class Row(Record, frozen=True, kw_only=True):
    """One goal and its place in each order."""

    goal: str
    words: str
    is_first: bool
    added: date | None
    is_listed: bool
    places: tuple[Place, ...]


class Places(Record, frozen=True, kw_only=True):
    """Every order that is known, oldest first, and every goal: in the present order, then those that left."""

    columns: list[Column]
    rows: list[Row]


def places(case: Case) -> Places:
    """The places of all goals over time."""
    columns = [*_kept(case), *_now(case)]
    here = listed(case)
    keys = [*here, *(key for key in case.goals if key not in here)]
    rows = [_row(key, case.goals[key], columns) for key in keys]
    return Places(columns=columns, rows=[row for row in rows if row.is_listed or any(one.listed for one in row.places)])


def _kept(case: Case) -> Iterator[Column]:
    """The orders of the file, oldest first; one that ended on a day stands before those that were set on it.

    One that ended is left out where it is the order before it once more, or what was left of it when a goal had gone,
    for that is nobody's new order; and where it did not outlast a day.
    """
    ended = [
        (one.until, 0, _ended(one, one.until))
        for one in case.orders.values()
        if one.until and all(_named_before(case, key, one.until) for key in one.order)
    ]
    held = {(one.held, tuple(one.order)) for one in case.reviews.values()}
    was_set = [(one.on, 1, _set(one, is_review=(one.on, one.order) in held)) for one in numberings(case)]
    last: tuple[str, ...] = ()
    for *_, column in sorted([*ended, *was_set], key=lambda row: row[:2]):
        if column.kind != "until" or column.order != tuple(key for key in last if key in column.order):
            yield column
        last = column.order


def _named_before(case: Case, key: str, day: date) -> bool:
    """True unless the goal was named on that day or later."""
    goal = case.goals.get(key)
    return goal is None or goal.added is None or goal.added < day


def _ended(one: Order, until: date) -> Column:
    """An order that was in force until a day."""
    return Column(kind="until", day=until, by=one.by, order=tuple(one.order))


def _set(one: Numbering, *, is_review: bool) -> Column:
    """An order that was set in a review, or at once."""
    return Column(kind="review" if is_review else "order", day=one.on, by=one.by, order=one.order)


def _now(case: Case) -> Iterator[Column]:
    """The present order, where numbers were moved since the last one was set, or where none ever was."""
    order = ranked(case)
    found = standing(case, order)
    if order and (found is None or found[1]):
        yield Column(kind="now", order=tuple(order))


def _row(key: str, goal: Goal, columns: list[Column]) -> Row:
    """One goal and its place in each order."""
    return Row(
        goal=key,
        words=goal.words,
        is_first=(goal.round or 1) == 1,
        added=goal.added,
        is_listed=goal.is_listed,
        places=tuple(_place(key, goal, column) for column in columns),
    )


def _place(key: str, goal: Goal, column: Column) -> Place:
    """Where the goal stood in one order."""
    if key in column.order:
        return Place(number=column.order.index(key) + 1)
    if column.day is None:
        return Place(listed=goal.is_listed)
    day = column.day - _A_DAY if column.kind == "until" else column.day
    marks = [one for one in goal.marks.values() if one.on <= day]
    state = max(reversed(marks), key=lambda one: one.on).state if marks else "active"
    return Place(listed=(goal.added or date.min) <= day and state in ("active", "paused"))
