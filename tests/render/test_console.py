"""Answers go to standard output and all else to standard error, and no terminal is given anything to obey."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from justicecli.errors import NotWritten
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


class Closed(io.StringIO):
    """A stream that takes nothing."""

    def __init__(self, fault: OSError, file: int) -> None:
        super().__init__()
        self.fault, self.file = fault, file

    def write(self, _text: str, /) -> int:
        """Nothing is taken."""
        raise self.fault

    def fileno(self) -> int:
        """The file behind it."""
        return self.file


def test_a_full_disk_behind_the_answers_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "answers").open("w") as file:
        monkeypatch.setattr(sys, "stdout", Closed(OSError(errno.ENOSPC, "No space left on device"), file.fileno()))
        with pytest.raises(NotWritten) as error:
            console.out("an answer")
        assert error.value.sentence == (
            "The answer could not be shown (No space left on device). What was to be saved is saved."
        )
        assert error.value.exit_code == 6
        os.write(file.fileno(), b"gone")
    assert (tmp_path / "answers").read_bytes() == b""


def test_a_reader_that_has_gone_is_left_to_whoever_started_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(BrokenPipeError(), -1))
    with pytest.raises(BrokenPipeError):
        console.out_lines(["an answer"])


def test_where_there_is_no_file_behind_the_answers_giving_up_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    console.give_up()
    assert screen.getvalue() == ""


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
