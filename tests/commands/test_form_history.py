"""`justice form CASE --history`, as a person uses it."""

from __future__ import annotations

import json
import stat
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from tests.conftest import Run

TODAY = date.today()
FIRST, SECOND, THIRD = (TODAY - timedelta(weeks=weeks) for weeks in (12, 6, 1))


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case with three goals and three reviews."""
    here("new", "amber-heron-27", "--on", f"{FIRST}", "-q")
    for words in ("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar"):
        here("goals", "add", "amber", words, "--on", f"{FIRST}", "-q")
    here("review", "amber", "--order", "2", "1", "--on", f"{FIRST}", "-q")
    here("review", "amber", "--order", "2", "1", "--on", f"{SECOND}", "-q")
    here("review", "amber", "--order", "3", "1", "--on", f"{THIRD}", "-q")
    return home / "cases" / "amber-heron-27.toml"


def test_each_goal_is_a_line_with_its_number_at_each_review(here: Run, file: Path) -> None:
    before = file.read_bytes()
    said = here("form", "amber", "--history").stdout.splitlines()
    assert [line for line in said if "->" in line] == [
        "  - -> - -> 1 Estudiar  (first time)",
        "  2 -> 1 -> 2 Quiero mi pasaporte  (first time)",
        "  1 -> 2 -> - Vivir con mi hija  (first time)",
    ]
    assert file.read_bytes() == before


def test_a_program_gets_every_order_and_every_place(here: Run, file: Path) -> None:
    said = json.loads(here("form", "amber", "--history", "--json").stdout)
    assert said["justice"] == 1
    assert [(one["kind"], one["day"], one["by"]) for one in said["orders"]] == [
        ("review", f"{day}", "survivor") for day in (FIRST, SECOND, THIRD)
    ]
    places = {row["words"]: [one["number"] for one in row["places"]] for row in said["goals"]}
    assert places == {
        "Estudiar": [None, None, 1],
        "Quiero mi pasaporte": [2, 1, 2],
        "Vivir con mi hija": [1, 2, None],
    }


@pytest.mark.parametrize("ending", ["svg", "html", "pdf", "txt"])
def test_it_is_written_for_its_owner_alone_and_never_over_another_file(
    ending: str, here: Run, file: Path, tmp_path: Path
) -> None:
    page = tmp_path / f"history.{ending}"
    here("form", "amber", "--history", "-o", str(page))
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    if ending == "pdf":
        text = "".join(one.extract_text() for one in pypdf.PdfReader(page).pages)
    else:
        text = page.read_text(encoding="utf-8")
    if ending == "svg":
        ET.fromstring(text)
    assert "Vivir con mi hija" in text
    assert "amber" not in text
    assert "add --force" in here("form", "amber", "--history", "-o", str(page), check=7).stderr


def test_as_of_a_past_day_it_ends_there(here: Run, file: Path) -> None:
    said = here("form", "amber", "--history", "--as-of", f"{SECOND}").stdout
    assert "  2 -> 1 Quiero mi pasaporte" in said
    said = here("form", "amber", "--history", "--as-of", f"{FIRST}").stdout
    assert "There is one order so far." in said
    assert "  1 Vivir con mi hija" in said


def test_a_case_without_any_order_says_so_and_names_its_goals(here: Run) -> None:
    here("new", "blue-otter-11", "-q")
    here("goals", "add", "blue", "Estudiar", "-q")
    said = here("form", "blue", "--history").stdout
    assert "There is no order to show yet." in said
    assert "Estudiar" in said


def test_it_is_in_the_language_that_the_survivor_reads(here: Run, file: Path) -> None:
    here("set", "amber", "person.reads", "es", "-q")
    assert here("form", "amber", "--history").stdout.startswith("Cómo cambiaron mis números\n")
    said = here("form", "amber", "--history", "--lang", "ht")
    assert said.stdout.startswith("How my numbers changed\n")
    assert "(ht)" in said.stderr


def test_it_is_of_a_case(here: Run, file: Path) -> None:
    assert "--history is for a case" in here("form", "--blank", "8", "--history", check=2).stderr
    assert here("form", "amber", "--history", "--lang", "not a language", check=2).stdout == ""


def test_a_script_that_no_font_here_can_draw_is_named(
    here: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("justicecli.storage.fonts.missing", lambda _: [("Thai", "Noto Sans Thai", "fonts-noto-core")])
    said = here("form", "amber", "--history", "-o", str(tmp_path / "history.html"))
    assert "No font on this machine can draw Thai" in said.stderr
    assert "apt install fonts-noto-core" in said.stderr
