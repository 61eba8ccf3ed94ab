"""Putting option cards together so that none can be hidden, and recording that they were explained.

Catalogue: statements C1, C2, C3; B2-6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from justicecli.core.finding_records import by_beginning
from justicecli.model.card import Card, Label, Option, Saying
from justicecli.model.case import Case, Explained
from justicecli.model.records import Help


def with_agency(card: Card, added: Mapping[str, Option], labels: Mapping[str, Label]) -> Card:
    """The card with an agency's own options after the shipped ones, and its labels on those; none is left out."""
    options = dict(card.options)
    for key, label in labels.items():
        options[key] = replace(options[key], help=label.help, note=label.note)
    own = {key: option for key, option in added.items() if key not in options}
    return replace(card, options={**options, **own})


def in_language(card: Card, language: str, sayings: Mapping[str, Saying], closing: str | None) -> Card:
    """The card with the words of another language wherever there are any; the others stay as they are."""
    options = {
        key: replace(option, say=sayings[key].say) if key in sayings else option for key, option in card.options.items()
    }
    return replace(card, language=language, closing=closing or card.closing, options=options)


def chosen(card: Card, typed: Sequence[str]) -> list[str]:
    """Ids of the options meant: those typed, by id or its beginning, or all. Raises NotFound or Mistyped."""
    return [by_beginning(card.options, one, "option") for one in typed] or list(card.options)


def explain(
    case: Case,
    keys: Sequence[str],
    *,
    on: date,
    language: str | None = None,
    helps: Mapping[str, Help | None] | None = None,
) -> Case:
    """The case with those options recorded as explained, and who can help with each where that is said.

    An earlier day and language stay as they were first written.
    """
    options = dict(case.options)
    for key in keys:
        before = options.get(key, Explained())
        options[key] = replace(
            before,
            explained=before.explained or on,
            language=before.language or language,
            help=(helps or {}).get(key) or before.help,
        )
    return replace(case, options=options)
