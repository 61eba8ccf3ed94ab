"""Every call of git: only in the home's own repository, and never with anything of git's on the screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from justicecli.errors import NotFound, NotWritten
from justicecli.storage import git
from justicecli.storage.around import has_repository
from tests.conftest import needed


@pytest.fixture(autouse=True)
def _with_git(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that exists, and git that knows nothing of whoever runs the tests."""
    needed("git")
    home.mkdir()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


def run(folder: Path, *words: str) -> str:
    """What git itself says."""
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True, text=True).stdout


def test_a_repository_is_made_once(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert git.make(home) is True
    assert git.make(home) is False
    assert run(home, "symbolic-ref", "--short", "HEAD") == "main\n"
    assert capfd.readouterr() == ("", "")


def test_a_home_within_a_repository_lies_in_it(home: Path) -> None:
    assert not has_repository(home)
    run(home.parent, "init", "--quiet")
    assert has_repository(home)
    assert git.make(home) is False
    assert not (home / ".git").exists()


def test_a_repository_elsewhere_that_the_environment_names_is_never_touched(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(elsewhere, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere))
    assert git.make(home) is True
    assert (home / ".git").is_dir()
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_WORK_TREE")
    run(elsewhere, "remote", "add", "origin", "https://example.org/x.git")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    assert git.remotes(home) == []


def test_remotes_are_named_and_a_folder_without_a_repository_has_none(home: Path) -> None:
    assert git.remotes(home) == []
    git.make(home)
    assert git.remotes(home) == []
    run(home, "remote", "add", "origin", "https://example.org/x.git")
    run(home, "remote", "add", "backup", "/mnt/x.git")
    assert git.remotes(home) == ["backup", "origin"]


def test_without_git_there_is_nothing_to_find_and_the_sentence_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git.make(home)
    monkeypatch.setenv("PATH", "")
    assert git.remotes(home) == []
    with pytest.raises(NotFound, match="git is not on this machine"):
        git.make(home)


def test_a_difference_is_the_one_git_shows_with_the_name_of_the_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before, after = (f'a\nb\nwords = "Mi niña"\nrank = {rank}\nc\nd\n' for rank in (2, 1))
    assert git.difference(tmp_path, "amber.toml", before, after) == [
        "--- a/amber.toml",
        "+++ b/amber.toml",
        "@@ -3,3 +3,3 @@ b",
        ' words = "Mi niña"',
        "-rank = 2",
        "+rank = 1",
        " c",
    ]
    assert capfd.readouterr() == ("", "")


def test_two_texts_that_are_the_same_have_no_difference_and_neither_has_any_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert git.difference(tmp_path, "amber.toml", "a\n", "a\n") == []
    monkeypatch.setenv("PATH", "")
    assert git.difference(tmp_path, "amber.toml", "a\n", "b\n") == []


def test_a_repository_that_cannot_be_made_is_said(home: Path) -> None:
    with pytest.raises(NotWritten, match="git could not make a repository"):
        git.make(home / "missing")
