"""`justice close`: close a case, with everything kept."""

from __future__ import annotations

import os
from datetime import date

import typer

from justicecli.core.dates import happened
from justicecli.core.life import close
from justicecli.options import Case, On, Quiet, home
from justicecli.render.changes import say
from justicecli.render.promises import still_open
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, on: On = None, quiet: Quiet = False) -> None:
    """Close a case. Everything is kept, and the survivor may come back: see justice reopen.

    For example:

        justice close amber
    """
    day = happened(on, date.today())
    changed = Cases.at(home(ctx)).change(case, lambda it: close(it, on=day, entropy=os.urandom))
    say(*changed, quiet=quiet)
    if not quiet:
        still_open(changed.after)
