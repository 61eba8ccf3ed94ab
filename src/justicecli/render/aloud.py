"""What is said aloud in an inquiry: in the survivor's language, with English beside it. Catalogue: B2-3, C1 to C3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from justicecli.core.filling import own_words, speak
from justicecli.model.card import Card
from justicecli.model.case import Case
from justicecli.render.page import Aside, Heading, Item, Line, Part, show
from justicecli.render.words import mention

_TITLES = {
    "say_options": "Forms of justice, all of them, whoever can help with them",
    "say_goals": "Goals",
    "say_progress": "How it goes",
    "say_more": "New goals",
    "say_numbers": "Numbers",
    "say_work": "What stands in the way, and a first step",
    "say_next": "The next time",
    "say_form": "The form",
}
_FINE = ("say_begin", "say_again", "say_goals")
_ENDS = re.compile(r"(?<=[.!?؟।])\s+|(?<=。)")


class Said(NamedTuple):
    """What is said aloud: the card and our phrases in the survivor's language, and the same in English."""

    card: Card
    words: Mapping[str, str]
    english_card: Card
    english: Mapping[str, str]


class Aloud:
    """Shows what to say aloud, by the key of its phrase, with the survivor's words for people in it."""

    def __init__(self, case: Case, said: Said) -> None:
        self._own = {name: mention(words) for name, words in own_words(case).items()}
        self._said = said

    def __call__(self, key: str) -> None:
        """One part's title and phrase; at the beginning and at the goals, also that no and not now are answers."""
        show([Line(""), *([Heading(_TITLES[key])] if key in _TITLES else [])])
        keys = (key, "say_fine") if key in _FINE else (key,)
        show(_spoken(*(self._text(words, keys) for words in (self._said.words, self._said.english))))

    def _text(self, words: Mapping[str, str], keys: tuple[str, ...]) -> str:
        """The phrases in a row, filled."""
        ours = {"survivor": words["survivor"], "trafficker": words["say_trafficker"]}
        return " ".join(speak(words[key], ours, self._own) for key in keys)


def _spoken(text: str, english: str) -> Iterator[Part]:
    """What to say, and the same in English under it where that is another text."""
    yield Item("Say:", text)
    if english != text:
        yield Aside(english)


def option(mark: str, key: str, said: Said, *, short: bool = False) -> Iterator[Part]:
    """One form of justice in the survivor's language, with the English and who can help under it."""
    option, english = said.card.options[key], said.english_card.options[key]
    say, beside = (_ENDS.split(text)[0] if short else text for text in (option.say, english.say))
    yield Item(mark, say)
    if beside != say:
        yield Aside(beside)
    help_ = "; ".join(
        part for part in (option.help, option.note, "ask a lawyer" if option.ask_a_lawyer else "") if part
    )
    if help_ and not short:
        yield Aside(f"({help_})")


def close_options(said: Said) -> None:
    """The words that close the options: none, one or many, and help does not depend on it."""
    if said.card.closing:
        show([Line(""), *_spoken(said.card.closing, said.english_card.closing or said.card.closing)])
