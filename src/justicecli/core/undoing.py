"""Taking one change back out of a case that may have gone on since: what comes out, and what would be lost by it."""

from __future__ import annotations

from typing import NamedTuple

from justicecli.core.changes import Change, compare
from justicecli.core.merging import merge
from justicecli.model.case import Case


class Undone(NamedTuple):
    """The case without the change, and what was done since that cannot stay without it: then nothing is to be done."""

    case: Case
    lost: list[Change]


def undone(before: Case, after: Case, now: Case) -> Undone:
    """The case as it is `now`, without what led from `before` to `after`; what was changed elsewhere since stays."""
    back, since = compare(after, before), compare(after, now)
    if not since:
        return Undone(before, [])
    gone = [change.place[-1] for change in back if change.verb == "removed"]
    lost = [change for change in since if _touches(change, back) or _names(change, gone)]
    return Undone(merge(after, now, before).case, lost)


def _touches(change: Change, back: list[Change]) -> bool:
    """True where the change is about a place that is to go back, or within one, or both are about the order."""
    orders = _is_order(change) and any(map(_is_order, back))
    return orders or any(
        one.place[: len(change.place)] == change.place or change.place[: len(one.place)] == one.place for one in back
    )


def _is_order(change: Change) -> bool:
    """True where a goal has another number than before."""
    if len(change.place) == 2 and change.place[0] == "goals":  # noqa: PLR2004 - a whole goal
        return getattr(change.after or change.before, "rank", None) is not None
    return change.verb in ("moved", "shifted")


def _names(change: Change, gone: list[str]) -> bool:
    """True where the change points to a record that is to go."""
    return any(key in repr(change.after) for key in gone)
