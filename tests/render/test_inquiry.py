"""The conversation of an inquiry: what is said aloud, and that leaving anywhere loses and doubles nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace

from justicecli.errors import Stopped
from justicecli.model.case import Case, new_case
from justicecli.render import ask, inquiry
from justicecli.render.aloud import Said
from justicecli.render.sitting import Sitting
from justicecli.storage.templates import option_card, page_phrases
from tests.made import MEETING, WEEK, case_of
from tests.reading import grade

SPOKEN = [
    "say_begin",
    "say_again",
    "say_fine",
    "say_options",
    "say_goals",
    "say_more",
    "say_progress",
    "say_numbers",
    "say_work",
    "say_next",
    "say_form",
    "say_end",
]
NEVER = re.compile(r"(?i)traffick|victim|police|tráfico|trata\b|víctima|policía|\bshe\b|\bhe\b|\bfail|refuse|must\b")


def said(language: str = "en") -> Said:
    """What is said aloud in that language, with three forms of justice."""
    cards = [option_card(Path("nowhere"), tag) for tag in (language, "en")]
    few = list(cards[0].options)[:7]
    there, english = (replace(card, options={key: card.options[key] for key in few}) for card in cards)
    return Said(there, page_phrases(language)[1], english, page_phrases("en")[1])


def held(
    case: Case, answer: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, *, weeks: int = 0
) -> tuple[Case, str]:
    """The case after an inquiry in which the questions are answered so, and what was said where it was left."""
    there = [case]

    def save(fn: Callable[[Case], Case]) -> tuple[Case, Case]:
        there.append(fn(there[-1]))
        return there[-2], there[-1]

    monkeypatch.setattr(ask, "answer", lambda question, **_: answer(question))
    day = MEETING + weeks * WEEK
    try:
        inquiry.walk(Sitting(case, save, held=day, today=day), said(), lambda _: None)
    except Stopped as stopped:
        return there[-1], stopped.sentence
    return there[-1], ""


def without_ids(case: Case) -> Any:
    """What the case holds, with each id as its place in the file."""
    text = repr(to_builtins(case))
    order = list(dict.fromkeys(re.findall(r"\b[a-z]-[0-9a-z]{4}\b", text)))
    return re.sub(r"\b[a-z]-[0-9a-z]{4}\b", lambda found: f"{found[0][0]}{order.index(found[0])}", text)


REPLIES = {
    "stands in the way?": ["", "No bed"],
    "first step?": ["", "Call"],
    "next review": ["", "+2w"],
    "again in short?": ["", "y"],
    "Quiero mi pasaporte: how does it go?": ["", "some"],
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 40), st.lists(st.integers(0, 20), max_size=4), st.sampled_from([0, 6]))
def test_leaving_anywhere_and_coming_back_ends_in_the_same_case(
    monkeypatch: pytest.MonkeyPatch, chance: int, leaving: list[int], weeks: int
) -> None:
    start = case_of("Quiero mi pasaporte") if weeks else new_case("amber-heron-27", MEETING)

    def talk(leaving: list[int]) -> Case:
        goals = ["Casa", "Papeles", "Mi hija"][: chance % 4]
        case = start

        def reply(question: str) -> str:
            if "A goal" in question or "A new goal" in question:
                return goals.pop(0) if goals else ""
            if "by letter" in question:
                return ["", "a", "b a" if chance % 4 > 1 else "a"][chance % 3]
            if "Explained?" in question:
                return ["y", "y", "n"][chance % 3]
            return next((words[chance % 2] for part, words in REPLIES.items() if part in question), "")

        for many in [*leaving, 1000]:
            asked = iter(range(many))

            def answered(question: str, asked: Any = asked) -> str:
                if next(asked, None) is None:
                    raise Stopped(kept=False)
                return reply(question)

            before = case
            case, left = held(case, answered, monkeypatch, weeks=weeks)
            if not left:
                break
            assert ("is kept" in left) == (case != before)
        return case

    assert without_ids(talk(leaving)) == without_ids(talk([]))


def test_numbers_that_stand_already_are_kept_with_the_review_where_enter_is_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, _ = held(case_of("Casa", "Papeles", numbered=1), lambda _: "", monkeypatch)
    (review,) = case.reviews.values()
    assert (review.numbered_by, review.order) == ("survivor", ["g-aaaa"])


def test_a_form_of_justice_says_who_can_help_and_none_is_left_out_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = said()
    options = {key: replace(one, help="not ours", ask_a_lawyer=False) for key, one in ours.card.options.items()}
    monkeypatch.setattr(ask, "answer", lambda question, **_: "y" if "Explained?" in question else "")
    case = new_case("amber-heron-27", MEETING)
    kept: list[Case] = []

    def save(fn: Callable[[Case], Case]) -> tuple[Case, Case]:
        kept.append(fn(kept[-1] if kept else case))
        return case, kept[-1]

    one = Sitting(case, save, held=MEETING, today=MEETING)
    inquiry.walk(one, ours._replace(card=replace(ours.card, options=options)), lambda _: None)
    assert capsys.readouterr().out.count("      (not ours)\n") == len(options)
    assert {option.help for option in kept[-1].options.values()} == {"not ours"}
    assert len(kept[-1].options) == len(options)


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_part_says_what_to_say_and_that_no_and_not_now_are_fine(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = page_phrases(language)[1]
    case = replace(case_of("Casa", numbered=0), words={"trafficker": "my boyfriend"})
    monkeypatch.setattr(ask, "answer", lambda *_, **__: "")
    inquiry.walk(
        Sitting(case, lambda fn: (case, fn(case)), held=MEETING, today=MEETING), said(language), lambda _: None
    )
    shown = capsys.readouterr().out
    first_day = ["say_begin", "say_options", "say_goals", "say_numbers", "say_work", "say_next", "say_form"]
    for key in first_day:
        text = words[key].replace("{trafficker}", "“my boyfriend”")
        assert f"  Say: {text} {words['say_fine']}\n" in shown, key
    assert f"  Say: {words['say_end']}\n" in shown
    assert (page_phrases("en")[1]["say_begin"] in shown) is True
    assert shown.count("Say: ") == len(first_day) + 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_said_aloud_names_no_agency_and_none_of_the_words_that_label(language: str) -> None:
    words = page_phrases(language)[1]
    for key in SPOKEN:
        assert not NEVER.search(words[key].replace("{trafficker}", words["say_trafficker"])), key


def test_what_is_said_aloud_is_plain_english() -> None:
    words = page_phrases("en")[1]
    for key in SPOKEN:
        assert grade(words[key].replace("{trafficker}", words["say_trafficker"])) <= 6, key
