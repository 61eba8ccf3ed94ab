"""`justice set`: one field of the person, of safe contact, or of the survivor's own words."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from justicecli.core.fields import keys, set_field
from justicecli.options import Case, Quiet, home
from justicecli.render import ask
from justicecli.render.changes import say
from justicecli.storage.cases import Cases


def _keys(incomplete: str) -> list[str]:
    """The keys that begin as typed."""
    return [key for key in keys() if key.startswith(incomplete)]


def run(
    ctx: typer.Context,
    case: Case,
    key: Annotated[
        str,
        typer.Argument(metavar="KEY", help="Such as person.reads or words.trafficker.", autocompletion=_keys),
    ],
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="Left out: the field is cleared. A dash: read from the pipe."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Set one field of person, safe_contact or words; without VALUE it is cleared.

    For example:

        justice set amber words.trafficker "my boyfriend"

        justice set amber safe_contact.voicemail
    """
    if value == "-":
        value = ask.words(value, "")
    changed = Cases.at(home(ctx)).change(case, lambda it: set_field(it, key, value, today=date.today()))
    say(*changed, quiet=quiet)
