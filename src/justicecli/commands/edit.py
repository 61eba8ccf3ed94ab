"""`justice edit`: a case's file in your own editor; kept only if it is valid."""

from __future__ import annotations

from pathlib import Path

import typer

from justicecli.errors import InUse, JusticeError, NotValid, NotWritten
from justicecli.options import Case, Quiet, home
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.storage import editor
from justicecli.storage.cases import Cases


def run(ctx: typer.Context, case: Case, quiet: Quiet = False) -> None:
    """Open a case's file in your editor ($VISUAL, else $EDITOR). It is kept only if it is valid.

    What is not valid is set aside, with the fault shown, so that nothing typed is lost. For example:

        EDITOR=nano justice edit amber
    """
    cases = Cases.at(home(ctx))
    code = cases.find(case)
    data, aside = cases.bytes_of(code), cases.aside(code)
    text = data
    if aside.exists() and console.can_ask() and ask.yes(f"Go on from the text set aside in {aside}?"):
        text = cases.read_aside(code)
    while True:
        text = editor.edit(text)
        try:
            changed = cases.change_text(code, data, text, source=aside)
        except NotValid as fault:
            kept = _kept(cases, code, text)
            if not console.can_ask():
                if kept != aside:
                    console.note(f"Your text is kept in {kept}")
                raise
            console.error(fault.sentence)
            if not ask.yes("Edit again? The text is kept aside if not."):
                raise NotValid(f"The case is as it was; your text is in {kept}") from None
        except (InUse, NotWritten):
            console.note(f"Your text is kept in {_kept(cases, code, text)}")
            raise
        else:
            cases.drop_aside(code)
            if changed.before is changed.after:
                console.note("The file is valid now. What it held before could not be read, so nothing is compared.")
            else:
                say(*changed, quiet=quiet)
            return


def _kept(cases: Cases, code: str, text: bytes) -> Path:
    """Where the text is kept that could not be saved: aside, or, where nothing can be written there, in memory."""
    try:
        cases.set_aside(code, text)
    except JusticeError:
        return editor.keep(text)
    return cases.aside(code)
