"""Any past day reads back as it stood at its end: goals, words, order, marks and all that has a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import promises
from justicecli.core.goals import add, listed, mark, move, reword, set_order
from justicecli.core.history import as_of
from justicecli.core.life import close, reopen
from justicecli.core.options import explain
from justicecli.core.reviews import begin, with_order
from justicecli.core.work import add_hurdle, add_step, hurdle_gone, step_done
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Contact, Promise, Review, new_case
from justicecli.model.run import Run
from tests.core.doing import Deed, deeds, done, orderings
from tests.made import MEETING, WEEK, case_of, counting, order_of

DAY = timedelta(days=1)
FIRST, SECOND, TODAY = MEETING + WEEK, MEETING + 7 * WEEK, MEETING + 20 * WEEK
ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")
A, B, C = ABC.goals

timelines = st.lists(st.tuples(st.integers(1, 40), st.lists(deeds, max_size=6), orderings), min_size=1, max_size=5)


@given(timelines)
def test_every_day_that_ended_in_a_review_or_an_order_reads_back_exactly_as_it_stood(
    timeline: list[tuple[int, list[Deed], Deed]],
) -> None:
    entropy, day = counting(), MEETING
    case = new_case("amber-heron-27", MEETING)
    ends: list[tuple[date, Case]] = []
    for days_on, deeds_of_the_day, last in timeline:
        day += timedelta(days=days_on)
        for deed in [*deeds_of_the_day, last]:
            case = done(case, deed, day, entropy)
        ends.append((day, case))
    today = day + DAY
    for number, (end, then) in enumerate(ends):
        until = ends[number + 1][0] - DAY if number + 1 < len(ends) else end
        for asked in (end, until):
            past = as_of(case, asked, today)
            assert listed(past) == listed(then)
            assert {key: goal.words for key, goal in past.goals.items()} == {
                key: goal.words for key, goal in then.goals.items()
            }
            assert past == then
            assert list(past.goals) == list(then.goals)


def sitting(case: Case, order: list[str] | None, on: date, entropy: object) -> Case:
    """The case after a review with that order."""
    case, key = begin(case, on=on, entropy=entropy)  # type: ignore[arg-type]
    return with_order(case, key, order, on=on, by="survivor", entropy=entropy)  # type: ignore[arg-type]


def test_after_a_review_and_then_another_order_both_days_can_be_drawn_again() -> None:
    entropy = counting()
    case = sitting(ABC, [B, A, C], FIRST, entropy)
    case = set_order(case, [C, B], on=SECOND, by="survivor", entropy=entropy)
    assert order_of(as_of(case, MEETING, TODAY)) == "a b c"
    assert order_of(as_of(case, FIRST - DAY, TODAY)) == "a b c"
    assert order_of(as_of(case, FIRST, TODAY)) == "b a c"
    assert order_of(as_of(case, SECOND - DAY, TODAY)) == "b a c"
    assert order_of(as_of(case, SECOND, TODAY)) == "c b"
    assert order_of(case) == "c b"


def test_a_day_for_which_the_file_holds_no_order_has_no_numbers() -> None:
    past = as_of(move(ABC, C, 1), MEETING, TODAY)
    assert order_of(past) == ""
    assert listed(past) == [A, B, C]


def test_a_day_between_two_reviews_has_the_order_of_the_last_one() -> None:
    case = move(sitting(ABC, [B, A, C], FIRST, counting()), C, 1)
    assert order_of(case) == "c b a"
    assert order_of(as_of(case, FIRST + DAY, TODAY)) == "b a c"


def test_a_goal_reads_back_in_the_words_it_had() -> None:
    entropy = counting()
    case = reword(ABC, B, "Ver a mi hija", on=FIRST, entropy=entropy)
    case = reword(case, B, "Estar con mi hija", on=SECOND, entropy=entropy)
    words = [as_of(case, day, TODAY).goals[B].words for day in (FIRST - DAY, FIRST, SECOND - DAY, SECOND)]
    assert words == ["Vivir con mi hija", "Ver a mi hija", "Ver a mi hija", "Estar con mi hija"]
    assert [len(as_of(case, day, TODAY).goals[B].earlier) for day in (MEETING, FIRST, SECOND)] == [0, 1, 2]


def test_a_goal_reworded_twice_on_one_day_reads_back_in_its_first_and_its_last_words() -> None:
    entropy = counting()
    case = reword(ABC, B, "Ver a mi hija", on=FIRST, entropy=entropy)
    case = reword(case, B, "Estar con mi hija", on=FIRST, entropy=entropy)
    assert as_of(case, FIRST - DAY, TODAY).goals[B].words == "Vivir con mi hija"
    assert as_of(case, FIRST, TODAY).goals[B].words == "Estar con mi hija"


def test_a_goal_reads_back_where_it_stood_and_in_its_place_in_the_order() -> None:
    case = mark(sitting(ABC, None, FIRST, counting()), A, "achieved", on=SECOND, entropy=counting())
    before, after = as_of(case, SECOND - DAY, TODAY), as_of(case, SECOND, TODAY)
    assert (before.goals[A].state, order_of(before)) == ("active", "a b c")
    assert (after.goals[A].state, order_of(after)) == ("achieved", "b c")


def test_a_goal_that_was_named_later_is_not_there_yet() -> None:
    case = add(ABC, "Ver a mi madre", on=SECOND, entropy=counting(), round_=2, rank=1)
    assert list(as_of(case, SECOND - DAY, TODAY).goals) == [A, B, C]
    assert len(as_of(case, SECOND, TODAY).goals) == 4


def test_steps_are_not_done_and_hurdles_not_gone_before_their_day() -> None:
    entropy = counting()
    case = add_step(ABC, A, "Call", who=None, by=None, entropy=entropy)
    case = add_step(case, A, "Write", who=None, by=None, entropy=entropy)
    case = add_hurdle(case, A, "No bed", kind=None, entropy=entropy)
    case = add_hurdle(case, A, "No papers", kind=None, entropy=entropy)
    case = hurdle_gone(step_done(case, "s-0000", on=FIRST), "h-0002", on=FIRST)
    before, after = as_of(case, FIRST - DAY, TODAY).goals[A], as_of(case, FIRST, TODAY).goals[A]
    assert [one.done for one in before.steps.values()] == [one.gone for one in before.hurdles.values()] == [None, None]
    assert [one.done for one in after.steps.values()] == [one.gone for one in after.hurdles.values()] == [FIRST, None]


def test_a_promise_is_open_until_the_day_it_was_settled_and_not_there_before_it_was_made() -> None:
    kept = Promise(words="Call", made=FIRST, state="kept", settled=SECOND, told=True)
    case = replace(ABC, promises={"p-0000": kept, "p-0001": Promise(words="Write")})
    assert list(as_of(case, MEETING, TODAY).promises) == ["p-0001"]
    assert as_of(case, FIRST, TODAY).promises["p-0000"] == Promise(words="Call", made=FIRST)
    assert as_of(case, SECOND, TODAY).promises["p-0000"] == kept


def test_a_promise_is_due_when_it_was_due_by_then() -> None:
    entropy, third = counting(), SECOND + WEEK
    case = promises.add(ABC, "Call", made=MEETING, due=FIRST, entropy=entropy)
    (key,) = case.promises
    case = promises.change(case, key, SECOND, on=FIRST, entropy=entropy, told=True)
    case = promises.change(case, key, third, on=SECOND, entropy=entropy)
    case = promises.settle(case, key, "kept", on=third)
    then = [as_of(case, day, TODAY).promises[key] for day in (MEETING, FIRST, SECOND, third)]
    assert [(one.due, one.state, len(one.earlier)) for one in then] == [
        (FIRST, "open", 0),
        (SECOND, "changed", 1),
        (third, "changed", 2),
        (third, "kept", 2),
    ]


def test_a_contact_belongs_to_the_local_day_it_was_written_down_for() -> None:
    late = datetime(2026, 11, 9, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
    case = replace(ABC, contacts={"c-0000": Contact(at=late), "c-0001": Contact(note="no day")})
    assert late.astimezone(UTC).date() == FIRST + DAY
    assert list(as_of(case, FIRST - DAY, TODAY).contacts) == ["c-0001"]
    assert list(as_of(case, FIRST, TODAY).contacts) == ["c-0000", "c-0001"]


def test_options_reviews_and_checklists_are_there_from_their_day_on() -> None:
    case = explain(explain(ABC, ["papers-back"], on=MEETING), ["safe-home"], on=SECOND)
    case = replace(
        case,
        reviews={"r-0000": Review(held=FIRST, next=SECOND), "r-0001": Review(held=SECOND)},
        checklists={"k-0000": Run(name="interview", started=SECOND)},
    )
    before = as_of(case, SECOND - DAY, TODAY)
    assert (list(before.options), list(before.reviews), list(before.checklists)) == (["papers-back"], ["r-0000"], [])
    after = as_of(case, SECOND, TODAY)
    assert (after.options, after.reviews, after.checklists) == (case.options, case.reviews, case.checklists)


def test_a_case_is_closed_from_its_closing_to_its_reopening() -> None:
    case = reopen(close(ABC, on=FIRST, entropy=counting()), on=SECOND)
    days = (FIRST - DAY, FIRST, SECOND - DAY, SECOND)
    assert [as_of(case, day, TODAY).closed for day in days] == [None, FIRST, FIRST, None]


def test_what_has_no_day_of_its_own_reads_back_as_it_is_now() -> None:
    case = replace(case_of("A", "B", numbered=0), words={"trafficker": "my boyfriend"}, extra={"grant": "FY26"})
    case = replace(case, goals={key: replace(goal, added=None) for key, goal in case.goals.items()})
    assert as_of(case, MEETING, TODAY) == case


def test_today_is_the_case_as_it_is() -> None:
    case = move(sitting(ABC, [B, A, C], FIRST, counting()), C, 1)
    assert as_of(case, TODAY, TODAY) is case


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(
        Mistyped, match=r"^Tuesday 23 March 2027 has not come yet; a case can be read as of a day up to"
    ):
        as_of(ABC, TODAY + DAY, TODAY)


def test_a_day_before_the_case_began_is_refused() -> None:
    began = r"^This case began on Monday 2 November 2026; there is nothing to show before\.$"
    with pytest.raises(Mistyped, match=began):
        as_of(ABC, MEETING - DAY, TODAY)
    with pytest.raises(Mistyped, match=began):
        as_of(replace(ABC, opened=FIRST), MEETING - DAY, TODAY)


def test_a_meeting_that_was_written_up_after_it_reads_back_on_its_own_day() -> None:
    late = replace(new_case("amber-heron-27", SECOND), reviews={"r-0000": Review(held=FIRST)})
    assert list(as_of(late, FIRST, TODAY).reviews) == ["r-0000"]
    assert as_of(replace(new_case("amber-heron-27", MEETING), opened=None), MEETING, TODAY).opened is None
