"""Whole processes, run in turn so that a busy machine slows all alike, and compared round by round."""

from __future__ import annotations

import os
import pty
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the table: a process, what it is compared to, and how many times as long it may take."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    against: str
    target: float | None = None
    terminal: bool = False
    before: Callable[[], None] | None = None


class Once(NamedTuple):
    """One run: seconds on the clock, and seconds of processor time (user and system)."""

    wall: float
    cpu: float


class Measured(NamedTuple):
    """A line with its figures; the ratios are medians over the rounds, each of a run to the other's run beside it."""

    line: Line
    wall: float
    ratio: float
    cpu_ratio: float

    @property
    def verdict(self) -> str:
        """OVER where the ratio on the clock is above the target; nothing where there is none."""
        if self.line.target is None:
            return ""
        return "ok" if self.ratio <= self.line.target else "OVER"


def measure(lines: Sequence[Line], rounds: int) -> list[Measured]:
    """Every line once a round, in a new sequence each round, and beside it what it is compared to.

    One round before them is not counted: it writes the compiled modules and fills the system's caches.
    """
    mixed = random.Random(0)
    named = {line.name: line for line in lines}
    pairs: dict[str, list[tuple[Once, Once]]] = {name: [] for name in named}
    for number in range(rounds + 1):
        if sys.stderr.isatty():
            print(f"\rround {number} of {rounds}, {len(lines)} lines ", end="", file=sys.stderr, flush=True)
        for line in mixed.sample(lines, len(lines)):
            both = sorted({line.name, line.against})
            times = {name: run(named[name]) for name in mixed.sample(both, len(both))}
            if number:
                pairs[line.name].append((times[line.name], times[line.against]))
    return [_measured(line, pairs[line.name]) for line in lines]


def run(line: Line) -> Once:
    """One run of a line. Raises SystemExit where it does not end well, since a fault would look quick."""
    if line.before:
        line.before()
    master, slave = pty.openpty() if line.terminal else (None, None)
    output = subprocess.DEVNULL if slave is None else slave
    began = time.perf_counter()
    process = subprocess.Popen(
        line.command, env=line.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL
    )
    if master is not None and slave is not None:
        os.close(slave)
        _drain(master)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{line.name}: {' '.join(line.command)} left with exit code {process.returncode}")
    return Once(wall, usage.ru_utime + usage.ru_stime)


def peak_megabytes(line: Line) -> float:
    """The most memory that a run of the line ever held, as the system counted it.

    A small process stands between, because the count of a child begins with what its parent held.
    """
    between = (
        "import os, resource, sys\n"
        "pid = os.fork()\n"
        "if not pid:\n"
        "    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n"
        "    os.execv(sys.argv[1], sys.argv[1:])\n"
        "status = os.wait4(pid, 0)\n"
        "print(status[1], status[2].ru_maxrss)"
    )
    command = [sys.executable, "-I", "-S", "-c", between, *line.command]
    said = subprocess.run(command, env=line.environment, capture_output=True, check=True, text=True).stdout
    status, peak = (int(word) for word in said.split())
    if status:
        raise SystemExit(f"{line.name}: {' '.join(line.command)} did not end well")
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def _drain(master: int) -> None:
    """Read what a process draws on its terminal until it ends."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:  # how Linux says that nobody holds the other end any more
        pass
    os.close(master)


def _measured(line: Line, pairs: Sequence[tuple[Once, Once]]) -> Measured:
    """A line's figures from its runs, each with the run of what it is compared to beside it."""
    return Measured(
        line,
        median(own.wall for own, _ in pairs),
        median(own.wall / other.wall for own, other in pairs),
        median(own.cpu / other.cpu for own, other in pairs),
    )
