"""A real browser, and what axe-core, the accessibility checker, finds in a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.conftest import needed
from tests.npm import package

_NAMES = ("chromium", "chromium-browser", "google-chrome")


class Said(list[str]):
    """What a page wrote to the browser's console, or asked for from anywhere."""


@contextmanager
def opened(width: int = 900, height: int = 1200) -> Iterator[tuple[Page, Said]]:
    """A page of the system's own Chromium, and what it said and fetched."""
    found = next((name for name in _NAMES if shutil.which(name)), _NAMES[0])
    said = Said()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needed(found), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.on("request", lambda asked: None if asked.url.startswith("file:") else said.append(asked.url))
        yield page, said
        browser.close()


def faults(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds wrong with the page that is open."""
    page.add_script_tag(path=str(package("axe-core", "4") / "axe.min.js"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(result => result.violations)")
    return [{"id": one["id"], "nodes": [node["html"] for node in one["nodes"]]} for one in found]


def outside(page: Page) -> list[str]:
    """The elements that reach beyond the page's width."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(one => { const box = one.getBoundingClientRect();"
        "return box.width && (box.right > document.documentElement.clientWidth + 1 || box.left < -1); })"
        ".map(one => one.outerHTML.slice(0, 200))"
    )
    return found


def printed(page: Page, path: Path, size: str) -> Path:
    """The page printed by the browser as a PDF."""
    page.pdf(path=str(path), format=size, prefer_css_page_size=False)
    return path
