"""`justice checklists show`: one checklist as a page, for a case or for anyone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from justicecli.core.fields import language
from justicecli.errors import JusticeError, Mistyped
from justicecli.options import CaseOption, ChecklistName, Force, Json, Lang, Output, home
from justicecli.render import console
from justicecli.render.pages import Format, Paper
from justicecli.render.printed import chosen, put_out
from justicecli.storage import checklists, files
from justicecli.storage.cases import Cases
from justicecli.storage.templates import page_phrases, shipped

if TYPE_CHECKING:
    from justicecli.render.sheet import Sheet


def run(
    ctx: typer.Context,
    name: ChecklistName,
    for_: CaseOption = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Else by the ending of FILE; text without one.")
    ] = None,
    lang: Lang = None,
    large: Annotated[bool, typer.Option("--large", help="In large print, for html and pdf.")] = False,
    paper: Annotated[Paper | None, typer.Option("--paper", help="For pdf; letter if left out.")] = None,
    output: Output = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """One checklist as a page: a box to tick, what to do, and who says so. With --for, filled from that case's file.

    Only a page made with --for holds anything of a case, and it says at its foot that it is no release. For example:

        justice checklists show interview

        justice checklists show interview --for amber --format html -o interview.html
    """
    from justicecli.render.phrasebook import Phrasebook
    from justicecli.render.sheet import sheet

    cases, lang = Cases.at(home(ctx)), language(lang)
    if as_json and (output or format_):
        raise Mistyped("--json goes without --format and -o. Nothing was written.")
    kind = chosen(format_, output, large=large, paper=paper)
    code = cases.find(for_) if for_ else ""
    case = cases.read(code) if code else None
    problems: list[JusticeError] = []
    found = checklists.load(cases.home, checklists.find(cases.home, name), lang, problems=problems)
    if case and not found.checklist.of_a_case:
        raise Mistyped("That list is about your agency, not about a survivor. Nothing was made; leave --for out.")
    tag, words, in_full = page_phrases(lang or found.checklist.language)
    if lang and not (in_full and found.in_full):
        console.note(f"Not all of this is in that language ({lang}) yet; the rest is in English.")
    catalogue = checklists.catalogue()
    page = sheet(found.checklist, catalogue, Phrasebook(tag, words), case=case, code=code, today=date.today())
    if as_json:
        from justicecli.render import machine

        machine.show(**machine.sheet(found.name, found.checklist, page))
    else:
        _put_out(page, kind, output, large=large, paper=paper, force=force)
    for fault in problems:
        console.error(fault.sentence)


def _put_out(page: Sheet, kind: Format, output: Path | None, *, large: bool, paper: Paper | None, force: bool) -> None:
    """The page where it was asked for: drawn on a terminal, else made in its format."""
    from justicecli.render import checklist, pages
    from justicecli.render.page import plain
    from justicecli.render.page import show as draw

    if kind == "text" and output is None:
        draw(checklist.page(page))
        return
    folder = shipped() / "pages"
    data: str | bytes
    if kind == "text":
        data = plain(checklist.page(page))
    elif kind == "md":
        data = pages.markdown("checklist", folder, page=page)
    else:
        size = paper or ("letter" if kind == "pdf" else None)
        data = pages.html("checklist", folder, large=large, paper=size, page=page)
        data = pages.pdf(data) if kind == "pdf" else data
    put_out(data, output, files.write_page, force=force)
