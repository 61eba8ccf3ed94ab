"""Brings two versions of a case together, as they came from one: nothing is lost, and no order is chosen for anyone.

Records are united by their ids, fields are compared with the version both came from. Where both sides changed the same
thing differently, ours stays and theirs is kept beside it, to be settled by a person; a change outlives a removal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from justicecli.core.changes import is_same
from justicecli.core.goals import ranked
from justicecli.core.merging_orders import named_in_orders, ordered
from justicecli.core.to_settle import Place, added, at, united
from justicecli.model.case import Case, EarlierDue, Order, Promise, Review
from justicecli.model.goal import Earlier, Goal, Mark
from justicecli.model.paper import Copy
from justicecli.model.records import Record
from justicecli.model.run import Assured, EarlierAnswer, Run
from justicecli.model.settling import ToSettle

T = TypeVar("T", bound=Record)

ACCOUNTS: Mapping[type[Record], tuple[str, ...]] = {
    Promise: ("state", "settled", "told", "confirmed_by"),
    Review: ("numbered_by", "order"),
}
"""Fields that are true only together: of two sides one account stands whole, and the other lies beside it whole."""

_WHOLE = (Assured, Copy, Earlier, EarlierAnswer, EarlierDue, Mark, Order)
"""Records that say one thing: never made up of what two people wrote."""

_WITH_WORDS = ("language", "translation")


class Merged(NamedTuple):
    """The case as it is after a merge, and the places a person has to look at: none where all fitted together."""

    case: Case
    to_settle: list[Place]


class _Nothing:
    """Where a side has no such key."""


_NOTHING = _Nothing()


def merge(base: Case, ours: Case, theirs: Case) -> Merged:
    """Both versions in one. Texts, dates and accounts that differ are kept twice, two orders as a proposal.

    What lies in `to_settle` has the place of the field, or that of the record for an account or a record that is kept
    twice as a whole: then the other one is a table. A place that was kept twice before is not named again.
    """
    if is_same(theirs, base) or is_same(ours, theirs):
        return Merged(ours, [])
    if is_same(ours, base):
        return Merged(theirs, [])
    merging = _Merging(named_in_orders(ours, base) | named_in_orders(theirs, base))
    whole, proposal = ordered(merging.record(base, ours, theirs, ()), base, ours, theirs)
    beside = {
        key: one for key, one in whole.to_settle.items() if not is_same(_plain(at(whole, tuple(one.place))), one.other)
    }
    orders = {key: one for key, one in whole.order_to_settle.items() if one.order != ranked(whole)}
    places = []
    for place, other in merging.twice.items():
        if added(beside, "t", ToSettle(place=list(place), other=other)):
            places.append(place)
    # Of an order whose day is not to be found any more, one that waits already says more.
    known = proposal and not proposal.on and any(one.order == proposal.order for one in orders.values())
    if proposal and not known and added(orders, "q", proposal):
        places.append(("order_to_settle",))
    return Merged(replace(whole, to_settle=beside, order_to_settle=orders), places)


class _Merging:
    """Goes through three versions at once and notes what both sides changed differently."""

    def __init__(self, named: set[str]) -> None:
        self.twice: dict[Place, Any] = {}
        self.named = named

    def record(self, base: Any, ours: T, theirs: T, place: Place) -> T:
        """A record of both sides, field by field; `base` may be missing where both made it."""
        kind = type(ours)
        defaults = _defaults(kind)
        before = {name: getattr(base, name) for name in defaults} if isinstance(base, kind) else defaults
        fields: dict[str, Any] = self.account(before, ours, theirs, place)
        for name in defaults:
            if name in fields:
                continue
            mine, other, here = getattr(ours, name), getattr(theirs, name), (*place, name)
            if kind is Goal and name == "rank":  # orders are merged whole
                fields[name] = mine
            elif kind is Case and name == "goals" and self.named & (before[name].keys() - (mine.keys() & other.keys())):
                fields[name] = self.table(before[name], mine, other, here)
            elif kind is Goal and name in _WITH_WORDS and (*place, "words") in self.twice:
                fields[name] = self.apart(mine, other, here)
            elif kind is Case and name in ("to_settle", "order_to_settle"):
                fields[name] = united(before[name], mine, other, "t" if name == "to_settle" else "q")
            else:
                fields[name] = self.value(before[name], mine, other, here)
        if isinstance(ours, Run) and isinstance(theirs, Run):
            fields["assured"] = self.assured(fields["assured"], ours, theirs, place)
        return kind(**fields)

    def account(self, before: Mapping[str, Any], ours: Any, theirs: Any, place: Place) -> dict[str, Any]:
        """The fields of a record that are true only together: those of one side, never some of each."""
        kind: type[Record] = type(ours)
        names = ACCOUNTS.get(kind, ())
        was = {name: before[name] for name in names}
        mine, other = ({name: getattr(side, name) for name in names} for side in (ours, theirs))
        nothing = {name: _defaults(kind)[name] for name in names}
        if is_same(mine, other) or is_same(was, other) or is_same(other, nothing):
            return mine
        if is_same(was, mine) or is_same(mine, nothing):
            return other
        self.twice[place] = {name: value for name, value in other.items() if not _is_nothing(value)}
        return mine

    def assured(self, merged: Mapping[str, Any], ours: Run, theirs: Run, place: Place) -> dict[str, Any]:
        """Who gave the power for each answer: where answers differ, each keeps its own."""
        found = dict(merged)
        for item in [item for item in ours.answers if (*place, "answers", item) in self.twice]:
            found.pop(item, None)
            if item in ours.assured:
                found[item] = ours.assured[item]
            if item in theirs.assured:
                self.apart(ours.assured.get(item), theirs.assured[item], (*place, "assured", item))
        return found

    def apart(self, ours: Any, theirs: Any, place: Place) -> Any:
        """What goes with words or an answer that stand twice: ours stays with ours, also where it says nothing."""
        if not is_same(ours, theirs) and not _is_nothing(theirs):
            self.twice[place] = _plain(theirs)
        return ours

    def value(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """One value of both sides."""
        if is_same(ours, theirs) or is_same(base, theirs):
            return ours
        return theirs if is_same(base, ours) else self.both(base, ours, theirs, place)

    def both(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """A value that both sides changed, each in its own way."""
        if type(ours) is type(theirs) and isinstance(ours, Record) and not isinstance(ours, _WHOLE):
            return self.record(base, ours, theirs, place)
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self.table(base if isinstance(base, Mapping) else {}, ours, theirs, place)
        if isinstance(ours, list) and isinstance(theirs, list):
            return _in_both(base if isinstance(base, list) else [], ours, theirs)
        if _is_nothing(ours) or _is_nothing(theirs):
            return theirs if _is_nothing(ours) else ours
        self.twice[place] = _plain(theirs)
        return ours

    def table(self, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], place: Place) -> Any:
        """A table of both sides: our keys in their order, then those only they have."""
        found = {}
        for key in [*ours, *(key for key in theirs if key not in ours)]:
            mine, other = ours.get(key, _NOTHING), theirs.get(key, _NOTHING)
            if place == ("goals",) and key in base and _NOTHING in (mine, other):
                value = self.goal(base[key], other if mine is _NOTHING else mine, key)
            else:
                value = self.value(base.get(key, _NOTHING), mine, other, (*place, key))
            if place == ("goals",) and mine is _NOTHING and value is not _NOTHING:
                value = replace(value, rank=None)
            if value is not _NOTHING:
                found[key] = value
        return found

    def goal(self, base: Goal, left: Goal, key: str) -> Any:
        """A goal that one side took out: it lives where the other changed it or set an order with it.

        A number alone is no change: numbers close up when other goals move.
        """
        return _NOTHING if key not in self.named and is_same(replace(left, rank=base.rank), base) else left


def _in_both(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """A list of both sides: what either added is in it, what either took out is not."""
    kept = [one for one in ours if _is_in(one, theirs) or not _is_in(one, base)]
    return kept + [one for one in theirs if not _is_in(one, base) and not _is_in(one, ours)]


def _is_in(one: Any, many: list[Any]) -> bool:
    """True where the list holds it, written the same way."""
    return any(is_same(one, other) for other in many)


def _is_nothing(value: Any) -> bool:
    """True where a side says nothing there."""
    return value is _NOTHING or value is None or value in ([], {})


def _plain(value: Any) -> Any:
    """A value as the file holds it: a record as a table."""
    if isinstance(value, Record):
        names = ACCOUNTS.get(type(value))
        if names:
            return {name: getattr(value, name) for name in names if not _is_nothing(getattr(value, name))}
        return msgspec.to_builtins(value, builtin_types=(date, datetime, time))
    return value


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    """What each field of a record holds where nothing was said."""
    return {field.name: _default(field) for field in msgspec.structs.fields(kind)}


def _default(field: msgspec.structs.FieldInfo) -> Any:
    """What one field holds where nothing was said."""
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else _NOTHING
