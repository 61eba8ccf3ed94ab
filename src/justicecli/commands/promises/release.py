"""`justice promises release`: the survivor released us from a promise."""

from __future__ import annotations

import typer

from justicecli.core.promises import find, settle
from justicecli.core.times import happened_at
from justicecli.options import At, Case, Promise, Quiet, home
from justicecli.render.changes import say
from justicecli.storage import clock
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    promise: Promise,
    on: At = None,
    quiet: Quiet = False,
) -> None:
    """The survivor released us from a promise: it is no longer wanted.

    For example:

        justice promises release amber p-3mq9
    """
    when = happened_at(on, clock.now(), clock.ZONE)
    changed = Cases.at(home(ctx)).change(
        case, lambda it: settle(it, find(it, promise), "released", on=when, day_said=on is not None)
    )
    say(*changed, quiet=quiet)
