"""A case as lines for git: every fact is there, one a line, and goals stand in the survivor's order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.changes import compare
from justicecli.model.case import Case
from justicecli.model.text import visible
from justicecli.render.narrated import whole
from justicecli.storage import toml
from justicecli.storage.setup import HEADING
from tests.conftest import run
from tests.edits import edits
from tests.sample import SAMPLE
from tests.storage.by_hand import changed
from tests.strategies import cases


def shown_of(text: str) -> str:
    """The lines of a text that is TOML."""
    return whole(tomli.loads(text), text)


def said(case: Case) -> list[str]:
    """The lines of a case as it is written."""
    return shown_of(toml.dumps(case).decode()).splitlines()


@given(data=st.data(), case=cases)
def test_every_change_of_a_file_changes_its_lines(data: st.DataObject, case: Case) -> None:
    after = data.draw(changed(case))
    back, there = (toml.loads(toml.dumps(one), Path("x.toml")) for one in (case, after))
    assert (said(case) != said(after)) is bool(compare(back, there))


@given(case=cases)
def test_every_word_of_every_goal_and_promise_is_there_and_nothing_steers_a_terminal(case: Case) -> None:
    shown = "\n".join(said(case))
    said_by_people = [*(one.words for one in case.goals.values()), *(one.words for one in case.promises.values())]
    for words in said_by_people:
        for line in words.split("\n"):
            assert visible(line) in shown
    assert visible(shown.replace("\n", "")) == shown.replace("\n", "")


def test_the_sample_reads_like_this() -> None:
    shown = shown_of(SAMPLE)
    assert shown.startswith(
        "Case amber-heron-27\n"
        "  format: 1\n"
        "  opened: Monday 2 November 2026\n"
        "  referred: self.hotline\n"
        "Goals in order\n"
        "  1. Vivir con mi hija\n"
        "  2. Quiero mi pasaporte\n"
    )
    assert (
        "Goal: Vivir con mi hija (g-9qq2)\n"
        "  round: 1\n"
        "  added: Monday 2 November 2026\n"
        "  said by: survivor\n"
        "  step s-4hd0\n"
        "    words: Call the family unit about reunification\n"
    ) in shown
    assert "  order 1: Vivir con mi hija (g-9qq2)\n" in shown
    assert "Contact: Monday 2 November 2026, 10:00 (c-52wk)\n" not in shown  # an hour has its offset
    assert "(-06:00)" in shown


def test_moving_a_goal_changes_the_lines_of_the_order_alone() -> None:
    moved = SAMPLE.replace("rank = 2", "rank = 9").replace("rank = 1", "rank = 2").replace("rank = 9", "rank = 1")
    before, after = (shown_of(text).splitlines() for text in (SAMPLE, moved))
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert differing == [
        ("  1. Vivir con mi hija", "  1. Quiero mi pasaporte"),
        ("  2. Quiero mi pasaporte", "  2. Vivir con mi hija"),
    ]


def test_what_is_no_case_and_what_a_newer_one_holds_are_shown_all_the_same() -> None:
    assert whole({}, "") == ""
    assert whole(None, "<<<<<<< x\n\x1b[2J") == (
        "This is not valid as a case file; the text as it is:\n<<<<<<< x\n<U+001B>[2J\n"
    )
    newer = shown_of('format = 2\ngoals = "three"\nnotes.n-1.words = "a\\nb"\npromises.p = 7\n')
    for fact in ("format: 2", "goals: three", "Notes", "words: a", "| b", "p: 7"):
        assert fact in newer


def test_only_headings_stand_at_the_margin() -> None:
    for line in shown_of(SAMPLE).splitlines():
        assert bool(re.search(HEADING.replace("[:space:]", r"\s"), line)) is not line.startswith(" ")


def test_new_words_for_a_goal_change_no_line_of_an_earlier_order() -> None:
    earlier = '[goals.g-9qq2.earlier.w-1111]\nwords = "Vivir con mi hija"\nuntil = 2026-11-03\n\n'
    after = SAMPLE.replace('"Vivir con mi hija"', '"Vivir con mis hijas"')
    after = after.replace("[contacts.c-52wk]", f"{earlier}[contacts.c-52wk]")
    new = set(shown_of(after).splitlines()) - set(shown_of(SAMPLE).splitlines())
    assert {line for line in new if "Vivir con mis hijas" in line} == {
        "  1. Vivir con mis hijas",
        "Goal: Vivir con mis hijas (g-9qq2)",
    }
    assert not [line for line in new if "order" in line]


@given(edit=edits())
def test_every_edit_by_hand_of_any_value_changes_the_lines(edit: tuple[Case, Case, tuple[str, ...]]) -> None:
    texts = [toml.dumps(one).decode() for one in edit[:2]]
    before, after = (toml.loads(text.encode(), Path("x.toml")) for text in texts)
    if compare(before, after):
        assert shown_of(texts[0]) != shown_of(texts[1])


@pytest.mark.parametrize(
    "text",
    [
        "x = 0x" + "f" * 6000,
        "x." * 3000 + "y = 1",
        "x = " + "[" * 3000 + "]" * 3000,
        "format = 1\n[[goals]]\n[goals.x]\n",
        "a = 1e999\nb = nan\nc = 07:32:00\n",
        "goals = [1]\n[promises]\np-1 = 3\n[reviews.r]\norder = [1, {}, []]\nheld = 2026-11-02T10:00:00\n",
    ],
)
def test_git_is_never_stopped_by_what_a_file_holds(text: str, tmp_path: Path) -> None:
    path = tmp_path / "ab12_amber.toml"
    path.write_text(text, encoding="utf-8")
    shown = run("git", "text", str(path)).stdout
    assert shown.endswith("\n")
    assert len(shown.splitlines()) > 1


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    shown = []
    for byte in (b"\xff", b"\xfe"):
        path.write_bytes(b'case = "' + byte + b'"\n')
        shown.append(run("git", "text", str(path)).stdout)
    assert shown == [
        f'This is not valid as a case file; the text as it is:\ncase = "\\x{end}"\n\n' for end in ("ff", "fe")
    ]


def test_the_text_is_utf_8_in_any_locale_and_the_command_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(SAMPLE.replace("Vivir", "Уехать").encode() + b"\n# by hand\n")
    quick = run("git", "text", str(path), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert "  1. Уехать con mi hija\n" in quick.stdout
    assert "\r" not in quick.stdout
    assert run("--home", str(tmp_path), "git", "text", str(path)).stdout == quick.stdout
    path.write_bytes(b"")
    assert run("git", "text", str(path)).stdout == ""
    assert "no such file" in run("git", "text", str(tmp_path / "none"), check=3).stderr
    assert "could not be read" in run("git", "text", str(tmp_path), check=6).stderr


def test_the_quick_way_loads_nothing_that_it_can_do_without(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    program = (
        "import sys\nfrom justicecli.__main__ import main\nmain()\n"
        "slow = {'typer', 'click', 'msgspec', 'rich', 'justicecli.cli'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {slow}' if slow else 0)"
    )
    words = [sys.executable, "-P", "-c", program, "git", "text", str(path)]
    left = subprocess.run(words, capture_output=True, check=False, encoding="utf-8")
    assert left.returncode == 0, left.stderr
    assert left.stdout.startswith("Case amber-heron-27\n")
