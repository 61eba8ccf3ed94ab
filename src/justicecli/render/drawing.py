"""The form as it is drawn: every circle, line and word with its place on the page, in millimetres, not escaped yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from msgspec import Struct
from msgspec.structs import replace

from justicecli.core.forms import ROOM_BELOW, Circle, Form, Sheet
from justicecli.core.placing import HEIGHT, SMALL, WIDTH, Spot
from justicecli.core.wrapping import HIGH_LINE, LINE, POINT, lines_of, width
from justicecli.model.paper import Numerals
from justicecli.render.digits import digits
from justicecli.render.phrasebook import Phrasebook

LIGHT, DARK, WHITE = "#CFE8FF", "#08306B", "#FFFFFF"
HEAD, FOOT = 16.0, 27.0
PAGE = HEAD + HEIGHT + FOOT + 6.0

_NUMBER, _THREE, _KEY, _CAPTION, _LETTER, _LEGEND, _CREDIT = 22, 20, 12, 8, 28, 11, 8
_CLOSE = 0.06
_BASELINE, _HIGH_BASELINE = 0.35, 0.25
_CAPTION_BOTTOM, _RING = 5.4, 2.2
_INDENT = 12.0


class Text(Struct, frozen=True, kw_only=True):
    """One line of text: its middle or beginning, where its letters stand, their size and spacing, which way it runs."""

    text: str
    x: float
    y: float
    size: float
    direction: str = "ltr"
    anchor: str = "middle"
    fill: str = DARK
    is_bold: bool = False
    spacing: float = 0.0


class Round(Struct, frozen=True, kw_only=True):
    """One goal as it is drawn: both circles, the words or a letter in the large one, what stands below, the number."""

    id: str
    spot: Spot
    is_first: bool
    fill: str
    lines: list[Text]
    caption: Text
    number: Text

    @property
    def is_full(self) -> bool:
        """True where the number takes the whole of the small circle, which then has no room for a ring."""
        return self.number.spacing != 0

    @property
    def texts(self) -> list[Text]:
        """Every line of it that says something."""
        return [*self.lines, self.caption, *([self.number] if self.number.text else [])]


class Mark(Struct, frozen=True, kw_only=True):
    """A small circle of the legend: its middle."""

    x: float
    y: float
    is_first: bool


class Drawn(Struct, frozen=True, kw_only=True):
    """One page: what is drawn on it, and how far down it begins where pages stand one below the other."""

    top: float
    rounds: list[Round]
    empty: list[Spot]
    number: str
    above: list[Text]


class Row(Struct, frozen=True, kw_only=True):
    """One goal as the list says it, with its letter where it has one, its direction, its language if known."""

    number: str
    words: str
    named: str
    letter: str
    direction: str
    language: str


class Drawing(Struct, frozen=True, kw_only=True):
    """The whole form. Its title names no case."""

    language: str
    direction: str
    pages: list[Drawn]
    heading: list[Text]
    marks: list[Mark]
    legend: list[Text]
    rows: list[Row]
    key: list[Row]
    key_lines: list[Text]
    height: float
    notice: str
    words: dict[str, str]
    small: float = SMALL
    width: float = WIDTH
    page_height: float = HEIGHT + FOOT


def drawing(form: Form, book: Phrasebook, numerals: Numerals | None = None, *, dark: bool | None = None) -> Drawing:
    """The form with its words put into our phrases; `dark` says how the circles of a blank one are outlined."""
    maker = _Maker(book, numerals)
    mark = _whose(form, book)
    pages = [maker.page(number, sheet, len(form.sheets), mark) for number, sheet in enumerate(form.sheets)]
    key = [maker.row(circle) for circle in form.keyed]
    lines = maker.key_lines(key, len(pages) * PAGE)
    last = lines[-1].y + _KEY * POINT if lines else len(pages) * PAGE - 6.0
    waits = dark is None and any(page.empty for page in pages)
    return Drawing(
        language=book.language,
        direction=book.direction,
        pages=pages,
        heading=maker.heading(),
        marks=maker.marks(),
        legend=[*maker.legend()],
        rows=[maker.row(circle) for circle in form.listed],
        key=key,
        key_lines=lines,
        height=last,
        notice=" ".join(_notices(form, book, waits=waits)),
        words={key: maker.digits(words) if key in _WITH_NUMBERS else words for key, words in book.words.items()},
    )


def _notices(form: Form, book: Phrasebook, *, waits: bool) -> Iterator[str]:
    """What is said under the heading: that staff set the numbers, and what empty circles are for."""
    if mark := _whose(form, book):
        yield mark
    if waits:
        yield book("form_waiting" if form.listed else "form_none")


def _whose(form: Form, book: Phrasebook) -> str:
    """That staff set the numbers, or, where some were moved since by whoever did, that not all are the survivor's."""
    if not form.by_staff:
        return ""
    return book("form_by_staff_moved" if form.moved_since else "form_by_staff")


class _Maker:
    """Draws the parts of one form."""

    def __init__(self, book: Phrasebook, numerals: Numerals | None) -> None:
        self._book, self._figures = book, {ord(str(one)): digits(one, numerals) for one in range(10)}
        self._is_ltr = book.direction == "ltr"

    def page(self, number: int, sheet: Sheet, pages: int, mark: str) -> Drawn:
        """One page; `mark` says whose numbers they are, where they are not the survivor's."""
        said = {"page": str(number + 1), "pages": str(pages)}
        label = self.digits(self._book("form_page", **said)) if pages > 1 else ""
        above = " ".join(part for part in (label, mark) if part)
        return Drawn(
            top=number * PAGE,
            rounds=[self._round(circle) for circle in sheet.circles],
            empty=sheet.empty,
            number=label,
            above=[self._line(above, 0, -2.5, _LEGEND * POINT)] if above else [],
        )

    def row(self, circle: Circle) -> Row:
        """One goal of the list."""
        return Row(
            number=self._number(circle),
            words=circle.words,
            named=self._named(circle),
            letter=circle.letter,
            direction=_runs(circle.words),
            language=circle.language or "",
        )

    def heading(self) -> list[Text]:
        """What stands above the first page of a drawing that stands alone."""
        title = self._book("form_title")
        return [self._line(title, 0, 8, min(7, WIDTH / width(title) / 1.1), is_bold=True)]

    def marks(self) -> list[Mark]:
        """The two circles of the legend."""
        x = 4 if self._is_ltr else WIDTH - 4
        return [
            Mark(x=x, y=HEIGHT + 4, is_first=True),
            Mark(x=x, y=HEIGHT + 11, is_first=False),
        ]

    def legend(self) -> Iterator[Text]:
        """The lines below the circles of each page."""
        rows = (("form_light", 10, 4), ("form_dark", 10, 11), ("form_number", 1.4, 18))
        for key, indent, down in rows:
            yield self._line(self.digits(self._book(key)), indent, HEIGHT + down + 1.4, _LEGEND * POINT)
        yield self._line(self._book("form_credit"), 1.4, HEIGHT + 25, _CREDIT * POINT)

    def key_lines(self, key: Sequence[Row], top: float) -> list[Text]:
        """The key as lines below the last page, for a drawing that stands alone."""
        if not key:
            return []
        size, down = _KEY * POINT, top + 6
        found = [self._line(self._book("form_key"), 0, down, size * 1.2, is_bold=True)]
        for row in key:
            down += size * 0.6
            lines = lines_of(row.words, (WIDTH - _INDENT) / size)
            found.append(_begun(row.letter, 0, down + size * HIGH_LINE, size, row.direction, is_bold=True))
            for text in lines:
                down += size * HIGH_LINE
                found.append(_begun(text, _INDENT, down, size, row.direction))
        return found

    def digits(self, text: str) -> str:
        """The text with its figures in those that the person reads."""
        return text.translate(self._figures)

    def _line(self, text: str, indent: float, down: float, size: float, *, is_bold: bool = False) -> Text:
        """A line of ours that begins at the side where this language begins."""
        fits = min(size, (WIDTH - indent) / max(width(text), 1))
        return _begun(text, indent, down, fits, self._book.direction, is_bold=is_bold)

    def _number(self, circle: Circle) -> str:
        """The number of a goal in the figures that the person reads; nothing where it has none."""
        return self.digits(str(circle.number)) if circle.number else ""

    def _round(self, circle: Circle) -> Round:
        """One goal in its circle."""
        spot, ink = circle.spot, DARK if circle.is_first else WHITE
        number = self._number(circle)
        return Round(
            id=circle.goal,
            spot=spot,
            is_first=circle.is_first,
            fill=LIGHT if circle.is_first else DARK,
            lines=_lines(circle, ink),
            caption=self._caption(circle, ink),
            number=_figures(number, spot, ink),
        )

    def _caption(self, circle: Circle, ink: str) -> Text:
        """When the goal was named, at the bottom of its circle and inside the ring."""
        spot, said = circle.spot, self._named(circle)
        inner, bottom = spot.radius - _RING, spot.radius - _CAPTION_BOTTOM
        room = 2 * (inner**2 - bottom**2) ** 0.5
        size = min(_CAPTION * POINT, room / max(width(said), 1))
        return Text(text=said, x=spot.x, y=spot.y + bottom - size * 0.25, size=size, direction=_runs(said), fill=ink)

    def _named(self, circle: Circle) -> str:
        """When the goal was named, as the second cue beside its colour."""
        if circle.is_first:
            return self._book("first_time")
        if circle.added is None:
            return self._book("added_later")
        return self.digits(self._book("added", month=self._book.month(circle.added)))


_WITH_NUMBERS = ("form_about", "form_number")


def _runs(text: str) -> str:
    """Which way a text runs: as its first letter that has a direction does."""
    kinds = (bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def _lines(circle: Circle, ink: str) -> list[Text]:
    """The words in the large circle, line by line, or the letter that leads to the key."""
    spot, inside = circle.spot, circle.fitted
    if inside is None:
        return [_centred(circle.letter, spot.x, spot.y - ROOM_BELOW / 2, _LETTER * POINT, ink)]
    size, runs = inside.size * POINT, _runs(circle.words)
    baseline = _BASELINE if inside.line == LINE else _HIGH_BASELINE
    first = spot.y + inside.middle - (len(inside.lines) - 1) * size * inside.line / 2 + size * baseline
    return [
        Text(text=text, x=spot.x, y=first + number * size * inside.line, size=size, direction=runs, fill=ink)
        for number, text in enumerate(inside.lines)
    ]


def _figures(number: str, spot: Spot, ink: str) -> Text:
    """The number in the small circle: one or two figures large and bold, three closer together and not bold."""
    if len(number) < 3:  # noqa: PLR2004
        return _centred(number, spot.small_x, spot.small_y, _NUMBER * POINT, ink, is_bold=True)
    size = _THREE * POINT * (3 / len(number))
    text = _centred(number, spot.small_x, spot.small_y, size, ink)
    return replace(text, spacing=-size * _CLOSE)


def _begun(text: str, indent: float, down: float, size: float, runs: str, *, is_bold: bool = False) -> Text:
    """A line that begins so far from the side where its direction begins."""
    x = indent if runs == "ltr" else WIDTH - indent
    return Text(text=text, x=x, y=down, size=size, direction=runs, anchor="start", is_bold=is_bold)


def _centred(text: str, x: float, y: float, size: float, ink: str, *, is_bold: bool = False) -> Text:
    """A line whose letters are centred on a point."""
    return Text(text=text, x=x, y=y + size * _BASELINE, size=size, fill=ink, is_bold=is_bold)
