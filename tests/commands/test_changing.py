"""The commands that change a case: what they say, what they write, and what they refuse with the file untouched."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run

DAY = r"[A-Z][a-z]+ \d{1,2} [A-Z][a-z]+ \d{4}"


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case with three goals, two of them numbered."""
    here("new", "amber-heron-27")
    here("options", "explain", "amber", "-q")
    for words in ("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar inglés"):
        here("goals", "add", "amber", words, "-q")
    here("goals", "order", "amber", "2", "1", "-q")
    return home / "cases" / "amber-heron-27.toml"


def order(here: Run) -> str:
    """The goals' first words in order, with their numbers."""
    shown = here("goals", "list", "amber").stdout
    return ", ".join(f"{mark}{word}" for mark, word in re.findall(r"^  \((.)\) (\w+)", shown, re.MULTILINE))


def test_before_options_are_explained_a_goal_is_taken_and_it_is_said(here: Run) -> None:
    here("new", "amber-heron-27")
    left = here("goals", "add", "amber", "Vivir con mi hija")
    assert left.stderr.startswith("No forms of justice were explained in this case yet.")
    assert re.fullmatch(rf"Named on {DAY}: Vivir con mi hija, not numbered yet \(g-\w{{4}}, round 1\)\.\n", left.stdout)


def test_moving_says_which_goal_moved_and_the_others_close_up(here: Run, file: Path) -> None:
    assert here("goals", "move", "amber", "3", "1").stdout == "Estudiar inglés is now 1.\nThe rest keep their order.\n"
    assert order(here) == "1Estudiar, 2Vivir, 3Quiero"
    assert (
        here("goals", "move", "amber", "1", "3").stdout
        == "Estudiar inglés is now 3 (was 1).\nThe rest keep their order.\n"
    )
    assert here("goals", "move", "amber", "3", "3").stdout == "Nothing was changed.\n"


def test_unranking_and_adding_with_a_number(here: Run, file: Path) -> None:
    here("goals", "unrank", "amber", "1")
    assert order(here) == "1Quiero,  Vivir,  Estudiar"
    here("goals", "add", "amber", "Casa", "--rank", "1")
    assert order(here) == "1Casa, 2Quiero,  Vivir,  Estudiar"


def test_an_order_set_by_staff_is_marked_as_such(here: Run, file: Path) -> None:
    left = here("goals", "order", "amber", "3", "1", "--by", "staff")
    assert re.search(rf"Staff set this order on {DAY}; it is marked as such\.", left.stdout)
    assert "Numbered by STAFF, not by the survivor" in here("goals", "list", "amber").stdout


def test_quiet_commands_say_nothing(here: Run, file: Path) -> None:
    here("goals", "step", "amber", "1", "Call", "--by", "+3d", "-q")
    here("goals", "hurdle", "amber", "1", "No bed", "-q")
    text = file.read_text(encoding="utf-8")
    step, hurdle = (re.search(rf"\.({letter}-\w{{4}})\]", text) for letter in "sh")
    assert step is not None
    assert hurdle is not None
    for words in (
        ("goals", "step-done", "amber", step[1]),
        ("goals", "hurdle-gone", "amber", hurdle[1][:4]),
        ("goals", "reword", "amber", "1", "Vivir con mi hija y mi madre"),
        ("goals", "mark", "amber", "2", "paused"),
        ("goals", "unrank", "amber", "2"),
        ("review", "amber", "--no-change"),
        ("set", "amber", "person.pronouns", "elle"),
        ("close", "amber"),
        ("reopen", "amber"),
    ):
        left = here(*words, "-q")
        assert (left.stdout, left.stderr) == ("", "")


def test_steps_and_hurdles_are_said_when_they_are_over(here: Run, file: Path) -> None:
    said = here("goals", "step", "amber", "1", "Call the unit", "--who", "R. Ortiz", "--by", "2027-01-04").stdout
    assert said.endswith(", R. Ortiz, by Monday 4 January 2027).\n")
    key = re.search(r"\((s-\w{4})", said)
    assert key is not None
    done = here("goals", "step-done", "amber", key[1]).stdout
    assert re.fullmatch(rf"Done on {DAY}: Call the unit \(for Vivir con mi hija\)\.\n", done)
    assert "That step is done already." in here("goals", "step-done", "amber", key[1], check=2).stderr
    assert "There is no such hurdle." in here("goals", "hurdle-gone", "amber", "h-0000", check=3).stderr


def test_a_review_in_one_line(here: Run, file: Path) -> None:
    day = date.today() + timedelta(weeks=6)
    left = here(
        "review",
        "amber",
        "--order",
        "3",
        "1",
        "2",
        "--next",
        "+6w",
        "--note",
        "With the interpreter",
        "--present",
        "interpreter",
    )
    assert f"next on {day:%A} {day.day} {day:%B} {day.year}." in left.stdout
    assert order(here) == "1Estudiar, 2Vivir, 3Quiero"
    assert "round 2" in here("goals", "add", "amber", "Casa").stdout
    assert 'present = [\n    "interpreter",\n]' in file.read_text(encoding="utf-8")
    here("review", "amber", "--order", "2,1", "--by", "staff", "--on", "today")
    assert order(here).startswith("1Vivir, 2Estudiar,  ")


def test_closing_keeps_everything_and_reopening_brings_it_back(here: Run, file: Path) -> None:
    before = order(here)
    assert "the survivor may come back" in here("close", "amber").stdout
    assert "closed already" in here("close", "amber", check=2).stderr
    assert here("list").stdout == ""
    assert "Goals, order and rounds are as they were." in here("reopen", "amber").stdout
    assert "This case is open." in here("reopen", "amber", check=2).stderr
    assert order(here) == before


def test_a_field_is_set_said_back_and_cleared(here: Run, file: Path) -> None:
    assert here("set", "amber", "words.trafficker", "el patrón").stdout == "words.trafficker is now el patrón.\n"
    assert here("set", "amber", "words.trafficker", "él").stdout == "words.trafficker is now él (was el patrón).\n"
    assert here("set", "amber", "words.trafficker").stdout == "words.trafficker is taken out (was él).\n"
    assert here("set", "amber", "person.speaks", "es-MX, mix").stdout == "person.speaks is now es-MX, mix.\n"
    assert (
        here("set", "amber", "safe_contact.code_word_set", "yes").stdout == "safe_contact.code_word_set is now yes.\n"
    )
    assert re.fullmatch(
        rf"safe_contact.last_checked is now {DAY}\.\n",
        here("set", "amber", "safe_contact.last_checked", "today").stdout,
    )
    assert here("set", "amber", "person.speaks").stdout == "person.speaks is taken out (was es-MX, mix).\n"


def test_likely_personal_data_is_kept_and_pointed_out(here: Run, file: Path) -> None:
    left = here("goals", "add", "amber", "Llamar al 555-123-4567")
    assert "this looks like a phone number" in left.stderr
    assert "555" not in left.stderr
    assert "555-123-4567" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("goals", "move", "zebra", "1", "1"), 3, "There is no case of that code."),
        (("goals", "move", "amber", "9", "1"), 3, "There is no goal 9: they go from 1 to 3."),
        (("goals", "move", "amber", "g-zzzz", "1"), 3, "There is no such goal."),
        (("goals", "move", "amber", "g-", "1"), 2, "That beginning fits 3 goals"),
        (("goals", "move", "amber", "1", "9"), 2, "9 is out of range: this goal's number can be from 1 to 2."),
        (("goals", "move", "amber", "3", "0"), 2, "0 is out of range: this goal's number can be from 1 to 3."),
        (("goals", "add", "amber", "x", "--rank", "9"), 2, "9 is out of range"),
        (("goals", "add", "amber", ""), 2, "There is nothing in the words."),
        (("goals", "add", "amber", " \n\t "), 2, "There is nothing in the words."),
        (("goals", "add", "amber", "a\x1b[31mb"), 2, "Character 2 of the words is a control character (U+001B)"),
        (("goals", "add", "amber", "a\u202eb"), 2, "Character 2 of the words is a control character (U+202E)"),
        (("goals", "add", "amber", "a\udcffb"), 2, "A character in the words is not UTF-8 text."),
        (("goals", "add", "amber", "x", "--on", "03/04"), 2, "That date can be read in two ways."),
        (("goals", "add", "amber", "x", "--on", "31 feb"), 2, "That is not a date that can be read safely."),
        (("goals", "add", "amber", "x", "--on", "2026-02-31"), 2, "There is no such day."),
        (("goals", "add", "amber", "x", "--on", "tomorrow"), 2, "has not come yet."),
        (("goals", "add", "amber", "x", "--lang", "Spanish!"), 2, "A language is a tag"),
        (("goals", "order", "amber", "1", "1"), 2, "A goal is named twice in that order."),
        (("goals", "mark", "amber", "1", "active"), 2, "That goal is active already."),
        (("goals", "mark", "amber", "1", "lost"), 2, "Invalid value for 'STATE'"),
        (("review", "amber"), 2, "Say what happened: --order GOAL..."),
        (("review", "amber", "3", "1"), 2, "Goals are named after --order"),
        (("review", "amber", "--no-change", "--order", "1"), 2, "--order and --no-change do not go together."),
        (("review", "amber", "--next", "today"), 2, "The next review has to be after this one."),
        (("set", "amber", "person.name", "x"), 2, "There is no such field to set."),
        (("set", "amber", "words.A b", "x"), 2, "Say which word it is in small letters"),
        (("set", "amber", "safe_contact.code_word_set", "blue"), 2, "Say yes or no"),
        (("set", "amber", "person.reads", "Spanish of Mexico"), 2, "A language is a tag"),
        (("options", "explain", "amber", "visa"), 3, "There is no such option."),
        (("reopen", "amber"), 2, "This case is open."),
        (("check", "zebra"), 3, "There is no case of that code."),
    ],
)
def test_bad_input_gets_a_sentence_a_code_and_an_untouched_file(
    here: Run, file: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = file.read_bytes()
    left = here(*words, check=code)
    assert sentence in left.stderr
    assert left.stdout == ""
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]


def test_words_of_a_hundred_thousand_characters_are_taken(justice: Run, here: Run, file: Path) -> None:
    words = "Quiero estudiar. " * 6000
    justice("goals", "add", "amber", input=words)
    assert words in file.read_text(encoding="utf-8")


def test_words_are_read_from_a_pipe_or_for_a_dash(justice: Run, here: Run, file: Path) -> None:
    justice("goals", "add", "amber", input="Dos\r\nlíneas\r\n")
    assert 'words = """\nDos\nlíneas"""' in file.read_text(encoding="utf-8")
    justice("goals", "reword", "amber", "4", "-", input="\ufeffUna línea\n")
    assert 'words = "Una línea"' in file.read_text(encoding="utf-8")
    justice("goals", "step", "amber", "1", input="Call")
    justice("goals", "hurdle", "amber", "1", input="No bed")
    before = file.read_bytes()
    assert (
        "Standard input is not UTF-8 text (byte 3)" in justice("goals", "add", "amber", input=b"ab\xff", check=2).stderr
    )
    assert "There is nothing in the words." in justice("goals", "add", "amber", check=2).stderr
    assert "There is no such goal" in justice("goals", "reword", "amber", "goal", input="x", check=3).stderr
    assert file.read_bytes() == before


def test_a_goal_said_through_the_interpreter_or_noted_by_staff_says_so(here: Run, file: Path) -> None:
    here("init", "--name", "R. Ortiz")
    said = here(
        "goals", "add", "amber", "Casa", "--said-by", "interpreter", "--lang", "es", "--translation", "A home"
    ).stdout
    assert said.endswith("round 1, said through the interpreter).\n")
    text = file.read_text(encoding="utf-8")
    for line in ('words = "Casa"', 'written_by = "R. Ortiz"', 'language = "es"', 'translation = "A home"'):
        assert line in text
    assert "noted by staff" in here("goals", "add", "amber", "Seguro", "--said-by", "staff").stdout


def test_an_earlier_day_of_explaining_stays(here: Run, file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    assert here("options", "explain", "amber", "t-visa").stdout == "Nothing was changed.\n"
    assert file.read_text(encoding="utf-8") == before
    left = here("options", "explain", "amber", "t-visa", "--help-is", "we refer", "--lang", "es")
    assert left.stdout == "options.t-visa.language is now es.\noptions.t-visa.help is now we refer.\n"


def test_a_review_without_a_change_does_not_make_a_staff_order_the_survivors(here: Run, file: Path) -> None:
    here("goals", "order", "amber", "3", "1", "--by", "staff", "-q")
    here("review", "amber", "--no-change", "-q")
    assert "Numbered by STAFF, not by the survivor" in here("goals", "list", "amber").stdout
    here("review", "amber", "--order", "2", "1", "-q")
    assert "Numbered by the survivor" in here("goals", "list", "amber").stdout


def test_words_without_quotation_marks_are_not_repeated(here: Run, file: Path) -> None:
    left = here("goals", "add", "amber", "Vivir", "con", "mi", "hija", check=2)
    assert "Put what belongs together in quotation marks." in left.stderr
    assert "hija" not in left.stderr
    left = here("goals", "add", "amber", "--mi hija", check=2)
    assert "What begins with a dash is taken for an option." in left.stderr
    assert "hija" not in left.stderr


def test_a_field_is_read_from_a_pipe_for_a_dash(justice: Run, here: Run, file: Path) -> None:
    assert justice("set", "amber", "words.place", "-", input="la casa\n").stdout == "words.place is now la casa.\n"


def test_what_an_agency_can_help_with_is_recorded_with_the_explaining(here: Run, home: Path) -> None:
    folder = home / "templates" / "options"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text('[options.safe-home]\nhelp = "we can"\n', encoding="utf-8")
    here("new", "amber-heron-27")
    here("options", "explain", "amber", "safe-home", "health")
    text = (home / "cases" / "amber-heron-27.toml").read_text(encoding="utf-8")
    assert text.count('help = "we can"') == 1


def test_an_order_of_staff_stays_theirs_until_somebody_says_otherwise(here: Run, file: Path) -> None:
    here("goals", "order", "amber", "3", "1", "--by", "staff", "-q")
    here("goals", "move", "amber", "2", "1", "-q")
    here("review", "amber", "--no-change", "-q")
    assert "Numbered by STAFF" in here("goals", "list", "amber").stdout
    assert "--by goes with --order" in here("review", "amber", "--no-change", "--by", "survivor", check=2).stderr


def test_an_order_entered_late_does_not_take_the_place_of_a_later_one(here: Run, file: Path) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    text = file.read_text(encoding="utf-8").replace(f"opened = {date.today()}", f"opened = {yesterday}")
    file.write_text(text, encoding="utf-8")
    before = file.read_bytes()
    for words in (("goals", "order", "amber", "1", "2"), ("review", "amber", "--order", "1", "2")):
        left = here(*words, "--on", yesterday, check=2)
        assert "The file holds a later order" in left.stderr
    assert file.read_bytes() == before


def test_a_past_day_without_an_order_in_the_file_has_no_numbers(here: Run, home: Path) -> None:
    here("new", "birch-owl-90", "--on", "2026-09-01")
    for words in ("A", "B"):
        here("goals", "add", "birch", words, "--on", "2026-09-01", "-q")
    here("goals", "order", "birch", "2", "1", "--on", "2026-09-20", "-q")
    shown = here("goals", "list", "birch", "--as-of", "2026-09-10").stdout
    assert shown.count("( )") == 2
    assert "(1) B" in here("goals", "list", "birch", "--as-of", "2026-09-20").stdout


def test_numbers_with_gaps_are_not_guessed_at(here: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("rank = 1", "rank = 4"), encoding="utf-8")
    left = here("goals", "mark", "amber", "2", "achieved", check=2)
    assert "The numbers in this file are not 1 to n." in left.stderr


def test_days_before_the_beginning_are_refused(here: Run, file: Path) -> None:
    for words in (("reword", "amber", "1", "Casa"), ("mark", "amber", "1", "paused")):
        assert "was named on" in here("goals", *words, "--on", "2026-01-01", check=2).stderr
    assert "before the case was opened" in here("close", "amber", "--on", "2026-01-01", check=2).stderr


def test_a_closed_case_takes_a_change_and_says_that_it_is_closed(here: Run, file: Path) -> None:
    here("close", "amber")
    assert (
        "This case is closed. Open it again with: justice reopen amber-heron-27"
        in here("goals", "add", "amber", "Casa").stderr
    )


def test_an_answer_that_cannot_be_shown_says_that_the_change_is_saved(file: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        left = subprocess.run(
            [sys.executable, "-m", "justicecli", "goals", "add", "amber", "Casa"],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
            text=True,
            encoding="utf-8",
        )
    assert left.returncode == 6
    assert left.stderr.startswith("justice: The answer could not be shown")
    assert 'words = "Casa"' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_is_no_fault(file: Path, closed: str) -> None:
    script = f"{sys.executable} -m justicecli goals add amber Casa {closed}"
    left = subprocess.run(["bash", "-c", script], capture_output=True, check=False, text=True, encoding="utf-8")
    assert left.returncode == 0
    assert "Traceback" not in left.stderr
