"""The survivor's own copy: what stands on it, what is kept off it, and that the offer is written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals, life, promises, reviews
from justicecli.core.copies import Hours, Reached, hours, offered, own_copy, reached
from justicecli.core.history import as_of
from justicecli.core.safe_times import within
from justicecli.model.case import Case, Person, SafeContact
from justicecli.model.paper import Copy
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import any_text, cases

FIVE = range(5)


def promised(*words: str, who: str | None = None, case: Case | None = None) -> Case:
    """A case with these open promises, p-0000, p-0001 and on."""
    case, entropy = case or case_of("A"), counting()
    for one in words:
        case = promises.add(case, one, made=MEETING, due=MEETING + WEEK, entropy=entropy, who=who)
    return case


def test_goals_stand_in_the_survivors_order_and_those_without_a_number_after_them() -> None:
    case = goals.set_order(
        case_of("A", "B", "C", "D"), ["g-cccc", "g-aaaa"], on=MEETING, by="survivor", entropy=counting()
    )
    case = goals.mark(case, "g-dddd", "achieved", on=MEETING, entropy=counting())
    copy = own_copy(case, today=MEETING)
    assert [(one.rank, one.words) for one in copy.numbered] == [(1, "C"), (2, "A")]
    assert [one.words for one in copy.others] == ["B"]
    assert not copy.by_staff


def test_an_order_set_by_staff_is_marked() -> None:
    case = goals.set_order(case_of("A", "B"), ["g-bbbb"], on=MEETING, by="staff", entropy=counting())
    assert own_copy(case, today=MEETING).by_staff


def test_only_open_promises_are_on_it() -> None:
    case = promised("Call", "Write", "Ask")
    case = promises.settle(case, "p-0000", "kept", on=MEETING)
    case = promises.change(case, "p-0002", MEETING + 2 * WEEK, on=MEETING, entropy=counting())
    copy = own_copy(case, today=MEETING)
    assert [(one.words, one.due) for one in copy.promises] == [
        ("Write", MEETING + WEEK),
        ("Ask", MEETING + 2 * WEEK),
    ]
    assert copy.held_back == {}


@pytest.mark.parametrize(
    "words",
    [
        "Ask the POLICE for the report",
        "Help with the anti-trafficking office",
        "Write to victims' compensation",
        "Hablar con la policía",
        "Llevar la denuncia de trata de personas",
        "El fondo para víctimas",
        "Un taller sobre el tráfico",
        "Call from Heron House at nine",
        "R. Ortiz calls at nine",
        "File amber-heron-27 for you",
        "Dee Ames writes",
        "Call 312-555-0199 at nine",
        "Write to help@example.org",
        "Meet at 100 Main Street",
    ],
)
def test_a_promise_that_could_give_the_survivor_away_is_held_back_with_its_reason(words: str) -> None:
    copy = own_copy(promised("Call at nine", words, who="Dee Ames"), today=MEETING, names=["r. ortiz", "Heron House"])
    assert [one.words for one in copy.promises] == ["Call at nine"]
    (reason,) = copy.held_back.values()
    assert words not in reason
    assert list(copy.held_back) == ["p-0001"]


@pytest.mark.parametrize("words", ["Bring the heron lamp", "Ortiza", "Ask about the contrato", "Call at 9:00"])
def test_a_promise_with_words_that_only_look_alike_stays(words: str) -> None:
    copy = own_copy(promised(words), today=MEETING, names=["Ortiz", None, ""])
    assert [one.words for one in copy.promises] == [words]


def test_a_goal_with_such_a_word_stays_as_it_was_said_and_is_named_to_be_asked_about() -> None:
    copy = own_copy(case_of("No police at my door", "Home"), today=MEETING)
    assert [one.words for one in copy.numbered] == ["No police at my door", "Home"]
    assert copy.telling == ["g-aaaa"]


def test_the_next_review_is_on_it_while_it_is_to_come() -> None:
    case, key = reviews.begin(case_of("A"), on=MEETING, entropy=counting())
    case = reviews.with_next(case, key, MEETING + WEEK)
    assert own_copy(case, today=MEETING + WEEK).again == MEETING + WEEK
    assert own_copy(case, today=MEETING + WEEK + timedelta(days=1)).again is None
    closed = life.close(case, on=MEETING, entropy=counting())
    assert own_copy(closed, today=MEETING).again is None
    assert own_copy(closed, today=MEETING).is_closed


@pytest.mark.parametrize(
    ("method", "ways"),
    [
        ("text", ("text",)),
        ("Text or e-mail", ("text", "e-mail")),
        ("text, never phone", ("text",)),
        ("llamada", ("phone",)),
        ("in person", ("in person",)),
        ("any", ("phone", "text", "e-mail", "video", "letter")),
    ],
)
def test_the_next_contact_is_by_the_ways_that_were_said_to_be_safe(method: str, ways: tuple[str, ...]) -> None:
    found = reached(SafeContact(method=method))
    assert found is not None
    assert found.ways == ways
    assert not found.survivor_first


@pytest.mark.parametrize(
    "safe",
    [
        SafeContact(),
        SafeContact(ok_times="weekdays after 18:00"),
        SafeContact(method="  "),
        SafeContact(method="ask my cousin"),
        SafeContact(method="text 312-555-0199"),
        SafeContact(method="text", device_watched="yes"),
        SafeContact(method="text", device_watched="maybe"),
        SafeContact(method="text", device_watched="by my boyfriend"),
        SafeContact(method="in person", device_watched="yes"),
        SafeContact(method="text", who_calls="my sister does"),
    ],
)
def test_where_nothing_is_safe_and_sure_nothing_is_said_of_the_next_contact(safe: SafeContact) -> None:
    assert reached(safe) is None


def test_a_closed_case_says_nothing_of_the_next_contact() -> None:
    case = replace(case_of("A"), safe_contact=SafeContact(method="text"))
    assert own_copy(case, today=MEETING).contact
    assert own_copy(life.close(case, on=MEETING, entropy=counting()), today=MEETING).contact is None


def test_who_begins_and_when_is_as_it_was_said() -> None:
    found = reached(
        SafeContact(
            method="text",
            who_calls="survivor",
            device_watched="no",
            ok_times="weekdays 18:00-20:00",
            never_times="sat, sun",
        )
    )
    assert found == Reached(
        ways=("text",),
        survivor_first=True,
        times=(Hours(days=(0, 1, 2, 3, 4), spans=((1080, 1200),)),),
        never=(Hours(days=(5, 6), spans=((0, 1440),)),),
    )


@pytest.mark.parametrize("unclear", ["when he is at work", "at 6", "late", "312-555-0199"])
def test_hours_that_are_not_understood_whole_are_left_out(unclear: str) -> None:
    bare = Reached(ways=("text",), survivor_first=False)
    assert reached(SafeContact(method="text", ok_times=unclear)) == bare
    assert reached(SafeContact(method="text", ok_times="weekdays", never_times=unclear)) == bare


HOURS = st.sampled_from(["9:00", "18:30", "9am", "7 pm", "12:00", "23:15", "16.45"])
DAYS = st.sampled_from(["weekdays", "sat, sun", "mon", "tue-thu", "lunes a viernes", "every day", ""])
SAID = st.one_of(
    st.tuples(DAYS, HOURS).map(lambda parts: f"{parts[0]} after {parts[1]}".strip()),
    st.tuples(DAYS, HOURS, HOURS).map(lambda parts: f"{parts[0]} {parts[1]}-{parts[2]}".strip()),
    DAYS,
)


@given(said=SAID, day=st.integers(0, 6), minute=st.integers(0, 1439))
def test_hours_on_the_page_are_just_those_that_are_checked_against(said: str, day: int, minute: int) -> None:
    found = hours(said)
    at = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days=day, minutes=minute)
    if found is None or not said:
        assert found == () or within(said, at) is None
        return
    inside = any(day in one.days and any(start <= minute < end for start, end in one.spans) for one in found)
    assert inside == within(said, at)


@given(case=cases, name=any_text)
def test_a_copy_of_any_case_holds_every_goal_of_the_list_and_no_promise_with_such_words(case: Case, name: str) -> None:
    copy = own_copy(case, today=MEETING, names=[name])
    assert [one.words for one in (*copy.numbered, *copy.others)] == [
        case.goals[key].words for key in goals.listed(case)
    ]
    assert len(copy.promises) + len(copy.held_back) == sum(one.is_open for one in case.promises.values())
    for one in copy.promises:
        assert "police" not in one.words.lower()
        assert case.case not in one.words


def test_the_contact_person_is_not_named_on_it() -> None:
    case = replace(promised("R. Ortiz calls", "Call"), person=Person(contact_person="R. Ortiz"))
    assert [one.words for one in own_copy(case, today=MEETING).promises] == ["Call"]


def test_an_offer_is_written_down_at_the_end_and_once_a_day() -> None:
    entropy, offer = counting(), Copy(on=MEETING, safe="yes", taken=True, language="es", plain_cover=True)
    case = offered(case_of("A"), offer, entropy=entropy)
    assert case.copies == {"y-0000": offer}
    assert offered(case, offer, entropy=entropy) is case
    later = offered(case, replace(offer, on=MEETING + WEEK), entropy=entropy)
    assert [one.on for one in later.copies.values()] == [MEETING, MEETING + WEEK]


def test_a_past_day_knows_only_the_copies_up_to_it() -> None:
    entropy, today = counting(), MEETING + 5 * WEEK
    case = case_of("A")
    for weeks in (1, 3):
        case = offered(case, Copy(on=MEETING + weeks * WEEK, safe="no", taken=False), entropy=entropy)
    days = (MEETING, MEETING + WEEK, MEETING + 2 * WEEK, MEETING + 3 * WEEK)
    assert [len(as_of(case, day, today).copies) for day in days] == [0, 1, 1, 2]
