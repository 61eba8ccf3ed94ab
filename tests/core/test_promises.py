"""The promise ledger: its table of states, lateness, and the earlier dates that stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import promises
from justicecli.errors import Mistyped, NotFound
from justicecli.model.case import Case, Promise, new_case
from tests.strategies import entered_text, entropy_from

MONDAY = date(2026, 11, 2)
# From each state, what a person can do with a promise, and where that leads.
TABLE = {
    "open": {"kept": "kept", "missed": "missed", "released": "released", "change": "changed"},
    "changed": {"kept": "kept", "missed": "missed", "released": "released", "change": "changed"},
    "kept": {},
    "missed": {},
    "released": {},
}


def made(entropy: Any, due: date | None = MONDAY + timedelta(days=3)) -> tuple[Case, str]:
    """A case with one open promise, and the promise's id."""
    case = promises.add(new_case("amber-heron-27", MONDAY), "Call at nine", made=MONDAY, due=due, entropy=entropy)
    return case, next(iter(case.promises))


@given(
    random=st.randoms(use_true_random=False),
    commands=st.lists(st.sampled_from(["kept", "missed", "released", "change"]), max_size=12),
    dues=st.lists(st.dates(min_value=MONDAY, max_value=date(2030, 1, 1)), min_size=12, max_size=12),
)
def test_no_sequence_of_commands_reaches_a_state_not_in_the_table_and_every_earlier_date_can_be_read(
    random: Any, commands: list[Any], dues: list[date]
) -> None:
    entropy = entropy_from(random)
    case, key = made(entropy)
    state, past = "open", [case.promises[key].due]
    for number, command in enumerate(commands):
        on = MONDAY + timedelta(days=number)
        allowed = command in TABLE[state]
        try:
            if command == "change":
                same = dues[number] == case.promises[key].due
                case = promises.change(case, key, dues[number], on=on, entropy=entropy)
                past.append(dues[number])
                assert not same
            else:
                case = promises.settle(case, key, command, on=on)
        except Mistyped:
            assert not allowed or (command == "change" and dues[number] == case.promises[key].due)
            continue
        assert allowed
        state = TABLE[state][command]
        assert case.promises[key].state == state
    promise = case.promises[key]
    assert promise.state in TABLE
    assert [one.due for one in promise.earlier.values()] + [promise.due] == past


def test_a_settled_promise_says_what_became_of_it_when_it_is_settled_again() -> None:
    case, key = made(bytes)
    case = promises.settle(case, key, "kept", on=MONDAY)
    with pytest.raises(Mistyped, match="it was kept on Monday 2 November 2026"):
        promises.settle(case, key, "missed", on=MONDAY)
    with pytest.raises(Mistyped, match="settled"):
        promises.change(case, key, MONDAY, on=MONDAY, entropy=lambda count: b"\x01" * count)


@pytest.mark.parametrize("do", ["settle", "change"])
def test_a_promise_is_neither_settled_nor_changed_before_it_was_made_or_last_changed(do: str) -> None:
    def act(case: Case, key: str, on: date) -> Case:
        if do == "settle":
            return promises.settle(case, key, "kept", on=on)
        return promises.change(case, key, MONDAY + timedelta(days=30), on=on, entropy=lambda count: b"\x02" * count)

    case, key = made(bytes)
    with pytest.raises(Mistyped, match="was made on Monday 2 November 2026"):
        act(case, key, MONDAY - timedelta(days=1))
    two_days_on = MONDAY + timedelta(days=2)
    case = promises.change(case, key, MONDAY + timedelta(days=9), on=two_days_on, entropy=lambda count: b"\x01" * count)
    with pytest.raises(Mistyped, match="given a new date on Wednesday 4 November 2026"):
        act(case, key, MONDAY + timedelta(days=1))
    assert act(case, key, two_days_on).promises[key].state in ("kept", "changed")


def test_a_promise_is_found_by_its_id_or_a_beginning() -> None:
    case, key = made(bytes)
    assert promises.find(case, "p-0") == key
    with pytest.raises(NotFound):
        promises.find(case, "p-9")


@pytest.mark.parametrize(
    ("due", "settled", "late"),
    [
        (MONDAY, MONDAY, None),
        (MONDAY, MONDAY + timedelta(days=2), "2 days"),
        (MONDAY, MONDAY - timedelta(days=2), None),
        (None, MONDAY, None),
        (MONDAY, None, None),
    ],
)
def test_a_promise_kept_late_is_kept_and_says_by_how_much(
    due: date | None, settled: date | None, late: str | None
) -> None:
    assert promises.late_by(Promise(words="x", due=due, settled=settled, state="kept")) == late


def test_hours_decide_where_both_have_one() -> None:
    nine = datetime(2026, 11, 2, 9, 0, tzinfo=timezone(timedelta(hours=-6)))
    late = Promise(words="x", due=nine, settled=nine + timedelta(minutes=20), state="kept")
    assert promises.late_by(late) == "20 minutes"
    assert promises.late_by(Promise(words="x", due=nine, settled=nine, state="kept")) is None
    assert promises.late_by(Promise(words="x", due=nine, settled=nine.date(), state="kept")) is None
    assert promises.late_by(Promise(words="x", due=nine, settled=nine + timedelta(days=3), state="missed")) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I will keep you SAFE", True),
        ("You  will not be\narrested", True),
        ("No la van a deportar", True),
        ("Call at nine on Thursday", False),
        ("Ask the safe house about Monday", False),
        ("Llamar el jueves a las nueve", False),
    ],
)
def test_what_nobody_can_give_alone_is_noticed_in_every_language(words: str, found: bool) -> None:
    phrases = ["keep you safe", "will not be arrested", "no la van a deportar"]
    assert (promises.beyond_one_person(words, phrases) is not None) == found


@pytest.mark.parametrize(
    ("words", "phrase", "found"),
    [
        ("You won\u2019t be arrested", "won't be arrested", True),
        ("you wont be ARRESTED.", "won't be arrested", True),
        ("estara a salvo", "estará a salvo", True),
        ("estara\u0301 a salvo", "estará a salvo", True),
        ("Get your T-visa", "t visa", True),
        ("convicts", "convict", False),
        ("we guaranteed it", "guarantee", False),
        ("te garantizo", "garantiz*", True),
        ("keep you and your kids safe", "keep you * safe", True),
        ("keep you safe", "keep you * safe", True),
        ("keep you one two three four five safe", "keep you * safe", False),
        ("keep you", "keep you * safe", False),
    ],
)
def test_whole_words_are_compared_whatever_their_accents_and_apostrophes(words: str, phrase: str, found: bool) -> None:
    assert promises.beyond_one_person(words, [phrase]) == (phrase if found else None)


def test_whether_the_survivor_was_told_may_be_added_to_a_settled_promise_and_nothing_else() -> None:
    case, key = made(bytes)
    case = promises.settle(case, key, "missed", on=MONDAY)
    later = promises.settle(case, key, "missed", on=MONDAY + timedelta(days=4), told=False)
    assert later.promises[key] == replace(case.promises[key], told=False)
    for state, told in (("missed", True), ("missed", None), ("kept", True)):
        with pytest.raises(Mistyped, match=r"it was missed on .* is mended with: justice edit amber-heron-27$"):
            promises.settle(later, key, state, on=MONDAY, told=told)  # type: ignore[arg-type]
    with pytest.raises(Mistyped, match="it was missed"):
        promises.settle(case, key, "kept", on=MONDAY, told=True)


@given(words=entered_text, random=st.randoms(use_true_random=False))
def test_the_words_are_kept_as_they_were_said(words: str, random: Any) -> None:
    case = promises.add(new_case("amber-heron-27", MONDAY), words, made=MONDAY, due=None, entropy=entropy_from(random))
    assert [one.words for one in case.promises.values()] == [words]
