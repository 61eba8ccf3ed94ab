"""The campaign shows its figures at the end of a test."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.faults import runs

Tell = Callable[[str], None]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Shows a line to whoever runs the long campaign."""

    def line(text: str) -> None:
        if runs.LONG:
            with capsys.disabled():
                sys.stdout.write(f"\n{text}\n")

    return line
