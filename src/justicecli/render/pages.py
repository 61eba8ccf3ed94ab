"""Pages in HTML, Markdown and PDF, made by Jinja from shipped templates; every text is escaped for where it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, NoReturn

from justicecli.errors import NotFound
from justicecli.model.text import visible

Format = Literal["text", "md", "html", "pdf"]
DrawnFormat = Literal["text", "svg", "html", "pdf"]
Paper = Literal["letter", "a4"]

_INLINE = re.compile(r"([\\`*_\[\]<>&~|#$!@{}])")
_FIRST = re.compile(r"^(\s*)(\d*)([-+=.)])")
_NEVER = re.compile("[\ufffe\uffff]")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


def html(template: str, folder: Path, *, large: bool = False, paper: Paper | None = None, **values: Any) -> str:
    """One self-contained page from `<template>.html.j2`; nothing in it is fetched from anywhere."""
    return _made(f"{template}.html.j2", folder, large=large, paper=paper, **values)


def markdown(template: str, folder: Path, **values: Any) -> str:
    """The page as Markdown from `<template>.md.j2`; texts stay texts, whatever signs they hold."""
    made = _made(f"{template}.md.j2", folder, **values)
    return re.sub(r"\n{3,}", "\n\n", made).strip() + "\n"


def svg(template: str, folder: Path, **values: Any) -> str:
    """A drawing that stands alone, from `<template>.svg.j2`."""
    return _made(f"{template}.svg.j2", folder, **values)


def pdf(page: str) -> bytes:
    """The HTML page as a tagged PDF with its language and title. Raises NotFound where the extra is not installed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        raise NotFound(
            "A PDF needs one more library. Install it with: pip install 'justicecli[pdf]' (on Linux with Pango: "
            "apt install libpango-1.0-0 libpangoft2-1.0-0). Or write HTML, and print it."
        ) from None
    data: bytes = HTML(string=page, url_fetcher=_nothing).write_pdf(pdf_variant="pdf/ua-1")
    return data


def escaped_markdown(text: str) -> str:
    """A text as Markdown that shows just that text: on one line, with every sign that could mean something undone."""
    lines = (_FIRST.sub(r"\1\2\\\3", _INLINE.sub(r"\\\1", line)) for line in text.split("\n"))
    return _LINKS.sub(r"\1\\", " / ".join(line.strip() for line in lines if line.strip()))


def _made(name: str, folder: Path, **values: Any) -> str:
    """What the template makes of the values; control characters in any text show as their codes."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(["html.j2", "svg.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: _shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )
    environment.filters["css"] = _css
    environment.filters["md"] = lambda text: escaped_markdown(visible(text))
    return environment.get_template(name).render(values)


def _shown(text: str) -> str:
    """The text without what no page may hold: control characters as their codes, and none that XML forbids."""
    return _NEVER.sub("\ufffd", visible(text))


def _css(text: str) -> str:
    """A text as a string of CSS that nothing in it can end."""
    return '"' + re.sub(r"[^A-Za-z0-9 .,]", lambda found: f"\\{ord(found[0]):06x} ", visible(text)) + '"'


def _nothing(*_: object, **__: object) -> NoReturn:
    """No page fetches anything."""
    raise ValueError("pages are self-contained")
