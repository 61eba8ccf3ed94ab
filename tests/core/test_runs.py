"""Going through a checklist: begun, answered, answered again, and readable when the list has changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import runs
from justicecli.core.findings import findings
from justicecli.core.history import as_of
from justicecli.errors import Mistyped, NotFound
from justicecli.model.case import Case, ids
from justicecli.model.checklist import Checklist, Item
from justicecli.model.run import Assured, Run
from tests.made import MEETING, case_of, counting
from tests.strategies import entropy_from

DAY = timedelta(days=1)
LIST = Checklist(
    title="Before an interview",
    edition="2026.1",
    moments={"before": "Before"},
    items={
        "interpreter": Item(do="Book an interpreter for {survivor}.", moment="before", brief=["B3-1"]),
        "clothes": Item(do="Plain clothes.", moment="before", brief=["TCJ-05"]),
        "no-arrest": Item(do="Say that no arrest will follow.", moment="before", brief=["B2-5"], authority=True),
        "not-ours": Item(do="Never.", moment="before", not_for_us="We do not."),
    },
)
OURS = {"survivor": "the survivor", "trafficker": "the person who hurt them"}
ASSURED = Assured(by="ADA Lee", words="You will not be charged.", on=MEETING)


def begun(entropy: Any = None) -> tuple[Case, str]:
    """A case with one run, and its id."""
    return runs.start(case_of("Home"), "interview", LIST, ours=OURS, on=MEETING, entropy=entropy or counting())


def test_a_run_keeps_what_each_item_says_and_does_not_ask_what_is_not_for_the_agency() -> None:
    case, key = begun()
    run = case.checklists[key]
    assert run.items == {
        "interpreter": "Book an interpreter for the survivor.",
        "clothes": "Plain clothes.",
        "no-arrest": "Say that no arrest will follow.",
        "not-ours": "Never.",
    }
    assert run.not_for_us == {"not-ours": "We do not."}
    assert "not-ours" not in runs.still_to_answer(run)
    assert (run.name, run.title, run.edition, run.started) == ("interview", LIST.title, "2026.1", MEETING)
    assert run.authority == ["no-arrest"]


def test_a_run_speaks_in_the_survivors_own_words() -> None:
    case = replace(case_of(), words={"survivor": "Ana"})
    case, key = runs.start(case, "interview", LIST, ours=OURS, on=MEETING, entropy=counting())
    assert case.checklists[key].items["interpreter"] == "Book an interpreter for “Ana”."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("yes", MEETING),
        ("Y", MEETING),
        ("no", "no"),
        ("Not needed", "not-needed"),
        ("not-needed", "not-needed"),
        ("DECLINED", "declined"),
        ("yes, by phone", "yes, by phone"),
        ("sí", MEETING),
        ("Yes.", MEETING),
        ("n", "no"),
        ("2026-10-18", date(2026, 10, 18)),
        ("18 October", "18 October"),
    ],
)
def test_an_answer_is_a_day_for_yes_a_fixed_word_or_the_text(typed: str, kept: object) -> None:
    assert runs.as_answer(typed, MEETING) == kept


@pytest.mark.parametrize("typed", ["", "  ", "a\x1bb", "\u202eyes", "2026-11-03", "2026-02-31"])
def test_an_answer_that_hides_something_or_is_nothing_or_is_no_day_yet_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped):
        runs.as_answer(typed, MEETING)


def test_an_assurance_needs_who_gave_the_power_and_the_words_and_only_for_a_yes() -> None:
    case, key = begun()
    with pytest.raises(Mistyped, match="--authority"):
        runs.answer(case, key, "no-arrest", MEETING, on=MEETING, entropy=counting())
    assert runs.answer(case, key, "no-arrest", "no", on=MEETING, entropy=counting()).checklists[key].answers == {
        "no-arrest": "no"
    }
    run = runs.answer(case, key, "no-arrest", MEETING, on=MEETING, entropy=counting(), assured=ASSURED).checklists[key]
    assert (run.answers, run.assured) == ({"no-arrest": MEETING}, {"no-arrest": ASSURED})
    with pytest.raises(Mistyped, match="with yes, no, not-needed or declined"):
        runs.answer(case, key, "no-arrest", "told them nobody will be charged", on=MEETING, entropy=counting())
    with pytest.raises(Mistyped, match="go with a yes"):
        runs.answer(case, key, "no-arrest", "no", on=MEETING, entropy=counting(), assured=ASSURED)
    with pytest.raises(Mistyped, match="needs no authority"):
        runs.answer(case, key, "clothes", MEETING, on=MEETING, entropy=counting(), assured=ASSURED)
    with pytest.raises(Mistyped, match="nothing in who gave the power"):
        runs.assurance(" ", "words", MEETING)
    with pytest.raises(Mistyped, match="nothing in the words that were used"):
        runs.assurance("Lee", "", MEETING)


def test_each_yes_to_an_assurance_needs_its_own_authority_and_no_earlier_one_is_lost() -> None:
    case, key = begun()
    entropy = counting()
    entropy(4)
    later = Assured(by="Sgt Bo", words="Nothing will happen.", on=MEETING + DAY)
    case = runs.answer(case, key, "no-arrest", MEETING, on=MEETING, entropy=entropy, assured=ASSURED)
    case = runs.answer(case, key, "no-arrest", MEETING + DAY, on=MEETING + DAY, entropy=entropy, assured=later)
    case = runs.answer(case, key, "no-arrest", "no", on=MEETING + DAY, entropy=entropy)
    with pytest.raises(Mistyped, match="--authority"):
        runs.answer(case, key, "no-arrest", MEETING + DAY, on=MEETING + DAY, entropy=entropy)
    run = case.checklists[key]
    assert run.assured == {}
    assert [one.assured for one in run.earlier.values()] == [ASSURED, later]


def test_an_answer_before_the_last_one_is_refused() -> None:
    case, key = begun()
    case = runs.answer(case, key, "clothes", MEETING + 5 * DAY, on=MEETING + 5 * DAY, entropy=counting())
    with pytest.raises(Mistyped, match="answered on Saturday 7 November 2026"):
        runs.answer(case, key, "clothes", "no", on=MEETING + 4 * DAY, entropy=counting())


def test_an_answer_before_the_run_was_begun_is_refused() -> None:
    case, key = begun()
    with pytest.raises(Mistyped, match="begun on Monday 2 November 2026"):
        runs.answer(case, key, "clothes", "no", on=MEETING - DAY, entropy=counting())


@given(
    random=st.randoms(use_true_random=False),
    deeds=st.lists(
        st.tuples(
            st.sampled_from(["interpreter", "clothes"]),
            st.sampled_from(["yes", "no", "not-needed", "declined", "at the library"]),
            st.integers(0, 9),
        ),
        max_size=12,
    ),
)
def test_every_answer_ever_given_can_be_read_back_and_ids_stay_unique(random: Any, deeds: list[Any]) -> None:
    entropy = entropy_from(random)
    case, key = begun(entropy)
    given_: dict[str, list[object]] = {}
    on = MEETING
    for item, typed, days in deeds:
        on += DAY * days
        said = runs.as_answer(typed, on)
        case = runs.answer(case, key, item, said, on=on, entropy=entropy)
        told = given_.setdefault(item, [])
        if not told or told[-1] != said:
            told.append(said)
    run = case.checklists[key]
    for item, told in given_.items():
        earlier = [one.answer for one in run.earlier.values() if one.item == item]
        assert [*earlier, run.answers[item]] == told
    assert set(runs.still_to_answer(run)) == set(run.items) - set(given_) - {"not-ours"}
    assert len(ids(case)) == 2 + len(run.earlier)


def test_a_run_is_found_by_its_id_or_by_its_list_where_one_is_open() -> None:
    case, first = begun()
    assert runs.find(case, first[:4]) == runs.find(case, "interview") == first
    entropy = lambda size: bytes([9]) * size  # noqa: E731
    case, second = runs.start(case, "interview", LIST, ours=OURS, on=MEETING, entropy=entropy)
    with pytest.raises(Mistyped, match=f"2 runs of that list are open: {first}, {second}"):
        runs.find(case, "interview")
    for item in case.checklists[first].items:
        case = runs.answer(case, first, item, "no", on=MEETING, entropy=counting())
    assert runs.find(case, "interview") == second
    with pytest.raises(NotFound):
        runs.find(case, "court")


def test_a_run_laid_out_by_hand_without_items_shows_what_was_answered() -> None:
    run = Run(name="interview", answers={"interpreter-booked": MEETING})
    assert runs.all_items(run) == ["interpreter-booked"]
    assert runs.still_to_answer(run) == []


def test_a_past_day_shows_the_answers_of_that_day() -> None:
    case, key = begun()
    case = runs.answer(case, key, "clothes", "no", on=MEETING, entropy=counting())
    case = runs.answer(case, key, "clothes", MEETING + 5 * DAY, on=MEETING + 5 * DAY, entropy=counting())
    case = runs.answer(case, key, "interpreter", MEETING + 2 * DAY, on=MEETING + 2 * DAY, entropy=counting())
    today = MEETING + 9 * DAY

    def answers(day: date) -> dict[str, object]:
        return dict(as_of(case, day, today).checklists[key].answers)

    assert answers(MEETING + DAY) == {"clothes": "no"}
    assert answers(MEETING + 2 * DAY) == {"clothes": "no", "interpreter": MEETING + 2 * DAY}
    assert answers(MEETING + 5 * DAY) == {"clothes": MEETING + 5 * DAY, "interpreter": MEETING + 2 * DAY}
    assert as_of(case, MEETING + 5 * DAY, today).checklists[key].earlier == case.checklists[key].earlier


def test_runs_that_are_done_are_not_open() -> None:
    case, key = begun()
    assert [one for one, _ in runs.open_runs(case)] == [key]
    for item in case.checklists[key].items:
        case = runs.answer(case, key, item, "not-needed", on=MEETING, entropy=counting())
    assert list(runs.open_runs(case)) == []


def test_a_yes_to_an_assurance_by_hand_without_authority_is_found() -> None:
    case, key = begun()
    run = replace(case.checklists[key], answers={"no-arrest": MEETING})

    def found(run: Run) -> list[tuple[str, ...]]:
        whole = replace(case, checklists={key: run})
        return [one.place for one in findings(whole, case.case, MEETING) if one.rule == "assurance"]

    assert found(run) == [("checklists", key, "answers", "no-arrest")]
    assert found(replace(run, assured={"no-arrest": ASSURED})) == []
