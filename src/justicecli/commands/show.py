"""`justice show`: one case at a glance."""

from __future__ import annotations

import typer

from justicecli.core.dates import read_day
from justicecli.core.history import as_of
from justicecli.core.overview import overview
from justicecli.core.trust import trust
from justicecli.options import AsOf, Case, Json, home
from justicecli.storage import clock
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, as_of_day: AsOf = None, as_json: Json = False) -> None:
    """One case at a glance: goals in order, promises, contact, review, safe contact, the survivor's words.

    For example:

        justice show amber --as-of 2026-11-02
    """
    cases, now = Cases.at(home(ctx)), clock.now()
    today = now.date()
    code = cases.find(case)
    found = cases.read(code)
    day = read_day(as_of_day, today, "past") if as_of_day is not None else None
    if day:
        found = as_of(found, day, today)
    facts, trusted = overview(found, code), trust(found, day or now)
    if as_json:
        from justicecli.render import machine

        machine.show(case=machine.case(found, facts), trust=trusted, as_of=day)
        return
    from justicecli.render.cases import page
    from justicecli.render.page import show

    show(page(found, facts, trusted, as_of=day))
