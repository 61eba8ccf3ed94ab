"""Finding the line on which a table or key of a TOML file stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(#.*)?$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:\\.|[^"\\])*"|' + r"'[^']*'|" + r"#[^\n]*", re.DOTALL
)
"""One string or one comment; what looks like the other within it is passed over."""
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line, from 1, where the place begins: its own, else the first within it, else that of the table around it."""
    found, depth, wanted = None, -1, list(place)
    table: list[str] = []
    for number, line in enumerate(_without_long_strings(text).split("\n"), 1):
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


def _without_long_strings(text: str) -> str:
    """The text with strings of several lines emptied, line for line, so that no line of one is taken for a key."""
    return STRING_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n") or found[0], text)


def written(place: Sequence[str]) -> str:
    """The place as TOML writes it: goals.g-7k2f.words."""
    return ".".join(part if _BARE.fullmatch(part) else '"…"' for part in place)


def _names(dotted: str) -> list[str]:
    """The parts of a dotted key."""
    return [quoted or literal or bare for quoted, literal, bare in _PART.findall(dotted)]
