"""Settling two orders that stand against each other: the survivor says which one holds.

Nothing is chosen by a clock, and no order is lost: one that was not taken is kept with the earlier orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from justicecli.core.changes import is_same
from justicecli.core.orders import Numbering, numberings, standing
from justicecli.core.to_settle import added, at
from justicecli.model.case import Case, Order, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import NumberedBy
from justicecli.model.settling import Proposal


def order_settled(case: Case, order: Sequence[str], *, by: NumberedBy, on: date, entropy: Entropy) -> Case:
    """The case about to be given that order: the survivor's settles, and each other one is in the history then.

    Staff's settles nothing. It takes the place of the order in the file, so that one is put beside it too: the
    survivor still has all of them to choose from.
    """
    if by != "survivor":
        return kept_beside(case, order)
    for one in [*case.order_to_settle.values(), *(one for _, one in orders_of_reviews(case))]:
        case = _remembered(case, one, order, on, entropy)
    reviewed = [key for key, _ in orders_of_reviews(case)]
    left = {key: one for key, one in case.to_settle.items() if key not in reviewed}
    return replace(case, order_to_settle={}, to_settle=left)


def kept_beside(case: Case, order: Sequence[str], *, if_set: bool = False) -> Case:
    """The case with the order in the file put beside those that stand against it, before another takes its place.

    With `if_set` only one that was given as a whole: a number that was moved is no order of its own.
    """
    ranks = {key: goal.rank for key, goal in case.goals.items() if goal.rank is not None and goal.is_listed}
    mine = sorted(ranks, key=lambda key: ranks[key])
    found = standing_here(case, mine)
    whose = found[0] if found and not found[1] else None
    there = [one.order for one in case.order_to_settle.values()]
    if not there or not mine or mine in (list(order), *there) or (if_set and whose is None):
        return case
    beside = dict(case.order_to_settle)
    added(beside, "q", Proposal(order=mine, by=whose.by if whose else None, on=whose.on if whose else None))
    return replace(case, order_to_settle=beside)


def orders_of_reviews(case: Case) -> Iterator[tuple[str, Proposal]]:
    """Other accounts of which order a review was left with, where there are two, each as an order of that day."""
    for key, one in case.to_settle.items():
        group, name, *rest = [*one.place, "", ""]
        review = case.reviews.get(name) if group == "reviews" and not any(rest) else None
        order = one.other.get("order") if isinstance(one.other, Mapping) else None
        if review is None or not isinstance(order, list) or not all(isinstance(part, str) for part in order):
            continue
        if order != review.order:
            yield key, Proposal(order=order, by=_known(one.other.get("numbered_by")), on=review.held)


def standing_here(case: Case, order: Sequence[str]) -> tuple[Numbering, bool] | None:
    """The numbering that the order in the file goes back to, as `orders.standing`, where others stand against it.

    The last one set may be one of those, so that it is the one that the order in the file equals; where numbers were
    moved since, the last one that is not the other side's, or the one that was put beside when they were moved.
    """
    if not case.order_to_settle or not order:
        return standing(case, order)
    before = numberings(case)[::-1]
    for one in before:
        if [key for key in one.order if key in case.goals and case.goals[key].is_listed] == list(order):
            return one, False
    *_, last = waiting = [tuple(one.order) for one in case.order_to_settle.values()]
    from_here = [one for one in before if (one.order == last if len(waiting) > 1 else one.order != last)]
    found = [*from_here, *before][:1]
    return (found[0], True) if found else None


def then(case: Case, past: Case, day: date, order: Sequence[str]) -> Case:
    """The past case with what waited to be settled by the end of that day.

    Of orders those that were set by then, and are not the one shown; of accounts those of places that said then what
    they say now.
    """
    return replace(
        past,
        order_to_settle={
            key: one
            for key, one in case.order_to_settle.items()
            if one.on and one.on <= day and one.order != list(order)
        },
        to_settle={
            key: one
            for key, one in case.to_settle.items()
            if is_same(at(past, tuple(one.place)), at(case, tuple(one.place)))
        },
    )


def set_against(case: Case) -> Case:
    """The case without the records of the orders that stand against the one in the file, to find out which that is."""
    waiting = [(one.on, one.by, one.order) for one in case.order_to_settle.values()]
    return replace(
        case,
        orders={key: one for key, one in case.orders.items() if (one.on, one.by, one.order) not in waiting},
        reviews={
            key: replace(one, order=[], numbered_by=None) if (one.held, one.numbered_by, one.order) in waiting else one
            for key, one in case.reviews.items()
        },
    )


def _known(by: Any) -> NumberedBy | None:
    """Who set an order, where the account says so in words that we know."""
    return by if by in ("survivor", "staff") else None


def _remembered(case: Case, one: Proposal, order: Sequence[str], on: date, entropy: Entropy) -> Case:
    """The case with that order in its history, where it stands nowhere in it; one without a day ended on this one."""
    if one.on:
        known = any((it.on, it.by, list(it.order)) == (one.on, one.by, one.order) for it in numberings(case))
        record = Order(on=one.on, by=one.by, order=one.order)
    else:
        known = one.order in (list(order), *(it.order for it in case.orders.values()))
        known = known or any(list(it.order) == one.order for it in numberings(case))
        record = Order(until=on, by=one.by, order=one.order)
    return case if known else replace(case, orders={**case.orders, new_id("o", ids(case), entropy): record})
