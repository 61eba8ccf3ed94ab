"""The two laptops of docs/git.md are real: every line is run as it stands, and says what the page says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.repository import git
from tests.stories.test_readme import STANDS_FOR

PAGE = Path(__file__).parents[2] / "docs" / "git.md"
TYPED = re.compile(r"^(ana|ben)?\$ (.*)$", re.MULTILINE)


def blocks() -> list[str]:
    """The blocks of the page that are typed."""
    return re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.checkout
def test_every_line_of_the_two_laptops_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "remote.git")
    ran = 0
    for block in blocks():
        pieces = TYPED.split(block)[1:]
        for who, typed, expected in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            home = tmp_path / (who or "alone")
            home.mkdir(exist_ok=True)
            program, *words = shlex.split(typed)
            command = [sys.executable, "-m", "justicecli"] if program == "justice" else [needed(program)]
            monkeypatch.setenv("JUSTICE_HOME", str(home))
            left = subprocess.run([*command, *words], cwd=home, capture_output=True, check=False, encoding="utf-8")
            assert left.returncode == 0, (typed, left.stdout, left.stderr)
            said = left.stdout + (left.stderr if "<also>" in expected else "")
            pattern = re.escape(expected.replace("<also>\n", "").strip("\n"))
            for sign, meaning in STANDS_FOR.items():
                pattern = pattern.replace(re.escape(sign), meaning)
            if expected.strip():
                assert re.fullmatch(pattern, said.strip("\n")), f"{typed}\n{said}"
            ran += 1
    assert ran > 20
    for laptop in ("ana", "ben"):
        assert git(tmp_path / laptop, "status", "--porcelain") == ""
