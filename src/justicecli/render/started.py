"""What is said when something begins: a new case, a home folder."""

from __future__ import annotations

from pathlib import Path

from justicecli.model.settings import Settings
from justicecli.render import console


def say_started(code: str, path: Path, *, quiet: bool) -> None:
    """The new case's code, and where its file lies."""
    if quiet:
        return
    console.out(f"{code} is started: {path}")
    console.note(f"Next: justice options explain {code}, then justice goals add {code}")


def say_home(home: Path, settings: Settings) -> None:
    """Who works here and where the files live."""
    console.out(f"Your files live in {home}")
    for name in settings.__struct_fields__:
        console.out(f"{name}: {getattr(settings, name) or 'not said'}")
    console.note("The files are not encrypted; keep the whole disk encrypted. Next: justice new")
