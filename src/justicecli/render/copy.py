"""The survivor's own copy as a page in words, without a name, a code, an agency or a word that gives anyone away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from justicecli.core.copies import Hours, OwnCopy, Reached, Safe
from justicecli.core.dates import in_words
from justicecli.core.for_paper import BEGINS
from justicecli.errors import Mistyped
from justicecli.model.goal import Goal
from justicecli.model.paper import Numerals
from justicecli.render import ask, console
from justicecli.render.copy_print import SIZES, Print, print_of
from justicecli.render.digits import digits
from justicecli.render.page import Aside, Heading, Item, Line, Part
from justicecli.render.phrasebook import Phrasebook

_MONDAY = date(2026, 11, 2)


class Row(Struct, frozen=True, kw_only=True):
    """One goal: its number where the survivor gave one, the words as they were said, and their language."""

    number: str
    words: str
    language: str


class Said(Struct, frozen=True, kw_only=True):
    """One promise, and by when."""

    words: str
    when: str


class Page(Struct, frozen=True, kw_only=True):
    """The whole copy; texts as they are said, nothing escaped yet."""

    language: str
    direction: str
    title: str
    heading: str
    cover: str
    about: str
    by_staff: str
    numbered: list[Row]
    others: list[Row]
    promises: list[Said]
    more: str
    again: str
    contact: list[str]
    words: dict[str, str]
    print: Print


def page(copy: OwnCopy, book: Phrasebook, numerals: Numerals | None = None, *, plain_cover: bool = False) -> Page:
    """The copy in our phrases; with a plain cover the page is titled as that is."""
    rows = [_row(goal, digits(goal.rank or number, numerals)) for number, goal in enumerate(copy.numbered, 1)]
    others = [_row(goal) for goal in copy.others]
    contact = _contact(copy.contact, book) if copy.contact else []
    promised = [one.words for one in copy.promises]
    # Below each promise is its day; the other lines are those that say what is there, which are short.
    short = [*contact, *(" " for one in copy.promises if one.due), *(" " * 6)]
    return Page(
        language=book.language,
        direction=book.direction,
        title=book("copy_cover" if plain_cover else "copy_title"),
        heading=book("copy_title"),
        cover=book("copy_cover") if plain_cover else "",
        about=book("copy_about") if rows else "" if copy.others else book("copy_none"),
        by_staff=book("copy_by_staff_moved" if copy.moved_since else "copy_by_staff") if copy.by_staff else "",
        numbered=rows,
        others=others,
        promises=[
            Said(words=one.words, when=book("copy_due", day=book.day(one.due)) if one.due else "")
            for one in copy.promises
        ],
        more=book("copy_more") if copy.held_back else "",
        again="" if copy.is_closed else book.day(copy.again) if copy.again else book("copy_no_day"),
        contact=contact,
        words=dict(book.words),
        print=print_of([*(row.words for row in (*rows, *others)), *promised], short, headings=5),
    )


def cautions(copy: OwnCopy, answer: Safe) -> Iterator[str]:
    """What to look at before the page is handed over; nothing of what stands there is said."""
    if answer == "not asked":
        yield "Whether it is safe to keep was not asked. Ask before you hand it over: --safe yes or --safe no."
    for key, why in copy.held_back.items():
        yield f"Promise {key} is not on the page, for it holds {why}."
    if held := len(copy.held_back):
        every = held + len(copy.promises)
        yield f"Not on the page: {held} of {every} open promises. The page says that there is more; say it aloud."
    if BEGINS in copy.held_back.values():
        yield (
            "A first word that is no name may have a small letter in the file (justice edit); then the promise is on "
            "the page."
        )
    for key in copy.passed:
        yield f"The day of promise {key} is over, so the page does not say it. Change the day, or settle the promise."
    if copy.unsure:
        yield f"How you talk next is not on the page: {copy.unsure}. Ask, and say it aloud."
    for key in copy.telling:
        yield f"Goal {key} can tell others what this is about. The words are the survivor's and stay; ask about them."


def about_print(page: Page) -> str | None:
    """What to know of the size of print on paper; nothing where it is the usual one."""
    size, usual = page.print.size, SIZES[0].size
    if not page.print.fits:
        return f"Even in {size} point this may take more than two pages on paper. Look before you hand it over."
    return f"So that it stands on two pages, the print on paper is {size} point, not {usual}." if size < usual else None


def ask_safe(book: Phrasebook) -> Safe:
    """Whether it is safe to keep, as the survivor says; not asked on Enter.

    Raises Mistyped where nobody is at a terminal, for then nobody was asked.
    """
    if not console.can_ask():
        raise Mistyped(
            "Nobody can be asked here whether it is safe to keep, so nothing was made: ask the survivor, and add "
            "--safe yes, --safe no or --no-copy."
        )
    console.note(f"Ask the survivor aloud: “{book('copy_ask')}”")
    said = ask.yes_or_no("Is it safe for them to keep this?")
    return "not asked" if said is None else "yes" if said else "no"


def lines(page: Page) -> Iterator[Part]:
    """The page as lines of text."""
    yield Heading(page.heading)
    yield Line("")
    yield from _goals(page)
    if page.promises or page.more:
        yield Line("")
        yield Heading(page.words["copy_promises"])
    for one in page.promises:
        yield Item("-", one.words)
        if one.when:
            yield Aside(one.when, faint=False)
    if page.more:
        yield Line(page.more)
    if page.again:
        yield Line("")
        yield Heading(page.words["copy_again"])
        yield Line(page.again)
    if page.contact:
        yield Line("")
        yield Heading(page.words["copy_contact"])
        yield from (Line(one) for one in page.contact)
    yield Line("")
    yield Line(page.words["copy_foot"])


def _goals(page: Page) -> Iterator[Part]:
    """The goals, numbered ones first."""
    yield Heading(page.words["copy_goals"])
    yield from (Line(one) for one in (page.about, page.by_staff) if one)
    yield from (Item(f"{row.number}.", row.words) for row in page.numbered)
    if page.others and page.numbered:
        yield Line(page.words["copy_also"])
    yield from (Item("-", row.words) for row in page.others)


def _row(goal: Goal, number: str = "") -> Row:
    """One goal of the list."""
    return Row(number=number, words=goal.words, language=goal.language or "")


def _contact(found: Reached, book: Phrasebook) -> list[str]:
    """How the next contact may be."""
    ways = [book(f"copy_by_{way.replace('-', '').replace(' ', '_')}") for way in found.ways]
    ways = [book("copy_by_any")] if found.any_way else ways
    said = f" {book('copy_or')} ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
    rows = [book("copy_contact_mine" if found.survivor_first else "copy_contact_by", ways=said)]
    if found.times:
        rows.append(book("copy_contact_when", times=_times(found.times, book)))
    if found.never:
        rows.append(book("copy_contact_never", times=_times(found.never, book)))
    return rows


def _times(hours: Sequence[Hours], book: Phrasebook) -> str:
    """Hours of the week in our words: Monday to Friday, 18:00 to 20:00."""
    return "; ".join(", ".join([_days(one.days, book), *_spans(one, book)]) for one in hours)


def _spans(one: Hours, book: Phrasebook) -> list[str]:
    """From which hour to which; nothing for the whole day."""
    if one.spans == ((0, 24 * 60),):
        return []
    return [book("copy_from_to", start=_clock(start), end=_clock(end)) for start, end in one.spans]


def _days(days: Sequence[int], book: Phrasebook) -> str:
    """The days of the week, in a row or from one to another."""
    if len(days) == 7:  # noqa: PLR2004
        return book("copy_every_day")
    names = [_weekday(day, book) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:  # noqa: PLR2004 - two days are named one by one
        return book("copy_days", start=names[0], end=names[-1])
    return book.row(names)


def _weekday(day: int, book: Phrasebook) -> str:
    """The day of the week as this language says it: the first word of a day, which has it there."""
    if book.language.split("-")[0] == "en":
        return in_words(_MONDAY + timedelta(days=day)).split()[0]
    from babel.dates import format_date

    said: str = format_date(_MONDAY + timedelta(days=day), "EEEE", locale=book.language.replace("-", "_"))
    return said


def _clock(minute: int) -> str:
    """The hour of the day."""
    return f"{minute // 60:02}:{minute % 60:02}"
