"""The conversation of an inquiry: what is said aloud, and that leaving anywhere loses and doubles nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace

from justicecli.core.goals import move, set_order
from justicecli.core.inquiry import is_skip, skip_words
from justicecli.errors import Stopped
from justicecli.model.case import Case, new_case
from justicecli.model.records import NumberedBy
from justicecli.render import ask, inquiry
from justicecli.render.aloud import Said
from justicecli.render.sitting import Sitting
from justicecli.storage.templates import option_card, page_phrases, shipped
from tests.made import MEETING, WEEK, case_of, counting
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
    "say_words",
    "say_thanks",
]
SKIPS = skip_words(page_phrases(language)[1]["say_skips"] for language in ("en", "es"))
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
        inquiry.walk(Sitting(case, save, held=day, today=day, skips=SKIPS), said(), lambda _: None)
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
    assert (review.numbered_by, review.order) == (None, ["g-aaaa"])


@pytest.mark.parametrize("by", ["survivor", "staff"])
def test_enter_at_the_numbers_leaves_the_order_to_whoever_set_it(
    by: NumberedBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = set_order(case_of("Casa", "Papeles"), ["g-bbbb"], on=MEETING, by=by, entropy=counting())
    case, _ = held(start, lambda _: "", monkeypatch)
    (review,) = case.reviews.values()
    assert (review.numbered_by, review.order) == (by, ["g-bbbb"])


@pytest.mark.parametrize("typed", ["", "no", "Not now."])
def test_where_everything_is_skipped_nothing_is_written_and_it_is_said_so(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = new_case("amber-heron-27", MEETING)
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return typed

    case, _ = held(start, answer, monkeypatch)
    assert case == start
    assert asked[-2:] == [
        "The next review (Enter: no date):",
        "A file for the form, such as form.html (Enter: no form now):",
    ]
    shown = capsys.readouterr()
    assert "Nothing was written." in shown.err
    assert shown.out.endswith("  Say: Thank you. You can come back to this on any day.\n")


def test_where_goals_were_named_enter_is_six_weeks_and_no_is_no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for typed, day in (("", MEETING + 6 * WEEK), ("not now", None), ("+2w", MEETING + 2 * WEEK)):
        asked: list[str] = []

        def answer(question: str, typed: str = typed, asked: list[str] = asked) -> str:
            asked.append(question)
            return typed if "next review" in question else ""

        case, _ = held(case_of("Casa", numbered=0), answer, monkeypatch)
        assert [review.next for review in case.reviews.values()] == ([day] if day else [])
        assert "The next review (Enter: six weeks on, Monday 14 December 2026; no: no date):" in asked


@pytest.mark.parametrize("question", ["A goal,", "stands in the way?", "a first step?", "by letter"])
def test_a_no_is_no_goal_no_hurdle_no_step_and_no_order(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = case_of("Casa", numbered=0)
    for typed in ("no", "Not now.", "NOPE", "Nada más."):
        case, _ = held(start, lambda asked, typed=typed: typed if question in asked else "", monkeypatch)  # type: ignore[misc]
        assert case.goals == start.goals
        assert [review.order for review in case.reviews.values()] == [[]]


@pytest.mark.parametrize(
    ("by", "moved", "key"),
    [("survivor", False, "say_end"), ("survivor", True, "say_words"), ("staff", False, "say_words")],
)
def test_the_closing_words_speak_of_an_order_only_where_the_survivor_gave_it(
    by: NumberedBy, moved: bool, key: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = set_order(case_of("Casa", "Papeles"), ["g-bbbb", "g-aaaa"], on=MEETING, by=by, entropy=counting())
    held(move(start, "g-aaaa", 1) if moved else start, lambda _: "", monkeypatch)
    assert capsys.readouterr().out.endswith(f"  Say: {page_phrases('en')[1][key]}\n")


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

    one = Sitting(case, save, held=MEETING, today=MEETING, skips=SKIPS)
    inquiry.walk(one, ours._replace(card=replace(ours.card, options=options)), lambda _: None)
    assert capsys.readouterr().out.count("      (not ours)\n") == len(options)
    assert {option.help for option in kept[-1].options.values()} == {"not ours"}
    assert len(kept[-1].options) == len(options)


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_part_says_what_to_say_and_the_beginning_and_the_goals_that_no_and_not_now_are_fine(
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
        fine = f" {words['say_fine']}" if key in {"say_begin", "say_goals"} else ""
        assert f"  Say: {text}{fine}\n" in shown, key
    assert f"  Say: {words['say_words']}\n" in shown
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


def test_every_language_has_every_phrase_and_the_program_says_each_of_them() -> None:
    files = sorted((shipped() / "phrases").glob("*.toml"))
    found = {
        file.name: {key for key in tomllib.loads(file.read_text(encoding="utf-8"))["page"] if key.startswith("say_")}
        for file in files
    }
    program = "".join(file.read_text(encoding="utf-8") for file in Path(inquiry.__file__).parents[1].rglob("*.py"))
    program += "".join(file.read_text(encoding="utf-8") for file in (shipped() / "pages").iterdir())
    assert len(found) > 1
    assert len({frozenset(keys) for keys in found.values()}) == 1
    for key in found["en.toml"]:
        assert re.search(rf"\b{key}\b", program), key


def test_the_words_that_skip_are_every_no_of_each_language() -> None:
    for typed in ("no", "not now", "nothing", "no more", "nope", "none", "nothing more"):
        assert is_skip(typed, skip_words([page_phrases("en")[1]["say_skips"]])), typed
    for typed in ("no", "ahora no", "nada", "nada más", "no ahora", "ya no"):
        assert is_skip(typed, skip_words([page_phrases("es")[1]["say_skips"]])), typed
