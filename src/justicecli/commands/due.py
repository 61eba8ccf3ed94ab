"""`justice due`: what is due across all open cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from justicecli.core.due import Entry, due, in_order
from justicecli.core.spans import days
from justicecli.errors import JusticeError, Mistyped
from justicecli.options import Json, home
from justicecli.render import cases as render
from justicecli.storage import clock
from justicecli.storage.cases import Cases


def run(
    ctx: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead, such as 3d or 2w.")] = "14d",
    quiet_for: Annotated[str, typer.Option("--quiet-for", metavar="SPAN", help="When a case has gone quiet.")] = "60d",
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write a calendar instead; codes and kinds only.")
    ] = None,
    with_words: Annotated[
        bool, typer.Option("--with-words", help="With the words, in the calendar. Calendars sync.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What is due across all open cases: promises by the hour, steps, reviews, tries to repeat, quiet cases.

    Overdue things come first. A try that did not reach the survivor comes again after 14 days, and safe contact is
    to be checked after 30. For example:

        justice due --within 3d
    """
    ahead, quiet, now = days(within), days(quiet_for), clock.now()
    if with_words and ics is None:
        raise Mistyped("--with-words goes with --ics FILE. Nothing was written.")
    entries: list[Entry] = []
    for code, case in Cases.at(home(ctx)).all():
        if isinstance(case, JusticeError):
            render.fault(case)
        else:
            entries += due(case, code, now, within=ahead, quiet_for=quiet)
    entries = in_order(entries)
    if ics is not None:
        from justicecli.render.calendar import calendar, say_written
        from justicecli.storage.files import write_calendar

        write_calendar(ics, calendar(entries, now, with_words=with_words))
        say_written(ics, len(entries), with_words=with_words)
    if as_json:
        from justicecli.render import machine

        machine.show(now=now, within_days=ahead.days, quiet_for_days=quiet.days, due=entries)
    elif ics is None:
        from justicecli.render.due import page
        from justicecli.render.page import show

        show(page(entries, now, ahead))
