"""`justice inquiry` on a terminal: Appendix A from options to the form, left and gone on with, and the review later."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from justicecli.core.dates import in_words
from justicecli.model.case import Case
from justicecli.storage import toml
from justicecli.storage.templates import option_card
from tests.commands import terminal
from tests.commands.terminal import Child, answer, end, leave
from tests.conftest import Run

MEETING = date.today() - timedelta(weeks=12)
OPTIONS = len(option_card(Path("nowhere")).options)
BATCHES = -(-OPTIONS // 5)


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case in which nothing was said yet."""
    here("new", "amber-heron-27", "--on", f"{MEETING}", "-q")
    return home / "cases" / "amber-heron-27.toml"


@pytest.fixture
def explained(here: Run, file: Path) -> Path:
    """A case in which the forms of justice were explained."""
    here("options", "explain", "amber", "--on", f"{MEETING}", "-q")
    return file


def begin(*words: str, on: date | None = MEETING) -> Child[str]:
    """The inquiry on a terminal of its own, held that day."""
    return terminal.begin("inquiry", "amber", *(["--on", f"{on}"] if on else []), *words)


def back() -> Child[str]:
    """The inquiry gone on with, past the options."""
    child = begin()
    answer(child, "again in short?")
    answer(child, "Explained?", "n")
    return child


def said_in(file: Path) -> Case:
    """The case as it is on the disk."""
    return toml.loads(file.read_bytes(), file)


def test_a_whole_first_inquiry(here: Run, file: Path, tmp_path: Path) -> None:
    here("init", "--name", "R. Ortiz", "--role", "community", "--agency", "Casa Abierta")
    child = begin("--present", "interpreter")
    child.expect_exact("I would like to hear what justice means to you.")
    child.expect_exact("There are many kinds of justice.")
    for batch in range(BATCHES):
        if batch:
            child.expect_exact(f"{OPTIONS - 5 * batch} forms of justice still to show.")
        answer(child, "Explained?", "y")
    child.expect_exact("You can pick none, one or many.")
    child.expect_exact("What would feel like justice to you?")
    for words in ("Vivir con mi hija", "Quiero mi pasaporte", "Estudiar inglés", ""):
        answer(child, "A goal, in the words of the survivor", words)
    child.expect_exact("Which one matters most to you?")
    answer(child, "by letter", "b z")
    child.expect_exact("Type the letters")
    answer(child, "by letter", "b b")
    child.expect_exact("named twice")
    answer(child, "by letter", "B, a")
    child.expect_exact("What could make it hard?")
    answer(child, "Quiero mi pasaporte: what stands in the way?", "The consulate is far")
    answer(child, "Quiero mi pasaporte: a first step?", "Call the consulate")
    answer(child, "Vivir con mi hija: what stands in the way?")
    answer(child, "Vivir con mi hija: a first step?", "Call the family unit")
    answer(child, "Estudiar inglés: what stands in the way?", "No class nearby")
    answer(child, "Estudiar inglés: a first step?")
    child.expect_exact("When would you like to look at this again?")
    answer(child, "The next review", "03/04")
    child.expect_exact("can be read in two ways")
    answer(child, "The next review")
    child.expect_exact("The order now")
    answer(child, "A file for the form", "form.docx")
    child.expect_exact("Let the name end in .html")
    answer(child, "A file for the form", "~nobody-here/form.html")
    child.expect_exact("a user who is not on this machine")
    answer(child, "A file for the form", f"{tmp_path / 'nowhere' / 'form.svg'}")
    child.expect_exact("justice: ")
    answer(child, "A file for the form", f"{tmp_path / 'form.html'}")
    child.expect_exact("Written:")
    child.expect_exact("These are your words, in your order.")
    end(child)
    case = said_in(file)
    assert len(case.options) == OPTIONS
    assert {one.explained for one in case.options.values()} == {MEETING}
    assert [(goal.words, goal.rank, goal.round, goal.said_by, goal.written_by) for goal in case.goals.values()] == [
        ("Vivir con mi hija", 2, 1, "survivor", "R. Ortiz"),
        ("Quiero mi pasaporte", 1, 1, "survivor", "R. Ortiz"),
        ("Estudiar inglés", None, 1, "survivor", "R. Ortiz"),
    ]
    passport = case.goals[list(case.goals)[1]]
    assert [hurdle.words for hurdle in passport.hurdles.values()] == ["The consulate is far"]
    assert [step.words for step in passport.steps.values()] == ["Call the consulate"]
    (review,) = case.reviews.values()
    assert (review.held, review.numbered_by, review.present) == (MEETING, "survivor", ["interpreter"])
    assert review.next == MEETING + timedelta(weeks=6)
    assert "Quiero mi pasaporte" in (tmp_path / "form.html").read_text(encoding="utf-8")
    assert (tmp_path / "form.html").stat().st_mode & 0o777 == 0o600


def test_everything_can_be_skipped_and_no_is_recorded_nowhere(file: Path) -> None:
    before = file.read_bytes()
    child = begin()
    for _ in range(BATCHES):
        answer(child, "Explained?")
    for question in ("A goal", "The next review (Enter: no date)"):
        answer(child, question)
    child.expect_exact("Nothing was written.")
    answer(child, "A file for the form")
    child.expect_exact("Thank you. You can come back to this on any day.")
    end(child)
    assert file.read_bytes() == before
    child = begin(on=None)
    answer(child, "Explained?", "not now")
    answer(child, "A goal", "Casa")
    child.expect_exact("round 1")
    child.expect_exact("A goal")
    leave(child, "ctrl-c")


def test_leaving_in_each_part_keeps_what_was_said_and_goes_on_there(file: Path) -> None:
    child = begin()
    answer(child, "Explained?", "a c z")
    child.expect_exact("Type y if all of these were explained")
    answer(child, "Explained?", "a c")
    child.expect_exact("Explained?")
    leave(child, "ctrl-c")
    assert list(said_in(file).options) == ["papers-back", "family-together"]

    child = begin()
    answer(child, "2 forms of justice explained before. Show them again in short?", "y")
    child.expect_exact("I want my passport and my papers in my own hands again.")
    child.expect_exact("I want a safe bed tonight")
    answer(child, "Explained?", "n")
    answer(child, "A goal", "Casa")
    child.expect_exact("A goal")
    leave(child, "ctrl-d")

    child = back()
    child.expect_exact("Named so far")
    answer(child, "A goal", "Trabajo")
    child.expect_exact("round 1")
    answer(child, "A goal")
    child.expect_exact("by letter")
    leave(child, "ctrl-c")
    assert said_in(file).reviews == {}

    child = back()
    answer(child, "A goal")
    answer(child, "by letter", "b")
    answer(child, "Trabajo: what stands in the way?", "No permit")
    child.expect_exact("Trabajo: a first step?")
    leave(child, "ctrl-d")

    child = back()
    answer(child, "Trabajo: a first step?", "Ask a lawyer")
    answer(child, "Casa: what stands in the way?")
    answer(child, "Casa: a first step?")
    child.expect_exact("The next review")
    leave(child, "ctrl-c")

    child = back()
    answer(child, "Casa: what stands in the way?")
    answer(child, "Casa: a first step?", "Call the shelter")
    answer(child, "The next review")
    child.expect_exact("A file for the form")
    leave(child, "ctrl-d")
    case = said_in(file)
    (review,) = case.reviews.values()
    assert [case.goals[key].words for key in review.order] == ["Trabajo"]
    assert review.next == MEETING + timedelta(weeks=6)
    assert {goal.round for goal in case.goals.values()} == {1}


def test_when_all_is_in_the_file_it_says_so_and_only_offers_the_form(here: Run, explained: Path) -> None:
    here("goals", "add", "amber", "Casa", "--on", f"{MEETING}", "-q")
    here("goals", "step", "amber", "1", "Call", "-q")
    here("review", "amber", "--order", "1", "--on", f"{MEETING}", "-q")
    before = explained.read_bytes()
    child = begin()
    answer(child, "again in short?")
    child.expect_exact("All that is asked today is in the file.")
    child.expect_exact("A file for the form")
    leave(child, "ctrl-c", "Nothing was written.")
    assert explained.read_bytes() == before


def test_on_a_later_day_it_is_the_review(here: Run, explained: Path) -> None:
    here("goals", "add", "amber", "Casa", "--on", f"{MEETING}", "-q")
    child = begin(on=None)
    child.expect_exact("Last time you told me what matters to you.")
    answer(child, "Casa: how does it go?", "some")
    answer(child, "A new goal, in the words of the survivor", "Trabajo")
    child.expect_exact("round 2")
    answer(child, "A new goal")
    answer(child, "by letter", "b a")
    child.expect_exact("The next review")
    leave(child, "ctrl-c")
    child = begin(on=None)
    answer(child, "The next review", "+2w")
    answer(child, "A file for the form")
    end(child)
    child = begin(on=None)
    child.expect_exact("All that is asked today is in the file.")
    answer(child, "A file for the form")
    end(child)
    case = said_in(explained)
    (review,) = case.reviews.values()
    assert review.held == date.today()
    assert review.next == date.today() + timedelta(weeks=2)
    assert list(review.progress.values()) == ["some"]
    assert [case.goals[key].words for key in review.order] == ["Trabajo", "Casa"]


def test_options_never_explained_come_first_on_a_later_day_too(here: Run, file: Path) -> None:
    here("goals", "add", "amber", "Casa", "--on", f"{MEETING}", "-q")
    child = begin(on=None)
    answer(child, "Explained?", "y")
    answer(child, "Explained?", "n")
    child.expect_exact("Casa: how does it go?")
    leave(child, "ctrl-c")
    assert len(said_in(file).options) == 5


def test_it_speaks_the_first_language_of_the_survivor_that_there_is_with_english_beside(here: Run, file: Path) -> None:
    for key, value in (("person.speaks", "mam,es-MX"), ("words.survivor", "Ana"), ("words.trafficker", "mi novio")):
        here("set", "amber", key, value)
    child = begin()
    child.expect_exact("Quiero escuchar qué es la justicia para usted.")
    child.expect_exact("I would like to hear what justice means to you.")
    child.expect_exact("Quiero tener otra vez en mis manos mi pasaporte")
    child.expect_exact("I want my passport and my papers")
    answer(child, "Explained?", "y")
    answer(child, "Explained?", "n")
    child.expect_exact("Puede no elegir nada")
    child.expect_exact("¿Qué sería justicia para usted?")
    child.expect_exact("“mi novio”")
    child.expect_exact("A goal, in the words of “Ana”")
    leave(child, "ctrl-c")
    assert {one.language for one in said_in(file).options.values()} == {"es"}


def test_a_language_that_there_is_not_is_said_in_english_and_said_so(file: Path) -> None:
    child = begin("--lang", "tlh")
    child.expect_exact("There is nothing to say aloud in that language (tlh) yet; it is in English.")
    child.expect_exact("Explained?")
    leave(child, "ctrl-c", "Nothing was written.")


@pytest.mark.parametrize(("reads", "no"), [("en", "Not now."), ("es", "Ahora no"), ("es", "nope")])
def test_a_no_at_every_question_is_a_skip_in_the_survivors_language_and_in_english(
    here: Run, explained: Path, reads: str, no: str
) -> None:
    here("set", "amber", "person.reads", reads)
    child = begin()
    answer(child, "again in short?")
    answer(child, "A goal", "Casa")
    answer(child, "A goal", no)
    answer(child, "by letter", no)
    answer(child, "Casa: what stands in the way?", no)
    answer(child, "Casa: a first step?", no)
    answer(child, "The next review (Enter: six weeks on,", no)
    child.expect_exact("No day for a next review.")
    answer(child, "A file for the form", no)
    end(child)
    case = said_in(explained)
    (goal,) = case.goals.values()
    assert (goal.words, goal.hurdles, goal.steps, case.reviews) == ("Casa", {}, {}, {})


def test_a_second_pasted_line_at_the_numbers_belongs_to_that_answer(here: Run, explained: Path) -> None:
    for words in ("Casa", "Trabajo", "Estudiar"):
        here("goals", "add", "amber", words, "--on", f"{MEETING}", "-q")
    child = begin()
    answer(child, "again in short?")
    answer(child, "A goal")
    answer(child, "by letter", "b a\nc")
    child.expect_exact("the survivor's order of 3 goals is kept")
    child.expect_exact("Trabajo: what stands in the way?")
    leave(child, "ctrl-c")
    case = said_in(explained)
    (review,) = case.reviews.values()
    assert [case.goals[key].words for key in review.order] == ["Trabajo", "Casa", "Estudiar"]
    assert not any(goal.hurdles for goal in case.goals.values())


@pytest.mark.parametrize("typed", ["2 1", "ba"])
def test_goals_are_numbered_by_places_or_by_letters_without_spaces(here: Run, explained: Path, typed: str) -> None:
    for words in ("Casa", "Trabajo"):
        here("goals", "add", "amber", words, "--on", f"{MEETING}", "-q")
    child = begin()
    answer(child, "again in short?")
    answer(child, "A goal")
    answer(child, "by letter", typed)
    child.expect_exact("Trabajo is now 1.")
    child.expect_exact("Casa is now 2.")
    child.expect_exact("Trabajo: what stands in the way?")
    leave(child, "ctrl-c")


def test_a_day_before_the_case_was_opened_is_refused(file: Path) -> None:
    before = file.read_bytes()
    child = begin(on=MEETING - timedelta(days=1))
    child.expect_exact(f"justice: The case was opened on {in_words(MEETING)}, after that day. Nothing was changed.")
    end(child, 2)
    assert file.read_bytes() == before


def test_a_closed_case_is_said_to_be_closed_and_the_inquiry_goes_on(here: Run, explained: Path) -> None:
    here("close", "amber", "-q")
    child = begin(on=None)
    child.expect_exact(f"This case is closed since {in_words(date.today())}.")
    answer(child, "again in short?")
    answer(child, "A goal", "Casa")
    child.expect_exact("round 1")
    child.expect_exact("A goal")
    leave(child, "ctrl-c")


def test_without_anybody_to_ask_it_names_the_single_commands(here: Run, justice: Run, file: Path) -> None:
    before = file.read_bytes()
    for left in (here("inquiry", "amber", check=2), justice("inquiry", "amber", input="Casa\n", check=2)):
        assert left.stderr.startswith("justice: An inquiry is a conversation, and there is nobody to ask here.")
        for command in ("options explain", "goals add", "goals order", "goals hurdle", "goals step", "review", "form"):
            assert command in left.stderr
        assert "Casa" not in left.stderr
    assert file.read_bytes() == before
    here("inquiry", "cedar", check=3)
    here("inquiry", "amber", "--on", "tomorrow", check=2)
