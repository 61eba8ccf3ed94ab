"""Hypothesis: people who work on one case apart, by command and by hand, and how their work is exchanged."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from justicecli.core.merging import Merged, merge
from justicecli.model.case import Case, ids
from justicecli.storage import toml
from tests.storage.by_hand import changed
from tests.strategies import any_text

Place = tuple[str, ...]


@st.composite
def apart(draw: st.DrawFn, case: Case, *, most: int = 3) -> Case:
    """The case after some changes of one person: what commands do, and what a hand does in an editor."""
    for _ in range(draw(st.integers(1, most))):
        case = draw(changed(case) if draw(st.integers(0, 2)) else edited(case))
    return case


@st.composite
def edited(draw: st.DrawFn, case: Case) -> Case:
    """The case after one edit by hand: anything taken out, another text; as it was where that is not valid."""
    table = copy.deepcopy(toml.as_table(case))
    places = [place for place, _ in nested(table) if place not in (("format",), ("case",))]
    if not places:
        return case
    *above, last = draw(st.sampled_from(places))
    inner = table
    for key in above:
        inner = inner[key]
    if isinstance(inner[last], str) and draw(st.booleans()):
        inner[last] = draw(any_text)
    else:
        del inner[last]
    try:
        return msgspec.convert(table, Case, builtin_types=(date, datetime, time))
    except msgspec.ValidationError:
        return case


def nested(table: Mapping[str, Any], place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Each key in nested tables with the way to it."""
    for key, value in table.items():
        yield (*place, key), value
        if isinstance(value, dict):
            yield from nested(value, (*place, key))


def records(case: Case) -> set[str]:
    """The ids of all records but those that wait to be settled."""
    return ids(case) - set(case.to_settle) - set(case.order_to_settle)


def said(case: Case) -> set[str]:
    """Every text, day and number in a case, wherever it stands; the numbers of goals are an order, and told apart."""
    found: set[str] = set()

    def take(value: Any) -> None:
        if isinstance(value, dict):
            for key, one in value.items():
                take(key)
                take(one)
        elif isinstance(value, list):
            for one in value:
                take(one)
        else:
            found.add(repr(value))

    table = toml.as_table(case)
    for goal in table.get("goals", {}).values():
        goal.pop("rank", None)
    waiting = [*table.pop("order_to_settle", {}).values(), *table.pop("to_settle", {}).values()]
    take(table)
    take(waiting)
    return found


class Commit(NamedTuple):
    """A case as one person had it at a time, and what it came from."""

    case: Case
    parents: tuple[int, ...] = ()


class History:
    """A case in the hands of several people, each with a head, merged as git does: from a real common ancestor."""

    def __init__(self, base: Case, *heads: Case) -> None:
        self.commits = [Commit(base)]
        self.heads = [self._add(Commit(head, (0,))) for head in heads]

    def case(self, person: int) -> Case:
        """What one person has now."""
        return self.commits[self.heads[person]].case

    def work(self, person: int, case: Case) -> None:
        """One person changed the case."""
        self.heads[person] = self._add(Commit(case, (self.heads[person],)))

    def pull(self, person: int, other: int) -> Merged | None:
        """One person takes in what the other has; None where there is nothing to merge."""
        ours, theirs = self.heads[person], self.heads[other]
        if theirs in self._before(ours):
            return None
        if ours in self._before(theirs):
            self.heads[person] = theirs
            return None
        merged = merge(self.commits[self.base(ours, theirs)].case, self.commits[ours].case, self.commits[theirs].case)
        self.heads[person] = self._add(Commit(merged.case, (ours, theirs)))
        return merged

    def base(self, ours: int, theirs: int) -> int:
        """The commit both come from; where there are several, they are merged first, as git does."""
        both = self._before(ours) & self._before(theirs)
        best = sorted(one for one in both if not any(one in self._before(other) for other in both - {one}))
        found = best[0]
        for other in best[1:]:
            before = self.commits[self.base(found, other)].case
            merged = merge(before, self.commits[found].case, self.commits[other].case)
            found = self._add(Commit(merged.case, (found, other)))
        return found

    def _add(self, commit: Commit) -> int:
        self.commits.append(commit)
        return len(self.commits) - 1

    def _before(self, commit: int) -> set[int]:
        """A commit and all that it came from."""
        found, todo = set(), [commit]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += self.commits[one].parents
        return found
