"""Two laptops and a bare remote in real git: however they come together, no word is lost and no order is chosen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from justicecli.core import goals
from justicecli.model.case import Case
from justicecli.storage import toml
from tests.conftest import needed, run

CODE = "amber-heron-27"
PATH = f"cases/{CODE}.toml"
MARKS = re.compile(r"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)", re.MULTILINE)
FIRST, SECOND = "Vivir con mi hija", "Mi pasaporte"
Deed = tuple[str, ...]


class Laptop:
    """One home that is a clone of the remote, and the person who works on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / PATH

    def git(self, *words: str, check: int | None = 0) -> str:
        """What git says; no conflict mark ever stands in the case."""
        left = subprocess.run(
            [needed("git"), "-C", str(self.folder), *words],
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            env={**os.environ, "GIT_EDITOR": "true"},
        )
        assert check is None or left.returncode == check, f"{words}: {left.returncode}\n{left.stdout}\n{left.stderr}"
        if self.path.exists():
            assert not MARKS.search(self.path.read_text(encoding="utf-8")), words
        return left.stdout + left.stderr

    def justice(self, *words: str) -> str:
        """What the program says."""
        return run("--home", str(self.folder), *words).stdout

    def does(self, *deeds: Deed) -> None:
        """Changes of the case, each a commit of its own."""
        for deed in deeds:
            self.justice(*deed)
        assert not self.git("status", "--porcelain")

    @property
    def case(self) -> Case:
        """The case as it lies there: always whole and valid."""
        return toml.loads(self.path.read_bytes(), self.path)

    @property
    def is_conflicted(self) -> bool:
        """True where git waits for a person to look at the case."""
        return self.git("ls-files", "--unmerged") != ""


class Two(tuple[Laptop, Laptop]):
    """The laptops of two people who share a case."""

    __slots__ = ()


def quiet_git(environ: pytest.MonkeyPatch) -> None:
    """git as on a new machine: no settings of whoever runs the tests."""
    environ.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    environ.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bare remote and two homes that were set up and hold the same case."""
    folder = tmp_path_factory.mktemp("laptops")
    with pytest.MonkeyPatch.context() as environ:
        quiet_git(environ)
        remote, one, two = folder / "remote.git", Laptop(folder / "one"), Laptop(folder / "two")
        one.folder.mkdir()
        Laptop(folder).git("init", "--quiet", "--bare", "--initial-branch=main", str(remote))
        one.justice("git", "setup")
        one.justice("new", CODE)
        for words in (FIRST, SECOND, "School"):
            one.justice("goals", "add", CODE, words)
        one.justice("goals", "order", CODE, "1", "2", "3")
        one.justice("promises", "add", CODE, "Call the school", "--due", "+3d")
        one.git("remote", "add", "origin", "../remote.git")
        one.git("push", "--quiet", "--set-upstream", "origin", "main")
        Laptop(folder).git("clone", "--quiet", str(remote), str(two.folder))
        two.git("remote", "set-url", "origin", "../remote.git")
        two.justice("git", "setup")
        for laptop in (one, two):
            laptop.git("config", "user.name", laptop.folder.name)
            laptop.git("config", "user.email", f"{laptop.folder.name}@example.org")
    return folder


@pytest.fixture
def laptops(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    """Two laptops of the test's own, which hold the same case."""
    quiet_git(monkeypatch)
    shutil.copytree(made, tmp_path / "laptops", symlinks=True)
    two = Two((Laptop(tmp_path / "laptops" / "one"), Laptop(tmp_path / "laptops" / "two")))
    assert all(not laptop.git("status", "--porcelain") for laptop in two)
    return two


def goal(words: str) -> Callable[[Laptop], str]:
    """The id of the goal that says this."""
    return lambda laptop: next(key for key, one in laptop.case.goals.items() if one.words == words)


def merge(laptop: Laptop) -> bool:
    """`git merge`; whether a person had to look."""
    laptop.git("merge", "--no-edit", "origin/main", check=None)
    return settled(laptop, "commit", "--no-edit")


def rebase(laptop: Laptop) -> bool:
    """`git rebase`, to its end."""
    laptop.git("rebase", "origin/main", check=None)
    return settled(laptop, "rebase", "--continue")


def cherry_pick(laptop: Laptop) -> bool:
    """`git cherry-pick` of all that the other sent."""
    laptop.git("cherry-pick", "--keep-redundant-commits", "HEAD..origin/main", check=None)
    return settled(laptop, "cherry-pick", "--continue")


def stash_pop(laptop: Laptop) -> bool:
    """Own work put away, the other's taken in, the own put back on top."""
    laptop.git("reset", "--quiet", laptop.git("merge-base", "HEAD", "origin/main").strip())
    laptop.git("stash")
    laptop.git("merge", "--ff-only", "origin/main")
    laptop.git("stash", "pop", check=None)
    looked = laptop.is_conflicted
    laptop.git("add", PATH)
    laptop.git("commit", "--quiet", "--message", "As it stands")
    return looked


def settled(laptop: Laptop, *go_on: str) -> bool:
    """A person has looked, wherever git waited for that, and git went on; whether it did wait."""
    looked = False
    while laptop.is_conflicted:
        looked = True
        assert laptop.case.case == CODE
        laptop.git("add", PATH)
        laptop.git(*go_on, check=None)
    return looked


WAYS = [merge, rebase, cherry_pick, stash_pop]
by_each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


def brought_together(laptops: Two, ones: list[Deed], twos: list[Deed], way: Callable[[Laptop], bool]) -> bool:
    """What the first did was sent; the second did something else, and takes it in. Whether a person had to look."""
    one, two = laptops
    one.does(*ones)
    one.git("push", "--quiet")
    two.does(*twos)
    two.git("fetch", "--quiet")
    looked = way(two)
    assert not two.git("status", "--porcelain")
    assert two.case.case == CODE
    return looked


@by_each_way
def test_what_both_added_is_there(laptops: Two, way: Callable[[Laptop], bool]) -> None:
    ones: list[Deed] = [("goals", "add", CODE, "Cantar"), ("contacts", "add", CODE, "--how", "text", "--reached")]
    assert not brought_together(laptops, ones, [("goals", "add", CODE, "My wages"), ("close", CODE)], way)
    case = laptops[1].case
    assert {one.words for one in case.goals.values()} == {FIRST, SECOND, "School", "Cantar", "My wages"}
    assert [case.goals[key].words for key in goals.ranked(case)] == [FIRST, SECOND, "School"]
    assert len(case.contacts) == 1
    assert case.closed


@by_each_way
def test_two_orders_are_both_there_until_the_survivor_says(laptops: Two, way: Callable[[Laptop], bool]) -> None:
    ids = [goal(words)(laptops[0]) for words in (FIRST, SECOND, "School")]
    ones: list[Deed] = [("goals", "order", CODE, "3", "2", "1")]
    assert brought_together(laptops, ones, [("goals", "order", CODE, "2", "1", "3")], way)
    case = laptops[1].case
    orders = [goals.ranked(case), *(one.order for one in case.order_to_settle.values())]
    assert sorted(orders) == sorted([ids[::-1], [ids[1], ids[0], ids[2]]])


@by_each_way
def test_words_and_promises_told_in_two_ways_are_both_there(laptops: Two, way: Callable[[Laptop], bool]) -> None:
    (promise,) = laptops[0].case.promises
    ones: list[Deed] = [("goals", "reword", CODE, "1", "Con mi hija"), ("promises", "keep", CODE, promise)]
    twos: list[Deed] = [("goals", "reword", CODE, "1", "Mi hija y yo"), ("promises", "miss", CODE, promise, "--told")]
    assert brought_together(laptops, ones, twos, way)
    case = laptops[1].case
    others = {tuple(one.place[:1]): one.other for one in case.to_settle.values()}
    assert {case.goals[goals.ranked(case)[0]].words, others["goals",]} == {"Con mi hija", "Mi hija y yo"}
    assert {case.promises[promise].state, others["promises",]["state"]} == {"kept", "missed"}
    missed = others["promises",] if case.promises[promise].state == "kept" else case.promises[promise]
    assert (missed["told"] if isinstance(missed, dict) else missed.told) is True


def test_git_waits_for_a_person_who_is_told_what_to_look_at(laptops: Two) -> None:
    one, two = laptops
    one.does(("goals", "reword", CODE, "1", "Con mi hija"))
    one.git("push", "--quiet")
    two.does(("goals", "reword", CODE, "1", "Mi hija y yo"))
    two.git("fetch", "--quiet")
    told = two.git("merge", "origin/main", check=1)
    assert f"{CODE}: merged, and 1 thing to settle." in told
    assert "hija" not in told
    assert two.is_conflicted
    two.git("add", PATH)
    two.git("commit", "--quiet", "--no-edit")
    two.git("push", "--quiet")
    one.git("pull", "--quiet")
    assert one.path.read_bytes() == two.path.read_bytes()


def test_two_who_merge_at_the_same_time_come_together_all_the_same(laptops: Two) -> None:
    one, two = laptops
    one.does(("goals", "reword", CODE, "1", "Con mi hija"), ("goals", "add", CODE, "Cantar"))
    two.does(("goals", "reword", CODE, "1", "Mi hija y yo"), ("goals", "add", CODE, "My wages"))
    for laptop, other in ((one, two), (two, one)):
        laptop.git("fetch", "--quiet", f"../{other.folder.name}", "main:other")
    for laptop in (one, two):
        laptop.git("merge", "--no-edit", "other", check=1)
        assert settled(laptop, "commit", "--no-edit")
    one.git("push", "--quiet")
    two.git("fetch", "--quiet")
    merge(two)
    text = two.path.read_text(encoding="utf-8")
    assert all(words in text for words in ("Con mi hija", "Mi hija y yo", "Cantar", "My wages", SECOND))
    two.git("push", "--quiet")
    one.git("pull", "--quiet", "--ff-only")
    assert one.path.read_bytes() == two.path.read_bytes()


def test_a_file_of_the_other_that_is_no_case_lies_aside(laptops: Two) -> None:
    one, two = laptops
    one.path.write_text(one.path.read_text(encoding="utf-8") + "not TOML\n", encoding="utf-8")
    broken = one.path.read_bytes()
    one.git("commit", "--quiet", "--all", "--message", "As it stands")
    one.git("push", "--quiet")
    two.does(("goals", "add", CODE, "My wages"))
    ours = two.path.read_bytes()
    two.git("fetch", "--quiet")
    told = two.git("merge", "origin/main", check=1)
    aside = two.folder / "aside" / f"{CODE}.toml"
    assert str(aside) in told
    assert aside.read_bytes() == broken
    assert two.path.read_bytes() == ours
    assert two.git("status", "--porcelain") == f"UU {PATH}\n"


def test_a_file_of_a_newer_justice_is_not_merged(laptops: Two) -> None:
    one, two = laptops
    one.path.write_text(one.path.read_text(encoding="utf-8").replace("format = 1", "format = 2"), encoding="utf-8")
    one.git("commit", "--quiet", "--all", "--message", "As it stands")
    one.git("push", "--quiet")
    two.does(("goals", "add", CODE, "My wages"))
    ours = two.path.read_bytes()
    two.git("fetch", "--quiet")
    assert "install a newer justice" in two.git("merge", "origin/main", check=1)
    assert two.path.read_bytes() == ours
    two.git("merge", "--abort")
    assert two.path.read_bytes() == ours


def test_a_worktree_merges_as_its_repository_does(laptops: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = laptops
    one.does(("goals", "add", CODE, "Cantar"))
    one.git("push", "--quiet")
    two.does(("goals", "add", CODE, "My wages"))
    two.git("fetch", "--quiet")
    two.git("worktree", "add", "--quiet", "-b", "beside", "../beside")
    beside = Laptop(two.folder.parent / "beside")
    monkeypatch.setenv("GIT_DIR", str(two.folder / ".git" / "worktrees" / "beside"))
    monkeypatch.setenv("GIT_WORK_TREE", str(beside.folder))
    beside.git("merge", "--no-edit", "origin/main")
    assert {"Cantar", "My wages"} < {one.words for one in beside.case.goals.values()}
