"""A terminal to draw on, and what a person would read from it."""

from __future__ import annotations

import io
import re
import sys

import pytest

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Screen(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        """A person does."""
        return True

    def text(self) -> str:
        """What is on it, without bold and faint."""
        return _STYLE.sub("", self.getvalue())


def sit_at(monkeypatch: pytest.MonkeyPatch, columns: int = 80) -> Screen:
    """A terminal of so many columns as standard output."""
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    return screen
