"""How numbers changed over time, where it was asked for: a table on a terminal, lines in a pipe, a page in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from justicecli.core.filling import fill
from justicecli.core.places import places
from justicecli.model.case import Case
from justicecli.model.text import visible
from justicecli.render import console, missing_fonts, pages, printed
from justicecli.render.bump_parts import AWAY, NONE, Chart, Head, Told
from justicecli.render.bumps import chart
from justicecli.render.missing_fonts import Find
from justicecli.render.page import Heading, Item, Line, Part, plain, show
from justicecli.render.pages import DrawnFormat, Paper
from justicecli.render.phrasebook import Phrasebook
from justicecli.render.printed import Write

if TYPE_CHECKING:
    from rich.table import Table

Phrases = Callable[[str | None], tuple[str, dict[str, str], bool]]
"""Our words on pages in a language: its tag, the words, whether there are any."""


# How wide a day is that has no longer word, how far apart columns are, and the least room for the words of a goal.
_DAY, _APART, _WORDS = 6, 2, 16


def book(wanted: str | None, phrases: Phrases) -> Phrasebook:
    """Our phrases in a language; what is not put into it is said."""
    wanted = None if wanted == "none" else wanted
    language, words, in_full = phrases(wanted)
    if wanted and not in_full:
        console.note(f"Not all of this is in that language ({wanted}) yet; the rest is in English.")
    return Phrasebook(language, words)


def put_out(
    case: Case,
    said: Phrasebook,
    kind: DrawnFormat,
    output: Path | None,
    *,
    folder: Path,
    write: Write,
    fonts: Find,
    paper: Paper | None = None,
    force: bool = False,
    as_json: bool = False,
) -> None:
    """The history of a case's numbers where it was asked for."""
    found = places(case)
    if as_json:
        from justicecli.render import machine

        machine.show(orders=found.columns, goals=found.rows)
        return
    made = chart(found, said, case.form.numerals)
    if kind == "text" and output is None:
        put_on_screen(made)
        return
    if kind != "text":
        missing_fonts.say(fonts, (text for row in made.rows for text in (row.words, row.named)))
    data: str | bytes
    if kind == "text":
        data = plain(lines(made))
    elif kind == "svg":
        data = pages.svg("history", folder, chart=made)
    else:
        size = paper or ("letter" if kind == "pdf" else None)
        data = pages.html("history", folder, paper=size, page=made)
        data = pages.pdf(data) if kind == "pdf" else data
    printed.put_out(data, output, write, force=force)


def lines(made: Chart) -> Iterator[Part]:
    """The page as plain lines: each order, then each goal with its number in each of them."""
    yield Heading(made.title)
    if made.notice:
        yield Line(made.notice)
    for number, head in enumerate(_in_a_row(made.heads), 1):
        yield Line(f"  {number}. {_joined(head)}")
    wide = max((len(_plain_places(row)) for row in made.rows), default=0)
    for row in made.rows:
        yield Item(f"{_plain_places(row):<{wide}}", row.words, row.named)
    if made.heads:
        yield Line(fill(made.words["history_signs"], {"none": "-", "away": "."}), faint=True)


def put_on_screen(made: Chart) -> None:
    """Tables on a terminal, each with as many orders as it has room for; plain lines in a pipe."""
    if not console.is_terminal() or not made.heads:
        show(lines(made))
        return
    from rich.text import Text

    to = console.drawing()
    to.print(Text(made.title, "bold"))
    to.print(Text("\n".join(_joined(head) for head in _in_a_row(made.heads)), "dim"))
    wide = max(_DAY, *(_widest(head.day) for heads in made.heads for head in heads))
    room = max((to.width - _WORDS) // (wide + _APART), 1)
    for number, heads in enumerate(made.heads):
        for start in range(0, len(heads), room):
            here = slice(start, start + room)
            to.print(
                _table(made, [head.day for head in heads[here]], [row.cells[number][here] for row in made.rows], wide)
            )
    to.print(Text("\n".join(part for part in (made.signs, made.notice) if part), "dim"))


def _table(made: Chart, days: Sequence[str], cells: Sequence[Sequence[str]], wide: int) -> Table:
    """Some orders by their days, and the number that each goal had in them; no word of a day is broken."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, _APART, 0, 0))
    for day in days:
        table.add_column(Text(day), justify="center", min_width=_widest(day), max_width=wide, overflow="fold")
    table.add_column(Text(made.words["history_goal"]), overflow="fold")
    for row, numbers in zip(made.rows, cells, strict=True):
        words = Text(visible(row.words))
        words.append(f"  {visible(row.named)}", "dim")
        table.add_row(*(Text(one, "bold") for one in numbers), words)
    return table


def _widest(day: str) -> int:
    """How long the longest word of a day is, such as its year, which is never broken."""
    return max(map(len, day.split()), default=0)


def _plain_places(row: Told) -> str:
    """The numbers in a row with signs that every terminal has: 2 -> 1 -> -"""
    return row.in_a_row.replace("→", "->").replace(NONE, "-").replace(AWAY, ".")


def _in_a_row(parts: Sequence[Sequence[Head]]) -> list[Head]:
    """The orders of all parts in a row; what ends one part and begins the next is one."""
    return [head for number, part in enumerate(parts) for head in part[bool(number) :]]


def _joined(head: Head) -> str:
    """An order in one line."""
    return ", ".join([head.day, *head.how])
