"""The newest Typer beside the one we keep to, where the package index can be reached."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.homes import CODE, Home
from benchmarks.lines import TYPER, environment, program
from benchmarks.timing import Line, run

_SECONDS = 180


def lines(home: Home, folder: Path) -> list[Line]:
    """`import typer` and one command with the newest Typer, laid in `folder` before our own on Python's path.

    None, with the reason printed, where it cannot be had or does not run.
    """
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(folder), "typer"]
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError) as fault:
        print(f"No newest Typer beside ours: pip could not install it ({type(fault).__name__}).")
        return []
    version = next(folder.glob("typer-*.dist-info")).name.removeprefix("typer-").removesuffix(".dist-info")
    around = environment(home, PYTHONPATH=str(folder))
    both = [
        Line(f"{TYPER}, typer {version}", [sys.executable, "-c", TYPER], around, TYPER),
        Line(f"show CASE, typer {version}", [program(), "show", CODE], around, TYPER),
    ]
    try:
        for line in both:
            run(line)
    except SystemExit as fault:
        print(f"No newest Typer beside ours: {fault}")
        return []
    return both
