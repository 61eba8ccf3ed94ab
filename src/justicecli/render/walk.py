"""Walks a person through the open items of a checklist; each answer is kept at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from justicecli.core import runs
from justicecli.errors import Mistyped, Stopped
from justicecli.model.case import Case
from justicecli.model.records import DayOrText
from justicecli.model.run import Assured
from justicecli.render import ask, console
from justicecli.render.changes import say

Change = Callable[[Callable[[Case], Case]], tuple[Case, Case]]

_QUESTION = "yes, no, not-needed, declined, or a short text [Enter: leave it open]:"


def walk(case: Case, key: str, change: Change, *, on: date) -> None:
    """Asks each open item of that run in order. Raises Stopped where the person left; what was answered is kept."""
    run = case.checklists[key]
    left = runs.still_to_answer(run)
    answered = 0
    for number, item in enumerate(left, 1):
        console.out("")
        console.out(f"{number} of {len(left)}. {run.items[item]}  ({item})")
        try:
            answered += _ask(key, item, change, asks_authority=item in run.authority, on=on)
        except Stopped:
            raise Stopped(kept=answered > 0) from None
    console.note("That was the last open item." if left else "Nothing is open in this run.")


def _ask(key: str, item: str, change: Change, *, asks_authority: bool, on: date) -> bool:
    """One item, until there is an answer that can be kept, or none; True where there is one."""
    while True:
        typed = ask.answer(_QUESTION, pasted=True)
        if not typed.strip():
            return False
        if typed.strip().casefold() in {"q", "quit", "exit"}:
            raise Stopped
        try:
            given = runs.as_answer(typed, on)
            assured = _assurance(on) if asks_authority and isinstance(given, date) else None
            say(*change(_answering(key, item, given, on, assured)))
        except Mistyped as fault:
            console.note(fault.sentence)
        else:
            return True


def _answering(key: str, item: str, given: DayOrText, on: date, assured: Assured | None) -> Callable[[Case], Case]:
    """The change that keeps the answer."""
    return lambda it: runs.answer(it, key, item, given, on=on, entropy=os.urandom, assured=assured)


def _assurance(on: date) -> Assured:
    """Who gave the power, and the words used. Raises Mistyped where either is left out."""
    console.note("Only some people can give this.")
    return runs.assurance(ask.answer("Who gave the power to say it?"), ask.answer("The words that were used:"), on)
