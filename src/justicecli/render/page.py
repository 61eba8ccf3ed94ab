"""A page of headings, lines and numbered items: drawn with rich on a terminal, plain lines anywhere else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from justicecli.model.text import visible
from justicecli.render import console

if TYPE_CHECKING:
    from rich.console import Console


class Heading(NamedTuple):
    """A line that begins a part."""

    text: str


class Line(NamedTuple):
    """A line of its own; `faint` for what matters less."""

    text: str
    faint: bool = False


class Item(NamedTuple):
    """One of several things in a row: its mark or number, its words, and what there is to know besides."""

    mark: str
    text: str
    note: str = ""


Part = Heading | Line | Item


def show(parts: Iterable[Part]) -> None:
    """The page on standard output."""
    if console.is_terminal():
        _draw(list(parts), console.drawing())
    else:
        console.out_lines([line for part in parts for line in _plain(part)])


def _plain(part: Part) -> list[str]:
    """The part as lines that are not wrapped; further lines of a text stand under its first."""
    if isinstance(part, Item):
        indent = " " * (len(part.mark) + 3)
        text = f"  {part.mark} " + part.text.replace("\n", f"\n{indent}")
        return f"{text}{f'  ({part.note})' if part.note else ''}".split("\n")
    return part.text.split("\n")


def _draw(parts: list[Part], to: Console) -> None:
    """The page in columns that fit the terminal; nothing is cut, and colour never is the only sign."""
    from rich.table import Table
    from rich.text import Text

    for is_row, group in groupby(parts, lambda part: isinstance(part, Item)):
        if not is_row:
            for part in group:
                style = "bold" if isinstance(part, Heading) else "dim" if isinstance(part, Line) and part.faint else ""
                to.print(Text(visible(part.text), style), overflow="fold")
            continue
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", overflow="fold", max_width=max(to.width // 2, 4))
        grid.add_column(overflow="fold", ratio=1)
        for item in group:
            words = Text(visible(item.text))
            if isinstance(item, Item) and item.note:
                words.append(f"  {visible(item.note)}", "dim")
            grid.add_row(Text(f"  {visible(item.mark)}" if isinstance(item, Item) else "", "bold"), words)
        to.print(grid)
