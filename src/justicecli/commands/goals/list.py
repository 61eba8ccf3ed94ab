"""`justice goals list`: the goals in the survivor's order."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from justicecli.core.dates import in_words, read_day
from justicecli.core.goals import listed
from justicecli.core.history import as_of
from justicecli.options import AsOf, Case, Json, home
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    with_left: Annotated[bool, typer.Option("--all", help="With those achieved and set aside.")] = False,
    as_of_day: AsOf = None,
    as_json: Json = False,
) -> None:
    """The goals in the survivor's order; those without a number after them.

    For example:

        justice goals list amber --as-of 2026-11-02
    """
    found, today = Cases.at(home(ctx)).read(case), date.today()
    day = read_day(as_of_day, today, "past") if as_of_day is not None else None
    if day:
        found = as_of(found, day, today)
    if as_json:
        from justicecli.render import machine

        keys = listed(found) + [key for key, goal in found.goals.items() if with_left and not goal.is_listed]
        waiting = machine.records(found.order_to_settle)
        machine.show(case=found.case, as_of=day, goals=machine.goals(found, keys), order_to_settle=waiting)
        return
    from justicecli.render.goals import page
    from justicecli.render.page import show
    from justicecli.render.settling import hint

    title = f"As it stood on {in_words(day)}" if day else ""
    show([*page(found, with_left=with_left, title=title), *hint(found, "goals")])
