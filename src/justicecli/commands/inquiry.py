"""`justice inquiry`: Appendix A as one guided conversation."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from justicecli.core import forms, inquiry, reviews
from justicecli.core.dates import happened
from justicecli.core.fields import language
from justicecli.errors import JusticeError, Mistyped
from justicecli.model.text import has_control
from justicecli.options import Case, Lang, On, home
from justicecli.render import console
from justicecli.storage import files
from justicecli.storage.cases import Cases
from justicecli.storage.settings import load
from justicecli.storage.templates import option_card, page_phrases, shipped

if TYPE_CHECKING:
    from justicecli.model.case import Case as Survivor
    from justicecli.render.aloud import Said

_NOBODY = (
    "An inquiry is a conversation, and there is nobody to ask here. One by one it is: justice options explain, goals "
    "add, goals order, goals hurdle, goals step, review --next, form."
)
_ENDINGS = {".html", ".htm", ".svg", ".pdf", ".txt"}


def run(
    ctx: typer.Context,
    case: Case,
    lang: Lang = None,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar="ROLE", help="Who else was there; may be repeated."),
    ] = None,
    on: On = None,
) -> None:
    """Options, goals, numbers, what stands in the way, first steps, the next date, the form: one conversation.

    It shows what to say aloud, in the survivor's language where there are phrases in it. Enter skips a question. Leave
    at any time, and run it again to go on; on a later day it is the review. For example:

        justice inquiry amber

        justice inquiry amber --lang es --present interpreter
    """
    today = date.today()
    held = happened(on, today)
    wanted = language(lang)
    cases = Cases.at(home(ctx))
    code = cases.find(case)
    found = cases.read(code)
    if not console.can_ask():
        raise Mistyped(_NOBODY)
    reviews.check_held(found, held)
    from justicecli.render.inquiry import walk
    from justicecli.render.sitting import Sitting

    walk(
        Sitting(
            found,
            lambda fn: cases.change(code, fn),
            held=held,
            today=today,
            present=present or [],
            writer=load(cases.home).name,
            skips=inquiry.skip_words(
                page_phrases(tag)[1]["say_skips"] for tag in (wanted, *found.person.speaks, found.person.reads, "en")
            ),
        ),
        _said(cases.home, found, wanted),
        _form(cases, code, wanted),
    )


def _said(folder: Path, survivor: Survivor, wanted: str | None) -> Said:
    """What is said aloud: in the language asked for, else in the first of the survivor's that there is."""
    from justicecli.render.aloud import Said

    person = survivor.person
    known = [wanted] if wanted else [*person.speaks, person.reads or ""]
    asked = [tag for tag in known if tag and tag != "none"]
    found = next((tag for tag in asked if _base(page_phrases(tag)[0]) == _base(tag)), None)
    if asked and not found:
        console.note(f"There is nothing to say aloud in that language ({', '.join(asked)}) yet; it is in English.")
    faults: list[JusticeError] = []
    english = option_card(folder, faults=faults)
    for fault in faults:
        console.error(fault.sentence)
    card = option_card(folder, found, faults=[]) if found else english
    return Said(card, page_phrases(found)[1], english, page_phrases("en")[1])


def _base(tag: str) -> str:
    """The language of a tag, without script and region."""
    return tag.lower().partition("-")[0]


def _file(typed: str) -> Path:
    """The file meant. Raises Mistyped where its name cannot be one, or does not say what is to be written."""
    try:
        file = Path(typed).expanduser()
    except RuntimeError:
        raise Mistyped("That name begins with a user who is not on this machine. Nothing was written.") from None
    if has_control(typed) or file.suffix.lower() not in _ENDINGS:
        raise Mistyped("Let the name end in .html, .svg, .pdf or .txt, which says what is written. Nothing was.")
    return file


def _form(cases: Cases, code: str, wanted: str | None) -> Callable[[str], None]:
    """Draws the form into a file of the name typed; the ending of the name says what kind."""

    def draw(typed: str) -> None:
        from justicecli.render import missing_fonts
        from justicecli.render.drawing import drawing
        from justicecli.render.form import made
        from justicecli.render.phrasebook import Phrasebook
        from justicecli.render.printed import drawn, put_out
        from justicecli.storage.fonts import missing

        output = _file(typed)
        kind = drawn(None, output)
        survivor = cases.change(code, lambda it: forms.with_seed(it, os.urandom)).after
        tag, words, _ = page_phrases(wanted or survivor.person.reads)
        form = drawing(forms.form(survivor, survivor), Phrasebook(tag, words), survivor.form.numerals, dark=None)
        if kind != "text":
            missing_fonts.say(missing, (*form.words.values(), *(goal.words for goal in survivor.goals.values())))
        later = any(review.held for review in survivor.reviews.values())
        put_out(made(form, kind, shipped() / "pages", dark=later), output, files.write_page)

    return draw
