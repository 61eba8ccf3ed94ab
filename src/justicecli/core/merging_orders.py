"""Brings two orders of the goals together: where both sides set one, neither is chosen.

Where only one side ordered, that order holds, with what the other side named after it and without a number.
"""

from __future__ import annotations

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


def _renumbered(whole: Case, ours: Case, order: list[str]) -> Case:
    """The merged case with our order in it; numbers that a hand left with gaps stay as they are."""
    if ranked(whole) == ranked(ours) == order and not _has_ranks(ours, order):
        return whole
    return whole if _has_ranks(whole, order) else numbered(whole, order)


def _has_ranks(whole: Case, order: list[str]) -> bool:
    """True where the goals that have numbers are those of the order, 1 to n: then no number has to change."""
    numbers = {key: goal.rank for key, goal in whole.goals.items() if goal.rank is not None}
    return numbers == {key: number for number, key in enumerate(order, 1)}
