"""`justice goals step-done`: say that a step is done"""

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
    step: Annotated[str, typer.Argument(metavar="STEP", help="Its id, or a beginning of the id.")],
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Say that a step is done.

    For example:

        justice goals step-done amber s-4hd0
    """
    day = happened(on, date.today())
    say(*Cases.at(home(ctx)).change(case, lambda it: work.step_done(it, step, on=day)), quiet=quiet)
