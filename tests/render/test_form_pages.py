"""The form in a real browser, on paper and under checkers: inside its circles, its pages and its standards."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from msgspec.structs import replace

from justicecli.core import goals
from justicecli.core.forms import Form, Sheet, blank, form
from justicecli.model.case import Case
from justicecli.model.paper import FormChance
from justicecli.render.drawing import Drawing, drawing
from justicecli.render.form import made
from justicecli.render.pages import DrawnFormat, Paper
from tests.browser import faults, opened, outside, printed
from tests.conftest import needed
from tests.made import MEETING, WEEK, counting
from tests.npm import package
from tests.render.test_drawing import ARABIC, FOLDER, book, case_with, drawn

SCRIPTS = {
    "Latin": "Quiero vivir con mi hija y recuperar mis documentos WWW MMMM Żółć a lo que nadie más pueda decidir",
    "Arabic": "أريد أن أعيش مع ابنتي في بيت آمن وأن أستعيد جواز سفري والمال الذي أخذوه مني ضبط شمس صيف فقط",
    "Cyrillic": "Я хочу жить со своей дочерью в безопасном доме и вернуть мои документы ЖИЗНЬ Щедрость юность",  # noqa: RUF001
    "Devanagari": "मैं अपनी बेटी के साथ सुरक्षित घर में रहना चाहती हूँ मेरा पासपोर्ट वापस चाहिए और काम की पूरी मज़दूरी",
    "Chinese": "我想和女儿一起住在安全的家里 拿回护照 工作三年的工资 没有人再替我做决定",
    "Ethiopic": "ከልጄ ጋር በሰላም መኖር እፈልጋለሁ ፓስፖርቴን መልሱልኝ የሠራሁበትን ደመወዝ ማንም በእኔ ምትክ አይወስንም",
}
CASES, A_PAGE_OF = 200, 25
NASTY = [
    "</svg><script>alert(1)</script>",
    "</title></desc><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "{{ 7*7 }} {% raw %}",
    "\u202eevil\u2066 \x1b[31m \ufffe",
    "palabra " * 625,
    "x" * 300,
    "🙂👩🏽‍🦱😴",
    "\u0301\u0302\u0301",
    "\u0301" * 60,
]

MEASURED = """
() => {
  const paper = new OffscreenCanvas(1, 1).getContext('2d');
  return [...document.querySelectorAll('g.goal')].map(goal => {
    const [large, small] = ['large', 'small'].map(kind => goal.querySelector('circle.' + kind));
    const read = (one, name) => parseFloat(one.getAttribute(name));
    return {
      large: ['cx', 'cy', 'r'].map(name => read(large, name)),
      small: ['cx', 'cy', 'r'].map(name => read(small, name)),
      ring: goal.querySelector('circle.ring') !== null,
      lines: [...goal.querySelectorAll('text')].map(line => {
        const box = line.getBBox(), size = read(line, 'font-size');
        paper.font = (line.getAttribute('font-weight') || 'normal') + ' 100px ' + getComputedStyle(line).fontFamily;
        const ink = paper.measureText(line.textContent);
        const top = read(line, 'y') - ink.actualBoundingBoxAscent * size / 100;
        const bottom = read(line, 'y') + ink.actualBoundingBoxDescent * size / 100;
        return {left: box.x, right: box.x + box.width, top, bottom, bold: line.hasAttribute('font-weight'),
                tight: line.hasAttribute('letter-spacing')};
      }),
    };
  });
}
"""


def cases() -> Iterator[tuple[str, Case]]:
    """Two hundred made-up cases: one to nine goals of one to twenty-four words, of one script each."""
    chance = random.Random(7)
    for number in range(CASES):
        script = list(SCRIPTS)[number % len(SCRIPTS)]
        words = SCRIPTS[script].split()
        most = 24 if script != "Chinese" else 7
        said = [" ".join(chance.choices(words, k=chance.randint(1, most))) for _ in range(chance.randint(1, 9))]
        first = chance.randint(0, len(said))
        case = case_with(*said[:first], later=tuple(said[first:]))
        yield script, replace(case, form=FormChance(seed=f"{number:016x}"))


@pytest.mark.browser
def test_c19_words_are_inside_their_circle_as_a_browser_draws_them_in_six_scripts(tmp_path: Path) -> None:
    held, keyed, parts = dict.fromkeys(SCRIPTS, 0), 0, list[list[Sheet]]()
    for number, (script, case) in enumerate(cases()):
        parts += [[]] if number % A_PAGE_OF == 0 else []
        one = form(case, case)
        parts[-1] += one.sheets
        held[script] += len(one.listed) - len(one.keyed)
        keyed += len(one.keyed)
    assert all(count > 80 for count in held.values())
    assert keyed < sum(held.values()) / 3
    with opened() as (page, said):
        for sheets in parts:
            page.goto(written(tmp_path, drawing(Form(sheets, []), book()), "svg").as_uri())
            found = page.evaluate(MEASURED)
            assert len(found) >= A_PAGE_OF
            for goal in found:
                assert_inside(goal)
        assert said == []


@pytest.mark.browser
def test_numbers_of_three_figures_are_inside_their_circle_as_a_browser_draws_them(tmp_path: Path) -> None:
    case = case_with(*["Vivir"] * 101, later=("Estudiar",) * 3)
    case = goals.set_order(case, list(case.goals), on=MEETING + 6 * WEEK, by="survivor", entropy=counting())
    with opened() as (page, _):
        page.goto(written(tmp_path, drawn(case), "svg").as_uri())
        found = page.evaluate(MEASURED)
        assert sum(line["tight"] for goal in found for line in goal["lines"]) == 5
        for goal in found:
            assert_inside(goal)


def assert_inside(goal: dict[str, Any]) -> None:
    """The words and what stands below them are inside the large circle and its ring, the number in the small one."""
    for line in goal["lines"]:
        x, y, radius = goal["small"] if line["bold"] or line["tight"] else goal["large"]
        radius -= 0.45 if line["tight"] else 1.3 if goal["ring"] and line["bold"] else 1.7 if goal["ring"] else 0.5
        for across in (line["left"] - x, line["right"] - x):
            for down in (line["top"] - y, line["bottom"] - y):
                assert across**2 + down**2 <= radius**2, (goal, line)


def written(tmp_path: Path, one: Drawing, kind: DrawnFormat = "html", paper: Paper | None = None) -> Path:
    """The form in a file."""
    path = tmp_path / f"form.{kind}"
    data = made(one, kind, FOLDER, paper=paper)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def forms() -> Iterator[tuple[str, Drawing]]:
    """Forms of every kind: usual, empty, blank, of several pages, with a key, from right to left."""
    usual = case_with("Vivir con mi hija", "أريد جواز سفري", later=("我想拿回我的护照", "Estudiar"))
    yield "usual", drawn(usual)
    yield "spanish", drawn(usual, said=book("es"))
    yield "arabic", drawn(case_with(*["أريد جواز سفري"] * 9, "أن أستعيد " * 40), "arab", book("ar", ARABIC))
    yield "empty", drawn(case_with())
    yield "blank", drawing(blank("seed", 12), book(), dark=True)
    said = "That nobody who worked there with me has to go through it again, and that it is said out loud. "
    yield "key", drawn(case_with(said * 3, later=("x" * 300,)))


@pytest.mark.browser
def test_every_form_opens_in_a_browser_with_nothing_outside_and_axe_finds_nothing(tmp_path: Path) -> None:
    with opened() as (page, said):
        for name, one in forms():
            for width in (900, 360):
                page.set_viewport_size({"width": width, "height": 1200})
                page.goto(written(tmp_path, one).as_uri())
                assert outside(page) == [], name
            assert faults(page) == [], name
            assert page.locator("svg").count() == len(one.pages)
            assert page.title() == one.words["form_title"]
            page.goto(written(tmp_path, one, "svg").as_uri())
            assert page.locator("g.goal").count() == len(one.rows)
        assert said == []


@pytest.mark.parametrize("words", NASTY)
def test_nasty_words_are_texts_and_the_drawing_is_well_formed(words: str) -> None:
    case = case_with("Estudiar", "Vivir")
    first, second = case.goals
    hand = replace(case.goals[first], words=words)
    one = drawn(replace(case, goals={first: hand, second: case.goals[second]}))
    usual = [element.tag for element in ElementTree.fromstring(str(made(drawn(case), "svg", FOLDER))).iter()]
    found = ElementTree.fromstring(str(made(one, "svg", FOLDER)))
    assert {element.tag for element in found.iter()} == set(usual)
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4
    assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]
    page = str(made(one, "html", FOLDER))
    assert page.count("<script") == page.count("<img") == 0
    assert "49" not in page.replace("49.", "").replace(".49", "")
    assert not set(page) & set("\x1b\u202e\u2066\ufffe")


@pytest.mark.browser
def test_nasty_words_run_nothing_and_are_whole_on_the_page_and_on_paper(tmp_path: Path) -> None:
    with opened() as (page, said):
        for words in NASTY:
            case = case_with("Estudiar")
            key = next(iter(case.goals))
            one = drawn(replace(case, goals={key: replace(case.goals[key], words=words)}))
            page.goto(written(tmp_path, one).as_uri())
            assert outside(page) == []
            if words.isprintable():
                assert " ".join(words.split()) in " ".join(page.locator("main").inner_text().split())
        assert said == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(
    ("goals", "long", "pages"),
    [(0, 0, 1), (7, 0, 1), (8, 0, 2), (17, 0, 3), (3, 1, 2), (1, 6, 2)],
)
@pytest.mark.browser
def test_a_form_prints_on_the_pages_it_should_from_the_browser_and_as_a_pdf(
    goals: int, long: int, pages: int, paper: Paper, tmp_path: Path
) -> None:
    one = drawn(case_with(*["Quiero mi pasaporte"] * goals, *["palabra " * 40] * long))
    pdf = pypdf.PdfReader(written(tmp_path, one, "pdf", paper))
    assert len(pdf.pages) == pages + (long > 3)
    with opened() as (page, said):
        page.goto(written(tmp_path, one).as_uri())
        browser = pypdf.PdfReader(printed(page, tmp_path / "browser.pdf", paper.title() if paper == "letter" else "A4"))
        assert said == []
    assert len(browser.pages) == len(pdf.pages)
    for whole in (pdf, browser):
        first = " ".join(whole.pages[0].extract_text().split())
        assert "What justice means to me" in first
        assert "Lisa Palumbo" in first
        text = "".join("".join(sheet.extract_text().split()) for sheet in whole.pages)
        assert text.count("palabra") == 40 * long
        assert text.count("pasaporte") == goals


def test_five_thousand_letters_take_the_pages_they_need_and_lose_none(tmp_path: Path) -> None:
    one = drawn(case_with("palabra " * 625, "Estudiar"))
    pdf = pypdf.PdfReader(written(tmp_path, one, "pdf"))
    assert len(pdf.pages) >= 4
    text = "".join("".join(sheet.extract_text().split()) for sheet in pdf.pages)
    assert text.count("palabra") == 625
    assert [row.letter for row in one.key] == ["A"]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_nothing_is_printed_in_the_margins(paper: Paper, tmp_path: Path) -> None:
    needed("pdftoppm")
    path = written(tmp_path, drawn(case_with(*["Quiero mi pasaporte"] * 9, "palabra " * 60)), "pdf", paper)
    subprocess.run(["pdftoppm", "-r", "50", "-gray", str(path), str(tmp_path / "p")], check=True)
    pictures = sorted(tmp_path.glob("p*.pgm"))
    assert len(pictures) == 3
    for picture in pictures:
        kind, width, height, _, rest = picture.read_bytes().split(maxsplit=4)
        assert kind == b"P5"
        wide, high, edge = int(width), int(height), int(19 / 25.4 * 50)
        pixels = rest[-wide * high :]
        rows = [pixels[at * wide : (at + 1) * wide] for at in range(high)]
        assert min(min(row) for row in rows) < 100
        assert min(min(row) for row in [*rows[:edge], *rows[-edge:]]) > 240
        assert min(min(row[:edge] + row[-edge:]) for row in rows) > 240


def test_a_pdf_is_tagged_in_its_language_with_arabic_words_joined_and_no_code_in_its_data(tmp_path: Path) -> None:
    one = drawn(case_with("أريد جواز سفري", "Vivir con mi hija"), said=book("es"))
    whole = pypdf.PdfReader(written(tmp_path, one, "pdf"))
    root = whole.root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert str(root["/Lang"]) == "es"
    assert whole.metadata is not None
    assert whole.metadata.title == "Lo que la justicia es para mí"
    assert "amber" not in str(whole.metadata)
    needed("pdftotext")
    said = subprocess.run(["pdftotext", str(tmp_path / "form.pdf"), "-"], capture_output=True, check=True).stdout
    assert "سفري" in said.decode()


def test_the_nu_checker_has_nothing_to_say_of_any_form(tmp_path: Path) -> None:
    java = needed("java")
    checker = package("vnu-jar", "26") / "build" / "dist" / "vnu.jar"
    files: list[str] = []
    for name, one in forms():
        for kind in ("html", "svg"):
            path = tmp_path / f"{name}.{kind}"
            path.write_text(str(made(one, kind, FOLDER)), encoding="utf-8")
            files.append(str(path))
    said = subprocess.run(
        [java, "-jar", str(checker), "--also-check-svg", "--stdout", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout == ""
    assert said.returncode == 0
    bad = tmp_path / "bad.svg"
    bad.write_text('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><g id="a"/></svg>', encoding="utf-8")
    command = [java, "-jar", str(checker), "--also-check-svg", "--stdout", str(bad)]
    assert "first occurrence of the ID" in subprocess.run(command, capture_output=True, text=True, check=False).stdout
