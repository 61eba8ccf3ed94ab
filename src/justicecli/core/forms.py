"""The form of Appendix A as values: circles with goals and numbers, empty ones, and words that no circle can hold.

Catalogue: statements C13 to C19. Nothing in it is a score, a deadline or a strike-through: C21.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from justicecli.core.goals import listed, ranked
from justicecli.core.lettering import letter
from justicecli.core.overview import numbered_by
from justicecli.core.placing import A_PAGE, Place, Spot, empty, places, spots
from justicecli.core.wrapping import Fitted, fitted
from justicecli.model.case import Case
from justicecli.model.codes import Entropy
from justicecli.model.goal import Goal

ROOM_BELOW = 9.5
"""How much of a circle is left at its bottom for what stands under its words, in millimetres."""

_SEED_BYTES = 8


class Circle(NamedTuple):
    """One goal as it is drawn; `letter` stands in the circle where the words do not fit, and leads to the key."""

    goal: str
    spot: Spot
    number: int | None
    is_first: bool
    added: date | None
    words: str
    fitted: Fitted | None
    letter: str
    language: str | None


class Sheet(NamedTuple):
    """One page, by its number from 0: circles with goals in the order of naming, and circles that wait.

    A last page that is full is followed by one whose circles all wait. Statement C18.
    """

    page: int
    circles: list[Circle]
    empty: list[Spot]


class Form(NamedTuple):
    """The whole form; `listed` are its circles by number, then as named.

    `by_staff` where staff numbered them, and `moved_since` where numbers were moved after that, by whoever did.
    """

    sheets: list[Sheet]
    listed: list[Circle]
    by_staff: bool = False
    moved_since: bool = False

    @property
    def keyed(self) -> list[Circle]:
        """The circles whose words stand in the key, by letter."""
        return [one for sheet in self.sheets for one in sheet.circles if one.letter]


def with_seed(case: Case, entropy: Entropy) -> Case:
    """The case with a random value that places its circles, never made from a name or a code. Statement C14."""
    if case.form.seed:
        return case
    return replace(case, form=replace(case.form, seed=entropy(_SEED_BYTES).hex()))


def form(case: Case, whole: Case) -> Form:
    """The form of a case that has a seed, as it stood (`case`); `whole` is the same file with all that came later."""
    seed = whole.form.seed or ""
    placed = places(seed, [(key, first_words(goal)) for key, goal in whole.goals.items()])
    numbers = {key: number for number, key in enumerate(ranked(case), 1)}
    shown = [key for key in case.goals if case.goals[key].is_listed]
    letters = iter(range(len(shown)))
    circles = {key: _circle(key, case.goals[key], placed[key], numbers.get(key), letters) for key in shown}
    taken = [number for number, key in enumerate(whole.goals) if key in case.goals]
    last, sheets = (max(taken, default=-1) + 1) // A_PAGE, []
    for page in range(last + 1):
        here = [circles[key] for key in shown if placed[key].page == page]
        if here or page == last:
            sheets.append(Sheet(page, here, empty(seed, taken, page)))
    found = numbered_by(case)
    by_staff, moved_since = (found[0].by == "staff", found[1]) if found else (False, False)
    return Form(sheets, [circles[key] for key in listed(case)], by_staff, moved_since)


def blank(seed: str, number: int) -> Form:
    """An empty form of so many circles, eight a page, to be filled by hand. Statement C18."""
    sheets = []
    for page in range(max(-(-number // A_PAGE), 1)):
        sheets.append(Sheet(page, [], list(spots(seed, page)[: number - page * A_PAGE])))
    return Form(sheets, [])


def first_words(goal: Goal) -> str:
    """The words a goal was first said in: they choose the size of its circle, so that new words do not move it."""
    return next(iter(goal.earlier.values())).words if goal.earlier else goal.words


def _circle(key: str, goal: Goal, place: Place, number: int | None, letters: Iterator[int]) -> Circle:
    """One goal in its circle."""
    inside = fitted(goal.words, place.spot.radius, ROOM_BELOW)
    sign = "" if inside else letter(next(letters))
    return Circle(key, place.spot, number, (goal.round or 1) == 1, goal.added, goal.words, inside, sign, goal.language)
