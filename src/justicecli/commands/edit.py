"""`justice edit`: a case's file in your own editor; kept only if it is valid."""

from __future__ import annotations

from pathlib import Path

import typer

from justicecli.errors import InUse, JusticeError, NotValid, NotWritten, Stopped
from justicecli.options import Case, Quiet, home
from justicecli.render import ask, console
from justicecli.render.changes import say
from justicecli.storage import editor
from justicecli.storage.cases import Cases, Changed


def run(ctx: typer.Context, case: Case, quiet: Quiet = False) -> None:
    """Open a case's file in your editor ($VISUAL, else $EDITOR). It is kept only if it is valid.

    What is not valid is set aside, with the fault shown, so that nothing typed is lost. For example:

        EDITOR=nano justice edit amber
    """
    cases = Cases.at(home(ctx))
    code = cases.find(case)
    data, aside = cases.bytes_of(code), cases.aside(code)
    text, from_aside = data, False
    if aside.exists() and console.can_ask() and ask.yes(f"Go on from the text set aside in {aside}?"):
        text, from_aside = cases.read_aside(code), True
    while True:
        text = _edited(cases, code, text)
        try:
            changed = cases.change_text(code, data, text, source=aside)
        except NotValid as fault:
            from_aside = _aside_to_go_on(cases, code, text, fault) == aside
        except (InUse, NotWritten):
            if text != data:
                console.note(f"Your text is kept in {_kept(cases, code, text)}")
            raise
        else:
            if from_aside:
                cases.drop_aside(code)
            _tell(changed, layout=text != data, quiet=quiet)
            return


def _edited(cases: Cases, code: str, text: bytes) -> bytes:
    """The text as it was left in the editor. Raises NotWritten, with the text kept, where the editor went wrong."""
    edited = editor.edit(text)
    if not edited.ended_well:
        where = f" Your text is in {_kept(cases, code, edited.text)}" if edited.text != text else ""
        raise NotWritten(f"The editor ended with an error, so nothing was changed.{where}")
    return edited.text


def _aside_to_go_on(cases: Cases, code: str, text: bytes, fault: NotValid) -> Path:
    """Where the text is kept, for a person who edits on. Raises NotValid where nobody does."""
    kept = _kept(cases, code, text)
    if not console.can_ask():
        console.note(f"Your text is kept in {kept}")
        raise fault
    console.error(fault.sentence)
    try:
        again = ask.yes("Edit again? The text is kept aside if not.")
    except Stopped:
        raise Stopped(kept=True) from None
    if not again:
        raise NotValid(f"The case is as it was; your text is in {kept}")
    return kept


def _tell(changed: Changed, *, layout: bool, quiet: bool) -> None:
    """What the edit changed."""
    if changed.before is changed.after:
        console.note("The file is valid now. What it held before could not be read, so nothing is compared.")
    elif changed.before == changed.after and layout and not quiet:
        console.out("Only comments or layout were changed.")
    else:
        say(*changed, quiet=quiet)


def _kept(cases: Cases, code: str, text: bytes) -> Path:
    """Where the text is kept that could not be saved: aside, or, where nothing can be written there, in memory."""
    try:
        return cases.set_aside(code, text)
    except JusticeError:
        return editor.keep(text)
