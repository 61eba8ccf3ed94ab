"""`justice init`: who you are and where your files live; may be run again."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from justicecli.model.settings import Role
from justicecli.model.text import clean
from justicecli.options import home
from justicecli.render import ask, console
from justicecli.render.started import say_home
from justicecli.storage import git
from justicecli.storage.files import make_folder
from justicecli.storage.settings import home_folder, load, save


def run(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option("--name", help="Your own name, as colleagues know you.")] = None,
    role: Annotated[
        Role | None, typer.Option("--role", help="Community advocate, lawyer's office, or police and court.")
    ] = None,
    agency: Annotated[str | None, typer.Option("--agency", help="Where you work.")] = None,
    with_git: Annotated[bool, typer.Option("--git", help="Keep the home folder in a git repository.")] = False,
) -> None:
    """Say who you are, and see where your files live. Nothing needs it; it may be run again.

    On a terminal it asks for what was left out; Enter keeps what there is. For example:

        justice init --name "R. Ortiz" --role community
    """
    folder = home_folder(home(ctx))
    if with_git:
        git.must_be_there()
    settings = load(folder)
    if name is role is agency is None and console.can_ask():
        name = ask.answer(f"Your name [{settings.name or 'Enter to leave it out'}]:").strip() or None
        role = ask.role(settings.role)
        agency = ask.answer(f"Your agency [{settings.agency or 'Enter to leave it out'}]:").strip() or None
    settings = replace(
        settings,
        name=clean(name, "the name") if name is not None else settings.name,
        role=role or settings.role,
        agency=clean(agency, "the agency") if agency is not None else settings.agency,
    )
    make_folder(folder)
    make_folder(folder / "cases")
    save(folder, settings)
    say_home(folder, settings)
    if with_git:
        from justicecli.render.history_kept import say_before, say_kept
        from justicecli.storage import setup
        from justicecli.storage.cases import Cases

        say_before()
        made = setup.begin(folder)
        say_kept(made=made, why_not=setup.first_commit(folder, Cases(folder).codes()))
