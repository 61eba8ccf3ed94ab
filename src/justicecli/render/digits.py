"""Numbers in the digits that the survivor reads."""

from __future__ import annotations

from typing import Final

from justicecli.model.paper import Numerals

_ZEROS: Final[dict[Numerals, str]] = {
    "latn": "0",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "deva": "\u0966",
    "khmr": "\u17e0",
    "mymr": "\u1040",
    "thai": "\u0e50",
}


def digits(number: int, numerals: Numerals | None = None) -> str:
    """The number in those digits; in 0 to 9 where none are named."""
    zero = ord(_ZEROS[numerals or "latn"])
    return "".join(chr(zero + int(digit)) for digit in str(number))
