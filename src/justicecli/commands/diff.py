"""`justice diff`: the difference in sentences between two moments of the history, or two files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from justicecli.core.logbook import Differing, differing
from justicecli.errors import Mistyped, NotFound, NotValid
from justicecli.options import Json, OptionalCase, home
from justicecli.render import console
from justicecli.render.difference import as_document, show
from justicecli.storage import clock, files, git, toml
from justicecli.storage.cases import Cases
from justicecli.storage.past import NOW, Moment, case_at, different, find_ever, is_moment, last_commit, moment


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
    faults: list[NotValid] = []
    if case and old and not new and os.path.isfile(case) and os.path.isfile(old):  # noqa: PTH113
        between, found = (case, old), [_files(Path(case), Path(old))]
    else:
        between, found, faults = _moments(Cases.at(home(ctx)), [one for one in (case, old, new) if one is not None])
    if as_json:
        from justicecli.render import machine

        machine.show(cases=[as_document(between, one) for one in found])
    elif found or not faults:
        show(between, found)
    for fault in faults[1:]:
        console.error(fault.sentence)
    if faults:
        raise faults[0]


def _files(old: Path, new: Path) -> Differing:
    """The difference between two files, wherever they lie."""
    before, after = (toml.loads(files.read(path), path) for path in (old, new))
    return differing(after.case, before, after)


def _moments(cases: Cases, typed: list[str]) -> tuple[tuple[str, str], list[Differing], list[NotValid]]:
    """The difference between two moments of one case, or of every case that differs; and what could not be read."""
    git.needed(cases.home)
    today, code = clock.now().date(), None
    if typed:
        code, typed = _code(cases, typed)
    if len(typed) > 2:  # noqa: PLR2004 - old and new
        raise Mistyped("That is one moment too many: justice diff [CASE] [OLD [NEW]]")
    old: Moment = moment(cases.home, typed[0], today) if typed else last_commit(cases.home)
    new: Moment = moment(cases.home, typed[1], today) if typed[1:] else NOW
    codes = [one for one in different(cases.home, old, new) if code in (None, one)]
    found, faults = [], []
    for one in codes:
        try:
            found.append(differing(one, case_at(cases, old, one), case_at(cases, new, one)))
        except NotValid as fault:
            faults.append(fault)
    return (old.called, new.called), found, faults


def _code(cases: Cases, typed: list[str]) -> tuple[str | None, list[str]]:
    """The case that was typed first, and the moments after it; no case where the first is a moment.

    Raises NotFound or Mistyped where it is neither.
    """
    try:
        return find_ever(cases, typed[0]), typed[1:]
    except NotFound:
        if is_moment(cases.home, typed[0], clock.now().date()):
            return None, typed
        raise NotFound(
            "There is no case of that code, and no such day or revision. See all cases with: justice list --all"
        ) from None
