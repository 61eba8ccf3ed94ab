"""`justice form`, as a person uses it: drawn into a file, blank, of a past day, in another language, as a document."""

from __future__ import annotations

import json
import os
import stat
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import tomli

from tests.conftest import Run

TODAY = date.today()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case with goals of a first time, with numbers and without, and a past day it began on."""
    here("new", "amber-heron-27", "--call-me", "Ana Luz")
    here("goals", "add", "amber", "Quiero mi pasaporte", "--on", str(TODAY - timedelta(days=20)), "-q")
    here("goals", "add", "amber", "Vivir con mi hija", "--rank", "1", "-q")
    return home / "cases" / "amber-heron-27.toml"


def circles(path: Path) -> dict[str, dict[str, str]]:
    """Where each goal's large circle is in a drawing."""
    found = {}
    for group in ElementTree.parse(path).getroot().iter(f"{SVG}g"):
        if group.get("class") == "goal":
            large = next(one for one in group.iter(f"{SVG}circle") if one.get("class") == "large")
            found[group.get("id") or ""] = {name: large.get(name) or "" for name in ("cx", "cy", "r", "fill")}
    return found


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", b"<!DOCTYPE html>"), ("svg", b"<svg "), ("pdf", b"%PDF-"), ("txt", b"What justice")]
)
def test_the_form_is_written_for_its_owner_alone_and_never_over_another_file(
    ending: str, begins: bytes, here: Run, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"form.{ending}"
    assert here("form", "amber", "-o", str(path)).stdout == f"Written: {path}\n"
    assert path.read_bytes().lstrip().startswith(begins)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine", encoding="utf-8")
    assert "add --force" in here("form", "amber", "-o", str(path), check=7).stderr
    assert path.read_text(encoding="utf-8") == "mine"


def test_on_a_terminal_the_form_is_its_goals_with_their_numbers(here: Run, file: Path) -> None:
    lines = here("form", "amber").stdout.splitlines()
    assert lines[:4] == [
        "What justice means to me",
        "  (1) Vivir con mi hija  (first time)",
        "  ( ) Quiero mi pasaporte  (first time)",
        "Empty circles wait for what may come later.",
    ]
    assert "Lisa Palumbo" in lines[-1]


def test_the_chance_that_places_circles_is_made_once_and_kept_in_the_file(here: Run, file: Path) -> None:
    assert "form" not in tomli.loads(file.read_text(encoding="utf-8"))
    here("form", "amber")
    seed = tomli.loads(file.read_text(encoding="utf-8"))["form"]["seed"]
    before = file.read_bytes()
    here("form", "amber")
    assert file.read_bytes() == before
    assert len(bytes.fromhex(seed)) == 8


def test_a_later_form_has_every_earlier_circle_where_it_was_and_new_ones_are_dark(
    here: Run, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "form.svg"
    here("form", "amber", "-o", str(path))
    before = circles(path)
    here("review", "amber", "--no-change", "-q")
    here("goals", "add", "amber", "Estudiar", "--rank", "1", "-q")
    here("goals", "reword", "amber", "2", "Vivir con mi hija y mi hermana en la misma casa", "-q")
    here("form", "amber", "-o", str(path), "--force")
    after = circles(path)
    assert {key: after[key] for key in before} == before
    assert [one["fill"] for key, one in after.items() if key not in before] == ["#08306B"]


def test_the_circles_that_wait_are_outlined_for_what_would_be_added_now(here: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.svg"

    def doubled(*words: str) -> bool:
        here("form", "amber", "-o", str(path), "--force", *words)
        waiting = next(
            one for one in ElementTree.parse(path).getroot().iter(f"{SVG}g") if one.get("class") == "waiting"
        )
        return len(list(waiting)) == 4

    assert not doubled()
    assert doubled("--outline", "dark")
    here("review", "amber", "--no-change", "-q")
    assert doubled()
    assert not doubled("--outline", "light")
    assert not doubled("--as-of", str(TODAY - timedelta(days=1)))


def test_a_review_at_which_no_goal_stood_leaves_the_circles_light(here: Run, tmp_path: Path) -> None:
    here("new", "amber-heron-27")
    here("review", "amber", "--no-change", "-q")
    here("form", "amber", "-o", str(tmp_path / "form.svg"))
    assert 'stroke="#08306B" stroke-width="0.9"' not in (tmp_path / "form.svg").read_text(encoding="utf-8")


def test_a_form_of_a_past_day_has_what_was_there_and_one_before_the_case_began_is_refused(
    here: Run, file: Path
) -> None:
    past = here("form", "amber", "--as-of", str(TODAY - timedelta(days=10))).stdout
    assert "Quiero mi pasaporte" in past
    assert "Vivir" not in past
    before = file.read_bytes()
    said = here("form", "amber", "--as-of", "2001-01-01", check=2)
    assert said.stderr.startswith("justice: This case began on ")
    assert said.stdout == ""
    assert file.read_bytes() == before


def test_a_refused_day_leaves_a_file_without_a_seed_as_it_is(here: Run, home: Path) -> None:
    here("new", "blue-otter-11")
    path = home / "cases" / "blue-otter-11.toml"
    before = path.read_bytes()
    here("form", "blue", "--as-of", "2001-01-01", check=2)
    assert path.read_bytes() == before


def test_a_case_without_goals_has_a_blank_form_that_says_so(here: Run, tmp_path: Path) -> None:
    here("new", "amber-heron-27")
    said = here("form", "amber").stdout
    assert "No goal is named yet. The circles wait." in said
    assert said.count("( )") == 8
    path = tmp_path / "form.html"
    here("form", "amber", "-o", str(path))
    assert "No goal is named yet." in path.read_text(encoding="utf-8")


def test_a_blank_form_needs_no_case_and_is_another_each_time(here: Run, home: Path, tmp_path: Path) -> None:
    pages = []
    for number in range(2):
        path = tmp_path / f"{number}.svg"
        here("form", "--blank", "8", "-o", str(path))
        pages.append(path.read_text(encoding="utf-8"))
    assert pages[0] != pages[1]
    assert pages[0].count('class="waiting"') == 8
    assert not home.exists()
    assert here("form", "--blank", "30", "--outline", "dark", "--format", "svg").stdout.count('class="waiting"') == 30


def test_the_form_as_a_document_says_where_every_circle_is(here: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.svg"
    here("form", "amber", "-o", str(path))
    said = json.loads(here("form", "amber", "--json").stdout)
    assert said["justice"] == 1
    assert said["pages"] == 1
    assert len(said["waiting"]) == 6
    drawn = circles(path)
    for circle in said["circles"]:
        assert f"{circle['x']:.2f}" == drawn[circle["goal"]]["cx"]
        assert f"{circle['y']:.2f}" == drawn[circle["goal"]]["cy"]
        assert f"{circle['radius']:.2f}" == drawn[circle["goal"]]["r"]
        assert circle["small_radius"] == 7.5
    assert [(one["words"], one["number"], one["named"], one["page"]) for one in said["circles"]] == [
        ("Quiero mi pasaporte", None, "first", 1),
        ("Vivir con mi hija", 1, "first", 1),
    ]
    assert len(json.loads(here("form", "--blank", "3", "--json").stdout)["waiting"]) == 3


@pytest.mark.parametrize("tag", ["spanish", "es_MX", "../../etc/passwd", "e", "es-Mexico-old-x", ""])
def test_what_is_no_language_tag_is_refused_and_nothing_is_written(
    tag: str, here: Run, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "form.html"
    said = here("form", "amber", "--lang", tag, "-o", str(path), check=2)
    assert said.stderr.startswith("justice: A language is a tag such as es")
    assert not path.exists()


def test_the_form_is_in_the_language_the_survivor_reads_and_says_where_that_is_not_there(here: Run, file: Path) -> None:
    here("set", "amber", "person.reads", "es-MX", "-q")
    assert here("form", "amber").stdout.startswith("Lo que la justicia es para mí")
    assert here("form", "amber", "--lang", "en").stdout.startswith("What justice means to me")
    said = here("form", "amber", "--lang", "mam")
    assert said.stdout.startswith("What justice means to me")
    assert said.stderr == "Not all of this is in that language (mam) yet; the rest is in English.\n"


def test_numbers_are_in_the_figures_that_were_set(here: Run, file: Path) -> None:
    assert here("set", "amber", "form.numerals", "arab").stdout == "form.numerals is now arab.\n"
    assert "  (\u0661) Vivir con mi hija" in here("form", "amber").stdout
    here("set", "amber", "form.numerals", "-q")
    assert "  (1) Vivir con mi hija" in here("form", "amber").stdout
    here("set", "amber", "form.numerals", "roman", check=2)


def test_a_script_that_no_font_can_draw_is_named_once_and_the_words_are_not(
    here: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here("goals", "add", "amber", "أريد جواز سفري", "-q")
    fonts = tmp_path / "fc-list"
    fonts.write_text("#!/bin/sh\n", encoding="utf-8")
    fonts.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for kind in ("html", "svg"):
        said = here("form", "amber", "-o", str(tmp_path / f"form.{kind}"))
        assert said.stderr.count("No font on this machine can draw Arabic") == 1
        assert "Noto Sans Arabic" in said.stderr
        assert "apt install fonts-noto-core" in said.stderr
        assert "سفري" not in said.stderr
    assert here("form", "amber").stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        ("form",),
        ("form", "amber", "--blank", "8"),
        ("form", "--blank", "0"),
        ("form", "--blank", "8", "--as-of", "yesterday"),
        ("form", "--history"),
        ("form", "amber", "--outline", "red"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], here: Run, file: Path) -> None:
    before = file.read_bytes()
    here(*words, check=2)
    assert file.read_bytes() == before


def test_a_drawing_goes_into_a_pipe_and_the_form_of_no_case_is_not_found(here: Run, file: Path) -> None:
    here("form", "grey-fox-10", check=3)
    assert here("form", "amber", "--format", "svg", "-o", "-").stdout.startswith("<svg ")


@pytest.mark.parametrize(
    "words",
    ["palabra " * 625, "x" * 300, "🙂😴👩🏽‍🦱", "\u0301\u0302", "</svg><script>alert(1)</script>", '"><img src=x>'],
    ids=["long", "one word", "emoji", "marks", "script", "image"],
)
def test_any_words_make_a_form_in_every_format(words: str, here: Run, tmp_path: Path) -> None:
    here("new", "amber-heron-27")
    here("goals", "add", "amber", words, "-q")
    for kind in ("svg", "html", "pdf", "txt"):
        path = tmp_path / f"form.{kind}"
        here("form", "amber", "-o", str(path))
        assert path.stat().st_size > 500 or kind == "txt"
    page = (tmp_path / "form.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    text = "".join(part for part in ElementTree.parse(tmp_path / "form.svg").getroot().itertext())
    assert words.strip()[:200] in " ".join(text.split()) or words.strip()[:20] in text
    assert words.strip() in (tmp_path / "form.txt").read_text(encoding="utf-8")


def test_numbers_set_by_staff_are_marked_in_every_format(here: Run, home: Path, tmp_path: Path) -> None:
    here("new", "amber-heron-27", "-q")
    for words in ("a home", "a school"):
        here("goals", "add", "amber", words, "-q")
    here("goals", "order", "amber", "2", "1", "--by", "staff", "-q")
    assert "I did not set these numbers." in here("form", "amber").stdout
    for ending in ("svg", "html"):
        page = tmp_path / f"form.{ending}"
        here("form", "amber", "-o", str(page))
        assert "I did not set these numbers." in page.read_text(encoding="utf-8")
    here("goals", "move", "amber", "2", "1", "-q")
    for ending in ("svg", "html"):
        here("form", "amber", "-o", str(tmp_path / f"moved.{ending}"))
        text = (tmp_path / f"moved.{ending}").read_text(encoding="utf-8")
        assert "I did not set all of these numbers." in text
        assert "I did not set these numbers." not in text
    here("goals", "order", "amber", "2", "1", "--by", "survivor", "-q")
    assert "I did not set" not in here("form", "amber").stdout
