"""`justice merge-file`: what git calls where both sides changed a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from justicecli.render.merged import say_merged
from justicecli.storage.merging import merge_files


def run(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="The file both sides came from; empty if there is none.")
    ],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our file; what comes out is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="Their file.")],
    path: Annotated[
        Path | None, typer.Option("--path", metavar="FILE", help="Where the case lies, to be named in what is said.")
    ] = None,
) -> None:
    """Bring two versions of a case together: no word is lost, and no order is chosen for the survivor.

    git calls it wherever both sides changed a case, once justice git setup was run. Says nothing where all fits
    together. Exit code 1 where a person has to look: what differs is listed, both are in the file, which is valid.
    For example:

        justice merge-file base.toml ours.toml theirs.toml
    """
    outcome = merge_files(base, ours, theirs, path)
    if outcome.places or outcome.aside:
        say_merged(outcome.code, outcome.places, outcome.aside, outcome.unreadable)
        raise typer.Exit(1)
