"""What the records of a survivor file have in common: how they are checked, and the types of their fields."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from justicecli.model.codes import TAIL

Moment = Annotated[datetime, Meta(tz=True, description="a time of day with the offset where it was written")]
"""A time of day with its offset; the file never holds a time that could be two."""

DayOrHour = Annotated[
    Any,
    Meta(
        description="a local day, or a time of day with its offset",
        extra_json_schema={"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    ),
]
"""A `date`, or a `datetime` with an offset; msgspec has no union of the two, so `__post_init__` checks it."""

DayOrText = Annotated[
    Any,
    Meta(description="the local day of a yes, or the answer in words", extra_json_schema={"type": "string"}),
]
"""A `date` or a text."""

SaidBy = Literal["survivor", "interpreter", "staff"]
NumberedBy = Literal["survivor", "staff"]
Help = Literal["we can", "we refer", "not ours"]
State = Literal["active", "achieved", "paused", "set-aside"]
HOW = ("in person", "phone", "text", "e-mail", "video", "letter", "court", "other")
How = Literal["in person", "phone", "text", "e-mail", "video", "letter", "court", "other"]
StartedBy = Literal["survivor", "us"]
Yours = Literal["yes", "no", "not asked"]
PromiseState = Literal["open", "kept", "missed", "changed", "released"]
Kind = Literal["sex", "labor", "both", "unsaid"]

Rank = Annotated[int, Meta(ge=1, description="the survivor's number; 1 is most important")]
Round = Annotated[int, Meta(ge=1, description="1 for goals named first, more for those named after a review")]

GoalId = Annotated[str, Meta(pattern=f"^g-{TAIL}$")]
StepId = Annotated[str, Meta(pattern=f"^s-{TAIL}$")]
HurdleId = Annotated[str, Meta(pattern=f"^h-{TAIL}$")]
EarlierId = Annotated[str, Meta(pattern=f"^w-{TAIL}$")]
MarkId = Annotated[str, Meta(pattern=f"^m-{TAIL}$")]
EarlierDueId = Annotated[str, Meta(pattern=f"^d-{TAIL}$")]
ContactId = Annotated[str, Meta(pattern=f"^c-{TAIL}$")]
PromiseId = Annotated[str, Meta(pattern=f"^p-{TAIL}$")]
ReviewId = Annotated[str, Meta(pattern=f"^r-{TAIL}$")]
OrderId = Annotated[str, Meta(pattern=f"^o-{TAIL}$")]
EarlierAnswerId = Annotated[str, Meta(pattern=f"^a-{TAIL}$")]
RunId = Annotated[str, Meta(pattern=f"^k-{TAIL}$")]
ClosingId = Annotated[str, Meta(pattern=f"^z-{TAIL}$")]


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the file: a value that never changes; a change makes a new one."""


def is_day_or_hour(value: object) -> bool:
    """True for a day, or for a time of day that names its offset."""
    return value.tzinfo is not None if isinstance(value, datetime) else isinstance(value, date)


def is_day_or_text(value: object) -> bool:
    """True for a day without a time, or for a text."""
    return isinstance(value, str) or (isinstance(value, date) and not isinstance(value, datetime))
