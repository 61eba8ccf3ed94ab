"""Where output goes: answers on standard output, all else on standard error, and what a terminal is given."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from justicecli.model.text import visible

if TYPE_CHECKING:
    from rich.console import Console


def out(text: str = "") -> None:
    """One answer line on standard output, with no control character left in it."""
    sys.stdout.write(visible(text) + "\n")


def out_lines(lines: list[str]) -> None:
    """Many answer lines at once."""
    sys.stdout.write("".join(visible(line) + "\n" for line in lines))


def note(text: str) -> None:
    """One line about what was done or is to be done, on standard error."""
    sys.stdout.flush()
    sys.stderr.write(visible(text) + "\n")
    sys.stderr.flush()


def error(text: str) -> None:
    """One sentence on standard error that says what went wrong."""
    note(f"justice: {text}")


def is_terminal() -> bool:
    """True where a person reads the answers as they come."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """True where a person can be asked something: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def drawing() -> Console:
    """Rich's console for a terminal: no markup and no emoji codes are ever read out of a text."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)
