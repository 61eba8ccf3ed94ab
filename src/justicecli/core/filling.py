"""Puts the survivor's own words, and other values, into our sentences: once, and never into what was put in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from justicecli.model.case import Case

REPLACED = ("survivor", "trafficker")
"""What our sentences name by a gap, so that the survivor's own words can stand there."""

_LONGEST = 60
_GAP = re.compile(r"\{([a-z_]+)\}")
_BEGINS = re.compile(r"(?:^|[.!?:]\s+)$")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{name}` filled; one that nobody knows stays, and what was put in is not looked at again."""
    return _GAP.sub(lambda found: values.get(found[1], found[0]), text)


def speak(text: str, ours: Mapping[str, str], own: Mapping[str, str]) -> str:
    """The text with each `{name}` filled: from `own` in quotes, as the survivor's words, else from `ours`.

    A word of ours at the beginning of a sentence gets a capital letter; the survivor's stay as they were said.
    Catalogue: B2-3, B3-2.
    """

    def put(found: re.Match[str]) -> str:
        name = found[1]
        if name in own:
            return f"“{own[name]}”"
        value = ours.get(name, found[0])
        return value[:1].upper() + value[1:] if _BEGINS.search(text[: found.start()]) else value

    return _GAP.sub(put, text)


def own_words(case: Case) -> dict[str, str]:
    """The survivor's words that stand in our sentences instead of ours, on one line. Catalogue: B2-3a, B3-2a.

    What is empty, or longer than a name for somebody can be, stays out of sentences.
    """
    said = {key: " ".join(words.split()) for key, words in case.words.items() if key in REPLACED}
    return {key: words for key, words in said.items() if words and len(words) <= _LONGEST}
