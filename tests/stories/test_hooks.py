"""`justice check` where git, pre-commit or CI calls it: what is staged is looked at, as it is staged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repository import git

CODE = "amber-heron-27"
PROJECT = Path(__file__).parents[2]
OWN = ("-c", "user.name=Ro", "-c", "user.email=ro@example.org")


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def path(here: Run, home: Path) -> Path:
    """The file of a case in a home kept with git."""
    here("git", "setup")
    here("new", CODE)
    return home / "cases" / f"{CODE}.toml"


def broken(path: Path) -> None:
    """The file is no case any more."""
    path.write_text(path.read_text(encoding="utf-8") + "rnk = 1\n", encoding="utf-8")


def test_what_is_staged_is_looked_at_and_nothing_else(here: Run, home: Path, path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    broken(path)
    assert here("check", "--staged").stderr == "0 files looked at; nothing to mend.\n"
    git(home, "add", "cases")
    path.write_text(whole, encoding="utf-8")
    left = here("check", "--staged", check=1)
    assert left.stdout.startswith(f"{path}:")
    assert 'unknown key "rnk"' in left.stdout
    assert here("check").stdout == ""
    assert "leave the others out" in here("check", "--staged", CODE, check=2).stderr


@pytest.mark.parametrize("how", [("-a",), ("--only", "--", f"cases/{CODE}.toml")], ids=["all", "only"])
def test_a_hook_of_git_keeps_a_file_that_is_no_case_out_of_the_history(home: Path, path: Path, how: tuple[str]) -> None:
    hook = home / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec '{sys.executable}' -P -m justicecli check --staged\n", encoding="utf-8")
    hook.chmod(0o755)
    held = git(home, "rev-parse", "HEAD")
    broken(path)
    git(home, *OWN, "commit", "--quiet", "-m", "x", *how, check=False)
    assert git(home, "rev-parse", "HEAD") == held
    path.write_text(path.read_text(encoding="utf-8").replace("rnk = 1\n", "# fine\n"), encoding="utf-8")
    git(home, *OWN, "commit", "--quiet", "-m", "x", *how)
    assert git(home, "rev-parse", "HEAD") != held


def test_in_a_checkout_only_what_the_file_says_counts(here: Run, path: Path) -> None:
    path.chmod(0o644)
    path.parent.chmod(0o755)
    here("check", check=1)
    assert here("check", str(path), check=1).stdout.count("\n") == 1
    assert here("check", "--text-only", str(path)).stderr == "1 file looked at; nothing to mend.\n"
    assert here("check", "--text-only").stderr == "1 file looked at; nothing to mend.\n"


@pytest.mark.checkout
def test_pre_commit_runs_the_hook_that_the_project_offers(home: Path, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, copy)
    for name in ("src", "templates"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, *OWN, "commit", "--quiet", "-m", "x")
    (home / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {copy}\n    rev: {git(copy, 'rev-parse', 'HEAD')}    hooks:\n      - id: justice-check\n",
        encoding="utf-8",
    )
    git(home, "add", "--all")

    def hooks() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"],
            cwd=home,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")},
        )

    left = hooks()
    assert left.returncode == 0, left.stdout + left.stderr
    assert "case files are valid" in left.stdout
    broken(path)
    git(home, "add", "--all")
    left = hooks()
    assert left.returncode == 1
    assert 'unknown key "rnk"' in left.stdout
