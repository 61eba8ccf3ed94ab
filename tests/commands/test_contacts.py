"""Contacts through the program: rules of safe contact that nobody could check, notes from a pipe, slips by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run

LOOK = "This cannot be checked here; look yourself:\n"
BREAKS = "This does not go by what the survivor said is safe:\n"
FRIDAY = "2026-11-20 17:30"


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case opened weeks ago."""
    here("init", "--name", "R. Ortiz")
    here("new", "amber-heron-27", "--on", (date.today() - timedelta(weeks=3)).isoformat())
    return home / "cases" / "amber-heron-27.toml"


@pytest.mark.parametrize(
    ("rule", "how", "shown"),
    [
        (("method", "never phone"), "phone", f"{BREAKS}  method: never phone\n"),
        (("method", "never phone"), "text", ""),
        (("method", "text, never phone"), "phone", f"{BREAKS}  method: text, never phone\n"),
        (("method", "only if I text first"), "phone", f"{LOOK}  method: only if I text first\n"),
        (("ok_times", "weekdays after 6pm"), "text", f"{BREAKS}  ok times: weekdays after 6pm\n"),
        (("ok_times", "lunes a viernes después de las 17:00"), "text", ""),
        (("ok_times", "mon-fri 9-5"), "text", f"{LOOK}  ok times: mon-fri 9-5\n"),
        (("never_times", "when he is home"), "e-mail", f"{LOOK}  never times: when he is home\n"),
        (("device_watched", "maybe"), "text", f"{LOOK}  device watched: maybe\n"),
        (("who_calls", "the survivor"), "phone", f"{BREAKS}  who calls: the survivor\n"),
    ],
)
def test_silence_means_that_a_rule_was_checked_and_kept(
    here: Run, file: Path, rule: tuple[str, str], how: str, shown: str
) -> None:
    here("set", "amber", f"safe_contact.{rule[0]}", rule[1], "-q")
    left = here("contacts", "add", "amber", "--how", how, "--started-by", "us", "--on", FRIDAY, "-q")
    assert (left.stderr, left.stdout) == (shown, "")
    assert file.read_text(encoding="utf-8").count("[contacts.") == 1


def test_what_is_broken_and_what_cannot_be_checked_stand_apart(here: Run, file: Path) -> None:
    here("set", "amber", "safe_contact.method", "text", "-q")
    here("set", "amber", "safe_contact.ok_times", "evenings", "-q")
    left = here("contacts", "add", "amber", "--how", "phone", "--on", FRIDAY)
    assert left.stderr == f"{BREAKS}  method: text\n{LOOK}  ok times: evenings\n"
    assert left.stdout.startswith("Contact: Friday 20 November 2026, 17:30, phone")


def test_a_note_that_comes_through_a_pipe_is_not_lost(justice: Run, file: Path) -> None:
    assert "Note: Left the form." in justice("contacts", "add", "amber", input="Left the form\n").stdout
    for nothing in ("", "\n"):
        left = justice("contacts", "add", "amber", input=nothing)
        assert left.stdout.startswith("Contact: ")
        assert "Note" not in left.stdout
    said = justice("contacts", "add", "amber", "What was typed", input="What was piped").stdout
    assert "Note: What was typed." in said


def test_a_list_that_a_shell_reads_line_by_line_is_no_note(file: Path, tmp_path: Path) -> None:
    lines = tmp_path / "codes"
    lines.write_text("birch-owl-90\n", encoding="utf-8")
    words = [sys.executable, "-m", "justicecli", "contacts", "add", "amber"]
    with lines.open("rb") as standard_input:
        left = subprocess.run(words, stdin=standard_input, capture_output=True, check=True, env=dict(os.environ))
    assert left.stdout.startswith(b"Contact: ")
    assert "birch" not in file.read_text(encoding="utf-8")


def test_a_contact_in_a_year_to_come_is_left_out_of_the_figures_and_found(here: Run, file: Path) -> None:
    here("contacts", "add", "amber", "--on", (date.today() - timedelta(days=2)).isoformat(), "-q")
    late = date.today() + timedelta(days=159)
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n[contacts.c-0000]\nat = {late}\nreached = true\n", encoding="utf-8")
    shown = here("show", "amber").stdout
    assert "- 2 days since the survivor was reached\n" in shown
    assert "- left out: 1 contact with a date that has not come yet; see: justice check\n" in shown
    assert json.loads(here("show", "amber", "--json").stdout)["trust"]["to_come"] == 1
    found = here("check", "amber", check=1).stdout
    assert "contact: contacts.c-0000.at: this contact has not come yet; see whether the year is right." in found


def test_a_day_of_long_ago_can_be_written_down_wherever_the_clocks_went_odd(justice: Run, file: Path) -> None:
    justice("contacts", "add", "amber", "--on", "1930-06-01 9:00", TZ="AMT-1:19:32")
    assert "1930-06-01T09:00:00+01:19" in file.read_text(encoding="utf-8").replace("01 09", "01T09")
