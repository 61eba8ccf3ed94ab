"""`justice goals unrank`: take a goal's number away."""

from __future__ import annotations

import os
from datetime import date

import typer

from justicecli.core import goals
from justicecli.options import Case, Goal, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, goal: Goal, quiet: Quiet = False) -> None:
    """Take a goal's number away; the goal stays, and the others close up.

    For example:

        justice goals unrank amber 2
    """
    today = date.today()
    changed = Cases.at(home(ctx)).change(
        case, lambda it: goals.unrank(it, goals.find(it, goal), on=today, entropy=os.urandom)
    )
    say(*changed, quiet=quiet)
