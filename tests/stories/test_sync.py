"""Two laptops and a bare remote: `justice sync` brings both together, and nothing that goes wrong loses a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from justicecli.storage import syncing
from justicecli.storage.remote import Remote
from tests.commands import terminal
from tests.conftest import Result, Run
from tests.repository import everything_but_files, git, subjects

CODE = "amber-heron-27"
OTHER = "blue-otter-12"
OWN = ("-c", "user.name=Ro", "-c", "user.email=ro@example.org")


class Laptop(NamedTuple):
    """One person's home, and the program that works in it."""

    home: Path
    run: Run

    def __call__(self, *words: str, check: int | None = 0) -> Result:
        """The program, run in this home."""
        return self.run("--home", str(self.home), *words, check=check)

    @property
    def path(self) -> Path:
        """The file of the case they share."""
        return self.home / "cases" / f"{CODE}.toml"

    @property
    def text(self) -> str:
        """What the file of the case holds."""
        return self.path.read_text(encoding="utf-8")


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A bare repository that the agency controls."""
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def two(here: Run, tmp_path: Path, remote: Path) -> tuple[Laptop, Laptop]:
    """Two laptops that have the same case, with three goals in order and a promise."""
    ana, ben = (Laptop(tmp_path / name, here) for name in ("ana", "ben"))
    ana("init", "--name", "Ana", "--git")
    ana("new", CODE)
    for words in ("Vivir con mi hija", "Mi pasaporte", "Aprender"):
        ana("goals", "add", CODE, words)
    ana("goals", "order", CODE, "1", "2", "3")
    ana("promises", "add", CODE, "Call the school", "--due", "+3d")
    git(ana.home, "remote", "add", "origin", str(remote))
    ana("sync", "--agency-controls")
    git(tmp_path, "clone", "--quiet", str(remote), "ben")
    ben("init", "--name", "Ben", "--git")
    ben("sync", "--agency-controls")
    return ana, ben


Words = tuple[str, ...]


@pytest.mark.parametrize(
    ("hers", "his", "both"),
    [
        (("goals", "add", CODE, "Cantar"), ("goals", "add", CODE, "Dormir"), ["Cantar", "Dormir"]),
        (("goals", "reword", CODE, "1", "Vivir juntas"), ("goals", "move", CODE, "3", "1"), ["Vivir juntas"]),
        (
            ("promises", "keep", CODE, "p-"),
            ("contacts", "add", CODE, "A short call", "--how", "phone"),
            ["A short call"],
        ),
        (("close", CODE), ("goals", "add", CODE, "Dormir"), ["Dormir", "[closings."]),
        (("goals", "reword", CODE, "2", "Mis papeles"), ("goals", "reword", CODE, "2", "Mi visa"), ["papeles", "visa"]),
        (("promises", "keep", CODE, "p-"), ("promises", "miss", CODE, "p-", "--told"), ['"kept"', '"missed"']),
        (("new", OTHER), ("new", "green-otter-11"), []),
    ],
    ids=["two goals", "words and order", "promise and contact", "closed", "same words", "two accounts", "two cases"],
)
def test_both_end_with_what_either_did(two: tuple[Laptop, Laptop], hers: Words, his: Words, both: list[str]) -> None:
    ana, ben = two
    ana(*hers)
    ben(*his)
    ana("sync")
    ben("sync")
    ana("sync")
    assert ana.text == ben.text
    assert [words for words in both if words not in ana.text] == []
    assert "<<<<" not in ana.text
    for laptop in two:
        assert git(laptop.home, "status", "--porcelain") == ""
        assert sorted(path.name for path in (laptop.home / "cases").glob("*.toml")) == sorted(
            {f"{CODE}.toml", *(f"{words[1]}.toml" for words in (hers, his) if words[0] == "new")}
        )


def test_two_orders_are_both_kept_and_said(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ana("goals", "order", CODE, "2", "1", "3")
    ben("goals", "order", CODE, "3", "1", "2")
    ana("sync")
    left = ben("sync")
    assert f"{CODE}: 1 thing to settle. See: justice show {CODE}" in left.stderr
    assert "[order_to_settle." in ben.text
    assert ben("goals", "list", CODE).stdout.index("Aprender") < ben("goals", "list", CODE).stdout.index("Vivir")
    assert f"{CODE}: 1 thing to settle" in ana("sync", "--quiet").stderr
    assert ana.text == ben.text


def test_what_came_is_said_in_sentences_and_quiet_says_nothing(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ana("goals", "add", CODE, "Cantar")
    ana("new", OTHER)
    quiet = ana("sync", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    left = ben("sync")
    assert f"{CODE}:\n  Named on " in left.stdout
    assert "Cantar" in left.stdout
    assert f"{OTHER}: new here.\n" in left.stdout
    assert left.stdout.endswith("Nothing was left to send.\n")
    left = ben("sync", "--quiet")
    assert (left.stdout, left.stderr) == ("", "")


def test_the_remote_is_asked_about_once_and_the_answer_is_kept(here: Run, tmp_path: Path, remote: Path) -> None:
    ana = Laptop(tmp_path / "ana", here)
    ana("git", "setup")
    ana("new", CODE)
    assert "There is no remote" in ana("sync", check=3).stderr
    git(ana.home, "remote", "add", "origin", str(remote))
    assert "--agency-controls" in ana("sync", check=2).stderr
    assert "only to a remote that the agency controls" in ana("sync", "--not-agency", check=7).stderr
    assert "only to a remote that the agency controls" in ana("sync", check=7).stderr
    assert git(remote, "for-each-ref") == ""
    child = terminal.begin("--home", str(ana.home), "sync", "--agency-controls")
    child.expect_exact("Sent: 2 commits.")
    terminal.end(child)
    git(ana.home, "remote", "set-url", "origin", f"file://{remote}")
    child = terminal.begin("--home", str(ana.home), "sync")
    terminal.answer(child, "Does your agency control origin", "y")
    child.expect_exact("Nothing was left to send.")
    terminal.end(child)
    assert "Nothing was left to send." in ana("sync").stdout


def test_a_remote_that_is_not_there_loses_nothing(two: tuple[Laptop, Laptop], remote: Path) -> None:
    ana, _ = two
    ana("goals", "add", CODE, "Cantar")
    moved = remote.rename(remote.with_name("moved.git"))
    left = ana("sync", check=6)
    assert "There is no repository at the remote's address" in left.stderr
    assert "What was saved here is safe." in left.stderr
    assert "fatal" not in left.stderr
    moved.rename(remote)
    assert "Sent: 1 commit." in ana("sync").stdout


def test_a_remote_that_refuses_loses_nothing(two: tuple[Laptop, Laptop], remote: Path) -> None:
    ana, ben = two
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho no words of yours >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    ana("goals", "add", CODE, "Cantar")
    left = ana("sync", check=6)
    assert "origin did not take what was sent" in left.stderr
    assert "no words of yours" not in left.stderr
    hook.unlink()
    ana("sync")
    ben("sync")
    assert "Cantar" in ben.text


def test_others_who_were_quicker_are_waited_for(two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = two
    ana("goals", "add", CODE, "Cantar")
    ben("goals", "add", CODE, "Dormir")
    real: Callable[..., bool] = syncing._push
    begun: list[bool] = []

    def later(home: Path, remote: Remote) -> bool:
        if not begun:
            begun.append(True)
            assert real(ben.home, remote)
        return real(home, remote)

    monkeypatch.setattr(syncing, "_push", later)
    ana("sync")
    assert "Cantar" in ana.text
    assert "Dormir" in ana.text


def test_a_text_of_the_other_side_that_is_no_case_is_kept_beside_ours(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ben.path.write_text(ben.text + "\n[oops\n", encoding="utf-8")
    git(ben.home, *OWN, "commit", "--quiet", "-am", "x")
    git(ben.home, "push", "--quiet")
    for change in (False, True):
        if change:
            ana("goals", "add", CODE, "Cantar")
            ben.path.write_text(ben.text + "again\n", encoding="utf-8")
            git(ben.home, *OWN, "pull", "--quiet", "--no-rebase", "-s", "ours")
            git(ben.home, *OWN, "commit", "--quiet", "-am", "x")
            git(ben.home, "push", "--quiet")
        held = ana.text
        left = ana("sync")
        assert f"The other side's text of {CODE} cannot be read as a case. Ours stays" in left.stderr
        assert ana.text == held
    assert (ana.home / "aside" / f"{CODE}.toml").read_text(encoding="utf-8").endswith("[oops\n")
    assert (ana.home / "aside" / f"{CODE}.2.toml").read_text(encoding="utf-8").endswith("again\n")
    assert git(ana.home, "status", "--porcelain") == ""


def test_a_text_of_ours_that_is_no_case_is_mended_first(two: tuple[Laptop, Laptop]) -> None:
    ana, _ = two
    ana.path.write_text(ana.text + "[oops\n", encoding="utf-8")
    left = ana("sync", check=4)
    assert f"{CODE}.toml:" in left.stderr
    assert "mended before it goes to others" in left.stderr


def test_a_newer_format_on_the_other_side_is_refused_and_nothing_is_merged(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ben.path.write_text(ben.text.replace("format = 1", "format = 2"), encoding="utf-8")
    git(ben.home, *OWN, "commit", "--quiet", "-am", "x")
    git(ben.home, "push", "--quiet")
    held = git(ana.home, "rev-parse", "HEAD")
    for _ in range(2):
        left = ana("sync", check=7)
        assert "install a newer justice" in left.stderr
        assert git(ana.home, "rev-parse", "HEAD") == held
        ana("goals", "add", CODE, "Cantar")
        held = git(ana.home, "rev-parse", "HEAD")
    assert "format = 1" in ana.text


def test_what_was_typed_by_hand_goes_along(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ana.path.write_text(ana.text + "# by the window\n", encoding="utf-8")
    ana("sync")
    assert "Only comments or layout were changed." in ben("sync").stdout
    assert ben.text.endswith("# by the window\n")
    assert subjects(ana.home)[0] == f"{CODE}: edited by hand"


def test_another_history_is_not_brought_in(two: tuple[Laptop, Laptop], here: Run, tmp_path: Path, remote: Path) -> None:
    carla = Laptop(tmp_path / "carla", here)
    carla("git", "setup")
    carla("new", CODE)
    held = carla.text
    git(carla.home, "remote", "add", "origin", str(remote))
    assert "holds another history" in carla("sync", "--agency-controls", check=7).stderr
    assert carla.text == held
    git(carla.home, "branch", "-m", "trunk")
    assert "git branch -m main" in carla("sync", check=7).stderr
    assert len(git(remote, "for-each-ref").splitlines()) == 1


def test_no_branch_and_a_rebase_in_the_middle_are_refused(two: tuple[Laptop, Laptop]) -> None:
    ana, _ = two
    git(ana.home, "checkout", "--quiet", "--detach")
    assert "detached head" in ana("sync", check=7).stderr
    git(ana.home, "switch", "--quiet", "main")
    (ana.home / ".git" / "rebase-merge").mkdir()
    assert "in the middle of a rebase" in ana("sync", check=7).stderr


@pytest.mark.parametrize("how", ["go on", "abandon"])
def test_a_merge_that_was_left_is_gone_on_with_or_given_up(two: tuple[Laptop, Laptop], how: str) -> None:
    ana, ben = two
    ana("goals", "order", CODE, "2", "1", "3")
    ben("goals", "order", CODE, "3", "1", "2")
    ana("sync")
    held = ben.text
    git(ben.home, "fetch", "--quiet")
    git(ben.home, *OWN, "merge", "--quiet", "origin/main", check=False)
    assert git(ben.home, "status", "--porcelain").startswith("UU ")
    left = ben("goals", "add", CODE, "Dormir")
    assert "A merge is not finished. To finish it: justice sync" in left.stderr
    if how == "abandon":
        ben("undo", check=None)
        assert "Everything here is as it was before it." in ben("sync", "--abandon").stdout
        assert ben.text == held
        assert "No merge waits" in ben("sync", "--abandon", check=3).stderr
    ben("sync")
    ana("sync")
    assert ana.text == ben.text
    assert "[order_to_settle." in ana.text
    assert ("Dormir" in ana.text) is (how == "go on")


def test_a_driver_that_cannot_run_loses_nothing(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ana("goals", "add", CODE, "Cantar")
    ben("goals", "add", CODE, "Dormir")
    ana("sync")
    git(ben.home, "config", "merge.justice.driver", "/nowhere/python -m justicecli merge-file %O %A %B")
    ben("sync")
    assert "Cantar" in ben.text
    assert "Dormir" in ben.text


def test_undo_after_a_sync_takes_back_ones_own_change_and_nothing_of_the_others(two: tuple[Laptop, Laptop]) -> None:
    ana, ben = two
    ana("goals", "add", CODE, "Cantar")
    ana("sync")
    ben("contacts", "add", CODE, "A short call", "--how", "phone")
    ben("sync")
    left = ben("undo", CODE, "--yes")
    assert "by Ben" in left.stdout
    assert "Cantar" in ben.text
    assert "A short call" not in ben.text
    ben("sync")
    ana("sync")
    assert ana.text == ben.text


def test_no_word_of_a_file_is_in_what_git_keeps_beside_the_files(two: tuple[Laptop, Laptop], remote: Path) -> None:
    ana, ben = two
    ana("goals", "add", CODE, "Zorzal")
    ben("goals", "reword", CODE, "1", "Petirrojo")
    for laptop in (ana, ben, ana):
        laptop("sync")
    for place in (ana.home, ben.home):
        found = everything_but_files(place).lower()
        assert [word for word in ("zorzal", "petirrojo", "vivir", "pasaporte", "school") if word in found] == []
    found = git(remote, "log", "--all", "--format=raw").lower()
    assert [word for word in ("zorzal", "petirrojo", "vivir", "pasaporte", "school") if word in found] == []
