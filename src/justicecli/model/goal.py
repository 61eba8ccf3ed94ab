"""A justice goal: the survivor's words, the survivor's number, and all that was so before."""

from __future__ import annotations

from datetime import date

from justicecli.model.records import EarlierId, HurdleId, MarkId, Rank, Record, Round, SaidBy, State, StepId


class Step(Record, frozen=True, kw_only=True):
    """One thing somebody on our side will do towards a goal. Catalogue: statement C10."""

    words: str
    who: str | None = None
    by: date | None = None
    done: date | None = None


class Hurdle(Record, frozen=True, kw_only=True):
    """What stands in the way of a goal. Catalogue: F-05, statement C11."""

    words: str
    kind: str | None = None
    gone: date | None = None


class Earlier(Record, frozen=True, kw_only=True):
    """The words a goal had before the day `until`."""

    words: str
    until: date


class Mark(Record, frozen=True, kw_only=True):
    """Where a goal stood from the day `on`. Set aside is a choice, not a failure. Catalogue: TSP-03."""

    state: State
    on: date
    note: str | None = None


class Goal(Record, frozen=True, kw_only=True):
    """What would be justice, verbatim, and its place in the survivor's order."""

    words: str
    rank: Rank | None = None
    round: Round | None = None
    added: date | None = None
    said_by: SaidBy | None = None
    written_by: str | None = None
    language: str | None = None
    translation: str | None = None
    steps: dict[StepId, Step] = {}
    hurdles: dict[HurdleId, Hurdle] = {}
    earlier: dict[EarlierId, Earlier] = {}
    marks: dict[MarkId, Mark] = {}

    @property
    def state(self) -> State:
        """Where the goal stands: what it was last marked as, else active. Of one day the mark written last counts."""
        if not self.marks:
            return "active"
        return max(reversed(self.marks.values()), key=lambda mark: mark.on).state

    @property
    def is_listed(self) -> bool:
        """True while the goal is in the survivor's order or may be: not achieved, not set aside."""
        return not self.marks or self.state in ("active", "paused")
