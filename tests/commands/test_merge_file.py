"""`justice merge-file`: what git and a person get from it, with good files and bad ones."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from justicecli.core import contacts, goals, life, promises
from justicecli.model.case import Case
from justicecli.model.codes import Entropy
from justicecli.storage import toml
from tests.conftest import Run
from tests.made import MEETING, case_of, counting
from tests.people import said

CODE = "amber-heron-27"
HOME, HOUSE, DOOR = "a home near the river", "a house with my sister", "a door that locks"
BASE = promises.add(case_of("home", "papers"), "Call", made=MEETING, due=MEETING, entropy=counting())
KEY = next(iter(BASE.goals))
PROMISE = next(iter(BASE.promises))
DAY = timedelta(days=1)


def of(person: int) -> Entropy:
    """Random bytes that are not random: another id each time, and other ones for each person."""
    numbers = count(person * 1000)

    def entropy(size: int) -> bytes:
        number = next(numbers)
        return bytes(number >> 5 * place & 31 for place in reversed(range(size)))

    return entropy


class Three:
    """Three files in a folder, and the program run on them."""

    def __init__(self, folder: Path, here: Run) -> None:
        self.folder, self.here = folder, here
        self.base, self.ours, self.theirs = (folder / f"{name}.toml" for name in ("base", "ours", "theirs"))

    def write(self, base: Case | bytes, ours: Case | bytes, theirs: Case | bytes) -> None:
        """The three files, as cases or as any bytes."""
        for path, what in zip((self.base, self.ours, self.theirs), (base, ours, theirs), strict=True):
            path.write_bytes(what if isinstance(what, bytes) else toml.dumps(what))

    def merge(self, check: int, *more: str) -> str:
        """What is said on standard error, where the program leaves with that code; nothing else is ever said."""
        left = self.here("merge-file", str(self.base), str(self.ours), str(self.theirs), *more, check=check)
        assert left.stdout == ""
        return left.stderr

    @property
    def case(self) -> Case:
        """The case in our file."""
        return toml.loads(self.ours.read_bytes(), self.ours)


@pytest.fixture
def three(tmp_path: Path, here: Run) -> Three:
    """A folder with three files in it."""
    (tmp_path / "files").mkdir()
    return Three(tmp_path / "files", here)


def test_what_fits_together_is_written_and_nothing_is_said(three: Three) -> None:
    ours = goals.add(BASE, HOME, on=MEETING, entropy=of(1), round_=1)
    theirs = goals.add(BASE, HOUSE, on=MEETING, entropy=of(2), round_=1)
    three.write(BASE, ours, theirs)
    assert three.merge(0) == ""
    assert [goal.words for goal in three.case.goals.values()] == ["home", "papers", HOME, HOUSE]
    assert stat.S_IMODE(three.ours.stat().st_mode) == 0o600
    assert sorted(path.name for path in three.folder.iterdir()) == ["base.toml", "ours.toml", "theirs.toml"]


def test_what_only_they_changed_is_their_file_byte_for_byte(three: Three) -> None:
    theirs = b"# by hand\n\n" + toml.dumps(goals.reword(BASE, KEY, HOME, on=MEETING, entropy=of(1)))
    three.write(BASE, BASE, theirs)
    assert three.merge(0) == ""
    assert three.ours.read_bytes() == theirs


def test_what_only_we_changed_stays_byte_for_byte(three: Three) -> None:
    ours = b"# by hand\n\n" + toml.dumps(goals.reword(BASE, KEY, HOME, on=MEETING, entropy=of(1)))
    three.write(BASE, ours, BASE)
    assert three.merge(0) == ""
    assert three.ours.read_bytes() == ours


def test_words_changed_on_both_sides_are_both_in_the_file_and_none_is_said(three: Three) -> None:
    ours = goals.reword(BASE, KEY, HOME, on=MEETING, entropy=of(1))
    theirs = goals.reword(BASE, KEY, HOUSE, on=MEETING, entropy=of(2))
    three.write(BASE, ours, theirs)
    told = three.merge(1, "--path", f"cases/{CODE}.toml")
    assert told.startswith(f"{CODE}: ")
    assert f"The words of goal {KEY}: changed on both sides. Both are in the file, theirs under to_settle." in told
    assert three.case.goals[KEY].words == HOME
    assert [one.other for one in three.case.to_settle.values()] == [HOUSE]
    for word in (HOME, HOUSE, "papers"):
        assert word not in told
    assert b"<<<<" not in three.ours.read_bytes()


def test_two_orders_are_put_to_the_survivor(three: Three) -> None:
    base = case_of("home", "papers", "school")
    keys = list(base.goals)
    ours = goals.set_order(base, [keys[1], keys[0], keys[2]], on=MEETING, by="survivor", entropy=of(1))
    theirs = goals.set_order(base, keys[::-1], on=MEETING, by="survivor", entropy=of(2))
    three.write(base, ours, theirs)
    assert "Two orders: ask the survivor." in three.merge(1)
    assert goals.ranked(three.case) == [keys[1], keys[0], keys[2]]
    assert [one.order for one in three.case.order_to_settle.values()] == [keys[::-1]]


def test_a_promise_kept_and_missed_has_two_whole_accounts(three: Three) -> None:
    ours = promises.settle(BASE, PROMISE, "kept", on=MEETING + DAY)
    theirs = promises.settle(BASE, PROMISE, "missed", on=MEETING + 2 * DAY, told=True)
    three.write(BASE, ours, theirs)
    assert f"Two accounts of what became of promise {PROMISE}" in three.merge(1)
    assert three.case.promises[PROMISE] == ours.promises[PROMISE]
    (other,) = three.case.to_settle.values()
    assert other.place == ["promises", PROMISE]
    assert other.other == {"state": "missed", "settled": MEETING + 2 * DAY, "told": True}


def test_a_case_closed_on_one_side_is_closed_and_has_what_the_other_added(three: Three) -> None:
    ours = life.close(BASE, on=MEETING + DAY, entropy=of(1))
    theirs = contacts.add(BASE, at=MEETING, how="phone", reached=True, entropy=of(2))
    three.write(BASE, ours, theirs)
    assert three.merge(0) == ""
    assert three.case.closed == MEETING + DAY
    assert len(three.case.contacts) == 1


OF_ANOTHER = toml.dumps(replace(BASE, case="blue-otter-12"))


@pytest.mark.parametrize("base", [b"", b"no TOML at all", b'format = 9\ncase = "amber-heron-27"\n', OF_ANOTHER])
def test_without_a_file_to_come_from_both_are_united(three: Three, base: bytes) -> None:
    theirs = goals.add(replace(BASE, promises={}), HOUSE, on=MEETING, entropy=of(2), round_=1)
    three.write(base, goals.add(BASE, HOME, on=MEETING, entropy=of(1), round_=1), theirs)
    assert three.merge(0) == ""
    assert [goal.words for goal in three.case.goals.values()] == ["home", "papers", HOME, HOUSE]
    assert set(three.case.promises) == {PROMISE}


def test_merging_again_changes_nothing_and_asks_nothing_twice(three: Three) -> None:
    ours = goals.reword(BASE, KEY, HOME, on=MEETING, entropy=of(1))
    theirs = goals.reword(BASE, KEY, HOUSE, on=MEETING, entropy=of(2))
    three.write(BASE, ours, theirs)
    three.merge(1)
    first = three.ours.read_bytes()
    assert three.merge(0) == ""
    assert three.ours.read_bytes() == first


VALID = toml.dumps(goals.reword(BASE, KEY, HOME, on=MEETING, entropy=of(1)))
INVALID = {
    "no TOML": b"words = said\n",
    "an unknown key": toml.dumps(BASE).replace(b"rank =", b"rnk =", 1),
    "conflict marks": b"<<<<<<< ours\n" + toml.dumps(BASE) + b"=======\n>>>>>>> theirs\n",
    "no UTF-8": b'format = 1\ncase = "\xff"\n',
    "nothing": b"",
}


@pytest.mark.parametrize("bad", INVALID.values(), ids=INVALID)
@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_an_invalid_side_is_laid_aside_and_the_other_is_kept(three: Three, bad: bytes, whose: str) -> None:
    three.write(BASE, *((bad, VALID) if whose == "ours" else (VALID, bad)))
    told = three.merge(1)
    assert three.ours.read_bytes() == VALID
    aside = three.folder / "ours.toml.aside.toml"
    assert aside.read_bytes() == bad
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert f"{CODE}: " in told
    assert str(aside) in told
    assert HOME not in told


def test_where_both_sides_are_invalid_ours_is_kept(three: Three) -> None:
    three.write(BASE, b"ours = \n", b"theirs = \n")
    assert "Neither side" in three.merge(1)
    assert three.ours.read_bytes() == b"ours = \n"
    assert (three.folder / "ours.toml.aside.toml").read_bytes() == b"theirs = \n"


def test_a_text_laid_aside_is_in_the_home_and_never_written_over(
    three: Three, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work" / "cases").mkdir(parents=True)
    (tmp_path / "work" / "aside").mkdir()
    (tmp_path / "work" / "aside" / f"{CODE}.toml").write_text("kept before", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    three.write(BASE, VALID, INVALID["no TOML"])
    told = three.merge(1, "--path", f"work/cases/{CODE}.toml")
    aside = tmp_path / "work" / "aside" / f"{CODE}.2.toml"
    assert str(aside) in told
    assert aside.read_bytes() == INVALID["no TOML"]
    assert (tmp_path / "work" / "aside" / f"{CODE}.toml").read_text(encoding="utf-8") == "kept before"
    assert sorted(path.name for path in three.folder.iterdir()) == ["base.toml", "ours.toml", "theirs.toml"]


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_a_newer_format_is_refused_and_nothing_is_touched(three: Three, whose: str) -> None:
    newer = b'format = 2\ncase = "amber-heron-27"\nnew_key = "said"\n'
    sides = (newer, VALID) if whose == "ours" else (VALID, newer)
    three.write(BASE, *sides)
    told = three.merge(4)
    assert "install a newer justice" in told
    assert "said" not in told
    assert three.ours.read_bytes() == sides[0]
    assert len(list(three.folder.iterdir())) == 3


def test_two_different_cases_are_not_merged(three: Three) -> None:
    three.write(BASE, VALID, replace(BASE, case="blue-otter-12"))
    assert "two different cases" in three.merge(4)
    assert three.ours.read_bytes() == VALID


@pytest.mark.parametrize("which", ["base", "ours", "theirs"])
def test_a_file_that_is_missing_or_a_folder_is_said(three: Three, which: str) -> None:
    three.write(BASE, VALID, BASE)
    path = three.folder / f"{which}.toml"
    path.unlink()
    assert f"{which}.toml is not there" in three.merge(3)
    path.mkdir()
    assert "is a folder" in three.merge(4)
    if which != "ours":
        assert three.ours.read_bytes() == VALID


def test_git_s_own_environment_does_not_matter(three: Three, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.setenv(name, "/nowhere")
    three.write(BASE, VALID, contacts.add(BASE, at=date(2026, 11, 3), how="text", reached=False, entropy=of(2)))
    assert three.merge(0) == ""
    assert len(three.case.contacts) == 1


def test_every_kind_of_difference_is_said_without_a_word_of_the_file(three: Three) -> None:
    def told(word: str, day: date) -> Case:
        text = toml.dumps(BASE).decode()
        run = f'[checklists.k-aaaa]\nname = "own"\n[checklists.k-aaaa.answers]\nkeysplace = "{word}"\n'
        own = f'[extra]\nownkey = "{word}"\n[words]\nplaceword = "{word}"\n[form]\nseed = "{word}"\n'
        goal = (
            f'[goals.{KEY}.steps.s-aaaa]\nwords = "{word}"\n[goals.{KEY}.marks.m-aaaa]\nstate = "paused"\non = {day}\n'
        )
        person = f'[person]\ncall_me = "{word}"\n[safe_contact]\nok_times = "{word}"\n'
        person += f'[options.our-own]\nlanguage = "{word}"\n'
        contact = (
            f'[contacts.c-aaaa]\nnote = "{word}"\n[reviews.r-aaaa]\nnote = "{word}"\n[copies.y-aaaa]\non = {day}\n'
        )
        rest = 'safe = "yes"\ntaken = true\n'
        return toml.loads(f"{text}\n{run}{own}{goal}{person}{contact}{rest}".encode(), Path("x"))

    ours, theirs = told("mineword", MEETING), told("theirword", MEETING + DAY)
    three.write(BASE, ours, theirs)
    sentences = three.merge(1, "--path", f"cases/{CODE}.toml")
    for word in ("mineword", "theirword", "keysplace", "placeword", "ownkey", "our-own", "2026"):
        assert word not in sentences
    assert "None" not in sentences
    assert len(sentences.splitlines()) == 2 + len(three.case.to_settle)
    assert said(theirs) <= said(three.case)
