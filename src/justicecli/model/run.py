"""A checklist gone through for a case: what its items said then, and the answers so far."""

from __future__ import annotations

from datetime import date

from justicecli.model.records import DayOrText, EarlierAnswerId, Record, is_day_or_text


class Assured(Record, frozen=True, kw_only=True):
    """Who gave the authority for an assurance, and the words that were used. Catalogue: B2-5, SRV-LE-5a, SRV-LE-5c."""

    by: str
    words: str
    on: date | None = None


class EarlierAnswer(Record, frozen=True, kw_only=True):
    """What was answered to an item before the day `until`, and who had given the power for it, with the words used."""

    item: str
    answer: DayOrText
    until: date
    assured: Assured | None = None

    def __post_init__(self) -> None:
        """Hold the answer to a day or a text."""
        if not is_day_or_text(self.answer):
            raise ValueError("answer")


class Run(Record, frozen=True, kw_only=True):
    """A checklist gone through for this case.

    `items` keeps what each item said in the edition that was started, so that the run reads whatever becomes of the
    list; `authority` names those that ask who gave the power to say them, and `not_for_us` those that the agency had
    marked so, with its reason.
    """

    name: str
    title: str | None = None
    edition: str | None = None
    started: date | None = None
    authority: list[str] = []
    not_for_us: dict[str, str] = {}
    items: dict[str, str] = {}
    answers: dict[str, DayOrText] = {}
    assured: dict[str, Assured] = {}
    earlier: dict[EarlierAnswerId, EarlierAnswer] = {}

    def __post_init__(self) -> None:
        """Hold each answer to a day or a text."""
        if not all(is_day_or_text(answer) for answer in self.answers.values()):
            raise ValueError("answers")
