"""The survivor's own copy: what stands on it, what is kept off it, and that the offer is written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import copies, goals, life, promises, reviews
from justicecli.core.copies import Hours, OwnCopy, Reached, doubt, hours, offered
from justicecli.core.for_paper import guard, tells
from justicecli.core.history import as_of
from justicecli.core.safe_times import within
from justicecli.model.case import Case, Contact, Person, SafeContact
from justicecli.model.goal import Step
from justicecli.model.paper import Copy
from justicecli.storage.templates import openers, telling
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import any_text, cases

TELLING, OPENERS = telling(), openers()


def own_copy(case: Case, *, today: date, names: Iterable[str | None] = ()) -> OwnCopy:
    """The copy with the telling phrases that are shipped."""
    return copies.own_copy(case, today=today, telling=TELLING, openers=OPENERS, names=names)


def sure(**said: str) -> SafeContact:
    """Safe contact that was checked on the day of the meeting, with a device that nobody watches."""
    return SafeContact(**{"device_watched": "no", **said}, last_checked=MEETING)  # type: ignore[arg-type]


def reached(safe: SafeContact) -> Reached | None:
    """How the next contact may be, on the day of the meeting."""
    return copies.reached(safe, MEETING)


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
    copy = own_copy(case, today=MEETING)
    assert (copy.by_staff, copy.moved_since) == (True, False)
    moved = own_copy(goals.move(case, "g-aaaa", 1), today=MEETING)
    assert (moved.by_staff, moved.moved_since) == (True, True)


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


@pytest.mark.parametrize("words", ["Bring the heron lamp", "ortiza", "Ask about the contrato", "Call at 9:00"])
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
        ("text or in person", ("text", "in person")),
        ("llamada", ("phone",)),
        ("in person", ("in person",)),
    ],
)
def test_the_next_contact_is_by_the_ways_that_were_said_to_be_safe(method: str, ways: tuple[str, ...]) -> None:
    found = reached(sure(method=method))
    assert found is not None
    assert found.ways == ways
    assert not found.survivor_first


@pytest.mark.parametrize("method", ["any", "Any way.", "any method", "cualquiera"])
def test_where_every_way_is_fine_that_is_known_as_one_thing(method: str) -> None:
    found = reached(sure(method=method))
    assert found is not None
    assert found.any_way
    assert not reached(sure(method="phone, text, e-mail, video or letter")).any_way  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "safe",
    [
        SafeContact(),
        sure(ok_times="weekdays after 18:00"),
        sure(method="  "),
        sure(method="ask my cousin"),
        sure(method="text 312-555-0199"),
        sure(method="text", device_watched="yes"),
        sure(method="text", device_watched="maybe"),
        sure(method="text", device_watched="by my boyfriend"),
        sure(method="in person", device_watched="yes"),
        sure(method="text", who_calls="my sister does"),
        sure(method="not phone"),
        sure(method="never letters"),
        sure(method="text, never phone"),
        sure(method="texto"),
        sure(method="text", ok_times="weekdays 9:00-17:00", never_times="when he is home"),
        sure(method="text", ok_times="weekdays", never_times="312-555-0199"),
        sure(method="text", ok_times="late"),
        sure(method="text", ok_times="sat-mon 09:00-21:00", never_times="sundays"),
        sure(method="text", ok_times="weekdays 9:00-17:00", never_times="weekdays 9:00-17:00"),
        SafeContact(method="text", last_checked=MEETING),
        SafeContact(method="text", device_watched="no"),
        SafeContact(method="text", device_watched="no", last_checked=MEETING - timedelta(days=31)),
        SafeContact(method="text", device_watched="no", last_checked=MEETING + timedelta(days=1)),
    ],
)
def test_where_nothing_is_safe_and_sure_nothing_is_said_of_the_next_contact(safe: SafeContact) -> None:
    assert reached(safe) is None
    assert bool(doubt(safe, MEETING)) == bool((safe.method or "").strip())


def test_details_checked_thirty_days_ago_still_count() -> None:
    safe = SafeContact(method="text", device_watched="No", last_checked=MEETING - timedelta(days=30))
    assert reached(safe) == Reached(ways=("text",), survivor_first=False)


def test_a_closed_case_says_nothing_of_the_next_contact() -> None:
    case = replace(case_of("A"), safe_contact=sure(method="text"))
    assert own_copy(case, today=MEETING).contact
    assert own_copy(life.close(case, on=MEETING, entropy=counting()), today=MEETING).contact is None


def test_who_begins_and_when_is_as_it_was_said() -> None:
    found = reached(
        sure(
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


def test_an_offer_is_written_down_at_the_end_unless_it_is_the_last_one_again() -> None:
    entropy, offer = counting(), Copy(on=MEETING, safe="yes", taken=True, language="es", plain_cover=True)
    case = offered(case_of("A"), offer, entropy=entropy)
    assert case.copies == {"y-0000": offer}
    assert offered(case, offer, entropy=entropy) is case
    no = Copy(on=MEETING, safe="no", taken=False)
    for one in (no, offer, no, no):
        case = offered(case, one, entropy=entropy)
    assert [one.safe for one in case.copies.values()] == ["yes", "no", "yes", "no"]
    case = offered(case_of("A"), offer, entropy=entropy)
    later = offered(case, replace(offer, on=MEETING + WEEK), entropy=entropy)
    assert [one.on for one in later.copies.values()] == [MEETING, MEETING + WEEK]


def test_a_past_day_knows_only_the_copies_up_to_it() -> None:
    entropy, today = counting(), MEETING + 5 * WEEK
    case = case_of("A")
    for weeks in (1, 3):
        case = offered(case, Copy(on=MEETING + weeks * WEEK, safe="no", taken=False), entropy=entropy)
    days = (MEETING, MEETING + WEEK, MEETING + 2 * WEEK, MEETING + 3 * WEEK)
    assert [len(as_of(case, day, today).copies) for day in days] == [0, 1, 1, 2]


def known() -> Case:
    """A case whose file holds names of people and places wherever it can."""
    return replace(
        case_of("A"),
        person=Person(call_me="Rosa", contact_person="Ana Maria Ortiz", interpreter="Yusuf"),
        words={"trafficker": "Marco", "place": "the Sunset Spa", "survivor": "me"},
        safe_contact=SafeContact(who_else_may_answer="my cousin Lupe"),
        contacts={
            "c-0000": Contact(who="Det. Kowalski", note="We saw Hugo there"),
            "c-0001": Contact(who="Beth Long", present=["Ines"]),
        },
        goals={"g-aaaa": replace(case_of("A").goals["g-aaaa"], steps={"s-aaaa": Step(words="x", who="Omar")})},
    )


@pytest.mark.parametrize(
    "words",
    [
        *("Rosa gets the passport back", "Dana will call you", "Ortiz comes with you", "Ana comes to you"),
        *("Beth comes with you on Friday", "Det. Kowalski writes to you", "kowalski will tell you"),
        *("We do not tell Marco where you are", "We go to the sunset place", "Harbor-Light pays the bus"),
        *("HarborLight pays the bus", "Text Lupe first", "Omar brings it", "Will calls you", "Yusuf is there"),
        *("Hugo is gone", "Ines is there", "R O S A calls", "Ro\u00adsa calls", "Rósa's papers", "Ro\u017fa calls"),
        *("Old Marlene will call", "Mr. Smithers calls", "HL pays", "It is near Fifth and Main"),
        *("Call 555-0199", "call 555.0199", "Call ext. 4471", "Call 911", "Call ext 4", "call \uff19\uff11\uff11"),
        *("Call me at six one two five five five", "case 24-CR-1021", "room 12 at nine", "it is #12", "a 5 5 5 1 2"),
        *("Meet at the corner of fifth and main", "go to harborlight.org", "see www.hl.org", "sala 4", "ask me @hl"),
        *("on 9 November 2026 call 300", "at 9:00 call 1234", "esquina de la panaderia", "it is 100 dollars"),
    ],
)
def test_a_promise_with_a_name_a_number_or_a_place_is_held_back(words: str) -> None:
    copy = own_copy(promised(words, case=known()), today=MEETING, names=["Dana Reyes", "Harbor Light", "Will Grant"])
    assert copy.promises == []
    assert list(copy.held_back) == ["p-0000"]


@pytest.mark.parametrize(
    "words",
    [
        *("The FBI is there", "the prosecutor writes", "meet you at the shelter", "The detective gives you the papers"),
        *("T-visa papers", "uscis", "ice will not be called", "sheriff", "The cops", "pimp", "brothel money"),
        *("sex work record", "human smuggling", "domestic violence papers", "the hotline", "la migra", "padrote"),
        *("la comisaría", "tra-fficking", "poli\u00adcía", "V I C T I M", "F.B.I.", "i.c.e", "p.o.l.i.c.e", "víc-tima"),
        *("traf-\nficking", "antitrafficking", "inmigración", "el albergue", "un prostíbulo", "la fiscalía", "court"),
        *("ｐｏｌｉｃｅ", "po\u200blice", "poli\u034fce", "anti_trafficking"),  # noqa: RUF001 - wide letters
    ],
)
def test_a_promise_with_a_word_that_says_what_this_is_about_is_held_back(words: str) -> None:
    copy = own_copy(promised(words), today=MEETING)
    assert copy.held_back == {"p-0000": "a word that says what this is about"}


@pytest.mark.parametrize(
    "words",
    [
        *("Marisol will call you", "Call you. Marisol comes too", "Thursday: Marisol calls", "¿Marisol llama?"),
        *("¡Ximena te llama!", "Call\nMarisol", "“Marisol” calls", "Marisol's cousin calls", "Will will call"),
        *("A-Li calls", "D'Angelo calls", "A'isha calls", "Don will call", "I\u00adngrid calls", "Íngrid llama"),
        *("April will call you", "Ask April to call", "Julio llama", "Call Domingo first", "Su Li will call"),
        *("Позвонить в девять", "Appeler à neuf heures", "Марина позвонит", "Rele yo"),
    ],
)
def test_a_first_word_that_may_be_a_name_holds_a_promise_back(words: str) -> None:
    copy = own_copy(promised(words, "Call at nine"), today=MEETING)
    assert [one.words for one in copy.promises] == ["Call at nine"]
    assert list(copy.held_back) == ["p-0000"]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Call at nine",
            "I'll call on Thursday. We'll talk",
            "Don't worry",
            "Let's meet",
            "Check-in on Monday",
            "E-mail",
        ),
        *("Thursday: call at nine", "Call on 9 April", "Call in May", "Get it by April 9", "OK"),
        *(
            "Después llamo a las nueve",
            "Despues llamo",
            "¿Llamar el lunes?",
            "Traer las llaves. Le llamo",
            "No waiting",
        ),
        *("Lunes: llamar", "appeler à neuf heures", "позвонить в девять", "明天打电话", "سأتصل غدا"),
    ],
)
def test_a_promise_that_begins_with_an_everyday_word_or_a_small_letter_stays(words: str) -> None:
    assert own_copy(promised(words), today=MEETING).held_back == {}


def test_no_word_that_begins_a_promise_is_known_as_a_name_and_each_is_in_small_letters() -> None:
    names = "an april august bill chase dolores domingo don drew faith grace grant he hope joy julio june mark may ng "
    names += "ni pat rob rose skip su sue will mi ha li"
    assert not set(OPENERS) & set(names.split())
    assert all(word == word.lower() for word in OPENERS)
    assert len(OPENERS) > 200


@pytest.mark.parametrize("name", ["李娜", "روزا"])
def test_a_name_in_a_script_without_capitals_is_found_inside_a_row_of_letters(name: str) -> None:
    case = replace(case_of("A"), person=Person(call_me=name))
    assert own_copy(promised(f"و{name}明天来", "x", case=case), today=MEETING).held_back.keys() == {"p-0000"}


@pytest.mark.parametrize(
    "words",
    [
        *("Call you at 9:00", "I call on Thursday at 17.30", "Call mon 9-12", "Llamar el lunes de 09:00-17:00"),
        *("Bring the bus ticket by 9 November 2026", "By 2026-11-09", "You get 2 or 3 bags", "I'll help you. We will"),
        *("Ask for help in Spanish", "Traer las llaves antes del 9 de noviembre de 2026", "It is OK", "tell me"),
    ],
)
def test_a_promise_of_everyday_words_days_and_hours_stays(words: str) -> None:
    copy = own_copy(promised(words, case=known()), today=MEETING, names=["Dana Reyes", "The Help Center"])
    assert copy.held_back == {}


def test_who_made_a_settled_promise_is_not_named_either() -> None:
    case = promises.settle(promised("Call", who="Dee Ames"), "p-0000", "kept", on=MEETING)
    case = promises.add(case, "ames writes", made=MEETING, due=MEETING, entropy=lambda size: b"\x09" * size)
    assert len(own_copy(case, today=MEETING).held_back) == 1


def test_a_day_that_is_over_is_left_out_and_the_promise_stays() -> None:
    copy = own_copy(promised("Bring the keys"), today=MEETING + 2 * WEEK)
    assert [(one.words, one.due) for one in copy.promises] == [("Bring the keys", None)]
    assert copy.passed == ["p-0000"]
    assert own_copy(promised("Bring the keys"), today=MEETING + WEEK).passed == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("amber-trafficking.html", True), ("amber.pdf", True), ("b06-victimForm.html", True), ("rosa.pdf", True)),
        *(("Policia_lista.pdf", True), ("heron27.pdf", False), ("list.pdf", False), ("notes-2.html", False)),
    ],
)
def test_a_file_name_that_gives_something_away_is_known(name: str, found: bool) -> None:
    assert tells(name, guard(known(), ["Dana Reyes", None], TELLING)) == found
