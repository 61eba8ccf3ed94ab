"""What the ledger asks a person at a terminal, and what it says so that no promise is lost or told wrongly."""

from __future__ import annotations

import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from tests.commands.terminal import leave as leave_by
from tests.conftest import Run

BEYOND = "You won\u2019t be arrested"


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case opened three weeks ago."""
    here("new", "amber-heron-27", "--on", (date.today() - timedelta(weeks=3)).isoformat())
    return home / "cases" / "amber-heron-27.toml"


def promised(here: Run, *words: str) -> str:
    """The id of a promise just made."""
    found = re.search(r"\((p-\w{4})[,)]", here("promises", "add", "amber", *words).stdout)
    assert found is not None
    return found[1]


def asked(*words: str) -> pexpect.spawn[str]:
    """The program at a terminal."""
    told = ["-m", "justicecli", "promises", *words]
    return pexpect.spawn(sys.executable, told, env={**os.environ, "TERM": "xterm"}, encoding="utf-8", timeout=20)


def answers(child: pexpect.spawn[str], *pairs: tuple[str, str]) -> str:
    """What the program says after the last answer; each question is waited for."""
    for question, typed in pairs:
        child.expect_exact(question)
        child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    said = child.before
    assert isinstance(said, str)
    return said


def test_the_day_is_asked_for_on_a_terminal_until_it_can_be_read(file: Path) -> None:
    said = answers(
        asked("add", "amber", "Call"), ("By when? (Enter: no day was said)", "31 feb"), ("By when?", "tomorrow 9:00")
    )
    assert re.search(r"due \w+ \d+ \w+ \d{4}, 09:00\)", said)
    assert "due" not in answers(asked("add", "amber", "Write"), ("By when?", ""))
    assert file.read_text(encoding="utf-8").count("\ndue = ") == 1


def test_an_empty_day_is_refused_wherever_it_is_typed(here: Run, file: Path) -> None:
    before = file.read_bytes()
    left = here("promises", "add", "amber", "Call", "--due", "", check=2)
    assert "with an hour if you like: thu 9:00." in left.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize("answered", [1, 0])
@pytest.mark.parametrize("leave", ["ctrl-c", "ctrl-d"])
def test_leaving_at_a_question_says_that_nothing_was_written_and_nothing_was(
    file: Path, leave: str, answered: int
) -> None:
    before = file.read_bytes()
    child = asked("add", "amber", BEYOND, "--due", "+3d")
    for question in ["Is this yours to give?", "Who confirmed it?"][: answered + 1]:
        child.expect_exact(question)
        if question.startswith("Is") and answered:
            child.sendline("y")
    leave_by(child, leave, "Nothing was written.")
    assert file.read_bytes() == before


def test_whose_a_promise_is_to_give_may_be_left_open_and_no_is_never_made_up(file: Path) -> None:
    child = asked("add", "amber", BEYOND, "--due", "+3d")
    child.expect_exact("Some of this may be decided by others")
    said = answers(child, ("Is this yours to give? (Enter: leave it open) [y/n]", "maybe"), ("Is this yours", ""))
    assert "not asked whose to give" in said
    assert "Who confirmed it?" not in said
    assert 'yours = "not asked"' in file.read_text(encoding="utf-8")


def test_whether_the_survivor_was_told_is_asked_and_may_be_added_later(here: Run, file: Path) -> None:
    key = promised(here, "Call", "--due", "2026-11-18", "--on", "2026-11-16")
    assert "the survivor" not in answers(asked("miss", "amber", key), ("Was the survivor told?", ""))
    before = file.read_text(encoding="utf-8")
    assert here("promises", "miss", "amber", key, "--told").stdout == f"The survivor was told: Call ({key}).\n"
    assert file.read_text(encoding="utf-8") == before.rstrip("\n") + "\ntold = true\n"
    left = here("promises", "miss", "amber", key, "--not-told", check=2)
    assert "Nothing was changed; a slip is mended with: justice edit amber-heron-27" in left.stderr
    other = promised(here, "Write", "--due", "2026-11-18", "--on", "2026-11-16")
    said = answers(asked("change", "amber", other, "--due", "+3d"), ("Was the survivor told?", "n"))
    assert "and the survivor was not told" in said
    assert "Was the survivor told?" not in answers(asked("keep", "amber", other))


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        (["--told"], "changed; the survivor was told"),
        (["--not-told"], "changed; the survivor was not told"),
        ([], "changed; not written down whether the survivor was told"),
    ],
)
def test_the_list_says_whether_the_survivor_knows_of_the_new_date(
    here: Run, file: Path, flag: list[str], said: str
) -> None:
    key = promised(here, "Call", "--due", "+2d")
    here("promises", "change", "amber", key, "--due", "+30d", *flag)
    assert said in here("promises", "list", "amber").stdout
    assert "with the survivor" not in here("promises", "list", "amber").stdout


def test_a_second_change_says_the_dates_and_no_place_in_the_file(here: Run, file: Path) -> None:
    key = promised(here, "Call", "--due", "+2d")
    for days in ("+3d", "+4d"):
        said = here("promises", "change", "amber", key, "--due", days).stdout
        assert re.fullmatch(rf"Changed: Call \({key}\) is due [^;]+; it was due [^;]+\.\n", said)


def test_closing_a_case_says_which_promises_are_left_open(here: Run, file: Path) -> None:
    assert here("close", "amber").stderr == ""
    here("reopen", "amber")
    key = promised(here, "Call", "--due", "+2d")
    assert here("close", "amber").stderr == (
        f"1 promise is still open ({key}), and justice due looks at open cases only. See them with: "
        "justice promises list amber-heron-27 --open\n"
    )
    assert here("promises", "add", "amber", "Write", "--due", "+2d").stderr == (
        "This case is closed. Open it again with: justice reopen amber-heron-27\n"
        "justice due looks at open cases only, so this promise will not be listed there.\n"
    )
    assert here("promises", "add", "amber", "Write", "--due", "+2d", "--quiet").stderr == ""


def test_the_weekday_of_today_is_said_to_be_a_week_off(here: Run, file: Path) -> None:
    today = f"{date.today():%A}".lower()[:3]
    assert here("promises", "add", "amber", "Call", "--due", f"{today} 20:00").stderr == (
        "That is a week from today. For today, type: today, with an hour if you like.\n"
    )
    for other in ("+7d", f"{date.today() + timedelta(days=1):%A}"):
        assert here("promises", "add", "amber", "Call", "--due", other).stderr == ""


def test_an_hour_of_another_zone_is_said_with_the_hour_here_and_stays_in_the_file(justice: Run, file: Path) -> None:
    said = "due Tuesday 24 November 2099, 09:00 (-06:00), 15:00 here"
    due = "2099-11-24T09:00-06:00"
    assert said in justice("promises", "add", "amber", "Call", "--due", due, TZ="UTC").stdout
    for words in (("promises", "list", "amber"), ("show", "amber")):
        assert said in justice(*words, TZ="UTC").stdout
        assert "09:00 (-06:00), Wednesday 25 November 2099, 04:00 here" in justice(*words, TZ="Pacific/Auckland").stdout
        assert "09:00)" in justice(*words, TZ="America/Chicago").stdout
    assert "due = 2099-11-24 09:00:00-06:00" in file.read_text(encoding="utf-8")


def test_a_zone_that_is_not_known_here_is_said_once_an_hour_was_typed(justice: Run, file: Path) -> None:
    said = "TZ is set to a zone that is not known here, so hours are taken as UTC: Bogus/Zone\n"
    for due, zone, shown in (
        ("+3d 9:00", "Bogus/Zone", said),
        ("+3d", "Bogus/Zone", ""),
        ("+3d 9:00", "Etc/UTC", ""),
        ("+3d 9:00", "UTC", ""),
        ("+3d 9:00", "America/Chicago", ""),
    ):
        assert justice("promises", "add", "amber", "Call", "--due", due, TZ=zone).stderr == shown
