"""Where a page goes: to a file that only its owner can read, into a pipe, or onto the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from justicecli.errors import Mistyped
from justicecli.model.case import Case
from justicecli.render import ask, console
from justicecli.render.pages import DrawnFormat, Format, Paper

Kind = TypeVar("Kind", bound=str)
Write = Callable[[Path, bytes, bool], None]
"""Puts the bytes into a file; the last says whether one that is there may be written over."""

_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf", ".txt": "text"}


def chosen(given: Format | None, output: Path | None, *, large: bool = False, paper: Paper | None = None) -> Format:
    """The format that was asked for, else the one the file's name says, else text.

    Raises Mistyped where large print or a paper size is asked of a format that has none.
    """
    kind = given or _by_name(_ENDINGS, output)
    if (large or paper) and kind not in {"html", "pdf"}:
        raise Mistyped("--large and --paper are for html and pdf. Add --format html, or leave them out.")
    return kind


def drawn(given: DrawnFormat | None, output: Path | None) -> DrawnFormat:
    """The format of a drawing that was asked for, else the one the file's name says, else text."""
    endings: dict[str, DrawnFormat] = {".html": "html", ".htm": "html", ".svg": "svg", ".pdf": "pdf", ".txt": "text"}
    return given or _by_name(endings, output)


def _by_name(endings: Mapping[str, Kind], output: Path | None) -> Kind:
    """The format a file's name says. Raises Mistyped for an ending that says none."""
    ending = output.suffix.lower() if output else ""
    if ending and ending not in endings:
        raise Mistyped(f"What should be in that file? Add --format, or end its name in {', '.join(endings)}.")
    return endings.get(ending, endings[".txt"])


def caution(case: Case) -> None:
    """Two orders that wait for the survivor, before a page with one of them is handed over."""
    if case.order_to_settle:
        console.note(
            "Two orders stand against each other, and this page has the one in the file. Ask the survivor before you "
            f"hand it over: justice goals list {case.case}"
        )


def put_out(data: str | bytes, output: Path | None, write: Write, *, force: bool = False) -> None:
    """The page in its file, or on standard output where there is none or it is a dash.

    A file that is there is asked about on a terminal. Raises Mistyped where a PDF would go onto a terminal or the
    person says no, Refused where nobody can be asked, NotWritten.
    """
    if output is None or str(output) == "-":
        if isinstance(data, bytes):
            console.raw_bytes(data)
        else:
            console.raw(data)
        return
    over = force
    if not over and output.is_file() and console.can_ask():
        over = ask.yes(f"{output} is there already. Write over it?")
        if not over:
            raise Mistyped("Nothing was written; give another name with -o.")
    write(output, data if isinstance(data, bytes) else data.encode(), over)
    console.out(f"Written: {output}")
