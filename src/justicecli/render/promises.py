"""Promises as a person reads them, and the one question about whose a promise is to give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from justicecli.core.dates import day_of, in_words
from justicecli.core.finding_records import some
from justicecli.core.promises import late_by
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Promise
from justicecli.model.records import Yours
from justicecli.render import ask, console
from justicecli.render.page import Heading, Item, Line, Part
from justicecli.render.words import count, here_in_words

_TOLD = {
    True: "the survivor was told",
    False: "the survivor was not told",
    None: "not written down whether the survivor was told",
}


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
        f"due {here_in_words(promise.due)}" if promise.due else "",
        *(f"was due {here_in_words(one.due)}" for one in promise.earlier.values() if one.due),
        outcome(promise) if promise.state != "open" else "",
        _whose(promise),
    ]
    return ", ".join(part for part in parts if part)


def outcome(promise: Promise) -> str:
    """What became of a promise: kept, by how much late, missed and whether the survivor was told."""
    if promise.state == "changed":
        last = next(reversed(promise.earlier.values()), None)
        return f"changed; {_TOLD[last.told if last else None]}"
    when = f" {here_in_words(promise.settled)}" if promise.settled else ""
    late = late_by(promise)
    told = "" if promise.told is None else f", {_TOLD[promise.told]}"
    return f"{promise.state}{when}{f', {late} late' if late else ''}{told}"


def ask_due(given: str | None, read: Callable[[str], date]) -> date | None:
    """By when: what was typed, else what a person at the terminal answers; None where no day was said.

    Raises what `read` raises for what was given on the command line.
    """
    if given is not None:
        return read(given)
    return ask.taken("By when? (Enter: no day was said)", read) if console.can_ask() else None


def ask_told(promise: Promise) -> bool | None:
    """Whether the survivor was told, from a person at the terminal; None where it stays open, or is written already."""
    if promise.told is not None or promise.state in ("kept", "released") or not console.can_ask():
        return None
    return ask.yes_or_no("Was the survivor told? (Enter: not written down)")


def a_week_on(typed: str | None, due: date | None, today: date) -> None:
    """Says that today's weekday was taken as the one in a week, which is easily read over."""
    is_weekday = in_words(today)[:3].lower() == (typed or "").strip()[:3].lower()
    if is_weekday and due and day_of(due) - today == timedelta(days=7):
        console.note("That is a week from today. For today, type: today, with an hour if you like.")


def unknown_zone(due: date | None, name: str | None) -> None:
    """Says that this machine does not know the zone it is set to, where an hour was read."""
    if name and isinstance(due, datetime):
        console.note(f"TZ is set to a zone that is not known here, so hours are taken as UTC: {name}")


def closed(case: Case) -> None:
    """Says that what is promised in a closed case does not come up by itself."""
    if case.closed:
        console.note("justice due looks at open cases only, so this promise will not be listed there.")


def still_open(case: Case) -> None:
    """Says which promises are open in a case that was closed, on standard error."""
    keys = [key for key, one in case.promises.items() if one.is_open]
    if keys:
        number = count(len(keys), "promise is", "promises are")
        console.note(
            f"{number} still open ({some(keys)}), and justice due looks at open cases only. See them with: "
            f"justice promises list {case.case} --open"
        )


def early(made: date, due: date | None) -> None:
    """Asks about a promise that is due before it was made, which a late entry may be; without a terminal it is said.

    Raises Mistyped where the person says that it is not right.
    """
    if due is None or day_of(due) >= made:
        return
    said = f"It is due on {here_in_words(due)}, before {in_words(made)}."
    if not console.can_ask():
        console.note(f"{said} It is taken as typed.")
    elif not ask.yes(f"{said} Is that right?"):
        raise Mistyped("Nothing was changed; give the day it is due with --due, or the day it was made with --on.")


def ask_whose() -> tuple[Yours, str | None]:
    """Whose the promise is to give, and who confirmed it; asked once, and only of a person at a terminal."""
    if not console.can_ask():
        return "not asked", None
    console.note("Some of this may be decided by others, such as a judge, an officer or the other side.")
    answered = ask.yes_or_no("Is this yours to give? (Enter: leave it open)")
    if answered is None:
        return "not asked", None
    return "yes" if answered else "no", ask.answer("Who confirmed it? (Enter: nobody yet)").strip() or None


def _whose(promise: Promise) -> str:
    """Whose a promise is to give, where that was a question."""
    if promise.yours is None:
        return ""
    confirmed = f", confirmed by {promise.confirmed_by}" if promise.confirmed_by else ""
    return {"yes": "ours to give", "no": "not ours alone to give", "not asked": "not asked whose to give"}[
        promise.yours
    ] + confirmed
