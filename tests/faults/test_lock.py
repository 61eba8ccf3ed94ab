"""A case that another program is working on: it is said after a while, and it can be changed once that one is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from justicecli.storage import files
from tests.conftest import Run
from tests.faults import runs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

HOLDING = """
import sys
from fasteners.process_lock import InterProcessLock
lock = InterProcessLock(sys.argv[1])
assert lock.acquire(blocking=False)
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.read()
"""
SAID = "Vivir con mi hija"


@pytest.fixture
def holder(here: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the lock of the case; ours waits only a moment for it."""
    here("new", runs.CODE)
    here("goals", "add", "amber", SAID)
    monkeypatch.setattr(files, "_WAIT_SECONDS", 0.2)
    command = [sys.executable, "-c", HOLDING, str(home / "locks" / f"{runs.CODE}.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


@pytest.mark.parametrize(
    "words",
    [("goals", "add", "amber", "Y mi madre"), ("goals", "reword", "amber", "1", "Y mi madre"), ("close", "amber")],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_case_in_use_is_said_and_changes_once_the_other_program_is_killed(
    here: Run, home: Path, holder: subprocess.Popen[str], words: tuple[str, ...]
) -> None:
    before = runs.path_in(home).read_bytes()
    left = here(*words, check=None)
    runs.says_so(left, 5, "hija", "madre")
    assert runs.path_in(home).read_bytes() == before
    assert runs.unfinished(home) == []
    holder.kill()
    holder.wait()
    here(*words)
    assert runs.path_in(home).read_bytes() != before


@pytest.mark.usefixtures("holder")
def test_a_case_in_use_can_be_read_and_others_changed(here: Run) -> None:
    assert SAID in here("show", "amber").stdout
    assert SAID in here("goals", "list", "amber").stdout
    here("new", "blue-otter-12")
    here("goals", "add", "blue", "Y mi madre")
    assert "Y mi madre" in here("goals", "list", "blue").stdout
