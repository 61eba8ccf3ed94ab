"""What may enter a survivor file as text: the words as they were said, in any script."""

from __future__ import annotations

import re

from justicecli.errors import Mistyped

# C0 but tab and line feed, DEL, C1, and the characters that turn the direction of what follows.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile("[\ud800-\udfff]")


def clean(words: str, what: str = "the words") -> str:
    """The words as they will be kept: line breaks are LF, the last one is dropped, nothing else changes.

    Raises Mistyped where there is nothing, or a character that could hide or change what is read.
    """
    kept = words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not _can_be_seen(kept):
        raise Mistyped(f"There is nothing in {what}. Nothing was changed; type at least one word.")
    if _HALF.search(kept):
        raise Mistyped(f"A character in {what} is not UTF-8 text. Nothing was changed; save it as UTF-8 first.")
    if found := _CONTROL.search(kept):
        raise Mistyped(
            f"Character {found.start() + 1} of {what} is a control character (U+{ord(found[0]):04X}): it can "
            "hide or change what a person reads. Nothing was changed; leave it out."
        )
    return kept


def _can_be_seen(words: str) -> bool:
    """True where there is more than space and marks without a shape; a letter too new for this Python counts."""
    if any(letter.isprintable() and not letter.isspace() for letter in words):
        return True
    from unicodedata import category

    return any(category(letter) in ("Cn", "Co", "Cs") for letter in words)


def has_control(words: str) -> bool:
    """True where a text written into a file by hand holds a character that `clean` would refuse."""
    return bool(_CONTROL.search(words))


def visible(words: str) -> str:
    """The words with each control character as its code in angle brackets, so that no terminal obeys it."""
    if words.isprintable():  # nearly every line, and sooner known than searched
        return words
    return _CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", _HALF.sub("\ufffd", words))
