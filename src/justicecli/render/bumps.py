"""How numbers changed over time, as a chart of lines with a table beside it: laid out here, not escaped yet.

The same two blues and second cues as on the form: a light line with a dark edge for the first time, two dark lines for
what was added later. Each line carries a letter that leads to its words, so that none is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from justicecli.core.lettering import letter
from justicecli.core.places import Column, Place, Places, Row
from justicecli.core.wrapping import LINE, POINT, lines_of, width
from justicecli.model.paper import Numerals
from justicecli.render.bump_parts import AWAY, NONE, WIDTH, Chart, Dot, Head, Label, Panel, Thread, Told
from justicecli.render.digits import digits
from justicecli.render.phrasebook import Phrasebook

_A_PANEL = 6
_SIDE, _TOP, _TALL = 21.0, 17.0, 165.0
_ROW, _LEAST = 13.0, 2.6
_KEY, _HEAD = 12, 8.5
_BASELINE = 0.35


def chart(found: Places, said: Phrasebook, numerals: Numerals | None = None) -> Chart:
    """The chart of the places; nothing is drawn where there is no order yet, and that is said."""
    return _Maker(found, said, numerals).chart()


class _Maker:
    """Lays out one chart."""

    def __init__(self, found: Places, said: Phrasebook, numerals: Numerals | None) -> None:
        self._places, self._book, self._numerals = found, said, numerals
        numbers = [one.number for row in found.rows for one in row.places if one.number]
        self._most = max(numbers, default=0)
        without = [row.goal for row in found.rows if any(one.listed and not one.number for one in row.places)]
        self._slots = {goal: slot for slot, goal in enumerate(without)}
        slots = max(self._most + len(without) + bool(without), 1)
        self._step = max(min(_ROW, _TALL / slots), _LEAST)
        self._rule = _TOP + self._most * self._step + self._step / 2
        self._high = _TOP + slots * self._step + 2
        self._letters = {row.goal: letter(number) for number, row in enumerate(found.rows)}

    def chart(self) -> Chart:
        """The whole."""
        phrase, columns = self._book, self._places.columns
        parts = _parts(len(columns))
        panels = [self._panel(number, part, len(parts)) for number, part in enumerate(parts)] if columns else []
        legend = 27.0
        below = len(panels) * (self._high + 6) + legend
        key = self._key(below + _KEY * POINT)
        return Chart(
            language=phrase.language,
            direction=phrase.direction,
            title=phrase("history_title"),
            notice=[phrase("history_none"), phrase("history_one"), ""][min(len(columns), 2)],
            panels=panels,
            heads=[[self._head(columns[number]) for number in part] for part in parts],
            rows=[self._told(row, parts) for row in self._places.rows],
            signs=phrase("history_signs", none=NONE, away=AWAY),
            words=dict(phrase.words),
            key_lines=key,
            radius=self._radius,
            scale=self._radius / (_ROW * 0.42),
            rule=self._rule if self._slots else 0,
            high=self._high,
            height=below + (len(key) + 1) * _KEY * POINT * LINE,
        )

    @property
    def _radius(self) -> float:
        """How large a dot is."""
        return self._step * 0.42

    def _panel(self, number: int, part: Sequence[int], parts: int) -> Panel:
        """One part of the chart."""
        middles = dict(zip(part, _middles(len(part)), strict=True))
        heads = [label for column, x in middles.items() for label in self._labels(self._places.columns[column], x)]
        said = {"part": self._number(number + 1), "parts": self._number(parts)}
        return Panel(
            top=number * (self._high + 6),
            heads=heads,
            threads=[thread for row in self._places.rows if (thread := self._thread(row, middles)).dots],
            title=self._book("history_part", **said) if parts > 1 else "",
        )

    def _labels(self, column: Column, x: float) -> Iterator[Label]:
        """The day of an order, and below it how it came about."""
        room = (WIDTH - 2 * _SIDE) / (_A_PANEL - 1) - 1
        head = self._head(column)
        for number, text in enumerate([head.day, *head.how]):
            size = min(_HEAD * POINT, room / max(width(text), 1))
            yield Label(text=text, x=self._side(x), y=4 + number * _HEAD * POINT * LINE, size=size, is_bold=number == 0)

    def _thread(self, row: Row, middles: dict[int, float]) -> Thread:
        """One goal's line through a part."""
        spots = {number: (x, self._down(row, row.places[number])) for number, x in middles.items()}
        there = {number: spot for number, spot in spots.items() if row.places[number].listed}
        dots = [self._dot(row.places[number], *spot) for number, spot in there.items()]
        paths = [self._path(*there[number], *there[number + 1]) for number in there if number + 1 in there]
        ends = [
            *(spot for number, spot in there.items() if number - 1 not in there),
            *(spot for number, spot in there.items() if number + 1 not in there),
        ]
        starts = sum(number - 1 not in there for number in there)
        letters = [self._end(self._letters[row.goal], x, y, before=place < starts) for place, (x, y) in enumerate(ends)]
        return Thread(is_first=row.is_first, paths=paths, dots=dots, letters=letters)

    def _down(self, row: Row, place: Place) -> float:
        """How far down a place is: by its number, or below the rule in a line of its own."""
        if place.number:
            return _TOP + (place.number - 0.5) * self._step
        return self._rule + (self._slots.get(row.goal, 0) + 1) * self._step

    def _dot(self, place: Place, x: float, y: float) -> Dot:
        """A number in its circle; an empty circle where there is none."""
        said = self._number(place.number) if place.number else ""
        size = min(self._radius * 1.25, self._radius * 1.5 / max(width(said), 0.1))
        return Dot(x=self._side(x), y=y, number=said, size=size)

    def _path(self, x: float, y: float, to_x: float, to_y: float) -> str:
        """A line that leaves and arrives level."""
        x, to_x = self._side(x), self._side(to_x)
        middle = (x + to_x) / 2
        return f"M{x:.2f} {y:.2f} C{middle:.2f} {y:.2f} {middle:.2f} {to_y:.2f} {to_x:.2f} {to_y:.2f}"

    def _end(self, letter: str, x: float, y: float, *, before: bool) -> Label:
        """The letter of a goal, before its first dot or after its last."""
        size = min(self._radius * 1.2, 11 * POINT)
        wide = width(letter) * size
        away = (self._radius + 1.2 + wide / 2) * (-1 if before else 1)
        return Label(text=letter, x=self._side(x + away), y=y + size * _BASELINE, size=size, width=wide)

    def _side(self, x: float) -> float:
        """How far across: from the right where the script runs so."""
        return x if self._book.direction == "ltr" else WIDTH - x

    def _told(self, row: Row, parts: Sequence[Sequence[int]]) -> Told:
        """One goal in the table."""
        cells = [self._cell(one) for one in row.places]
        if row.is_first:
            named = self._book("first_time")
        else:
            named = self._book("added", month=self._book.month(row.added)) if row.added else self._book("added_later")
        if not row.is_listed:
            named = f"{named}; {self._book('history_gone')}"
        return Told(
            letter=self._letters[row.goal],
            words=row.words,
            named=named,
            cells=[[cells[number] for number in part] for part in parts],
            in_a_row=" → ".join(cells),
        )

    def _cell(self, place: Place) -> str:
        """A place in the table."""
        return self._number(place.number) if place.number else NONE if place.listed else AWAY

    def _head(self, column: Column) -> Head:
        """An order by its day, and how it came about; the present one has no day."""
        how = [self._book(f"history_{column.kind}")] if column.day else []
        how += [self._book("history_by_staff")] if column.by == "staff" else []
        return Head(day=_short(column.day, self._book) if column.day else self._book("history_now"), how=how)

    def _key(self, top: float) -> list[Label]:
        """The words of every line, for a drawing that stands alone."""
        size, found = _KEY * POINT, []
        for row in self._places.rows:
            found += lines_of(f"{self._letters[row.goal]}  {row.words}", WIDTH / size)
        x = 0 if self._book.direction == "ltr" else WIDTH
        return [
            Label(text=text, x=x, y=top + (number + 1) * size * LINE, size=size) for number, text in enumerate(found)
        ]

    def _number(self, number: int) -> str:
        """A number in the digits the person reads."""
        return digits(number, self._numerals)


def _parts(count: int) -> list[list[int]]:
    """The orders in parts of at most six; each part begins with the order that ended the one before."""
    parts, start = [list(range(min(count, _A_PANEL)))] if count else [], _A_PANEL - 1
    while start + 1 < count:
        parts.append(list(range(start, min(start + _A_PANEL, count))))
        start += _A_PANEL - 1
    return parts


def _middles(count: int) -> list[float]:
    """Where the orders of a part stand, across the page."""
    if count == 1:
        return [WIDTH / 2]
    step = (WIDTH - 2 * _SIDE) / (count - 1)
    return [_SIDE + number * step for number in range(count)]


def _short(day: date, said: Phrasebook) -> str:
    """The day in few letters: 2 Nov 2026."""
    if said.language.split("-")[0] == "en":
        return f"{day.day} {said.month(day)}"
    from babel.dates import format_date

    found: str = format_date(day, "medium", locale=said.language.replace("-", "_"))
    return found
