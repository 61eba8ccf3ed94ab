"""`justice goals hurdle-gone`: say that a hurdle is gone"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from justicecli.core import work
from justicecli.core.dates import happened
from justicecli.options import Case, On, Quiet, home
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    hurdle: Annotated[str, typer.Argument(metavar="HURDLE", help="Its id, or a beginning of the id.")],
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Say that a hurdle is gone.

    For example:

        justice goals hurdle-gone amber h-1c8z
    """
    day = happened(on, date.today())
    say(*Cases.at(home(ctx)).change(case, lambda it: work.hurdle_gone(it, hurdle, on=day)), quiet=quiet)
