"""Where the program starts, as `justice` and as `python -m justicecli`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    # A run is over before there is garbage to speak of, and its memory goes back as a whole: looking for garbage,
    # most of all once more at the very end, would take a seventh of a start.
    gc.set_threshold(100_000, 50, 50)
    if sys.argv[1:3] == ["git", "text"] and len(sys.argv) == 4 and _narrated(sys.argv[3]):  # noqa: PLR2004
        return
    from justicecli.cli import program

    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    try:
        program()(prog_name="justice")
    finally:
        gc.freeze()


def _narrated(path: str) -> bool:
    """True where `git text` has been said: git asks for it twice a commit, so it waits for nothing it can do without.

    False where something is wrong: the command says what.
    """
    from justicecli.render.narrated import whole
    from justicecli.storage.plain import table_and_text

    if sys.stdout is None:
        return False
    try:
        sys.stdout.buffer.write(whole(*table_and_text(path)).encode(errors="replace"))
        sys.stdout.flush()
    except (OSError, ValueError):  # no such file, a path that can be none, nobody who reads
        return False
    return True


if __name__ == "__main__":
    main()
