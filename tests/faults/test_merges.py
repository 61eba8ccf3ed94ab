"""Many random merges: nothing is lost, whoever merges with whom, and what comes out is always a case."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from justicecli.core.changes import compare, is_same
from justicecli.core.merging import merge
from justicecli.errors import NotWritten
from justicecli.model.case import Case
from justicecli.storage import toml
from justicecli.storage.merging import merged_bytes
from tests.faults.runs import many
from tests.people import History, apart, records, said
from tests.storage.by_hand import by_hand
from tests.strategies import cases

PATH = Path("amber-heron-27.toml")
PEOPLE = 3
exchanges = st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)), max_size=6)


def lost(base: Case, ours: Case, theirs: Case, whole: Case) -> set[str]:
    """What either side says that was not there before, and that is not there after."""
    return ((said(ours) | said(theirs)) - said(base)) - said(whole)


def waits(case: Case) -> tuple[bool, bool]:
    """Whether an order, and whether anything else, is left to be settled by a person."""
    return bool(case.order_to_settle), bool(case.to_settle)


def holds(data: bytes, case: Case) -> bool:
    """True where the bytes are read back as that case; plain keys of a table stand before the tables in it."""
    read = toml.loads(data, PATH)
    return read == case or not compare(read, case)


@pytest.mark.parametrize("turn", range(many(1, 5)))
@settings(max_examples=many(300, 2000))
@given(data=st.data(), base=cases)
def test_two_people_lose_nothing_and_sides_may_be_swapped(turn: int, data: st.DataObject, base: Case) -> None:
    ours, theirs = data.draw(apart(base)), data.draw(apart(base))
    merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    assert lost(base, ours, theirs, merged.case) == set()
    assert records(merged.case) == records(swapped.case)
    taken_out = (records(base) - records(ours)) | (records(base) - records(theirs))
    assert (records(ours) | records(theirs)) - taken_out <= records(merged.case)
    assert waits(merged.case) == waits(swapped.case)
    if waits(base) == (False, False):
        assert bool(merged.to_settle) == bool(swapped.to_settle)
    assert holds(toml.dumps(merged.case), merged.case)
    again = merge(base, merged.case, theirs)
    assert is_same(again.case, merged.case), compare(merged.case, again.case)
    assert again.to_settle == []


@settings(max_examples=many(40, 3000))
@given(data=st.data(), base=cases)
def test_files_laid_out_by_hand_come_together_and_no_comment_of_ours_is_lost(data: st.DataObject, base: Case) -> None:
    ours, theirs = data.draw(apart(base, most=2)), data.draw(apart(base, most=2))
    texts = [data.draw(by_hand(case)) for case in (base, ours, theirs)]
    was, mine, other = (text.text.encode() for text in texts)
    assert merged_bytes(was, mine, was, (base, ours, base), PATH)[0] == mine
    assert merged_bytes(was, was, other, (base, base, theirs), PATH)[0] == other
    assert merged_bytes(was, mine, mine, (base, ours, ours), PATH)[0] == mine
    whole, merged = merged_bytes(was, mine, other, (base, ours, theirs), PATH)
    assert holds(whole, merged.case)
    if mine == was:  # then their file stands as they laid it out
        return
    try:
        toml.updated(mine, ours, merged.case, PATH)
    except NotWritten:  # a layout into which their records do not fit: the words are there, comments are not
        return
    here = Counter(line for line in whole.decode().replace("\r", "").split("\n"))
    assert [one for one in texts[1].comments if not any(one in line for line in here)] == []


@settings(max_examples=many(100, 3000))
@given(data=st.data(), base=cases, one=exchanges, other=exchanges)
def test_three_people_who_exchange_in_any_order_end_with_the_same_records(
    data: st.DataObject, base: Case, one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    heads = [data.draw(apart(base, most=2)) for _ in range(PEOPLE)]
    found = []
    for schedule in (one, other):
        history = History(base, *heads)
        for person, whose in [*schedule, (0, 1), (0, 2), (1, 0), (2, 0)]:
            history.pull(person, whose)
        ends = [history.case(person) for person in range(PEOPLE)]
        assert is_same(ends[0], ends[1])
        assert is_same(ends[1], ends[2])
        found.append(ends[0])
        for head in heads:
            assert said(head) - said(base) <= said(ends[0])
    assert records(found[0]) == records(found[1])


@settings(max_examples=many(30, 2000))
@given(data=st.data(), base=cases, steps=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=8))
def test_people_who_work_on_between_exchanges_lose_nothing(
    data: st.DataObject, base: Case, steps: list[tuple[int, int]]
) -> None:
    assume(any(whose != PEOPLE for _, whose in steps))
    history = History(base, base, base, base)
    for person, whose in steps:
        before = history.case(person)
        if whose in (PEOPLE, person):
            history.work(person, data.draw(apart(before, most=1)))
            continue
        other, root = history.case(whose), history.commits[history.base(history.heads[person], history.heads[whose])]
        if history.pull(person, whose):
            assert lost(root.case, before, other, history.case(person)) == set()
            assert holds(toml.dumps(history.case(person)), history.case(person))
