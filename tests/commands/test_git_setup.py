"""A home kept with git: each change is a commit of fixed words, and nobody's own work is touched."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repository import everything_but_files, git, subjects

CODE = "amber-heron-27"
SETUP = "justice: git setup"


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def kept(here: Run, home: Path) -> Path:
    """A home kept with git, with one case in it."""
    here("git", "setup")
    here("new", CODE)
    return home


def test_it_says_first_what_a_history_means_and_then_keeps_one(here: Run, home: Path) -> None:
    here("new", CODE)
    left = here("git", "setup")
    assert "every clone, remote and backup keeps" in left.stderr
    assert left.stdout.startswith("It is a git repository now.\n")
    assert subjects(home) == [SETUP]
    assert git(home, "status", "--porcelain") == ""
    assert sorted(git(home, "ls-files").split()) == [".gitattributes", ".gitignore", f"cases/{CODE}.toml"]
    assert stat.S_IMODE((home / ".git").stat().st_mode) == 0o700
    assert here("git", "setup").stdout.startswith("It lies in a git repository.\n")
    assert subjects(home) == [SETUP]


def test_what_is_no_case_is_ignored_and_what_a_person_wrote_there_stays(here: Run, home: Path) -> None:
    home.mkdir()
    (home / ".gitignore").write_text("mine\n/locks/", encoding="utf-8")
    (home / ".gitattributes").write_text("*.md text\n", encoding="utf-8")
    here("git", "setup")
    assert (home / ".gitignore").read_text(encoding="utf-8").splitlines()[:2] == ["mine", "/locks/"]
    assert (home / ".gitattributes").read_text(encoding="utf-8").startswith("*.md text\n")
    for name in ("cases/.amber-heron-27.toml.tmp", "locks/x.lock", "aside/x.toml", "settings.toml", "mine"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("x", encoding="utf-8")
    assert git(home, "status", "--porcelain", "-uall") == ""
    assert git(home, "check-attr", "diff", "merge", "eol", "--", f"cases/{CODE}.toml").split()[2::3] == [
        "justice",
        "justice",
        "lf",
    ]


def test_each_change_is_one_commit_with_the_code_and_what_was_done(here: Run, kept: Path) -> None:
    here("goals", "add", CODE, "Vivir con mi hija")
    here("goals", "add", CODE, "Mi pasaporte", "--rank", "1")
    here("goals", "move", CODE, "2", "1")
    here("goals", "move", CODE, "1", "1")  # changes nothing
    here("goals", "add", CODE, " ", check=2)
    here("show", CODE)
    assert subjects(kept) == [f"{CODE}: {said}" for said in ("goals move", "goals add", "goals add", "new")] + [SETUP]
    assert git(kept, "status", "--porcelain") == ""


def test_no_word_of_a_file_is_anywhere_in_the_repository_but_in_the_files(here: Run, kept: Path) -> None:
    words = ["Zorzal", "Petirrojo", "Mirlo", "Jilguero"]
    here("goals", "add", CODE, words[0])
    here("promises", "add", CODE, words[1], "--due", "+3d")
    here("goals", "reword", CODE, "1", words[2])
    here("set", CODE, "person.call_me", words[3])
    here("undo", "--yes")
    assert len(subjects(kept)) == 2 + 5
    found = everything_but_files(kept)
    assert CODE in found
    assert [word for word in words if word.lower() in found.lower()] == []


def test_what_a_person_has_staged_or_begun_stays_theirs(here: Run, kept: Path) -> None:
    (kept / "notes.md").write_text("one\n", encoding="utf-8")
    git(kept, "add", "notes.md")
    (kept / "notes.md").write_text("two\n", encoding="utf-8")
    here("new", "blue-otter-12")
    here("goals", "add", CODE, "x")
    assert git(kept, "status", "--porcelain") == "AM notes.md\n"
    assert git(kept, "show", ":notes.md") == "one\n"
    assert git(kept, "log", "--format=", "--name-only", "-2").split() == [
        f"cases/{CODE}.toml",
        "cases/blue-otter-12.toml",
    ]


def test_what_was_typed_by_hand_is_a_change_of_its_own(here: Run, kept: Path) -> None:
    path = kept / "cases" / f"{CODE}.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    here("goals", "add", CODE, "x")
    assert subjects(kept)[:2] == [f"{CODE}: goals add", f"{CODE}: edited by hand"]
    assert git(kept, "show", "--no-textconv", "--format=", "HEAD~1", "--", "cases").count("+# by hand") == 1


def test_who_commits_is_who_git_knows_else_the_one_of_init_with_an_address_that_says_nothing(
    here: Run, kept: Path
) -> None:
    assert git(kept, "log", "-1", "--format=%an <%ae>, %cn <%ce>") == (
        "justice <justice@localhost>, justice <justice@localhost>\n"
    )
    here("init", "--name", "R. Ortiz")
    here("goals", "add", CODE, "x")
    assert git(kept, "log", "-1", "--format=%an <%ae>") == "R. Ortiz <justice@localhost>\n"
    git(kept, "config", "user.name", "Ro")
    git(kept, "config", "user.email", "ro@example.org")
    here("goals", "add", CODE, "y")
    assert git(kept, "log", "-1", "--format=%an <%ae>") == "Ro <ro@example.org>\n"


def test_off_leaves_the_history_and_makes_no_more_of_it(here: Run, kept: Path) -> None:
    assert "The history there is stays" in here("git", "setup", "--off").stderr
    here("goals", "add", CODE, "x")
    assert subjects(kept) == [f"{CODE}: new", SETUP]
    assert git(kept, "config", "--get-regexp", "justice", check=False) == ""
    here("git", "setup")
    assert subjects(kept)[0] == SETUP
    assert git(kept, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "names", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"]
)
def test_a_repository_that_the_environment_names_is_not_ours(
    here: Run, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.setenv(names, str(tmp_path / "elsewhere" / ".git"))
    here("goals", "add", CODE, "x")
    monkeypatch.delenv(names)
    assert subjects(kept)[0] == f"{CODE}: goals add"
    assert git(tmp_path / "elsewhere", "status", "--porcelain") == ""


def test_a_home_in_a_worktree_in_a_submodule_or_below_the_top_is_kept_where_it_lies(
    here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "top"
    git(tmp_path, "init", "--quiet", "-b", "main", "top")
    (top / "readme").write_text("x", encoding="utf-8")
    git(top, "add", ".")
    own = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    git(top, *own, "commit", "--quiet", "-m", "x")
    git(top, "worktree", "add", "--quiet", "-b", "work", str(tmp_path / "tree"))
    git(top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(top), "inner")
    for place in (top / "deep" / "home", tmp_path / "tree", top / "inner"):
        monkeypatch.setenv("JUSTICE_HOME", str(place))
        assert "It lies in a git repository." in here("git", "setup").stdout
        here("new", CODE)
        here("goals", "add", CODE, "x")
        assert subjects(place)[0] == f"{CODE}: goals add"
        assert git(place, "log", "-1", "--format=", "--name-only").strip().endswith(f"cases/{CODE}.toml")
        here("undo", CODE, "--yes")
        assert subjects(place)[0] == f"{CODE}: undo"


def test_a_file_stays_lf_under_autocrlf(here: Run, kept: Path) -> None:
    git(kept, "config", "core.autocrlf", "true")
    here("goals", "add", CODE, "x")
    assert git(kept, "status", "--porcelain") == ""
    (kept / "cases" / f"{CODE}.toml").unlink()
    git(kept, "checkout", "--", "cases")
    assert b"\r" not in (kept / "cases" / f"{CODE}.toml").read_bytes()
    here("undo", CODE, "--yes")


def test_a_change_is_saved_where_git_cannot_keep_it_and_the_next_commit_has_it(here: Run, kept: Path) -> None:
    (kept / ".git" / "index.lock").write_text("", encoding="utf-8")
    left = here("goals", "add", CODE, "Mi pasaporte")
    assert "The change is saved, but it is not in git's history yet. Another git is at work" in left.stderr
    assert "Mi pasaporte" not in left.stderr
    assert subjects(kept) == [f"{CODE}: new", SETUP]
    (kept / ".git" / "index.lock").unlink()
    here("goals", "add", CODE, "y")
    assert subjects(kept)[:2] == [f"{CODE}: goals add", f"{CODE}: edited by hand"]
    assert "Mi pasaporte" in git(kept, "show", f"HEAD:cases/{CODE}.toml")


def test_a_repository_that_another_user_owns_is_said_with_what_to_do(
    here: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    from justicecli.storage import git as own

    monkeypatch.setattr(own, "_KEPT", (*own._KEPT, "GIT_TEST_ASSUME"))
    assert "safe.directory" in here("undo", check=3).stderr
    assert "safe.directory" in here("git", "setup", check=3).stderr
    assert here("goals", "add", CODE, "x").stdout.startswith("Named on")


def test_without_git_changes_are_made_all_the_same(here: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    here("goals", "add", CODE, "x")
    for words in (("git", "setup"), ("undo",), ("sync",), ("git", "setup", "--off")):
        assert "Install git, then run: justice git setup" in here(*words, check=3).stderr


def test_a_hook_of_the_persons_own_that_says_no_is_heard(here: Run, kept: Path) -> None:
    hook = kept / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho Mi pasaporte >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    left = here("goals", "add", CODE, "x")
    assert "it is not in git's history yet. git did not do it (git commit ended with 1)." in left.stderr
    assert "pasaporte" not in left.stderr
