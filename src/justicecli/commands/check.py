"""`justice check`: is every file valid, and is it kept safely?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from justicecli.options import Json, home
from justicecli.render import findings as render
from justicecli.storage import clock, safety
from justicecli.storage.cases import Cases
from justicecli.storage.checking import checked_case, checked_file


def run(
    ctx: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CASE|FILE...]", help="Cases or files; all cases if left out."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Is every file valid, and is it kept safely? Each finding has its file, line and place; exit code 1 on any.

    Looks for faults, for numbers and orders that do not fit, for likely personal data, and for folders that others,
    a cloud or a git remote can reach. For example:

        justice check
    """
    cases, now = Cases.at(home(ctx)), clock.now()
    if which:
        checked = [
            checked_file(Path(one), now) if os.path.isfile(one) else checked_case(cases, cases.find(one), now)  # noqa: PTH113
            for one in which
        ]
    else:
        checked = [checked_case(cases, code, now) for code in cases.codes()]
    around = [] if which else list(safety.folder_findings(cases.home))
    found = len(around) + sum(len(one.findings) for one in checked)
    if as_json:
        from justicecli.render import machine

        machine.show(
            files=len(checked),
            findings=[
                *(machine.finding(finding, "", None) for finding in around),
                *(machine.finding(one, str(file.path), line) for file in checked for one, line in file.findings),
            ],
        )
    else:
        for finding in around:
            render.line(finding, "", None)
        for file in checked:
            for finding, line in file.findings:
                render.line(finding, str(file.path), line)
        render.summary(len(checked), found)
    raise typer.Exit(1 if found else 0)
