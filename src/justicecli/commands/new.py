"""`justice new`: start a survivor file."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer
from msgspec.structs import replace

from justicecli.core.dates import happened
from justicecli.core.fields import tags
from justicecli.core.findings import personal
from justicecli.core.life import checked_referral
from justicecli.model.case import Person, new_case
from justicecli.model.codes import checked_code, random_code
from justicecli.model.records import Kind
from justicecli.model.text import clean
from justicecli.options import On, Quiet, home
from justicecli.render import console
from justicecli.render.started import say_started
from justicecli.storage.cases import Cases
from justicecli.storage.settings import load


def run(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="The case's code; a random one if left out.")
    ] = None,
    call_me: Annotated[str | None, typer.Option("--call-me", metavar="NAME", help="What to call the survivor.")] = None,
    speaks: Annotated[
        list[str] | None, typer.Option("--speaks", metavar="TAG", help="A language spoken; may be repeated.")
    ] = None,
    reads: Annotated[str | None, typer.Option("--reads", metavar="TAG", help="The language read, or none.")] = None,
    interpreter: Annotated[bool, typer.Option("--interpreter", help="An interpreter is needed.")] = False,
    referred: Annotated[
        str | None,
        typer.Option("--referred", metavar="CODE", help="How the survivor came, such as self.hotline."),
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", help="Only if the survivor said so.")] = "unsaid",
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Start a survivor file. Without CODE the code is random; never build one from a name or a date of birth.

    Every option may be left out. For example:

        justice new --speaks es-MX --reads es --interpreter
    """
    cases = Cases.at(home(ctx))
    person = Person(
        call_me=clean(call_me, "the name") if call_me is not None else None,
        speaks=tags(speaks or []),
        reads=reads if reads in (None, "none") else tags([reads])[0],
        interpreter="needed" if interpreter else None,
        contact_person=load(cases.home).name,
    )
    named = random_code(cases.codes(), os.urandom) if code is None else checked_code(code)
    case = replace(
        new_case(named, happened(on, date.today())),
        person=person,
        referred=checked_referral(referred) if referred else None,
        kind=None if kind == "unsaid" else kind,
    )
    path = cases.create(case)
    say_started(named, path, quiet=quiet)
    if call_me is not None and (what := personal(call_me)):
        console.note(
            f"Kept as typed: the name looks like {what}. If it is one, clear it: justice set {named} person.call_me"
        )
    if call_me is not None and not quiet:
        console.note("A name to be called by is kept in the file. Leave out a legal name; case codes stand for people.")
