"""`justice reopen`: open a closed case again."""

from __future__ import annotations

from datetime import date

import typer

from justicecli.core.dates import happened
from justicecli.core.life import reopen
from justicecli.options import Case, On, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, on: On = None, quiet: Quiet = False) -> None:
    """Open a closed case again; its goals, order and rounds are as they were.

    For example:

        justice reopen amber
    """
    day = happened(on, date.today())
    say(*Cases.at(home(ctx)).change(case, lambda it: reopen(it, on=day)), quiet=quiet)
