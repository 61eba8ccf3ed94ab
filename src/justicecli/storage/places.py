"""Finding the line on which a table or key of a TOML file stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(#.*)?$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line, from 1, where the place begins: its own, else the first within it, else that of the table around it."""
    found, depth, wanted = None, -1, list(place)
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            here = table = _names(header[1])
        elif "=" in line:
            here = table + _names(line.partition("=")[0])
        else:
            continue
        if here[: len(wanted)] == wanted:
            return number
        if wanted[: len(here)] == here and len(here) > depth:
            found, depth = number, len(here)
    return found


def written(place: Sequence[str]) -> str:
    """The place as TOML writes it: goals.g-7k2f.words."""
    return ".".join(part if _BARE.fullmatch(part) else '"…"' for part in place)


def _names(dotted: str) -> list[str]:
    """The parts of a dotted key."""
    return [quoted or literal or bare for quoted, literal, bare in _PART.findall(dotted)]
