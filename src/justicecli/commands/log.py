"""`justice log`: a case's history in sentences, newest first."""

from __future__ import annotations

from typing import Annotated

import typer

from justicecli.core.changes import compare
from justicecli.core.logbook import Entry, entries, groups
from justicecli.errors import NotFound
from justicecli.model.case import FORMAT, Case
from justicecli.options import Case as CaseArgument
from justicecli.options import Json, home
from justicecli.render.difference import machine, show_entries
from justicecli.storage import clock, git
from justicecli.storage.cases import Cases
from justicecli.storage.past import NOW, case_at, history, last_commit


def run(
    ctx: typer.Context,
    case: CaseArgument,
    limit: Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="Only the newest N.")] = None,
    as_json: Json = False,
) -> None:
    """A case's history in sentences, newest first: who changed what, and when. What belongs to a review is together.

    It is git's history; begin one with git setup. For example:

        justice log amber --limit 10
    """
    cases = Cases.at(home(ctx))
    git.needed(cases.home)
    code = cases.find(case)
    found = [*_not_yet(cases, code), *entries(history(cases, code, limit))][:limit]
    if not found:
        raise NotFound(f"{code} is not in the history yet. It is with its next change, or with: justice git setup")
    if as_json:
        from justicecli.render import machine as document

        document.show(
            case=code,
            entries=[
                {
                    "revision": one.revision or None,
                    "at": one.at,
                    "who": one.who or None,
                    "doing": one.doing,
                    "review": one.review,
                    "merge": one.is_merge,
                    "readable": one.is_readable,
                    "changes": machine(one.changes),
                }
                for one in found
            ],
        )
        return
    for group in groups(found):
        show_entries(group)


def _not_yet(cases: Cases, code: str) -> list[Entry]:
    """What is in the file and not in the history yet, as an entry of its own."""
    then = case_at(cases, last_commit(cases.home), code)
    changes = compare(
        then or Case(format=FORMAT, case=code), case_at(cases, NOW, code) or Case(format=FORMAT, case=code)
    )
    if not changes:
        return []
    return [Entry(revision="", who="", at=clock.now(), doing="Not committed yet", changes=changes)]
