"""The engine of review and inquiry: what is kept when a person leaves, and what is asked again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from justicecli.core.goals import add
from justicecli.core.life import close
from justicecli.errors import Mistyped, NotWritten, Stopped
from justicecli.model.case import Case
from justicecli.render import ask, sitting
from justicecli.render.sitting import Sitting
from tests.made import MEETING, case_of, counting

Change = Callable[[Case], Case]


def hold(case: Case, save: Callable[[Change], tuple[Case, Case]] | None = None) -> Sitting:
    """A meeting whose answers are kept in memory."""
    there = [case]

    def kept(fn: Change) -> tuple[Case, Case]:
        there.append(fn(there[-1]))
        return there[-2], there[-1]

    return Sitting(case, save or kept, held=MEETING, today=MEETING)


def named(case: Case) -> Case:
    return add(case, "Casa", on=MEETING, entropy=counting(), round_=1)


def left(one: Sitting) -> str:
    """What is said where the person leaves now."""
    with pytest.raises(Stopped) as stopped, one.until_left():
        raise KeyboardInterrupt
    return stopped.value.sentence


def test_leaving_says_truly_what_was_kept() -> None:
    one = hold(case_of())
    assert left(one) == "Stopped. Nothing was written."
    one.save(lambda it: it)
    assert left(one) == "Stopped. Nothing was written."
    one.save(named)
    assert left(one) == "Stopped. What was said before this is kept."
    one.save(lambda it: it)
    assert left(one) == "Stopped. What was said before this is kept."


def test_leaving_while_an_answer_is_being_saved_claims_neither() -> None:
    def interrupted(_: Change) -> tuple[Case, Case]:
        raise KeyboardInterrupt

    one = hold(case_of(), interrupted)
    with pytest.raises(Stopped, match="changed whole, or not at all"), one.until_left():
        one.save(named)


def test_an_answer_that_could_not_be_saved_is_not_said_to_be_kept() -> None:
    def full(_: Change) -> tuple[Case, Case]:
        raise NotWritten("The disk is full.")

    one = hold(case_of(), full)
    with pytest.raises(NotWritten):
        one.save(named)
    assert left(one) == "Stopped. Nothing was written."


def test_what_the_survivor_calls_themselves_stands_in_our_questions_once() -> None:
    case = replace(case_of(), words={"survivor": "{survivor}", "place": "la casa"})
    assert hold(case).said("in the words of {survivor}") == "in the words of “{survivor}”"
    assert hold(case_of()).said("in the words of {survivor}") == "in the words of the survivor"


def test_an_error_is_asked_about_again_only_where_another_answer_can_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["one", "two", "", "three"])
    monkeypatch.setattr(ask, "answer", lambda *_, **__: next(typed))

    def refused(_: str) -> None:
        raise Mistyped("Not that.")

    assert not sitting.asked("What?", refused)
    assert capsys.readouterr().err == "justice: Not that.\njustice: Not that.\n"

    def full(_: str) -> None:
        raise NotWritten("The disk is full.")

    with pytest.raises(NotWritten):
        sitting.asked("What?", full)


def test_more_goals_than_letters_go_on_with_two() -> None:
    keys = sitting.lettered([f"g-{number}" for number in range(30)])
    assert (keys["z"], keys["aa"], keys["ad"]) == ("g-25", "g-26", "g-29")
    assert sitting.by_letter("AD, b", keys, "no") == ["g-29", "g-1"]
    for typed in ("b ae", "ba", "a 31"):
        with pytest.raises(Mistyped, match=r"^no$"):
            sitting.by_letter(typed, keys, "no")


@pytest.mark.parametrize("typed", ["b a", "ba", "BA", "b, a", "b\na", "2 1", "2,1", "2. 1.", "02 01"])
def test_letters_are_read_with_or_without_spaces_and_figures_as_places_in_the_list(typed: str) -> None:
    assert sitting.by_letter(typed, sitting.lettered(["g-1", "g-2", "g-3"]), "no") == ["g-2", "g-1"]


@pytest.mark.parametrize("typed", ["d", "bd", "b ad", "0", "4", "21", "b 1", "1-2", ",", "9" * 5000])
def test_what_is_neither_gets_a_sentence_that_says_what_to_type(typed: str) -> None:
    with pytest.raises(Mistyped, match=r"^no$"):
        sitting.by_letter(typed, sitting.lettered(["g-1", "g-2", "g-3"]), "no")


def test_lines_that_were_pasted_at_once_answer_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    person, terminal = os.openpty()
    with os.fdopen(person, "wb", buffering=0) as types, os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        types.write(b"b a\nc\n")
        taken: list[str] = []
        assert sitting.asked("The order?", taken.append)
    assert taken == ["b a\nc"]


def test_an_answer_that_only_says_no_is_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["No.", "no bed"])
    monkeypatch.setattr(ask, "answer", lambda *_, **__: next(typed))
    taken: list[str] = []
    assert not sitting.asked("What?", taken.append, skips={"no"})
    assert sitting.asked("What?", taken.append, skips={"no"})
    assert taken == ["no bed"]


def test_of_a_closed_case_it_is_said_once_that_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    one = hold(close(case_of(), on=MEETING, entropy=counting()))
    one.begin()
    one.save(named)
    shown = capsys.readouterr().err
    assert shown.endswith(
        "This case is closed since Monday 2 November 2026. Open it again with: justice reopen amber-heron-27\n"
    )
    assert shown.count("closed") == 1
    hold(case_of()).begin()
    assert "closed" not in capsys.readouterr().err
