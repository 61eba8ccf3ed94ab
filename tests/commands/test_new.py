"""`justice new`: a file of its own, never over another, never from a person."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from tests.conftest import Run


def test_a_new_case_is_one_private_file_and_says_what_comes_next(here: Run, home: Path) -> None:
    left = here("new", "amber-heron-27")
    path = home / "cases" / "amber-heron-27.toml"
    assert left.stdout == f"amber-heron-27 is started: {path}\n"
    assert left.stderr == "Next: justice options explain amber-heron-27, then justice goals add amber-heron-27\n"
    assert re.fullmatch(
        r'format = 1\ncase = "amber-heron-27"\nopened = \d{4}-\d\d-\d\d\n', path.read_text(encoding="utf-8")
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (home, home / "cases", home / "locks")} == {0o700}


def test_without_a_code_it_is_two_words_and_two_digits(here: Run, home: Path) -> None:
    here("new")
    (path,) = (home / "cases").iterdir()
    assert re.fullmatch(r"[a-z]+-[a-z]+-\d\d\.toml", path.name)


def test_every_option_is_written_where_it_belongs(here: Run, home: Path) -> None:
    here("init", "--name", "R. Ortiz")
    here(
        *("new", "amber-heron-27", "--call-me", "Ana", "--speaks", "es-MX", "--speaks", "mix", "--reads", "es"),
        *("--interpreter", "--referred", "self.hotline", "--kind", "labor", "--on", "2026-11-02"),
    )
    assert (home / "cases" / "amber-heron-27.toml").read_text(encoding="utf-8") == (
        'format = 1\ncase = "amber-heron-27"\nopened = 2026-11-02\nreferred = "self.hotline"\nkind = "labor"\n\n'
        '[person]\ncall_me = "Ana"\nspeaks = [\n    "es-MX",\n    "mix",\n]\nreads = "es"\ninterpreter = "needed"\n'
        'contact_person = "R. Ortiz"\n'
    )


def test_a_case_that_exists_is_never_overwritten(here: Run, home: Path) -> None:
    here("new", "amber-heron-27")
    here("goals", "add", "amber", "Vivir con mi hija")
    before = (home / "cases" / "amber-heron-27.toml").read_bytes()
    left = here("new", "amber-heron-27", check=2)
    assert left.stderr.startswith("justice: There is a case amber-heron-27 already. Nothing was changed")
    assert (home / "cases" / "amber-heron-27.toml").read_bytes() == before


@pytest.mark.parametrize(
    "code",
    ["ab", "Amber-Heron", "-amber", "amber-", "a" * 41, "con", "lpt9", "../amber", "amber/heron", "ámber", "a b c"],
)
def test_a_code_that_would_be_unsafe_or_unclear_is_refused(here: Run, home: Path, code: str) -> None:
    left = here("new", "--", code, check=2)
    assert "3 to 40 small letters, digits and dashes" in left.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--speaks", "Spanish of Mexico"), "A language is a tag such as es"),
        (("--reads", "!"), "A language is a tag such as es"),
        (("--referred", "friend"), "That is no referral code. The codes are: cj.law_enforcement"),
        (("--kind", "other"), "Invalid value for '--kind'"),
        (("--call-me", " "), "There is nothing in the name."),
        (("--on", "31 feb"), "That is not a date that can be read safely."),
        (("--on", "tomorrow"), "has not come yet."),
    ],
)
def test_an_option_of_the_wrong_kind_makes_no_file(
    here: Run, home: Path, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in here("new", "amber-heron-27", *words, check=2).stderr
    assert not (home / "cases").exists()


def test_a_name_to_be_called_by_is_taken_with_a_word_of_caution(here: Run) -> None:
    assert "Leave out a legal name" in here("new", "--call-me", "Ana").stderr
    assert here("new", "--call-me", "Ana", "--quiet").stderr == ""
