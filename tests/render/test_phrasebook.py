"""Our words on a page: months in each language that is shipped, and in others from the library that knows them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from babel.dates import format_skeleton

from justicecli.render.phrasebook import Phrasebook
from justicecli.storage.templates import page_phrases


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_named_as_the_language_names_them(language: str, month: int) -> None:
    tag, words, _ = page_phrases(language)
    said = Phrasebook(tag, words)
    assert said.month(date(2026, month, 3)) == format_skeleton("yMMM", date(2026, month, 3), locale=language)
    assert said.month(datetime(2026, month, 3, 9, tzinfo=UTC)) == said.month(date(2026, month, 3))


def test_a_language_without_its_months_has_them_all_the_same() -> None:
    assert Phrasebook("fr", {"months": "jan"}).month(date(2026, 8, 3)) == "août 2026"
