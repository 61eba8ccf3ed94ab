"""`justice promises miss`: say that a promise was missed."""

from __future__ import annotations

import typer

from justicecli.core.promises import find, settle
from justicecli.core.times import happened_at
from justicecli.options import At, Case, Promise, Quiet, Told, home
from justicecli.render.changes import say
from justicecli.storage import clock
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    promise: Promise,
    told: Told = None,
    on: At = None,
    quiet: Quiet = False,
) -> None:
    """Say that a promise was missed, and whether the survivor was told.

    For example:

        justice promises miss amber p-3mq9 --told
    """
    when = happened_at(on, clock.now(), clock.ZONE)
    changed = Cases.at(home(ctx)).change(case, lambda it: settle(it, find(it, promise), "missed", on=when, told=told))
    say(*changed, quiet=quiet)
