"""The ledger and the contact log through the program: what is said, asked, refused, and written."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Run

DAY = r"[A-Z][a-z]+ \d{1,2} [A-Z][a-z]+ \d{4}"


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case opened weeks ago, whose survivor wants texts in the evening."""
    here("init", "--name", "R. Ortiz")
    here("new", "amber-heron-27", "--on", (date.today() - timedelta(weeks=3)).isoformat())
    here("set", "amber", "safe_contact.method", "text", "-q")
    here("set", "amber", "safe_contact.ok_times", "daily after 18:00", "-q")
    here("set", "amber", "safe_contact.voicemail", "no", "-q")
    return home / "cases" / "amber-heron-27.toml"


def promised(here: Run, *words: str) -> str:
    """The id of a promise just made."""
    found = re.search(r"\((p-\w{4}),", here("promises", "add", "amber", *words).stdout)
    assert found is not None
    return found[1]


def test_a_contact_is_one_line_and_a_try_is_one_too(here: Run, file: Path) -> None:
    said = here(
        "contacts",
        "add",
        "amber",
        "--how",
        "video",
        "--minutes",
        "40",
        "--present",
        "interpreter",
        "--on",
        "yesterday 10:30",
    )
    assert re.fullmatch(
        rf"Contact: {DAY}, 10:30, video, R\. Ortiz, with interpreter, 40 minutes \(c-\w{{4}}\)\.\n", said.stdout
    )
    said = here("contacts", "add", "amber", "--how", "letter", "--not-reached", "--who", "Dee", "--started-by", "us")
    assert re.search(r"^A try: .*, letter, not reached, Dee, we began it \(c-", said.stdout)
    assert said.stderr == "This does not go by what the survivor said is safe:\n  method: text\n"


def test_a_contact_that_breaks_what_is_safe_is_shown_and_logged_all_the_same(here: Run, file: Path) -> None:
    said = here("contacts", "add", "amber", "--how", "phone", "--voicemail", "--on", "yesterday 9:00")
    assert said.stderr == (
        "This does not go by what the survivor said is safe:\n"
        "  method: text\n  ok times: daily after 18:00\n  voicemail: no\n"
    )
    assert "a message was left" in said.stdout
    assert here("contacts", "add", "amber", "--how", "text", "--on", "yesterday 19:00").stderr == ""


def test_a_note_is_never_asked_for_and_may_be_piped(justice: Run, file: Path) -> None:
    assert "Note" not in justice("contacts", "add", "amber").stdout
    assert "Note: Left the form" in justice("contacts", "add", "amber", "-", input="Left the form\n").stdout


def test_contacts_are_listed_newest_first(here: Run, file: Path) -> None:
    for day in ("2026-11-03", "2026-11-05 9:00", "2026-11-04 9:00"):
        here("contacts", "add", "amber", "--on", day, "-q")
    days = re.findall(r"\d{1,2} November", here("contacts", "list", "amber").stdout)
    assert days == ["5 November", "4 November", "3 November"]
    document = json.loads(here("contacts", "list", "amber", "--json").stdout)
    assert {one["how"] for one in document["contacts"]} == {"in person"}
    assert "No contact is logged." in _empty(here, "contacts")


def _empty(here: Run, group: str) -> str:
    here("new", "birch-owl-90")
    return here(group, "list", "birch").stdout


def test_a_promise_from_its_making_to_its_keeping(here: Run, file: Path) -> None:
    key = promised(here, "Call at nine on Thursday", "--due", "2026-11-19 9:00", "--on", "2026-11-16")
    assert re.fullmatch(
        rf"Kept Friday 20 November 2026, 1 day late: Call at nine on Thursday \({key}\)\.\n",
        here("promises", "keep", "amber", key, "--on", "2026-11-20").stdout,
    )
    assert "it was kept on Friday 20 November 2026" in here("promises", "keep", "amber", key, check=2).stderr
    assert "1 of 1 promise kept or missed was kept" in here("show", "amber").stdout
    assert "No promise is open." in here("promises", "list", "amber", "--open").stdout


def test_a_promise_that_slipped_is_changed_and_missed_and_each_date_stays(here: Run, file: Path) -> None:
    key = promised(here, "Send the form", "--due", "2026-11-18", "--on", "2026-11-16")
    said = here("promises", "change", "amber", key, "--due", "2026-11-20 14:00", "--told", "--on", "2026-11-17").stdout
    assert said == (
        f"Changed: Send the form ({key}) is due Friday 20 November 2026, 14:00; it was due Wednesday 18 November 2026, "
        "and the survivor was told.\n"
    )
    here("promises", "change", "amber", key, "--due", "2026-11-21", "--on", "2026-11-18", "-q")
    shown = here("promises", "list", "amber").stdout
    assert "was due Wednesday 18 November 2026, was due Friday 20 November 2026, 14:00" in shown
    said = here("promises", "miss", "amber", key, "--not-told", "--on", "2026-11-22").stdout
    assert said == f"Missed Sunday 22 November 2026, the survivor was not told: Send the form ({key}).\n"
    document = json.loads(here("promises", "list", "amber", "--json").stdout)
    assert next(iter(document["promises"][0]["earlier"].values()))["due"] == "2026-11-18"
    key = promised(here, "Bring the book")
    assert here("promises", "release", "amber", key).stdout.startswith("Released ")


def test_what_nobody_can_give_alone_is_asked_about_once_and_taken(here: Run, justice: Run, file: Path) -> None:
    words = "I will make sure you will not be arrested"
    assert "not asked whose to give" in justice("promises", "add", "amber", input=words).stdout
    for said, answers in (
        ("ours to give, confirmed by Det. Lee", ["y", "Det. Lee"]),
        ("not ours alone to give", ["n", ""]),
    ):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "justicecli", "promises", "add", "amber", words],
            env={**os.environ, "TERM": "xterm"},
            encoding="utf-8",
        )
        child.expect_exact("By when?")
        child.sendline("")
        child.expect_exact("Is this yours to give?")
        child.sendline(answers[0])
        child.expect_exact("Who confirmed it?")
        child.sendline(answers[1])
        child.expect_exact(said)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
    assert 'yours = "not asked"' in file.read_text(encoding="utf-8")


def test_a_promise_due_before_it_was_made_is_said_and_taken(here: Run, file: Path) -> None:
    said = here("promises", "add", "amber", "Call", "--due", "2026-11-16", "--on", "2026-11-18")
    assert (
        said.stderr
        == "It is due on Monday 16 November 2026, before Wednesday 18 November 2026. It is taken as typed.\n"
    )
    assert "Promised: Call" in said.stdout


def test_on_a_terminal_a_promise_due_before_it_was_made_is_asked_about(file: Path) -> None:
    words = ["-m", "justicecli", "promises", "add", "amber", "Call", "--due", "2026-11-16", "--on", "2026-11-18"]
    for answered, code in (("n", 2), ("y", 0)):
        child = pexpect.spawn(sys.executable, words, env={**os.environ, "TERM": "xterm"}, encoding="utf-8")
        child.expect_exact("Is that right?")
        child.sendline(answered)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == code
    assert file.read_text(encoding="utf-8").count("[promises.") == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("promises", "keep", "amber", "p-0000"), 3, "There is no such promise."),
        (("promises", "add", "amber", " "), 2, "There is nothing in the words."),
        (("promises", "add", "amber", "x", "--due", "03/04"), 2, "can be read in two ways"),
        (("promises", "add", "amber", "x", "--due", "thu 25:00"), 2, "There is no such time of day."),
        (("promises", "add", "amber", "x", "--on", "tomorrow"), 2, "has not come yet"),
        (("contacts", "add", "amber", "--on", "tomorrow 9:00"), 2, "has not come yet"),
        (("contacts", "add", "amber", "--how", "pigeon"), 2, "Invalid value for '--how'"),
        (("contacts", "add", "amber", "--minutes", "-3"), 2, "Minutes cannot be less than 0."),
        (("contacts", "add", "zebra"), 3, "There is no case of that code."),
    ],
)
def test_bad_input_gets_a_sentence_a_code_and_an_untouched_file(
    here: Run, file: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = file.read_bytes()
    left = here(*words, check=code)
    assert sentence in left.stderr
    assert file.read_bytes() == before


def test_clocks_that_change_are_said_in_the_zone_of_the_machine(justice: Run, file: Path) -> None:
    left = justice("promises", "add", "amber", "x", "--due", "2027-03-14 2:30", check=2, TZ="America/Chicago")
    assert "The times around it are 01:30 and 03:30; type one of them." in left.stderr
    left = justice("promises", "add", "amber", "x", "--due", "2027-11-07 1:30", check=2, TZ="America/Chicago")
    assert "2027-11-07T01:30-05:00 or 2027-11-07T01:30-06:00" in left.stderr
    justice("promises", "add", "amber", "x", "--due", "2027-11-07 9:00", TZ="Asia/Kathmandu")
    assert "due = 2027-11-07 09:00:00+05:45" in file.read_text(encoding="utf-8")
