"""`justice diff` and `justice log`: the history of cases in the sentences that commands speak in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repository import git

CODE = "amber-heron-27"
OTHER = "blue-otter-12"
OWN = ("-c", "user.name=Ro", "-c", "user.email=ro@example.org")


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the day of the commits that come."""

    def set_to(day: str) -> None:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(name, f"{day}T12:00:00")

    return set_to


@pytest.fixture
def path(here: Run, home: Path, on: Callable[[str], None]) -> Path:
    """The file of a case with two goals, named on two days, in a home kept with git."""
    here("init", "--name", "R. Ortiz")
    on("2026-01-05")
    here("git", "setup")
    here("new", CODE)
    here("goals", "add", CODE, "Vivir con mi hija", "--rank", "1")
    on("2026-01-07")
    here("goals", "add", CODE, "Mi pasaporte", "--rank", "1")
    return home / "cases" / f"{CODE}.toml"


def test_the_file_against_the_last_commit(here: Run, path: Path) -> None:
    assert here("diff").stdout == "No difference between the last commit and now.\n"
    path.write_text(path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mis papeles"), encoding="utf-8")
    left = here("diff", CODE)
    assert left.stdout == f"{CODE}\n  Mi pasaporte is now said as: Mis papeles.\n"
    assert left.stderr == "From the last commit to now:\n"
    assert here("diff").stdout == left.stdout
    path.write_text(git(path.parent, "show", f"HEAD:./{path.name}") + "# by hand\n", encoding="utf-8")
    assert here("diff").stdout == f"{CODE}\n  Only comments or layout.\n"


def test_two_days_and_two_revisions(here: Run, path: Path) -> None:
    left = here("diff", CODE, "2026-01-05", "2026-01-07")
    assert left.stderr.startswith("From the end of Monday 5 January 2026 (")
    assert "to the end of Wednesday 7 January 2026 (" in left.stderr
    assert "Mi pasaporte, number 1" in left.stdout
    assert "Vivir" not in left.stdout
    assert here("diff", "2026-01-05").stdout == left.stdout == here("diff", CODE, "HEAD~1", "HEAD").stdout
    assert here("diff", CODE, "2026-01-06", "2026-01-05").stdout.startswith("No difference between the end of Tuesday")
    git(path.parent, "tag", "before", "HEAD~2")
    assert here("diff", "before", "HEAD").stdout.count("Named on") == 2
    assert "is no longer in the file." in here("diff", CODE, "HEAD", "before").stdout


def test_a_case_that_was_not_there_yet_is_new_in_all_of_it(here: Run, path: Path) -> None:
    here("new", OTHER)
    left = here("diff", "2026-01-06")
    assert left.stdout.split("\n")[0] == CODE
    assert f"\n{OTHER}\n  " in left.stdout
    left = here("diff", OTHER, "2026-01-06")
    assert left.stdout.startswith(f"{OTHER}\n")
    path.with_name("green-otter-11.toml").write_text('format = 1\ncase = "green-otter-11"\nkind = "labor"\n')
    assert here("diff").stdout == "green-otter-11\n  It was not there yet.\n  kind is now labor.\n"


def test_two_files_need_no_git_and_no_home(
    here: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_bytes(path.read_bytes())
    two.write_text(path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mis papeles"), encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    left = here("diff", str(one), str(two))
    assert left.stdout == f"{CODE}\n  Mi pasaporte is now said as: Mis papeles.\n"
    two.write_text("oops", encoding="utf-8")
    assert f"{two}:1" in here("diff", str(one), str(two), check=4).stderr


def test_json_has_every_change_with_its_sentence(here: Run, path: Path) -> None:
    found = json.loads(here("diff", CODE, "HEAD~1", "--json").stdout)
    assert found["justice"] == 1
    (case,) = found["cases"]
    assert case["case"] == CODE
    assert [one["verb"] for one in case["changes"]] == ["added", "shifted"]
    assert case["changes"][0]["after"]["words"] == "Mi pasaporte"
    assert case["changes"][0]["sentence"].startswith("Named on ")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("green",), 3, "There is no case of that code, and no such day or revision"),
        ((CODE, "nowhere"), 3, "no day and no revision"),
        ((CODE, "--output=x"), 2, "No such option"),
        ((CODE, "--", "-x"), 3, "no day and no revision"),
        ((CODE, "2020-01-01"), 3, "The history here begins after Wednesday 1 January 2020"),
        (("2020-01-01",), 3, "The history here begins after Wednesday 1 January 2020"),
        ((CODE, "31 feb"), 3, "no day and no revision"),
        ((CODE, "2126-01-01"), 2, "That day is to come"),
        (("HEAD~1", "HEAD", "HEAD"), 2, "one moment too many"),
    ],
)
def test_what_cannot_be_meant_is_said(here: Run, path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in here("diff", *words, check=code).stderr


def test_a_version_that_was_no_case_is_said_with_its_moment(here: Run, path: Path) -> None:
    held = path.read_text(encoding="utf-8")
    path.write_text(held + "[oops\n", encoding="utf-8")
    assert f"{path}:" in here("diff", check=4).stderr
    git(path.parent, *OWN, "commit", "-qam", "x")
    path.write_text(held, encoding="utf-8")
    assert f"{CODE}, at the last commit: " in here("diff", check=4).stderr
    git(path.parent, *OWN, "commit", "-qam", "x")
    left = here("log", CODE)
    assert "  Not valid as a case then.\n" in left.stdout
    assert left.stdout.count("Mi pasaporte") >= 1


def test_one_file_that_is_no_case_hides_no_other(here: Run, path: Path) -> None:
    here("new", OTHER)
    path.write_text(path.read_text(encoding="utf-8") + "[oops\n", encoding="utf-8")
    other = path.with_name(f"{OTHER}.toml")
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("format = 1\n", 'format = 1\nkind = "labor"\n'), encoding="utf-8")
    left = here("diff", check=4)
    assert left.stdout == f"{OTHER}\n  kind is now labor.\n"
    assert f"{path}:" in left.stderr


def test_without_a_history_it_says_how_one_begins(here: Run, home: Path) -> None:
    here("new", CODE)
    for words in (("diff",), ("log", CODE)):
        assert "To begin: justice git setup" in here(*words, check=3).stderr
    git(home, "init", "--quiet")
    for words in (("diff",), ("log", CODE)):
        assert "There is no commit yet" in here(*words, check=3).stderr


def test_the_log_says_who_changed_what_and_when_newest_first(here: Run, path: Path) -> None:
    lines = here("log", CODE).stdout.splitlines()
    assert lines[0] == "Wednesday 7 January 2026, 12:00, R. Ortiz: goals add"
    assert "Mi pasaporte, number 1" in lines[1]
    heads = [line for line in lines if not line.startswith(" ")]
    assert [head.rpartition(": ")[2] for head in heads] == ["goals add", "goals add", "new"]
    assert here("log", CODE, "--limit", "1").stdout.splitlines() == lines[:3]
    path.write_text(path.read_text(encoding="utf-8").replace("Mi pasaporte", "Mis papeles"), encoding="utf-8")
    assert here("log", CODE, "-n", "1").stdout == ("Not committed yet\n  Mi pasaporte is now said as: Mis papeles.\n")


def test_the_changes_of_a_review_stand_together(here: Run, path: Path, on: Callable[[str], None]) -> None:
    here("review", CODE, "--order", "2", "1")
    here("set", CODE, "person.reads", "es")
    lines = here("log", CODE).stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Review of "))
    assert lines[at + 1].endswith("R. Ortiz: review")
    assert lines[at + 2].startswith("    Review held on ")
    assert any(line.startswith("    Vivir con mi hija is now 1") for line in lines[at:])
    assert not lines[at - 1].startswith("    ")
    found = json.loads(here("log", CODE, "--json").stdout)["entries"]
    assert [bool(one["review"]) for one in found] == [False, True, False, False, False]
    assert found[1]["at"] == "2026-01-07T12:00:00" + found[1]["at"][19:]


def test_what_came_from_others_is_there_and_not_twice(here: Run, path: Path) -> None:
    home = path.parent.parent
    git(home, "branch", "hers")
    here("goals", "add", CODE, "Cantar")
    git(home, "switch", "--quiet", "hers")
    here("contacts", "add", CODE, "A call", "--how", "phone")
    git(home, "switch", "--quiet", "main")
    git(home, *OWN, "merge", "--quiet", "--no-edit", "-m", "justice: sync", "hers")
    shown = here("log", CODE).stdout
    assert shown.count("Cantar") == 1
    assert shown.count("A call") == 1
    assert "sync, two sides brought together\n  Nothing that was not on one of the sides.\n" in shown


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE"])
def test_the_environment_names_no_other_repository(
    here: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.setenv(name, str(tmp_path / "elsewhere" / ".git"))
    assert "Mi pasaporte" in here("log", CODE).stdout


def test_git_shows_a_case_in_sentences(here: Run, path: Path) -> None:
    here("goals", "move", CODE, "2", "1")
    shown = git(path.parent, "diff", "HEAD~1")
    assert {line for line in shown.splitlines() if line[:1] in "+-"} >= {
        "-  1. Mi pasaporte",
        "-  2. Vivir con mi hija",
        "+  1. Vivir con mi hija",
        "+  2. Mi pasaporte",
    }
    here("promises", "add", CODE, "Call", "--due", "+3d", "--who", "R. Ortiz")
    shown = git(path.parent, "log", "-p", "-1")
    assert "+Promise: Call (p-" in shown
    assert "+  who: R. Ortiz" in shown
    here("promises", "keep", CODE, "p-")
    assert "@@ Promise: Call (p-" in git(path.parent, "diff", "-U1", "HEAD~1")
