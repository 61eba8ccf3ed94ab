"""`justice check`: findings with their place, exit code 1 on any."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run


def test_nothing_to_mend(here: Run) -> None:
    here("new", "amber-heron-27")
    left = here("check")
    assert left.stdout == ""
    assert left.stderr == "1 file looked at; nothing to mend.\n"


def test_each_finding_has_its_file_line_and_place(here: Run, home: Path) -> None:
    here("new", "amber-heron-27")
    here("goals", "add", "amber", "Llamar al 555-123-4567", "--rank", "1")
    path = home / "cases" / "amber-heron-27.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("rank = 1", "rank = 4"), encoding="utf-8")
    left = here("check", check=1)
    lines = left.stdout.splitlines()
    assert lines[0].startswith(f"{path}:5: ranks: goals: the numbers are not 1 to 1, each once")
    assert lines[1].startswith(f"{path}:6: personal data: goals.g-")
    assert "555" not in left.stdout
    found = json.loads(here("check", "amber", "--json", check=1).stdout)
    assert found["files"] == 1
    assert [(one["rule"], one["line"]) for one in found["findings"]] == [("ranks", 5), ("personal data", 6)]


def test_a_file_that_is_not_valid_is_a_finding(here: Run, home: Path, tmp_path: Path) -> None:
    loose = tmp_path / "amber-heron-27.toml"
    loose.write_text('format = 1\ncase = "amber-heron-27"\nrnk = 1\n', encoding="utf-8")
    loose.chmod(0o600)
    left = here("check", str(loose), check=1)
    assert left.stdout == f'{loose}:3: valid: unknown key "rnk".\n'


def test_the_folder_is_looked_at_where_no_file_is_named(here: Run, home: Path) -> None:
    here("new", "amber-heron-27")
    (home / "cases").chmod(0o755)
    left = here("check", check=1)
    assert left.stdout == f"permissions: {home}/cases can be opened by others on this machine; run: chmod 700.\n"
    assert here("check", "amber").stdout == ""
    assert json.loads(here("check", "--json", check=1).stdout)["findings"][0]["line"] is None
