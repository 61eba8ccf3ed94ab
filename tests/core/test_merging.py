"""Two people change a case apart: nothing is lost when they come together, and no order is chosen for the survivor."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import contacts, goals, promises, reviews, work
from justicecli.core.changes import compare, is_same
from justicecli.core.merging import Merged, merge
from justicecli.model.case import Case
from justicecli.model.run import Assured, Run
from justicecli.model.settling import ToSettle
from justicecli.storage import toml
from tests.core.doing import deeds, done
from tests.made import MEETING, case_of
from tests.people import records
from tests.storage.by_hand import changed
from tests.strategies import cases

DAY = timedelta(days=1)


def entropy(start: int) -> Any:
    """Bytes that make ids of their own for each person."""
    numbers = iter(range(start * 1000, start * 1000 + 1000))
    return lambda size: bytes(next(numbers) >> 5 * place & 31 for place in reversed(range(size)))


def nothing_left(merged: Merged) -> Case:
    """The merged case, in which there is nothing to settle."""
    assert merged.to_settle == []
    return merged.case


@given(case=cases)
def test_merging_with_itself_or_with_where_it_came_from_changes_nothing(case: Case) -> None:
    assert compare(nothing_left(merge(case, case, case)), case) == []


@given(data=st.data(), base=cases)
def test_what_one_side_alone_changed_is_what_comes_out(data: st.DataObject, base: Case) -> None:
    other = data.draw(changed(base))
    assert is_same(nothing_left(merge(base, base, other)), other)
    assert is_same(nothing_left(merge(base, other, base)), other)


@given(data=st.data(), base=cases)
def test_no_record_is_lost_sides_may_be_swapped_and_the_result_reads_back(data: st.DataObject, base: Case) -> None:
    ours, theirs = data.draw(changed(data.draw(changed(base)))), data.draw(changed(data.draw(changed(base))))
    merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    assert records(merged.case) == records(swapped.case)
    removed = (records(base) - records(ours)) | (records(base) - records(theirs))
    assert (records(ours) | records(theirs)) - removed <= records(merged.case)
    assert bool(merged.to_settle) == bool(swapped.to_settle)
    back = toml.loads(toml.dumps(merged.case), Path("merged.toml"))
    # In TOML the plain keys of a table stand before the tables in it: [extra] may come back in another sequence.
    assert [one for one in compare(back, merged.case) if one.place[:1] != ("extra",)] == []
    assert not {*back.extra} ^ {*merged.case.extra}


@given(data=st.data())
def test_numbers_stay_one_to_n_and_nobodys_order_is_lost(data: st.DataObject) -> None:
    base = case_of("a", "b", "c", "d")
    sides = []
    for person in (1, 2):
        side, chance = base, entropy(person)
        for deed in data.draw(st.lists(deeds, max_size=4)):
            side = done(side, deed, MEETING + DAY, chance)
        sides.append(side)
    merged = merge(base, *sides).case
    assert [merged.goals[key].rank for key in goals.ranked(merged)] == list(range(1, len(goals.ranked(merged)) + 1))
    here = {key for key, goal in merged.goals.items() if goal.is_listed}
    orders = [goals.ranked(merged), *(one.order for one in merged.order_to_settle.values())]
    was = [key for key in goals.ranked(base) if key in here]
    for side in sides:
        mine = [key for key in goals.ranked(side) if key in here]
        assert mine in (*orders, was)


@given(data=st.data(), base=cases)
def test_three_people_who_exchange_in_any_order_end_with_the_same_records(data: st.DataObject, base: Case) -> None:
    a, b, c = (data.draw(changed(base)) for _ in range(3))
    found = []
    for first, second, third in ((a, b, c), (b, c, a), (c, a, b), (a, c, b)):
        found.append(records(merge(base, merge(base, first, second).case, third).case))
    assert all(one == found[0] for one in found)


BASE = case_of("home", "papers", "school")


def test_goals_that_both_named_are_both_there_ours_first_and_without_a_number() -> None:
    ours = goals.add(BASE, "singing", on=MEETING, entropy=entropy(1), round_=1, rank=1)
    theirs = goals.add(BASE, "work", on=MEETING, entropy=entropy(2), round_=1)
    case = nothing_left(merge(BASE, ours, theirs))
    assert [goal.words for goal in case.goals.values()] == ["home", "papers", "school", "singing", "work"]
    assert [case.goals[key].words for key in goals.ranked(case)] == ["singing", "home", "papers", "school"]


def test_where_one_side_ordered_that_order_holds_with_the_others_new_goals_after_it() -> None:
    keys = list(BASE.goals)
    ours = goals.add(BASE, "singing", on=MEETING, entropy=entropy(1), round_=1)
    theirs = goals.set_order(BASE, keys[::-1], on=MEETING, by="survivor", entropy=entropy(2))
    case = nothing_left(merge(BASE, ours, theirs))
    assert [case.goals[key].words for key in goals.listed(case)] == ["school", "papers", "home", "singing"]
    assert len(case.orders) == 1 + 1


def test_two_orders_are_kept_beside_each_other_for_the_survivor() -> None:
    keys = list(BASE.goals)
    ours = goals.set_order(BASE, [keys[1], keys[0]], on=MEETING, by="survivor", entropy=entropy(1))
    theirs = goals.set_order(BASE, keys[::-1], on=MEETING + DAY, by="staff", entropy=entropy(2))
    merged = merge(BASE, ours, theirs)
    assert merged.to_settle == [("order_to_settle",)]
    assert goals.ranked(merged.case) == [keys[1], keys[0]]
    (proposal,) = merged.case.order_to_settle.values()
    assert (proposal.order, proposal.by, proposal.on) == (keys[::-1], "staff", MEETING + DAY)


def test_a_goal_that_one_side_achieved_is_no_order_of_its_own() -> None:
    keys = list(BASE.goals)
    ours = goals.mark(BASE, keys[0], "achieved", on=MEETING, entropy=entropy(1))
    theirs = goals.set_order(BASE, keys[::-1], on=MEETING, by="survivor", entropy=entropy(2))
    case = nothing_left(merge(BASE, ours, theirs))
    assert goals.ranked(case) == [keys[2], keys[1]]


def test_words_that_both_changed_are_kept_twice() -> None:
    key = next(iter(BASE.goals))
    ours = goals.reword(BASE, key, "a home", on=MEETING, entropy=entropy(1))
    theirs = goals.reword(BASE, key, "a house", on=MEETING, entropy=entropy(2))
    merged = merge(BASE, ours, theirs)
    assert merged.to_settle == [("goals", key, "words")]
    assert merged.case.goals[key].words == "a home"
    (other,) = merged.case.to_settle.values()
    assert (other.place, other.other) == (["goals", key, "words"], "a house")
    assert len(merged.case.goals[key].earlier) == 2
    assert merge(BASE, ours, theirs) == merged


def test_a_change_outlives_a_removal_on_either_side() -> None:
    key = next(iter(BASE.goals))
    without = replace(BASE, goals={one: goal for one, goal in BASE.goals.items() if one != key})
    reworded = goals.reword(BASE, key, "a home", on=MEETING, entropy=entropy(1))
    assert merge(BASE, without, reworded).case.goals[key].words == "a home"
    assert merge(BASE, reworded, without).case.goals[key].words == "a home"
    assert key not in nothing_left(merge(BASE, without, BASE)).goals


def test_a_promise_settled_differently_keeps_both_accounts_and_a_contact_never_vanishes() -> None:
    base = promises.add(BASE, "Call", made=MEETING, due=MEETING, entropy=entropy(3))
    key = next(iter(base.promises))
    ours = promises.settle(base, key, "kept", on=MEETING)
    theirs = promises.settle(base, key, "missed", on=MEETING + DAY, told=True)
    theirs = contacts.add(theirs, at=MEETING, how="phone", reached=True, entropy=entropy(4))
    merged = merge(base, ours, theirs)
    assert merged.case.promises[key].state == "kept"
    assert merged.case.promises[key] == ours.promises[key]
    (other,) = merged.case.to_settle.values()
    assert other.place == ["promises", key]
    assert other.other == {"state": "missed", "settled": MEETING + DAY, "told": True}
    assert merged.to_settle == [("promises", key)]
    assert len(merged.case.contacts) == 1


def test_lists_are_united_and_what_either_took_out_stays_out() -> None:
    base = replace(BASE, person=replace(BASE.person, speaks=["es", "mix"]))
    ours = replace(base, person=replace(base.person, speaks=["es", "mix", "en"]))
    theirs = replace(base, person=replace(base.person, speaks=["mix", "nah"]))
    assert nothing_left(merge(base, ours, theirs)).person.speaks == ["mix", "en", "nah"]


@pytest.mark.parametrize("swapped", [False, True])
def test_steps_under_a_goal_of_both_sides_are_all_there(swapped: bool) -> None:
    key = next(iter(BASE.goals))
    sides = [work.add_step(BASE, key, f"step {n}", who=None, by=None, entropy=entropy(n)) for n in (1, 2)]
    case = nothing_left(merge(BASE, *(sides[::-1] if swapped else sides)))
    assert {step.words for step in case.goals[key].steps.values()} == {"step 1", "step 2"}


def test_a_review_is_left_with_the_order_of_one_side_and_never_with_some_of_each() -> None:
    keys = list(BASE.goals)
    base, review = reviews.begin(BASE, on=MEETING + DAY, entropy=entropy(5))
    first, second = [keys[1], keys[0]], [keys[2], keys[0]]
    ours = reviews.with_order(base, review, first, on=MEETING + DAY, by="survivor", entropy=entropy(1))
    theirs = reviews.with_order(base, review, second, on=MEETING + DAY, by="staff", entropy=entropy(2))
    merged = merge(base, ours, theirs)
    assert merged.case.reviews[review].order == first
    assert merged.case.reviews[review].numbered_by == "survivor"
    (other,) = merged.case.to_settle.values()
    assert (other.place, other.other) == (["reviews", review], {"numbered_by": "staff", "order": second})
    assert merged.to_settle == [("reviews", review), ("order_to_settle",)]


def test_a_promise_given_a_new_date_and_kept_has_two_whole_accounts() -> None:
    base = promises.add(BASE, "Call", made=MEETING, due=MEETING + DAY, entropy=entropy(3))
    key = next(iter(base.promises))
    ours = promises.change(base, key, MEETING + 5 * DAY, on=MEETING, entropy=entropy(1))
    theirs = promises.settle(base, key, "kept", on=MEETING + DAY, told=True)
    merged = merge(base, ours, theirs).case
    assert merged.promises[key] == ours.promises[key]
    assert [one.other for one in merged.to_settle.values()] == [
        {"state": "kept", "settled": MEETING + DAY, "told": True}
    ]


def test_new_words_keep_their_own_translation() -> None:
    key = next(iter(BASE.goals))
    ours = goals.reword(BASE, key, "mi casa", on=MEETING, entropy=entropy(1))
    theirs = goals.reword(BASE, key, "nuestra casa", on=MEETING, entropy=entropy(2), translation="our house")
    merged = merge(BASE, ours, theirs).case
    assert (merged.goals[key].words, merged.goals[key].translation) == ("mi casa", None)
    others = {tuple(one.place[2:]): one.other for one in merged.to_settle.values()}
    assert others == {("words",): "nuestra casa", ("translation",): "our house"}


def test_an_answer_keeps_who_gave_the_power_for_it() -> None:
    base = replace(BASE, checklists={"k-aaaa": Run(name="own")})

    def answered(answer: Any, by: str | None) -> Case:
        assured = {"rent": Assured(by=by, words=f"as {by} said")} if by else {}
        return replace(base, checklists={"k-aaaa": Run(name="own", answers={"rent": answer}, assured=assured)})

    merged = merge(base, answered("not yet", None), answered(MEETING, "R. Ortiz")).case
    run = merged.checklists["k-aaaa"]
    assert (run.answers, run.assured) == ({"rent": "not yet"}, {})
    others = {tuple(one.place[2:]): one.other for one in merged.to_settle.values()}
    assert others == {
        ("answers", "rent"): MEETING,
        ("assured", "rent"): {"by": "R. Ortiz", "words": "as R. Ortiz said"},
    }
    same_day = merge(base, answered(MEETING, "T. Okafor"), answered(MEETING, "R. Ortiz")).case
    assert same_day.checklists["k-aaaa"].assured["rent"].words == "as T. Okafor said"
    assert len(same_day.to_settle) == 1


def test_merging_again_and_settling_on_one_side_leave_nothing_twice() -> None:
    key = next(iter(BASE.goals))
    ours = goals.reword(BASE, key, "a home", on=MEETING, entropy=entropy(1))
    theirs = goals.reword(BASE, key, "a house", on=MEETING, entropy=entropy(2))
    first = merge(BASE, ours, theirs).case
    again = merge(BASE, first, theirs)
    assert again.to_settle == []
    assert is_same(again.case, first)
    settled = replace(goals.reword(first, key, "a house", on=MEETING, entropy=entropy(3)), to_settle={})
    both = nothing_left(
        merge(first, settled, contacts.add(first, at=MEETING, how="text", reached=True, entropy=entropy(4)))
    )
    assert both.goals[key].words == "a house"
    assert both.to_settle == {}
    assert len(both.contacts) == 1


def test_two_who_merged_the_other_way_round_do_not_hold_their_own_words_against_themselves() -> None:
    key = next(iter(BASE.goals))
    ours = goals.reword(BASE, key, "a home", on=MEETING, entropy=entropy(1))
    theirs = goals.reword(BASE, key, "a house", on=MEETING, entropy=entropy(2))
    mine, other = merge(BASE, ours, theirs).case, merge(BASE, theirs, ours).case
    whole = merge(BASE, mine, other).case
    assert whole.goals[key].words == "a home"
    assert [one.other for one in whole.to_settle.values()] == ["a house"]


def test_an_account_that_one_side_took_back_and_the_other_changed_lives() -> None:
    base = promises.add(BASE, "Call", made=MEETING, due=MEETING, entropy=entropy(3))
    key = next(iter(base.promises))
    kept = promises.settle(base, key, "kept", on=MEETING)
    told = promises.settle(kept, key, "kept", on=MEETING, told=True)
    for sides in ((told, base), (base, told)):
        merged = nothing_left(merge(kept, *sides))
        assert merged.promises[key] == told.promises[key]
        assert merged.to_settle == {}


def test_two_who_merged_two_orders_the_other_way_round_hold_each_order_once() -> None:
    keys = list(BASE.goals)
    ours = goals.set_order(BASE, [keys[1], keys[0]], on=MEETING, by="survivor", entropy=entropy(1))
    theirs = goals.set_order(BASE, keys[::-1], on=MEETING, by="survivor", entropy=entropy(2))
    whole = merge(BASE, merge(BASE, ours, theirs).case, merge(BASE, theirs, ours).case).case
    assert goals.ranked(whole) == [keys[1], keys[0]]
    assert [one.order for one in whole.order_to_settle.values()] == [keys[::-1]]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_goal_taken_out_by_hand_lives_where_the_other_side_set_an_order_with_it(swapped: bool) -> None:
    keys = list(BASE.goals)
    without = goals.numbered(replace(BASE, goals={key: BASE.goals[key] for key in keys[1:]}), keys[1:])
    for order in (keys, keys[::-1]):
        chosen = goals.set_order(BASE, order, on=MEETING, by="survivor", entropy=entropy(1))
        assert keys[0] in merge(BASE, *((chosen, without) if swapped else (without, chosen))).case.goals
    moved = goals.move(BASE, keys[2], 1)
    assert keys[0] not in merge(BASE, *((moved, without) if swapped else (without, moved))).case.goals


def test_two_things_to_settle_of_one_id_are_both_kept() -> None:
    one, other = (ToSettle(place=["opened"], other=MEETING + n * DAY) for n in (1, 2))
    merged = merge(
        BASE, replace(BASE, to_settle={"t-0000": one}), replace(BASE, to_settle={"t-0000": other}, kind="labor")
    )
    assert list(merged.case.to_settle.values()) == [one, other]


def test_what_is_twice_the_same_in_python_and_not_in_a_file_is_kept_twice() -> None:
    ours, theirs = replace(BASE, extra={"list": [True], "one": 1}), replace(BASE, extra={"list": [1], "one": 1.0})
    merged = merge(BASE, ours, theirs)
    assert repr(merged.case.extra) == repr({"list": [True, 1], "one": 1})
    assert [repr(one.other) for one in merged.case.to_settle.values()] == ["1.0"]
