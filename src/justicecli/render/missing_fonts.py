"""Says which fonts a page needs that this machine does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from justicecli.render import console

Find = Callable[[str], Iterable[tuple[str, str, str]]]
"""The scripts in some words that no font here can draw: each with a font that can, and the package it comes in."""


def say(find: Find, texts: Iterable[str]) -> None:
    """Each script that would come out as boxes, and what to install; none of the words."""
    for script, font, package in find("".join(texts)):
        console.note(
            f"No font on this machine can draw {script}, so those words may come out as boxes. Install one, such as "
            f"{font} (on Debian or Ubuntu: apt install {package}), and make the page again."
        )
