"""Writes the pages that are made from the program: docs/cli.md and docs/case.schema.json.

Run it as `nox -s docs -- write`; without a word, nox compares them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from justicecli.cli import loaded, program
from justicecli.model.schema import document

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Each generated page by its name."""
    return {"cli.md": command_reference(), "case.schema.json": document()}


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
