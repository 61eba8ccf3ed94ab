"""`justice copy`, as a person uses it: asked whether it is safe, made or not, and written down with what was made."""

from __future__ import annotations

import io
import os
import stat
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pexpect
import pypdf
import pytest
import tomli

from tests.commands.terminal import leave
from tests.conftest import Run

TODAY = date.today()


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case of someone who reads Spanish, with goals in an order, promises, a next review and safe contact."""
    here("init", "--name", "Dee Ames", "--agency", "Heron House")
    here("new", "amber-heron-27", "--call-me", "Ana", "--reads", "es", "-q")
    for words in ("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar"):
        here("goals", "add", "amber", words, "-q")
    here("review", "amber", "--order", "2", "1", "-q")
    here("promises", "add", "amber", "Llamar a las nueve", "--due", "+3d", "-q")
    here("promises", "add", "amber", "Hablar con la policía", "--due", "+3d", "-q")
    here("set", "amber", "safe_contact.method", "text", "-q")
    here("set", "amber", "safe_contact.device_watched", "no", "-q")
    here("set", "amber", "safe_contact.last_checked", "today", "-q")
    return home / "cases" / "amber-heron-27.toml"


def copies(file: Path) -> list[dict[str, Any]]:
    """The offers that the file holds."""
    return list(tomli.loads(file.read_text(encoding="utf-8")).get("copies", {}).values())


def begin(*words: str) -> pexpect.spawn[str]:
    """The command on a terminal of its own."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "copy", "amber", *words],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        dimensions=(60, 110),
    )


def end(child: pexpect.spawn[str], code: int = 0) -> str:
    """What was said until the program left, with that code."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
    return child.before or ""


def test_in_a_pipe_it_is_the_page_alone_in_the_survivors_language(here: Run, file: Path) -> None:
    said = here("copy", "amber", "--safe", "yes")
    assert said.stdout.startswith("Mi lista\n")
    goals = said.stdout.splitlines().index("  1. Vivir con mi hija")
    assert said.stdout.splitlines()[goals + 1] == "  2. Quiero mi pasaporte"
    for hidden in ("policía", "Ana", "Ames", "Heron", "amber", "A copy"):
        assert hidden not in said.stdout
    assert "is not on the page, for it holds a word that says what this is about" in said.stderr
    assert "A copy (es) was made on" in said.stderr
    assert copies(file) == [{"on": TODAY, "safe": "yes", "taken": True, "language": "es"}]


def test_where_nobody_can_be_asked_nothing_is_made_or_written_down_without_an_answer(
    here: Run, file: Path, tmp_path: Path
) -> None:
    before, page = file.read_bytes(), tmp_path / "list.html"
    for more in ([], ["-o", str(page)], ["--plain-cover", "-o", str(page)], ["-q"]):
        said = here("copy", "amber", *more, check=2)
        assert said.stdout == ""
        assert "add --safe yes, --safe no or --no-copy." in said.stderr
        assert "nothing was made" in said.stderr
    assert not page.exists()
    assert file.read_bytes() == before


def test_on_a_terminal_it_is_asked_first_in_the_words_to_say_aloud(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "lista.html"
    child = begin("-o", str(page))
    child.expect_exact("¿Puede usted guardar esto sin peligro?")
    child.expect_exact("Is it safe for them to keep this?")
    assert not page.exists()
    child.sendline("y")
    said = end(child)
    assert f"Written: {page}" in said.replace("\r\n", "\n")
    assert "the survivor said that it is safe to keep" in said
    assert "Vivir con mi hija" in page.read_text(encoding="utf-8")
    assert copies(file) == [{"on": TODAY, "safe": "yes", "taken": True, "language": "es"}]


def test_no_makes_no_page_and_is_kept_as_an_answer(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "lista.html"
    child = begin("-o", str(page))
    child.expect_exact("Is it safe for them to keep this?")
    child.sendline("n")
    assert "it is not safe to keep, so none was" in end(child).replace("\r\n", " ")
    assert not page.exists()
    assert copies(file) == [{"on": TODAY, "safe": "no", "taken": False}]


def test_leaving_the_question_makes_nothing_and_enter_leaves_it_open(file: Path, tmp_path: Path) -> None:
    page, before = tmp_path / "lista.html", file.read_bytes()
    child = begin("-o", str(page))
    child.expect_exact("Is it safe for them to keep this?")
    leave(child, "ctrl-c", "Nothing was written.")
    assert not page.exists()
    assert file.read_bytes() == before
    child = begin("-o", str(page))
    child.expect_exact("Is it safe for them to keep this?")
    child.sendline("")
    end(child)
    assert page.exists()
    assert [one["safe"] for one in copies(file)] == ["not asked"]


def test_no_copy_is_a_choice_that_is_written_down_without_a_question(file: Path) -> None:
    said = end(begin("--no-copy"))
    assert "they chose no copy" in said
    assert copies(file) == [{"on": TODAY, "safe": "not asked", "taken": False}]


def test_no_copy_goes_with_the_answer_and_with_no_page(here: Run, file: Path, tmp_path: Path) -> None:
    here("copy", "amber", "--no-copy", "--safe", "yes")
    assert copies(file) == [{"on": TODAY, "safe": "yes", "taken": False}]
    before = file.read_bytes()
    for more in (["-o", str(tmp_path / "a.pdf")], ["--format", "html"], ["--plain-cover"], ["--paper", "a4"]):
        assert "--no-copy makes no page" in here("copy", "amber", "--no-copy", *more, check=2).stderr
    assert file.read_bytes() == before
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("txt", b"My list")])
def test_a_page_is_for_its_owner_alone_and_never_over_another_file(
    ending: str, begins: bytes, here: Run, file: Path, tmp_path: Path
) -> None:
    page = tmp_path / f"list.{ending}"
    said = here("copy", "amber", "--lang", "en", "--safe", "yes", "-o", str(page))
    assert said.stdout.splitlines() == [
        f"Written: {page}",
        f"A copy (en) was made on {in_words()}; the survivor said that it is safe to keep.",
    ]
    assert page.read_bytes().startswith(begins)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    page.write_text("mine", encoding="utf-8")
    before = file.read_bytes()
    assert "add --force" in here("copy", "amber", "--safe", "yes", "-o", str(page), check=7).stderr
    assert page.read_text(encoding="utf-8") == "mine"
    assert file.read_bytes() == before
    here("copy", "amber", "--safe", "yes", "-o", str(page), "--force", "-q")
    assert page.read_bytes() != b"mine"
    assert len(copies(file)) == 2


def in_words() -> str:
    """Today as it is said."""
    return f"{TODAY:%A} {TODAY.day} {TODAY:%B} {TODAY.year}"


def test_what_could_not_be_written_is_not_written_down(here: Run, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "no" / "list.html"), check=6)
    here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "list.md"), check=2)
    assert file.read_bytes() == before


def test_a_page_that_could_not_be_written_down_is_said(
    here: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from justicecli.errors import InUse

    def busy(*_: object) -> None:
        raise InUse("Another program has been working on this case.")

    monkeypatch.setattr("justicecli.storage.cases.Cases.change", busy)
    said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "list.html"), check=5)
    assert "The page is made, and that it was offered could not be written down:" in said.stderr
    assert copies(file) == []


def test_the_same_offer_of_a_day_is_written_down_once(here: Run, file: Path) -> None:
    here("copy", "amber", "--safe", "yes")
    before = file.read_bytes()
    here("copy", "amber", "--safe", "yes")
    assert file.read_bytes() == before


def test_a_no_after_a_yes_of_the_same_day_is_written_down(here: Run, file: Path, tmp_path: Path) -> None:
    page = tmp_path / "list.html"
    here("copy", "amber", "--safe", "no")
    here("copy", "amber", "--safe", "yes", "-o", str(page))
    said = here("copy", "amber", "--safe", "no", "-o", str(tmp_path / "more.html"))
    assert "No page was made" in said.stderr
    here("copy", "amber", "--no-copy")
    here("copy", "amber", "--safe", "yes", "-o", str(page), "--force")
    here("copy", "amber", "--no-copy")
    assert [(one["safe"], one["taken"]) for one in copies(file)] == [
        ("no", False),
        ("yes", True),
        ("no", False),
        ("not asked", False),
        ("yes", True),
        ("not asked", False),
    ]


def test_a_telling_file_name_is_said_before_the_page_is_written(here: Run, file: Path, tmp_path: Path) -> None:
    for name in ("amber.html", "trafficking-list.html"):
        said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / name))
        assert "The name of that file gives something away" in said.stderr
        assert name not in said.stderr
    said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "list.html"))
    assert "gives something away" not in said.stderr


def test_names_in_the_file_and_in_the_settings_do_not_reach_the_page(here: Run, file: Path) -> None:
    here("set", "amber", "words.trafficker", "Marco", "-q")
    here("contacts", "add", "amber", "--how", "text", "--who", "Det. Kowalski", "-q")
    for words in ("Ana calls", "marco is away", "Dee writes", "Kowalski calls", "HeronHouse pays", "the shelter"):
        here("promises", "add", "amber", words, "--due", "+3d", "-q")
    said = here("copy", "amber", "--safe", "yes")
    assert "Llamar a las nueve" in said.stdout
    for hidden in ("Ana", "arco", "Dee", "Kowalski", "Heron", "shelter"):
        assert hidden not in said.stdout
        assert hidden not in said.stderr
    assert said.stderr.count("is not on the page, for it holds") == 7


def test_a_promise_that_begins_with_a_name_of_no_file_is_not_on_the_page_and_is_said(here: Run, file: Path) -> None:
    here("promises", "add", "amber", "Marisol will call on Monday", "--due", "+3d", "-q")
    said = here("copy", "amber", "--safe", "yes")
    assert "Marisol" not in said.stdout + said.stderr
    assert "Llamar a las nueve" in said.stdout
    assert "Hay algo más." in said.stdout
    assert "for it holds what may be a name where a sentence begins." in said.stderr
    assert "Not on the page: 2 of 3 open promises." in said.stderr
    file.write_text(file.read_text(encoding="utf-8").replace('"Marisol will', '"marisol will'), encoding="utf-8")
    assert "marisol will call" in here("copy", "amber", "--safe", "yes").stdout


def test_print_that_is_smaller_to_stand_on_two_pages_is_said(here: Run, file: Path, tmp_path: Path) -> None:
    said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "few.html"))
    assert "the print on paper is" not in said.stderr
    for _ in range(20):
        here("goals", "add", "amber", "Una casa", "-q")
    said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "many.pdf"))
    assert "So that it stands on two pages, the print on paper is 16 point, not 18." in said.stderr
    assert len(pypdf.PdfReader(tmp_path / "many.pdf").pages) == 2


def test_a_plain_cover_is_for_pages_that_are_printed_and_is_written_down(here: Run, file: Path, tmp_path: Path) -> None:
    assert "A plain cover is for html and pdf" in here("copy", "amber", "--plain-cover", check=2).stderr
    page = tmp_path / "notes.pdf"
    here("copy", "amber", "--plain-cover", "--safe", "yes", "-o", str(page), "--paper", "a4")
    whole = pypdf.PdfReader(io.BytesIO(page.read_bytes()))
    assert [one.extract_text().strip() for one in whole.pages][:2] == ["Apuntes", ""]
    assert round(float(whole.pages[0].mediabox.width)) == 595
    assert copies(file)[-1]["plain_cover"] is True


def test_a_language_that_is_not_there_is_said_and_one_who_does_not_read_is_read_to(here: Run, file: Path) -> None:
    said = here("copy", "amber", "--lang", "ht", "--safe", "yes")
    assert "Not all of this is in that language (ht) yet" in said.stderr
    assert said.stdout.startswith("My list")
    here("set", "amber", "person.reads", "none", "-q")
    said = here("copy", "amber", "--safe", "yes")
    assert "They do not read" in said.stderr
    assert said.stdout.startswith("My list")


def test_a_script_that_no_font_here_can_draw_is_named_and_no_word(
    here: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("justicecli.storage.fonts.missing", lambda _: [("Thai", "Noto Sans Thai", "fonts-noto-core")])
    said = here("copy", "amber", "--safe", "yes", "-o", str(tmp_path / "list.html"))
    assert "No font on this machine can draw Thai" in said.stderr
    assert "pasaporte" not in said.stderr
    assert here("copy", "amber", "--lang", "not a language", check=2).stdout == ""


def test_quiet_makes_the_page_and_says_nothing_of_it(here: Run, file: Path, tmp_path: Path) -> None:
    said = here("copy", "amber", "--safe", "yes", "-q", "--no-copy")
    assert said.stdout == ""
    assert len(copies(file)) == 1


def test_what_the_next_contact_may_be_depends_on_what_is_safe_today(here: Run, file: Path) -> None:
    assert "Hablamos por mensaje de texto." in here("copy", "amber", "--safe", "yes").stdout
    here("set", "amber", "safe_contact.device_watched", "maybe", "-q")
    assert "Hablamos" not in here("copy", "amber", "--safe", "yes").stdout


def test_a_past_day_does_not_know_of_a_copy_made_later(here: Run, file: Path) -> None:
    from justicecli.core.history import as_of
    from justicecli.storage import toml

    here("copy", "amber", "--safe", "yes")
    case = toml.loads(file.read_bytes().replace(f"opened = {TODAY}".encode(), b"opened = 2026-01-05"), file)
    assert len(case.copies) == 1
    assert as_of(case, TODAY - timedelta(days=1), TODAY).copies == {}
