"""`justice diff`: the difference in sentences between two moments of the history, or two files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from justicecli.core.changes import Change, compare
from justicecli.errors import Mistyped, NotFound
from justicecli.model.case import FORMAT, Case
from justicecli.model.codes import is_code
from justicecli.options import Json, OptionalCase, home
from justicecli.render.difference import machine, show
from justicecli.storage import clock, files, git, toml
from justicecli.storage.cases import Cases
from justicecli.storage.past import NOW, Moment, case_at, different, is_moment, last_commit, moment, was_there


def run(
    ctx: typer.Context,
    case: OptionalCase = None,
    old: Annotated[
        str | None, typer.Argument(metavar="[OLD]", help="A day, a revision of git's, or a file; the last commit.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="A day, a revision, or a file; as it is now.")
    ] = None,
    as_json: Json = False,
) -> None:
    """What is different, in sentences: since the last commit, between two days or revisions, or between two files.

    A day means its end. Without CASE: every case that differs. For example:

        justice diff amber 2026-11-02
    """
    if case and old and not new and os.path.isfile(case) and os.path.isfile(old):  # noqa: PTH113
        between, found = (case, old), [_files(Path(case), Path(old))]
    else:
        between, found = _moments(Cases.at(home(ctx)), [one for one in (case, old, new) if one is not None])
    if as_json:
        from justicecli.render import machine as document

        rows = [{"case": code, "changes": machine(changes)} for code, changes in found]
        document.show(**{"from": between[0], "to": between[1], "cases": rows})
        return
    show(between, found)


Found = tuple[str, list[Change]]


def _files(old: Path, new: Path) -> Found:
    """The difference between two files, wherever they lie."""
    before, after = (toml.loads(files.read(path), path) for path in (old, new))
    return after.case, compare(before, after)


def _moments(cases: Cases, typed: list[str]) -> tuple[tuple[str, str], list[Found]]:
    """The difference between two moments of one case, or of every case that differs."""
    git.needed(cases.home)
    today, code = clock.now().date(), None
    if typed:
        code, typed = _code(cases, typed)
    if len(typed) > 2:  # noqa: PLR2004 - old and new
        raise Mistyped("That is one moment too many: justice diff [CASE] [OLD [NEW]]")
    old: Moment = moment(cases.home, typed[0], today) if typed else last_commit(cases.home)
    new: Moment = moment(cases.home, typed[1], today) if typed[1:] else NOW
    codes = different(cases.home, old, new)
    found = [(one, _changes(cases, old, new, one)) for one in codes if code in (None, one)]
    return (old.called, new.called), found


def _code(cases: Cases, typed: list[str]) -> tuple[str | None, list[str]]:
    """The case that was typed first, and the moments after it; no case where the first is a moment.

    Raises NotFound or Mistyped where it is neither.
    """
    try:
        return cases.find(typed[0]), typed[1:]
    except NotFound:
        if is_moment(cases.home, typed[0], clock.now().date()):
            return None, typed
        if is_code(typed[0]) and was_there(cases.home, typed[0]):
            return typed[0], typed[1:]
        raise NotFound(
            "There is no case of that code, and no such day or revision. See all cases with: justice list --all"
        ) from None


def _changes(cases: Cases, old: Moment, new: Moment, code: str) -> list[Change]:
    """What is different in one case; where it was not there, all of it is."""
    before, after = (case_at(cases, at, code) or Case(format=FORMAT, case=code) for at in (old, new))
    return compare(before, after)
