"""What two people changed differently, kept beside each other until somebody asks the survivor, or decides."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from justicecli.model.codes import TAIL
from justicecli.model.records import NumberedBy, Record

SettleId = Annotated[str, Meta(pattern=f"^t-{TAIL}$")]
ProposalId = Annotated[str, Meta(pattern=f"^q-{TAIL}$")]


class ToSettle(Record, frozen=True, kw_only=True):
    """One place that two people changed differently: the file has one account, and this is the other."""

    place: list[str]
    other: Any


class Proposal(Record, frozen=True, kw_only=True):
    """An order that stands against the one in the file: the survivor says which. Never settled by a clock."""

    order: list[str]
    by: NumberedBy | None = None
    on: date | None = None
