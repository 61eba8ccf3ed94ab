"""`justice due`: what is due across all open cases."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from justicecli.core.due import Entry, Undated, due, in_order, undated
from justicecli.core.no_longer_due import moved, over
from justicecli.core.spans import days
from justicecli.errors import JusticeError, Mistyped
from justicecli.options import Json, home
from justicecli.render.due import Unreadable, page, say_unreadable
from justicecli.storage import clock
from justicecli.storage.cases import Cases

_PIPE = Path("-")


def run(
    ctx: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead, such as 3d or 2w.")] = "14d",
    quiet_for: Annotated[str, typer.Option("--quiet-for", metavar="SPAN", help="When a case has gone quiet.")] = "60d",
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics", metavar="FILE", help="Write a calendar instead, a dash: into the pipe; codes and kinds only."
        ),
    ] = None,
    with_words: Annotated[
        bool, typer.Option("--with-words", help="With the words, in the calendar. Calendars sync.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What is due across all open cases: promises by the hour, steps, reviews, tries to repeat, quiet cases.

    Overdue things come first. A try that did not reach the survivor comes again after 14 days, and safe contact is
    to be checked after 30. Promises without a day stand at the end. For example:

        justice due --within 3d
    """
    ahead, quiet, now = days(within), days(quiet_for), clock.now()
    _check(ics, with_words=with_words, as_json=as_json)
    cases, look = Cases.at(home(ctx)), _Look()
    for code, case in cases.all():
        if isinstance(case, JusticeError):
            look.unreadable.append(Unreadable.of(code, cases.path(code), case))
            continue
        look.due += due(case, code, now, clock.ZONE, within=ahead, quiet_for=quiet)
        look.undated += undated(case, code)
        if ics is not None:
            look.due += moved(case, code, now, clock.ZONE, within=ahead)
            look.over += over(case, code, now, clock.ZONE, quiet)
    entries = in_order(look.due)
    if ics is not None:
        _write(ics, [one for one in entries if one.has_day], look.over, now, with_words=with_words)
    if as_json:
        from justicecli.render import machine

        spans = {"within_days": ahead.days, "quiet_for_days": quiet.days}
        machine.show(now=now, **spans, due=entries, undated=look.undated, unreadable=look.unreadable)
    elif ics is None:
        from justicecli.render.page import show

        show(page(entries, now, ahead, look.undated))
    say_unreadable(look.unreadable)


class _Look:
    """What is found in the files, one after another."""

    def __init__(self) -> None:
        self.due: list[Entry] = []
        self.over: list[Entry] = []
        self.undated: list[Undated] = []
        self.unreadable: list[Unreadable] = []


def _check(ics: Path | None, *, with_words: bool, as_json: bool) -> None:
    """Raise Mistyped for options that do not go together, or a calendar without a name."""
    if with_words and ics is None:
        raise Mistyped("--with-words goes with --ics FILE. Nothing was written.")
    if ics == Path():
        raise Mistyped("Name a file for the calendar, such as --ics due.ics, or - for a pipe. Nothing was written.")
    if ics == _PIPE and as_json:
        raise Mistyped("--ics - and --json both write to the pipe. Nothing was written; give the calendar a file.")


def _write(ics: Path, entries: list[Entry], ended: list[Entry], now: datetime, *, with_words: bool) -> None:
    """The calendar, in its file or in the pipe."""
    from justicecli.render.calendar import calendar, say_written, to_output
    from justicecli.storage.files import write_calendar

    data = calendar(entries, ended, now, with_words=with_words)
    if ics == _PIPE:
        to_output(data)
    else:
        write_calendar(ics, data)
    say_written(None if ics == _PIPE else ics, len(entries), len(ended), with_words=with_words)
