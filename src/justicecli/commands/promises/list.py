"""`justice promises list`: the promises of a case, and what became of them."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.core.overview import open_promises
from justicecli.options import Case, Json, home
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    case: Case,
    only_open: Annotated[bool, typer.Option("--open", help="Only those nobody has settled, oldest first.")] = False,
    as_json: Json = False,
) -> None:
    """The promises of a case: open ones, oldest first, then those that are settled.

    For example:

        justice promises list amber --open
    """
    found = Cases.at(home(ctx)).read(case)
    if as_json:
        from justicecli.render import machine

        machine.show(case=found.case, promises=machine.records(open_promises(found) if only_open else found.promises))
        return
    from justicecli.render.page import show
    from justicecli.render.promises import page
    from justicecli.render.settling import hint

    show([*page(found, only_open=only_open), *hint(found, "promises")])
