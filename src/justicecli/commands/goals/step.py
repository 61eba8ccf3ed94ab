"""`justice goals step`: add a step to the work plan under a goal."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import goals, work
from justicecli.core.dates import read_day
from justicecli.options import Case, Goal, Quiet, Words, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Goal,
    words: Words = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who will do it.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="DATE", help="By when.")] = None,
    quiet: Quiet = False,
) -> None:
    """Add a step to the work plan under a goal.

    For example:

        justice goals step amber 1 "Call the unit" --who "R. Ortiz" --by fri
    """
    cases = Cases.at(home(ctx))
    day = read_day(by, date.today()) if by is not None else None
    if words is None or words == "-":
        goals.find(cases.read(case), goal)
    said = ask.words(words, "The step:")
    say(
        *cases.change(
            case,
            lambda it: work.add_step(it, goals.find(it, goal), said, who=who, by=day, entropy=os.urandom),
        ),
        quiet=quiet,
    )
