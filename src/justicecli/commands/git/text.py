"""`justice git text`: a case's file as sentences, for git to compare."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.errors import NotFound, NotWritten
from justicecli.render import console
from justicecli.render.narrated import whole
from justicecli.storage import files
from justicecli.storage.plain import table_and_text


def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file of a case, wherever it lies.")],
) -> None:
    """A case's file as lines, one fact a line, goals in the survivor's order. Git calls it to show a difference.

    `justice git setup` tells git to. What is no case is shown as it is. For example:

        justice git text cases/amber-heron-27.toml
    """
    try:
        held = table_and_text(file)
    except (FileNotFoundError, ValueError):
        raise NotFound("There is no such file. See where a case lies with: justice path CASE") from None
    except OSError as fault:
        raise NotWritten(f"The file could not be read: {files.reason(fault)}. Nothing was changed.") from None
    console.raw(whole(*held))
