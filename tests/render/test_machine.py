"""JSON for programs: the contract, held key by key, and documents that any value of a file may stand in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from justicecli.core.findings import Finding
from justicecli.core.goals import mark
from justicecli.core.overview import Due, Overview, overview
from justicecli.model.card import Card, Option
from justicecli.model.case import Case, Contact, Explained, Order, Person, Promise, Review, SafeContact
from justicecli.model.goal import Earlier, Goal, Hurdle, Step
from justicecli.model.text import has_control
from justicecli.render import machine
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import cases

CASE = case_of("Vivir con mi hija")


def document(capsys: pytest.CaptureFixture[str], **parts: Any) -> dict[str, Any]:
    """What a program reads."""
    machine.show(**parts)
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_every_document_begins_with_the_version_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    machine.show(case="amber-heron-27", as_of=None)
    assert capsys.readouterr().out == '{\n  "justice": 1,\n  "case": "amber-heron-27",\n  "as_of": null\n}\n'


def test_a_goal_has_every_key_said_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, goals=machine.goals(CASE, list(CASE.goals))) == {
        "justice": 1,
        "goals": [
            {
                "id": "g-aaaa",
                "state": "active",
                "words": "Vivir con mi hija",
                "rank": 1,
                "round": 1,
                "added": "2026-11-02",
                "said_by": "survivor",
                "written_by": None,
                "language": None,
                "translation": None,
                "steps": {},
                "hurdles": {},
                "earlier": {},
                "marks": {},
            }
        ],
    }


def test_what_stands_under_a_goal_has_the_keys_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    goal = Goal(
        words="Vivir con mi hija",
        steps={"s-0000": Step(words="Call", who="R. Ortiz", by=MEETING, done=MEETING)},
        hurdles={"h-0000": Hurdle(words="No bed", kind="service does not exist", gone=MEETING)},
        earlier={"w-0000": Earlier(words="Ver a mi hija", until=MEETING)},
    )
    case = replace(CASE, goals={"g-aaaa": goal})
    case = mark(case, "g-aaaa", "set-aside", on=MEETING, entropy=counting(), note="later")
    (row,) = document(capsys, goals=machine.goals(case, ["g-aaaa"]))["goals"]
    assert row["state"] == "set-aside"
    assert (row["steps"], row["hurdles"], row["earlier"], row["marks"]) == (
        {"s-0000": {"words": "Call", "who": "R. Ortiz", "by": "2026-11-02", "done": "2026-11-02"}},
        {"h-0000": {"words": "No bed", "kind": "service does not exist", "gone": "2026-11-02"}},
        {"w-0000": {"words": "Ver a mi hija", "until": "2026-11-02"}},
        {"m-0000": {"state": "set-aside", "on": "2026-11-02", "note": "later"}},
    )


def test_a_case_has_the_tables_of_its_file_and_what_is_worked_out_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    case = replace(
        case_of("A", "B", numbered=0),
        person=Person(call_me="Ana", speaks=["es-MX"]),
        words={"trafficker": "my boyfriend"},
        safe_contact=SafeContact(method="text", code_word_set=True),
        options={"papers-back": Explained(explained=MEETING, language="es", help="we can")},
        contacts={"c-0000": Contact(at=datetime(2026, 11, 2, 10, tzinfo=UTC), how="in person", reached=True)},
        promises={"p-0000": Promise(words="Call", due=MEETING)},
        reviews={"r-0000": Review(held=MEETING, numbered_by="survivor", order=["g-aaaa"], next=MEETING + WEEK)},
        extra={"grant": "FY26"},
    )
    said = document(capsys, case=machine.case(case, overview(case, case.case)), as_of=MEETING)
    assert [goal["id"] for goal in said["case"].pop("goals")] == ["g-aaaa", "g-bbbb"]
    assert said == {
        "justice": 1,
        "case": {
            "format": 1,
            "case": "amber-heron-27",
            "opened": "2026-11-02",
            "referred": None,
            "kind": None,
            "person": {
                "call_me": "Ana",
                "pronouns": None,
                "speaks": ["es-MX"],
                "reads": None,
                "interpreter": None,
                "contact_person": None,
            },
            "words": {"trafficker": "my boyfriend"},
            "safe_contact": {
                "method": "text",
                "who_calls": None,
                "ok_times": None,
                "never_times": None,
                "voicemail": None,
                "say_agency_name": None,
                "who_else_may_answer": None,
                "if_dropped": None,
                "code_word_set": True,
                "device_watched": None,
                "last_checked": None,
            },
            "options": {"papers-back": {"explained": "2026-11-02", "language": "es", "help": "we can"}},
            "contacts": {
                "c-0000": {
                    "at": "2026-11-02T10:00:00Z",
                    "how": "in person",
                    "reached": True,
                    "who": None,
                    "present": [],
                    "started_by": None,
                    "minutes": None,
                    "voicemail": None,
                    "note": None,
                }
            },
            "promises": {
                "p-0000": {
                    "words": "Call",
                    "who": None,
                    "made": None,
                    "due": "2026-11-02",
                    "state": "open",
                    "settled": None,
                    "told": None,
                    "yours": None,
                    "confirmed_by": None,
                    "earlier": {},
                }
            },
            "reviews": {
                "r-0000": {
                    "held": "2026-11-02",
                    "numbered_by": "survivor",
                    "present": [],
                    "order": ["g-aaaa"],
                    "next": "2026-11-09",
                    "note": None,
                    "progress": {},
                }
            },
            "orders": {},
            "checklists": {},
            "closings": {},
            "copies": {},
            "form": {"seed": None, "numerals": None},
            "order_to_settle": {},
            "to_settle": {},
            "extra": {"grant": "FY26"},
            "in_order": ["g-aaaa", "g-bbbb"],
            "closed": None,
            "next_review": "2026-11-09",
        },
        "as_of": "2026-11-02",
    }


def test_the_records_of_a_group_have_their_ids_and_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    orders = {"o-0000": Order(on=MEETING, by="staff", order=["g-aaaa"]), "o-0001": Order()}
    assert document(capsys, orders=machine.records(orders))["orders"] == [
        {"id": "o-0000", "on": "2026-11-02", "after": None, "until": None, "by": "staff", "order": ["g-aaaa"]},
        {"id": "o-0001", "on": None, "after": None, "until": None, "by": None, "order": []},
    ]


def test_a_case_in_the_list_has_every_key_said_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    contact = Contact(at=datetime(2026, 11, 2, 10, tzinfo=UTC))
    known = Overview(
        code="amber-heron-27",
        opened=MEETING,
        closed=None,
        call_me="Ana",
        goals=2,
        last_contact=contact,
        next_review=MEETING,
        next_due=Due(when=MEETING, what="review"),
        to_settle=2,
    )
    unknown = overview(Case(format=1, case="birch-owl-10"), "birch-owl-10")
    assert document(capsys, cases=[known, unknown]) == {
        "justice": 1,
        "cases": [
            {
                "code": "amber-heron-27",
                "opened": "2026-11-02",
                "closed": None,
                "call_me": "Ana",
                "goals": 2,
                "last_contact": {
                    "at": "2026-11-02T10:00:00Z",
                    "how": None,
                    "reached": None,
                    "who": None,
                    "present": [],
                    "started_by": None,
                    "minutes": None,
                    "voicemail": None,
                    "note": None,
                },
                "next_review": "2026-11-02",
                "next_due": {"when": "2026-11-02", "what": "review"},
                "to_settle": 2,
            },
            {
                "code": "birch-owl-10",
                "opened": None,
                "closed": None,
                "call_me": None,
                "goals": 0,
                "last_contact": None,
                "next_review": None,
                "next_due": None,
                "to_settle": 0,
            },
        ],
    }


def test_an_option_has_every_key_and_what_a_case_records_of_it_where_there_is_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    card = Card(options={"papers-back": Option(say="I want my papers.", checked_on=MEETING, in_brief=True)})
    row = {
        "id": "papers-back",
        "say": "I want my papers.",
        "jurisdiction": None,
        "checked_on": "2026-11-02",
        "basis": None,
        "ask_a_lawyer": False,
        "in_brief": True,
        "help": None,
        "note": None,
    }
    assert document(capsys, options=machine.card(card))["options"] == [row]
    assert document(capsys, options=machine.card(card, {}))["options"] == [{**row, "recorded": None}]
    recorded = {"papers-back": Explained(explained=MEETING)}
    assert document(capsys, options=machine.card(card, recorded))["options"] == [
        {**row, "recorded": {"explained": "2026-11-02", "language": None, "help": None}}
    ]


def test_a_finding_says_where_it_is() -> None:
    finding = Finding(rule="ranks", place=("goals", "g-7k2f", "rank"), sentence="take the line out")
    assert machine.finding(finding, "cases/amber.toml", 12) == {
        "path": "cases/amber.toml",
        "line": 12,
        "rule": "ranks",
        "place": "goals.g-7k2f.rank",
        "sentence": "take the line out",
    }


def test_odd_values_of_an_agencys_own_table_are_written_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    odd = {
        "big": 2**80,
        "small": -(2**200),
        "nan": float("nan"),
        "infinite": [float("inf"), -float("inf")],
        "tiny": 5e-324,
        "time": time(9, 30),
        "day": date(2026, 11, 2),
        "hour": datetime(2026, 11, 2, 9, tzinfo=UTC),
        "local": datetime(2026, 11, 2, 9),
        "deep": [{"a": [[]]}],
        "": "a key without a name",
    }
    case = replace(CASE, extra=odd)
    said = document(capsys, case=machine.case(case, overview(case, case.case)))["case"]["extra"]
    assert said == {
        "big": 2**80,
        "small": -(2**200),
        "nan": None,
        "infinite": [None, None],
        "tiny": 5e-324,
        "time": "09:30:00",
        "day": "2026-11-02",
        "hour": "2026-11-02T09:00:00Z",
        "local": "2026-11-02T09:00:00",
        "deep": [{"a": [[]]}],
        "": "a key without a name",
    }


@settings(max_examples=40)
@given(cases)
def test_any_case_is_a_document_in_which_no_control_character_is_left(case: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr("sys.stdout.write", written.append)
        machine.show(case=machine.case(case, overview(case, case.case)))
    text = "".join(written)
    assert not has_control(text)
    said = json.loads(text)["case"]
    assert [goal["words"] for goal in said["goals"]] == [goal.words for goal in case.goals.values()]
    assert said["words"] == case.words


def test_characters_that_a_terminal_obeys_are_escaped_and_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    odd = "\x1b[2J \x7f \x9b \u202e \u2066 עם ابنتي 我 e\u0301"
    machine.show(case=odd)
    text = capsys.readouterr().out
    assert r'"\u001b[2J \u007f \u009b \u202e \u2066 עם ابنتي 我 e' in text
    assert json.loads(text)["case"] == odd
