"""The difference between two cases, as a list of changes: the one vocabulary of commands, diff, log and merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from justicecli.model.case import Case
from justicecli.model.goal import Goal
from justicecli.model.records import Record

Verb = Literal["added", "removed", "changed", "moved", "shifted"]


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is different: where it stands, what it was, what it is.

    `place` is the way to it in the file: ("goals", "g-7k2f", "words"). A record that came or went is one change,
    its value whole. Ranks are said apart: a goal was "moved" by a person, or "shifted" because another one was.
    """

    verb: Verb
    place: tuple[str, ...]
    before: Any = None
    after: Any = None
    goal: Goal | None = None


def compare(before: Case, after: Case) -> list[Change]:
    """Every change that leads from one case to the other, in the order of the file; none where they are equal."""
    found = list(_differences(before, after, ()))
    ranks = [change for change in found if _is_rank(change)]
    others = [_with_goal(change, before, after) for change in found if not _is_rank(change)]
    return others + _moves(ranks, before, after)


def _differences(before: Any, after: Any, place: tuple[str, ...]) -> Iterator[Change]:
    """The changes below one place, field by field and record by record."""
    if isinstance(before, (Record, Mapping)) and isinstance(after, (Record, Mapping)):
        old, new = _parts(before), _parts(after)
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _differences(old.get(key), new.get(key), (*place, key))
        if isinstance(after, Mapping):
            yield from _reordered(list(old), list(new), place)
    elif not _same(before, after):
        verb: Verb = "added" if before is None else "removed" if after is None else "changed"
        yield Change(verb=verb, place=place, before=before, after=after)


def _reordered(old: list[str], new: list[str], place: tuple[str, ...]) -> Iterator[Change]:
    """One change where the records of a group stand in another sequence than before."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        yield Change(verb="changed", place=place, before=before, after=after)


def _parts(value: Record | Mapping[str, Any]) -> dict[str, Any]:
    """A record's fields or a table's keys, without those that hold nothing."""
    parts = asdict(value) if isinstance(value, Record) else dict(value)
    return {key: part for key, part in parts.items() if part is not None}


def _same(one: Any, other: Any) -> bool:
    """Equal in value and in kind, so that 1, 1.0 and true are three things; NaN is itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124 - only NaN differs from itself


def _is_rank(change: Change) -> bool:
    """True for a change of a number, not for a whole goal."""
    return len(change.place) == 3 and change.place[0] == "goals" and change.place[2] == "rank"  # noqa: PLR2004


def _with_goal(change: Change, before: Case, after: Case) -> Change:
    """The change with the goal it belongs to, so that it can be said with the survivor's words."""
    if change.place[0] != "goals" or len(change.place) == 1:
        return change
    key = change.place[1]
    return Change(
        verb=change.verb,
        place=change.place,
        before=change.before,
        after=change.after,
        goal=after.goals.get(key) or before.goals.get(key),
    )


def _moves(ranks: list[Change], before: Case, after: Case) -> list[Change]:
    """The changes of numbers, told apart: the fewest goals that must have been moved, and the rest that shifted."""
    stayed = _longest_rising([(change.before, change.after) for change in ranks])
    moves = []
    for number, change in enumerate(ranks):
        verb: Verb = "shifted" if number in stayed else "moved"
        move = Change(verb=verb, place=change.place, before=change.before, after=change.after)
        moves.append(_with_goal(move, before, after))
    return sorted(moves, key=lambda move: (move.verb == "shifted", move.after is None, move.after or 0))


def _longest_rising(ranks: list[tuple[int | None, int | None]]) -> set[int]:
    """Positions of the goals whose order among themselves is the same before and after; the most there can be.

    Where two choices keep as many, the one that leaves the goal that travelled farthest, or rose, to be named.
    """
    both = sorted((old, new, at) for at, (old, new) in enumerate(ranks) if old is not None and new is not None)
    best: list[tuple[int, int, list[int]]] = []
    for number, (old, new, at) in enumerate(both):
        tails = [best[earlier] for earlier in range(number) if both[earlier][1] < new]
        count, cost, chain = max(tails, key=lambda row: row[:2], default=(0, 0, []))
        best.append((count + 1, cost - 2 * abs(new - old) - (new < old), [*chain, at]))
    return set(max(best, key=lambda row: row[:2], default=(0, 0, []))[2])
