"""`justice contacts list`: the contacts of a case."""

from __future__ import annotations

import typer

from justicecli.options import Case, Json, home
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, as_json: Json = False) -> None:
    """The contacts of a case and the tries at one, newest first.

    For example:

        justice contacts list amber
    """
    found = Cases.at(home(ctx)).read(case)
    if as_json:
        from justicecli.render import machine

        machine.show(case=found.case, contacts=machine.records(found.contacts))
        return
    from justicecli.render.contacts import page
    from justicecli.render.page import show

    show(page(found))
