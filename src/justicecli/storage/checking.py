"""Checking one file: is it valid, what is to be found in it, how does it lie on the disk?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from justicecli.core.findings import Finding, findings
from justicecli.errors import JusticeError, NotValid, Refused
from justicecli.storage import files, safety, toml
from justicecli.storage.cases import Cases
from justicecli.storage.places import line_of


class Checked(NamedTuple):
    """A file and its findings, each with its line where it has one."""

    path: Path
    findings: list[tuple[Finding, int | None]]


def checked_case(cases: Cases, code: str, now: date) -> Checked:
    """All findings of a case's file as of now; a link that leads out of the folder of cases is not followed."""
    try:
        cases.real_path(code)
    except Refused as fault:
        return Checked(cases.path(code), [(Finding(rule="link", sentence=fault.sentence.rstrip(".")), None)])
    return checked_file(cases.path(code), now)


def checked_file(path: Path, now: date) -> Checked:
    """All findings of a file as of now; one that cannot be read as a case is a finding too."""
    try:
        data = files.read(path)
        case = toml.loads(data, path)
    except FileNotFoundError:
        return Checked(path, [(Finding(rule="valid", sentence="the file is not there any more"), None)])
    except NotValid as fault:
        return Checked(path, [(Finding(rule="valid", sentence=fault.what or fault.sentence.rstrip(".")), fault.line)])
    except JusticeError as fault:
        return Checked(path, [(Finding(rule="valid", sentence=fault.sentence.rstrip(".")), None)])
    text = toml.text_of(data, path)
    found = [(one, line_of(text, one.place)) for one in findings(case, path.stem, now)]
    found += [(one, None) for one in safety.file_findings(path)]
    return Checked(path, found)
