"""`justice checklists start`: begin a checklist for a case."""

from __future__ import annotations

import os
from datetime import date

import typer

from justicecli.core import runs
from justicecli.core.dates import happened
from justicecli.core.fields import language
from justicecli.errors import JusticeError
from justicecli.model.case import Case as Survivor
from justicecli.options import Case, ChecklistName, Lang, On, Quiet, home
from justicecli.render import console
from justicecli.render.changes import say
from justicecli.storage import checklists
from justicecli.storage.cases import Cases
from justicecli.storage.templates import page_phrases


def run(
    ctx: typer.Context,
    case: Case,
    name: ChecklistName,
    lang: Lang = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Begin a checklist for a case. The run keeps what each item says today, whatever becomes of the list.

    For example:

        justice checklists start amber interview
    """
    cases, day, lang = Cases.at(home(ctx)), happened(on, date.today()), language(lang)
    problems: list[JusticeError] = []
    found = checklists.load(cases.home, checklists.find(cases.home, name), lang, problems=problems)
    ours = page_phrases(found.checklist.language)[1]
    others: list[str] = []

    def begun(it: Survivor) -> Survivor:
        others.extend(key for key, run in runs.open_runs(it) if run.name == found.name)
        return runs.start(it, found.name, found.checklist, ours=ours, on=day, entropy=os.urandom)[0]

    say(*cases.change(case, begun), quiet=quiet)
    if others and not quiet:
        console.note(f"Another run of that list is still open: {', '.join(others)}.")
    if not found.checklist.of_a_case and not quiet:
        console.note("That list is about your agency. Keep it in a file of its own: justice new our-agency")
    for fault in problems:
        console.error(fault.sentence)
