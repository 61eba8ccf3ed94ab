"""Cases made by hand for tests of values: fixed days, fixed ids, and random bytes that are not random."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from msgspec.structs import replace

from justicecli.model.case import Case, new_case
from justicecli.model.codes import Entropy
from justicecli.model.goal import Goal

MEETING = date(2026, 11, 2)
"""A Monday, on which every case made here was opened."""

WEEK = timedelta(weeks=1)


def counting() -> Entropy:
    """Bytes that make another id each time, and the same ones in every run: 0000, 0001, 0002."""
    numbers = count()

    def entropy(size: int) -> bytes:
        number = next(numbers)
        return bytes(number >> 5 * place & 31 for place in reversed(range(size)))

    return entropy


def case_of(*words: str, numbered: int | None = None) -> Case:
    """A case with these goals, g-aaaa, g-bbbb and on; the first `numbered` of them (or all) are 1 to n."""
    last = len(words) if numbered is None else numbered
    goals = {
        f"g-{letter * 4}": Goal(words=text, rank=at if at <= last else None, round=1, added=MEETING, said_by="survivor")
        for at, (letter, text) in enumerate(zip("abcdefghjk", words, strict=False), 1)
    }
    return replace(new_case("amber-heron-27", MEETING), goals=goals)


def order_of(case: Case) -> str:
    """The numbered goals in a row, each by the letter of its id: "b a"; those without a number are left out."""
    numbers = {goal.rank: key[2] for key, goal in case.goals.items() if goal.rank is not None}
    return " ".join(numbers[rank] for rank in sorted(numbers))
