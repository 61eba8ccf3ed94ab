"""The conversation of a review: last time's order, how each goal goes, new goals, numbers, the next date.

Each answer is saved as it is given, so that leaving in the middle loses nothing; each question can be skipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date

from justicecli.core import goals, reviews
from justicecli.core.dates import in_words, read_day
from justicecli.errors import Mistyped, NotFound, Stopped
from justicecli.model.case import Case
from justicecli.model.records import NumberedBy, State
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.render.goals import page
from justicecli.render.page import show
from justicecli.render.words import mention

Save = Callable[[Callable[[Case], Case]], tuple[Case, Case]]
"""Makes the change on the disk, and gives the case before and after it."""

_MARKS: dict[str, tuple[str, State]] = {
    "there": ("Is it achieved, and off the list?", "achieved"),
    "no longer wanted": ("Set it aside? It can come back at any time.", "set-aside"),
}


def walk(case: Case, save: Save, *, held: date, today: date, by: NumberedBy | None, present: Sequence[str]) -> None:
    """Hold a review on a terminal. Raises Stopped where the person left; what was said before is on the disk."""
    sitting = _Sitting(case, save, held, present)
    try:
        _through(sitting, today, by)
    except (Stopped, KeyboardInterrupt):
        raise Stopped(kept=sitting.has_begun) from None


def _through(sitting: _Sitting, today: date, by: NumberedBy | None) -> None:
    """Each question of a review, from how the goals go to the next date."""
    case, held = sitting.case, sitting.held
    round_ = reviews.sitting_round(case, held, today)
    console.note("Enter skips a question; Ctrl-C leaves, and keeps what was said.")
    show(page(case, title="The order as it stands"))
    for key in goals.listed(case):
        _progress(sitting, key)
    _new_goals(sitting, round_)
    order = _order(sitting)
    sitting.save(lambda it, key: reviews.with_order(it, key, order, on=held, by=by, entropy=os.urandom))
    _next(sitting, today)
    show(page(sitting.case, title="The order now"))


class _Sitting:
    """A review that is being held: the case as it stands after each answer, and how to save the next one."""

    def __init__(self, case: Case, save: Save, held: date, present: Sequence[str]) -> None:
        self.case = case
        self.held = held
        self._save = save
        self._present = present
        self._key = ""

    @property
    def has_begun(self) -> bool:
        """True once an answer was saved."""
        return bool(self._key)

    def save(self, fn: Callable[[Case, str], Case]) -> None:
        """Save an answer: `fn` has the case and the id of this review. Says what changed."""

        def changed(it: Case) -> Case:
            if self._key not in it.reviews:
                it, self._key = reviews.begin(it, on=self.held, present=self._present, entropy=os.urandom)
            return fn(it, self._key)

        before, self.case = self._save(changed)
        say(before, self.case)


def _asked(question: str, take: Callable[[str], None], *, pasted: bool = False) -> bool:
    """Ask until the answer can be taken or the person skips; False where they skipped."""
    while True:
        typed = ask.answer(question, pasted=pasted).strip()
        if not typed:
            return False
        try:
            take(typed)
        except (Mistyped, NotFound) as error:
            console.error(error.sentence)
        else:
            return True


def _progress(sitting: _Sitting, key: str) -> None:
    """How one goal goes, and whether it leaves the list."""
    goal = sitting.case.goals[key]
    said = ask.choice(f"{mention(goal.words)}: how does it go?", reviews.PROGRESS)
    if said is None:
        return
    sitting.save(lambda it, review: reviews.with_progress(it, review, key, said))
    question, state = _MARKS.get(said, ("", goal.state))
    if question and ask.yes(question):
        sitting.save(lambda it, _: goals.mark(it, key, state, on=sitting.held, entropy=os.urandom))


def _new_goals(sitting: _Sitting, round_: int) -> None:
    """Goals that are new, until nothing more is said."""

    def take(words: str) -> None:
        sitting.save(
            lambda it, _: goals.add(it, words, on=sitting.held, entropy=os.urandom, round_=round_, said_by="survivor")
        )

    while _asked("A new goal, in the survivor's words:", take, pasted=True):
        pass


def _order(sitting: _Sitting) -> list[str] | None:
    """The order the survivor gives by letters; None where it stays as it is."""
    keys = goals.listed(sitting.case)
    if not keys:
        return None
    letters = {_letter(number): key for number, key in enumerate(keys)}
    for letter, key in letters.items():
        rank = sitting.case.goals[key].rank
        console.out(f"  {letter}  {f'({rank})' if rank else '( )'} {mention(sitting.case.goals[key].words)}")
    order: list[str] = []

    def take(typed: str) -> None:
        named = typed.lower().replace(",", " ").split()
        if any(letter not in letters for letter in named):
            raise Mistyped("Type the letters in front of the goals, most important first, such as: b a")
        chosen = [letters[letter] for letter in named]
        goals.check_order(sitting.case, chosen)
        order[:] = chosen

    question = "The survivor's order by letter, most important first; a goal may be left out:"
    return order if _asked(question, take) else None


def _letter(number: int) -> str:
    """A to z, then aa, ab and on."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)  # noqa: PLR2004


def _next(sitting: _Sitting, today: date) -> None:
    """The day of the next review; six weeks on where nothing is said."""
    usual = sitting.held + reviews.SIX_WEEKS

    def take(typed: str) -> None:
        day = read_day(typed, today)
        sitting.save(lambda it, key: reviews.with_next(it, key, day))

    if not _asked(f"The next review (Enter: {in_words(usual)}):", take):
        sitting.save(lambda it, key: reviews.with_next(it, key, usual))
