"""How the demonstration looks: chapters, the commands as they are typed, the file and its difference."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from justicecli.render import console

_SHOWN = 2


def chapter(text: str) -> None:
    """What happens next in the story."""
    console.out(f"\n# {text}")


def command(words: Sequence[str]) -> None:
    """A command as a person would type it."""
    console.out(f"\n$ justice {shlex.join(words)}")
    console.flush()


def difference(name: str, lines: Sequence[str]) -> None:
    """What changed in the file, as git shows it; without git there is nothing to show."""
    if lines:
        console.out(f"\n$ git diff {name}")
        console.out_lines(list(lines))
        console.flush()


def whole(name: str, text: str) -> None:
    """The file itself."""
    console.out("\n# All of it is one plain file, which you may read and edit.")
    console.out(f"\n$ cat {name}")
    tables = text.split("\n\n")
    options = [table for table in tables if table.startswith("[options.")]
    for table in tables:
        if table not in options[_SHOWN:]:
            console.out(f"{table}\n")
        elif table == options[-1]:
            console.out(f"# ... {len(options) - _SHOWN} more forms of justice, each with its day ...\n")


def end() -> None:
    """What a person may do now."""
    console.out("The folder of this demonstration is gone. Your own first case: justice new")
