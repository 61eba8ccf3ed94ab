"""`justice contacts add`: log a contact, or a try at one."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import Annotated

import typer

from justicecli.core.contacts import add
from justicecli.core.safe_contact import look
from justicecli.core.times import happened_at
from justicecli.model.case import Case as Survivor
from justicecli.model.records import How, StartedBy
from justicecli.options import At, Case, Quiet, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.render.contacts import caution
from justicecli.storage import clock
from justicecli.storage.cases import Cases
from justicecli.storage.settings import load


def run(
    ctx: typer.Context,
    case: Case,
    note: Annotated[
        str | None,
        typer.Argument(
            metavar="[NOTE]", help="A short note, never needed. Left out, or a dash: from the pipe, if there is one."
        ),
    ] = None,
    how: Annotated[How, typer.Option("--how", help="How you met or tried to.")] = "in person",
    reached: Annotated[bool, typer.Option("--reached/--not-reached", help="A try is a contact too.")] = True,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who from our side; you, if left out.")
    ] = None,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar="ROLE", help="Who else was there, such as interpreter; may be repeated."),
    ] = None,
    started_by: Annotated[StartedBy | None, typer.Option("--started-by", help="Who began it.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="N", help="How long it took.")] = None,
    voicemail: Annotated[
        bool | None, typer.Option("--voicemail/--no-voicemail", help="Whether a message was left.")
    ] = None,
    on: At = None,
    quiet: Quiet = False,
) -> None:
    """Log a contact, or a try at one. No note is needed, and nobody's story belongs here.

    If it does not go by what the survivor said is safe, that is shown first, and so is what of it cannot be checked;
    it is logged all the same. For example:

        justice contacts add amber --how phone --not-reached --on "thu 9:00"
    """
    cases = Cases.at(home(ctx))
    at = happened_at(on, clock.now(), clock.ZONE)
    said = ask.words("-", "") if note == "-" else _piped() if note is None else note
    person = who if who is not None else load(cases.home).name

    def logged(it: Survivor) -> Survivor:
        after = add(
            it,
            at=at,
            how=how,
            reached=reached,
            entropy=os.urandom,
            who=person,
            present=present or [],
            started_by=started_by,
            minutes=minutes,
            voicemail=voicemail,
            note=said,
        )
        caution(it.safe_contact, look(it.safe_contact, list(after.contacts.values())[-1]))
        return after

    say(*cases.change(case, logged), quiet=quiet)


def _piped() -> str | None:
    """The note from a pipe on standard input, where there is one and words came through it."""
    is_pipe = False
    with suppress(OSError, ValueError, AttributeError):
        is_pipe = stat.S_ISFIFO(os.fstat(sys.stdin.fileno()).st_mode)
    said = ask.words("-", "") if is_pipe else ""
    return said if said.strip() else None
