"""The survivor file, format 1: every table and key that a case may hold."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal

from justicecli.model.goal import Goal
from justicecli.model.paper import Copy, CopyId, FormChance
from justicecli.model.records import (
    ClosingId,
    ContactId,
    DayOrHour,
    EarlierDueId,
    GoalId,
    Help,
    How,
    Kind,
    NumberedBy,
    OrderId,
    PromiseId,
    PromiseState,
    Record,
    ReviewId,
    RunId,
    StartedBy,
    Yours,
    is_day_or_hour,
)
from justicecli.model.run import Run
from justicecli.model.settling import Proposal, ProposalId, SettleId, ToSettle

FORMAT: Final = 1


class Person(Record, frozen=True, kw_only=True):
    """How to speak with the survivor. There is no field for a name, an address or a number."""

    call_me: str | None = None
    pronouns: str | None = None
    speaks: list[str] = []
    reads: str | None = None
    interpreter: str | None = None
    contact_person: str | None = None


class SafeContact(Record, frozen=True, kw_only=True):
    """How the survivor said it is safe to be reached; never the number or the address itself."""

    method: str | None = None
    who_calls: str | None = None
    ok_times: str | None = None
    never_times: str | None = None
    voicemail: str | None = None
    say_agency_name: str | None = None
    who_else_may_answer: str | None = None
    if_dropped: str | None = None
    code_word_set: bool | None = None
    device_watched: str | None = None
    last_checked: date | None = None


class Explained(Record, frozen=True, kw_only=True):
    """That a form of justice was explained to the survivor: when, in which language, who can help."""

    explained: date | None = None
    language: str | None = None
    help: Help | None = None


class Contact(Record, frozen=True, kw_only=True):
    """One meeting, call or message, or a try at one."""

    at: DayOrHour | None = None
    how: How | None = None
    reached: bool | None = None
    who: str | None = None
    present: list[str] = []
    started_by: StartedBy | None = None
    minutes: int | None = None
    voicemail: bool | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Hold `at` to a day, or to an hour with its offset."""
        if self.at is not None and not is_day_or_hour(self.at):
            raise ValueError("at")


class EarlierDue(Record, frozen=True, kw_only=True):
    """When a promise was due before the day `until`, and whether the survivor was told of the change."""

    due: DayOrHour | None = None
    until: date
    told: bool | None = None

    def __post_init__(self) -> None:
        """Hold `due` to a day, or to an hour with its offset."""
        if self.due is not None and not is_day_or_hour(self.due):
            raise ValueError("due")


class Promise(Record, frozen=True, kw_only=True):
    """What we told the survivor we would do, and what became of it. Catalogue: TSP-11, TSP-14."""

    words: str
    who: str | None = None
    made: date | None = None
    due: DayOrHour | None = None
    state: PromiseState = "open"
    settled: DayOrHour | None = None
    told: bool | None = None
    yours: Yours | None = None
    confirmed_by: str | None = None
    earlier: dict[EarlierDueId, EarlierDue] = {}

    def __post_init__(self) -> None:
        """Hold `due` and `settled` to a day, or to an hour with its offset."""
        if self.due is not None and not is_day_or_hour(self.due):
            raise ValueError("due")
        if self.settled is not None and not is_day_or_hour(self.settled):
            raise ValueError("settled")

    @property
    def is_open(self) -> bool:
        """True until somebody says that it was kept, missed or released; one with a changed date still is due."""
        return self.state in ("open", "changed")


class Order(Record, frozen=True, kw_only=True):
    """The numbers as they stood: set `on` a day, or found in force `until` the day they changed.

    `after` names the review of the same day that came before it.
    """

    on: date | None = None
    after: str | None = None
    until: date | None = None
    by: NumberedBy | None = None
    order: list[str] = []


class Review(Record, frozen=True, kw_only=True):
    """A look at the goals together with the survivor. One with no change is still a review."""

    held: date | None = None
    numbered_by: NumberedBy | None = None
    present: list[str] = []
    order: list[str] = []
    next: date | None = None
    note: str | None = None
    progress: dict[str, str] = {}

    @property
    def is_sealed(self) -> bool:
        """True once the order was set, or left as it is; until then the review of that day can be gone on with."""
        return self.numbered_by is not None or bool(self.order)


class Closing(Record, frozen=True, kw_only=True):
    """From when to when the case was closed; the survivor may always come back. Catalogue: SRV-SP-2b."""

    closed: date
    reopened: date | None = None
    note: str | None = None


class Case(Record, frozen=True, kw_only=True):
    """One survivor file, whole."""

    format: Literal[1]
    case: str
    opened: date | None = None
    referred: str | None = None
    kind: Kind | None = None
    person: Person = Person()
    words: dict[str, str] = {}
    safe_contact: SafeContact = SafeContact()
    options: dict[str, Explained] = {}
    goals: dict[GoalId, Goal] = {}
    contacts: dict[ContactId, Contact] = {}
    promises: dict[PromiseId, Promise] = {}
    reviews: dict[ReviewId, Review] = {}
    orders: dict[OrderId, Order] = {}
    checklists: dict[RunId, Run] = {}
    closings: dict[ClosingId, Closing] = {}
    copies: dict[CopyId, Copy] = {}
    form: FormChance = FormChance()
    order_to_settle: dict[ProposalId, Proposal] = {}
    to_settle: dict[SettleId, ToSettle] = {}
    extra: dict[str, Any] = {}

    @property
    def closed(self) -> date | None:
        """The day the case was closed, or None while it is open."""
        return next((one.closed for one in self.closings.values() if one.reopened is None), None)


def new_case(code: str, opened: date) -> Case:
    """A case with nothing in it but its code and the local day it was opened."""
    return Case(format=FORMAT, case=code, opened=opened)


def ids(case: Case) -> set[str]:
    """Every record id in the file; a new one must be none of these."""
    taken = {*case.goals, *case.contacts, *case.promises, *case.reviews, *case.orders}
    taken |= {*case.checklists, *case.closings, *case.copies}
    taken |= {*case.order_to_settle, *case.to_settle}
    for goal in case.goals.values():
        taken |= {*goal.steps, *goal.hurdles, *goal.earlier, *goal.marks}
    for promise in case.promises.values():
        taken |= {*promise.earlier}
    for run in case.checklists.values():
        taken |= {*run.earlier}
    return taken
