"""`justice git text`: a case's file as sentences, for git to compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from justicecli.errors import NotFound
from justicecli.render import console
from justicecli.render.narrated import whole
from justicecli.storage.plain import table_or_text


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of a case, wherever it lies.")],
) -> None:
    """A case's file as lines, one fact a line, goals in the survivor's order. Git calls it to show a difference.

    `justice git setup` tells git to. What is no case is shown as it is. For example:

        justice git text cases/amber-heron-27.toml
    """
    try:
        console.raw(whole(table_or_text(file)))
    except FileNotFoundError:
        raise NotFound("There is no such file. See where a case lies with: justice path CASE") from None
