"""`justice checklists status`: what is answered and what is open."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.core import runs
from justicecli.errors import JusticeError
from justicecli.options import Case, Json, home
from justicecli.storage import checklists
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    run_: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="The run's id, a beginning of it, or its list's name.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The checklists begun for a case; with RUN, each item with its answer, and what is open.

    For example:

        justice checklists status amber interview
    """
    cases = Cases.at(home(ctx))
    survivor = cases.read(case)
    key = runs.find(survivor, run_, checklists.called(cases.home, run_)) if run_ else None
    if as_json:
        from justicecli.render import machine

        chosen = {key: survivor.checklists[key]} if key else survivor.checklists
        machine.show(runs=[{**row, "open": runs.still_to_answer(chosen[row["id"]])} for row in machine.records(chosen)])
        return
    from justicecli.render import checklist
    from justicecli.render.page import show

    if key is None:
        show(checklist.runs(survivor))
        return
    try:
        edition = checklists.load(cases.home, survivor.checklists[key].name, problems=[]).checklist.edition
    except JusticeError:
        edition = None
    show(checklist.one_run(key, survivor.checklists[key], edition))
