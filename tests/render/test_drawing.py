"""The drawing: its words, figures, colours and second cues, each line inside its circle, and past forms to the byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import hypot
from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals
from justicecli.core.forms import blank, form, with_seed
from justicecli.core.history import as_of
from justicecli.core.placing import HEIGHT, SMALL, WIDTH
from justicecli.core.reviews import begin, with_order
from justicecli.core.wrapping import POINT, width
from justicecli.model.case import Case, new_case
from justicecli.model.paper import Numerals
from justicecli.render.drawing import DARK, FOOT, HEAD, LIGHT, PAGE, WHITE, Drawing, Round, Text, drawing
from justicecli.render.form import made, page
from justicecli.render.page import plain
from justicecli.render.phrasebook import Phrasebook
from justicecli.storage.templates import page_phrases, shipped
from tests.made import MEETING, WEEK, counting
from tests.strategies import entered_text

FOLDER = shipped() / "pages"
ARABIC = {
    "form_title": "ما تعنيه العدالة لي",
    "form_number": "1 هو الأهم.",
    "first_time": "المرة الأولى",
    "added": "أضيفت {month}",
    "form_page": "صفحة {page} من {pages}",
}


def book(language: str = "en", more: Mapping[str, str] | None = None) -> Phrasebook:
    """Our words in a shipped language, or English ones with made-up words of another language put over them."""
    tag, words, _ = page_phrases(language)
    return Phrasebook(language if more else tag, {**words, **(more or {})})


def case_with(*first: str, later: tuple[str, ...] = ()) -> Case:
    """A case with these goals of the first time, numbered, and these added at a later review, without numbers."""
    entropy, case = counting(), with_seed(new_case("amber-heron-27", MEETING), counting())
    for number, words in enumerate(first, 1):
        case = goals.add(case, words, on=MEETING, entropy=entropy, round_=1, rank=number)
    for words in later:
        case = goals.add(case, words, on=MEETING + 6 * WEEK, entropy=entropy, round_=2)
    return case


def drawn(case: Case, numerals: Numerals | None = None, said: Phrasebook | None = None) -> Drawing:
    """The drawing of a case as it is."""
    return drawing(form(case, case), said or book(), numerals)


def rounds(one: Drawing) -> list[Round]:
    """Every goal of a drawing."""
    return [goal for sheet in one.pages for goal in sheet.rounds]


def assert_inside(goal: Round) -> None:
    """Each line of a goal is inside its circle, and inside the ring of a dark one."""
    ring = 0.0 if goal.is_first else 1.7
    for line in [*goal.lines, goal.caption]:
        for across in (-width(line.text) * line.size / 2, width(line.text) * line.size / 2):
            for down in (line.y - goal.spot.y - line.size * 0.72, line.y - goal.spot.y + line.size * 0.22):
                assert hypot(line.x - goal.spot.x + across, down) <= goal.spot.radius - ring
    tops = [line.y - line.size * 0.72 for line in [*goal.lines, goal.caption]]
    assert tops == sorted(tops)
    assert goal.caption.y - goal.caption.size > goal.lines[-1].y + goal.lines[-1].size * 0.05
    number = goal.number
    assert width(number.text) * number.size / 2 <= 6.0


@example(["0", "0000 \u0606"], "0", True)
@given(st.lists(entered_text, min_size=1, max_size=10), st.text("0123456789abcdef", min_size=1), st.booleans())
def test_c19_every_line_is_inside_its_circle_and_its_ring(said: list[str], seed: str, later: bool) -> None:
    case = case_with(*([] if later else said), later=tuple(said) if later else ())
    case = replace(case, form=replace(case.form, seed=seed))
    for goal in rounds(drawn(case)):
        assert_inside(goal)


def test_c16_and_c17_both_circles_are_light_for_the_first_round_and_dark_for_later_ones() -> None:
    first, later = rounds(drawn(case_with("Vivir", later=("Estudiar",))))
    assert (first.fill, later.fill) == (LIGHT, DARK)
    assert {line.fill for line in first.texts} == {DARK}
    assert {line.fill for line in later.texts} == {WHITE}
    svg = made(drawn(case_with("Vivir", later=("Estudiar",))), "svg", FOLDER)
    groups = re.findall(r'<g class="goal".*?</g>', str(svg), re.DOTALL)
    fills = [re.findall(r'class="(?:large|small)"[^>]* fill="(#\w+)"', group) for group in groups]
    assert fills == [[LIGHT, LIGHT], [DARK, DARK]]


def test_c20_outline_and_words_tell_the_rounds_apart_where_colour_does_not() -> None:
    one = drawn(case_with("Vivir", later=("Estudiar",)))
    first, later = rounds(one)
    assert first.caption.text == "first time"
    assert later.caption.text == "added Dec 2026"
    groups = re.findall(r'<g class="goal".*?</g>', str(made(one, "svg", FOLDER)), re.DOTALL)
    assert [group.count('class="ring"') for group in groups] == [0, 2]
    legend = " ".join(line.text for line in one.legend)
    assert "one line" in legend
    assert "two lines" in legend


# How each kind of sight sees linear red, green and blue: Machado, Oliveira and Fernandes (2009), at its strongest.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def luminance(colour: str, sight: str) -> float:
    """How light a colour is (WCAG 2), as that sight sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = [min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1) for row in SIGHTS[sight]]
    return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]


def contrast(one: str, other: str, sight: str) -> float:
    """The contrast of two colours, 1 to 21, as that sight sees them."""
    lights = sorted(luminance(colour, sight) + 0.05 for colour in (one, other))
    return lights[1] / lights[0]


@pytest.mark.parametrize("sight", SIGHTS)
def test_c20_the_two_blues_and_their_words_differ_in_every_sight_and_in_grey(sight: str) -> None:
    assert contrast(LIGHT, DARK, sight) > 3
    assert contrast(WHITE, DARK, sight) > 7
    assert contrast(LIGHT, LIGHT, sight) == 1
    assert contrast("#5B7FA6", WHITE, sight) > 3


def test_the_measure_of_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF", "usual") == pytest.approx(21)
    assert contrast(LIGHT, DARK, "usual") == pytest.approx(10.1, abs=0.1)
    assert contrast("#FF0000", "#00FF00", "deuteranopia") < contrast("#FF0000", "#00FF00", "usual") + 3


def test_c21_nothing_is_a_score_a_deadline_or_a_strike_through() -> None:
    entropy = counting()
    case = case_with("Vivir con mi hija", "Estudiar", later=("Un trabajo",))
    case = goals.mark(case, next(iter(case.goals)), "paused", on=MEETING + WEEK, entropy=entropy, note="not yet")
    case, key = begin(case, on=MEETING + 7 * WEEK, entropy=entropy)
    case = with_order(case, key, None, on=MEETING + 7 * WEEK, by="survivor", entropy=entropy)
    for kind in ("svg", "html"):
        said = str(made(drawn(case), kind, FOLDER))
        assert not re.search(r"line-through|text-decoration|<s>|<del|<line|%\)|score|due|paused|not yet|Jan", said)
    assert not re.search(r"paused|not yet|due|%", plain(page(drawn(case))))


def test_c22_who_made_the_tool_stands_on_every_page_in_every_format() -> None:
    one = drawn(case_with(*["Vivir"] * 9))
    credit = "Survivor-Led Justice Inquiry Tool by Lisa Palumbo, LAF"
    assert str(made(one, "svg", FOLDER)).count(credit) == 2
    assert str(made(one, "html", FOLDER)).count(credit) == 2
    assert credit in plain(page(one))


def test_nothing_of_the_case_is_on_the_form_but_the_goals() -> None:
    case = case_with("Vivir con mi hija", later=("Estudiar",))
    person = replace(case.person, call_me="Ana Luz", contact_person="R. Ortiz")
    case = replace(case, person=person, words={"trafficker": "mi novio"})
    for language in ("en", "es"):
        said = str(made(drawn(case, said=book(language)), "html", FOLDER)).lower()
        for never in ("amber", "heron", "ana luz", "ortiz", "mi novio", "traffick", "victim", "police", "tráfico"):
            assert never not in said.replace("trata de", "")


@pytest.mark.parametrize("numerals", get_args(Numerals))
def test_numbers_are_in_the_figures_that_the_person_reads_and_stay_inside_their_circle(numerals: Numerals) -> None:
    case = case_with(*["Vivir"] * 101)
    found = rounds(drawn(case, numerals))
    zero = {"latn": "0", "arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "khmr": "០", "mymr": "၀", "thai": "๐"}  # noqa: RUF001
    assert found[99].number.text == "".join(chr(ord(zero[numerals]) + figure) for figure in (1, 0, 0))
    assert all(goal.number.size >= 20 * POINT for goal in found)
    for goal in found:
        number, figures = goal.number, len(goal.number.text)
        # A figure is 0.7 of its height wide in the widest bold of these fonts, 0.64 in the widest that is not bold.
        wide = figures * (0.7 if number.is_bold else 0.64) * number.size + (figures - 1) * number.spacing
        assert hypot(wide / 2, 0.36 * number.size) <= SMALL - 0.45


def test_a_number_of_three_figures_has_the_whole_of_its_circle_and_two_keep_the_ring() -> None:
    case = case_with(*["Vivir"] * 97, later=("Estudiar",) * 4)
    case = goals.set_order(case, list(case.goals), on=MEETING + 6 * WEEK, by="survivor", entropy=counting())
    root = ElementTree.fromstring(str(made(drawn(case), "svg", FOLDER)))
    rings = {}
    for goal in root.iter("{http://www.w3.org/2000/svg}g"):
        if goal.get("class") == "goal":
            rings["".join(goal.findall("{*}text")[-1].itertext())] = len(goal.findall("{*}circle[@class='ring']"))
    assert [rings[number] for number in ("1", "98", "99", "100", "101")] == [0, 2, 2, 1, 1]


def test_the_other_figures_of_ours_are_in_the_same_digits_and_the_survivors_words_stay() -> None:
    case = case_with("Vivir en el 12", *["x"] * 8, later=("Estudiar",))
    one = drawn(case, "arab", book("en"))
    assert one.pages[0].number == "Page ١ of ٢"  # noqa: RUF001
    assert rounds(one)[9].caption.text == "added Dec ٢٠٢٦"
    assert one.words["form_number"].startswith("١ is what matters most")  # noqa: RUF001
    assert rounds(one)[0].lines[-1].text.endswith("12")
    assert "2018" in one.legend[-1].text


def test_a_page_that_runs_from_right_to_left_begins_at_its_right_side() -> None:
    said = book("ar", ARABIC)
    one = drawn(case_with("Vivir", *["x"] * 8), "arab", said)
    assert one.direction == "rtl"
    assert {line.direction for line in [*one.heading, *one.legend]} == {"rtl"}
    assert all(line.x > WIDTH / 2 for line in [*one.heading, *one.legend, *one.pages[0].above])
    assert all(mark.x > WIDTH / 2 for mark in one.marks)
    usual = drawn(case_with("Vivir"))
    assert usual.direction == "ltr"
    assert all(line.x < WIDTH / 2 for line in [*usual.heading, *usual.legend])
    assert '<html lang="ar" dir="rtl">' in str(made(one, "html", FOLDER))


@pytest.mark.parametrize(
    ("words", "runs"),
    [("أريد جواز سفري", "rtl"), ("1. لى", "rtl"), ("אני רוצה", "rtl"), ("Vivir (أريد)", "ltr"), ("123", "ltr")],
)
def test_words_run_as_their_first_letter_does_whatever_the_page_does(words: str, runs: str) -> None:
    for said in (book(), book("ar", ARABIC)):
        goal = rounds(drawn(case_with(words), said=said))[0]
        assert {line.direction for line in goal.lines} == {runs}
        assert all(line.x == goal.spot.x for line in goal.lines)


def test_the_key_of_a_drawing_stands_below_it_whole_each_entry_from_its_own_side() -> None:
    long, arabic = "palabra " * 100, "أن يدفعوا لي أجري " * 40
    one = drawn(case_with(long, arabic))
    assert [row.letter for row in one.key] == ["A", "B"]
    said = "".join("".join(line.text for line in one.key_lines).split())
    assert "palabra" * 100 in said
    assert "".join(arabic.split()) in said
    letters = {line.text: line for line in one.key_lines if line.text in {"A", "B"}}
    assert letters["A"].x == 0
    assert letters["B"].x == WIDTH
    assert all(PAGE < line.y < one.height for line in one.key_lines)
    assert all(width(line.text) * line.size <= WIDTH for line in one.key_lines)


def test_a_form_without_goals_says_so_and_a_full_one_does_not_promise_circles_it_has_not() -> None:
    empty = drawn(case_with())
    assert empty.notice == "No goal is named yet. The circles wait."
    assert "No goal is named yet" in plain(page(empty))
    assert drawn(case_with("Vivir")).notice == "Empty circles wait for what may come later."
    sheet = drawing(blank("seed", 8), book(), dark=True)
    assert sheet.notice == ""
    assert plain(page(sheet)).count("( )") == 8


@pytest.mark.parametrize("dark", [False, True])
def test_blank_circles_are_outlined_once_for_the_first_time_and_twice_for_later(dark: bool) -> None:
    said = str(made(drawing(blank("seed", 8), book(), dark=dark), "svg", FOLDER, dark=dark))
    groups = re.findall(r'<g class="waiting".*?</g>', said, re.DOTALL)
    assert len(groups) == 8
    assert {group.count("<circle") for group in groups} == {4 if dark else 2}
    assert ("#08306B" in groups[0]) == dark


def test_c9_a_past_form_is_drawn_again_to_the_byte() -> None:
    entropy, day = counting(), MEETING
    case = with_seed(new_case("amber-heron-27", MEETING), entropy)
    steps = []
    for number in range(12):
        day += WEEK
        for words in (f"goal {number} " * (1 + 4 * (number % 5)), "مع ابنتي"):
            case = goals.add(case, words, on=day, entropy=entropy, round_=goals.round_of(case, day, day))
        if number % 3 == 1:
            case = goals.mark(case, goals.listed(case)[0], "achieved", on=day, entropy=entropy)
            case = goals.reword(case, goals.listed(case)[1], f"said anew {number}", on=day, entropy=entropy)
        case, key = begin(case, on=day, entropy=entropy)
        order = goals.listed(case)[number % 4 :: 2] if number % 2 else None
        case = with_order(case, key, order, on=day, by="survivor", entropy=entropy)
        steps.append((day, made(drawn(case), "svg", FOLDER)))
    assert len({svg for _, svg in steps}) == 12
    for then, svg in steps:
        past = form(as_of(case, then, day + WEEK), case)
        assert made(drawing(past, book()), "svg", FOLDER) == svg


def test_what_stands_above_and_below_the_circles_leaves_a_page_of_letter_and_a4() -> None:
    margins = 40
    assert 279.4 - margins >= HEAD + HEIGHT + FOOT
    assert 210 - margins >= WIDTH
    lowest = max(line.y + line.size * 0.3 for line in drawn(case_with("Vivir")).legend)
    assert lowest <= HEIGHT + FOOT


def test_a_long_phrase_of_ours_is_made_smaller_and_stays_on_the_page() -> None:
    said = book("en", {"form_light": "a very long legend " * 12, "first_time": "the very first time of all"})
    one = drawn(case_with("Vivir"), said=said)
    line: Text = one.legend[0]
    assert width(line.text) * line.size <= WIDTH
    assert_inside(rounds(one)[0])
