"""`justice promises miss`: say that a promise was missed."""

from __future__ import annotations

import typer

from justicecli.core.promises import find, settle
from justicecli.core.times import happened_at
from justicecli.options import At, Case, Promise, Quiet, Told, home
from justicecli.render.changes import say
from justicecli.render.promises import ask_told
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

    Whether the survivor was told may be added later: say it again, with --told or --not-told.
    For example:

        justice promises miss amber p-3mq9 --told
    """
    cases, when = Cases.at(home(ctx)), happened_at(on, clock.now(), clock.ZONE)
    if told is None:
        found = cases.read(case)
        told = ask_told(found.promises[find(found, promise)])
    changed = cases.change(
        case, lambda it: settle(it, find(it, promise), "missed", on=when, told=told, day_said=on is not None)
    )
    say(*changed, quiet=quiet)
