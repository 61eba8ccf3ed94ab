"""Puts words into a circle: the largest print that fits, broken between words, in any script; nothing is ever cut.

Catalogue: statement C19. How wide a letter is can only be known from a font, and which one draws the page is not known
here: widths are those of a wide usual font, so that a line is rather too short than too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple
from unicodedata import category, east_asian_width

POINT = 25.4 / 72
"""A point of print in millimetres."""

SIZES = (22, 20, 18, 16, 14, 12)
"""The sizes of print that are tried, in points, largest first."""

LINE = 1.3
"""The height of a line, in heights of its print."""

_PADDING, _CHORD = 1.5, 0.9
_NARROW = frozenset("ijlI.,:;'|!`·•\u2018\u2019")
_SLIM = frozenset(' ftr()[]{}-/\\"“”*')
_WIDE = frozenset("mwMW@%—…")
_NO_SPACES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xF900, 0xFAFF))
_LATIN, _BEYOND, _SOUTHERN = 0x0250, 0x1EFF, range(0x0B80, 0x0E00)


class Fitted(NamedTuple):
    """Words as they stand in a circle: the size of print in points, and the lines."""

    size: int
    lines: tuple[str, ...]


def fitted(words: str, radius: float) -> Fitted | None:
    """The words in the largest print that fits into a circle of that radius in millimetres; None where none does.

    A word is only broken where it is too long for any line of the smallest print, and never within a letter and its
    marks.
    """
    parts = words.split()
    longest = 2 * (radius - _PADDING) * _CHORD / (SIZES[-1] * POINT)
    for size in SIZES:
        lines = _in_circle([*_parts(parts, longest)], size, radius)
        if lines:
            return Fitted(size, lines)
    return None


def width(text: str) -> float:
    """How wide the text is at most, in heights of its print."""
    return sum(_letter(letter) for letter in text)


def letters(text: str) -> list[str]:
    """The text in letters as a reader sees them: each with its marks."""
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


class _Part(NamedTuple):
    """What is never broken, and whether a space stands before it where it does not begin a line."""

    text: str
    spaced: bool


def _parts(words: Sequence[str], longest: float) -> Iterator[_Part]:
    """The words, or their letters where a word is longer than any line, or where its script has no spaces."""
    for word in words:
        is_broken = width(word) > longest or any(_has_no_spaces(letter) for letter in word)
        pieces = letters(word) if is_broken else [word]
        for number, piece in enumerate(pieces):
            yield _Part(piece, spaced=number == 0)


def _in_circle(parts: Sequence[_Part], size: int, radius: float) -> tuple[str, ...] | None:
    """The parts in the fewest lines that fit into the circle at that size; None where they do not."""
    em, inner = size * POINT, radius - _PADDING
    for count in range(1, int(2 * inner / (em * LINE)) + 1):
        lines = _filled(parts, [room / em for room in _rooms(count, em * LINE, inner)])
        if lines:
            return lines
    return None


def _rooms(count: int, height: float, radius: float) -> Iterator[float]:
    """How wide each of so many lines, centred in the circle, may be."""
    for number in range(count):
        top = (number - count / 2) * height
        farthest = max(abs(top), abs(top + height))
        yield 2 * sqrt(max(radius**2 - farthest**2, 0))


def _filled(parts: Sequence[_Part], rooms: Sequence[float]) -> tuple[str, ...] | None:
    """The parts put into lines of these widths one after the other; None where some are left."""
    lines, line, used = [""], 0, 0.0
    for part in parts:
        wide = width(part.text)
        space = _letter(" ") if part.spaced and lines[-1] else 0.0
        if used + space + wide > rooms[line]:
            line, used, space = line + 1, 0.0, 0.0
            if line == len(rooms) or wide > rooms[line]:
                return None
            lines.append("")
        lines[-1] += (" " if space else "") + part.text
        used += space + wide
    return tuple(lines)


def _has_no_spaces(letter: str) -> bool:
    """True for scripts that are written without spaces between words."""
    return any(first <= ord(letter) <= last for first, last in _NO_SPACES)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """How wide one letter is at most."""
    kind, number = category(letter), ord(letter)
    if kind in {"Mn", "Me", "Cf"}:
        return 0.0
    if letter in _NARROW or letter in _SLIM:
        return 0.38 if letter in _NARROW else 0.48
    if number > _BEYOND and kind in {"So", "Sk", "Cn", "Co"}:
        return 1.4
    if letter in _WIDE or east_asian_width(letter) in {"W", "F"}:
        return 1.05
    if number < _LATIN:
        return 0.78 if letter.isupper() else 0.66
    return {True: 0.5, False: 0.8}[kind == "Mc"] if number not in _SOUTHERN else 0.95
