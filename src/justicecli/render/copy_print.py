"""How large the print of the survivor's copy is on paper: as large as lets it stand on two pages, never below 14 point.

How long a page will be is only known once a browser or a PDF has laid it out. It is worked out here from the widths of
wide usual fonts, on the narrower of both papers and the shorter, so that it is rather too small than a page too many.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from justicecli.core.wrapping import POINT, lines_of

_WIDE, _HIGH = 178.0, 247.0
_PAGES, _SURE = 2, 0.95
_INDENT = 2.6


class Print(Struct, frozen=True, kw_only=True):
    """The print: points; then in heights of print a line, what is between two items, and a heading with its room."""

    size: int
    line: float
    gap: float
    heading: float
    fits: bool = True


SIZES = (
    Print(size=18, line=1.5, gap=0.9, heading=3.6),
    Print(size=16, line=1.4, gap=0.6, heading=3.0),
    Print(size=15, line=1.35, gap=0.4, heading=3.0),
    Print(size=14, line=1.3, gap=0.25, heading=3.0),
)
"""What is tried, largest first."""


def print_of(items: Sequence[str], lines: Sequence[str], headings: int) -> Print:
    """The largest print in which items, other lines and headings stand on two pages, else the smallest."""
    for one in SIZES:
        em = one.size * POINT
        rows = sum(len(lines_of(text, _WIDE / em - _INDENT)) for text in items)
        rows += sum(len(lines_of(text, _WIDE / em)) for text in lines)
        high = rows * one.line + (len(items) + len(lines) / 2) * one.gap + headings * one.heading
        if high * em <= _PAGES * _HIGH * _SURE:
            return one
    return replace(SIZES[-1], fits=False)
