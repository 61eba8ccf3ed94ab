"""Spans of days as people type them: 14d, 2w."""

from __future__ import annotations

import re
from datetime import timedelta

from justicecli.errors import Mistyped


def days(text: str) -> timedelta:
    """The span in whole days. Raises Mistyped for anything but a number with d or w."""
    found = re.fullmatch(r"(\d{1,4})([dw])", text.strip().lower(), re.ASCII)
    if not found:
        raise Mistyped("That is not a span of days. Type it as 14d or 2w.")
    return timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
