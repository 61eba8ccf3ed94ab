"""A page of headings, lines and numbered items: drawn with rich on a terminal, plain lines anywhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from justicecli.model.text import visible
from justicecli.render import console

if TYPE_CHECKING:
    from rich.console import Console


class Heading(Struct, frozen=True):
    """A line that begins a part."""

    text: str


class Line(Struct, frozen=True):
    """A line of its own; `faint` for what matters less."""

    text: str
    faint: bool = False


class Item(Struct, frozen=True):
    """One of several things in a row: its mark or number, its words, and what there is to know besides."""

    mark: str
    text: str
    note: str = ""


class Aside(Struct, frozen=True):
    """What stands under the item before it; not `faint` where it has to be read."""

    text: str
    faint: bool = True


Part = Heading | Line | Item | Aside

_INDENT = 6
_NARROWEST = 20


def show(parts: Iterable[Part]) -> None:
    """The page on standard output."""
    if console.is_terminal():
        _draw(parts, console.drawing())
    else:
        console.out_lines(line for part in parts for line in _plain(part))


def plain(parts: Iterable[Part]) -> str:
    """The page as plain lines, for a file; no control character is left in it."""
    return "".join(f"{visible(line)}\n" for part in parts for line in _plain(part))


def _plain(part: Part) -> list[str]:
    """The part as lines that are not wrapped; further lines of a text stand under its first."""
    if isinstance(part, Item):
        text = part.text.replace("\n", f"\n{' ' * (len(part.mark) + 3)}") if "\n" in part.text else part.text
        return f"  {part.mark} {text}{f'  ({part.note})' if part.note else ''}".split("\n")
    if isinstance(part, Aside):
        return [f"{' ' * _INDENT}{line}" for line in part.text.split("\n")]
    return part.text.split("\n")


def _draw(parts: Iterable[Part], to: Console) -> None:
    """The page wrapped to the terminal, each text under its own first line; nothing is cut."""
    from rich.text import Text

    for part in parts:
        mark, words = Text(), Text(visible(part.text))
        if isinstance(part, Item):
            mark.append(f"  {visible(part.mark)} ", "bold")
            words.append(f"  {visible(part.note)}" if part.note else "", "dim")
        elif isinstance(part, Aside):
            mark, words = Text(" " * _INDENT), Text(visible(part.text), "dim" if part.faint else "")
        elif isinstance(part, Heading):
            words.stylize("bold")
        elif part.faint:
            words.stylize("dim")
        for line in words.wrap(to, max(to.width - mark.cell_len, _NARROWEST), overflow="fold") or [Text()]:
            line.rstrip()
            to.print(mark + line, soft_wrap=True)
            mark = Text(" " * mark.cell_len)
