"""The card of options, to read from and to read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from justicecli.core.dates import in_words
from justicecli.model.card import Card, Option
from justicecli.render.page import Aside, Heading, Item, Line, Part


def page(card: Card) -> Iterator[Part]:
    """Every form of justice with what a practitioner needs to know of it, and the words to close with."""
    yield Heading("Forms of justice to explain, all of them, whoever can help with them")
    for key, option in card.options.items():
        yield Item(f"{key}:", option.say)
        yield Aside(_about(option))
    if card.closing:
        yield Line("")
        yield Line(card.closing)


def _about(option: Option) -> str:
    """Who can help, where it applies, on what it rests, and when that was looked up."""
    checked = f"checked {in_words(option.checked_on)}" if option.checked_on else ""
    lawyer = "ask a lawyer" if option.ask_a_lawyer else ""
    parts = (option.help, option.note, option.jurisdiction, option.basis, checked, lawyer)
    return "; ".join(part for part in parts if part)
