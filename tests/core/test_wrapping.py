"""Words in circles: as large as fits, whole, broken between words, in any script."""

from __future__ import annotations

from math import hypot
from unicodedata import category

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.wrapping import HIGH_LINE, LINE, POINT, SIZES, Fitted, fitted, letters, lines_of, script_of, width
from tests.strategies import entered_text

SAID = {
    "Latin": "Quiero vivir con mi hija en una casa segura",
    "Arabic": "أريد أن أعيش مع ابنتي في بيت آمن",
    "Cyrillic": "Я хочу жить со своей дочерью в безопасном доме",  # noqa: RUF001
    "Devanagari": "मैं अपनी बेटी के साथ सुरक्षित घर में रहना चाहती हूँ",
    "Han": "我想和女儿一起住在安全的家里",
    "Ethiopic": "ከልጄ ጋር በሰላም መኖር እፈልጋለሁ",
}


def whole(inside: Fitted) -> str:
    """The letters of all lines, without spaces."""
    return "".join("".join(inside.lines).split())


@given(entered_text, st.floats(18, 32), st.floats(0, 9))
def test_c19_words_are_whole_and_every_line_is_inside_the_circle(said: str, radius: float, below: float) -> None:
    inside = fitted(said, radius, below)
    if inside is None:
        return
    assert whole(inside) == "".join(said.split())
    em = inside.size * POINT
    for number, line in enumerate(inside.lines):
        top = inside.middle + (number - len(inside.lines) / 2) * em * inside.line
        for corner in (top, top + em * inside.line):
            assert hypot(width(line) * em / 2, corner) <= radius
        assert top + em * inside.line <= radius - below + 0.001


@pytest.mark.parametrize("script", SAID)
def test_a_usual_goal_fits_a_usual_circle_in_print_that_can_be_read(script: str) -> None:
    inside = fitted(SAID[script], 24, 9)
    assert inside is not None
    assert inside.size >= 13
    assert (inside.line == HIGH_LINE) == (script in {"Arabic", "Devanagari"})


def test_short_words_are_in_large_print_and_longer_ones_never_in_larger() -> None:
    sizes = [fitted("casa " * count, 26, 9) for count in range(1, 25)]
    found = [one.size for one in sizes if one]
    assert found[0] == SIZES[0]
    assert found == sorted(found, reverse=True)
    assert found[-1] >= SIZES[-1]
    assert len(found) >= 15


def test_words_are_broken_between_words_alone_where_each_fits_a_line() -> None:
    inside = fitted("Quiero mi pasaporte y mis cosas", 24, 9)
    assert inside is not None
    assert " ".join(inside.lines) == "Quiero mi pasaporte y mis cosas"


def test_a_word_longer_than_any_line_is_broken_and_one_too_long_for_the_circle_is_not_taken() -> None:
    inside = fitted("x" * 60, 25, 9)
    assert inside is not None
    assert whole(inside) == "x" * 60
    assert len(inside.lines) > 1
    assert fitted("x" * 300, 31, 9) is None
    assert fitted("palabra " * 625, 31, 9) is None


@pytest.mark.parametrize("piled", ["\u0301" * 30, "a" + "\u0301" * 30, "casa " + "\u20dd" * 8])
def test_marks_that_would_pile_up_out_of_their_line_are_not_put_into_a_circle(piled: str) -> None:
    assert fitted(piled, 31, 9) is None
    assert fitted("a\u0301\u0323", 31, 9) is not None


@given(st.lists(st.sampled_from(["क", "कि", "हूँ", "मैं", "ส่ง", "ที่"]), min_size=1, max_size=60), st.floats(2, 12))
def test_no_line_begins_with_a_mark_that_belongs_to_the_letter_before(parts: list[str], room: float) -> None:
    found = lines_of("".join(parts), room)
    assert "".join(found) == "".join(parts)
    assert not any(category(line[0]).startswith("M") for line in found)


def test_scripts_without_spaces_break_between_letters_but_not_where_a_line_may_not_begin_or_end() -> None:
    for line in lines_of("我想，「拿回」我的护照。还有我的东西！" * 5, 4.3)[1:]:  # noqa: RUF001
        assert line[0] not in "，」。！"  # noqa: RUF001
        assert line[-1] != "「"
    for line in lines_of("ไม่อยากให้ใครรู้ว่าฉันอยู่ที่ไหน" * 3, 5):
        assert line[-1] not in "เแโใไ"
        assert not category(line[0]).startswith("M")


def test_lines_keep_the_breaks_of_the_text_and_are_never_too_wide() -> None:
    found = lines_of("one two three\n\nfour " + "x" * 40, 6.0)
    assert found[:2] == ["one two", "three"]
    assert "" in found
    assert all(width(line) <= 6.0 for line in found)
    assert "".join("".join(found).split()) == "onetwothreefour" + "x" * 40


@given(entered_text, st.floats(0.5, 40))
def test_no_text_is_ever_lost_in_lines(said: str, room: float) -> None:
    assert "".join("".join(lines_of(said, room)).split()) == "".join(said.split())


@pytest.mark.parametrize("said", ["「" * 200, "க" + "\u0bbe" * 500, "W\u200d" * 300, "。" * 90])
def test_what_is_wider_than_any_line_is_not_lost(said: str) -> None:
    assert "".join(lines_of(said, 5.0)) == said
    inside = fitted(said, 26, 9)
    assert inside is None or whole(inside) == said


def test_a_letter_is_one_with_its_marks() -> None:
    assert letters("e\u0301a👩🏽‍🦱") == ["e\u0301", "a", "👩🏽‍🦱"]


@pytest.mark.parametrize(
    ("letter", "name"), [("ж", "Cyrillic"), ("م", "Arabic"), ("ሰ", "Ethiopic"), ("安", "Han"), ("🙂", "Emoji")]
)
def test_the_script_of_a_letter_is_known_and_latin_needs_none(letter: str, name: str) -> None:
    script = script_of(letter)
    assert script is not None
    assert script.name == name
    assert script_of("ñ") is None
    assert script_of("1") is None


def test_a_mark_without_a_letter_has_a_width_and_one_on_a_letter_has_none() -> None:
    assert width("\u0301") > 0.5
    assert width("e\u0301") == width("e")
    assert width("é") == width("e")
    assert width("WWW") > 2 * width("iii")
    assert LINE < HIGH_LINE


@given(text=st.text(st.characters(min_codepoint=0x3000, max_codepoint=0xA000), max_size=12))
def test_letters_of_scripts_without_marks_are_what_the_library_says(text: str) -> None:
    assert letters(text) == regex.findall(r"\X", text)
