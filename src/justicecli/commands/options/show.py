"""`justice options show`: what was explained in a case."""

from __future__ import annotations

import typer

from justicecli.errors import JusticeError
from justicecli.options import Case, Json, Lang, home
from justicecli.render import console
from justicecli.storage.cases import Cases
from justicecli.storage.templates import option_card


def run(ctx: typer.Context, case: Case, lang: Lang = None, as_json: Json = False) -> None:
    """Which forms of justice were explained in a case, when, and which were not yet.

    For example:

        justice options show amber
    """
    cases = Cases.at(home(ctx))
    faults: list[JusticeError] = []
    found, card = cases.read(case), option_card(cases.home, lang, faults=faults)
    for fault in faults:
        console.error(fault.sentence)
    if as_json:
        from justicecli.render import machine

        machine.show(case=found.case, options=machine.card(card, found.options))
        return
    from justicecli.render.cases import explained
    from justicecli.render.page import show

    show(explained(found.options, {key: option.say for key, option in card.options.items()}))
