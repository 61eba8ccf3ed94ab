"""Answers go to standard output and all else to standard error, and no terminal is given anything to obey."""

from __future__ import annotations

import io
import sys

import pytest

from justicecli.render import console
from tests.render.screen import Screen, sit_at


def test_answers_and_notes_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    console.out("an answer")
    console.out()
    console.out_lines(["two", "three"])
    console.note("a note")
    console.error("an error.")
    said = capsys.readouterr()
    assert said.out == "an answer\n\ntwo\nthree\n"
    assert said.err == "a note\njustice: an error.\n"


def test_control_characters_are_shown_by_their_code_on_both(capsys: pytest.CaptureFixture[str]) -> None:
    for say in (console.out, console.note, console.error, lambda text: console.out_lines([text])):
        say("\x1b[2J\x9b2J\u202e")
    said = capsys.readouterr()
    assert said.out == "<U+001B>[2J<U+009B>2J<U+202E>\n" * 2
    assert said.err.replace("justice: ", "") == said.out


def test_a_terminal_is_one_unless_it_can_show_nothing_but_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert not console.is_terminal()
    monkeypatch.setattr(sys, "stdout", Screen())
    assert console.is_terminal()
    monkeypatch.setenv("TERM", "dumb")
    assert not console.is_terminal()


def test_a_person_can_be_asked_where_both_ends_are_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for reads, writes in ((False, False), (True, False), (False, True), (True, True)):
        monkeypatch.setattr(sys, "stdin", Screen() if reads else io.StringIO())
        monkeypatch.setattr(sys, "stderr", Screen() if writes else io.StringIO())
        assert console.can_ask() is (reads and writes)


def test_what_is_drawn_is_never_read_for_markup_or_emoji(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = sit_at(monkeypatch)
    console.drawing().print("[bold]x[/bold] :smile: https://example.org 127.0.0.1")
    assert screen.getvalue() == "[bold]x[/bold] :smile: https://example.org 127.0.0.1\n"
