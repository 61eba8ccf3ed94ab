"""`justice goals add`: name a goal, in the survivor's words."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import goals
from justicecli.core.dates import happened
from justicecli.core.fields import tags
from justicecli.model.case import Case as Survivor
from justicecli.model.records import SaidBy
from justicecli.options import Case, Lang, On, Quiet, Words, home
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.storage.cases import Cases
from justicecli.storage.settings import load


def run(
    ctx: typer.Context,
    case: Case,
    words: Words = None,
    said_by: Annotated[SaidBy, typer.Option("--said-by", help="Who said these words.")] = "survivor",
    rank: Annotated[
        int | None, typer.Option("--rank", metavar="N", help="Its number, if the survivor gave one.")
    ] = None,
    on: On = None,
    lang: Lang = None,
    translation: Annotated[
        str | None, typer.Option("--translation", metavar="WORDS", help="Kept beside the words.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Name a goal: what would be justice, in the survivor's own words, kept exactly as they were said.

    Naming and numbering are two steps; a goal without a number is fine. For example:

        justice goals add amber

        justice goals add amber "Vivir con mi hija" --rank 1
    """
    cases, today = Cases.at(home(ctx)), date.today()
    day, language = happened(on, today), tags([lang])[0] if lang else None
    if words is None or words == "-":
        cases.read(case)
    said = ask.words(words, "A goal, in the survivor's words:")
    writer = load(cases.home).name

    def named(it: Survivor) -> Survivor:
        return goals.add(
            it,
            said,
            on=day,
            entropy=os.urandom,
            round_=goals.round_of(it, day, today),
            said_by=said_by,
            written_by=writer,
            rank=rank,
            language=language,
            translation=translation,
        )

    changed = cases.change(case, named)
    if not changed.before.options and not quiet:
        console.note(
            "No forms of justice were explained in this case yet. Explain them all: justice options explain CASE"
        )
    say(*changed, quiet=quiet)
