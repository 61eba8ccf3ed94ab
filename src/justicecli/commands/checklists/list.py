"""`justice checklists list`: every checklist there is."""

from __future__ import annotations

import typer

from justicecli.core.fields import language
from justicecli.errors import JusticeError
from justicecli.options import Json, Lang, home
from justicecli.render import console
from justicecli.storage.checklists import Found, load, names
from justicecli.storage.settings import home_folder


def run(ctx: typer.Context, lang: Lang = None, as_json: Json = False) -> None:
    """Every checklist: those drawn from the brief, and your agency's own from templates/checklists/ under the home.

    For example:

        justice checklists list
    """
    folder, lang = home_folder(home(ctx)), language(lang)
    problems: list[JusticeError] = []
    found: list[Found] = []
    for name in names(folder):
        try:
            found.append(load(folder, name, lang, problems=problems))
        except JusticeError as broken:
            problems.append(broken)
    if as_json:
        from justicecli.render import machine

        machine.show(
            checklists=[
                {
                    "name": one.name,
                    "title": one.checklist.title,
                    "also": one.checklist.also,
                    "edition": one.checklist.edition,
                    "language": one.checklist.language,
                    "items": len(one.checklist.items),
                    "own": one.is_own,
                }
                for one in found
            ]
        )
    else:
        from justicecli.render.checklist import names as lines
        from justicecli.render.page import show

        show(lines({one.name: (one.checklist.title, len(one.checklist.items), one.is_own) for one in found}))
    for fault in problems:
        console.error(fault.sentence)
