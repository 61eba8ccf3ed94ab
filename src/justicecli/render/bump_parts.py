"""The parts of a chart of numbers over time, each with its place on the page in millimetres; nothing escaped yet."""

from __future__ import annotations

from msgspec import Struct

WIDTH = 170.0
NONE, AWAY = "\u2013", "·"
"""What stands for a goal without a number, and for one that was not on the list."""


class Dot(Struct, frozen=True, kw_only=True):
    """A goal's number in one order: the middle, the radius, the number and its height."""

    x: float
    y: float
    number: str
    size: float


class Label(Struct, frozen=True, kw_only=True):
    """A line of text with its middle, height and width."""

    text: str
    x: float
    y: float
    size: float
    width: float = 0
    is_bold: bool = False


class Thread(Struct, frozen=True, kw_only=True):
    """One goal's line through the orders: paths between neighbours, dots, and its letter at both ends."""

    is_first: bool
    paths: list[str]
    dots: list[Dot]
    letters: list[Label]


class Panel(Struct, frozen=True, kw_only=True):
    """A part of the chart: up to six orders, one after the other; the last of one part begins the next."""

    top: float
    heads: list[Label]
    threads: list[Thread]
    title: str


class Head(Struct, frozen=True, kw_only=True):
    """One order as it is named: its day, and how it came about."""

    day: str
    how: list[str]


class Told(Struct, frozen=True, kw_only=True):
    """One goal in the table: letter, words, when it was named, its number in each order of each part."""

    letter: str
    words: str
    named: str
    cells: list[list[str]]
    in_a_row: str


class Chart(Struct, frozen=True, kw_only=True):
    """The whole page. Its title names no case."""

    language: str
    direction: str
    title: str
    notice: str
    panels: list[Panel]
    heads: list[list[Head]]
    rows: list[Told]
    signs: str
    words: dict[str, str]
    key_lines: list[Label]
    radius: float
    scale: float
    rule: float
    high: float
    height: float
    width: float = WIDTH
