"""Asking a person, or reading what was piped in; leaving in the middle is always allowed."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast, get_args

from justicecli.errors import Mistyped, Stopped
from justicecli.model.settings import Role
from justicecli.model.text import visible
from justicecli.render import console

T = TypeVar("T")

_YES = frozenset({"y", "yes", "s", "si", "sí"})
_TERMINAL_LINE = 4095  # bytes that a terminal hands over as one line


def words(given: str | None, question: str) -> str:
    """What was said: the argument, else standard input for `-` or a pipe, else the answer to the question.

    Raises Mistyped where standard input is not UTF-8 or there is nobody to ask, Stopped where the person left.
    """
    if given is not None and given != "-":
        return given
    if sys.stdin is None:
        return ""
    if given is None and sys.stdin.isatty():
        return answer(question, pasted=True)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Mistyped(
            f"Standard input is not UTF-8 text (byte {fault.start + 1}). Nothing was changed; convert it and try again."
        ) from None


def answer(question: str, *, pasted: bool = False) -> str:
    """One line from the person at the terminal; empty where they pressed Enter. Raises Stopped where they left.

    With `pasted`, further lines that came with it, as when several are pasted at once, belong to the answer: none is
    left behind for the shell to run. Raises Mistyped for a line that the terminal itself would have cut.
    """
    try:
        line = _line(f"{visible(question)} ")
        while pasted and _more_is_waiting():
            line += "\n" + _line("")
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        raise Stopped(kept=False) from None
    except UnicodeDecodeError:
        raise Mistyped("That line is not UTF-8 text. Nothing of it was taken.") from None
    return line


def _line(prompt: str) -> str:
    """One line, with the keys for editing it where the system has them; nothing of it is kept for later."""
    console.flush()
    with suppress(ImportError):
        import readline

        if sys.stdout.isatty():
            readline.set_auto_history(False)
            return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = input()
    if len(line.encode(errors="surrogateescape")) >= _TERMINAL_LINE:
        raise Mistyped("That line is longer than a terminal takes, so it was cut. Nothing of it was kept; use a pipe.")
    return line


def _more_is_waiting() -> bool:
    """True where the terminal holds more lines already, sooner than a person could type them."""
    with suppress(OSError, ValueError):
        return bool(select.select([sys.stdin], [], [], 0.05)[0])
    return False


def choice(question: str, options: tuple[str, ...]) -> str | None:
    """One of the options, by its number, its words or their beginning; None where the person skipped."""
    numbers = {str(number): option for number, option in enumerate(options, 1)}
    shown = ", ".join(f"{number} {option}" for number, option in numbers.items())
    while True:
        typed = answer(f"{question} [{shown}; Enter to skip]").strip().lower()
        if not typed:
            return None
        if typed in numbers:
            return numbers[typed]
        fitting = [option for option in options if option.startswith(typed)]
        if len(fitting) == 1:
            return fitting[0]
        console.note(f"Type a number from 1 to {len(options)}, or press Enter to skip.")


def yes(question: str) -> bool:
    """True for yes; Enter is no."""
    return answer(f"{question} [y/N]").strip().lower() in _YES


def yes_or_no(question: str) -> bool | None:
    """True or False as the person answers; None where they pressed Enter. Anything else is asked again."""
    while True:
        typed = answer(f"{question} [y/n]").strip().lower()
        if not typed:
            return None
        if typed in {*_YES, "n", "no"}:
            return typed in _YES
        console.note("Type y for yes or n for no, or press Enter to leave it open.")


def taken(question: str, take: Callable[[str], T]) -> T | None:
    """What `take` makes of the answer, asked again while it cannot be read; None where the person pressed Enter."""
    while typed := answer(question).strip():
        try:
            return take(typed)
        except Mistyped as error:
            console.error(error.sentence)
    return None


def role(now: Role | None) -> Role | None:
    """The practitioner's role, or None where the person skipped."""
    chosen = choice(f"Your role{f' [{now}]' if now else ''}:", get_args(Role))
    return cast("Role | None", chosen)
