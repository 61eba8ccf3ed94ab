"""Puts words into a circle: the largest print that fits, broken between words, in any script; nothing is ever cut.

Catalogue: statement C19. How wide a letter is can only be known from a font, and which one draws the page is not known
here. Widths are those of wide usual fonts (of DejaVu Sans and Verdana the wider letter, of Noto for other scripts), so
that a line is rather too short than too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple
from unicodedata import category, decomposition, east_asian_width

POINT = 25.4 / 72
"""A point of print in millimetres."""

SIZES = (22, 20, 18, 16, 14, 13, 12, 11)
"""The sizes of print that are tried, in points, largest first."""

LINE, HIGH_LINE = 1.24, 1.5
"""The height of a line, in heights of its print: usual, and of scripts with signs above and below."""


class Fitted(NamedTuple):
    """Words as they stand in a circle: the size of print in points, the lines, how high each is, and the middle.

    `line` is in heights of print; `middle` says how far below the circle's centre (above: negative) the middle of all
    lines is, in millimetres.
    """

    size: int
    lines: tuple[str, ...]
    line: float
    middle: float


class Script(NamedTuple):
    """A script: its characters, how wide its widest usual letter and its marks that take room are, how it is written.

    `sample` is one of its letters, to ask a font about.
    """

    name: str
    sample: int
    ranges: tuple[tuple[int, int], ...]
    letter: float
    mark: float = 0.0
    is_high: bool = False
    has_spaces: bool = True


SCRIPTS = (
    Script("Greek", 0x3B1, ((0x370, 0x3FF), (0x1F00, 0x1FFF)), 0.68),
    Script("Cyrillic", 0x436, ((0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)), 0.7),
    Script("Armenian", 0x561, ((0x530, 0x58F), (0xFB13, 0xFB17)), 0.9),
    Script("Hebrew", 0x5D0, ((0x590, 0x5FF), (0xFB1D, 0xFB4F)), 0.7),
    Script(
        "Arabic",
        0x628,
        ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
        0.56,
        is_high=True,
    ),
    Script("Syriac", 0x712, ((0x700, 0x74F), (0x860, 0x86F)), 0.82, is_high=True),
    Script("Thaana", 0x787, ((0x780, 0x7BF),), 0.8, is_high=True),
    Script("NKo", 0x7CA, ((0x7C0, 0x7FF),), 0.8, is_high=True),
    Script("Devanagari", 0x915, ((0x900, 0x97F), (0xA8E0, 0xA8FF)), 0.76, 0.4, is_high=True),
    Script("Bengali", 0x995, ((0x980, 0x9FF),), 0.8, 0.6, is_high=True),
    Script("Gurmukhi", 0xA15, ((0xA00, 0xA7F),), 0.74, 0.4, is_high=True),
    Script("Gujarati", 0xA95, ((0xA80, 0xAFF),), 0.76, 0.4, is_high=True),
    Script("Oriya", 0xB15, ((0xB00, 0xB7F),), 0.95, 0.65, is_high=True),
    Script("Tamil", 0xB95, ((0xB80, 0xBFF),), 1.1, 0.95, is_high=True),
    Script("Telugu", 0xC15, ((0xC00, 0xC7F),), 1.1, 0.7, is_high=True),
    Script("Kannada", 0xC95, ((0xC80, 0xCFF),), 0.95, 0.8, is_high=True),
    Script("Malayalam", 0xD15, ((0xD00, 0xD7F),), 1.05, 0.95, is_high=True),
    Script("Sinhala", 0xD9A, ((0xD80, 0xDFF),), 1.05, 0.95, is_high=True),
    Script("Thai", 0xE01, ((0xE00, 0xE7F),), 0.66, is_high=True, has_spaces=False),
    Script("Lao", 0xE81, ((0xE80, 0xEFF),), 0.72, is_high=True, has_spaces=False),
    Script("Tibetan", 0xF40, ((0xF00, 0xFFF),), 0.66, 0.45, is_high=True),
    Script("Myanmar", 0x1000, ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)), 0.9, 0.6, True, False),
    Script("Georgian", 0x10D0, ((0x10A0, 0x10FF), (0x1C90, 0x1CBF)), 0.78),
    Script("Hangul", 0xAC00, ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)), 1.0),
    Script("Ethiopic", 0x1208, ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)), 0.8),
    Script("Cherokee", 0x13A0, ((0x13A0, 0x13FF), (0xAB70, 0xABBF)), 0.92),
    Script("Canadian Aboriginal", 0x1403, ((0x1400, 0x167F), (0x18B0, 0x18FF)), 0.9),
    Script("Khmer", 0x1780, ((0x1780, 0x17FF), (0x19E0, 0x19FF)), 0.75, 0.6, True, False),
    Script("Mongolian", 0x1820, ((0x1800, 0x18AF),), 0.9, is_high=True),
    Script("Tifinagh", 0x2D30, ((0x2D30, 0x2D7F),), 0.9),
    Script(
        "Han",
        0x4E00,
        ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
        1.03,
        has_spaces=False,
    ),
    Script("Kana", 0x3042, ((0x3040, 0x30FF), (0x31F0, 0x31FF)), 1.03, has_spaces=False),
    Script("Yi", 0xA000, ((0xA000, 0xA4CF),), 1.03, has_spaces=False),
    Script("Emoji", 0x1F970, ((0x1F000, 0x1FAFF),), 1.4),
    Script("Adlam", 0x1E900, ((0x1E900, 0x1E95F),), 0.8, is_high=True),
)
"""The scripts that a page may have to be wider or higher for, or need a font of its own."""

_NEVER_FIRST = frozenset(
    "ะาำๅๆະາຳໆ\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff09」』】〉》\u3015ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_LAST = frozenset("เแโใไເແໂໃໄ「『【〈《\u3014\uff08\u17d2\u1039")
_PADDING, _RAISED = 2.0, -1.0
_PILED = 6
_LATIN = {
    letter: wide
    for letters_, wide in (
        ("ijl'", 0.28),
        (" ,.", 0.365),
        ("It-/\\|!()[];:`", 0.456),
        ("fJ", 0.456),
        ("r", 0.43),
        ("s?", 0.546),
        ('"*_', 0.5),
        ("czLF", 0.576),
        ("kvxyTY", 0.612),
        ("aeoE", 0.633),
        ("bdghnpqu0123456789PSRX$", 0.697),
        ("ABCGKUVZ", 0.776),
        ("DHNOQ", 0.788),
        ("w#+<=>^~&", 0.84),
        ("MW@mæœÆŒ%", 1.08),
        ("\u2018\u2019\u201a\u2039\u203a·•", 0.4),
        ("\u201c\u201d\u201e«»\u2013", 0.64),
        ("\u2014\u2026\u2015", 1.0),
    )
    for letter in letters_
}
_WIDE_OF = {
    "Cyrillic": (frozenset("жшщюыфмЖШЩЮЫФМДѢѪѬҖӜ"), 1.1),
    "Greek": (frozenset("ωψΩΜΨώΏΦ"), 0.88),
    "Arabic": (frozenset("سشصضىﻼﷺ"), 0.95),
}
_CAPITAL, _SMALL_LETTER, _ELSE, _PICTURE = 0.82, 0.7, 0.92, 1.4
_END_OF_WORD = 0.4
_KANA, _HAN = "\u3041", "\u9fff"
_ALONE = 0.7


def fitted(words: str, radius: float, below: float = 0.0) -> Fitted | None:
    """The words in the largest print that fits into a circle of that radius in millimetres; None where none does.

    `below` is how much of the circle's height stays free at its bottom. A word is only broken where it is too long for
    any line of the smallest print, and never within a letter and its marks.
    """
    if _is_piled(words):
        return None
    parts, line = words.split(), HIGH_LINE if _is_high(words) else LINE
    longest = 2 * (radius - _PADDING) / (SIZES[-1] * POINT) * 0.94
    if width(words) * line * (SIZES[-1] * POINT) ** 2 > 4 * radius * radius:
        return None
    pieces = [*_parts(parts, longest)]
    for size in SIZES:
        em = size * POINT
        for count in range(1, int((2 * (radius - _PADDING) - below) / (em * line)) + 1):
            middle = min(_RAISED, radius - max(below, _PADDING) - count * em * line / 2)
            rooms = [room / em for room in _rooms(count, em * line, radius - _PADDING, middle)]
            lines = _filled(pieces, rooms)
            if lines:
                return Fitted(size, lines, line, middle - (count - len(lines)) * em * line / 2)
    return None


def lines_of(text: str, room: float) -> list[str]:
    """The text in lines no wider than `room`, in heights of its print; its own line breaks stay."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        # What is wider than any line, such as a letter with hundreds of marks, has a line of its own and is not lost.
        parts = [part._replace(wide=min(part.wide, room)) for part in _parts(paragraph.split(), room)]
        found += _filled(parts, [room] * (len(paragraph) + 1)) or ("",)
    return found


def width(text: str) -> float:
    """How wide the text is at most, in heights of its print."""
    alone = _ALONE if text and category(text[0]).startswith("M") else 0.0
    has_ends = not text.isascii() and any(script_of(letter) is _ARABIC for letter in text)
    return sum(map(_letter, text)) + alone + (_END_OF_WORD * (1 + text.count(" ")) if has_ends else 0.0)


def letters(text: str) -> list[str]:
    """The text in letters as a reader sees them: each with its marks."""
    if all(_KANA <= letter <= _HAN and category(letter) == "Lo" for letter in text):
        return list(text)  # Chinese and kana have no marks, and the library is a tenth of a start to import
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


@lru_cache(maxsize=4096)
def script_of(letter: str) -> Script | None:
    """The script of a letter; None for Latin, for figures, and for signs that every script uses."""
    number = ord(letter)
    if number < SCRIPTS[0].ranges[0][0]:
        return None
    return next((one for one in SCRIPTS if any(first <= number <= last for first, last in one.ranges)), None)


_ARABIC = next(one for one in SCRIPTS if one.name == "Arabic")


class _Part(NamedTuple):
    """What is never broken, how wide it is, and whether a space stands before it where it does not begin a line."""

    text: str
    wide: float
    spaced: bool


def _is_high(words: str) -> bool:
    """True where a line needs room for signs above and below."""
    return not words.isascii() and any(script.is_high for script in map(script_of, words) if script)


def _is_piled(words: str) -> bool:
    """True where so many marks stand on one letter that they would reach out of any line."""
    piled = 0
    for letter in words if not words.isascii() else "":
        piled = piled + 1 if category(letter).startswith("M") else 0
        if piled > _PILED:
            return True
    return False


def _parts(words: Sequence[str], longest: float) -> Iterator[_Part]:
    """The words, or their letters where a word is longer than any line, or where its script has no spaces."""
    for word in words:
        is_broken = width(word) > longest or (not word.isascii() and any(map(_has_no_spaces, word)))
        for number, piece in enumerate(_pieces(word) if is_broken else [word]):
            yield _Part(piece, width(piece), spaced=number == 0)


def _pieces(word: str) -> list[str]:
    """The word in letters, those together that no line may end or begin between: a vowel written before its letter."""
    found: list[str] = []
    for letter in letters(word):
        if found and (letter[0] in _NEVER_FIRST or found[-1][-1] in _NEVER_LAST):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _rooms(count: int, height: float, radius: float, middle: float) -> Iterator[float]:
    """How wide each of so many lines in the circle may be, where the middle of all is that far below its centre."""
    for number in range(count):
        top = middle + (number - count / 2) * height
        farthest = max(abs(top), abs(top + height))
        yield 2 * sqrt(max(radius**2 - farthest**2, 0))


def _filled(parts: Sequence[_Part], rooms: Sequence[float]) -> tuple[str, ...] | None:
    """The parts put into lines of these widths one after the other; None where some are left."""
    lines, line, used = [""], 0, 0.0
    for part in parts:
        space = _letter(" ") if part.spaced and lines[-1] else 0.0
        whole = f"{lines[-1]}{' ' if space else ''}{part.text}"
        if max(used + space + part.wide, _joined(whole)) > rooms[line]:
            line, used, space = line + 1, 0.0, 0.0
            if line == len(rooms) or part.wide > rooms[line] or not lines[-1]:
                return None
            lines.append("")
        lines[-1] += (" " if space else "") + part.text
        used += space + part.wide
    return tuple(lines)


def _joined(text: str) -> float:
    """How wide a line with joined letters in it is as a whole; nothing for any other."""
    joins = not text.isascii() and any(script_of(letter) is _ARABIC for letter in text)
    return width(text) if joins else 0.0


def _has_no_spaces(letter: str) -> bool:
    """True for scripts that are written without spaces between words."""
    script = script_of(letter)
    return script is not None and not script.has_spaces


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """How wide one letter is at most."""
    kind = category(letter)
    if kind in {"Mn", "Me", "Cf"} or letter in _LATIN:
        return _LATIN.get(letter, 0.0)
    if script := script_of(letter):
        wide, width_ = _WIDE_OF.get(script.name, (frozenset(), 0.0))
        usual = script.mark if kind == "Mc" else script.letter * (1.17 if kind == "Lu" else 1.0)
        return width_ if letter in wide else usual
    if kind in {"So", "Sk", "Cn", "Co"}:
        return _PICTURE
    base = decomposition(letter).split()
    if base and not base[0].startswith("<"):
        return _letter(chr(int(base[0], 16)))
    if east_asian_width(letter) in {"W", "F"}:
        return 1.03
    return {"Lu": _CAPITAL, "Ll": _SMALL_LETTER}.get(kind, _ELSE)
