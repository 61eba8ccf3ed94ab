"""Writes the pages that are made from the program: docs/cli.md, docs/brief.md and docs/case.schema.json.

Run it as `nox -s docs -- write`; without a word, nox compares them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from justicecli.cli import loaded, program
from justicecli.core.filling import speak
from justicecli.model.checklist import Row
from justicecli.model.schema import document
from justicecli.render.pages import escaped_markdown
from justicecli.storage.checklists import catalogue, load, names, not_listed
from justicecli.storage.templates import page_phrases

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Each generated page by its name."""
    return {"cli.md": command_reference(), "brief.md": traceability(), "case.schema.json": document()}


def command_reference() -> str:
    """Every command with its help, as the program shows it, 80 columns wide."""
    parts = ["# Commands", "This page is made from the program itself by `docs/generate.py`."]
    for name, text in _helps(program(), "justice"):
        parts.append(f"{'#' * (2 + name.count(' '))} {name}\n\n```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def _helps(command: Any, name: str, parent: Any = None) -> Iterator[tuple[str, str]]:
    """The full name and the help of a command, then of those below it."""
    context = command.make_context(
        name.rpartition(" ")[2], [], parent=parent, resilient_parsing=True, terminal_width=80, max_content_width=80
    )
    yield name, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    for child in getattr(command, "commands", {}).values():
        yield from _helps(loaded(child), f"{name} {child.name}", context)


SECTIONS = {
    "TCJ": "Methods for building trust, criminal justice",
    "B2": "Box 2, criminal justice",
    "TSP": "Methods for building trust, services",
    "B3": "Box 3, services",
    "F": "Findings, definitions of justice, introduction, conclusion",
    "SRV-SP": "Survivors to service providers",
    "SRV-LE": "Survivors to law enforcement",
    "SRV-IM": "Survivors to immigration",
    "SRV-CT": "Survivors to courts",
    "SRV-PO": "Survivors on policy",
    "SRV-SV": "Survivors to other survivors",
    "STK-SP": "Professionals to service providers",
    "STK-LE": "Professionals to law enforcement",
    "STK-IM": "Professionals to immigration",
    "STK-CT": "Professionals to courts",
    "STK-PO": "Professionals to policymakers",
}
SPEAKERS = {"stakeholders": "professionals", "brief": "the brief, naming nobody"}


def traceability() -> str:
    """Every id of the catalogue: our sentence for it, the lists it is on, who said it and where, with counts."""
    rows, nowhere = catalogue(), DOCS / "no-home"
    ours = page_phrases("en")[1]
    items: dict[str, list[tuple[str, str]]] = {}
    for name in names(nowhere):
        for item in load(nowhere, name).checklist.items.values():
            for one in item.brief:
                items.setdefault(one, []).append((name, speak(item.do, ours, {})))
    parts = [_BRIEF.strip(), _counts(rows)]
    for section, title in SECTIONS.items():
        lines = ["| id | on our lists, in our words | who said it | place in the brief |", "|---|---|---|---|"]
        lines += [_row(key, row, items) for key, row in rows.items() if key.rpartition("-")[0] == section]
        parts.append(f"## {title}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


_BRIEF = """
# The brief, item by item

This page is made from the checklists themselves by `docs/generate.py`. Each point of the brief *Delivering Justice for
Human Trafficking Survivors* (Urban Institute, 2018) has an id; here is where it went. The sentences are ours: read the
brief for its own. "One voice" means that it stands on a single person's words.
"""


def _counts(rows: dict[str, Row]) -> str:
    """How many points, parts of points, and practices in running text each section has."""
    lines = ["| section | points | parts | running text |", "|---|---|---|---|"]
    total = [0, 0, 0]
    for section, title in SECTIONS.items():
        forms = [row.form for key, row in rows.items() if key.rpartition("-")[0] == section]
        found = [forms.count("bullet"), forms.count("part"), forms.count("text")]
        total = [one + more for one, more in zip(total, found, strict=True)]
        lines.append(f"| {title} | {' | '.join(map(str, found))} |")
    lines.append(f"| **all, {sum(total)} ids** | {' | '.join(f'**{one}**' for one in total)} |")
    return "\n".join(lines)


def _row(key: str, row: Row, items: dict[str, list[tuple[str, str]]]) -> str:
    """One id as a line of its table."""
    here = [f"{escaped_markdown(words)} (*{name}*)" for name, words in items.get(key, [])]
    ours = "<br>".join(here) or f"On no list: {escaped_markdown(not_listed()[key])}"
    who = ", ".join(SPEAKERS.get(one, one) for one in row.said_by)
    return f"| {key} | {ours} | {f'one voice: {who}' if row.one else who} | {escaped_markdown(row.place)} |"


def main(wanted: str) -> int:
    """Write the pages, or say which are not what the program would make; 1 where any is not."""
    old = [file for file, text in pages().items() if _read(DOCS / file) != text]
    if wanted == "write":
        for file in old:
            (DOCS / file).write_text(pages()[file], encoding="utf-8")
        return 0
    for file in old:
        print(f"docs/{file} is not what the program makes; run: nox -s docs -- write")
    return 1 if old else 0


def _read(path: Path) -> str:
    """What a page holds now; nothing where it was never made."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "write"))
