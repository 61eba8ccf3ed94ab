"""Trust at a glance and what is due, worked out from one case after another."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from msgspec.structs import replace

from justicecli.core import promises
from justicecli.core.due import Entry, due, in_order
from justicecli.core.overview import overview
from justicecli.core.times import Zone
from justicecli.core.trust import last_reached, trust
from justicecli.model.case import Case, Closing, Contact, Person, Promise, Review, SafeContact, new_case
from justicecli.model.goal import Goal, Hurdle, Mark, Step
from tests.made import MEETING, WEEK, case_of, counting

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ZONE = Zone(seconds=lambda naive: naive.timestamp(), local=lambda seconds: datetime.fromtimestamp(seconds, UTC))
CASE = new_case("amber-heron-27", date(2026, 11, 1))


def ago(days: int, hour: int = 10) -> datetime:
    """An hour some days ago."""
    return NOW.replace(hour=hour) - timedelta(days=days)


def kinds(case: Case, **spans: timedelta) -> list[tuple[str, bool]]:
    """What is due in a case, in order, and whether it is overdue."""
    return [(one.kind, one.overdue) for one in in_order(due(case, "amber-heron-27", NOW, ZONE, **spans))]


def test_each_figure_has_its_base_and_none_counts_what_is_open() -> None:
    case = replace(
        CASE,
        person=Person(contact_person="R. Ortiz"),
        promises={
            "p-0001": Promise(words="a", state="kept", made=date(2026, 11, 1)),
            "p-0002": Promise(words="b", state="missed"),
            "p-0003": Promise(words="c", state="released"),
            "p-0004": Promise(words="d", made=date(2026, 11, 4)),
            "p-0005": Promise(words="e", made=date(2026, 11, 3), state="changed"),
        },
        contacts={
            "c-0001": Contact(at=ago(9), reached=True, who="r. ortiz "),
            "c-0002": Contact(at=ago(8), reached=True, who="Dee"),
            "c-0003": Contact(at=ago(3), reached=False, who="R. Ortiz"),
            "c-0004": Contact(at=ago(1), reached=False, who="R. Ortiz"),
            "c-0005": Contact(at=ago(20), reached=False),
        },
    )
    found = trust(case, TODAY)
    assert (found.kept, found.settled) == (1, 2)
    assert (found.longest_open, found.longest_open_days) == ("p-0005", 21)
    assert (found.by_point_of_contact, found.reached, found.people_met) == (1, 2, 2)
    assert (found.days_since_reached, found.tries_since) == (8, 2)


def test_a_name_is_the_same_whatever_its_blanks_and_capitals_and_no_name_is_nobody() -> None:
    names = ("R. Ortiz", "r.  ortiz ", "Dee", None, " ")
    contacts = {f"c-000{n}": Contact(at=ago(9 - n), reached=True, who=who) for n, who in enumerate(names)}
    found = trust(replace(CASE, person=Person(contact_person=" R. Ortiz"), contacts=contacts), TODAY)
    assert (found.by_point_of_contact, found.people_met, found.nameless, found.reached) == (2, 2, 2, 5)


def test_what_is_to_come_is_in_no_figure_and_is_counted_apart() -> None:
    case = replace(
        CASE,
        promises={
            "p-0001": Promise(words="a", made=TODAY + timedelta(days=39)),
            "p-0002": Promise(words="b", made=TODAY - timedelta(days=2)),
        },
        contacts={
            "c-0001": Contact(at=ago(4), reached=True, who="Dee"),
            "c-0002": Contact(at=ago(3), reached=False),
            "c-0003": Contact(at=ago(-159), reached=True, who="R. Ortiz"),
            "c-0004": Contact(at=ago(-160), reached=False),
        },
    )
    for now in (NOW, TODAY):
        found = trust(case, now)
        assert (found.longest_open, found.longest_open_days) == ("p-0002", 2)
        assert (found.reached, found.people_met, found.to_come) == (1, 1, 2)
        assert (found.days_since_reached, found.tries_since) == (4, 1)
    only = replace(CASE, promises={"p-0001": case.promises["p-0001"]}, contacts={"c-0003": case.contacts["c-0003"]})
    found = trust(only, NOW)
    assert (found.longest_open, found.reached, found.days_since_reached, found.to_come) == (None, 0, None, 1)


def test_a_contact_just_now_where_it_is_tomorrow_already_was_no_day_ago() -> None:
    ahead = timezone(timedelta(hours=13))
    case = replace(CASE, contacts={"c-0001": Contact(at=NOW.astimezone(ahead), reached=True)})
    found = trust(case, NOW)
    assert (found.reached, found.days_since_reached, found.to_come) == (1, 0, 0)


def test_of_one_minute_what_was_logged_last_came_last() -> None:
    reached, unreached = Contact(at=ago(1), reached=True), Contact(at=ago(1), reached=False)
    assert trust(replace(CASE, contacts={"c-0001": reached, "c-0002": unreached}), TODAY).tries_since == 1
    assert trust(replace(CASE, contacts={"c-0001": unreached, "c-0002": reached}), TODAY).tries_since == 0
    again = replace(CASE, contacts={"c-0001": reached, "c-0002": unreached, "c-0003": Contact(at=ago(1), reached=True)})
    assert trust(again, TODAY).tries_since == 0
    assert last_reached(again) is again.contacts["c-0003"]
    assert overview(again, "a").last_contact is again.contacts["c-0003"]


def test_an_empty_case_has_no_figures() -> None:
    found = trust(CASE, TODAY)
    assert (found.settled, found.reached, found.people_met, found.tries_since) == (0, 0, 0, 0)
    assert (found.longest_open, found.by_point_of_contact, found.days_since_reached) == (None, None, None)


def test_promises_come_by_the_hour_and_overdue_ones_first() -> None:
    case = replace(
        CASE,
        promises={
            "p-0001": Promise(words="today, some time", due=TODAY),
            "p-0002": Promise(words="this morning", due=NOW - timedelta(minutes=1)),
            "p-0003": Promise(words="this afternoon", due=NOW + timedelta(hours=2)),
            "p-0004": Promise(words="too far", due=TODAY + timedelta(days=15)),
            "p-0005": Promise(words="settled", due=TODAY, state="kept"),
            "p-0006": Promise(words="changed", due=TODAY + timedelta(days=14), state="changed"),
            "p-0007": Promise(words="no date"),
            "p-0008": Promise(words="yesterday", due=TODAY - timedelta(days=1)),
        },
    )
    found = in_order(due(case, "amber-heron-27", NOW, ZONE))
    assert [(one.id, one.overdue) for one in found] == [
        ("p-0008", True),
        ("p-0002", True),
        ("p-0003", False),
        ("p-0001", False),
        ("p-0006", False),
    ]


def test_steps_count_while_their_goal_is_on_the_list_and_they_are_not_done() -> None:
    steps = {
        "s-0001": Step(words="a", by=TODAY),
        "s-0002": Step(words="b", by=TODAY, done=TODAY),
        "s-0003": Step(words="c"),
    }
    aside = {"m-0001": Mark(state="set-aside", on=TODAY)}
    goals = {
        "g-0001": Goal(words="x", steps=steps),
        "g-0002": Goal(words="y", steps={"s-0004": steps["s-0001"]}, marks=aside),
    }
    assert [(one.kind, one.id) for one in due(replace(CASE, goals=goals), "a", NOW, ZONE)] == [("step", "s-0001")]


def test_what_stands_in_the_way_of_a_goal_is_said_with_its_step() -> None:
    hurdles = {"h-0001": Hurdle(words="No bed"), "h-0002": Hurdle(words="No form", gone=TODAY)}
    goals = {"g-0001": Goal(words="x", steps={"s-0001": Step(words="a", by=TODAY)}, hurdles=hurdles)}
    assert [one.hurdles for one in due(replace(CASE, goals=goals), "a", NOW, ZONE)] == [["No bed"]]


def test_a_try_comes_again_after_fourteen_days_until_the_survivor_is_reached() -> None:
    tries = {"c-0001": Contact(at=ago(20), reached=False), "c-0002": Contact(at=ago(15), reached=False)}
    assert kinds(replace(CASE, contacts=tries)) == [("try again", True)]
    (entry,) = due(replace(CASE, contacts=tries), "a", NOW, ZONE)
    assert entry.when == TODAY - timedelta(days=1)
    reached = {**tries, "c-0003": Contact(at=ago(2), reached=True)}
    assert kinds(replace(CASE, contacts=reached)) == []
    assert kinds(replace(CASE, contacts={**reached, "c-0004": Contact(at=ago(0), reached=False)})) == [
        ("try again", False)
    ]


def test_a_case_goes_quiet_from_the_last_time_the_survivor_was_reached_or_from_its_opening() -> None:
    assert kinds(replace(CASE, opened=TODAY - timedelta(days=60))) == [("quiet", False)]
    assert kinds(replace(CASE, opened=TODAY - timedelta(days=59))) == []
    assert kinds(CASE, quiet_for=timedelta(days=7)) == [("quiet", True)]
    old = {"c-0001": Contact(at=ago(100), reached=True), "c-0002": Contact(at=ago(61), reached=True)}
    assert kinds(replace(CASE, contacts=old)) == [("quiet", True)]


def test_safe_contact_is_checked_after_thirty_days_where_there_is_any() -> None:
    assert kinds(replace(CASE, safe_contact=SafeContact(method="text"))) == [("safe contact", False)]
    for days, found in ((30, [("safe contact", False)]), (31, [("safe contact", True)]), (10, [])):
        safe = SafeContact(method="text", last_checked=TODAY - timedelta(days=days))
        assert kinds(replace(CASE, safe_contact=safe)) == found


def test_the_last_review_sets_the_next_and_a_closed_case_has_nothing_due() -> None:
    reviews = {
        "r-0001": Review(held=date(2026, 10, 1), next=date(2026, 11, 20)),
        "r-0002": Review(held=date(2026, 11, 20), next=date(2026, 11, 30)),
    }
    case = replace(CASE, reviews=reviews)
    assert [(one.kind, one.when) for one in due(case, "a", NOW, ZONE)] == [("review", date(2026, 11, 30))]
    assert due(replace(case, closings={"z-0001": Closing(closed=TODAY)}), "a", NOW, ZONE) == []


def test_cases_are_put_in_one_order() -> None:
    one = Entry(when=TODAY, here=TODAY, code="birch-owl-90", kind="review")
    other = Entry(when=TODAY, here=TODAY, code="amber-heron-27", kind="step")
    assert in_order([one, other]) == [other, one]


def test_a_promise_kept_after_its_date_was_changed_is_counted_and_told_apart() -> None:
    entropy = counting()
    case = promises.add(case_of(), "Call", made=MEETING, due=MEETING, entropy=entropy)
    case = promises.add(case, "Write", made=MEETING, due=MEETING, entropy=entropy)
    first, second = case.promises
    case = promises.change(case, first, MEETING + WEEK, on=MEETING, entropy=entropy)
    for key in (first, second):
        case = promises.settle(case, key, "kept", on=MEETING + WEEK)
    found = trust(case, MEETING + WEEK)
    assert (found.kept, found.kept_after_change, found.settled) == (2, 1, 2)
