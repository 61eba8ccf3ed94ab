"""Findings as lines that editors and CI jump to, and a count at the end."""

from __future__ import annotations

import pytest

from justicecli.core.findings import Finding
from justicecli.render.findings import line, summary


def test_a_finding_is_one_line_with_file_line_rule_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    placed = Finding(rule="ranks", place=("goals", "g-7k2f", "rank"), sentence="take the line out")
    line(placed, "cases/amber.toml", 12)
    line(placed, "cases/amber.toml", None)
    line(Finding(rule="valid", sentence="unknown key"), "cases/amber.toml", 3)
    line(Finding(rule="git remote", sentence="the repository has 1 remote"), "", None)
    assert capsys.readouterr().out == (
        "cases/amber.toml:12: ranks: goals.g-7k2f.rank: take the line out.\n"
        "cases/amber.toml: ranks: goals.g-7k2f.rank: take the line out.\n"
        "cases/amber.toml:3: valid: unknown key.\n"
        "git remote: the repository has 1 remote.\n"
    )


def test_a_place_from_a_file_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    line(Finding(rule="x", place=("extra", "\x1b[2J"), sentence="y"), "a\x07", 1)
    assert capsys.readouterr().out == "a<U+0007>:1: x: extra.<U+001B>[2J: y.\n"


def test_at_the_end_it_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    summary(1, 0)
    summary(3, 1)
    summary(1, 2)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "1 file looked at; nothing to mend.\n3 files looked at, 1 finding.\n1 file looked at, 2 findings.\n"
    )
