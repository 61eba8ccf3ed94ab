"""Findings and faults of `check`, one line each, with the file and the line."""

from __future__ import annotations

from collections.abc import Sequence

from justicecli.core.findings import Finding
from justicecli.render import console
from justicecli.render.words import count

Found = Sequence[tuple[Finding, int | None]]


def show(around: Sequence[Finding], files: Sequence[tuple[str, Found]]) -> None:
    """Everything that was found, around the home and in each file, and how much was looked at."""
    for finding in around:
        _line(finding, "", None)
    for path, found in files:
        for finding, line in found:
            _line(finding, path, line)
    total = len(around) + sum(len(found) for _, found in files)
    looked_at = f"{count(len(files), 'file')} looked at"
    console.note(f"{looked_at}, {count(total, 'finding')}." if total else f"{looked_at}; nothing to mend.")


def _line(finding: Finding, path: str, number: int | None) -> None:
    """One finding, in the form editors and CI jump to: path:line: rule: place: sentence."""
    where = f"{path}:{number}" if number else path
    place = f"{'.'.join(finding.place)}: " if finding.place else ""
    console.out(
        f"{where}: {finding.rule}: {place}{finding.sentence}." if where else f"{finding.rule}: {finding.sentence}."
    )
