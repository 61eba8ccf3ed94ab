"""`justice diff` for programs, for cases that came or went, and where a version was no case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repository import git

CODE = "amber-heron-27"


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def path(here: Run, home: Path) -> Path:
    """The file of a case with one goal, in a home kept with git."""
    here("init", "--name", "R. Ortiz")
    here("git", "setup")
    here("new", CODE)
    here("goals", "add", CODE, "Mi pasaporte")
    return home / "cases" / f"{CODE}.toml"


def test_each_case_says_for_programs_between_which_moments_it_differs(here: Run, path: Path) -> None:
    (case,) = json.loads(here("diff", CODE, "HEAD~1", "HEAD", "--json").stdout)["cases"]
    assert case["from"].startswith("HEAD~1 (")
    assert case["to"].startswith("HEAD (")
    assert (case["was_there"], case["is_there"]) == (True, True)
    (case,) = json.loads(here("diff", CODE, "HEAD~2", "--json").stdout)["cases"]
    assert (case["was_there"], case["is_there"], case["to"]) == (False, True, "now")
    assert json.loads(here("diff", "--json").stdout)["cases"] == []


def test_a_case_that_was_not_there_or_is_gone_is_said_so(here: Run, path: Path) -> None:
    assert here("diff", CODE, "HEAD~2").stdout.splitlines()[:2] == [CODE, "  It was not there yet."]
    path.unlink()
    for words in (("diff",), ("diff", CODE)):
        lines = here(*words).stdout.splitlines()
        assert lines[:2] == [CODE, "  It is not there any more."]
        assert "  Mi pasaporte is no longer in the file." in lines


def test_two_files_are_named_as_they_were_typed(here: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mis papeles"), encoding="utf-8")
    left = here("diff", str(path), str(other))
    assert left.stderr == f"From {path} to {other}:\n"
    (case,) = json.loads(here("diff", str(path), str(other), "--json").stdout)["cases"]
    assert (case["from"], case["to"]) == (str(path), str(other))
    assert case["changes"][0]["sentence"] == "Mi pasaporte is now said as: Mis papeles."


def test_a_day_goes_before_a_revision_of_the_same_name(here: Run, path: Path) -> None:
    git(path.parent, "tag", "yesterday")
    assert "The history here begins after" in here("diff", CODE, "yesterday", check=3).stderr
    assert here("diff", CODE, "tags/yesterday").stdout.startswith("No difference between tags/yesterday (")


def test_control_characters_in_a_file_reach_no_terminal(here: Run, path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("Mi pasaporte", "\\u001b[2J\\u202eMi"), encoding="utf-8")
    for words in (("diff",), ("log", CODE)):
        shown = here(*words).stdout
        assert "<U+001B>[2J<U+202E>Mi" in shown
        assert "\x1b" not in shown
