"""Two orders, or two accounts of one thing: the survivor or a person settles them, and what was not taken is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals, promises, reviews
from justicecli.core.accounts import answer_settled
from justicecli.core.due import due
from justicecli.core.fields import set_field
from justicecli.core.findings import findings
from justicecli.core.history import as_of
from justicecli.core.merging import merge
from justicecli.core.orders import numberings
from justicecli.core.overview import numbered_by, overview
from justicecli.core.runs import answer
from justicecli.core.settling import order_settled
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Review
from justicecli.model.run import Run
from justicecli.model.settling import Proposal, ToSettle
from tests.core.test_trust_and_due import ZONE
from tests.made import MEETING, case_of, counting

DAY = timedelta(days=1)
LATER = MEETING + 3 * DAY
BASE = case_of("home", "papers", "school")
A, B, C = BASE.goals
P = "p-0000"


def entropy(start: int) -> Any:
    """Bytes that make ids of their own for each person."""
    numbers = iter(range(start * 1000, start * 1000 + 1000))
    return lambda size: bytes(next(numbers) >> 5 * place & 31 for place in reversed(range(size)))


def two_orders(ours: list[str], theirs: list[str], by: str = "survivor") -> Case:
    """Ours set on the day after the meeting, theirs a day later, brought together."""
    mine = goals.set_order(BASE, ours, on=MEETING + DAY, by="survivor", entropy=entropy(1))
    other = goals.set_order(BASE, theirs, on=MEETING + 2 * DAY, by=by, entropy=entropy(2))  # type: ignore[arg-type]
    return merge(BASE, mine, other).case


def beside(case: Case, *place: str, other: Any) -> Case:
    """The case with another account of that place beside the one in the file."""
    return replace(case, to_settle={**case.to_settle, "t-0000": ToSettle(place=list(place), other=other)})


def history(case: Case) -> set[tuple[str, ...]]:
    """Every order that the file still knows: the present one, those set, those that ended, those that wait."""
    waiting = {tuple(one.order) for one in case.order_to_settle.values()}
    ended = {tuple(one.order) for one in case.orders.values()}
    return {tuple(goals.ranked(case)), *(one.order for one in numberings(case)), *ended, *waiting}


class TestOrders:
    def test_the_survivors_order_settles_and_the_one_not_taken_is_in_the_history(self) -> None:
        case = two_orders([C, A, B], [B, A, C])
        assert len(case.order_to_settle) == 1
        after = goals.set_order(case, [B, A, C], on=LATER, by="survivor", entropy=entropy(5))
        assert after.order_to_settle == {}
        assert goals.ranked(after) == [B, A, C]
        assert history(case) <= history(after)

    def test_one_of_numbers_moved_by_hand_stood_nowhere_else_and_is_written_down(self) -> None:
        mine = goals.set_order(BASE, [C, A, B], on=MEETING + DAY, by="survivor", entropy=entropy(1))
        case = merge(BASE, mine, goals.move(BASE, B, 1)).case
        (waiting,) = case.order_to_settle.values()
        assert (waiting.order, waiting.on) == ([B, A, C], None)
        after = goals.set_order(case, [C, A, B], on=LATER, by="survivor", entropy=entropy(5))
        assert [one.until for one in after.orders.values() if one.order == [B, A, C]] == [LATER]

    def test_one_with_a_day_that_the_history_lacks_is_written_down_with_its_day_and_whose_it_was(self) -> None:
        case = replace(BASE, order_to_settle={"q-0000": Proposal(order=[C, B, A], by="staff", on=MEETING + DAY)})
        after = goals.set_order(case, [A, B, C], on=LATER, by="survivor", entropy=entropy(5))
        assert [(one.on, one.by) for one in after.orders.values() if one.order == [C, B, A]] == [
            (MEETING + DAY, "staff")
        ]
        assert numberings(after)[-1].order == (A, B, C)

    def test_an_order_before_the_one_that_waits_is_refused(self) -> None:
        case = replace(BASE, order_to_settle={"q-0000": Proposal(order=[C, B, A], by="staff", on=LATER)})
        with pytest.raises(Mistyped, match="later order"):
            goals.set_order(case, [A, B, C], on=MEETING + DAY, by="survivor", entropy=entropy(5))

    def test_staffs_order_settles_nothing_and_the_one_it_takes_the_place_of_can_still_be_chosen(self) -> None:
        case = two_orders([C, A, B], [B, A, C])
        after = goals.set_order(case, [A, B, C], on=LATER, by="staff", entropy=entropy(5))
        waiting = [(one.order, one.by, one.on) for one in after.order_to_settle.values()]
        assert waiting == [([B, A, C], "survivor", MEETING + 2 * DAY), ([C, A, B], "survivor", MEETING + DAY)]

    def test_a_number_that_is_moved_settles_nothing_and_loses_none_of_the_two(self) -> None:
        case = two_orders([C, A, B], [B, A, C])
        moved = goals.move(case, A, 1)
        assert [one.order for one in moved.order_to_settle.values()] == [[B, A, C], [C, A, B]]
        assert goals.move(moved, B, 2).order_to_settle == moved.order_to_settle
        named = goals.add(case, "work", on=LATER, entropy=entropy(5), round_=1, rank=1)
        assert named.order_to_settle == case.order_to_settle
        assert goals.move(BASE, C, 1).order_to_settle == {}

    def test_where_a_review_ended_in_two_orders_the_survivors_next_one_settles_that_too(self) -> None:
        held = replace(BASE, reviews={"r-0000": Review(held=MEETING, order=[A, B, C], numbered_by="survivor")})
        case = beside(held, "reviews", "r-0000", other={"numbered_by": "staff", "order": [C, B, A]})
        after = goals.set_order(case, [B, A, C], on=LATER, by="survivor", entropy=entropy(5))
        assert after.to_settle == {}
        assert (C, B, A) in history(after)
        assert as_of(after, MEETING, LATER).goals[A].rank == 1

    def test_who_set_the_order_in_the_file_is_said_and_not_who_set_the_other(self) -> None:
        case = two_orders([C, A, B], [B, A, C], by="staff")
        found = numbered_by(case)
        assert found is not None
        assert (found[0].by, found[0].on, found[1]) == ("survivor", MEETING + DAY, False)
        moved = numbered_by(goals.move(case, A, 1))
        assert moved is not None
        assert (moved[0].by, moved[1]) == ("survivor", True)

    @given(data=st.data())
    def test_settling_twice_is_settling_once_and_no_order_is_ever_lost(self, data: st.DataObject) -> None:
        keys = st.permutations([A, B, C]).flatmap(lambda row: st.integers(0, 3).map(lambda n: list(row)[:n]))
        by = st.sampled_from(["survivor", "staff"])
        case = two_orders(data.draw(keys), data.draw(keys), by=data.draw(by))
        extra = data.draw(
            st.lists(st.builds(Proposal, order=keys, by=by, on=st.sampled_from([None, MEETING])), max_size=2)
        )
        waiting = {f"q-000{number}": one for number, one in enumerate(extra)}
        case = replace(case, order_to_settle={**case.order_to_settle, **waiting})
        chance = entropy(7)
        for who in data.draw(st.lists(by, max_size=2)):
            before = case
            case = goals.set_order(case, data.draw(keys), on=LATER, by=who, entropy=chance)  # type: ignore[arg-type]
            assert {one for one in history(before) if one} <= history(case)
        chosen = data.draw(keys)
        once = order_settled(case, chosen, by="survivor", on=LATER, entropy=chance)
        assert order_settled(once, chosen, by="survivor", on=LATER, entropy=chance) == once
        assert once.order_to_settle == {}
        assert {one for one in history(case) if one} <= {*history(once), tuple(chosen)}


class TestPastDays:
    def test_a_past_day_shows_the_order_that_waits_from_its_own_day_on(self) -> None:
        case = two_orders([C, A, B], [B, A, C])
        for day, order, waiting in (
            (MEETING, [A, B, C], []),
            (MEETING + DAY, [C, A, B], []),
            (MEETING + 2 * DAY, [C, A, B], [[B, A, C]]),
        ):
            past = as_of(case, day, LATER)
            assert goals.ranked(past) == order
            assert [one.order for one in past.order_to_settle.values()] == waiting

    def test_before_ours_was_set_the_other_is_not_shown_against_itself(self) -> None:
        mine = goals.set_order(BASE, [C, A, B], on=MEETING + 2 * DAY, by="survivor", entropy=entropy(1))
        other = goals.set_order(BASE, [B, A, C], on=MEETING + DAY, by="survivor", entropy=entropy(2))
        past = as_of(merge(BASE, mine, other).case, MEETING + DAY, LATER)
        assert [goals.ranked(past), *(one.order for one in past.order_to_settle.values())] == [[A, B, C], [B, A, C]]

    def test_a_past_day_shows_an_account_only_beside_what_it_stands_against(self) -> None:
        case = goals.reword(BASE, A, "a home", on=MEETING + DAY, entropy=entropy(1))
        case = beside(case, "goals", A, "words", other="a house")
        assert as_of(case, MEETING, LATER).to_settle == {}
        assert as_of(case, MEETING + DAY, LATER).to_settle == case.to_settle


class TestWords:
    def case(self) -> Case:
        """Ours and theirs reworded the first goal on two days."""
        ours = goals.reword(BASE, A, "a home", on=MEETING, entropy=entropy(1))
        theirs = goals.reword(BASE, A, "a house", on=MEETING + DAY, entropy=entropy(2), translation="una casa")
        return merge(BASE, ours, theirs).case

    @pytest.mark.parametrize("words", ["a home", "a house", "my home"])
    def test_the_words_that_are_said_settle_and_the_others_are_kept(self, words: str) -> None:
        after = goals.reword(self.case(), A, words, on=LATER, entropy=entropy(5))
        assert after.to_settle == {}
        assert after.goals[A].words == words
        said = {words, *(one.words for one in after.goals[A].earlier.values())}
        assert {"home", "a home", "a house"} <= said
        assert as_of(after, MEETING + 2 * DAY, LATER).goals[A].words == "a home"

    def test_what_was_said_with_the_other_words_comes_along_with_them(self) -> None:
        case = self.case()
        assert goals.reword(case, A, "a house", on=LATER, entropy=entropy(5)).goals[A].translation == "una casa"
        assert goals.reword(case, A, "a home", on=LATER, entropy=entropy(5)).goals[A].translation is None
        both = goals.reword(case, A, "a house", on=LATER, entropy=entropy(5), translation="la casa")
        assert both.goals[A].translation == "la casa"

    def test_a_translation_alone_is_settled_with_a_translation_only(self) -> None:
        case = beside(BASE, "goals", A, "translation", other="casa")
        assert goals.reword(case, A, "home", on=LATER, entropy=entropy(5)) == case
        assert goals.reword(case, A, "home", on=LATER, entropy=entropy(5), translation="hogar").to_settle == {}

    def test_another_goal_stays_to_be_settled(self) -> None:
        case = self.case()
        assert goals.reword(case, B, "my papers", on=LATER, entropy=entropy(5)).to_settle == case.to_settle


class TestPromises:
    def promised(self) -> Case:
        """One promise, open."""
        return promises.add(BASE, "Call", made=MEETING, due=MEETING + DAY, entropy=counting())

    def kept_and_missed(self) -> Case:
        """Ours says that it was kept, theirs that it was missed, and that the survivor was told."""
        base = self.promised()
        ours = promises.settle(base, P, "kept", on=MEETING)
        return merge(base, ours, promises.settle(base, P, "missed", on=MEETING + DAY, told=True)).case

    def test_each_account_can_be_chosen_and_keeps_its_own_day(self) -> None:
        case = self.kept_and_missed()
        kept = promises.settle(case, P, "kept", on=LATER, day_said=False)
        assert (kept.promises[P].settled, kept.promises[P].told, kept.to_settle) == (MEETING, None, {})
        missed = promises.settle(case, P, "missed", on=LATER, day_said=False)
        assert (missed.promises[P].settled, missed.promises[P].told) == (MEETING + DAY, True)
        assert missed.promises[P].state == "missed"
        assert missed.to_settle == {}

    def test_a_day_that_is_said_holds_and_so_does_a_third_account(self) -> None:
        case = self.kept_and_missed()
        assert promises.settle(case, P, "kept", on=LATER).promises[P].settled == LATER
        released = promises.settle(case, P, "released", on=LATER, day_said=False).promises[P]
        assert (released.state, released.settled, released.told) == ("released", LATER, None)

    def test_once_settled_it_is_as_any_promise(self) -> None:
        kept = promises.settle(self.kept_and_missed(), P, "kept", on=LATER, day_said=False)
        with pytest.raises(Mistyped, match="That promise is settled"):
            promises.settle(kept, P, "missed", on=LATER)
        with pytest.raises(Mistyped, match="That promise is settled"):
            promises.change(self.kept_and_missed(), P, LATER, on=LATER, entropy=counting())

    def test_where_one_kept_it_and_the_other_gave_it_a_new_date_either_can_be_said(self) -> None:
        base = self.promised()
        kept = promises.settle(base, P, "kept", on=MEETING)
        dated = promises.change(base, P, MEETING + 5 * DAY, on=MEETING, entropy=entropy(1))
        case = merge(base, kept, dated).case
        assert [one.place for one in case.to_settle.values()] == [["promises", P]]
        again = promises.change(case, P, MEETING + 5 * DAY, on=MEETING, entropy=entropy(5))
        assert (again.promises[P].state, again.promises[P].settled, again.to_settle) == ("changed", None, {})

    @pytest.mark.parametrize("days", [5, 6, 7])
    def test_two_new_dates_are_settled_by_a_date_and_the_other_is_an_earlier_one(self, days: int) -> None:
        base = self.promised()
        sides = [promises.change(base, P, MEETING + n * DAY, on=MEETING, entropy=entropy(n)) for n in (5, 6)]
        case = merge(base, *sides).case
        after = promises.change(case, P, MEETING + days * DAY, on=LATER, entropy=entropy(9), told=True)
        assert after.to_settle == {}
        one = after.promises[P]
        assert {MEETING + n * DAY for n in (1, 5, 6, days)} == {one.due, *(it.due for it in one.earlier.values())}
        assert as_of(after, MEETING + 2 * DAY, LATER).promises[P].due == MEETING + 5 * DAY

    def test_an_account_by_hand_that_fits_nowhere_is_settled_without_a_fault(self) -> None:
        others: list[Any] = [3, "kept", {"state": "kept", "settled": "soon", "told": "yes", "confirmed_by": 4}, []]
        for other in others:
            case = beside(self.promised(), "promises", P, other=other)
            after = promises.settle(case, P, "kept", on=LATER, day_said=False)
            assert (after.promises[P].state, after.promises[P].settled, after.promises[P].told) == ("kept", LATER, None)
            assert after.to_settle == {}


def test_a_field_that_is_set_is_settled_whatever_it_is_set_to() -> None:
    case = beside(BASE, "person", "call_me", other="Ani")
    for value in ("Ana", "Ani", None):
        assert set_field(case, "person.call_me", value, today=LATER).to_settle == {}
    assert set_field(case, "person.pronouns", "they", today=LATER).to_settle == case.to_settle
    word = beside(BASE, "words", "trafficker", other="him")
    assert set_field(word, "words.trafficker", "my boyfriend", today=LATER).to_settle == {}


def test_an_answer_of_a_checklist_settles_and_the_other_is_an_earlier_one() -> None:
    run = Run(name="interview", started=MEETING, items={"car": "A quiet car"}, answers={"car": "no"})
    case = beside(replace(BASE, checklists={"k-0000": run}), "checklists", "k-0000", "answers", "car", other=MEETING)
    for given_answer in ("no", MEETING):
        after = answer(case, "k-0000", "car", given_answer, on=LATER, entropy=entropy(1))
        assert after.to_settle == {}
        kept = {one.answer for one in after.checklists["k-0000"].earlier.values()}
        assert {"no", MEETING} == {after.checklists["k-0000"].answers["car"], *kept}
    power = beside(case, "checklists", "k-0000", "assured", "car", other={"by": "the judge"})
    assert answer_settled(power, "k-0000", "car", on=LATER, entropy=entropy(1)).to_settle == {}


class TestSaid:
    NOW = datetime(2026, 11, 5, 9, tzinfo=UTC)

    def test_check_names_each_with_its_place_and_how_it_is_settled(self) -> None:
        case = replace(BASE, order_to_settle={"q-0000": Proposal(order=[C, B, A])}, contacts={})
        case = beside(case, "contacts", "c-52wk", "note", other="secret")
        assert [(one.rule, one.place, one.sentence) for one in findings(case, "amber-heron-27", LATER)] == [
            (
                "settle",
                ("order_to_settle", "q-0000"),
                "two orders: ask the survivor, and write down the one they give with justice review CASE",
            ),
            (
                "settle",
                ("to_settle", "t-0000"),
                "two accounts of the note of contact c-52wk: see which holds, and take out [to_settle.t-0000] with "
                "justice edit CASE when it is settled",
            ),
        ]

    @pytest.mark.parametrize(
        ("place", "said"),
        [
            (("goals", A, "words"), "the words of goal g-aaaa: see which holds, and say it with justice goals reword"),
            (
                ("goals", A, "translation"),
                "the translation of goal g-aaaa: see which holds, and say it with justice goals",
            ),
            (("goals", A, "language"), "the language of goal g-aaaa: see which holds, and take out"),
            (("goals", "g-zzzz", "words"), "the words of goal g-zzzz: see which holds, and take out"),
            (("goals", A, "steps", "s-4hd0", "by"), "the day of step s-4hd0: see which holds, and take out"),
            (("promises", P), "what became of promise p-0000: see which holds, and say it with justice promises keep"),
            (
                ("promises", P, "due"),
                "the day or hour of promise p-0000: see which holds, and say it with justice prom",
            ),
            (("promises", P, "who"), "who is named of promise p-0000: see which holds, and take out"),
            (
                ("safe_contact", "voicemail"),
                "safe contact, voicemail: see which holds, and say it with justice set CASE",
            ),
            (("person", "reads"), "the language the survivor reads: see which holds, and say it with justice set CASE"),
            (("words", "Maria"), "a word of the survivor's own: see which holds, and take out"),
            (("extra", "Maria", "x"), "something of the agency's own: see which holds, and take out"),
            (("Maria",), "a field of the file: see which holds, and take out"),
            (("safe_contact", "maria"), "safe contact: see which holds, and take out"),
            (("contacts", "Maria", "note"), "the note of contact: see which holds, and take out"),
        ],
    )
    def test_a_place_is_said_in_plain_words_and_a_name_in_it_never(self, place: tuple[str, ...], said: str) -> None:
        case = promises.add(BASE, "Call", made=MEETING, due=LATER, entropy=counting())
        (found,) = findings(beside(case, *place, other="x"), "amber-heron-27", LATER)
        assert found.sentence.startswith(f"two accounts of {said}")

    def test_it_is_due_today_until_it_is_settled_and_never_in_a_calendar(self) -> None:
        case = beside(two_orders([C, A, B], [B, A, C]), "person", "call_me", other="Ani")
        found = due(case, "amber-heron-27", self.NOW, ZONE)
        assert [(one.kind, one.when, one.overdue, one.has_day) for one in found] == [
            ("two orders", date(2026, 11, 5), False, False),
            ("two accounts", date(2026, 11, 5), False, False),
        ]
        assert overview(case, "amber-heron-27").to_settle == 2
        settled = goals.set_order(case, [A, B, C], on=LATER, by="survivor", entropy=entropy(5))
        settled = set_field(settled, "person.call_me", "Ana", today=LATER)
        assert due(settled, "amber-heron-27", self.NOW, ZONE) == []
        assert overview(settled, "amber-heron-27").to_settle == 0


def test_a_review_with_no_change_does_not_settle() -> None:
    case = two_orders([C, A, B], [B, A, C])
    case, key = reviews.begin(case, on=LATER, entropy=entropy(5))
    after = reviews.with_order(case, key, None, on=LATER, by=None, entropy=entropy(5))
    assert after.order_to_settle == case.order_to_settle
