"""`justice review` on a terminal: it walks through, every answer can be skipped, and leaving loses nothing."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from justicecli.storage import toml
from tests.commands import terminal
from tests.commands.terminal import Child, answer, end
from tests.conftest import Run


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case with two numbered goals, named weeks ago."""
    here("new", "amber-heron-27", "--on", "2026-11-02")
    for words in ("Quiero mi pasaporte", "Vivir con mi hija"):
        here("goals", "add", "amber", words, "--on", "2026-11-02", "-q")
    here("goals", "order", "amber", "2", "1", "--on", "2026-11-02", "-q")
    return home / "cases" / "amber-heron-27.toml"


def begin(*words: str) -> Child[str]:
    """The review on a terminal of its own."""
    return terminal.begin("review", "amber", *words)


def test_the_whole_walk(file: Path) -> None:
    child = begin()
    child.expect_exact("The order as it stands")
    answer(child, "Vivir con mi hija: how does it go?", "2")
    answer(child, "Quiero mi pasaporte: how does it go?", "there")
    answer(child, "Is it achieved, and off the list?", "y")
    answer(child, "A new goal", "Estudiar inglés")
    child.expect_exact("round 2")
    answer(child, "A new goal", "")
    answer(child, "by letter", "b z")
    child.expect_exact("Type the letters")
    answer(child, "by letter", "b a")
    child.expect_exact("Estudiar inglés is now 1")
    answer(child, "The next review", "03/04")
    child.expect_exact("can be read in two ways")
    answer(child, "The next review", "+2w")
    child.expect_exact("The order now")
    end(child)
    case = toml.loads(file.read_bytes(), file)
    (review,) = case.reviews.values()
    words = {key: goal.words for key, goal in case.goals.items()}
    assert [words[key] for key in review.order] == ["Estudiar inglés", "Vivir con mi hija"]
    assert {words[key]: said for key, said in review.progress.items()} == {
        "Vivir con mi hija": "some",
        "Quiero mi pasaporte": "there",
    }
    assert review.next is not None
    assert review.held is not None
    assert (review.next - review.held).days == 14
    assert [goal.state for goal in case.goals.values()] == ["achieved", "active", "active"]


def test_every_question_can_be_skipped_and_it_still_is_a_review(file: Path) -> None:
    child = begin("--present", "interpreter")
    answer(child, "how does it go?", "")
    answer(child, "how does it go?", "9")
    child.expect_exact("Type a number from 1 to 4")
    answer(child, "how does it go?", "")
    answer(child, "A new goal", "")
    answer(child, "by letter", "")
    answer(child, "The next review", "")
    end(child)
    (review,) = toml.loads(file.read_bytes(), file).reviews.values()
    assert len(review.order) == 2
    assert review.present == ["interpreter"]
    assert review.next is not None
    assert review.held is not None
    assert (review.next - review.held).days == 42


@pytest.mark.parametrize("leave", ["ctrl-c", "ctrl-d", "hangup"])
def test_leaving_in_the_middle_keeps_what_was_said_and_the_next_one_goes_on(file: Path, leave: str) -> None:
    child = begin()
    answer(child, "how does it go?", "some")
    answer(child, "how does it go?", "")
    answer(child, "A new goal", "Estudiar inglés")
    child.expect_exact("A new goal")
    if leave == "hangup":
        child.kill(signal.SIGHUP)
        child.expect(pexpect.EOF)
        child.close()
    else:
        terminal.leave(child, leave)
    case = toml.loads(file.read_bytes(), file)
    assert [goal.words for goal in case.goals.values()][-1] == "Estudiar inglés"
    (review,) = case.reviews.values()
    assert list(review.progress.values()) == ["some"]

    child = begin()
    for _ in range(3):
        answer(child, "how does it go?", "")
    answer(child, "A new goal", "")
    answer(child, "by letter", "")
    answer(child, "The next review", "")
    end(child)
    (review,) = toml.loads(file.read_bytes(), file).reviews.values()
    assert list(review.progress.values()) == ["some"]
    assert len(review.order) == 2


def test_a_goal_no_longer_wanted_may_be_set_aside(file: Path) -> None:
    child = begin()
    answer(child, "how does it go?", "no longer")
    answer(child, "Set it aside?", "n")
    answer(child, "how does it go?", "4")
    answer(child, "Set it aside?", "yes")
    answer(child, "A new goal", "")
    answer(child, "by letter", "")
    answer(child, "The next review", "")
    end(child)
    assert [goal.state for goal in toml.loads(file.read_bytes(), file).goals.values()] == ["set-aside", "active"]


def test_leaving_at_the_last_question_asks_only_that_next_time(file: Path) -> None:
    child = begin()
    for question in ("how does it go?", "how does it go?", "A new goal"):
        answer(child, question)
    answer(child, "by letter", "b a")
    child.expect_exact("The next review")
    terminal.leave(child, "ctrl-c")
    child = begin()
    answer(child, "The next review", "+2w")
    end(child)
    assert "how does it go?" not in (child.before or "")
    (review,) = toml.loads(file.read_bytes(), file).reviews.values()
    assert review.next is not None
    assert len(review.order) == 2


def test_what_was_said_of_a_goal_today_is_shown_when_it_is_asked_again(file: Path) -> None:
    child = begin()
    answer(child, "how does it go?", "some")
    child.expect_exact("how does it go?")
    terminal.leave(child, "ctrl-c")
    child = begin()
    child.expect_exact("Vivir con mi hija: how does it go? Said today: some.")
    terminal.leave(child, "ctrl-d", "Nothing was written.")


def test_a_first_meeting_can_be_a_walk_too(here: Run, home: Path) -> None:
    here("new", "amber-heron-27")
    child = begin()
    answer(child, "A new goal", "Casa")
    child.expect_exact("round 1")
    answer(child, "A new goal", "a\x16\x02b")
    child.expect_exact("control character")
    answer(child, "A new goal", "Trabajo")
    child.expect_exact("round 1")
    answer(child, "A new goal", "")
    answer(child, "by letter", "b")
    child.expect_exact("Trabajo is now 1")
    answer(child, "The next review", "")
    end(child)
    file = home / "cases" / "amber-heron-27.toml"
    assert {goal.round for goal in toml.loads(file.read_bytes(), file).goals.values()} == {1}


def test_enter_at_the_numbers_leaves_an_order_set_by_staff_marked_as_theirs(here: Run, file: Path) -> None:
    here("goals", "order", "amber", "1", "2", "--by", "staff", "--on", "2026-11-02", "-q")
    child = begin()
    for question in ("how does it go?", "how does it go?", "A new goal"):
        answer(child, question)
    answer(child, "by letter")
    child.expect_exact("staff's order of 2 goals is kept")
    answer(child, "The next review")
    end(child)
    (review,) = toml.loads(file.read_bytes(), file).reviews.values()
    assert review.numbered_by == "staff"


def test_a_no_is_no_new_goal_and_no_day_and_it_still_is_a_review(here: Run, file: Path) -> None:
    here("set", "amber", "person.speaks", "es-MX")
    child = begin()
    for question in ("how does it go?", "how does it go?"):
        answer(child, question)
    answer(child, "A new goal", "Ya no.")
    answer(child, "by letter", "no")
    answer(child, "The next review", "ahora no")
    child.expect_exact("No day for a next review.")
    end(child)
    case = toml.loads(file.read_bytes(), file)
    (review,) = case.reviews.values()
    assert (len(case.goals), len(review.order), review.numbered_by, review.next) == (2, 2, "survivor", None)


def test_how_a_goal_goes_is_said_back_in_words(file: Path) -> None:
    child = begin()
    answer(child, "how does it go?", "some")
    child.expect_exact("it was said how 1 goal goes.")
    answer(child, "how does it go?", "some")
    child.expect_exact("How it goes with Quiero mi pasaporte: some.")
    child.expect_exact("A new goal")
    terminal.leave(child, "ctrl-c")


def test_a_review_of_a_day_before_the_case_was_opened_is_refused(here: Run, file: Path) -> None:
    before = file.read_bytes()
    sentence = "justice: The case was opened on Monday 2 November 2026, after that day. Nothing was changed."
    child = begin("--on", "2026-11-01")
    child.expect_exact(sentence)
    end(child, 2)
    for words in (["--no-change"], ["--order", "1", "2"], ["--next", "+6w"]):
        assert here("review", "amber", *words, "--on", "2026-11-01", check=2).stderr.strip() == sentence
    assert file.read_bytes() == before


def test_words_left_out_on_a_terminal_are_asked_for(file: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "goals", "add", "amber"],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
    )
    answer(child, "A goal, in the survivor's words:", "Casa")
    child.expect_exact("Named on")
    end(child)


def test_init_on_a_terminal_asks_and_enter_keeps(home: Path) -> None:
    def init(name: str, role: str, agency: str) -> None:
        child = pexpect.spawn(
            sys.executable, ["-m", "justicecli", "init"], env={**os.environ, "TERM": "xterm"}, encoding="utf-8"
        )
        answer(child, "Your name", name)
        answer(child, "Your role", role)
        answer(child, "Your agency", agency)
        child.expect_exact("Your files live in")
        end(child)

    init("R. Ortiz", "2", "Casa Abierta")
    init("", "", "")
    assert (home / "settings.toml").read_text(encoding="utf-8") == (
        'name = "R. Ortiz"\nrole = "legal"\nagency = "Casa Abierta"\n'
    )


def test_lines_pasted_at_once_belong_to_one_goal_and_none_is_left_for_the_shell(file: Path) -> None:
    child = pexpect.spawn(
        "bash", ["--norc", "-i"], env={**os.environ, "TERM": "xterm", "PS1": "READY> "}, encoding="utf-8"
    )
    child.expect_exact("READY> ")
    child.sendline(f"{sys.executable} -m justicecli goals add amber")
    child.expect_exact("in the survivor's words:")
    child.send("Quiero mi pasaporte\ntouch pasted\n")
    child.expect_exact("Named on")
    child.expect_exact("READY> ")
    child.sendline("exit")
    child.expect(pexpect.EOF)
    assert 'words = """\nQuiero mi pasaporte\ntouch pasted"""' in file.read_text(encoding="utf-8")


def test_a_long_answer_at_the_terminal_is_taken_whole(file: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "goals", "add", "amber"],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
    )
    child.expect_exact("in the survivor's words:")
    for _ in range(50):
        child.send("palabra " * 20)
    child.sendline("fin")
    child.expect_exact("Named on")
    end(child)
    assert f'words = "{"palabra " * 1000}fin"' in file.read_text(encoding="utf-8")
