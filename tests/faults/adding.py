"""A program of its own that adds one goal after another through the command line, until it is done or killed.

Called with a word that begins every goal, and how many goals (0: without end).
"""

from __future__ import annotations

import sys
from itertools import count

from justicecli.cli import program

CODE = "amber-heron-27"


def main(begin: str, goals: int) -> None:
    """Add the goals; the first error ends it with that error's exit code."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(goals) if goals else count():
        try:
            program()(["goals", "add", CODE, f"{begin}-{number}-"], prog_name="justice")
        except SystemExit as left:
            if left.code:
                raise


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
