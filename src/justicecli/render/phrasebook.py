"""Our own words on a page in one language, its dates and its direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from justicecli.core.dates import in_words
from justicecli.core.filling import fill

_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi")


class Phrasebook:
    """The phrases of a language; calling it with a key says one, filled."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language, self.words = language, words

    def __call__(self, key: str, /, **values: str) -> str:
        """The phrase of that key with its gaps filled."""
        return fill(self.words[key], values)

    @property
    def direction(self) -> str:
        """`rtl` for a script that runs from right to left, else `ltr`."""
        tag = self.language.lower()
        return "rtl" if any(tag == one or tag.startswith(f"{one}-") for one in _RIGHT_TO_LEFT) else "ltr"

    def day(self, when: date) -> str:
        """The local day, with the hour where there is one, as this language says it."""
        if self.language.split("-")[0] == "en":
            return in_words(when)
        from babel.dates import format_date

        said: str = format_date(when, "full", locale=self.language.replace("-", "_"))
        return f"{said}, {when:%H:%M}" if isinstance(when, datetime) else said

    def month(self, when: date) -> str:
        """The month and year, short: Mar 2026."""
        names = self.words.get("months", "").split()
        if len(names) == 12:  # noqa: PLR2004 - all of them; the library that knows them is half a start to import
            return f"{names[when.month - 1]} {when.year}"
        from babel.dates import format_skeleton

        said: str = format_skeleton("yMMM", when, locale=self.language.replace("-", "_"))
        return said

    def row(self, parts: Sequence[str]) -> str:
        """The parts in a row, such as: police, prosecutors and judges."""
        return f" {self.words['and']} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
