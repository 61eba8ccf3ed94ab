"""`justice copy`: the survivor's own copy, once it was asked whether it is safe to keep."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from justicecli.core.changes import compare
from justicecli.core.copies import Safe, offered, own_copy
from justicecli.core.fields import language
from justicecli.core.for_paper import guard, tells
from justicecli.errors import JusticeError, Mistyped
from justicecli.model.case import Case as Survivor
from justicecli.model.paper import Copy
from justicecli.options import Case, Force, Lang, Output, Quiet, home
from justicecli.render import console
from justicecli.render.changes import say, sentences
from justicecli.render.copy import Page, about_print, ask_safe, cautions, lines, page
from justicecli.render.pages import Format, Paper
from justicecli.render.phrasebook import Phrasebook
from justicecli.render.printed import caution, chosen, put_out
from justicecli.storage import files
from justicecli.storage.cases import Cases, Changed
from justicecli.storage.settings import load
from justicecli.storage.templates import openers, page_phrases, shipped, telling


def run(
    ctx: typer.Context,
    case: Case,
    plain_cover: Annotated[
        bool, typer.Option("--plain-cover", help="An ordinary first page; the list begins on the next sheet.")
    ] = False,
    safe: Annotated[
        Literal["yes", "no"] | None, typer.Option("--safe", help="Whether it is safe to keep, as the survivor said.")
    ] = None,
    no_copy: Annotated[bool, typer.Option("--no-copy", help="The survivor chose no copy; only that is kept.")] = False,
    format_: Annotated[
        Literal["text", "html", "pdf"] | None,
        typer.Option("--format", help="Else by the ending of FILE; text without one."),
    ] = None,
    lang: Lang = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help="For pdf; letter if left out.")] = None,
    output: Output = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """The survivor's own copy, in large print: goals, promises, the next review, how the next contact may be.

    You are asked first whether it is safe for the survivor to keep it, and the answer is written down; no copy is a
    choice like any other. No name, code or agency is on it. For example:

        justice copy amber --plain-cover -o list.pdf

        justice copy amber --no-copy
    """
    cases = Cases.at(home(ctx))
    kind = _kind(format_, output, paper=paper, plain_cover=plain_cover, no_copy=no_copy)
    code = cases.find(case)
    survivor = cases.read(code)
    book = _book(survivor, lang)
    answer: Safe = safe or ("not asked" if no_copy else ask_safe(book))
    taken = answer != "no" and not no_copy
    if taken:
        made = _page(cases, survivor, book, answer, output, plain_cover=plain_cover)
        _put_out(made, kind, output, paper=paper, force=force)
    elif output:
        console.note(f"No page was made, and nothing was written to {output}.")
    one = Copy(
        on=date.today(),
        safe=answer,
        taken=taken,
        language=book.language if taken else None,
        plain_cover=True if taken and plain_cover else None,
    )
    changed = _recorded(cases, code, one)
    if taken and (output is None or str(output) == "-"):
        for line in sentences(compare(*changed)) if not quiet else []:
            console.note(line)
    else:
        say(*changed, quiet=quiet)


def _kind(
    given: Format | None, output: Path | None, *, paper: Paper | None, plain_cover: bool, no_copy: bool
) -> Format:
    """The format of the page. Raises Mistyped for what does not go together."""
    if no_copy and (plain_cover or given or paper or output):
        raise Mistyped("--no-copy makes no page, so it goes with --safe alone. Nothing was written.")
    kind = chosen(given, output, paper=paper)
    if kind == "md":
        raise Mistyped("A copy is text, html or pdf. Nothing was written; give the file another ending.")
    if kind == "text" and plain_cover:
        raise Mistyped("A plain cover is for html and pdf. Nothing was written; add -o list.pdf, or leave it out.")
    return kind


def _book(survivor: Survivor, lang: str | None) -> Phrasebook:
    """Our phrases in the language asked for, else in the one the survivor reads."""
    wanted = language(lang) or survivor.person.reads
    if wanted == "none":
        console.note(
            "They do not read, as the file says: say the page aloud, and ask whether they want it all the same."
        )
        wanted = None
    tag, words, in_full = page_phrases(wanted)
    if wanted and not in_full:
        console.note(f"Not all of this is in that language ({wanted}) yet; the rest is in English.")
    return Phrasebook(tag, words)


def _page(
    cases: Cases, survivor: Survivor, book: Phrasebook, answer: Safe, output: Path | None, *, plain_cover: bool
) -> Page:
    """The page, once what there is to look at before it is handed over was said."""
    settings, words = load(cases.home), telling()
    names = [settings.name, settings.agency]
    copy = own_copy(survivor, today=date.today(), telling=words, openers=openers(), names=names)
    caution(survivor)
    for line in cautions(copy, answer):
        console.note(line)
    if output and tells(output.name, guard(survivor, names, words)):
        console.note(
            "The name of that file gives something away: a telling word, a name, or the code. It stands in the title "
            "of windows and in lists of printers. Choose an ordinary name, and delete this file where it is made."
        )
    return page(copy, book, survivor.form.numerals, plain_cover=plain_cover)


def _put_out(made: Page, kind: Format, output: Path | None, *, paper: Paper | None, force: bool) -> None:
    """The page where it was asked for."""
    from justicecli.render import missing_fonts, pages
    from justicecli.render.page import plain, show
    from justicecli.storage.fonts import missing

    if kind == "text" and output is None:
        show(lines(made))
        return
    data: str | bytes = plain(lines(made)) if kind == "text" else ""
    if kind != "text":
        missing_fonts.say(missing, [plain(lines(made))])
        if said := about_print(made):
            console.note(said)
        size = paper or ("letter" if kind == "pdf" else None)
        data = pages.html("copy", shipped() / "pages", large=True, paper=size, page=made)
        data = pages.pdf(data) if kind == "pdf" else data
    put_out(data, output, files.write_page, force=force)


def _recorded(cases: Cases, code: str, one: Copy) -> Changed:
    """The case before and after the offer was written down."""
    try:
        return cases.change(code, lambda it: offered(it, one, entropy=os.urandom))
    except JusticeError:
        if one.taken:
            console.note("The page is made, and that it was offered could not be written down:")
        raise
