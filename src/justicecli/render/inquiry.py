"""The conversation of an inquiry: options, goals, numbers, what stands in the way, the next date, the form.

Each part says what to say aloud, in the survivor's language and in English beside it. Catalogue: statements C1 to C11.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from justicecli.core import goals, inquiry
from justicecli.core.inquiry import Part, Question
from justicecli.core.options import explain
from justicecli.core.orders import standing
from justicecli.core.work import add_hurdle, add_step
from justicecli.errors import Mistyped, NotFound, NotWritten, Refused
from justicecli.model.case import Case
from justicecli.render import ask, console, review
from justicecli.render.aloud import Aloud, Said, close_options, option
from justicecli.render.goals import page
from justicecli.render.page import Line, show
from justicecli.render.sitting import (
    Sitting,
    asked,
    by_letter,
    leave_order,
    lettered,
    name_goal,
    number_goals,
    set_next,
)
from justicecli.render.words import count, mention

_ALOUD: dict[Part, str] = {
    "options": "say_options",
    "goals": "say_goals",
    "order": "say_numbers",
    "hurdle": "say_work",
    "step": "say_work",
    "next": "say_next",
}
_YES, _NO = {"y", "yes", "sí", "si"}, "n"


def walk(sitting: Sitting, said: Said, draw: Callable[[str], None]) -> None:
    """Hold an inquiry on a terminal; on a day after goals were named it is the review.

    `draw` writes the form into a file of that name. Raises Stopped where the person left; what was said before is on
    the disk.
    """
    with sitting.until_left():
        sitting.begin()
        aloud = Aloud(sitting.case, said)
        first = inquiry.is_first(sitting.case, sitting.held)
        aloud("say_begin" if first else "say_again")
        if first:
            _again_in_short(sitting, said)
        asked_any = _ask_what_is_left(sitting, said, aloud)
        if not first and not inquiry.is_complete(sitting.case, sitting.held):
            review.held(sitting, aloud=aloud)
        elif asked_any:
            _show_goals(sitting)
        else:
            console.note("All that is asked today is in the file. To look once more today: justice review CASE")
        _form(sitting, draw, aloud)
        aloud(_closing(sitting.case))


def _ask_what_is_left(sitting: Sitting, said: Said, aloud: Callable[[str], None]) -> bool:
    """Ask each question that is left, in order, each once in this sitting; False where there was none."""
    skipped: set[Question] = set()
    spoken = ""
    while question := inquiry.following(sitting.case, sitting.held, list(said.card.options), skipped):
        key = _ALOUD[question.part]
        if spoken == "say_options" != key:
            close_options(said)
        if spoken != key:
            aloud(key)
            if key == "say_goals" and sitting.case.goals:
                show(page(sitting.case, title="Named so far"))
        spoken = key
        skipped |= _ask(sitting, said, question, skipped)
    if spoken == "say_options":
        close_options(said)
    return bool(spoken)


def _ask(sitting: Sitting, said: Said, question: Question, skipped: set[Question]) -> set[Question]:
    """Ask one question; what was skipped."""
    if question.part == "options":
        return _explain(sitting, said, question.about, skipped)
    if question.part == "goals":
        answered = name_goal(sitting, "A goal, in the words of {survivor} (Enter: nothing more now):")
    elif question.part == "order":
        answered = number_goals(sitting)
        if not answered and goals.ranked(sitting.case):
            leave_order(sitting)
    elif question.part == "next":
        set_next(sitting, usual=inquiry.was_said(sitting.case, sitting.held))
        answered = False
    else:
        answered = _work(sitting, question)
    return set() if answered else {question}


def _again_in_short(sitting: Sitting, said: Said) -> None:
    """The options that were explained before, in a sentence each, if they are wanted once more."""
    left = inquiry.unexplained(sitting.case, said.card.options)
    before = [key for key in said.card.options if key not in left]
    question = f"{count(len(before), 'form')} of justice explained before. Show them again in short?"
    if before and ask.yes(question):
        for key in before:
            show(option("-", key, said, short=True))


def _explain(sitting: Sitting, said: Said, about: tuple[str, ...], skipped: set[Question]) -> set[Question]:
    """A few options, and which of them were explained; all that were shown are done with in this sitting."""
    keys = lettered(about)
    for letter, key in keys.items():
        show(option(letter, key, said))
    over: set[Question] = {Question("options", (key,)) for key in about}

    def take(typed: str) -> None:
        if typed.lower() == _NO or inquiry.is_skip(typed, sitting.skips):
            over.update(Question("options", (key,)) for key in said.card.options)
            return
        otherwise = "Type y if all of these were explained, the letters of those that were, or n for not now."
        chosen = list(about) if typed.lower() in _YES else by_letter(typed, keys, otherwise)
        helps = {key: said.card.options[key].help for key in chosen}
        language = said.card.language if said.card.language != said.english_card.language else None
        sitting.save(lambda it: explain(it, chosen, on=sitting.held, language=language, helps=helps))

    asked("Explained? [y: all of these; letters: those; n: not now; Enter: show the next]", take)
    unexplained = inquiry.unexplained(sitting.case, said.card.options)
    left = [key for key in unexplained if Question("options", (key,)) not in over | skipped]
    if left:
        console.out(f"{count(len(left), 'form')} of justice still to show.")
    return over


def _work(sitting: Sitting, question: Question) -> bool:
    """What stands in the way of a goal, or a first step towards it; False where that was skipped."""
    (goal,) = question.about
    words = mention(sitting.case.goals[goal].words)
    change: Callable[[Case, str], Case]
    if question.part == "hurdle":
        ends = "what stands in the way? (Enter: nothing, or not now)"

        def change(it: Case, typed: str) -> Case:
            return add_hurdle(it, goal, typed, kind=None, entropy=os.urandom)

    else:
        ends = "a first step? (Enter: none now)"

        def change(it: Case, typed: str) -> Case:
            return add_step(it, goal, typed, who=None, by=None, entropy=os.urandom)

    def take(typed: str) -> None:
        sitting.save(lambda it: change(it, typed))

    return asked(f"{words}: {ends}", take, skips=sitting.skips)


def _show_goals(sitting: Sitting) -> None:
    """The goals as they stand after the conversation; where there are none, whether anything was kept."""
    if goals.listed(sitting.case):
        show([Line(""), *page(sitting.case, title="The order now")])
    elif not sitting.kept:
        console.note("Nothing was written. All of it can be asked again on any day.")


def _closing(case: Case) -> str:
    """The phrase that closes: their words in their order only where there are goals, and the survivor numbered them."""
    if not goals.listed(case):
        return "say_thanks"
    found = standing(case, goals.ranked(case))
    return "say_end" if found and found[0].by == "survivor" and not found[1] else "say_words"


def _form(sitting: Sitting, draw: Callable[[str], None], aloud: Callable[[str], None]) -> None:
    """The form in a file, where one is wanted."""
    aloud("say_form")
    again = (Mistyped, NotFound, Refused, NotWritten)
    asked("A file for the form, such as form.html (Enter: no form now):", draw, skips=sitting.skips, again=again)
