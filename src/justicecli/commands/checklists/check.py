"""`justice checklists check`: is an agency's checklist valid?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from justicecli.options import Quiet
from justicecli.render import console
from justicecli.render.words import count
from justicecli.storage.checklists import check


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An agency's checklist, anywhere.")],
    quiet: Quiet = False,
) -> None:
    """Is an agency's checklist valid? A fault is named with its line and key; docs/checklists.md has the format.

    For example:

        justice checklists check interview.toml
    """
    agency = check(file)
    if not quiet:
        console.out(f"{file}: valid, {count(len(agency.items), 'item')}.")
