"""Letters that stand for things in a row: A to Z, then AA, AB and on."""

from __future__ import annotations

_ALPHABET = 26


def letter(number: int) -> str:
    """The letters of the number, which begins at 0."""
    return (letter(number // _ALPHABET - 1) if number >= _ALPHABET else "") + chr(ord("A") + number % _ALPHABET)
