"""`justice undo`: the last change is shown, asked about and taken back; the history keeps both."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import terminal
from tests.conftest import Run
from tests.repository import git, subjects

CODE = "amber-heron-27"
OTHER = "blue-otter-12"


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def path(here: Run, home: Path) -> Path:
    """The file of a case with two goals, in a home kept with git."""
    here("init", "--name", "R. Ortiz", "--git")
    here("new", CODE)
    here("goals", "add", CODE, "Vivir con mi hija", "--rank", "1")
    here("goals", "add", CODE, "Mi pasaporte", "--rank", "1")
    return home / "cases" / f"{CODE}.toml"


def test_the_last_change_goes_and_undo_brings_it_again(here: Run, path: Path) -> None:
    with_two = path.read_bytes()
    left = here("undo", CODE, "--yes")
    assert left.stdout.startswith("The last change: goals add, by R. Ortiz, ")
    assert "Mi pasaporte is no longer in the file." in left.stdout
    assert "Mi pasaporte" not in here("goals", "list", CODE).stdout
    assert "Named on" in here("undo", CODE, "--yes").stdout
    assert path.read_bytes() == with_two
    assert subjects(path.parent)[:3] == [f"{CODE}: undo", f"{CODE}: undo", f"{CODE}: goals add"]
    assert git(path.parent, "status", "--porcelain") == ""


def test_without_a_case_it_is_the_last_change_of_all(here: Run, path: Path) -> None:
    here("new", OTHER)
    here("goals", "add", OTHER, "My wages")
    here("goals", "move", CODE, "2", "1")
    here("undo", "--yes")
    here("undo", OTHER, "--yes")
    assert "My wages" not in here("goals", "list", OTHER).stdout
    assert here("goals", "list", CODE).stdout.index("Mi pasaporte") < here("goals", "list", CODE).stdout.index("Vivir")


def test_it_is_asked_and_enter_changes_nothing(path: Path) -> None:
    held = path.read_bytes()
    child = terminal.begin("undo", CODE)
    child.expect_exact("Mi pasaporte is no longer in the file.")
    terminal.answer(child, "Take it back? [y/N]")
    child.expect_exact("Nothing was written.")
    terminal.end(child, 130)
    assert path.read_bytes() == held
    child = terminal.begin("undo", CODE)
    terminal.answer(child, "Take it back? [y/N]", "y")
    child.expect_exact("Taken back.")
    terminal.end(child)
    assert b"pasaporte" not in path.read_bytes()


def test_without_a_terminal_it_does_nothing_unless_it_was_told_to(here: Run, path: Path) -> None:
    held = path.read_bytes()
    assert "add --yes" in here("undo", CODE, check=2).stderr
    assert path.read_bytes() == held


def test_what_was_typed_by_hand_since_stays_with_its_comments(here: Run, path: Path) -> None:
    here("contacts", "add", CODE, "short", "--how", "text", "--reached")
    text = path.read_text(encoding="utf-8").replace('words = "Vivir', 'words = "Quiero vivir')
    path.write_text(text + "# asked again\n", encoding="utf-8")
    here("undo", CODE, "--yes")
    text = path.read_text(encoding="utf-8")
    assert "Quiero vivir" in text
    assert text.endswith("\n# asked again\n")
    assert "[contacts" not in text
    assert subjects(path.parent)[:3] == [f"{CODE}: undo", f"{CODE}: edited by hand", f"{CODE}: contacts add"]


def test_what_would_be_lost_is_said_and_nothing_is_done(here: Run, path: Path) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mi pasaporte y mi visa"), encoding="utf-8"
    )
    held = path.read_bytes()
    left = here("undo", CODE, "--yes", check=7)
    assert "Mi pasaporte is now said as: Mi pasaporte y mi visa." in left.stdout
    assert left.stderr.startswith("justice: What was done since would be lost")
    assert "pasaporte" not in left.stderr
    assert path.read_bytes() == held
    assert subjects(path.parent)[0] == f"{CODE}: goals add"


def test_a_case_that_was_just_begun_goes_and_comes_again(here: Run, path: Path) -> None:
    here("new", OTHER)
    other = path.with_name(f"{OTHER}.toml")
    held = other.read_bytes()
    here("undo", "--yes")
    assert not other.exists()
    assert "There is no case" in here("show", OTHER, check=3).stderr
    here("undo", OTHER, "--yes")
    assert other.read_bytes() == held


def test_where_the_history_begins_there_is_nothing_to_take_back(here: Run, home: Path) -> None:
    assert "To begin: justice git setup" in here("undo", check=3).stderr
    here("new", CODE)
    assert "To begin: justice git setup" in here("undo", CODE, check=3).stderr
    here("git", "setup")
    assert "The history begins with what is there" in here("undo", CODE, check=3).stderr
    assert "The history begins with what is there" in here("undo", check=3).stderr
    assert (home / "cases" / f"{CODE}.toml").exists()


def test_no_case_of_that_code_and_a_version_that_is_no_case_are_said(here: Run, path: Path) -> None:
    assert "There is no case of that code" in here("undo", "green-otter-11", check=3).stderr
    assert "There is no case of that code" in here("undo", "No such", check=3).stderr
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "[oops\n", encoding="utf-8")
    assert "valid TOML" in here("undo", CODE, "--yes", check=4).stderr
    git(path.parent, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "x")
    path.write_text(text, encoding="utf-8")
    git(path.parent, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "x")
    assert "cannot be read as a case" in here("undo", CODE, "--yes", check=4).stderr
    assert path.read_text(encoding="utf-8") == text
