"""`justice goals order`: set the whole order at once."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import goals
from justicecli.core.dates import happened
from justicecli.model.case import Case as Survivor
from justicecli.model.records import NumberedBy
from justicecli.options import Case, On, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    goal: Annotated[list[str], typer.Argument(metavar="GOAL...", help="Goals by number or id, most important first.")],
    by: Annotated[NumberedBy, typer.Option("--by", help="Who set this order.")] = "survivor",
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Set the whole order at once, most important first; goals left out become unranked.

    An order that staff set is marked as such. For example, for what now are goals 3, 1 and 2:

        justice goals order amber 3 1 2
    """
    day = happened(on, date.today())

    def ordered(it: Survivor) -> Survivor:
        goals.existing(it)
        return goals.set_order(
            it,
            [goals.find(it, one) for one in " ".join(goal).replace(",", " ").split()],
            on=day,
            by=by,
            entropy=os.urandom,
        )

    say(*Cases.at(home(ctx)).change(case, ordered), quiet=quiet)
