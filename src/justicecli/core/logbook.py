"""The history of a case as entries: what each commit changed, and which of them belong to one review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from msgspec import Struct

from justicecli.core.changes import Change, compare
from justicecli.model.case import FORMAT, Case


class Version(Struct, frozen=True, kw_only=True):
    """A case in one commit, and in each one it came from, where it was there.

    A version that was no valid case has none itself (`is_readable`), and for the next the last valid one before it
    stands in `before`; that one `mends`. `at` has the offset of where whoever made it sat.
    """

    revision: str
    who: str
    at: datetime
    doing: str
    case: Case | None
    before: list[Case | None]
    is_there: bool = True
    mends: bool = False

    @property
    def is_readable(self) -> bool:
        """True where the version was a valid case, or the case was taken away."""
        return self.case is not None or not self.is_there


class Differing(Struct, frozen=True, kw_only=True):
    """A case that is not the same at two moments; at which of them it was there."""

    code: str
    changes: list[Change]
    was_there: bool = True
    is_there: bool = True


class Entry(Struct, frozen=True, kw_only=True):
    """One commit and what it changed; `review` is the id of the review it belongs to, `held` its day.

    `is_merge` where two sides came together: then only what neither of them had is among the changes.
    """

    revision: str
    who: str
    at: datetime
    doing: str
    changes: list[Change]
    review: str | None = None
    held: date | None = None
    is_merge: bool = False
    is_readable: bool = True
    is_there: bool = True
    mends: bool = False


def entries(history: Iterable[Version]) -> Iterator[Entry]:
    """Each version as an entry, in their sequence."""
    for one in history:
        changes = _changes(one) if one.case else []
        key = _review(changes)
        review = one.case.reviews.get(key) if one.case and key else None
        yield Entry(
            revision=one.revision,
            who=one.who,
            at=one.at,
            doing=one.doing,
            changes=changes,
            review=key,
            held=review.held if review else None,
            is_merge=len(one.before) > 1,
            is_readable=one.is_readable,
            is_there=one.is_there,
            mends=one.mends,
        )


def groups(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries, those of one review that follow each other in one group."""
    group: list[Entry] = []
    for one in found:
        if group and (one.review is None or one.review != group[-1].review):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def differing(code: str, old: Case | None, new: Case | None) -> Differing:
    """What is different in one case; where it was not there, all of it is."""
    empty = Case(format=FORMAT, case=code)
    changes = compare(old or empty, new or empty)
    return Differing(code=code, changes=changes, was_there=old is not None, is_there=new is not None)


def _changes(one: Version) -> list[Change]:
    """What is new in a version: against where it came from, or, where two sides came together, against both."""
    assert one.case is not None  # noqa: S101 - asked before
    empty = Case(format=FORMAT, case=one.case.case)
    first, *others = [compare(before or empty, one.case) for before in one.before or [None]]
    known = [{change.place for change in other} for other in others]
    return [change for change in first if all(change.place in places for places in known)]


def _review(changes: list[Change]) -> str | None:
    """The review that the changes are about."""
    return next((change.place[1] for change in changes if change.place[0] == "reviews" and len(change.place) > 1), None)
