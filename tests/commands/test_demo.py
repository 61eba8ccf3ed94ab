"""`justice demo`: the main job from end to end, on nothing of the person's own."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.conftest import Run, needed


def test_the_demonstration_shows_the_main_job_and_leaves_nothing(justice: Run, home: Path, tmp_path: Path) -> None:
    needed("git")
    folder = tmp_path / "temporary"
    folder.mkdir()
    shown = justice("demo", TMPDIR=str(folder)).stdout
    for words in (
        "33 forms of justice",
        "Named on",
        "The survivor set this order",
        "Review held on",
        "round 2)",
        "Kept ",
        "Changed: Bring the family unit's form",
        "Missed ",
        "Tomorrow, ",
        "is now 1 (was 3).",
        "\n-rank = 3\n+rank = 1\n",
        "$ git diff amber-heron-27.toml",
        "[goals.g-",
        "as it stood",
    ):
        assert words in shown, words
    changed = [
        line for line in shown.splitlines() if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
    ]
    assert len(changed) == 6
    assert all("rank = " in line for line in changed)
    assert list(folder.iterdir()) == []
    assert not home.exists()


def test_where_nothing_can_be_written_it_stops_with_a_sentence(justice: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(tempfile.gettempdir()).is_dir()
    left = justice("demo", check=None, TMPDIR="/nowhere-at-all", TEMP="", TMP="")
    assert left.returncode in (0, 6)
