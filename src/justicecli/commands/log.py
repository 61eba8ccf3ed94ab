"""`justice log`: a case's history in sentences, newest first."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from justicecli.core.logbook import Entry, Version, differing, entries, groups
from justicecli.errors import NotFound, NotValid
from justicecli.options import Case as CaseArgument
from justicecli.options import Json, home
from justicecli.render.difference import entry_as_document, show_entries
from justicecli.storage import clock, git
from justicecli.storage.cases import Cases
from justicecli.storage.past import NOW, case_at, different, find_ever, history, last_commit


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
    code = find_ever(cases, case)
    versions = history(cases, code, limit)
    found = [*_not_yet(cases, code, versions[:1]), *entries(versions)][:limit]
    if not found:
        raise NotFound(f"{code} is not in the history yet. It is with its next change, or with: justice git setup")
    if as_json:
        from justicecli.render import machine

        machine.show(case=code, entries=[entry_as_document(one) for one in found])
        return
    for group in groups(found):
        show_entries(group)


def _not_yet(cases: Cases, code: str, newest: list[Version]) -> list[Entry]:
    """What is in the file and not in the history yet, as an entry of its own; against the last valid version."""
    if code not in different(cases.home, last_commit(cases.home), NOW):
        return []
    last = [one for version in newest for one in ([version.case] if version.is_readable else version.before)]
    entry = Entry(revision="", who="", at=clock.now(), doing="Not committed yet", changes=[])
    try:
        now = case_at(cases, NOW, code)
    except NotValid:
        return [replace(entry, is_readable=False)]
    before = last[0] if last else None
    return [replace(entry, changes=differing(code, before, now).changes, is_there=now is not None)]
