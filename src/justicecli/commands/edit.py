"""`justice edit`: a case's file in your own editor; kept only if it is valid."""

from __future__ import annotations

import typer

from justicecli.errors import InUse, NotValid, NotWritten
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
            cases.set_aside(code, text)
            if not console.can_ask():
                raise
            console.error(fault.sentence)
            if not ask.yes("Edit again? The text is kept aside if not."):
                raise NotValid(f"The case is as it was; your text is in {aside}") from None
        except (InUse, NotWritten):
            cases.set_aside(code, text)
            console.note(f"Your text is kept in {aside}")
            raise
        else:
            cases.drop_aside(code)
            say(*changed, quiet=quiet)
            return
