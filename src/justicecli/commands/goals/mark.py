"""`justice goals mark`: say where a goal stands."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import goals
from justicecli.core.dates import happened
from justicecli.model.records import State
from justicecli.options import Case, Goal, Note, On, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Goal,
    state: Annotated[State, typer.Argument(metavar="STATE", help="active, achieved, paused or set-aside.")],
    note: Note = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Say where a goal stands. Achieved and set-aside goals leave the order; setting aside needs no reason.

    For example:

        justice goals mark amber 2 achieved
    """
    day = happened(on, date.today())
    changed = Cases.at(home(ctx)).change(
        case, lambda it: goals.mark(it, goals.find(it, goal), state, on=day, entropy=os.urandom, note=note)
    )
    say(*changed, quiet=quiet)
