"""Where an inquiry stands on a day, from the file alone: what is still to be asked, in the order of Appendix A.

What is in the file is not asked again. What was skipped is recorded nowhere, so it may be asked again.
Catalogue: statements C1, C2, C6, C8, C10, C11.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from justicecli.core import goals, reviews
from justicecli.model.case import Case
from justicecli.model.codes import Entropy

Part = Literal["options", "goals", "order", "hurdle", "step", "next"]
A_FEW = 5
"""How many forms of justice are explained at a time."""


class Question(NamedTuple):
    """What is asked next: the part of the conversation, and the options or the goal it is about."""

    part: Part
    about: tuple[str, ...] = ()


def following(case: Case, held: date, options: Iterable[str], skipped: Collection[Question]) -> Question | None:
    """The next question of the inquiry that day, without those that were skipped; None where nothing is left to ask.

    Options are a few at a time, and each one is skipped by itself. On a day after goals were named only options that
    were never explained are left: the rest of that day is the review.
    """
    left = [key for key in unexplained(case, options) if Question("options", (key,)) not in skipped]
    if left:
        return Question("options", tuple(left[:A_FEW]))
    if not is_first(case, held):
        return None
    return next((one for one in _after_options(case, held) if one not in skipped), None)


def is_first(case: Case, held: date) -> bool:
    """True until a day after goals were named: what is said then is a review. Catalogue: statement C16."""
    return not any(goal.added is None or goal.added < held for goal in case.goals.values())


def unexplained(case: Case, options: Iterable[str]) -> list[str]:
    """The options that were never explained, in their order. Catalogue: statement C1."""
    return [key for key in options if key not in case.options or case.options[key].explained is None]


def was_said(case: Case, held: date) -> bool:
    """True where something was said that day: a goal, an order, or what a review of that day holds."""
    return (
        any(goal.added == held for goal in case.goals.values())
        or any(order.on == held for order in case.orders.values())
        or any(review.held == held for review in case.reviews.values())
    )


def unfinished(case: Case, held: date) -> str | None:
    """The review of that day to go on with: one that has no order yet, else the last, if it has no next date."""
    there = [key for key, review in case.reviews.items() if review.held == held]
    for key in there:
        if not case.reviews[key].is_sealed:
            return key
    return there[-1] if there and case.reviews[there[-1]].next is None else None


def is_complete(case: Case, held: date) -> bool:
    """True where a review of that day is in the file, with its order and its next date."""
    return any(review.held == held for review in case.reviews.values()) and unfinished(case, held) is None


def begun(case: Case, *, on: date, present: Sequence[str] = (), entropy: Entropy) -> tuple[Case, str]:
    """The case with a review that day and its id: the unfinished one, else a new one."""
    key = unfinished(case, on)
    return (case, key) if key else reviews.begin(case, on=on, present=present, entropy=entropy)


def named(case: Case, words: str, *, held: date, today: date, writer: str | None, entropy: Entropy) -> Case:
    """The case with one more goal that the survivor said in the sitting of that day."""
    round_ = reviews.sitting_round(case, held, today)
    return goals.add(
        case, words, on=held, entropy=entropy, round_=round_, said_by="survivor", written_by=writer or None
    )


def skip_words(lists: Iterable[str]) -> frozenset[str]:
    """The answers that are a no and nothing else, from lists with commas between them, one for each language."""
    return frozenset(bare for one in lists for words in one.split(",") if (bare := _bare(words)))


def is_skip(typed: str, words: Collection[str]) -> bool:
    """True where what was typed is one of those answers and nothing more: "No.", "NOT NOW", "nada mas"."""
    return _bare(typed) in words


def _bare(typed: str) -> str:
    """What was typed, without capitals, accents and marks."""
    letters = (one for one in unicodedata.normalize("NFKD", typed.casefold()) if not unicodedata.combining(one))
    plain = (" " if unicodedata.category(one).startswith("P") else one for one in letters)
    return " ".join("".join(plain).split())


def _after_options(case: Case, held: date) -> Iterator[Question]:
    """What can still be asked on the first day, in order."""
    there = [review for review in case.reviews.values() if review.held == held]
    key = unfinished(case, held)
    review = case.reviews[key] if key else there[-1] if there else None
    keys = goals.listed(case)
    if review is None or not review.is_sealed:
        yield Question("goals")
        if keys:
            yield Question("order")
    for goal in keys:
        if not case.goals[goal].hurdles and not case.goals[goal].steps:
            yield Question("hurdle", (goal,))
        if not case.goals[goal].steps:
            yield Question("step", (goal,))
    if review is None or review.next is None:
        yield Question("next")
