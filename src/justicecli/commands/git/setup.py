"""`justice git setup`: a history of the home, differences in sentences, merging that asks."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.errors import Stopped
from justicecli.options import Quiet, home
from justicecli.render import ask, console
from justicecli.render.history_kept import say_before, say_ended, say_kept
from justicecli.storage import files, git, setup
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    off: Annotated[bool, typer.Option("--off", help="No commits by themselves any more; the history stays.")] = False,
    quiet: Quiet = False,
) -> None:
    """Keep a history: each change becomes a commit, and git shows and merges cases as cases.

    Makes the home a repository, or uses the one it lies in. Says first what a history means; on a terminal it asks.
    Run it once on each machine: a clone does not bring a repository's settings along. For example:

        justice git setup
    """
    cases = Cases.at(home(ctx))
    if off:
        git.needed(cases.home)
        setup.end(cases.home)
        if not quiet:
            say_ended()
        return
    git.must_be_there()
    say_before()
    if console.can_ask() and not setup.is_set_up(cases.home) and not ask.yes("Begin, or go on with, a history?"):
        raise Stopped(kept=False)
    files.make_folder(cases.home)
    made = setup.begin(cases.home)
    why_not = setup.first_commit(cases.home, cases.codes())
    if not quiet or why_not:
        say_kept(made=made, why_not=why_not)
