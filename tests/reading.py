"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by pyphen."""

from __future__ import annotations

import re

import pyphen

_SYLLABLES = pyphen.Pyphen(lang="en_US")


def grade(text: str) -> float:
    """The school grade a text in English asks for."""
    sentences = max(len(re.findall(r"[.!?:]+(?:\s|$)", text)), 1)
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(len(_SYLLABLES.inserted(word).split("-")) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
