"""`justice promises change`: give a promise a new date, agreed with the survivor."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from justicecli.core.dates import happened
from justicecli.core.promises import change, find
from justicecli.core.times import read_when
from justicecli.options import Case, On, Promise, Quiet, Told, home
from justicecli.render.changes import say
from justicecli.render.promises import a_week_on, ask_told, early, unknown_zone
from justicecli.storage import clock
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    promise: Promise,
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="The new date, with an hour if one was said.")],
    told: Told = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Give a promise a new date, agreed with the survivor. Every earlier date stays in the file.

    For example:

        justice promises change amber p-3mq9 --due "fri 14:00" --told
    """
    cases, now = Cases.at(home(ctx)), clock.now()
    day, when = happened(on, now.date()), read_when(due, now, clock.ZONE)
    unknown_zone(when, clock.unknown_zone())
    a_week_on(due, when, now.date())
    early(day, when)
    if told is None:
        found = cases.read(case)
        told = ask_told(found.promises[find(found, promise)])
    changed = cases.change(case, lambda it: change(it, find(it, promise), when, on=day, entropy=os.urandom, told=told))
    say(*changed, quiet=quiet)
