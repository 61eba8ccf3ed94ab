"""The README's tour is run as it stands, block by block, in one home."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

README = Path(__file__).parents[2] / "README.md"
DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}"
STANDS_FOR = {
    "<day>": DAY,
    "<id>": r"[a-z]-[0-9a-z]{4}",
    "<time>": r"\d\d:\d\d",
    "<path>": r"/.+/cases/amber-heron-27\.toml",
}


@pytest.mark.checkout
def test_every_block_of_the_tour_does_what_it_says(
    justice: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 8
    for block in blocks:
        for command in block.strip().split("$ ")[1:]:
            typed, _, expected = command.partition("\n")
            program, *words = shlex.split(typed)
            assert program == "justice"
            shown = justice(*words)
            answer = shown.stdout + (shown.stderr if words[0] == "check" else "")
            pattern = re.escape(expected.strip("\n"))
            for sign, meaning in STANDS_FOR.items():
                pattern = pattern.replace(re.escape(sign), meaning)
            if expected.strip():
                assert re.fullmatch(pattern, answer.strip("\n")), f"{typed}\n{answer}"


@pytest.mark.checkout
def test_the_two_commands_stand_in_the_readme_and_ci_calls_the_second() -> None:
    readme = README.read_text(encoding="utf-8")
    second = "python3 -m venv .venv && .venv/bin/pip install nox && .venv/bin/nox"
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/justice demo" in readme
    assert second in readme
    called = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert second in called.replace(" --quiet", "")
