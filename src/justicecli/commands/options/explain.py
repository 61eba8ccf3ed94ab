"""`justice options explain`: record that forms of justice were explained."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from justicecli.core.dates import happened
from justicecli.core.fields import tags
from justicecli.core.options import chosen, explain
from justicecli.errors import JusticeError
from justicecli.model.records import Help
from justicecli.options import Case, Lang, On, Quiet, home
from justicecli.render import console
from justicecli.render.changes import say
from justicecli.storage.cases import Cases
from justicecli.storage.templates import option_card


def run(
    ctx: typer.Context,
    case: Case,
    option: Annotated[
        list[str] | None, typer.Argument(metavar="[OPTION...]", help="Options by id; all if left out.")
    ] = None,
    help_is: Annotated[
        Help | None, typer.Option("--help-is", help="Who can help with these; else as your agency's file says.")
    ] = None,
    lang: Lang = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Record that forms of justice were explained to the survivor. Without OPTION it is all of them.

    Explain them first and all, whether or not your agency can help. For example:

        justice options explain amber --lang es

        justice options explain amber t-visa --help-is "we refer"
    """
    cases, day = Cases.at(home(ctx)), happened(on, date.today())
    faults: list[JusticeError] = []
    card = option_card(cases.home, faults=faults)
    for fault in faults:
        console.error(fault.sentence)
    keys = chosen(card, option or [])
    helps = {key: help_is or card.options[key].help for key in keys}
    language = tags([lang])[0] if lang else None
    changed = cases.change(case, lambda it: explain(it, keys, on=day, language=language, helps=helps))
    say(*changed, quiet=quiet)
