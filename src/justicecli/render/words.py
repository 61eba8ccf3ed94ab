"""How the survivor's words, days and people are put into one of our sentences."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from justicecli.core.dates import in_words
from justicecli.core.times import hours

_MENTION = 60


def mention(words: str) -> str:
    """The words as they are named in a sentence: their first line, shortened where it is long."""
    if len(words) <= _MENTION and "\n" not in words:
        return words
    first = next((line for line in words.split("\n") if line.strip()), "")
    cut = first if len(first) <= _MENTION else first[: _MENTION - 1].rstrip() + "…"
    return cut if cut != first or first == words else f"{cut} …"


def here_in_words(when: date) -> str:
    """The day or hour as it was written; an hour with the offset of another place is said with the hour here too."""
    if not isinstance(when, datetime):
        return in_words(when)
    try:
        local = when.astimezone()
    except (ValueError, OverflowError, OSError):
        local = when
    return f"{in_words(when.date())}, {hours(when, local)}"


def plain(value: Any) -> str:
    """A value of the file as it is said: days in words, yes and no, lists with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return here_in_words(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(part) for part in value)
    if isinstance(value, str):
        return mention(value)
    return str(value)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 goal, 2 goals."""
    return f"{number} {one if number == 1 else many or one + 's'}"
