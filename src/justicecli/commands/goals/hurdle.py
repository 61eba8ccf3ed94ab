"""`justice goals hurdle`: note what stands in the way of a goal."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from justicecli.core import goals, work
from justicecli.options import Case, Goal, Quiet, Words, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Goal,
    words: Words = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WORDS", help='Such as "service does not exist".')
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Note what stands in the way of a goal.

    For example:

        justice goals hurdle amber 1 "No bed" --kind "service does not exist"
    """
    cases = Cases.at(home(ctx))
    if words is None or words == "-":
        goals.find(cases.read(case), goal)
    said = ask.words(words, "The hurdle:")
    say(
        *cases.change(case, lambda it: work.add_hurdle(it, goals.find(it, goal), said, kind=kind, entropy=os.urandom)),
        quiet=quiet,
    )
