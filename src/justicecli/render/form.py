"""The form in every format: drawn, as lines for a terminal, and as a document for programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from justicecli.core.forms import Circle, Form
from justicecli.core.placing import HEIGHT, SMALL, WIDTH, Spot
from justicecli.render import circles, pages
from justicecli.render.drawing import Drawing
from justicecli.render.page import Heading, Item, Line, Part, plain
from justicecli.render.pages import DrawnFormat, Paper


def page(drawing: Drawing) -> Iterator[Part]:
    """Each goal with its number and when it was named, then how many circles wait."""
    words = drawing.words
    yield Heading(words["form_title"])
    for row in drawing.rows:
        yield Item(f"({row.number or ' '})", row.words, row.named)
    if drawing.notice:
        yield Line(drawing.notice)
    waiting = sum(len(one.empty) for one in drawing.pages)
    if not drawing.rows:
        yield Line(("( ) " * waiting).rstrip())
    yield Line(words["form_number"], faint=True)
    yield Line(words["form_credit"], faint=True)


def made(
    drawing: Drawing, kind: DrawnFormat, folder: Path, *, dark: bool = False, paper: Paper | None = None
) -> str | bytes:
    """The form in that format, from the templates in `folder`; `dark` says how circles that wait are outlined.

    Raises NotFound where a PDF is asked for and its library is not installed.
    """
    if kind == "text":
        return plain(page(drawing))
    if kind == "svg":
        return circles.alone(drawing, dark=dark)
    is_pdf = kind == "pdf"
    size = paper or ("letter" if is_pdf else None)
    drawn = [circles.page_of(drawing, one, dark=dark, words=not is_pdf) for one in drawing.pages]
    page_ = pages.html("form", folder, paper=size, page=drawing, drawn=drawn, fonts=circles.FONTS, for_pdf=is_pdf)
    return pages.pdf(page_) if is_pdf else page_


def document(form: Form) -> dict[str, Any]:
    """Every circle with its goal, its number, its page from 1 and its place in millimetres; then those that wait."""
    return {
        "pages": len(form.sheets),
        "page_width": WIDTH,
        "page_height": HEIGHT,
        "circles": [
            {**_goal(circle), "page": page, **_place(circle.spot)}
            for page, sheet in enumerate(form.sheets, 1)
            for circle in sheet.circles
        ],
        "waiting": [
            {"page": page, **_place(spot)} for page, sheet in enumerate(form.sheets, 1) for spot in sheet.empty
        ],
    }


def _goal(circle: Circle) -> dict[str, Any]:
    """What a circle holds; `named` says whether it is of the first time or later."""
    return {
        "goal": circle.goal,
        "words": circle.words,
        "number": circle.number,
        "named": "first" if circle.is_first else "later",
        "added": circle.added,
        "letter": circle.letter or None,
        "print": circle.fitted.size if circle.fitted else None,
    }


def _place(spot: Spot) -> dict[str, float]:
    """Where a spot is, in millimetres from the left and from the top, to a hundredth."""
    place = {**spot._asdict(), "small_radius": SMALL}
    return {name: round(value, 2) for name, value in place.items()}
