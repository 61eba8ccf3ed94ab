"""`justice promises add`: write down what was promised, and by when."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from justicecli.core.dates import happened
from justicecli.core.promises import add, beyond_one_person
from justicecli.core.times import read_when
from justicecli.options import Case, On, Quiet, Words, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.render.promises import a_week_on, ask_due, ask_whose, closed, early, unknown_zone
from justicecli.storage import clock
from justicecli.storage.cases import Cases
from justicecli.storage.settings import load
from justicecli.storage.templates import phrases


def run(
    ctx: typer.Context,
    case: Case,
    words: Words = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help="By when, with an hour if one was said: thu 9:00.")
    ] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who promised; you, if left out.")] = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Write down what was promised to the survivor, and by when. Only a person closes it.

    Leave out the day on a terminal and you are asked for it. If nobody can give it alone (safety, an outcome, a visa,
    no arrest), you are asked once whose it is to give, and it is taken all the same. For example:

        justice promises add amber "Call at nine on Thursday" --due "thu 9:00"
    """
    cases, now = Cases.at(home(ctx)), clock.now()
    if words is None or words == "-":
        cases.read(case)
    said = ask.words(words, "What was promised:")
    made = happened(on, now.date())
    when = ask_due(due, lambda typed: read_when(typed, now, clock.ZONE))
    unknown_zone(when, clock.unknown_zone())
    a_week_on(due, when, now.date())
    early(made, when)
    yours, confirmed_by = ask_whose() if beyond_one_person(said, phrases()) else (None, None)
    person = who if who is not None else load(cases.home).name
    changed = cases.change(
        case,
        lambda it: add(
            it, said, made=made, due=when, entropy=os.urandom, who=person, yours=yours, confirmed_by=confirmed_by
        ),
    )
    say(*changed, quiet=quiet)
    if not quiet:
        closed(changed.after)
