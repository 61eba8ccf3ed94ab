"""The difference between two cases, as a list of changes: the one vocabulary of commands, diff, log and merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from justicecli.model.case import Case, Promise
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
    promise: Promise | None = None


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
    elif not is_same(before, after):
        verb: Verb = "added" if before is None else "removed" if after is None else "changed"
        yield Change(verb=verb, place=place, before=before, after=after)


def _reordered(old: list[str], new: list[str], place: tuple[str, ...]) -> Iterator[Change]:
    """One change where the records of a group stand in another sequence than before."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        yield Change(verb="changed", place=place, before=before, after=after)


def _parts(value: Record | Mapping[str, Any]) -> dict[str, Any]:
    """A record's fields, without those that say nothing, or a table's keys."""
    if isinstance(value, Record):
        return {key: part for key, part in asdict(value).items() if part is not None and part != []}
    return dict(value)


def is_same(one: Any, other: Any) -> bool:
    """Equal in kind and as they are written: 1, 1.0 and true are three things, and so are one moment's two offsets."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, Record):
        return all(is_same(getattr(one, name), getattr(other, name)) for name in one.__struct_fields__)
    if isinstance(one, (float, datetime)):
        return str(one) == str(other)
    return bool(one == other)


def _is_rank(change: Change) -> bool:
    """True for a change of a number, not for a whole goal."""
    return len(change.place) == 3 and change.place[0] == "goals" and change.place[2] == "rank"  # noqa: PLR2004


def _with_goal(change: Change, before: Case, after: Case) -> Change:
    """The change with the goal or promise it belongs to, so that it can be said with the words of it."""
    group, *rest = change.place
    if group == "reviews" and rest[1:2] == ["progress"]:
        group, rest = "goals", rest[2:]
    if not rest or group not in ("goals", "promises"):
        return change
    goals, promises = {**before.goals, **after.goals}, {**before.promises, **after.promises}
    return Change(
        verb=change.verb,
        place=change.place,
        before=change.before,
        after=change.after,
        goal=goals.get(rest[0]) if group == "goals" else None,
        promise=promises.get(rest[0]) if group == "promises" else None,
    )


def _moves(ranks: list[Change], before: Case, after: Case) -> list[Change]:
    """The changes of numbers, told apart: the fewest goals that must have been moved, and the rest that shifted.

    None only shifted where no goal was moved, came or went, or where one whose number is the same lost its place
    among the others: then each is named.
    """
    if not ranks:
        return []
    old, new = (
        {key: goal.rank for key, goal in case.goals.items() if goal.rank is not None} for case in (before, after)
    )
    stayed = _longest_rising({key: (rank, new[key]) for key, rank in old.items() if key in new})
    others_keep_order = all(key in stayed for key, rank in old.items() if new.get(key) == rank)
    shifting = others_keep_order and stayed != {*old, *new}
    moves = []
    for change in ranks:
        verb: Verb = "shifted" if shifting and change.place[1] in stayed else "moved"
        move = Change(verb=verb, place=change.place, before=change.before, after=change.after)
        moves.append(_with_goal(move, before, after))
    return sorted(moves, key=lambda move: (move.verb == "shifted", move.after is None, move.after or 0))


def _longest_rising(ranks: Mapping[str, tuple[int, int]]) -> set[str]:
    """The goals whose order among themselves is the same before and after; the most there can be.

    Where two choices keep as many, the one that leaves the goal that travelled farthest, or rose, to be named.
    """
    rows = sorted((old, new, key) for key, (old, new) in ranks.items())
    best: list[tuple[int, int, list[str]]] = []
    for number, (old, new, key) in enumerate(rows):
        tails = [best[earlier] for earlier in range(number) if rows[earlier][1] < new]
        count, cost, chain = max(tails, key=lambda row: row[:2], default=(0, 0, []))
        best.append((count + 1, cost - 2 * abs(new - old) - (new < old), [*chain, key]))
    return set(max(best, key=lambda row: row[:2], default=(0, 0, []))[2])
