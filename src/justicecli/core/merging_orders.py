"""Brings two orders of the goals together: where both sides set one, neither is chosen.

Where only one side ordered, that order holds, with what the other side named after it and without a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from justicecli.core.goals import numbered, ranked
from justicecli.core.orders import standing
from justicecli.model.case import Case
from justicecli.model.settling import Proposal


def ordered(whole: Case, base: Case, ours: Case, theirs: Case) -> tuple[Case, Proposal | None]:
    """The merged case with its order, and the other one where two are left to be settled by the survivor."""
    here = {key for key, goal in whole.goals.items() if goal.is_listed}
    was, mine, other = ([key for key in ranked(side) if key in here] for side in (base, ours, theirs))
    if other in (was, mine):
        return _renumbered(whole, ours, mine), None
    if mine == was:
        return numbered(whole, other), None
    found = standing(theirs, ranked(theirs))
    numbering = found[0] if found and not found[1] else None
    proposal = Proposal(order=other, by=numbering.by if numbering else None, on=numbering.on if numbering else None)
    return _renumbered(whole, ours, mine), proposal


def named_in_orders(case: Case, base: Case) -> set[str]:
    """The goals in orders that were set since the version both came from."""
    before = set(_set_orders(base))
    return {key for order in _set_orders(case) if order not in before for key in order}


def _set_orders(case: Case) -> Iterator[tuple[str, ...]]:
    """Every order that was set: at once, in a review, or by another account that waits to be settled."""
    yield from (tuple(one.order) for one in case.orders.values() if one.on)
    yield from (tuple(one.order) for one in case.reviews.values())
    for one in case.to_settle.values():
        order = one.other.get("order") if isinstance(one.other, Mapping) else None
        if isinstance(order, list) and all(isinstance(key, str) for key in order):
            yield tuple(order)


def _renumbered(whole: Case, ours: Case, order: list[str]) -> Case:
    """The merged case with our order in it; numbers that a hand left with gaps stay as they are."""
    if ranked(whole) == ranked(ours) == order and not _has_ranks(ours, order):
        return whole
    return whole if _has_ranks(whole, order) else numbered(whole, order)


def _has_ranks(whole: Case, order: list[str]) -> bool:
    """True where the goals that have numbers are those of the order, 1 to n: then no number has to change."""
    numbers = {key: goal.rank for key, goal in whole.goals.items() if goal.rank is not None}
    return numbers == {key: number for number, key in enumerate(order, 1)}
