"""One case at a glance: last contact, what is next, and whose the order is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from msgspec.structs import replace

from justicecli.core.goals import mark, move, set_order
from justicecli.core.life import close, reopen
from justicecli.core.overview import Due, Overview, next_due, numbered_by, open_promises, overview
from justicecli.core.work import add_step, step_done
from justicecli.model.case import Case, Contact, Person, Promise, Review
from tests.made import MEETING, WEEK, case_of, counting

ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar", numbered=2)
A, B, C = ABC.goals
LATER = MEETING + 6 * WEEK


def hour(day: int, at: int, offset: int = -6) -> datetime:
    """An hour in November 2026 in a place with that offset."""
    return datetime(2026, 11, day, at, tzinfo=timezone(timedelta(hours=offset)))


def test_a_case_at_a_glance() -> None:
    contact = Contact(at=hour(2, 10), how="in person")
    case = replace(
        ABC,
        person=Person(call_me="Ana"),
        contacts={"c-0000": contact},
        reviews={"r-0000": Review(held=MEETING, next=LATER)},
    )
    assert overview(case, "amber-heron-27") == Overview(
        code="amber-heron-27",
        opened=MEETING,
        closed=None,
        call_me="Ana",
        goals=3,
        last_contact=contact,
        next_review=LATER,
        next_due=Due(when=LATER, what="review"),
    )


def test_a_case_in_which_nothing_was_said_has_nothing_to_show() -> None:
    facts = overview(Case(format=1, case="amber-heron-27"), "amber-heron-27")
    assert (facts.opened, facts.goals, facts.last_contact, facts.next_review, facts.next_due) == (
        None,
        0,
        None,
        None,
        None,
    )


def test_goals_off_the_list_are_not_counted() -> None:
    assert overview(mark(ABC, C, "set-aside", on=MEETING, entropy=counting()), "x").goals == 2


def test_the_last_contact_is_the_latest_that_reached_the_survivor() -> None:
    case = replace(
        ABC,
        contacts={
            "c-0000": Contact(at=hour(3, 10), reached=True),
            "c-0001": Contact(at=hour(9, 8, offset=-6), note="later than the next by the clock of the world"),
            "c-0002": Contact(at=hour(9, 9, offset=0)),
            "c-0003": Contact(at=hour(20, 10), reached=False),
            "c-0004": Contact(reached=True),
        },
    )
    assert overview(case, "x").last_contact == case.contacts["c-0002"]
    whole_day = {**case.contacts, "c-0005": Contact(at=date(2026, 11, 9)), "c-0006": Contact(at=date(2026, 11, 8))}
    assert overview(replace(case, contacts=whole_day), "x").last_contact == whole_day["c-0005"]
    undated = replace(ABC, contacts={"c-0000": Contact(reached=True)})
    assert overview(undated, "x").last_contact is None


class TestNext:
    def test_it_is_the_earliest_of_promises_steps_and_the_review(self) -> None:
        case = replace(ABC, reviews={"r-0000": Review(held=MEETING, next=LATER)})
        assert next_due(case, LATER) == Due(when=LATER, what="review")
        case = add_step(case, A, "Call", who=None, by=date(2026, 11, 20), entropy=counting())
        assert next_due(case, LATER) == Due(when=date(2026, 11, 20), what="step")
        case = replace(case, promises={"p-0000": Promise(words="Call", due=hour(19, 23))})
        assert next_due(case, LATER) == Due(when=hour(19, 23), what="promise")
        assert hour(19, 23).astimezone(UTC).day == 20

    def test_what_is_settled_done_or_on_a_goal_off_the_list_is_not_due(self) -> None:
        case = replace(ABC, promises={"p-0000": Promise(words="Call", due=MEETING, state="kept")})
        case = step_done(add_step(case, A, "Call", who=None, by=MEETING, entropy=counting()), "s-0000", on=MEETING)
        case = add_step(case, A, "Some day", who=None, by=None, entropy=counting())
        case = add_step(case, C, "Write", who=None, by=MEETING, entropy=counting())
        case = mark(case, C, "set-aside", on=MEETING, entropy=counting())
        assert next_due(case, None) is None

    def test_a_promise_without_a_day_is_open_and_not_due(self) -> None:
        case = replace(
            ABC, promises={"p-0000": Promise(words="Call"), "p-0001": Promise(words="Write", state="missed")}
        )
        assert list(open_promises(case)) == ["p-0000"]
        assert next_due(case, None) is None

    def test_a_closed_case_has_nothing_next_until_it_is_open_again(self) -> None:
        case = replace(ABC, reviews={"r-0000": Review(held=MEETING, next=LATER)})
        case = add_step(case, A, "Call", who=None, by=LATER + WEEK, entropy=counting())
        closed = close(case, on=MEETING, entropy=counting())
        assert (overview(closed, "x").next_review, overview(closed, "x").next_due) == (None, None)
        assert overview(reopen(closed, on=MEETING), "x").next_review == LATER


class TestWhose:
    def test_an_order_that_was_never_set_down_is_nobodys(self) -> None:
        assert numbered_by(ABC) is None
        assert numbered_by(case_of("A", numbered=0)) is None

    def test_an_order_is_whose_it_was_set_as(self) -> None:
        case = set_order(ABC, [B, A], on=MEETING, by="staff", entropy=counting())
        found = numbered_by(case)
        assert found is not None
        assert (found[0].by, found[0].on, found[0].order, found[1]) == ("staff", MEETING, (B, A), False)

    def test_a_goal_moved_since_is_told_and_one_that_only_left_the_list_is_not(self) -> None:
        case = set_order(ABC, [B, A, C], on=MEETING, by="survivor", entropy=counting())
        moved, left = (
            numbered_by(move(case, C, 1)),
            numbered_by(mark(case, B, "achieved", on=LATER, entropy=counting())),
        )
        assert moved is not None
        assert left is not None
        assert (moved[1], left[1]) == (True, False)

    def test_where_no_goal_has_a_number_there_is_nothing_to_tell(self) -> None:
        assert numbered_by(set_order(ABC, [], on=MEETING, by="survivor", entropy=counting())) is None
