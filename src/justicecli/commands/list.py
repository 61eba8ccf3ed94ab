"""`justice list`: your cases."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.core.overview import overview
from justicecli.errors import JusticeError, NotValid
from justicecli.options import Json, home
from justicecli.render import cases as listing
from justicecli.render import console
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    with_closed: Annotated[bool, typer.Option("--all", help="With the closed ones.")] = False,
    as_json: Json = False,
) -> None:
    """Your cases: open ones, last contact, and what is next.

    A file that cannot be read is named at the end, with its place; the others are listed all the same. For example:

        justice list --all
    """
    rows, drawn, faulty = [], listing.Listing(), 0
    for code, case in Cases.at(home(ctx)).all():
        if isinstance(case, JusticeError):
            listing.fault(case)
            faulty += 1
        elif with_closed or not case.closed:
            rows.append(overview(case, code)) if as_json else drawn.add(overview(case, code))
    if as_json:
        from justicecli.render import machine

        machine.show(cases=rows)
    elif not drawn.end() and not faulty:
        console.note(
            "No case to list. Start one with: justice new"
            if with_closed
            else "No open case. Closed ones: justice list --all; start one with: justice new"
        )
    if faulty:
        raise NotValid(f"{faulty} of the files could not be read; they are named above.")
