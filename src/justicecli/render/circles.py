"""The drawing as SVG, written here and not by Jinja, whose start alone would take longer than all the rest.

Every text goes through `_text`, which escapes it; every other value is a number, a colour or an id of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from justicecli.core.placing import Spot
from justicecli.model.text import visible
from justicecli.render.drawing import DARK, HEAD, LIGHT, WHITE, Drawing, Drawn, Mark, Round, Text

FONTS = "'Noto Sans', 'DejaVu Sans', Verdana, Arial, sans-serif"

_LIGHT_OUTLINE = "#5B7FA6"
_SIDE, _TOP = 10, 6
_NEVER = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def alone(drawing: Drawing, *, dark: bool) -> str:
    """The whole form as a drawing that stands alone; `dark` says how circles that wait are outlined."""
    words, wide, high = drawing.words, drawing.width + 2 * _SIDE, drawing.height + 2 * _TOP
    rows = "".join(f" {row.number or words['form_unnumbered']}: {row.words} ({row.named})." for row in drawing.rows)
    pages = (
        f'<g transform="translate(0 {page.top + HEAD:.2f})">\n{_lines(page.above)}'
        f"{page_of(drawing, page, dark=dark)}</g>\n"
        for page in drawing.pages
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_SIDE} {-_TOP} {wide:g} {high:.2f}" width="{wide:g}mm" '
        f'height="{high:.2f}mm" role="img" aria-labelledby="title desc" xml:lang="{escaped(drawing.language)}" '
        f'font-family="{FONTS}">\n'
        f'<title id="title">{escaped(words["form_title"])}</title>\n'
        f'<desc id="desc">{escaped(words["form_about"] + rows)}</desc>\n'
        f'<rect x="{-_SIDE}" y="{-_TOP}" width="{wide:g}" height="{high:.2f}" fill="{WHITE}"/>\n'
        f"{_lines(drawing.heading)}{''.join(pages)}{_lines(drawing.key_lines)}</svg>\n"
    )


def page_of(drawing: Drawing, page: Drawn, *, dark: bool, words: bool = True) -> str:
    """The circles and the legend of one page, with their words or without."""
    waiting = (f'<g class="waiting">{"".join(_waiting(spot, drawing.small, dark=dark))}</g>\n' for spot in page.empty)
    named = (
        f'<g class="goal" id="{escaped(one.id)}">{"".join(_named(one, drawing.small))}\n'
        f"{_lines(one.texts) if words else ''}</g>\n"
        for one in page.rounds
    )
    marks = "".join(_mark(mark) for mark in drawing.marks)
    legend = f'<g class="legend">\n{marks}\n{_lines(drawing.legend) if words else ""}</g>\n'
    return f"{''.join(waiting)}{''.join(named)}{legend}"


def escaped(text: str) -> str:
    """The text as it may stand in XML: its signs undone, control characters as their codes."""
    text = _NEVER.sub("\ufffd", visible(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


def _lines(lines: list[Text]) -> str:
    """Lines of text, one below the other."""
    return "".join(f"{_text(line)}\n" for line in lines)


def _text(line: Text) -> str:
    """One line of text."""
    bold = ' font-weight="bold"' if line.is_bold else ""
    close = f' letter-spacing="{line.spacing:.3f}"' if line.spacing else ""
    return (
        f'<text x="{line.x:.2f}" y="{line.y:.2f}" font-size="{line.size:.3f}" text-anchor="{line.anchor}" '
        f'direction="{line.direction}" fill="{line.fill}"{bold}{close}>{escaped(line.text)}</text>'
    )


def _circle(where: tuple[float, float, float], fill: str, stroke: str, thick: float, kind: str = "") -> str:
    """One circle; `where` is its middle and its radius."""
    x, y, radius = where
    named = f' class="{kind}"' if kind else ""
    return (
        f'<circle{named} cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{thick}"/>'
    )


def _waiting(spot: Spot, small: float, *, dark: bool) -> Iterator[str]:
    """Both circles of a spot that waits, each with one outline or two."""
    colour, thick = (DARK, 0.9) if dark else (_LIGHT_OUTLINE, 0.5)
    for x, y, radius in ((spot.x, spot.y, spot.radius), (spot.small_x, spot.small_y, small)):
        yield _circle((x, y, radius), "none" if radius != small else WHITE, colour, thick)
        if dark:
            yield _circle((x, y, radius - 1.5), "none", colour, 0.5)


def _named(one: Round, small: float) -> Iterator[str]:
    """Both circles of a goal, those of later ones with a ring."""
    spot = one.spot
    yield _circle((spot.x, spot.y, spot.radius), one.fill, DARK, 0.9, "large")
    if one.is_first:
        yield _circle((spot.small_x, spot.small_y, small), one.fill, DARK, 0.9, "small")
        return
    yield _circle((spot.x, spot.y, spot.radius - 1.4), "none", WHITE, 0.6, "ring")
    yield _circle((spot.small_x, spot.small_y, small), one.fill, WHITE, 0.4, "small")
    if not one.is_full:
        yield _circle((spot.small_x, spot.small_y, small - 1), "none", WHITE, 0.4, "ring")


def _mark(mark: Mark) -> str:
    """A circle of the legend."""
    drawn = _circle((mark.x, mark.y, 2.6), LIGHT if mark.is_first else DARK, DARK, 0.7)
    return drawn if mark.is_first else drawn + _circle((mark.x, mark.y, 1.7), "none", WHITE, 0.4)
