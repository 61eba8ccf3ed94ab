"""What a survivor file keeps of paper: the chance that places the circles, and copies that were offered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from justicecli.model.codes import TAIL
from justicecli.model.records import Record

Numerals = Literal["latn", "arab", "arabext", "beng", "deva", "khmr", "mymr", "thai"]
"""The digits a person reads, by the names that Unicode's language data gives them."""

CopyId = Annotated[str, Meta(pattern=f"^y-{TAIL}$")]


class FormChance(Record, frozen=True, kw_only=True):
    """How the form is drawn: the random value that places its circles, and the digits in them."""

    seed: str | None = None
    numerals: Numerals | None = None


class Copy(Record, frozen=True, kw_only=True):
    """A copy that was offered: whether it is safe to keep, as the survivor said, and whether they took one.

    Catalogue: statement C12; "no copy" is a choice like any other.
    """

    on: date
    safe: Literal["yes", "no", "not asked"]
    taken: bool
    language: str | None = None
    plain_cover: bool | None = None
