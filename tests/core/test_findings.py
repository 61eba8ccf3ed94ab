"""What a valid case may still have wrong: each rule speaks where it should, and is silent where it should be."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from justicecli.core.changes import compare
from justicecli.core.findings import Finding, controls, findings, personal, personal_in
from justicecli.core.goals import mark
from justicecli.model.case import Case, Closing, Contact, Order, Promise, Review, SafeContact
from justicecli.model.goal import Goal, Hurdle, Mark, Step
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import cases, ordered_cases

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")
A, B, C = ABC.goals


def found(case: Case) -> list[tuple[str, str]]:
    """The rule and the place of each finding."""
    return [(one.rule, ".".join(one.place)) for one in findings(case, "amber-heron-27", NOW)]


def goals(**changed: Goal) -> Case:
    """The case with goals replaced, named by their letter."""
    return replace(ABC, goals={**ABC.goals, **{f"g-{letter * 4}": goal for letter, goal in changed.items()}})


def test_a_case_as_the_program_makes_it_has_no_findings() -> None:
    case = mark(ABC, A, "achieved", on=MEETING, entropy=counting())
    case = replace(case, reviews={"r-0000": Review(held=MEETING, order=[B, C])})
    assert found(ABC) == found(case) == []


@given(ordered_cases())
def test_numbers_given_by_the_program_are_never_a_finding(case: Case) -> None:
    assert "ranks" not in {rule for rule, _ in found(case)}


SENTENCES = re.compile(
    r"the numbers are not 1 to \d, each once; set the order with justice goals order"
    r"|an achieved or set-aside goal has no number; take the line out"
    r"|the order names a goal that is not in the file"
    r"|the order names a goal twice"
    r"|the promise is due before it was made"
    r"|the promise is open, and still has a day on which it was settled"
    r"|the promise is settled, and does not say when; add the key settled with its day"
    r"|two orders: ask the survivor, and write down the one they give with justice review CASE"
    r"|two accounts of [a-z0-9 ,'-]+: see which holds, and say it with justice [a-z]+( [a-z]+)? CASE "
    r"[A-Za-z0-9 .,()_-]+"
    r"|two accounts of [a-z0-9 ,'-]+: see which holds, and take out \[to_settle\.t-\w{4}\] with justice edit CASE when "
    r"it is settled"
    r"|this contact has not come yet; see whether the year is right"
    r"|this assures something, and nothing says who gave the power for it"
    r"|this id is used twice"
    r"|the next review is not after this one"
    r"|it is reopened before it was closed"
    r"|this goal has no words"
    r"|this looks like an? [a-z -]+; if it is one, keep it on paper or in the agency's own system"
    r"|a control character hides in this text"
)


@settings(max_examples=40)
@given(cases)
def test_a_finding_never_repeats_the_words_of_the_file(case: Case) -> None:
    assert all(SENTENCES.fullmatch(one.sentence) for one in findings(case, "amber-heron-27", NOW))


def test_a_file_named_otherwise_than_its_case_is_found() -> None:
    assert findings(ABC, "cedar-lamp-44", NOW) == [
        Finding(rule="code", place=("case",), sentence="the file is named cedar-lamp-44, and the case in it is not")
    ]


class TestNumbers:
    @pytest.mark.parametrize(
        "ranks", [(1, 3, 4), (2, 3, 4), (1, 1, 2), (1, 2, 2), (9, None, None), (None, 1, 3), (1, 2, 4)]
    )
    def test_numbers_that_are_not_1_to_n_are_found(self, ranks: tuple[int | None, ...]) -> None:
        case = replace(
            ABC,
            goals={key: replace(goal, rank=rank) for (key, goal), rank in zip(ABC.goals.items(), ranks, strict=True)},
        )
        assert found(case) == [("ranks", "goals")]

    @pytest.mark.parametrize("ranks", [(1, 2, 3), (3, 1, 2), (None, None, None), (None, 1, None), (2, None, 1)])
    def test_numbers_that_are_1_to_n_are_not(self, ranks: tuple[int | None, ...]) -> None:
        case = replace(
            ABC,
            goals={key: replace(goal, rank=rank) for (key, goal), rank in zip(ABC.goals.items(), ranks, strict=True)},
        )
        assert found(case) == []

    def test_a_number_on_a_goal_that_is_off_the_list_is_found_and_counts_for_no_other(self) -> None:
        left = replace(ABC.goals[C], marks={"m-0000": Mark(state="set-aside", on=MEETING)})
        for rank in (1, 3, 9):
            assert found(goals(c=replace(left, rank=rank))) == [("ranks", "goals.g-cccc.rank")]
        assert found(goals(c=replace(left, rank=None))) == []
        assert found(goals(c=replace(left, marks={"m-0000": Mark(state="paused", on=MEETING)}))) == []


class TestOrders:
    def test_an_order_that_names_a_goal_that_is_not_there_is_found(self) -> None:
        case = replace(
            ABC,
            reviews={"r-0000": Review(held=MEETING, order=[A, "g-zzzz"])},
            orders={"o-0000": Order(on=MEETING, order=["g-yyyy"])},
        )
        assert found(case) == [("order", "reviews.r-0000.order"), ("order", "orders.o-0000.order")]

    def test_an_order_that_names_a_goal_twice_is_found(self) -> None:
        case = replace(ABC, orders={"o-0000": Order(until=MEETING, order=[A, B, A])})
        assert [one.sentence for one in findings(case, "amber-heron-27", NOW)] == ["the order names a goal twice"]

    def test_an_order_of_some_goals_even_of_those_set_aside_since_is_not(self) -> None:
        case = mark(ABC, A, "set-aside", on=MEETING, entropy=counting())
        assert found(replace(case, reviews={"r-0000": Review(held=MEETING, order=[B, A])})) == []


class TestPromises:
    def test_a_promise_due_before_it_was_made_is_found_by_the_local_day(self) -> None:
        early = datetime(2026, 11, 1, 23, 59, tzinfo=timezone(timedelta(hours=-6)))
        assert early.astimezone(UTC).date() == MEETING
        case = replace(
            ABC,
            promises={
                "p-0000": Promise(words="Call", made=MEETING, due=MEETING - WEEK),
                "p-0001": Promise(words="Call", made=MEETING, due=early),
            },
        )
        assert found(case) == [("promise", "promises.p-0000.due"), ("promise", "promises.p-0001.due")]

    def test_a_promise_due_on_its_day_or_without_one_of_the_two_is_not(self) -> None:
        case = replace(
            ABC,
            promises={
                "p-0000": Promise(words="Call", made=MEETING, due=MEETING),
                "p-0001": Promise(words="Call", made=MEETING, due=datetime(2026, 11, 2, 9, tzinfo=UTC)),
                "p-0002": Promise(words="Call", due=MEETING),
                "p-0003": Promise(words="Call", made=MEETING),
            },
        )
        assert found(case) == []

    def test_a_settled_promise_says_when_and_no_other_does(self) -> None:
        case = replace(
            ABC,
            promises={
                "p-0000": Promise(words="Call", state="kept"),
                "p-0001": Promise(words="Call", state="missed"),
                "p-0002": Promise(words="Call", state="released"),
                "p-0003": Promise(words="Call", settled=MEETING),
                "p-0004": Promise(words="Call", state="changed", settled=MEETING),
                "p-0005": Promise(words="Call", state="kept", settled=MEETING),
                "p-0006": Promise(words="Call", state="changed"),
            },
        )
        assert found(case) == [
            ("promise", "promises.p-0000.state"),
            ("promise", "promises.p-0001.state"),
            ("promise", "promises.p-0002.state"),
            ("promise", "promises.p-0003.settled"),
            ("promise", "promises.p-0004.settled"),
        ]


def test_a_contact_that_has_not_come_yet_is_found_by_its_instant() -> None:
    ahead = timezone(timedelta(hours=13))
    case = replace(
        ABC,
        contacts={
            "c-0000": Contact(at=NOW.replace(year=2027)),
            "c-0001": Contact(at=NOW + timedelta(minutes=1)),
            "c-0002": Contact(at=NOW.date() + timedelta(days=1)),
            "c-0003": Contact(at=NOW.astimezone(ahead)),
            "c-0004": Contact(at=NOW.date()),
            "c-0005": Contact(),
        },
    )
    assert NOW.astimezone(ahead).date() > NOW.date()
    assert found(case) == [("contact", f"contacts.c-000{number}.at") for number in range(3)]


def test_an_id_that_two_goals_share_below_them_is_found() -> None:
    step = {"s-0000": Step(words="Call")}
    case = goals(a=replace(ABC.goals[A], steps=step), b=replace(ABC.goals[B], steps=step))
    assert found(case) == [("id", "goals.g-bbbb.steps.s-0000")]
    assert found(goals(a=replace(ABC.goals[A], steps=step, hurdles={"h-0000": Hurdle(words="No bed")}))) == []


class TestDays:
    def test_a_next_review_that_is_not_after_its_review_is_found(self) -> None:
        case = replace(
            ABC,
            reviews={
                "r-0000": Review(held=MEETING, next=MEETING),
                "r-0001": Review(held=MEETING, next=MEETING - WEEK),
                "r-0002": Review(held=MEETING, next=MEETING + WEEK),
                "r-0003": Review(next=MEETING),
                "r-0004": Review(held=MEETING),
            },
        )
        assert found(case) == [("days", "reviews.r-0000.next"), ("days", "reviews.r-0001.next")]

    def test_a_case_reopened_before_it_was_closed_is_found(self) -> None:
        case = replace(
            ABC,
            closings={
                "z-0000": Closing(closed=MEETING, reopened=MEETING - WEEK),
                "z-0001": Closing(closed=MEETING, reopened=MEETING),
                "z-0002": Closing(closed=MEETING),
            },
        )
        assert found(case) == [("days", "closings.z-0000.reopened")]


def test_a_goal_without_words_is_found() -> None:
    assert found(goals(b=replace(ABC.goals[B], words=" \n"))) == [("words", "goals.g-bbbb.words")]


INNOCENT = [
    "I am 27",
    "2026-11-24",
    "room 101",
    "from 2019-2021",
    "in 2019, 2020 and 2021",
    "weekdays after 18:00",
    "18:00-20:00",
    "between 9.30 and 10.15",
    "bus 38, then the 402",
    "form I-914 and I-918B",
    "18 U.S.C. 1592",
    "ZIP 12345",
    "they owe me $1,250.00",
    "$12000",
    "42 weeks at 6 days",
    "case amber-heron-27",
    "goal g-7k2f, review r-0b6n",
    "I want my 3 children here",
    "Quiero vivir con mi hija y mi madre",
    "Quiero mi pasaporte y mis papeles, todos",
    "Trabajé 7 días a la semana por 2 años",
    "Me deben $3500 desde 2024",
    "Tengo 27 años y 2 hijos",
    "Me llevaron a 100 kilómetros",
    "Mi cita es a las 9 el jueves",
    "Nací en un pueblo pequeño",
    "I was born in a small town",
    "A place of my own, a job, a doctor",
    "a 100 dollar bill",
    "at the house on the hill",
    "the drive took 5 hours",
    "@ana",
    "me @ work",
    "10%",
    "1.2.3",
    "我想和女儿一起生活",
    "أريد أن أعيش مع ابنتي",
]

TELLING = [
    ("a phone number", "call 555-010-0199"),
    ("a phone number", "(555) 010-0199"),
    ("a phone number", "+1 555 010 0199"),
    ("a phone number", "+52 55 1234 5678"),
    ("a phone number", "555.010.0199"),
    ("a phone number", "5550100199"),
    ("a phone number", "+15550100199"),
    ("a phone number", "Llámame al 555 010 0199 por la noche"),
    ("an e-mail address", "ana@example.org"),
    ("an e-mail address", "write to ana.lopez+x@mail.example.com please"),
    ("a social security number", "123-45-6789"),
    ("a social security number", "SSN: 987-65-4321."),
    ("an immigration file number", "A123456789"),
    ("an immigration file number", "A-123-456-789"),
    ("an immigration file number", "a# is A 123 456 78"),
    ("an immigration receipt number", "IOE0912345678"),
    ("an immigration receipt number", "receipt EAC-1234567890"),
    ("a date of birth", "born 1999-04-03"),
    ("a date of birth", "DOB 4/3/99"),
    ("a date of birth", "date of birth: 3 April 1999"),
    ("a date of birth", "birthday is on the 3rd"),
    ("a date of birth", "nacida el 3 de abril de 1999"),
    ("a date of birth", "fecha de nacimiento 03-04-1999"),
    ("a full date", "on 3/4/1999"),
    ("a full date", "03.04.2025"),
    ("a street address", "12 Oak Street"),
    ("a street address", "I live at 1420 West Oak Ave now"),
    ("a street address", "5 Elm Rd."),
]


@pytest.mark.parametrize("words", INNOCENT)
def test_innocent_words_are_not_taken_for_personal_data(words: str) -> None:
    assert personal(words) is None


@pytest.mark.parametrize(("what", "words"), TELLING)
def test_likely_personal_data_is_found_and_named_by_its_kind(what: str, words: str) -> None:
    assert personal(words) == what
    assert personal(f"Quiero\n{words}\nhoy") == what


def test_personal_data_is_found_wherever_a_text_stands_and_is_not_repeated() -> None:
    number = "555-010-0199"
    goal = replace(ABC.goals[B], steps={"s-0000": Step(words="Call", who=number)})
    case = replace(
        goals(b=goal),
        words={"place": number},
        safe_contact=SafeContact(method=number),
        contacts={"c-0000": Contact(present=["interpreter", number])},
        reviews={"r-0000": Review(progress={A: number})},
        extra={"list": [1, {"deep": [number]}]},
    )
    assert found(case) == [
        ("personal data", "words.place"),
        ("personal data", "safe_contact.method"),
        ("personal data", "goals.g-bbbb.steps.s-0000.who"),
        ("personal data", "contacts.c-0000.present"),
        ("personal data", "reviews.r-0000.progress.g-aaaa"),
        ("personal data", "extra.list.deep"),
    ]
    assert not [one for one in findings(case, "amber-heron-27", NOW) if number in one.sentence]


def test_only_what_a_change_brought_in_is_looked_at() -> None:
    before = goals(a=replace(ABC.goals[A], words="call 555-010-0199"))
    after = replace(before, promises={"p-0000": Promise(words="write to ana@example.org")})
    assert list(personal_in(compare(before, after))) == [
        Finding(
            rule="personal data",
            place=("promises", "p-0000", "words"),
            sentence="this looks like an e-mail address; if it is one, keep it on paper or in the agency's own system",
        )
    ]
    assert list(personal_in(compare(after, before))) == []


def test_control_characters_written_by_hand_are_found_in_every_text() -> None:
    case = replace(
        goals(a=replace(ABC.goals[A], words="red \x1b[31m")),
        person=replace(ABC.person, speaks=["es", "\u202e"]),
        extra={"a": {"b": "\x07"}},
    )
    assert [".".join(one.place) for one in controls(case)] == ["person.speaks", "goals.g-aaaa.words", "extra.a.b"]
    assert ("control character", "extra.a.b") in found(case)
    assert list(controls(goals(a=replace(ABC.goals[A], words="a tab\tand a line\nאבג")))) == []
