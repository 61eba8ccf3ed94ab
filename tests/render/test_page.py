"""A page in a pipe and on a terminal: nothing is cut, nothing is obeyed, every script stays as it was said."""

from __future__ import annotations

import os
import re
import sys
import unicodedata

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.model.text import visible
from justicecli.render.page import Aside, Heading, Item, Line, Part, show
from tests.conftest import Run
from tests.render.screen import Screen, sit_at
from tests.strategies import any_text

ODD = [
    "[bold]x[/bold] [link=https://example.org]y[/link]",
    ":smile: :house:",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    "أريد أن أعيش مع ابنتي في بيت آمن",
    "אני רוצה לחיות עם הבת שלי",
    "我想和女儿一起生活，还想学英语",  # noqa: RUF001
    "ラーメン屋で働きたい",
    "e\u0301".join("a" * 30),
    "👩‍👧 👍🏽 🏳️‍🌈",
    "ไทยไม่มีช่องว่างระหว่างคำ",
]


def squeezed(text: str) -> str:
    """The text without any white space, so that it is the same however it was wrapped."""
    return "".join(text.split())


def on_screen(parts: list[Part], columns: int) -> Screen:
    """The page as it is drawn on a terminal of so many columns."""
    with pytest.MonkeyPatch.context() as patch:
        screen = sit_at(patch, columns)
        show(parts)
    return screen


def test_in_a_pipe_every_part_is_lines_that_are_not_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    show(
        [
            Heading("Goals"),
            Line(""),
            Item("(1)", "Vivir con mi hija " * 20, "g-7k2f, first time"),
            Item("( )", "one\ntwo"),
            Aside("we can; US\nask a lawyer"),
            Line("one\ntwo", faint=True),
        ]
    )
    assert capsys.readouterr().out.split("\n") == [
        "Goals",
        "",
        f"  (1) {'Vivir con mi hija ' * 20}  (g-7k2f, first time)",
        "  ( ) one",
        "      two",
        "      we can; US",
        "      ask a lawyer",
        "one",
        "two",
        "",
    ]


@pytest.mark.parametrize("words", ODD)
def test_in_a_pipe_every_script_is_intact_and_no_control_character_comes_through(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show([Heading(words), Item(words, words, words), Aside(words), Line(words)])
    said = visible(words)
    assert capsys.readouterr().out == f"{said}\n  {said} {said}  ({said})\n      {said}\n{said}\n"


def test_on_a_terminal_each_text_stands_under_its_own_first_line() -> None:
    screen = on_screen(
        [
            Heading("Goals"),
            Item("(1)", "Vivir con mi hija y con mi madre", "g-7k2f"),
            Aside("we can help with this one"),
            Line(""),
            Line("Numbered by the survivor.", faint=True),
        ],
        26,
    )
    assert screen.text().split("\n") == [
        "Goals",
        "  (1) Vivir con mi hija y",
        "      con mi madre  g-7k2f",
        "      we can help with",
        "      this one",
        "",
        "Numbered by the survivor.",
        "",
    ]


@pytest.mark.parametrize("columns", [30, 80, 200])
@pytest.mark.parametrize("words", ["Vivir con mi hija " * 17, "x" * 300, "女儿" * 150, "e\u0301" * 300])
def test_on_a_terminal_a_goal_of_300_characters_is_wrapped_and_never_cut(words: str, columns: int) -> None:
    screen = on_screen([Item("(1)", words, "g-7k2f, first time")], columns)
    assert squeezed(screen.text()) == squeezed(f"(1){words}g-7k2f,firsttime")
    lines = screen.text().splitlines()
    assert all(width(line) <= columns for line in lines)
    assert not [line for line in lines if unicodedata.combining(line.strip()[:1] or "x")]


def width(line: str) -> int:
    """How many columns of a terminal a line takes."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in line)
    return len(line) + wide - sum(bool(unicodedata.combining(one)) for one in line)


@pytest.mark.parametrize("words", ODD)
def test_on_a_terminal_every_script_is_intact_and_nothing_in_a_text_is_obeyed(words: str) -> None:
    parts: list[Part] = [Heading(words), Item("(1)", words, words), Aside(words), Line(words, faint=True)]
    screen = on_screen(parts, 120)
    assert squeezed(screen.text()) == squeezed(visible(words) + "(1)" + visible(words) * 4)
    assert "\x1b]" not in screen.getvalue()
    assert "\x9b" not in screen.getvalue()


@given(any_text, any_text, st.integers(1, 100))
def test_whatever_the_text_and_the_width_nothing_is_lost_and_no_control_character_comes_through(
    words: str, note: str, columns: int
) -> None:
    parts: list[Part] = [
        Heading(words),
        Item("(1)", words, note),
        Item(words, note),
        Aside(words),
        Line(words, faint=True),
    ]
    said, noted = visible(words), visible(note)
    shown = on_screen(parts, columns).text()
    assert squeezed(shown) == squeezed(f"{said}(1){said}{noted}{said}{noted}{said}{said}")
    assert visible(shown) == shown


def test_colour_is_never_the_only_sign_and_may_be_turned_off() -> None:
    screen = on_screen([Heading("Goals"), Line("moved since", faint=True)], 80)
    assert "NO_COLOR" in os.environ
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[;m]", screen.getvalue())


def test_the_program_on_a_real_terminal_wraps_a_long_goal_and_obeys_nothing_in_it(justice: Run) -> None:
    justice("new", "amber-heron-27", "-q")
    words = f"[bold]x[/bold] :smile: 我想和女儿 אני e\u0301 {'Vivir con mi hija ' * 15}"
    justice("goals", "add", "amber", "-", "-q", input=words)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "goals", "list", "amber"],
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"TERM": "xterm"},
        dimensions=(24, 50),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    child.close()
    assert child.exitstatus == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert squeezed(words) in squeezed(text)
    assert all(width(line) <= 50 for line in text.splitlines())
