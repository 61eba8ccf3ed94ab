"""`justice checklists answer`: answer an item, or walk through those that are open."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import runs
from justicecli.core.dates import happened
from justicecli.errors import Mistyped
from justicecli.model.case import Case as Survivor
from justicecli.options import Case, On, Quiet, RunOf, home
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.storage.cases import Cases
from justicecli.storage.checklists import called


def run(
    ctx: typer.Context,
    case: Case,
    run_: RunOf,
    item: Annotated[str | None, typer.Argument(metavar="[ITEM]", help="The item's id, or a beginning of it.")] = None,
    given: Annotated[
        str | None,
        typer.Argument(metavar="[ANSWER]", help="yes, no, not-needed, declined (by the survivor), or a short text."),
    ] = None,
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="WHO", help="Who gave the power for an assurance.")
    ] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="WORDS", help="The words that were used.")] = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Answer an item: yes (kept with its day), no, not-needed, declined by the survivor, or a short text.

    On a terminal without ITEM it walks through the open items; Enter leaves one open, and leaving keeps what was
    answered. An assurance, such as that no arrest will follow, needs who gave the power and the words used.
    For example:

        justice checklists answer amber interview interpreter-booked yes
    """
    cases, day = Cases.at(home(ctx)), happened(on, date.today())
    named = called(cases.home, run_)
    if item is None:
        if not console.can_ask():
            raise Mistyped("Say which item, such as: justice checklists answer CASE RUN interpreter-booked yes")
        from justicecli.render.walk import walk

        survivor = cases.read(case)
        walk(survivor, runs.find(survivor, run_, named), lambda fn: cases.change(case, fn), on=day)
        return
    said = ask.words(given, "yes, no, not-needed, declined, or a short text:")
    if (authority is None) != (words is None):
        raise Mistyped(
            "--authority and --words go together: who gave the power, and the words used. Nothing was changed."
        )
    assured = runs.assurance(authority, words, day) if authority is not None and words is not None else None

    def answered(it: Survivor) -> Survivor:
        key = runs.find(it, run_, named)
        found = runs.find_item(it.checklists[key], item)
        return runs.answer(it, key, found, runs.as_answer(said, day), on=day, entropy=os.urandom, assured=assured)

    say(*cases.change(case, answered), quiet=quiet)
