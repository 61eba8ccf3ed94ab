"""The program on a terminal of its own, and a person at it."""

from __future__ import annotations

import os
import sys
import time

import pexpect

Child = pexpect.spawn


def begin(*words: str) -> Child[str]:
    """`justice` and these words on a terminal of its own, as soon as it runs."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", *words],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        dimensions=(40, 110),
    )


def answer(child: Child[str], question: str, said: str = "") -> None:
    """Wait for a question and type an answer; Enter alone where nothing is said."""
    child.expect_exact(question)
    child.sendline(said)


def leave(child: Child[str], key: str, said: str = "What was said before this is kept.") -> None:
    """Press Ctrl-C or Ctrl-D at the question that stands there, and hold the program to what it says about it.

    A key that comes in the instant in which a question is still being put on the screen can be lost, so that it is
    pressed again, as a person would.
    """
    for _ in range(5):
        time.sleep(0.2)
        child.sendintr() if key == "ctrl-c" else child.sendeof()
        if child.expect_exact([f"Stopped. {said}", pexpect.TIMEOUT], timeout=5) == 0:
            break
    end(child, 130)


def end(child: Child[str], code: int = 0) -> None:
    """Wait for the program to leave, with that code."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
