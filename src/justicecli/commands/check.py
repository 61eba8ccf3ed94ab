"""`justice check`: is every file valid, and is it kept safely?"""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.errors import Mistyped
from justicecli.options import Json, home
from justicecli.render import findings as render
from justicecli.storage import clock, safety
from justicecli.storage.cases import Cases
from justicecli.storage.checking import checked_all, checked_staged


def run(
    ctx: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CASE|FILE...]", help="Cases or files; all cases if left out."),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="The cases staged for the next commit, as they are staged; for a git hook.")
    ] = False,
    text_only: Annotated[
        bool, typer.Option("--text-only", help="Only what the files say, not how they lie on the disk; for CI.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Is every file valid, and is it kept safely? Each finding has its file, line and place; exit code 1 on any.

    Looks for faults, for numbers and orders that do not fit, for likely personal data, and for folders that others,
    a cloud or a git remote can reach. With --staged or --text-only what two people have still to settle is said, and
    does not count: a merge may be committed with both versions in it. For example:

        justice check
    """
    cases, now = Cases.at(home(ctx)), clock.now()
    if staged and which:
        raise Mistyped("--staged names the files itself; leave the others out.")
    checked = checked_staged(cases.home, now) if staged else checked_all(cases, which, now, text_only=text_only)
    around = [] if which or staged or text_only else list(safety.folder_findings(cases.home))
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
        render.show(around, [(str(file.path), file.findings) for file in checked])
    counting = [
        one for file in checked for one, _ in file.findings if not (one.rule == "settle" and (staged or text_only))
    ]
    raise typer.Exit(1 if around or counting else 0)
