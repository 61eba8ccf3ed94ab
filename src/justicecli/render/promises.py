"""Promises as a person reads them, and the one question about whose a promise is to give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from justicecli.core.dates import day_of, in_words
from justicecli.core.promises import late_by
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Promise
from justicecli.model.records import Yours
from justicecli.render import ask, console
from justicecli.render.page import Heading, Item, Line, Part


def page(case: Case, *, only_open: bool = False) -> Iterator[Part]:
    """The promises of a case: open ones, oldest first, then those that are settled."""
    rows = sorted(case.promises.items(), key=lambda row: row[1].made or date.min)
    still_open = [(key, one) for key, one in rows if one.is_open]
    settled = [] if only_open else [(key, one) for key, one in rows if not one.is_open]
    for title, part in (("Open", still_open), ("Settled", settled)):
        if part:
            yield Heading(title)
        for key, promise in part:
            yield Item("-", promise.words, f"{key}, {about(promise)}")
    if not still_open and not settled:
        yield Line("No promise is open." if only_open else "No promise is written down.")


def about(promise: Promise) -> str:
    """What there is to know of a promise besides its words."""
    parts = [
        promise.who or "",
        f"made {in_words(promise.made)}" if promise.made else "",
        f"due {in_words(promise.due)}" if promise.due else "",
        *(f"was due {in_words(one.due)}" for one in promise.earlier.values() if one.due),
        outcome(promise) if promise.state != "open" else "",
        _whose(promise),
    ]
    return ", ".join(part for part in parts if part)


def outcome(promise: Promise) -> str:
    """What became of a promise: kept, by how much late, missed and whether the survivor was told."""
    if promise.state == "changed":
        return "changed with the survivor"
    when = f" {in_words(promise.settled)}" if promise.settled else ""
    late = late_by(promise)
    told = {True: ", the survivor was told", False: ", the survivor was not told", None: ""}[promise.told]
    return f"{promise.state}{when}{f', {late} late' if late else ''}{told}"


def early(made: date, due: date | None) -> None:
    """Asks about a promise that is due before it was made, which a late entry may be; without a terminal it is said.

    Raises Mistyped where the person says that it is not right.
    """
    if due is None or day_of(due) >= made:
        return
    said = f"It is due on {in_words(due)}, before {in_words(made)}."
    if not console.can_ask():
        console.note(f"{said} It is taken as typed.")
    elif not ask.yes(f"{said} Is that right?"):
        raise Mistyped("Nothing was changed; give the day it is due with --due, or the day it was made with --on.")


def ask_whose() -> tuple[Yours, str | None]:
    """Whose the promise is to give, and who confirmed it; asked once, and only of a person at a terminal."""
    if not console.can_ask():
        return "not asked", None
    yours: Yours = "yes" if ask.yes("Is this yours to give?") else "no"
    return yours, ask.answer("Who confirmed it? (Enter: nobody yet)").strip() or None


def _whose(promise: Promise) -> str:
    """Whose a promise is to give, where that was a question."""
    if promise.yours is None:
        return ""
    confirmed = f", confirmed by {promise.confirmed_by}" if promise.confirmed_by else ""
    return {"yes": "ours to give", "no": "not ours alone to give", "not asked": "not asked whose to give"}[
        promise.yours
    ] + confirmed
