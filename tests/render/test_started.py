"""What is said when a case or a home begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from justicecli.model.settings import Settings
from justicecli.render.started import say_home, say_started


def test_a_new_case_says_its_code_its_path_and_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    say_started("amber-heron-27", Path("cases/amber-heron-27.toml"), quiet=False)
    said = capsys.readouterr()
    assert said.out == f"amber-heron-27 is started: {Path('cases/amber-heron-27.toml')}\n"
    assert said.err.startswith("Next: justice options explain amber-heron-27")
    say_started("amber-heron-27", Path("cases/amber-heron-27.toml"), quiet=True)
    assert capsys.readouterr() == ("", "")


def test_a_home_says_who_works_there(capsys: pytest.CaptureFixture[str]) -> None:
    say_home(Path("home"), Settings(name="R. Ortiz", role="community"))
    shown = capsys.readouterr()
    assert shown.out == "Your files live in home\nname: R. Ortiz\nrole: community\nagency: not said\n"
    assert "The files are not encrypted" in shown.err
