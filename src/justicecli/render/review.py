"""The conversation of a review: last time's order, how each goal goes, new goals, numbers, the next date."""

from __future__ import annotations

import os
from collections.abc import Callable

from justicecli.core import goals, inquiry, reviews
from justicecli.model.records import NumberedBy, State
from justicecli.render import ask
from justicecli.render.goals import page
from justicecli.render.page import Line, show
from justicecli.render.sitting import Sitting, leave_order, name_goal, number_goals, set_next
from justicecli.render.words import mention

Aloud = Callable[[str], None]
"""Shows what to say aloud at a part of the conversation, by the key of its phrase."""

_MARKS: dict[str, tuple[str, State]] = {
    "there": ("Is it achieved, and off the list?", "achieved"),
    "no longer wanted": ("Set it aside? It can come back at any time.", "set-aside"),
}


def walk(sitting: Sitting, *, by: NumberedBy | None) -> None:
    """Hold a review on a terminal. Raises Stopped where the person left; what was said before is on the disk."""
    with sitting.until_left():
        sitting.begin()
        held(sitting, by=by)


def held(sitting: Sitting, *, by: NumberedBy | None = None, aloud: Aloud = lambda _: None) -> None:
    """Each question of a review, from how the goals go to the next date; one that lacks only its date asks for that."""
    begun = inquiry.unfinished(sitting.case, sitting.held)
    if begun is None or not sitting.case.reviews[begun].is_sealed:
        show([Line(""), *page(sitting.case, title="The order as it stands")])
        keys = goals.listed(sitting.case)
        if keys:
            aloud("say_progress")
        for key in keys:
            _progress(sitting, key, begun)
        aloud("say_more")
        while name_goal(sitting, "A new goal, in the words of {survivor}:"):
            pass
        if goals.listed(sitting.case):
            aloud("say_numbers")
        if not number_goals(sitting, by=by):
            leave_order(sitting)
    aloud("say_next")
    set_next(sitting)
    show([Line(""), *page(sitting.case, title="The order now")])


def _progress(sitting: Sitting, key: str, begun: str | None) -> None:
    """How one goal goes, and whether it leaves the list."""
    goal = sitting.case.goals[key]
    earlier = sitting.case.reviews[begun].progress.get(key) if begun else None
    now = f" Said today: {earlier}." if earlier else ""
    said = ask.choice(f"{mention(goal.words)}: how does it go?{now}", reviews.PROGRESS)
    if said is None:
        return
    sitting.hold(lambda it, review: reviews.with_progress(it, review, key, said))
    question, state = _MARKS.get(said, ("", goal.state))
    if question and ask.yes(question):
        sitting.save(lambda it: goals.mark(it, key, state, on=sitting.held, entropy=os.urandom))
