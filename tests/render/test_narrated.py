"""A case as lines for git: every fact is there, one a line, and goals stand in the survivor's order."""

from __future__ import annotations

import re
from pathlib import Path

import tomli
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.changes import compare
from justicecli.model.case import Case
from justicecli.model.text import visible
from justicecli.render.narrated import whole
from justicecli.storage import toml
from justicecli.storage.setup import HEADING
from tests.sample import SAMPLE
from tests.storage.by_hand import changed
from tests.strategies import cases


def said(case: Case) -> list[str]:
    """The lines of a case as it is written."""
    return whole(tomli.loads(toml.dumps(case).decode())).splitlines()


@given(data=st.data(), case=cases)
def test_every_change_of_a_file_changes_its_lines(data: st.DataObject, case: Case) -> None:
    after = data.draw(changed(case))
    back, there = (toml.loads(toml.dumps(one), Path("x.toml")) for one in (case, after))
    assert (said(case) != said(after)) is bool(compare(back, there))


@given(case=cases)
def test_every_word_of_every_goal_and_promise_is_there_and_nothing_steers_a_terminal(case: Case) -> None:
    shown = "\n".join(said(case))
    for record in [*case.goals.values(), *case.promises.values()]:
        for line in record.words.split("\n"):
            assert visible(line) in shown
    assert visible(shown.replace("\n", "")) == shown.replace("\n", "")


def test_the_sample_reads_like_this() -> None:
    shown = whole(tomli.loads(SAMPLE))
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
    before, after = (whole(tomli.loads(text)).splitlines() for text in (SAMPLE, moved))
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert differing == [
        ("  1. Vivir con mi hija", "  1. Quiero mi pasaporte"),
        ("  2. Quiero mi pasaporte", "  2. Vivir con mi hija"),
    ]


def test_what_is_no_case_and_what_a_newer_one_holds_are_shown_all_the_same() -> None:
    assert whole("") == ""
    assert whole("<<<<<<< x\n\x1b[2J") == (
        "This is not valid as a case file; the text as it is:\n<<<<<<< x\n<U+001B>[2J\n"
    )
    newer = whole({"format": 2, "goals": "three", "notes": {"n-1": {"words": "a\nb"}}, "promises": {"p": 7}})
    for fact in ("format: 2", "goals: three", "Notes", "words: a", "| b", "p: 7"):
        assert fact in newer


def test_only_headings_stand_at_the_margin() -> None:
    for line in whole(tomli.loads(SAMPLE)).splitlines():
        assert bool(re.search(HEADING.replace("[:space:]", r"\s"), line)) is not line.startswith(" ")
