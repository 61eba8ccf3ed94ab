"""`justice review`: look at the goals again with the survivor."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from justicecli.core import inquiry, reviews
from justicecli.core.dates import happened, to_come
from justicecli.core.goals import find
from justicecli.errors import Mistyped
from justicecli.model.case import Case as Survivor
from justicecli.model.records import NumberedBy
from justicecli.options import Case, Note, On, Quiet, home
from justicecli.render import console
from justicecli.render.changes import say
from justicecli.storage.cases import Cases

CONTEXT = {"allow_extra_args": True}  # the goals after --order, as many as there are


def run(
    ctx: typer.Context,
    case: Case,
    order: Annotated[
        str | None, typer.Option("--order", metavar="GOAL...", help="The new order, most important first.")
    ] = None,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="DATE", help="The next review; six weeks on if left out.")
    ] = None,
    note: Note = None,
    no_change: Annotated[bool, typer.Option("--no-change", help="It was looked at, and stays as it is.")] = False,
    by: Annotated[
        NumberedBy | None, typer.Option("--by", help="Who set the order; the survivor, if a new one is given.")
    ] = None,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar="ROLE", help="Who else was there; may be repeated."),
    ] = None,
    on: On = None,
    quiet: Quiet = False,
) -> None:
    """Hold a review: how the goals go, new goals, the order, the next date. One with no change is still a review.

    On a terminal, with no option, it walks through it; each question can be skipped with Enter, and leaving in the
    middle keeps what was said. For example:

        justice review amber

        justice review amber --order 3 1 2 --next +6w
    """
    today = date.today()
    held = happened(on, today)
    cases = Cases.at(home(ctx))
    wanted = [*(order or "").replace(",", " ").split(), *ctx.args]
    if ctx.args and order is None:
        raise Mistyped("Goals are named after --order, such as: justice review amber --order 3 1 2")
    if by and not wanted and (next_ or note or no_change):
        raise Mistyped("--by goes with --order: it says who set the new order. Nothing was changed.")
    if wanted and no_change:
        raise Mistyped("--order and --no-change do not go together. Nothing was changed.")
    if not (wanted or no_change) and next_ is None and note is None:
        if not console.can_ask():
            raise Mistyped("Say what happened: --order GOAL..., --next DATE, --note WORDS, or --no-change.")
        _walk(cases, cases.find(case), held, today, present or [], by)
        return
    day = to_come(next_, held + reviews.SIX_WEEKS, today)

    def reviewed(it: Survivor) -> Survivor:
        reviews.check_held(it, held)
        goals = [find(it, one) for one in wanted] if wanted else None
        it, key = reviews.begin(it, on=held, present=present or [], entropy=os.urandom)
        it = reviews.with_order(it, key, goals, on=held, by=by, entropy=os.urandom)
        it = reviews.with_next(it, key, day)
        return reviews.with_note(it, key, note) if note is not None else it

    say(*cases.change(case, reviewed), quiet=quiet)


def _walk(cases: Cases, code: str, held: date, today: date, present: list[str], by: NumberedBy | None) -> None:
    """The review as a conversation. Raises Mistyped for a day before the case was opened."""
    from justicecli.render.review import walk
    from justicecli.render.sitting import Sitting
    from justicecli.storage.settings import load
    from justicecli.storage.templates import page_phrases

    found = cases.read(code)
    reviews.check_held(found, held)
    one = Sitting(
        found,
        lambda fn: cases.change(code, fn),
        held=held,
        today=today,
        present=present,
        writer=load(cases.home).name,
        skips=inquiry.skip_words(
            page_phrases(tag)[1]["say_skips"] for tag in (*found.person.speaks, found.person.reads, "en")
        ),
    )
    walk(one, by=by)
