"""A program of its own that runs one command again and again, and kills it at the step of writing that it is told.

Each line on its input is the number of a step: a line of the code that writes, or of what that calls. The answer is
what the command said, and a last line with how it ended: "left 0", "left -9".
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

from justicecli.cli import program
from justicecli.storage import files

for name in ("commands.goals.add", "commands.new", "storage.cases", "render.changes"):
    import_module(f"justicecli.{name}")
for name in ("fasteners.process_lock", "tomli_w"):
    import_module(name)


def killed_at(step: int) -> Any:
    """A trace function that ends this process with SIGKILL when the code that writes comes to that step."""
    left = step

    def each_step(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return each_step

    def each_call(frame: FrameType, event: str, arg: Any) -> Any:
        callers = (frame, frame.f_back)
        is_writing = any(one is not None and one.f_code.co_filename == files.__file__ for one in callers)
        return each_step if is_writing else None

    return each_call


def main(words: list[str]) -> None:
    """Run the command once for every line of input, each time in a copy of this process."""
    for line in sys.stdin:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            sys.settrace(killed_at(int(line)))
            program()(words, prog_name="justice")
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"left {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
