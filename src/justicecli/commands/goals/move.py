"""`justice goals move`: put one goal at another number."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.core import goals
from justicecli.options import Case, Goal, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Goal,
    number: Annotated[int, typer.Argument(metavar="N", help="Its new number; 1 is most important.")],
    quiet: Quiet = False,
) -> None:
    """Put a goal at number N. The others close up, so that numbers stay 1 to n without gaps.

    For example, putting the third goal first:

        justice goals move amber 3 1
    """
    changed = Cases.at(home(ctx)).change(case, lambda it: goals.move(it, goals.find(it, goal), number))
    say(*changed, quiet=quiet)
