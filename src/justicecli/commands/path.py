"""`justice path`: where a case's file lies."""

from __future__ import annotations

import typer

from justicecli.options import Case, home
from justicecli.render import console
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case) -> None:
    """The path of a case's file, for scripts.

    For example:

        git -C "$(dirname "$(justice path amber)")" diff
    """
    cases = Cases.at(home(ctx))
    console.out(str(cases.path(cases.find(case))))
