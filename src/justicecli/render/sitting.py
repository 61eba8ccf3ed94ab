"""The engine of `review` and `inquiry`: each answer is saved as it is given, each question can be skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from msgspec.structs import replace

from justicecli.core import goals, inquiry, reviews
from justicecli.core.dates import in_words, read_day
from justicecli.core.filling import own_words, speak
from justicecli.core.lettering import letter
from justicecli.errors import JusticeError, Mistyped, NotFound, Stopped
from justicecli.model.case import Case
from justicecli.model.records import NumberedBy
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.render.settling import orders_by_letter
from justicecli.render.words import mention

Save = Callable[[Callable[[Case], Case]], tuple[Case, Case]]
"""Makes the change on the disk, and gives the case before and after it."""

HOW = "Enter skips a question, and so do the answers no and not now. Ctrl-C leaves, and keeps what was said."

_LETTERS = "Type the letters that stand before the goals, most important first, such as: b a"

_OURS = {"survivor": "the survivor"}


class Sitting:
    """A meeting that is being held: the case as it stands after each answer, and how to save the next one.

    `kept` says whether an answer was saved; None while nobody can know. `skips` are the answers that only say no.
    """

    def __init__(
        self,
        case: Case,
        save: Save,
        *,
        held: date,
        today: date,
        present: Sequence[str] = (),
        writer: str | None = None,
        skips: Collection[str] = (),
    ) -> None:
        self.case = case
        self.held = held
        self.today = today
        self.writer = writer
        self.skips = skips
        self.kept: bool | None = False
        self._save = save
        self._present = present
        self._key = ""

    def begin(self) -> None:
        """Say how the conversation goes, and, of a case that is closed, that it is."""
        console.note(HOW)
        if self.case.closed:
            since = in_words(self.case.closed)
            console.note(f"This case is closed since {since}. Open it again with: justice reopen {self.case.case}")

    def save(self, fn: Callable[[Case], Case], *, quiet: bool = False) -> None:
        """Save an answer, and say what changed."""
        was, self.kept = self.kept, self.kept or None
        try:
            before, self.case = self._save(fn)
        except JusticeError:
            self.kept = was
            raise
        self.kept = was or before != self.case
        say(_as_open(before), _as_open(self.case), quiet=quiet)

    def hold(self, fn: Callable[[Case, str], Case]) -> None:
        """Save an answer that belongs to the review of the day: `fn` has the case and the review's id."""

        def changed(it: Case) -> Case:
            if self._key not in it.reviews:
                it, self._key = inquiry.begun(it, on=self.held, present=self._present, entropy=os.urandom)
            return fn(it, self._key)

        self.save(changed)

    def said(self, text: str) -> str:
        """Our sentence, with what the survivor calls themselves in it. Catalogue: B2-3."""
        return speak(text, _OURS, {name: mention(words) for name, words in own_words(self.case).items()})

    @contextmanager
    def until_left(self) -> Iterator[None]:
        """Raises Stopped where the person leaves; what was said before is on the disk."""
        try:
            yield
        except (Stopped, KeyboardInterrupt):
            raise Stopped(kept=self.kept) from None


def _as_open(case: Case) -> Case:
    """The case without its closings: that it is closed was said when the conversation began."""
    return replace(case, closings={}) if case.closings else case


def asked(
    question: str,
    take: Callable[[str], None],
    *,
    skips: Collection[str] = (),
    again: tuple[type[JusticeError], ...] = (Mistyped, NotFound),
) -> bool:
    """Ask until the answer can be taken or the person skips, with Enter or one of `skips`; False where they skipped.

    Lines that were pasted at once are one answer, so that none of them answers the next question. `again` are the
    errors that are said and asked about once more.
    """
    while True:
        typed = ask.answer(question, pasted=True).strip()
        if not typed or inquiry.is_skip(typed, skips):
            return False
        try:
            take(typed)
        except again as error:
            console.error(error.sentence)
        else:
            return True


def name_goal(sitting: Sitting, question: str) -> bool:
    """One goal, in the survivor's words; False where nothing more is said. Catalogue: statements C4, C5.

    It belongs to the review of the day, but on the first day, when there is none until the goals are numbered.
    """

    def named(it: Case, words: str) -> Case:
        return inquiry.named(
            it, words, held=sitting.held, today=sitting.today, writer=sitting.writer, entropy=os.urandom
        )

    def take(words: str) -> None:
        if inquiry.is_first(sitting.case, sitting.held):
            sitting.save(lambda it: named(it, words))
        else:
            sitting.hold(lambda it, _: named(it, words))

    return asked(sitting.said(question), take, skips=sitting.skips)


def number_goals(sitting: Sitting, *, by: NumberedBy | None = None) -> bool:
    """The order the survivor gives by letters; False where they gave none. Catalogue: statements C6, C7."""
    keys = lettered(goals.listed(sitting.case))
    if not keys:
        return False
    for sign, key in keys.items():
        rank = sitting.case.goals[key].rank
        console.out(f"  {sign}  {f'({rank})' if rank else '( )'} {mention(sitting.case.goals[key].words)}")
    console.out_lines(orders_by_letter(sitting.case, keys))

    def take(typed: str) -> None:
        order = by_letter(typed, keys, _LETTERS)
        sitting.hold(lambda it, key: reviews.with_order(it, key, order, on=sitting.held, by=by, entropy=os.urandom))

    question = "The order of {survivor} by letter, most important first; a goal may be left out:"
    return asked(sitting.said(question), take, skips=sitting.skips)


def leave_order(sitting: Sitting) -> None:
    """The numbers stay as they stand, and are kept with the review; they stay whose they were."""
    sitting.hold(lambda it, key: reviews.with_order(it, key, None, on=sitting.held, by=None, entropy=os.urandom))


def set_next(sitting: Sitting, *, usual: bool = True) -> None:
    """The day of the next review. A no is no day; Enter is six weeks on where that is `usual`, and else no day too."""
    later = sitting.held + reviews.SIX_WEEKS

    def put(day: date) -> None:
        sitting.hold(lambda it, key: reviews.with_next(it, key, day))

    def take(typed: str) -> None:
        if inquiry.is_skip(typed, sitting.skips):
            console.out("No day for a next review.")
        else:
            put(read_day(typed, sitting.today))

    enter = f"Enter: six weeks on, {in_words(later)}; no: no date" if usual else "Enter: no date"
    if not asked(f"The next review ({enter}):", take) and usual:
        put(later)


def lettered(keys: Sequence[str]) -> dict[str, str]:
    """Each key by a letter to type."""
    return {letter(number).lower(): key for number, key in enumerate(keys)}


def by_letter(typed: str, keys: dict[str, str], otherwise: str) -> list[str]:
    """The keys meant by the letters that were typed: "b a", "ba", or "2 1" for their places in the list.

    Letters are read without spaces between them only where each stands for one thing. Raises Mistyped, saying
    `otherwise`, where one of them is none of those shown.
    """
    said = re.sub(r"[,;.)]", " ", typed.lower()).split()
    if said and all(one.isdecimal() for one in said):
        places = dict(enumerate(keys.values(), 1))
        meant = [places.get(int(one[:9])) for one in said]
    else:
        single = all(len(one) == 1 for one in keys)
        meant = [keys.get(one) for part in said for one in (part if single else [part])]
    found = [one for one in meant if one]
    if not found or len(found) < len(meant):
        raise Mistyped(otherwise)
    return found
