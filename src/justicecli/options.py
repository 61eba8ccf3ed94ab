"""The arguments and options that several commands share, and what travels with every command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import typer


class Session(NamedTuple):
    """What the start of the program hands to a command: how to list codes and checklists for completion."""

    codes: Callable[[Path | None, str], list[str]]
    checklists: Callable[[Path | None], list[str]]


def home(ctx: typer.Context) -> Path | None:
    """The home folder named with --home, if one was."""
    given: Path | None = ctx.find_root().params.get("home")
    return given


def _codes(ctx: typer.Context, incomplete: str) -> list[str]:
    """The case codes that begin as typed; none where they cannot be read, since nobody can be told."""
    session: Session = ctx.find_root().obj
    return session.codes(home(ctx), incomplete)


def _checklists(ctx: typer.Context, incomplete: str) -> list[str]:
    """The checklists that begin as typed."""
    session: Session = ctx.find_root().obj
    return [name for name in session.checklists(home(ctx)) if name.startswith(incomplete)]


Case = Annotated[
    str,
    typer.Argument(metavar="CASE", help="The case's code, or any unique beginning of it.", autocompletion=_codes),
]
Goal = Annotated[
    str,
    typer.Argument(metavar="GOAL", help="The goal's number on the list, its id, or a beginning of the id."),
]
Words = Annotated[
    str | None,
    typer.Argument(
        metavar="[WORDS]",
        help="What was said, word for word. Left out: asked for, or read from a pipe. A dash: read from the pipe.",
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it happened; today if left out.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it stood at the end of that past day.")]
Json = Annotated[bool, typer.Option("--json", help="A document for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when it worked.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="TAG", help="A language, such as es or es-MX.")]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="A note to keep with it.")]
Promise = Annotated[str, typer.Argument(metavar="PROMISE", help="The promise's id, or a beginning of it.")]
At = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day, with a time if you like: thu 9:00. Now if left out."),
]
Told = Annotated[bool | None, typer.Option("--told/--not-told", help="Whether the survivor was told.")]
OptionalCase = Annotated[
    str | None,
    typer.Argument(metavar="[CASE]", help="The case's code, or any unique beginning of it.", autocompletion=_codes),
]
CaseOption = Annotated[
    str | None,
    typer.Option("--for", metavar="CASE", help="Fill it from that case's file.", autocompletion=_codes),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; a dash: into the pipe.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
ChecklistName = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The list, such as interview; see: checklists list.", autocompletion=_checklists
    ),
]
RunOf = Annotated[str, typer.Argument(metavar="RUN", help="The run's id, a beginning of it, or its list's name.")]
