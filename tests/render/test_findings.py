"""Findings as lines that editors and CI jump to, and a count at the end."""

from __future__ import annotations

import pytest

from justicecli.core.findings import Finding
from justicecli.render.findings import show


def test_a_finding_is_one_line_with_file_line_rule_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    placed = Finding(rule="ranks", place=("goals", "g-7k2f", "rank"), sentence="take the line out")
    around = [Finding(rule="git remote", sentence="the repository has 1 remote")]
    show(
        around,
        [
            ("cases/amber.toml", [(placed, 12), (placed, None)]),
            ("cases/blue.toml", [(Finding(rule="valid", sentence="unknown key"), 3)]),
        ],
    )
    assert capsys.readouterr().out == (
        "git remote: the repository has 1 remote.\n"
        "cases/amber.toml:12: ranks: goals.g-7k2f.rank: take the line out.\n"
        "cases/amber.toml: ranks: goals.g-7k2f.rank: take the line out.\n"
        "cases/blue.toml:3: valid: unknown key.\n"
    )


def test_a_place_from_a_file_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show([], [("a\x07", [(Finding(rule="x", place=("extra", "\x1b[2J"), sentence="y"), 1)])])
    assert capsys.readouterr().out == "a<U+0007>:1: x: extra.<U+001B>[2J: y.\n"


def test_at_the_end_it_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    one = (Finding(rule="x", sentence="y"), 1)
    show([], [("a", [])])
    show([], [("a", []), ("b", [one]), ("c", [])])
    show([], [("a", [one, one])])
    said = capsys.readouterr()
    assert said.out.count("\n") == 1 + 2
    assert said.err == (
        "1 file looked at; nothing to mend.\n3 files looked at, 1 finding.\n1 file looked at, 2 findings.\n"
    )
