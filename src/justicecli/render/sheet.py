"""A checklist as a page in words: headings, items with what the case knows, who said so, and the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct

from justicecli.core.checklists import said_by
from justicecli.core.filling import REPLACED, own_words, speak
from justicecli.model.case import Case
from justicecli.model.checklist import Checklist, Item, Row
from justicecli.render.known import Known
from justicecli.render.phrasebook import Phrasebook


class Entry(Struct, frozen=True, kw_only=True):
    """One item as it is printed; texts as they are said, nothing escaped yet."""

    id: str
    do: str
    why: str
    say: str
    facts: list[str]
    said: str
    places: list[str]
    authority: bool
    not_for_us: str


class Section(Struct, frozen=True, kw_only=True):
    """The items of one moment."""

    title: str
    entries: list[Entry]


class Sheet(Struct, frozen=True, kw_only=True):
    """The whole page. Its title never names a case."""

    language: str
    direction: str
    title: str
    about: str
    audience: str
    edition: str
    for_case: str
    facts: list[str]
    sections: list[Section]
    foot: list[str]
    margin: str
    words: Mapping[str, str]


def sheet(
    checklist: Checklist,
    catalogue: Mapping[str, Row],
    book: Phrasebook,
    *,
    case: Case | None = None,
    code: str = "",
    today: date,
) -> Sheet:
    """The page of a list; with a case, filled with what its file knows, and marked at its foot as no release."""
    known = Known(case, book, today) if case else None
    maker = _Maker(checklist, catalogue, book, case, known)
    sections = [
        Section(
            title=maker.said(checklist.moments.get(moment, book("other"))), entries=[maker.entry(*row) for row in rows]
        )
        for moment, rows in groupby(checklist.items.items(), lambda row: row[1].moment)
    ]
    return Sheet(
        language=checklist.language,
        direction=book.direction,
        title=maker.said(checklist.title),
        about=maker.said(checklist.about or ""),
        audience=book("for_whom", audience=maker.said(checklist.audience)) if checklist.audience else "",
        edition=book("edition", edition=checklist.edition),
        for_case=book("for_closed" if case.closed else "for_case", case=code, day=book.day(today)) if case else "",
        facts=known.head() if known else [],
        sections=sections,
        foot=[line for line in _foot(checklist, book, case) if line],
        margin=book("own_use_short") if case else "",
        words=book.words,
    )


def _foot(checklist: Checklist, book: Phrasebook, case: Case | None) -> Iterator[str]:
    """What stands at the end: that the page is no release, what it is drawn from, and who has not read it yet."""
    if case:
        yield book("own_use")
    if any(item.brief for item in checklist.items.values()):
        yield book("credit")
    yield book("unreviewed")


class _Maker:
    """Puts one item into words."""

    def __init__(
        self,
        checklist: Checklist,
        catalogue: Mapping[str, Row],
        book: Phrasebook,
        case: Case | None,
        known: Known | None,
    ) -> None:
        self._catalogue, self._book, self._known = catalogue, book, known
        self._ours = {name: book(name) for name in REPLACED}
        self._own = own_words(case) if case else {}
        actors = Counter(item.who for item in checklist.items.values())
        self._mostly = actors.most_common(1)[0][0] if actors else None

    def said(self, text: str) -> str:
        """One of our sentences with the survivor's own words in it."""
        return speak(text, self._ours, self._own)

    def section(self, title: str, rows: Iterable[tuple[str, Item]]) -> Section:
        """The items under one heading."""
        return Section(title=self.said(title), entries=[self.entry(*row) for row in rows])

    def entry(self, key: str, item: Item) -> Entry:
        """One item."""
        book = self._book
        return Entry(
            id=key,
            do=self.said(item.do),
            why=self.said(item.why or ""),
            say=self.said(item.say or ""),
            facts=[fact for name in item.shows for fact in self._known.facts(name)] if self._known else [],
            said=self._source(item),
            places=list(dict.fromkeys(self._catalogue[one].place for one in item.brief)),
            authority=item.authority,
            not_for_us=book("not_for_us", reason=item.not_for_us) if item.not_for_us else "",
        )

    def _source(self, item: Item) -> str:
        """Who acts, who said so, and its ids; an agency's own item says that it is theirs."""
        return " ".join(part for part in (self._actor(item.who), self._origin(item)) if part)

    def _actor(self, who: str | None) -> str:
        """Whose step it is, where it is not anyone's, nor that of whom the list is mostly for."""
        if who in {None, "anyone", self._mostly}:
            return ""
        return self._book("by_role", who=self._book.words.get(f"role_{str(who).replace(' ', '_')}", str(who)))

    def _origin(self, item: Item) -> str:
        """Who said so, and its ids."""
        book = self._book
        if not item.brief:
            return book("own_source", source=item.source) if item.source else book("own_item")
        said = said_by(item.brief, self._catalogue)
        who = [book(f"one_{one.speaker}" if one.one else one.speaker) for one in said]
        return book("said_by", who=book.row(who), ids=", ".join(item.brief))
