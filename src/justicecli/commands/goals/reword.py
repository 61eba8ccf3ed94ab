"""`justice goals reword`: say a goal in new words."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import goals
from justicecli.core.dates import happened
from justicecli.options import Case, Goal, On, Quiet, Words, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Goal,
    words: Words = None,
    on: On = None,
    translation: Annotated[
        str | None, typer.Option("--translation", metavar="WORDS", help="Kept beside the words.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Say a goal in new words, the survivor's; the earlier ones are kept with their date.

    For example:

        justice goals reword amber 1 "Vivir con mi hija y mi madre"
    """
    cases, day = Cases.at(home(ctx)), happened(on, date.today())
    if words is None or words == "-":
        goals.find(cases.read(case), goal)
    said = ask.words(words, "The goal, in the survivor's new words:")
    changed = cases.change(
        case,
        lambda it: goals.reword(it, goals.find(it, goal), said, on=day, entropy=os.urandom, translation=translation),
    )
    say(*changed, quiet=quiet)
