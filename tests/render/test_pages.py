"""Pages: every text stays a text in every format, and the printed page is whole, reachable and tagged."""

from __future__ import annotations

import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from msgspec.structs import replace

from justicecli.core import goals, promises
from justicecli.core.checklists import with_agency
from justicecli.model.case import Case, Person, Promise, SafeContact
from justicecli.model.checklist import AgencyItem, AgencyList, Checklist
from justicecli.model.text import visible
from justicecli.render import checklist as lines
from justicecli.render import pages
from justicecli.render.page import plain
from justicecli.render.phrasebook import Phrasebook
from justicecli.render.sheet import Sheet, sheet
from justicecli.storage.checklists import catalogue, load, names
from justicecli.storage.templates import page_phrases, shipped
from tests.browser import faults, opened, outside, printed
from tests.conftest import needed
from tests.made import MEETING, case_of, counting
from tests.strategies import any_text

FOLDER = shipped() / "pages"
NASTY = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} ${7*7} {survivor}",
    "[bold]x[/bold] [link=http://a.example]y[/link]",
    "](javascript:x) ![i](http://a.example/i.png) `c` **b** _i_ ~~s~~ <b>t</b>",
    "# h\n- [x] done\n> q\n1. one\n---\n| a | b |\n    code",
    "see http://a.example and www.a.example &amp; &#60;",
    "\x1b[31mred\x1b]0;title\x07\x9b31m",
    "\u202eevil\u2066 مرحبا بك שלום",
    "\"quoted\" 'single' \\ back \\* slash",
]  # fmt: skip


def filled(words: str, language: str = "en") -> Sheet:
    """The interview page of a case, and of an agency, in which these words stand everywhere."""
    home = Path("/nowhere")
    case = replace(
        case_of(words, words),
        person=Person(call_me=words, pronouns=words, speaks=[words], interpreter=words, contact_person=words),
        words={"trafficker": words, "place": words},
        safe_contact=SafeContact(method=words, ok_times=words),
        promises={"p-0000": Promise(words=words, who=words, made=MEETING, due=MEETING)},
    )
    agency = AgencyList(
        title=words,
        audience=words,
        moments={"ours": words},
        items={
            "own": AgencyItem(do=words, why=words, say=words, source=words, moment="ours", authority=True),
            "believe": AgencyItem(not_for_us=words),
        },
    )
    whole = with_agency(load(home, "interview", language).checklist, agency)
    tag, phrases, _ = page_phrases(language)
    book = Phrasebook(tag, phrases)
    return sheet(whole, catalogue(), book, case=case, code=case.case, today=MEETING)


class Texts(HTMLParser):
    """The texts and the tags of a page as a parser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag."""
        self.tags.append(tag)
        self.links += [f"{name}={value}" for name, value in attrs if name in ("href", "src") or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Notes a text."""
        self.text += data


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_in_html_and_nothing_else(words: str) -> None:
    usual, page = Texts(pages.html("checklist", FOLDER, page=filled("usual"))), None
    made = pages.html("checklist", FOLDER, page=filled(words))
    page = Texts(made)
    assert page.tags == usual.tags
    assert page.links == []
    assert page.text.count(visible(words)) >= 10
    assert "49" not in page.text.replace("149", "")
    assert not set(made) & set("\x1b\x07\x9b\u202e\u2066")


@given(words=any_text)
def test_any_words_leave_the_page_as_it_is_built(words: str) -> None:
    made = Texts(pages.html("checklist", FOLDER, page=filled(words)))
    assert set(made.tags) <= set(
        "html head meta title style body main h1 p div strong ul li bdi section h2 span q footer".split()
    )
    assert made.links == []


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_in_markdown_and_nothing_else(words: str) -> None:
    reader = MarkdownIt("gfm-like")

    def kinds(made: str) -> list[str]:
        found = [one for block in reader.parse(made) for one in [block, *(block.children or [])]]
        return [one.type for one in found if one.type not in ("text", "text_special")]

    usual = pages.markdown("checklist", FOLDER, page=filled("usual"))
    made = pages.markdown("checklist", FOLDER, page=filled(words))
    assert kinds(made) == kinds(usual)
    text = Texts(reader.render(made)).text
    for line in visible(words).split("\n"):
        assert text.count(line.strip()) >= 10
    assert not set(made) & set("\x1b\x07\x9b\u202e\u2066")


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_on_a_terminal_and_in_a_pipe(words: str) -> None:
    said = plain(lines.page(filled(words)))
    assert not set(said) & set("\x1b\x07\x9b\u202e\u2066")
    for line in visible(words).split("\n"):
        assert said.count(line.strip()) >= 10


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_in_a_pdf(words: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pages.pdf(pages.html("checklist", FOLDER, page=filled(words))))
    whole = pypdf.PdfReader(path)
    assert all("/Annots" not in page for page in whole.pages)
    text = "".join("".join(page.extract_text().split()) for page in whole.pages)
    usual = [word for word in visible(words).split() if word.isascii() and len(word) > 3]
    assert all(text.count(word) >= 5 for word in usual)


@pytest.mark.parametrize("name", sorted(names(Path("/nowhere"))))
def test_a_pdf_is_tagged_titled_in_its_language_and_fits_its_pages(name: str, tmp_path: Path) -> None:
    needed("pdftoppm")
    one: Checklist = load(Path("/nowhere"), name, "es").checklist
    tag, phrases, _ = page_phrases("es")
    made = sheet(one, catalogue(), Phrasebook(tag, phrases), today=date(2026, 11, 23))
    path = tmp_path / "page.pdf"
    path.write_bytes(pages.pdf(pages.html("checklist", FOLDER, paper="letter", page=made)))
    whole = pypdf.PdfReader(path)
    root = whole.root_object
    assert cast("Any", root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]) == "es"
    assert whole.metadata is not None
    assert whole.metadata.title == one.title
    assert len(whole.pages) <= 3
    subprocess.run(["pdftoppm", "-r", "40", "-gray", str(path), str(tmp_path / "p")], check=True)
    for picture in sorted(tmp_path.glob("p*.pgm")):
        _assert_margins(picture)


def _assert_margins(picture: Path) -> None:
    """There is ink on the page, and none in the outer 6 millimetres."""
    kind, width, height, _, pixels = _pgm(picture.read_bytes())
    assert kind == b"P5"
    edge = round(6 / 25.4 * 40)
    rows = [pixels[row * width : (row + 1) * width] for row in range(height)]
    assert min(min(row) for row in rows) < 100
    outer = [*rows[:edge], *rows[-edge:], *(row[:edge] for row in rows), *(row[-edge:] for row in rows)]
    assert min(min(part) for part in outer) > 240


def _pgm(data: bytes) -> tuple[bytes, int, int, int, bytes]:
    """A grey picture: its kind, width, height, depth and pixels."""
    kind, width, height, depth, pixels = data.split(maxsplit=4) if data[:2] == b"P5" else (b"", 0, 0, 0, b"")
    width, height = int(width), int(height)
    return kind, width, height, int(depth), data[-width * height :] if pixels else b""


@pytest.mark.browser
def test_every_list_opens_in_a_browser_with_nothing_outside_and_axe_finds_nothing(tmp_path: Path) -> None:
    with opened() as (page, said):
        for language in ("en", "es"):
            tag, phrases, _ = page_phrases(language)
            for name in names(Path("/nowhere")):
                one = load(Path("/nowhere"), name, language).checklist
                made = sheet(one, catalogue(), Phrasebook(tag, phrases), today=MEETING)
                file = tmp_path / f"{name}.{language}.html"
                file.write_text(pages.html("checklist", FOLDER, page=made), encoding="utf-8")
                page.goto(file.as_uri())
                assert faults(page) == [], (name, language)
                assert outside(page) == [], (name, language)
        assert said == []


@pytest.mark.browser
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_filled_page_is_reachable_and_prints_on_both_papers_in_both_sizes_of_print(size: str, tmp_path: Path) -> None:
    case = usual_case()
    tag, phrases, _ = page_phrases("en")
    made = sheet(
        load(Path("/nowhere"), "interview").checklist,
        catalogue(),
        Phrasebook(tag, phrases),
        case=case,
        code=case.case,
        today=MEETING,
    )
    with opened(width=360) as (page, said):
        for large, most in ((False, 4), (True, 9)):
            file = tmp_path / "page.html"
            file.write_text(pages.html("checklist", FOLDER, large=large, page=made), encoding="utf-8")
            page.goto(file.as_uri())
            assert faults(page) == []
            assert outside(page) == []
            assert page.locator(".box").count() == 27
            assert page.locator(".box").first.bounding_box()["width"] >= 14  # type: ignore[index]
            assert page.title() == "Before and during an interview"
            whole = pypdf.PdfReader(printed(page, tmp_path / "page.pdf", size))
            assert len(whole.pages) <= most
            text = " ".join(" ".join(one.extract_text().split()) for one in whole.pages)
            assert "Vivir con mi hija" in text
            assert "it is no release" in text
        assert said == []


@pytest.mark.browser
@pytest.mark.parametrize("words", [NASTY[0], NASTY[3], NASTY[7], "خانه‌ای برای خودم", "x" * 300])
def test_nasty_words_run_nothing_and_stay_on_the_page(words: str, tmp_path: Path) -> None:
    with opened(width=500) as (page, said):
        file = tmp_path / "page.html"
        file.write_text(pages.html("checklist", FOLDER, page=filled(words)), encoding="utf-8")
        page.goto(file.as_uri())
        assert outside(page) == []
        assert faults(page) == []
        assert said == []


@pytest.mark.browser
def test_the_checker_does_find_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text("<html><body><img src='data:,'><p style='width:9999px'>x</p></body></html>", encoding="utf-8")
    with opened() as (page, _):
        page.goto(file.as_uri())
        assert {"html-has-lang", "image-alt"} <= {one["id"] for one in faults(page)}
        assert outside(page)


def usual_case() -> Case:
    """A case with goals, a promise and safe contact."""
    entropy = counting()
    case = replace(
        case_of("Vivir con mi hija", "Quiero mi pasaporte"),
        person=Person(speaks=["es-MX"], interpreter="needed", contact_person="R. Ortiz"),
        words={"trafficker": "mi novio"},
        safe_contact=SafeContact(method="text", ok_times="weekdays after 18:00"),
    )
    case = goals.add(case, "A place of my own", on=MEETING, entropy=entropy, round_=1)
    return promises.add(case, "Call at nine", made=MEETING, due=MEETING, entropy=entropy)
