"""A checklist, and how far one has been gone through, to read on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from justicecli.core.dates import in_words
from justicecli.core.runs import all_items, still_to_answer
from justicecli.model.case import Case
from justicecli.model.run import Run
from justicecli.render.page import Aside, Heading, Item, Line, Part
from justicecli.render.said_runs import said
from justicecli.render.sheet import Entry, Sheet
from justicecli.render.words import count

BOX, DONE, ELSE = "[ ]", "[x]", "[-]"
"""Open; a yes; anything else that was answered."""


def page(sheet: Sheet) -> Iterator[Part]:
    """The list with a box for each item, what the case knows of it, and who says so."""
    yield Heading(sheet.title)
    for text in (sheet.about, sheet.audience, sheet.words["when_done"]):
        if text:
            yield Line(text)
    if sheet.for_case:
        yield Line("")
        yield Line(sheet.for_case)
    for fact in sheet.facts:
        yield Aside(fact, faint=False)
    for section in sheet.sections:
        yield Line("")
        yield Heading(section.title)
        for entry in section.entries:
            yield from _entry(entry, sheet.words)
    yield Line("")
    yield Line(sheet.edition, faint=True)
    for line in sheet.foot:
        yield Line(line, faint=True)


def _entry(entry: Entry, words: Mapping[str, str]) -> Iterator[Part]:
    """One item with its box."""
    yield Item("   " if entry.not_for_us else BOX, entry.do, entry.id)
    if entry.not_for_us:
        yield Aside(entry.not_for_us, faint=False)
    if entry.why:
        yield Aside(entry.why, faint=False)
    if entry.say:
        yield Aside(f"{words['say_it']} “{entry.say}”", faint=False)
    for fact in entry.facts:
        yield Aside(fact, faint=False)
    if entry.authority:
        yield Aside(f"{words['authority']} ____________________", faint=False)
    yield Aside(entry.said)


def names(rows: Mapping[str, tuple[str, int, bool]]) -> Iterator[Part]:
    """Every list: its name, its title, how many items it has, and whether it is the agency's own."""
    for name, (title, number, is_own) in rows.items():
        yield Item(f"{name}:", title, f"{count(number, 'item')}{', your own' if is_own else ''}")


def runs(case: Case) -> Iterator[Part]:
    """The runs of a case, and how much of each is open."""
    for key, run in case.checklists.items():
        begun = f"begun {in_words(run.started)}" if run.started else ""
        left = still_to_answer(run)
        far = f"{len(left)} of {len(all_items(run))} open" if left else "nothing open"
        yield Item("-", run.title or run.name, ", ".join(part for part in (key, begun, far) if part))
    if not case.checklists:
        yield Line("No checklist was begun for this case. Begin one with: justice checklists start CASE NAME")


def one_run(key: str, run: Run, edition: str | None) -> Iterator[Part]:
    """One run: what was answered, and what is open; `edition` is the list's own as it is now, None where it is gone."""
    yield Heading(f"{run.title or run.name} ({key})")
    begun = f"Begun {in_words(run.started)}" if run.started else "Begun"
    yield Line(f"{begun}, with edition {run.edition}." if run.edition else f"{begun}.")
    if edition is None:
        yield Line("That list is no longer here; this is what the run itself holds.")
    elif run.edition and edition != run.edition:
        yield Line(f"The list is now edition {edition}. This run stays with its own.")
    yield Line("")
    for item in all_items(run):
        answer = run.answers.get(item)
        mark = DONE if isinstance(answer, date) else BOX if answer is None and item not in run.not_for_us else ELSE
        yield Item(mark, run.items.get(item, item), item)
        if item in run.not_for_us:
            yield Aside(f"not for us: {run.not_for_us[item]}", faint=False)
        if answer is not None:
            yield Aside(said(answer, whole=True), faint=False)
        if item in run.assured:
            one = run.assured[item]
            yield Aside(f"authority from {one.by}; said: {one.words}", faint=False)
        for before in run.earlier.values():
            if before.item == item:
                was = f"; authority from {before.assured.by}; said: {before.assured.words}" if before.assured else ""
                yield Aside(f"until {in_words(before.until)}: {said(before.answer, whole=True)}{was}")
    left = len(still_to_answer(run))
    yield Line("")
    yield Line(f"{count(left, 'item')} still open." if left else "Nothing is open.")
