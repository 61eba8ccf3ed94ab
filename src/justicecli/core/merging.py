"""Brings two versions of a case together, as they came from one: nothing is lost, and no order is chosen for anyone.

Records are united by their ids, fields are compared with the version both came from. Where both sides changed the same
thing differently, ours stays and theirs is kept beside it, to be settled by a person; a change outlives a removal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from justicecli.core.changes import is_same
from justicecli.core.goals import numbered, ranked
from justicecli.core.orders import standing
from justicecli.model.case import Case
from justicecli.model.records import Record
from justicecli.model.settling import Proposal, ToSettle

Place = tuple[str, ...]
T = TypeVar("T", bound=Record)

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_BESIDE = ("order_to_settle", "to_settle")


class Merged(NamedTuple):
    """The case as it is after a merge, and the places a person has to look at: none where all fitted together."""

    case: Case
    to_settle: list[Place]


class _Nothing:
    """Where a side has no such key."""


_NOTHING = _Nothing()


def merge(base: Case, ours: Case, theirs: Case) -> Merged:
    """Both versions in one. Texts, dates and accounts that differ are kept twice, two orders as a proposal."""
    if is_same(theirs, base) or is_same(ours, theirs):
        return Merged(ours, [])
    if is_same(ours, base):
        return Merged(theirs, [])
    merging = _Merging()
    whole: Case = merging.record(base, ours, theirs, ())
    whole, unsettled = _ordered(whole, base, ours, theirs)
    beside = {**whole.to_settle}
    for place, other in merging.twice:
        beside[_named("t", place, other)] = ToSettle(place=list(place), other=other)
    whole = replace(whole, to_settle=beside)
    places = [place for place, _ in merging.twice]
    return Merged(whole, [*places, *([("order_to_settle",)] if unsettled else [])])


class _Merging:
    """Goes through three versions at once and notes what both sides changed differently."""

    def __init__(self) -> None:
        self.twice: list[tuple[Place, Any]] = []

    def record(self, base: Any, ours: T, theirs: T, place: Place) -> T:
        """A record of both sides, field by field; `base` may be missing where both made it."""
        kind = type(ours)
        fields = {}
        for field in msgspec.structs.fields(kind):
            name = field.name
            before = getattr(base, name) if isinstance(base, kind) else _default(field)
            if place[:1] == ("goals",) and len(place) == 2 and name == "rank":  # noqa: PLR2004 - orders are merged whole
                fields[name] = getattr(ours, name)
            else:
                fields[name] = self.value(before, getattr(ours, name), getattr(theirs, name), (*place, name))
        return kind(**fields)

    def value(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """One value of both sides."""
        if is_same(ours, theirs) or is_same(base, theirs):
            return ours
        return theirs if is_same(base, ours) else self.both(base, ours, theirs, place)

    def both(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """A value that both sides changed, each in its own way."""
        if isinstance(ours, Record) and isinstance(theirs, Record):
            return self.record(base, ours, theirs, place)
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self.table(base if isinstance(base, Mapping) else {}, ours, theirs, place)
        if isinstance(ours, list) and isinstance(theirs, list):
            return _united(base if isinstance(base, list) else [], ours, theirs)
        if _is_nothing(ours) or _is_nothing(theirs):
            return theirs if _is_nothing(ours) else ours
        self.twice.append((place, theirs))
        return ours

    def table(self, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], place: Place) -> Any:
        """A table of both sides: our keys in their order, then those only they have."""
        found = {}
        for key in [*ours, *(key for key in theirs if key not in ours)]:
            mine, other = ours.get(key, _NOTHING), theirs.get(key, _NOTHING)
            value = self.value(base.get(key, _NOTHING), mine, other, (*place, key))
            if place == ("goals",) and mine is _NOTHING and value is not _NOTHING:
                value = replace(value, rank=None)
            if value is not _NOTHING:
                found[key] = value
        return found


def _ordered(whole: Case, base: Case, ours: Case, theirs: Case) -> tuple[Case, bool]:
    """The merged case with its order, and whether two orders are left to be settled by the survivor."""
    here = {key for key, goal in whole.goals.items() if goal.is_listed}
    was, mine, other = ([key for key in ranked(side) if key in here] for side in (base, ours, theirs))
    if other in (was, mine):
        return _renumbered(whole, ours, mine), False
    if mine == was:
        return numbered(whole, other), False
    found = standing(theirs, ranked(theirs))
    numbering = found[0] if found and not found[1] else None
    proposal = Proposal(order=other, by=numbering.by if numbering else None, on=numbering.on if numbering else None)
    beside = {**whole.order_to_settle, _named("q", (), other): proposal}
    return replace(_renumbered(whole, ours, mine), order_to_settle=beside), True


def _renumbered(whole: Case, ours: Case, order: list[str]) -> Case:
    """The merged case with our order in it; numbers that a hand left with gaps stay as they are."""
    if ranked(whole) == ranked(ours) == order and not _has_ranks(ours, order):
        return whole
    return whole if _has_ranks(whole, order) else numbered(whole, order)


def _has_ranks(whole: Case, order: list[str]) -> bool:
    """True where the goals that have numbers are those of the order, 1 to n: then no number has to change."""
    numbers = {key: goal.rank for key, goal in whole.goals.items() if goal.rank is not None}
    return numbers == {key: number for number, key in enumerate(order, 1)}


def _united(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """A list of both sides: what either added is in it, what either took out is not."""
    kept = [one for one in ours if one in theirs or one not in base]
    return kept + [one for one in theirs if one not in base and one not in ours]


def _is_nothing(value: Any) -> bool:
    """True where a side says nothing there."""
    return value is _NOTHING or value is None or value in ([], {})


def _default(field: msgspec.structs.FieldInfo) -> Any:
    """What a field holds where nothing was said."""
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else _NOTHING


def _named(letter: str, place: Place, value: Any) -> str:
    """An id that follows from what is to be settled, so that the same thing merged twice is one record."""
    number = int.from_bytes(hashlib.sha256(repr((place, value)).encode()).digest()[:4])
    return f"{letter}-" + "".join(_CROCKFORD[number >> 5 * at & 31] for at in range(4))
