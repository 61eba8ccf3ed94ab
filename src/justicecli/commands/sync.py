"""`justice sync`: exchange cases with a remote that the agency controls."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.errors import Mistyped, Refused
from justicecli.options import Quiet, home
from justicecli.render import ask, console
from justicecli.render.synced import say_synced
from justicecli.storage import git
from justicecli.storage.cases import Cases
from justicecli.storage.remote import Remote, agency_controls, record, remote_of
from justicecli.storage.syncing import abandon as abandoned
from justicecli.storage.syncing import sync


def run(
    ctx: typer.Context,
    remote: Annotated[str | None, typer.Option("--remote", metavar="NAME", help="Which remote, if several.")] = None,
    agency: Annotated[
        bool | None,
        typer.Option("--agency-controls/--not-agency", help="Whether the agency controls the remote; asked once."),
    ] = None,
    abandon: Annotated[bool, typer.Option("--abandon", help="Give up a merge that was not finished.")] = False,
    quiet: Quiet = False,
) -> None:
    """Exchange cases with a remote: fetch, bring both sides together, send. Nothing is lost, whatever goes wrong.

    Where two people changed the same thing, both versions are kept and named, to be settled by a person. Asks once
    whether the agency controls the remote. It can be run again at any time, and goes on where it stopped. For example:

        justice sync
    """
    cases = Cases.at(home(ctx))
    git.needed(cases.home)
    if abandon:
        abandoned(cases.home)
        console.out("The merge is given up. Everything here is as it was before it.")
        return
    found = remote_of(cases.home, remote)
    _trusted(cases, found, agency)
    result = sync(cases, found, console.note if not quiet else lambda _: None)
    say_synced(result.changed, result.aside, result.sent, quiet=quiet)


def _trusted(cases: Cases, remote: Remote, given: bool | None) -> None:
    """The agency controls the remote, and that was said. Raises Refused where not, Mistyped where nobody can say."""
    known = given if given is not None else agency_controls(cases.home, remote)
    if known is None:
        question = f"What is sent is out of your hands. Does your agency control {remote.name} ({remote.shown})?"
        if not console.can_ask():
            raise Mistyped(
                "Nothing was sent: first say whether the agency controls the remote, with --agency-controls or "
                "--not-agency. It is asked once."
            )
        known = ask.yes(question)
        given = known
    if given is not None:
        record(cases.home, remote, controls=known)
    if not known:
        raise Refused(
            "Nothing was sent: case files go only to a remote that the agency controls. If it does: justice sync "
            "--agency-controls"
        )
