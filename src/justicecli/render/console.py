"""Where output goes: answers on standard output, all else on standard error, and what a terminal is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from justicecli.errors import Mistyped, NotWritten
from justicecli.model.text import visible

if TYPE_CHECKING:
    from rich.console import Console


def out(text: str = "") -> None:
    """One answer line on standard output, with no control character left in it."""
    out_lines([text])


def out_lines(lines: Iterable[str]) -> None:
    """Many answer lines, each as it comes, so that a long answer is never held whole. Raises as `raw` does."""
    with _shown():
        sys.stdout.writelines(visible(line) + "\n" for line in lines)


def raw(text: str) -> None:
    """A text on standard output as it is. Raises NotWritten where it cannot be written, BrokenPipeError in a pipe."""
    with _shown():
        sys.stdout.write(text)


def raw_bytes(data: bytes) -> None:
    """Bytes on standard output. Raises Mistyped where that is a terminal, else as `raw` does."""
    if sys.stdout.isatty():
        raise Mistyped("A PDF is nothing for a terminal. Say where it goes, such as: -o page.pdf")
    with _shown():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def flush() -> None:
    """What was answered so far is with whoever reads it. Raises as `raw` does."""
    with _shown():
        sys.stdout.flush()


@contextmanager
def _shown() -> Iterator[None]:
    """Turns a full disk behind standard output into a sentence; changes are on the disk before they are said."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        give_up()
        raise NotWritten(f"The answer could not be shown ({fault.strerror}). What was to be saved is saved.") from None


def give_up() -> None:
    """Nothing more goes to standard output, not even what waits there."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """One line about what was done or is to be done, on standard error."""
    flush()
    sys.stderr.write(visible(text) + "\n")
    sys.stderr.flush()


def error(text: str) -> None:
    """One sentence on standard error that says what went wrong."""
    note(f"justice: {text}")


def is_terminal() -> bool:
    """True where a person reads the answers as they come."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """True where a person can be asked something: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def drawing() -> Console:
    """Rich's console for a terminal: no markup and no emoji codes are ever read out of a text."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)
