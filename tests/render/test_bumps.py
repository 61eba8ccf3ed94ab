"""How numbers changed, drawn: every number in its place, the rounds told apart without colour, nothing cut."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.places import places
from justicecli.model.case import Case, Order, Review
from justicecli.model.goal import Goal
from justicecli.model.paper import FormChance
from justicecli.model.text import visible
from justicecli.render import pages
from justicecli.render.bump_parts import NONE, Chart
from justicecli.render.bumps import chart
from justicecli.render.history import lines, put_on_screen
from justicecli.render.page import plain
from justicecli.render.phrasebook import Phrasebook
from justicecli.storage.templates import page_phrases, shipped
from tests.browser import faults, opened, outside, printed
from tests.made import MEETING, WEEK, case_of
from tests.render.screen import sit_at
from tests.render.test_pages import NASTY, Texts
from tests.strategies import any_text, cases

FOLDER = shipped() / "pages"
SVG = "{http://www.w3.org/2000/svg}"
A, B, C, D = "g-aaaa", "g-bbbb", "g-cccc", "g-dddd"
ARABIC = "\u0627\u0644\u0639\u064a\u0634 \u0645\u0639 \u0627\u0628\u0646\u062a\u064a"


def reviewed(case: Case, *orders: list[str]) -> Case:
    """The case with a review every week, each with its order."""
    reviews = {
        f"r-{number:04}": Review(held=MEETING + number * WEEK, numbered_by="survivor", order=order)
        for number, order in enumerate(orders)
    }
    ranks = {key: number for number, key in enumerate(orders[-1], 1)} if orders else {}
    return replace(
        case, reviews=reviews, goals={key: replace(goal, rank=ranks.get(key)) for key, goal in case.goals.items()}
    )


def usual(*words: str, orders: int = 3) -> Case:
    """Four goals over some reviews: one was added later, one has no number at first."""
    said = words or ("Vivir con mi hija", "Quiero mi pasaporte", "Sleep without fear", "Que mi hermana venga")
    case = case_of(*said)
    case = replace(case, goals={**case.goals, D: replace(case.goals[D], round=2, added=MEETING + WEEK)})
    rows = [[A, B], [B, A], [D, B, C, A], [B, D, A]] * 4
    return reviewed(case, *rows[:orders])


def drawn(case: Case, language: str = "en", direction: str = "") -> Chart:
    """The chart of a case."""
    tag, words, _ = page_phrases(language)
    return chart(places(case), Phrasebook(direction or tag, words), case.form.numerals)


def svg(made: Chart) -> ET.Element:
    """The drawing that stands alone, read by a parser of its own."""
    return ET.fromstring(pages.svg("history", FOLDER, chart=made))


def texts(root: ET.Element) -> list[str]:
    """Every text that is drawn."""
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_every_number_of_every_review_is_drawn_below_its_day() -> None:
    made = drawn(usual())
    (panel,) = made.panels
    days = [head.text for head in panel.heads if head.is_bold]
    assert days == ["2 Nov 2026", "9 Nov 2026", "16 Nov 2026"]
    across = [head.x for head in panel.heads if head.is_bold]
    columns = [
        sorted((dot.y, dot.number) for thread in panel.threads for dot in thread.dots if dot.x == x) for x in across
    ]
    numbered = [[number for _, number in column if number] for column in columns]
    assert numbered == [["1", "2"], ["1", "2"], ["1", "2", "3", "4"]]


def test_goals_without_a_number_stand_below_the_line_and_numbered_ones_above() -> None:
    made = drawn(usual())
    dots = [dot for panel in made.panels for thread in panel.threads for dot in thread.dots]
    assert any(not dot.number for dot in dots)
    for dot in dots:
        assert (dot.y < made.rule) == bool(dot.number)
    every = drawn(reviewed(case_of("A", "B"), [A, B], [B, A]))
    assert every.rule == 0


def test_the_rounds_differ_by_fill_and_by_the_number_of_outlines() -> None:
    root = svg(drawn(usual()))
    goals = [one for one in root.iter(f"{SVG}g") if (one.get("class") or "").startswith("goal")]
    assert [one.get("class") for one in goals] == ["goal later", "goal first", "goal first", "goal first"]
    for one in goals:
        first = one.get("class") == "goal first"
        circles, numbers = list(one.iter(f"{SVG}circle")), len({c.get("cx") for c in one.iter(f"{SVG}circle")})
        assert len(circles) == numbers * (1 if first else 2)
        assert circles[0].get("fill") == ("#CFE8FF" if first else "#08306B")
    said = texts(root)
    assert "Light line with a dark edge: named the first time" in said
    assert "Two dark lines: added later" in said


def test_an_order_of_staff_and_the_present_one_are_named() -> None:
    case = usual(orders=2)
    case = replace(case, orders={"o-0000": Order(on=MEETING + 2 * WEEK, by="staff", order=[C, A])})
    said = plain(lines(drawn(case)))
    assert "  3. 16 Nov 2026, new order, not my order" in said
    assert "  4. now" in said


def test_in_a_pipe_each_goal_is_one_line_with_its_number_at_each_review() -> None:
    said = plain(lines(drawn(usual()))).splitlines()
    assert said[0] == "How my numbers changed"
    assert said[1] == "  1. 2 Nov 2026, we looked at it"
    assert said[4:8] == [
        "  . -> - -> 1 Que mi hermana venga  (added Nov 2026)",
        "  2 -> 1 -> 2 Quiero mi pasaporte  (first time)",
        "  - -> - -> 3 Sleep without fear  (first time)",
        "  1 -> 2 -> 4 Vivir con mi hija  (first time)",
    ]
    assert said[-1] == "-: no number. .: not on the list then."


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_on_a_terminal_it_is_a_table_that_fits_and_cuts_nothing(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = sit_at(monkeypatch, columns)
    put_on_screen(drawn(usual("wage " * 40, "x" * 100, "C", "D")))
    said = screen.text()
    assert all(len(line) <= columns for line in said.splitlines())
    assert said.count("wage") == 40
    assert said.count("x") == 100
    assert NONE in said


@pytest.mark.parametrize("columns", [30, 40, 57, 80])
def test_on_a_narrow_terminal_no_day_is_broken_within_its_year(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = sit_at(monkeypatch, columns)
    made = drawn(usual(orders=14))
    put_on_screen(made)
    said = screen.text().split("Sleep without fear")[0]
    table = said.splitlines()[len(made.heads[0]) :]
    assert all(len(line) <= columns for line in said.splitlines())
    years = sum(line.split().count("2026") for line in table)
    assert years >= 1
    assert not any(
        word in ("2", "20", "202", "026", "26", "6") for line in table if "Goal" in line for word in line.split()
    )


@pytest.mark.parametrize(("goals", "orders"), [(4, 14), (12, 14), (13, 3), (20, 14), (40, 3)])
def test_on_paper_no_heading_and_no_head_of_a_table_is_torn_from_its_rows(goals: int, orders: int) -> None:
    case = case_of(*(f"Vivir con mi hija y con mi hermana {number}" for number in range(goals)))
    keys = list(case.goals)
    made = drawn(reviewed(case, *([keys[at:] + keys[:at] for at in range(orders)])))
    data = pages.pdf(pages.html("history", FOLDER, paper="letter", page=made))
    texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages]
    heads = [text for text in texts if re.search(r"(?m)^Goal$", text)]
    assert len(heads) >= len(made.heads) - 1
    assert all("(first time)" in text for text in heads)
    (titled,) = [text for text in texts if "The same in a table" in text]
    assert titled in heads
    assert all(text in heads for text in texts if "(first time)" in text)


def test_fewer_than_two_orders_are_said_and_the_one_is_shown() -> None:
    one = drawn(usual(orders=1))
    assert one.notice == "There is one order so far. A second one will show what changed."
    assert len(one.panels) == 1
    none = drawn(case_of("A", "B", numbered=0))
    assert none.notice == "There is no order to show yet."
    assert none.panels == []
    for made in (one, none):
        assert made.notice in plain(lines(made))
        assert made.notice in texts(svg(made))
        page = Texts(pages.html("history", FOLDER, page=made)).text
        assert made.notice in page
        for row in made.rows:
            assert row.words in page


def test_many_reviews_go_on_in_further_parts_that_begin_where_the_last_ended() -> None:
    made = drawn(usual(orders=13))
    days = [[head.text for head in panel.heads if head.is_bold] for panel in made.panels]
    assert [len(part) for part in days] == [6, 6, 3]
    assert days[0][-1] == days[1][0]
    assert days[1][-1] == days[2][0]
    assert made.panels[1].title == "Part 2 of 3"
    for row in made.rows:
        assert row.in_a_row.count("→") == 12


def test_long_words_are_in_the_key_whole() -> None:
    words = "wages " * 800
    root = svg(drawn(usual(words, "B", "C", "D")))
    assert " ".join(texts(root)).count("wages") == 800
    assert Texts(pages.html("history", FOLDER, page=drawn(usual(words, "B", "C", "D")))).text.count("wages") == 800


def test_sixty_goals_stay_inside_the_drawing() -> None:
    keys = [f"g-{number:04}" for number in range(60)]
    goals = {key: Goal(words=f"Goal {key}", added=MEETING, round=1) for key in keys}
    made = drawn(reviewed(replace(case_of(), goals=goals), keys, keys[::-1]))
    root = svg(made)
    assert len({letter.text for thread in made.panels[0].threads for letter in thread.letters}) == 60
    for one in root.iter(f"{SVG}circle"):
        x, y, radius = (float(one.get(name) or 0) for name in ("cx", "cy", "r"))
        assert radius <= x <= made.width - radius
        assert 10 < y < made.high - radius
    assert made.high < 190


def test_a_script_that_runs_from_the_right_is_drawn_from_the_right() -> None:
    case = replace(usual(ARABIC, "B", "C", "D"), form=FormChance(numerals="arab"))
    left, right = drawn(case), drawn(case, direction="ar")
    assert right.direction == "rtl"
    for one, other in zip(left.panels[0].threads, right.panels[0].threads, strict=True):
        assert [round(dot.x + mirrored.x, 6) for dot, mirrored in zip(one.dots, other.dots, strict=True)] == [
            left.width for _ in one.dots
        ]
    assert {dot.number for thread in right.panels[0].threads for dot in thread.dots} <= set(
        "\u0661\u0662\u0663\u0664"
    ) | {""}


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_and_nothing_else(words: str) -> None:
    plain_page, page = (
        Texts(pages.html("history", FOLDER, page=drawn(usual(one, one, one, one)))) for one in ("usual", words)
    )
    assert page.tags == plain_page.tags
    assert page.links == []
    assert page.text.count(visible(words)) >= 4
    root = svg(drawn(usual(words, words, words, words)))
    assert {one.tag for one in root.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "text", "g", "path", "circle", "line")
    }
    said = "".join(root.itertext()) + plain(lines(drawn(usual(words, words, words, words))))
    assert not set(said) & set("\x1b\x07\x9b\u202e\u2066")


@given(words=any_text)
def test_any_words_are_drawn_as_xml(words: str) -> None:
    root = svg(drawn(usual(words, "B", "C", "D")))
    assert root.find(f"{SVG}script") is None
    assert "Two dark lines: added later" in texts(root)


@given(case=cases, language=st.sampled_from(["en", "es"]))
def test_any_case_can_be_drawn_and_its_code_is_not_on_it(case: Case, language: str) -> None:
    made = drawn(case, language)
    for said in (pages.svg("history", FOLDER, chart=made), plain(lines(made))):
        assert "amber-heron" not in said
    for panel in made.panels:
        for thread in panel.threads:
            assert all(0 < dot.x < made.width and 0 < dot.y < made.high for dot in thread.dots)


@pytest.mark.browser
def test_it_opens_in_a_browser_with_nothing_outside_and_prints_on_one_page(tmp_path: Path) -> None:
    file = tmp_path / "history.html"
    with opened() as (page, said):
        for language, width in (("en", 900), ("es", 360)):
            file.write_text(pages.html("history", FOLDER, page=drawn(usual(orders=6), language)), encoding="utf-8")
            page.set_viewport_size({"width": width, "height": 1200})
            page.goto(file.as_uri())
            assert faults(page) == []
            assert outside(page) == []
            assert page.locator("svg").count() == 1
            assert page.locator("tbody tr").count() == 4
            for size in ("A4", "Letter"):
                whole = pypdf.PdfReader(printed(page, tmp_path / "page.pdf", size))
                assert len(whole.pages) == 1
        alone = tmp_path / "history.svg"
        alone.write_text(pages.svg("history", FOLDER, chart=drawn(usual(orders=6))), encoding="utf-8")
        page.goto(alone.as_uri())
        boxes = page.evaluate(
            "[...document.querySelectorAll('text')].map(one => one.getBBox()).map(box => [box.x, box.x + box.width])"
        )
        assert boxes
        assert all(left >= -8 and right <= 178 for left, right in boxes)
        assert said == []


@pytest.mark.browser
def test_every_number_is_inside_its_circle_and_no_day_touches_the_next(tmp_path: Path) -> None:
    file = tmp_path / "history.html"
    file.write_text(pages.html("history", FOLDER, page=drawn(usual(orders=6), "es")), encoding="utf-8")
    with opened() as (page, _):
        page.goto(file.as_uri())
        numbers = page.evaluate(
            "[...document.querySelectorAll('.goal circle')].map(one => [one.getBBox(), one.nextElementSibling])"
            ".filter(row => row[1] && row[1].tagName == 'text' && row[1].textContent.match(/^[0-9]+$/))"
            ".map(([out, text]) => [out, text.getBBox()])"
            ".map(([out, text]) => [out.x, text.x, text.x + text.width, out.x + out.width])"
        )
        assert len(numbers) > 10
        assert all(left < start < end < right for left, start, end, right in numbers)
        heads = page.evaluate(
            "[...document.querySelectorAll('svg > text')].map(one => one.getBBox())"
            ".map(box => [box.y, box.x, box.x + box.width])"
        )
        rows: dict[int, list[tuple[float, float]]] = {}
        for y, start, end in heads:
            rows.setdefault(round(y), []).append((start, end))
        assert max(len(row) for row in rows.values()) == 6
        for row in rows.values():
            assert all(one[1] < two[0] for one, two in pairwise(sorted(row)))


def test_a_pdf_is_tagged_and_its_title_names_nobody() -> None:
    whole = pypdf.PdfReader(
        io.BytesIO(pages.pdf(pages.html("history", FOLDER, paper="letter", page=drawn(usual(), "es"))))
    )
    assert whole.metadata is not None
    assert whole.metadata.title == "Cómo cambiaron mis números"
    assert str(whole.root_object["/Lang"]) == "es"
    assert "Quiero mi pasaporte" in re.sub(r"\s+", " ", whole.pages[0].extract_text())


def test_days_are_short_and_in_the_language_of_the_page() -> None:
    case = replace(
        usual(orders=2), reviews={"r-0000": Review(held=date(2026, 8, 3), numbered_by="survivor", order=[A])}
    )
    assert drawn(case, "es").heads[0][0].day == "3 ago 2026"
    assert drawn(case).heads[0][0].day == "3 Aug 2026"
