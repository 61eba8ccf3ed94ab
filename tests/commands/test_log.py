"""`justice log` where the history holds what is no case, where a case went, and where git was set up otherwise."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repository import git

CODE = "amber-heron-27"
OWN = ("-c", "user.name=Rocío", "-c", "user.email=ro@example.org")
INVALID = "  Not valid as a case then."


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def path(here: Run, home: Path) -> Path:
    """The file of a case with two goals, in a home kept with git."""
    here("init", "--name", "R. Ortiz")
    here("git", "setup")
    here("new", CODE)
    here("goals", "add", CODE, "Vivir con mi hija")
    here("goals", "add", CODE, "Mi pasaporte")
    return home / "cases" / f"{CODE}.toml"


def commit(path: Path, text: str, *settings: str) -> None:
    """A commit by hand of the case's file with that text."""
    path.write_text(text, encoding="utf-8")
    git(path.parent, *OWN, *settings, "commit", "--quiet", "--all", "--message", "by hand: señal")


def test_what_follows_versions_that_were_no_case_is_compared_with_the_last_that_was(here: Run, path: Path) -> None:
    held = path.read_text(encoding="utf-8")
    commit(path, held + "[oops\n")
    commit(path, held + "[oops\nmore\n")
    assert here("log", CODE, "-n", "2").stdout.count(INVALID) == 2
    commit(path, held.replace("Mi pasaporte", "Mis papeles"))
    only = ["  Valid as a case again.", "  Mi pasaporte is now said as: Mis papeles."]
    for limit in (1, 2, 3, 9):
        lines = here("log", CODE, "--limit", str(limit)).stdout.splitlines()
        assert lines[1:3] == only
        assert lines.count(INVALID) == min(limit - 1, 2)


def test_what_is_in_the_file_is_compared_with_the_last_version_that_was_a_case(here: Run, path: Path) -> None:
    held = path.read_text(encoding="utf-8")
    commit(path, held + "[oops\n")
    path.write_text(held.replace("Mi pasaporte", "Mis papeles"), encoding="utf-8")
    lines = here("log", CODE).stdout.splitlines()
    assert lines[:2] == ["Not committed yet", "  Mi pasaporte is now said as: Mis papeles."]
    assert lines[3] == INVALID


def test_a_file_that_is_no_case_now_hides_no_history(here: Run, path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("[oops\n")
    lines = here("log", CODE).stdout.splitlines()
    assert lines[:2] == ["Not committed yet", "  Not valid as a case now. See: justice check"]
    assert any("Mi pasaporte" in line for line in lines)
    first = json.loads(here("log", CODE, "--json").stdout)["entries"][0]
    assert (first["revision"], first["who"], first["readable"], first["changes"]) == (None, None, False, [])


def test_a_case_that_was_taken_away_and_came_again_is_said_so(here: Run, path: Path) -> None:
    held = path.read_text(encoding="utf-8")
    path.unlink()
    gone = "  The case's file was taken away."
    assert here("log", CODE).stdout.splitlines()[:2] == ["Not committed yet", gone]
    git(path.parent.parent, *OWN, "commit", "--quiet", "--all", "--message", "gone")
    lines = here("log", CODE).stdout.splitlines()
    assert lines[1] == gone
    assert INVALID not in lines
    assert not json.loads(here("log", CODE, "--json").stdout)["entries"][0]["there"]
    path.write_text(held, encoding="utf-8")
    git(path.parent.parent, "add", "--all")
    git(path.parent.parent, *OWN, "commit", "--quiet", "--message", "again")
    shown = here("log", CODE, "--limit", "1").stdout
    assert "Vivir con mi hija" in shown
    assert "Mi pasaporte" in shown


@pytest.mark.parametrize(
    "setting",
    ["log.showSignature=true", "color.ui=always", "log.decorate=full", "i18n.logOutputEncoding=ISO-8859-1"],
)
def test_no_setting_of_git_changes_what_is_read(here: Run, path: Path, setting: str) -> None:
    commit(path, path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mis papeles"))
    usual = here("log", CODE).stdout
    assert "Rocío: by hand: señal\n" in usual
    git(path.parent, "config", *setting.split("="))
    assert here("log", CODE).stdout == usual


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="a file system that takes any bytes")
@pytest.mark.parametrize("name", [b"caf\xe9", b"two words", b"line\nbreak", b"colon: x"])
def test_the_home_may_lie_below_a_folder_of_any_name(
    here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bytes
) -> None:
    home = tmp_path / os.fsdecode(name) / "home"
    git(tmp_path, "init", "--quiet")
    home.mkdir(parents=True)
    monkeypatch.setenv("JUSTICE_HOME", str(home))
    here("init", "--name", "R. Ortiz")
    here("git", "setup")
    here("new", CODE)
    here("goals", "add", CODE, "Vivir")
    shown = here("log", CODE).stdout
    assert "Vivir" in shown.split("\n")[1]
    assert INVALID not in shown
    assert "Not committed yet" not in shown
    left = here("diff", CODE, "HEAD~1")
    assert left.stdout.startswith(f"{CODE}\n  Named on ")


def test_another_offset_is_said_with_the_hour_here(here: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-01-05T12:00:00+05:30")
    here("goals", "add", CODE, "Cantar")
    head = here("log", CODE, "-n", "1").stdout.split("\n")[0]
    assert head.startswith("Monday 5 January 2026, 12:00 (+05:30), ")
    assert " here, R. Ortiz: goals add" in head


def test_the_environment_may_be_a_worktree(
    here: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(path.parent, "worktree", "add", "--quiet", str(tmp_path / "beside"))
    usual = here("log", CODE).stdout
    monkeypatch.setenv("JUSTICE_HOME", str(tmp_path / "beside"))
    assert here("log", CODE).stdout == usual
    assert here("diff").stdout == "No difference between the last commit and now.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away")
def test_a_repository_of_somebody_else_is_said_with_what_to_do(here: Run, path: Path, home: Path) -> None:
    for place in (home, home / ".git"):
        os.chown(place, 12345, 12345)
    for words in (("log", CODE), ("diff",)):
        said = here(*words, check=3).stderr
        assert "safe.directory" in said
        assert "fatal" not in said
