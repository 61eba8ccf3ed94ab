"""Folders and files that the system does not let us write or read: one sentence, and nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run, needed
from tests.faults import runs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX systems")

SAID = "Vivir con mi hija"
Shut = Callable[[Path, int], None]


def ordinary(*words: str, text: str | None = None) -> runs.Result:
    """The program run as a person who may not pass over permissions, as root may."""
    if os.geteuid() != 0:
        return runs.started(*words, text=text)
    dropped = "-dac_override,-dac_read_search"
    setpriv = (needed("setpriv"), f"--bounding-set={dropped}", f"--inh-caps={dropped}")
    return runs.started(*words, before=setpriv, text=text)


@pytest.fixture
def shut() -> Iterator[Shut]:
    """Sets the mode of a file or folder, which is open again after the test."""
    before: list[tuple[Path, int]] = []

    def close(path: Path, mode: int) -> None:
        before.append((path, path.stat().st_mode & 0o777))
        path.chmod(mode)

    yield close
    for path, mode in reversed(before):
        path.chmod(mode)


@pytest.fixture
def case(here: Run, home: Path) -> Path:
    """The file of a case with one goal."""
    here("new", runs.CODE)
    here("goals", "add", "amber", SAID, "--rank", "1")
    return runs.path_in(home)


@pytest.mark.parametrize(
    "words",
    [
        ("goals", "add", "amber", "Y mi madre"),
        ("set", "amber", "person.call_me", "madre"),
        ("review", "amber", "--note", "madre"),
        ("close", "amber"),
        ("new", "blue-otter-12", "--call-me", "madre"),
    ],
    ids=lambda words: words[0],
)
def test_a_read_only_folder_is_said_and_nothing_changes(words: tuple[str, ...], case: Path, shut: Shut) -> None:
    before = case.read_bytes()
    shut(case.parent, 0o500)
    left = ordinary(*words)
    runs.says_so(left, 6, "hija", "madre")
    assert "permission denied" in left.stderr
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]


@pytest.mark.parametrize("words", [("show", "amber"), ("goals", "list", "amber"), ("goals", "list", "amber", "--json")])
def test_goals_can_be_read_in_a_read_only_folder(words: tuple[str, ...], case: Path, home: Path, shut: Shut) -> None:
    for folder in (case.parent, home / "locks", home):
        shut(folder, 0o500)
    shut(case, 0o400)
    left = ordinary(*words)
    assert left.returncode == 0
    assert left.stderr == ""
    assert SAID in left.stdout


@pytest.mark.parametrize("words", [("list",), ("path", "amber"), ("options", "show", "amber")])
def test_the_case_can_be_looked_up_in_a_read_only_folder(
    words: tuple[str, ...], case: Path, home: Path, shut: Shut
) -> None:
    for folder in (case.parent, home / "locks", home):
        shut(folder, 0o500)
    left = ordinary(*words)
    assert left.returncode == 0
    assert runs.CODE in left.stdout or words[0] == "options"


def test_a_home_without_room_for_a_lock_is_said_and_nothing_changes(case: Path, home: Path, shut: Shut) -> None:
    before = case.read_bytes()
    (home / "locks" / f"{runs.CODE}.lock").unlink()
    (home / "locks").rmdir()
    shut(home, 0o500)
    runs.says_so(ordinary("goals", "add", "amber", "Y mi madre"), 6, "hija", "madre")
    assert case.read_bytes() == before


def test_a_lock_that_is_not_ours_is_said_and_nothing_changes(case: Path, home: Path, shut: Shut) -> None:
    before = case.read_bytes()
    shut(home / "locks" / f"{runs.CODE}.lock", 0o000)
    runs.says_so(ordinary("goals", "add", "amber", "Y mi madre"), 6, "hija", "madre")
    assert case.read_bytes() == before


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path, home: Path, shut: Shut) -> None:
    shut(tmp_path, 0o500)
    left = ordinary("new", runs.CODE, "--call-me", "Ana")
    runs.says_so(left, 6, "Ana")
    assert "could not be made" in left.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [("show", "amber"), ("goals", "list", "amber"), ("goals", "add", "amber", "Y mi madre"), ("goals", "add", "amber")],
)
def test_a_file_that_cannot_be_read_is_said_and_not_written(words: tuple[str, ...], case: Path, shut: Shut) -> None:
    before = case.read_bytes()
    shut(case, 0o000)
    left = ordinary(*words, text="Y mi madre" if words == ("goals", "add", "amber") else None)
    runs.says_so(left, 6, "hija", "madre")
    assert f"{case} could not be read" in left.stderr
    case.chmod(0o600)
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]


def test_a_folder_that_cannot_be_looked_into_is_said(case: Path, shut: Shut) -> None:
    before = case.read_bytes()
    shut(case.parent, 0o000)
    for words in (("list",), ("show", "amber"), ("show", runs.CODE), ("goals", "add", "amber", "Y mi madre")):
        runs.says_so(ordinary(*words), 6, "hija", "madre")
    case.parent.chmod(0o700)
    assert case.read_bytes() == before
