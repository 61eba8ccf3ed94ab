"""A checklist and what an agency's file may say of one: items in our own words, each naming what it rests on."""

from __future__ import annotations

from typing import Literal

from justicecli.model.records import Record

Shows = Literal["interpreter", "words", "contact_person", "present", "promises"]
"""What the case file may know that belongs under an item."""

Speaker = Literal["survivors", "police", "prosecutors", "judges", "providers", "stakeholders", "brief"]
"""Who said it; "stakeholders" are professionals of several kinds, "brief" is the brief without naming anyone."""


class Row(Record, frozen=True, kw_only=True):
    """One id of the catalogue: its place in the brief, who said it, and the ids that ask for the same."""

    place: str
    form: Literal["bullet", "part", "text"]
    said_by: list[Speaker]
    level: str
    one: bool = False
    same: list[str] = []


class Item(Record, frozen=True, kw_only=True):
    """One thing to do, in our own words; `brief` are ids of the catalogue, `source` is what an agency rests it on.

    An item with `authority` needs, for a yes, who gave the power to say it and the words that were used.
    """

    do: str
    moment: str
    why: str | None = None
    say: str | None = None
    brief: list[str] = []
    source: str | None = None
    who: str | None = None
    shows: list[Shows] = []
    authority: bool = False
    not_for_us: str | None = None


class Checklist(Record, frozen=True, kw_only=True):
    """One list: items in the order of the day, under headings that `moments` names.

    One that is not `of_a_case` is about the agency, and is never filled from a case's file.
    """

    title: str
    edition: str
    audience: str | None = None
    about: str | None = None
    language: str = "en"
    of_a_case: bool = True
    also: list[str] = []
    moments: dict[str, str] = {}
    items: dict[str, Item] = {}


class AgencyItem(Record, frozen=True, kw_only=True):
    """What an agency's file says of an item: a new one, or where a shipped one goes, or why it is not for them."""

    do: str | None = None
    moment: str | None = None
    why: str | None = None
    say: str | None = None
    source: str | None = None
    who: str | None = None
    shows: list[Shows] = []
    authority: bool = False
    not_for_us: str | None = None
    before: str | None = None
    after: str | None = None


class AgencyList(Record, frozen=True, kw_only=True):
    """An agency's file: a list of its own, or, named as a shipped list, what it adds to that one."""

    title: str | None = None
    edition: str | None = None
    audience: str | None = None
    about: str | None = None
    language: str = "en"
    also: list[str] = []
    moments: dict[str, str] = {}
    items: dict[str, AgencyItem] = {}


class ItemWords(Record, frozen=True, kw_only=True):
    """The words of an item in another language."""

    do: str
    why: str | None = None
    say: str | None = None


class ListWords(Record, frozen=True, kw_only=True):
    """The words of a list in another language; what is missing is shown as it is."""

    language: str
    edition: str | None = None
    title: str | None = None
    audience: str | None = None
    about: str | None = None
    moments: dict[str, str] = {}
    items: dict[str, ItemWords] = {}
