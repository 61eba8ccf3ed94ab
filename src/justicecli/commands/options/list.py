"""`justice options list`: every form of justice."""

from __future__ import annotations

import typer

from justicecli.errors import JusticeError
from justicecli.options import Json, Lang, home
from justicecli.render import console
from justicecli.storage.settings import home_folder
from justicecli.storage.templates import option_card


def run(ctx: typer.Context, lang: Lang = None, as_json: Json = False) -> None:
    """Every form of justice, to explain before goals are asked for, whoever can help with it. None can be hidden.

    Your agency's own options, and its labels, come from files in templates/options/ under the home folder.
    For example:

        justice options list --lang es
    """
    faults: list[JusticeError] = []
    card = option_card(home_folder(home(ctx)), lang, faults=faults)
    for fault in faults:
        console.error(fault.sentence)
    if lang and not lang.lower().startswith(card.language):
        console.note(f"There is no card in that language yet; it is shown in {card.language}.")
    if as_json:
        from justicecli.render import machine

        machine.show(language=card.language, closing=card.closing, options=machine.card(card))
        return
    from justicecli.render.options import page
    from justicecli.render.page import show

    show(page(card))
