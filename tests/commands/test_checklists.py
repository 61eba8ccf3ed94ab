"""`justice checklists`, as a person uses it: shown, filled for a case, begun, answered, walked through."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest
import tomli

from tests.commands.terminal import begin, leave
from tests.conftest import Run

TODAY = date.today()


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case that knows something of everything a page can be filled with."""
    here("new", "amber-heron-27", "--call-me", "Ana", "--speaks", "es-MX", "--speaks", "mix", "--interpreter")
    for key, value in (
        ("words.trafficker", "mi novio"),
        ("words.work", "la casa"),
        ("person.contact_person", "R. Ortiz"),
        ("safe_contact.ok_times", "weekdays after 18:00"),
        ("safe_contact.method", "text"),
    ):
        here("set", "amber", key, value, "-q")
    here("options", "explain", "amber", "-q")
    here("goals", "add", "amber", "Quiero mi pasaporte", "-q")
    here("goals", "add", "amber", "Vivir con mi hija", "--rank", "1", "-q")
    here("promises", "add", "amber", "Call about the passport", "--due", "+3d", "--who", "R. Ortiz", "-q")
    here("contacts", "add", "amber", "--present", "support person", "-q")
    return home / "cases" / "amber-heron-27.toml"


def test_a_list_is_shown_with_boxes_sentences_and_who_said_so(here: Run) -> None:
    said = here("checklists", "show", "pre-interview").stdout
    assert said.startswith("Before and during an interview\n")
    assert "  [ ] Book an interpreter for the survivor and, separately, for whoever supports them." in said
    assert "Said by one police officer (TCJ-07)" in said
    assert "Said by police and survivors (TCJ-05, SRV-LE-6b)" in said
    assert "no release" not in said
    assert "For: supervisor. Said by one police officer (TCJ-07)" in said
    assert "For: detective" not in said
    assert said.index("In the days before") < said.index("The room") < said.index("While you talk")


def test_nothing_of_a_case_is_on_a_page_that_was_not_made_for_it(here: Run, file: Path) -> None:
    for name in ("interview", "court", "arrest", "intake"):
        said = here("checklists", "show", name, "--format", "html").stdout
        for of_the_case in ("amber", "Ana", "mi novio", "la casa", "Ortiz", "pasaporte", "18:00", "support person"):
            assert of_the_case not in said


def test_a_page_for_a_case_is_filled_from_its_file_and_marked_at_its_foot(here: Run, file: Path) -> None:
    before = file.read_bytes()
    said = here("checklists", "show", "interview", "--for", "amber").stdout
    lines = [line.strip() for line in said.splitlines()]
    assert lines[lines.index("Put first:") + 1 :][:2] == ["1. Vivir con mi hija", "• Quiero mi pasaporte"]
    assert "Called: Ana" in lines
    assert "Interpreter: needed. Speaks: es-MX, mix" in lines
    assert "Their word for the work: “la casa”" in lines
    assert "Point of contact: R. Ortiz" in lines
    assert "There before: support person" in lines
    assert any(line.startswith("Promised: Call about the passport (due ") for line in lines)
    assert "Do not send someone who looks like “mi novio”." in said
    assert "it is no release" in said
    assert file.read_bytes() == before
    assert "Safe contact: how: text; when it is fine: weekdays after 18:00" in lines
    assert "Nobody has written down when this was last checked. Ask first." in lines
    here("set", "amber", "safe_contact.last_checked", (TODAY - timedelta(days=40)).isoformat(), "-q")
    for name in ("court", "trust-justice", "first-contact-immigration"):
        said = here("checklists", "show", name, "--for", "amber").stdout
        assert "Safe contact: how: text" in said
        assert "This was last checked 40 days ago. Ask if it still is safe." in said


def test_an_order_set_by_staff_is_marked_on_the_page(here: Run, file: Path) -> None:
    here("goals", "order", "amber", "2", "1", "--by", "staff", "-q")
    assert "set by staff, not by the survivor" in here("checklists", "show", "interview", "--for", "amber").stdout


def test_a_page_in_spanish_says_days_and_fixed_words_in_spanish(here: Run, file: Path) -> None:
    said = here("checklists", "show", "interview", "--for", "amber", "--lang", "es-MX")
    assert "Intérprete: hace falta. Habla: es-MX, mix" in said.stdout
    assert " de 2026" in said.stdout or f" de {TODAY.year}" in said.stdout
    assert "Para uso propio" in said.stdout
    assert "cómo: mensaje de texto" in said.stdout
    assert "Su palabra para el trabajo: “la casa”" in said.stdout
    assert "todavía no ha revisado este texto" in said.stdout
    assert said.stderr == ""


def test_a_language_that_is_not_there_is_said_once_and_shown_in_english(here: Run) -> None:
    said = here("checklists", "show", "court", "--lang", "ht")
    assert said.stderr.count("Not all of this is in that language (ht) yet") == 1
    assert said.stdout.startswith("Going to court")


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!DOCTYPE html>"), ("md", b"# Going"), ("pdf", b"%PDF-")])
def test_a_page_is_written_for_its_owner_alone_and_never_over_another_file(
    ending: str, begins: bytes, here: Run, tmp_path: Path
) -> None:
    page = tmp_path / f"page.{ending}"
    assert here("checklists", "show", "court", "-o", str(page)).stdout == f"Written: {page}\n"
    assert page.read_bytes().startswith(begins)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    page.write_text("mine", encoding="utf-8")
    assert "add --force" in here("checklists", "show", "court", "-o", str(page), check=7).stderr
    assert page.read_text(encoding="utf-8") == "mine"
    here("checklists", "show", "court", "-o", str(page), "--force")
    assert page.read_bytes().startswith(begins)
    assert "is a folder" in here("checklists", "show", "court", "-o", str(tmp_path), check=7).stderr
    assert here("checklists", "show", "court", "-o", str(tmp_path / "no" / "page.md"), check=6).stdout == ""


def test_on_a_terminal_a_file_that_is_there_is_asked_about(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    for answer, code, begins in (("n", 2, "mine"), ("y", 0, "# Going")):
        page.write_text("mine", encoding="utf-8")
        words = ["-m", "justicecli", "checklists", "show", "court", "-o", str(page)]
        child = pexpect.spawn(sys.executable, words, env={**os.environ, "TERM": "xterm"}, encoding="utf-8")
        child.expect_exact("Write over it?")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == code
        assert page.read_text(encoding="utf-8").startswith(begins)


def test_large_print_and_paper_are_for_pages_that_are_printed(here: Run) -> None:
    assert "for html and pdf" in here("checklists", "show", "court", "--large", check=2).stderr
    assert "for html and pdf" in here("checklists", "show", "court", "--paper", "a4", "--format", "md", check=2).stderr
    large = here("checklists", "show", "court", "--large", "--paper", "a4", "--format", "html").stdout
    assert "size: a4" in large
    assert "18pt" in large


def test_a_missing_extra_is_answered_with_the_one_command_that_installs_it(justice: Run, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise ImportError\n", encoding="utf-8")
    page = tmp_path / "court.pdf"
    said = justice("checklists", "show", "court", "-o", str(page), check=3, PYTHONPATH=str(tmp_path))
    assert "pip install 'justicecli[pdf]'" in said.stderr
    assert not page.exists()


def test_every_list_is_named_with_its_title(here: Run) -> None:
    said = here("checklists", "list").stdout.splitlines()
    assert len(said) == 10
    assert "  interview: Before and during an interview  (27 items)" in said
    rows = json.loads(here("checklists", "list", "--json").stdout)["checklists"]
    assert {row["name"]: row["also"] for row in rows}["interview"] == ["pre-interview"]


def test_json_has_every_item_with_its_ids_places_and_speakers(here: Run, file: Path) -> None:
    page = json.loads(here("checklists", "show", "interview", "--for", "amber", "--json").stdout)
    assert page["justice"] == 1
    assert len(page["items"]) == 27
    assert all(item["brief"] and item["places"] and item["said"] and item["moment"] for item in page["items"])
    assert page["facts"][-2:] == ["1. Vivir con mi hija", "• Quiero mi pasaporte"]


def test_a_run_is_begun_answered_and_read(here: Run, file: Path) -> None:
    assert "Begun on" in here("checklists", "start", "amber", "interview").stdout
    key = next(iter(tomli.loads(file.read_text(encoding="utf-8"))["checklists"]))
    here("checklists", "answer", "amber", "interview", "interpreter-booked", "yes")
    here("checklists", "answer", "amber", key, "plain-clothes", "no")
    here("checklists", "answer", "amber", key, "soft-room", "the library, at ten")
    here("checklists", "answer", "amber", key, "advocate-there", "declined")
    run = tomli.loads(file.read_text(encoding="utf-8"))["checklists"][key]
    assert run["answers"] == {
        "interpreter-booked": TODAY,
        "plain-clothes": "no",
        "soft-room": "the library, at ten",
        "advocate-there": "declined",
    }
    said = here("checklists", "status", "amber", "interview").stdout
    assert "declined by the survivor" in said
    assert "23 items still open." in said
    assert "23 of 27 open" in here("checklists", "status", "amber").stdout
    assert f"Checklist: Before and during an interview ({key}), 23 of 27 items open" in here("show", "amber").stdout
    rows = json.loads(here("checklists", "status", "amber", "--json").stdout)["runs"]
    assert len(rows[0]["open"]) == 23
    here("check", "amber")


def test_another_run_of_the_same_list_is_told_of(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "interview")
    assert "Another run of that list is still open: k-" in here("checklists", "start", "amber", "interview").stderr


def test_a_changed_answer_keeps_the_earlier_one(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "interview", "--on", "2026-11-01" if TODAY.year > 2026 else "yesterday")
    here("checklists", "answer", "amber", "interview", "plain", "no")
    said = here("checklists", "answer", "amber", "interview", "plain", "yes").stdout
    assert "(was no)" in said
    assert "The earlier answer to plain-clothes is kept: no." in said
    assert "until" in here("checklists", "status", "amber", "interview").stdout


def test_an_assurance_needs_authority_and_words(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "arrest")
    before = file.read_bytes()
    said = here("checklists", "answer", "amber", "arrest", "no-arrest-assured", "yes", check=2).stderr
    assert "--authority" in said
    assert "go together" in here(
        "checklists", "answer", "amber", "arrest", "no-arrest-assured", "yes", "--authority", "x", check=2
    ).stderr  # fmt: skip
    assert file.read_bytes() == before
    words = ("--authority", "ADA Lee", "--words", "You will not be charged for this.")
    said = here("checklists", "answer", "amber", "arrest", "no-arrest-assured", "yes", *words).stdout
    assert "authority from ADA Lee; said: You will not be charged for this." in said


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("show", "intervew"), 3, "Did you mean: interview?"),
        (("show", "trust"), 2, "fits 2 checklists"),
        (("show", "interview", "--for", "zzz"), 3, "no case of that code"),
        (("start", "amber", "nothing"), 3, "no such checklist"),
        (("start", "amber", "interview", "--on", "31 feb"), 2, "not a date"),
        (("answer", "amber", "interview", "zzz", "yes"), 3, "no such item"),
        (("answer", "amber", "interview", "interpretr", "yes"), 3, "Did you mean: interpreter-booked?"),
        (("answer", "amber", "interview", "soft", "yes"), 2, "fits 2 items"),
        (("answer", "amber", "court", "interpreter", "yes"), 3, "no such checklist run"),
        (("answer", "amber", "interview"), 2, "Say which item"),
        (("answer", "amber", "interview", "plain", "yes", "--on", "2020-01-01"), 2, "That run was begun on"),
        (("status", "amber", "k-zzzz"), 3, "no such checklist run"),
        (("check", "nothing.toml"), 3, "is not there"),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(
    words: tuple[str, ...], code: int, sentence: str, here: Run, file: Path
) -> None:
    here("checklists", "start", "amber", "interview")
    before = file.read_bytes()
    assert sentence in here("checklists", *words, check=code).stderr
    assert file.read_bytes() == before


def test_a_run_is_named_as_its_list_is(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "pre-interview")
    for name in ("pre-interview", "inter", "interview"):
        assert "still open" in here("checklists", "status", "amber", name).stdout
    here("checklists", "answer", "amber", "pre-interview", "interpreter-booked", "sí")
    assert "[x] Book an interpreter" in here("checklists", "status", "amber", "inter").stdout


def test_only_a_yes_is_drawn_as_done(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "arrest")
    here("checklists", "answer", "amber", "arrest", "no-arrest-assured", "no")
    here("checklists", "answer", "amber", "arrest", "cuffs", "declined")
    here("checklists", "answer", "amber", "arrest", "their-words", "in Mixtec")
    said = here("checklists", "status", "amber", "arrest").stdout
    assert "[x]" not in said
    assert said.count("[-]") == 3
    assert "a note: in Mixtec" in said


def test_a_list_about_the_agency_is_never_filled_from_a_case(here: Run, file: Path) -> None:
    said = here("checklists", "show", "agency", "--for", "amber", check=2)
    assert "about your agency, not about a survivor" in said.stderr
    assert said.stdout == ""
    assert "a file of its own" in here("checklists", "start", "amber", "agency").stderr


def test_a_page_of_a_closed_case_says_so(here: Run, file: Path) -> None:
    here("close", "amber", "-q")
    assert "This case is closed." in here("checklists", "show", "interview", "--for", "amber").stdout


def test_a_promise_past_its_day_and_goals_beyond_the_third_are_not_passed_over(here: Run, file: Path) -> None:
    for number in range(3):
        here("goals", "add", "amber", f"Goal {number}", "-q")
    here("promises", "add", "amber", "Write", "--due", "2026-01-05", "--on", "2026-01-02", "-q")
    said = here("checklists", "show", "interview", "--for", "amber").stdout
    assert "and 2 more" in said
    assert "Promised: Write (was due Monday 5 January 2026)" in said


@pytest.mark.parametrize("tag", ["../foo", "", "e", "es/../..", "a b"])
def test_a_language_that_is_no_tag_is_refused(tag: str, here: Run, home: Path, file: Path) -> None:
    for words in (("show", "court"), ("list",), ("start", "amber", "court")):
        assert "A language is a tag" in here("checklists", *words, "--lang", tag, check=2).stderr


def test_what_does_not_go_together_is_refused(here: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.xyz"
    assert "--json goes without" in here("checklists", "show", "court", "--json", "-o", str(page), check=2).stderr
    assert "Add --format" in here("checklists", "show", "court", "-o", str(page), check=2).stderr
    assert not page.exists()
    here("checklists", "show", "court", "-o", str(page), "--format", "md")
    assert page.read_text(encoding="utf-8").startswith("# Going to court")


def test_words_that_are_empty_or_very_long_stay_out_of_our_sentences(here: Run, file: Path) -> None:
    words = f'trafficker = " "\nsurvivor = "{"x" * 99}"'
    text = file.read_text(encoding="utf-8").replace('trafficker = "mi novio"', words)
    file.write_text(text, encoding="utf-8")
    said = here("checklists", "show", "interview", "--for", "amber").stdout
    assert "looks like the person who hurt them" in said
    assert "Start from what the survivor put first." in said


def test_an_answer_from_a_pipe_is_taken(justice: Run, file: Path) -> None:
    justice("checklists", "start", "amber", "interview")
    assert "soft-room: a note: at the library" in justice(
        "checklists", "answer", "amber", "interview", "soft-room", input="at the library\n"
    ).stdout  # fmt: skip


def test_a_run_of_a_list_that_is_gone_is_still_shown_from_what_it_holds(here: Run, home: Path, file: Path) -> None:
    folder = home / "templates" / "checklists"
    folder.mkdir(parents=True)
    own = folder / "housing.toml"
    own.write_text(
        'title = "Moving in"\nedition = "1"\n[items.keys]\ndo = "Hand over the keys."\n[items.rent]\ndo = "Pay."\n',
        encoding="utf-8",
    )
    assert "housing: Moving in  (2 items, your own)" in here("checklists", "list").stdout
    here("checklists", "start", "amber", "housing")
    own.write_text('title = "Moving"\nedition = "2"\n[items.other]\ndo = "Else."\n', encoding="utf-8")
    said = here("checklists", "status", "amber", "housing").stdout
    assert "The list is now edition 2. This run stays with its own." in said
    assert "[ ] Hand over the keys.  (keys)" in said
    own.unlink()
    here("checklists", "answer", "amber", "housing", "keys", "yes")
    said = here("checklists", "status", "amber", "housing").stdout
    assert "That list is no longer here; this is what the run itself holds." in said
    assert "[x] Hand over the keys.  (keys)" in said
    assert "[ ] Pay.  (rent)" in said


def test_a_broken_list_of_the_agency_is_named_and_the_others_still_work(here: Run, home: Path, file: Path) -> None:
    folder = home / "templates" / "checklists"
    folder.mkdir(parents=True)
    (folder / "interview.toml").write_text('[items.water]\ndo = "a"\nrnk = 1\n', encoding="utf-8")
    (folder / "mine.toml").write_text("[items.x\n", encoding="utf-8")
    fault = 'interview.toml:3: items.water: unknown key "rnk"'
    for words in (("list",), ("show", "interview"), ("start", "amber", "interview")):
        said = here("checklists", *words)
        assert fault in said.stderr
        assert said.stdout
    assert "mine.toml:1:" in here("checklists", "list").stderr
    assert "Going to court" in here("checklists", "show", "court").stdout
    assert fault in here("checklists", "check", str(folder / "interview.toml"), check=4).stderr
    assert "mine.toml:1:" in here("checklists", "show", "mine", check=4).stderr


def test_an_agency_marks_an_item_not_for_them_and_the_page_says_so(here: Run, home: Path) -> None:
    folder = home / "templates" / "checklists"
    folder.mkdir(parents=True)
    path = folder / "court.toml"
    path.write_text(
        '[items.less-formal]\nnot_for_us = "We are no court."\n[items.water]\ndo = "Bring water."\n', encoding="utf-8"
    )
    assert "court.toml: valid, 2 items." in here("checklists", "check", str(path)).stdout
    said = here("checklists", "show", "court").stdout
    assert "Marked by your agency as not for us: We are no court." in said
    here("new", "amber-heron-27", "-q")
    here("checklists", "start", "amber", "court", "-q")
    run = here("checklists", "status", "amber", "court").stdout
    assert "not for us: We are no court." in run
    assert "13 items still open." in run
    assert "[ ] If you are the judge" not in said
    assert "If you are the judge" in said
    assert "[ ] Bring water.  (water)\n      Your agency's own" in said


def test_a_walk_asks_each_open_item_and_keeps_each_answer_at_once(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "arrest")
    here("checklists", "answer", "amber", "arrest", "advocate-called", "yes")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "checklists", "answer", "amber", "arrest"],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        dimensions=(60, 200),
    )
    child.expect_exact("1 of 17. Have a woman officer")
    child.expect_exact("leave it open]:")
    child.sendline("")
    child.expect_exact("2 of 17.")
    child.expect_exact("leave it open]:")
    child.sendline("not needed")
    child.expect_exact("interpreter-ready: not needed.")
    for _ in range(9):
        child.expect_exact("leave it open]:")
        child.sendline("no")
    child.expect_exact("(rights-explained)")
    child.expect_exact("leave it open]:")
    child.sendline("yes")
    child.expect_exact("(no-arrest-assured)")
    child.expect_exact("leave it open]:")
    child.sendline("yes")
    child.expect_exact("Who gave the power to say it?")
    child.sendline("ADA Lee")
    child.expect_exact("The words that were used:")
    child.sendline("No charge today.")
    child.expect_exact("authority from ADA Lee")
    child.expect_exact("leave it open]:")
    leave(child, "ctrl-c")
    run = next(iter(tomli.loads(file.read_text(encoding="utf-8"))["checklists"].values()))
    assert run["answers"]["rights-explained"] == TODAY
    assert run["assured"]["no-arrest-assured"] == {"by": "ADA Lee", "words": "No charge today.", "on": TODAY}
    assert "officer-choice" not in run["answers"]


def test_leaving_a_walk_at_once_says_that_nothing_was_written(here: Run, file: Path) -> None:
    here("checklists", "start", "amber", "arrest")
    before = file.read_bytes()
    child = begin("checklists", "answer", "amber", "arrest")
    child.expect_exact("leave it open]:")
    leave(child, "ctrl-d", "Nothing was written.")
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["list", "show", "start", "answer", "status", "check"])
def test_every_command_has_help_with_an_example(name: str, here: Run) -> None:
    said = " ".join(here("checklists", name, "--help").stdout.split())
    assert f"justice checklists {name}" in said.partition("For example:")[2]
