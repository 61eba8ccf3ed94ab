"""Every way a command can fail that is not a fault of the program: each kind has its exit code.

A sentence says what happened and what to do next, and holds no survivor's words.
"""

from __future__ import annotations


class JusticeError(Exception):
    """What all kinds share; never raised itself. `str(error)` is the sentence to print."""

    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Mistyped(JusticeError):
    """What was typed cannot be meant: an ambiguous beginning, no such date, a rank out of range."""

    exit_code = 2


class NotFound(JusticeError):
    """There is no such case, goal, option or other record."""

    exit_code = 3


class NotValid(JusticeError):
    """A file cannot be read as what it should be; nothing was written."""

    exit_code = 4
    line: int | None = None
    what: str = ""

    @classmethod
    def at(
        cls, path: object, what: str, *, line: int | None = None, column: int | None = None, then: str = ""
    ) -> NotValid:
        """The error for one place in a file: `what` is wrong there, and `then` is what to do."""
        place = ":".join(str(part) for part in (path, line, column) if part is not None)
        error = cls(f"{place}: {what}. Nothing was changed{'; ' + then if then else ''}.")
        error.line, error.what = line, what
        return error


class InUse(JusticeError):
    """Another program holds the file, or changed it while we worked; nothing was written."""

    exit_code = 5


class NotWritten(JusticeError):
    """The disk said no: full, read-only, not ours. What was there before is still there."""

    exit_code = 6


class Refused(JusticeError):
    """Doing it would have risked a file that is not ours to touch."""

    exit_code = 7


class Stopped(JusticeError):
    """The person left in the middle; `kept` says whether anything was written before, None where nobody knows."""

    exit_code = 130

    def __init__(self, *, kept: bool | None = None) -> None:
        said = {
            True: "What was said before this is kept.",
            False: "Nothing was written.",
            None: "What was being changed was changed whole, or not at all.",
        }
        super().__init__(f"Stopped. {said[kept]}")
