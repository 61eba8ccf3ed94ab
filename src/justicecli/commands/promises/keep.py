"""`justice promises keep`: say that a promise was kept."""

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
    """Say that a promise was kept. One kept late is kept, and it says by how much.

    For example:

        justice promises keep amber p-3mq9
    """
    when = happened_at(on, clock.now(), clock.ZONE)
    changed = Cases.at(home(ctx)).change(
        case, lambda it: settle(it, find(it, promise), "kept", on=when, day_said=on is not None)
    )
    say(*changed, quiet=quiet)
