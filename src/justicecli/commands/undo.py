"""`justice undo`: takes back the last change, shown in sentences first."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.errors import Mistyped, Refused, Stopped
from justicecli.options import OptionalCase, Quiet, home
from justicecli.render import ask, console
from justicecli.render.undoing import say_change, say_done, say_lost
from justicecli.storage import git
from justicecli.storage.cases import Cases
from justicecli.storage.last_change import last_change
from justicecli.storage.past import find_ever
from justicecli.storage.undoing import step


def run(
    ctx: typer.Context,
    case: OptionalCase = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    quiet: Quiet = False,
) -> None:
    """Take back the last change of a case, or the last one of all. It is shown in sentences first.

    It is a change of its own: the history keeps both, and undo takes an undo back. What a colleague or you changed
    since stays; where it could not, nothing is done, and what would be lost is said. For example:

        justice undo amber
    """
    cases = Cases.at(home(ctx))
    git.needed(cases.home)
    last = last_change(cases.home, find_ever(cases, case) if case else None)
    steps = [step(cases, last.revision, code) for code in last.codes]
    if lost := [(one.code, one.lost) for one in steps if one.lost]:
        say_lost(lost)
        raise Refused("What was done since would be lost with it, so nothing was taken back. Change it anew instead.")
    if not quiet:
        say_change(last.doing, last.who, last.at, [(one.code, one.back) for one in steps])
    if not yes:
        if not console.can_ask():
            raise Mistyped("Nothing was changed. To take it back without being asked, add --yes")
        if not ask.yes("Take it back?"):
            raise Stopped(kept=False)
    for one in steps:
        one.take(cases)
    if not quiet:
        say_done()
