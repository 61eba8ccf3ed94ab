"""A card of options: the forms of justice to explain before goals are asked for. Catalogue: statements C1 to C3."""

from __future__ import annotations

from datetime import date

from justicecli.model.records import Help, Record


class Option(Record, frozen=True, kw_only=True):
    """One form of justice, in words a survivor can use, with what a practitioner needs to know of it."""

    say: str
    jurisdiction: str | None = None
    checked_on: date | None = None
    basis: str | None = None
    ask_a_lawyer: bool = False
    in_brief: bool = False
    help: Help | None = None
    note: str | None = None


class Label(Record, frozen=True, kw_only=True):
    """What an agency's file may say of an option that is there already; its words stay."""

    help: Help | None = None
    note: str | None = None


class Saying(Record, frozen=True, kw_only=True):
    """The same option in another language."""

    say: str


class Card(Record, frozen=True, kw_only=True):
    """All options of one file or of several put together, with the words to close with."""

    edition: str | None = None
    language: str = "en"
    closing: str | None = None
    options: dict[str, Option] = {}
