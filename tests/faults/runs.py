"""How long the campaign is: short in every run of the tests, long where JUSTICE_FAULTS_RUNS is "long".

`nox -s faults` sets that. Here too is the program as the campaign starts it, and how it has to answer when it
cannot write.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from justicecli.model.case import Case
from justicecli.storage import toml

LONG = os.environ.get("JUSTICE_FAULTS_RUNS") == "long"
"""True for the long campaign. The one place where it is decided."""

PROGRAM = (sys.executable, "-m", "justicecli")
ADDING = (sys.executable, str(Path(__file__).with_name("adding.py")))
STOPPING = (sys.executable, str(Path(__file__).with_name("stopping.py")))
CODE = "amber-heron-27"

Result = subprocess.CompletedProcess[str]


def many(short: int, long: int) -> int:
    """How many runs: few in every run of the tests, many in the long campaign."""
    return long if LONG else short


def environment() -> dict[str, str]:
    """The test's own environment, where nothing but the program itself writes files: no coverage, no bytecode."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "COV_CORE_"))}
    return {**own, "PYTHONDONTWRITEBYTECODE": "1"}


def started(*words: str, before: Sequence[str] = (), text: str | None = None) -> Result:
    """The program run to its end, with the words of another program before it, and a text on its input."""
    return subprocess.run(
        [*before, *PROGRAM, *words],
        input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env=environment(),
    )


def says_so(left: Result, code: int, *never: str) -> None:
    """The program left with this exit code and one sentence, which holds none of these words."""
    assert left.returncode == code, f"{left.args}: {left.returncode}\n{left.stdout}\n{left.stderr}"
    assert left.stdout == ""
    assert left.stderr.startswith("justice: "), left.stderr
    assert left.stderr.endswith(".\n"), left.stderr
    assert left.stderr.count("\n") == 1, left.stderr
    for words in never:
        assert words not in left.stderr


def path_in(home: Path) -> Path:
    """Where the file of the case lies."""
    return home / "cases" / f"{CODE}.toml"


def read(home: Path) -> Case:
    """The case as it is on the disk, whole and valid, or the test ends here."""
    path = path_in(home)
    return toml.loads(path.read_bytes(), path)


def words_in(home: Path) -> list[str]:
    """What the goals say that are on the disk."""
    return [goal.words for goal in read(home).goals.values()]


def unfinished(home: Path) -> list[Path]:
    """Files in the folder of cases that are no case: what a program that was killed had not finished."""
    return [path for path in (home / "cases").iterdir() if path != path_in(home)]
