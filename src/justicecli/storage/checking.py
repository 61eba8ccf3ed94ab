"""Checking one file: is it valid, what is to be found in it, how does it lie on the disk?"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from justicecli.core.findings import Finding, findings
from justicecli.errors import JusticeError, NotValid, Refused
from justicecli.storage import files, git, safety, toml
from justicecli.storage.cases import Cases
from justicecli.storage.places import line_of


class Checked(NamedTuple):
    """A file and its findings, each with its line where it has one."""

    path: Path
    findings: list[tuple[Finding, int | None]]
    is_case: bool = True


def checked_all(cases: Cases, which: list[str] | None, now: date, *, text_only: bool = False) -> list[Checked]:
    """The findings of those cases or files, or of every case where none is named.

    Raises NotFound or Mistyped where one is neither a file nor a case.
    """
    if not which:
        return [checked_case(cases, code, now, text_only=text_only) for code in cases.codes()]
    return [
        checked_file(Path(one), now, text_only=text_only)
        if os.path.isfile(one)  # noqa: PTH113 - False where we may not look
        else checked_case(cases, cases.find(one), now, text_only=text_only)
        for one in which
    ]


def checked_case(cases: Cases, code: str, now: date, *, text_only: bool = False) -> Checked:
    """All findings of a case's file as of now; a link that leads out of the folder of cases is not followed."""
    try:
        cases.real_path(code)
    except Refused as fault:
        return Checked(cases.path(code), [(Finding(rule="link", sentence=fault.sentence.rstrip(".")), None)])
    return checked_file(cases.path(code), now, text_only=text_only)


def checked_file(path: Path, now: date, *, text_only: bool = False) -> Checked:
    """All findings of a file as of now; one that cannot be read as a case is a finding too.

    With `text_only` how it lies on the disk is left out: a checkout is not where cases live.
    """
    try:
        data = files.read(path)
    except FileNotFoundError:
        return Checked(path, [(Finding(rule="valid", sentence="the file is not there any more"), None)])
    except JusticeError as fault:
        return Checked(path, [(Finding(rule="valid", sentence=fault.sentence.rstrip(".")), None)])
    checked = checked_text(data, path, now)
    if text_only or not checked.is_case:
        return checked
    return Checked(path, checked.findings + [(one, None) for one in safety.file_findings(path)])


def checked_text(data: bytes, path: Path, now: date) -> Checked:
    """All findings of a case's text as of now, wherever it was read from."""
    try:
        case = toml.loads(data, path)
    except NotValid as fault:
        found = Finding(rule="valid", sentence=fault.what or fault.sentence.rstrip("."))
        return Checked(path, [(found, fault.line)], is_case=False)
    text = toml.text_of(data, path)
    return Checked(path, [(one, line_of(text, one.place)) for one in findings(case, path.stem, now)])


def checked_staged(home: Path, now: date) -> list[Checked]:
    """The findings of each case whose file is staged for the next commit, as it is staged.

    Raises NotFound where the home is not kept with git.
    """
    git.needed(home)
    return [checked_text(data, path, now) for path, data in git.staged(home, "cases/*.toml")]
