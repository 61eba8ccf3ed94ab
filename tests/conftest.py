"""What every test stands on: a home of its own, the real program, and Hypothesis held to one pace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from justicecli.cli import program

settings.register_profile("usual", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("usual"), max_examples=150, derandomize=True)
settings.register_profile("long", parent=settings.get_profile("usual"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "usual"))

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever reaches the files of whoever runs it."""
    monkeypatch.setenv("JUSTICE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "VISUAL", "EDITOR", "PYTHONWARNDEFAULTENCODING"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home folder of the test, which nothing has made yet."""
    return tmp_path / "home"


@pytest.fixture
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """git that knows nothing of whoever runs the tests."""
    needed("git")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


@pytest.fixture
def justice() -> Run:
    """The installed program, run as a person's shell would: `justice("goals", "add", "amber", "...")`."""
    return run


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Run:
    """The program run inside the test's own process, as its entry point does; quicker than a process of its own."""

    def call(*words: str, check: int | None = 0) -> Result:
        with pytest.raises(SystemExit) as left:
            program()(list(words), prog_name="justice")
        said = capsys.readouterr()
        code = left.value.code if isinstance(left.value.code, int) else 0
        assert check is None or code == check, f"{words}: {code}\n{said.out}\n{said.err}"
        return Result(words, code, said.out, said.err)

    return call


def run(*words: str, input: str | bytes | None = None, check: int | None = 0, **environment: str) -> Result:
    """Run the program and hold it to an exit code; None takes any. No traceback is ever shown."""
    data = input.encode() if isinstance(input, str) else input
    left = subprocess.run(
        [sys.executable, "-m", "justicecli", *words],
        input=data,
        stdin=subprocess.DEVNULL if data is None else None,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    result = Result(left.args, left.returncode, left.stdout.decode(), left.stderr.decode())
    assert "Traceback" not in result.stderr, result.stderr
    if check is not None:
        assert result.returncode == check, f"{words}: {result.returncode}\n{result.stdout}\n{result.stderr}"
    return result


def needed(program: str) -> str:
    """The path of a program; a test that lacks it is skipped on a contributor's machine, and fails in CI."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and CI has to have it")
        pytest.skip(f"needs {program}")
    return found
