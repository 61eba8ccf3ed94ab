"""`justice form`: the drawn form, filled from a case or blank."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from justicecli.core import forms
from justicecli.core.dates import happened
from justicecli.core.fields import language
from justicecli.core.goals import round_of
from justicecli.core.history import as_of as then
from justicecli.errors import Mistyped
from justicecli.options import AsOf, Force, Json, Lang, OptionalCase, Output, home
from justicecli.render import console, missing_fonts
from justicecli.render.pages import DrawnFormat, Paper
from justicecli.render.printed import caution, drawn, put_out
from justicecli.storage import files, fonts
from justicecli.storage.cases import Cases
from justicecli.storage.templates import page_phrases, shipped

if TYPE_CHECKING:
    from justicecli.core.forms import Form
    from justicecli.model.case import Case
    from justicecli.render.drawing import Drawing


def run(
    ctx: typer.Context,
    case: OptionalCase = None,
    blank: Annotated[
        int | None, typer.Option("--blank", metavar="N", min=1, max=400, help="An empty form of so many circles.")
    ] = None,
    outline: Annotated[
        Literal["light", "dark"] | None,
        typer.Option("--outline", help="Of empty circles: light for the first time, dark for later."),
    ] = None,
    format_: Annotated[
        DrawnFormat | None, typer.Option("--format", help="Else by the ending of FILE; text without one.")
    ] = None,
    lang: Lang = None,
    as_of: AsOf = None,
    history: Annotated[
        bool, typer.Option("--history", help="Instead: how each goal's number changed from review to review.")
    ] = False,
    paper: Annotated[Paper | None, typer.Option("--paper", help="For pdf; letter if left out.")] = None,
    output: Output = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """The form: each goal in a large circle, at random, with its number in a small one. Position says nothing.

    A circle that was drawn stays where it is, whatever comes later. Names, codes and agencies are never on it.
    For example:

        justice form amber -o form.html

        justice form --blank 8 -o blank.pdf
    """
    kind = drawn(format_, output)
    if (case is None) == (blank is None):
        raise Mistyped("Name a case, or ask for an empty form: justice form CASE, or justice form --blank 8")
    if history and case is not None:
        _history(Cases.at(home(ctx)), case, as_of, lang, kind, output, paper=paper, force=force, as_json=as_json)
        return
    if history:
        raise Mistyped("--history is for a case. Nothing was made.")
    lang = language(lang)
    if blank is not None:
        if as_of:
            raise Mistyped("--as-of is for the form of a case. Nothing was made.")
        survivor, made, dark = None, forms.blank(os.urandom(8).hex(), blank), outline == "dark"
    else:
        survivor, made, later = _of_case(Cases.at(home(ctx)), case or "", as_of)
        dark = outline == "dark" if outline else later
    if as_json:
        from justicecli.render import form, machine

        machine.show(**form.document(made))
        return
    drawing = _drawing(survivor, made, lang, dark=None if survivor else dark)
    if kind != "text":
        said = (*drawing.words.values(), *(row.words for row in drawing.rows), *(row.words for row in drawing.key))
        missing_fonts.say(fonts.missing, said)
    _put_out(drawing, kind, output, dark=dark, paper=paper, force=force)


def _of_case(cases: Cases, typed: str, as_of: str | None) -> tuple[Case, Form, bool]:
    """The case, which has its chance for placing circles from now on, its form as it stood, and whether a goal that
    is added to that form comes later than the first time.
    """
    today, whole = date.today(), cases.read(typed)
    day = happened(as_of, today)
    past = then(whole, day, today)
    caution(past)
    if not whole.form.seed:
        whole = cases.change(typed, lambda it: forms.with_seed(it, os.urandom)).after
    return whole, forms.form(past, whole), round_of(past, day, day) > 1


def _history(
    cases: Cases,
    typed: str,
    as_of: str | None,
    lang: str | None,
    kind: DrawnFormat,
    output: Path | None,
    *,
    paper: Paper | None,
    force: bool,
    as_json: bool,
) -> None:
    """How each goal's number changed, where it was asked for."""
    from justicecli.render import history as chart
    from justicecli.storage.fonts import missing

    today, whole = date.today(), cases.read(typed)
    chart.put_out(
        then(whole, happened(as_of, today), today) if as_of else whole,
        chart.book(language(lang) or whole.person.reads, page_phrases),
        kind,
        output,
        folder=shipped() / "pages",
        write=files.write_page,
        fonts=missing,
        paper=paper,
        force=force,
        as_json=as_json,
    )


def _drawing(survivor: Case | None, made: Form, lang: str | None, *, dark: bool | None) -> Drawing:
    """The form in the language asked for, else in the one the survivor reads."""
    from justicecli.render.drawing import drawing
    from justicecli.render.phrasebook import Phrasebook

    wanted = lang or (survivor.person.reads if survivor else None)
    tag, words, in_full = page_phrases(wanted)
    if wanted and wanted != "none" and not in_full:
        console.note(f"Not all of this is in that language ({wanted}) yet; the rest is in English.")
    numerals = survivor.form.numerals if survivor else None
    return drawing(made, Phrasebook(tag, words), numerals, dark=dark)


def _put_out(
    drawing: Drawing, kind: DrawnFormat, output: Path | None, *, dark: bool, paper: Paper | None, force: bool
) -> None:
    """The form where it was asked for."""
    from justicecli.render import form
    from justicecli.render.page import show

    if kind == "text" and output is None:
        show(form.page(drawing))
    else:
        put_out(
            form.made(drawing, kind, shipped() / "pages", dark=dark, paper=paper), output, files.write_page, force=force
        )
