"""Findings and faults of `check`, one line each, with the file and the line."""

from __future__ import annotations

from justicecli.core.findings import Finding
from justicecli.render import console
from justicecli.render.words import count


def line(finding: Finding, path: str, number: int | None) -> None:
    """One finding, in the form editors and CI jump to: path:line: rule: place: sentence."""
    where = f"{path}:{number}" if number else path
    place = f"{'.'.join(finding.place)}: " if finding.place else ""
    console.out(
        f"{where}: {finding.rule}: {place}{finding.sentence}." if where else f"{finding.rule}: {finding.sentence}."
    )


def summary(files: int, found: int) -> None:
    """How much was looked at, and what was found."""
    if found:
        console.note(f"{count(files, 'file')} looked at, {count(found, 'finding')}.")
    else:
        console.note(f"{count(files, 'file')} looked at; nothing to mend.")
