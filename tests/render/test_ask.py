"""Asking a person or reading a pipe: what was said is taken as it is, and leaving is always allowed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

import pytest

from justicecli.errors import Mistyped, Stopped
from justicecli.render import ask
from tests.render.screen import sit_at

Typing = Callable[..., None]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Somebody at the terminal who types these lines, or a pipe that holds these bytes."""

    def types(*lines: str, pipe: bytes | None = None) -> None:
        data = pipe if pipe is not None else "".join(f"{line}\n" for line in lines).encode()
        stream = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
        monkeypatch.setattr(stream, "isatty", lambda: pipe is None, raising=False)
        monkeypatch.setattr(sys, "stdin", stream)

    return types


def test_words_given_as_an_argument_are_taken_and_nobody_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask.words("Vivir con mi hija", "A goal:") == "Vivir con mi hija"
    assert ask.words("", "A goal:") == ""
    assert capsys.readouterr().err == ""


def test_words_left_out_on_a_terminal_are_asked_for(typing: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    typing("Vivir con mi hija")
    assert ask.words(None, "A goal:") == "Vivir con mi hija"
    assert capsys.readouterr().err == "A goal: "


@pytest.mark.parametrize("given", [None, "-"])
def test_words_are_read_from_a_pipe_whole(
    given: str | None, typing: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(pipe=b"Vivir con mi hija\r\ny mi madre\n")
    assert ask.words(given, "A goal:") == "Vivir con mi hija\r\ny mi madre\n"
    typing(pipe="\ufeff我的家".encode())
    assert ask.words(given, "A goal:") == "我的家"
    assert capsys.readouterr().err == ""


def test_a_dash_reads_a_terminal_to_its_end(typing: Typing) -> None:
    typing("one", "two")
    assert ask.words("-", "A goal:") == "one\ntwo\n"


def test_a_pipe_that_is_not_utf_8_is_refused_with_the_place(typing: Typing) -> None:
    typing(pipe=b"ni\xf1o")
    with pytest.raises(Mistyped, match=r"^Standard input is not UTF-8 text \(byte 3\)\. Nothing was changed"):
        ask.words(None, "A goal:")


def test_a_question_never_hands_a_terminal_what_it_would_obey(
    typing: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    typing("")
    assert ask.answer("\x1b]0;title\x07 Vivir: how does it go?") == ""
    assert capsys.readouterr().err == "<U+001B>]0;title<U+0007> Vivir: how does it go? "


def test_leaving_at_a_question_stops_and_says_that_nothing_was_written(
    typing: Typing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing()
    with pytest.raises(Stopped) as left:
        ask.answer("A goal:")
    assert left.value.exit_code == 130
    assert left.value.sentence == "Stopped. Nothing was written."
    assert capsys.readouterr().err == "A goal: \n"

    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    with pytest.raises(Stopped):
        ask.answer("A goal:")


def test_a_line_that_is_not_utf_8_is_refused(typing: Typing, monkeypatch: pytest.MonkeyPatch) -> None:
    typing()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ni\xf1o\n"), encoding="utf-8"))
    with pytest.raises(Mistyped, match=r"^That line is not UTF-8 text\. Nothing of it was taken\.$"):
        ask.answer("A goal:")


def test_a_line_that_the_terminal_itself_would_have_cut_is_refused(typing: Typing) -> None:
    typing("x" * 4094, "x" * 4095)
    assert ask.answer("A goal:") == "x" * 4094
    with pytest.raises(Mistyped, match=r"^That line is longer than a terminal takes, so it was cut\."):
        ask.answer("A goal:")


def test_lines_that_were_pasted_at_once_all_belong_to_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    person, terminal = os.openpty()
    with os.fdopen(person, "wb", buffering=0) as types, os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        types.write(b"Vivir con mi hija\ny mi madre\n")
        assert ask.words(None, "A goal:") == "Vivir con mi hija\ny mi madre"
        types.write(b"one\ntwo\n")
        assert [ask.answer("First?"), ask.answer("Second?")] == ["one", "two"]


def test_on_a_terminal_with_keys_for_editing_nothing_typed_is_kept_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    readline = pytest.importorskip("readline")
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "Vivir con mi hija"

    monkeypatch.setattr(readline, "set_auto_history", lambda on: asked.append(f"history {on}"))
    monkeypatch.setattr("builtins.input", typed)
    sit_at(monkeypatch)
    assert ask.answer("A goal:\x07") == "Vivir con mi hija"
    assert asked == ["history False", "A goal:<U+0007> "]


def test_where_there_is_no_standard_input_nothing_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert ask.words(None, "A goal:") == ask.words("-", "A goal:") == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2", "some"), ("some", "some"), ("NOT", "not yet"), (" t ", "there"), ("", None), ("  ", None)],
)
def test_a_choice_is_made_by_number_or_beginning_or_skipped(typed: str, meant: str | None, typing: Typing) -> None:
    typing(typed)
    assert ask.choice("How does it go?", ("not yet", "some", "there")) == meant


def test_a_choice_that_cannot_be_meant_is_asked_again(typing: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    typing("0", "4", "n", "x", "²", "3")
    assert ask.choice("How does it go?", ("not yet", "never mind", "there")) == "there"
    said = capsys.readouterr().err
    assert said.startswith("How does it go? [1 not yet, 2 never mind, 3 there; Enter to skip] ")
    assert said.count("Type a number from 1 to 3, or press Enter to skip.\n") == 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("y", True), ("YES", True), ("sí", True), ("si", True), ("s", True), ("", False), ("n", False), ("yy", False)],
)
def test_yes_is_said_and_everything_else_is_no(typed: str, meant: bool, typing: Typing) -> None:
    typing(typed)
    assert ask.yes("Set it aside?") is meant


@pytest.mark.parametrize(
    ("lines", "meant"),
    [(["y"], True), (["SÍ"], True), (["n"], False), (["No "], False), ([""], None), (["maybe", "yy", "n"], False)],
)
def test_a_question_may_be_left_open_and_what_is_unclear_is_asked_again(
    lines: list[str], meant: bool | None, typing: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(*lines)
    assert ask.yes_or_no("Was the survivor told?") is meant
    said = capsys.readouterr().err
    assert said.count("Was the survivor told? [y/n] ") == len(lines)
    assert said.count("Type y for yes or n for no, or press Enter to leave it open.\n") == len(lines) - 1


def test_an_answer_that_cannot_be_read_is_asked_for_again(typing: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    def number(typed: str) -> int:
        if not typed.isdecimal():
            raise Mistyped("That is no number.")
        return int(typed)

    typing("two", " 2 ", "")
    assert ask.taken("How many?", number) == 2
    assert capsys.readouterr().err == "How many? justice: That is no number.\nHow many? "
    assert ask.taken("How many?", number) is None


def test_a_role_is_chosen_and_the_present_one_is_shown(typing: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    typing("leg", "")
    assert ask.role(None) == "legal"
    assert ask.role("legal") is None
    assert capsys.readouterr().err == (
        "Your role: [1 community, 2 legal, 3 system; Enter to skip] "
        "Your role [legal]: [1 community, 2 legal, 3 system; Enter to skip] "
    )
