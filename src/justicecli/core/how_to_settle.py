"""How what two people changed differently is settled: by which command, in a sentence without the file's words."""

from __future__ import annotations

import re
from typing import Literal

from justicecli.core.accounts import accounts
from justicecli.core.fields import keys
from justicecli.core.said_places import said_place
from justicecli.core.settling import orders_of_reviews
from justicecli.model.case import Case

Way = Literal["reword", "translate", "set", "due", "became", "answer", "order", "edit"]
"""The kind of command by which an account is settled."""

_TYPED = re.compile("[a-z][a-z0-9_-]*")


def way(case: Case, key: str) -> Way:  # noqa: PLR0911 - one for each command
    """By which command the other account with that id is settled; `edit` where none writes to its place."""
    place = tuple(case.to_settle[key].place)
    if not all(map(_TYPED.fullmatch, place)):
        return "edit"
    match place:
        case ("goals", goal, *_) if goal in case.goals:
            return _of_goal(case, place)
        case ("promises", promise) if promise in case.promises:
            return "became"
        case ("promises", promise, "due") if promise in case.promises and case.promises[promise].is_open:
            return "due"
        case ("checklists", run, "answers" | "assured", item) if run in case.checklists:
            return "answer" if item in case.checklists[run].answers else "edit"
        case ("reviews", _) if key in [one for one, _ in orders_of_reviews(case)]:
            return "order"
    return "set" if ".".join(place) in (*keys(), *(f"words.{name}" for name in case.words)) else "edit"


def _of_goal(case: Case, place: tuple[str, ...]) -> Way:
    """By which command an account of a goal is settled: with new words goes what was said with them."""
    if place[2:] in (("words",), ("translation",), ("language",)) and accounts(case, *place[:2], "words"):
        return "reword"
    return "translate" if place[2:] == ("translation",) else "edit"


def how_to(case: Case, key: str, code: str = "CASE") -> str:
    """The command that settles the other account with that id, as it is typed for the case with that code."""
    place = case.to_settle[key].place
    about = " ".join((code, *place[1:2]))
    return {
        "reword": f"justice goals reword {about} WORDS",
        "translate": f"justice goals reword {about} WORDS --translation WORDS",
        "set": f"justice set {code} {'.'.join(place)} VALUE",
        "due": f"justice promises change {about} --due DATE",
        "became": f"justice promises keep {about} (or miss, release)",
        "answer": f"justice checklists answer {code} {' '.join((*place[1:2], *place[3:]))} ANSWER",
        "order": f"justice review {code} --order GOAL...",
        "edit": f"justice edit {code}",
    }[way(case, key)]


def said_account(case: Case, key: str) -> str:
    """One thing to settle in a sentence without the file's words: what it is, and what to do."""
    place = said_place(case.to_settle[key].place)
    if way(case, key) == "edit":
        return (
            f"two accounts of {place}: see which holds, and take out [to_settle.{key}] with justice edit CASE "
            "when it is settled"
        )
    return f"two accounts of {place}: see which holds, and say it with {how_to(case, key)}"
