"""The JSON Schema: what an editor completes and checks is what the program reads."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest
import tomli
from hypothesis import given, settings

from justicecli.model.case import Case
from justicecli.model.schema import TITLE, document
from tests.sample import SAMPLE
from tests.strategies import cases

SCHEMA = json.loads(document())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def sample() -> dict[str, Any]:
    """The sample file as editors of TOML hand it to a schema: days as text."""
    table: dict[str, Any] = msgspec.to_builtins(tomli.loads(SAMPLE))
    return table


def test_the_schema_is_one_and_says_what_it_describes() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == TITLE
    assert document().endswith("}\n")
    assert document() == document()


def test_the_sample_is_valid() -> None:
    VALIDATOR.validate(sample())


@settings(max_examples=40)
@given(cases)
def test_any_case_is_valid(case: Case) -> None:
    VALIDATOR.validate(msgspec.to_builtins(case))


def test_nothing_is_null_and_nothing_empty_is_offered() -> None:
    assert "null" not in document()
    assert '"default": []' not in document()
    assert '"default": {}' not in document()
    assert SCHEMA["$defs"]["Promise"]["properties"]["state"]["default"] == "open"


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ((), "name", "x"),
        ((), "format", 2),
        ((), "opened", "soon"),
        (("person",), "phone", "x"),
        (("goals",), "7k2f", {"words": "x"}),
        (("goals", "g-7k2f"), "rnk", 1),
        (("goals", "g-7k2f"), "rank", 0),
        (("goals", "g-7k2f"), "said_by", "nobody"),
        (("options", "papers-back"), "help", "maybe"),
        (("contacts", "c-52wk"), "at", "soon"),
        (("contacts", "c-52wk"), "started_by", "nobody"),
        (("promises", "p-3mq9"), "state", "forgotten"),
        (("promises", "p-3mq9"), "due", "soon"),
        (("promises", "p-3mq9"), "settled", "soon"),
        (("promises", "p-3mq9"), "yours", "perhaps"),
        (("promises", "p-3mq9"), "earlier", {"e-1111": {"until": "2026-11-02"}}),
        (("promises", "p-3mq9"), "earlier", {"d-1111": {"due": "2026-11-02"}}),
    ],
)
def test_what_the_program_refuses_is_not_valid(place: tuple[str, ...], key: str, value: object) -> None:
    table = sample()
    inner = table
    for name in place:
        inner = inner[name]
    inner[key] = value
    assert not VALIDATOR.is_valid(table)


@pytest.mark.parametrize(
    ("group", "record", "key"),
    [("contacts", "c-52wk", "at"), ("promises", "p-3mq9", "due"), ("promises", "p-3mq9", "settled")],
)
@pytest.mark.parametrize("when", ["2026-11-02", "2026-11-02T10:00:00-06:00"])
def test_a_day_and_an_hour_are_both_valid(group: str, record: str, key: str, when: str) -> None:
    table = sample()
    table[group][record][key] = when
    VALIDATOR.validate(table)


def test_a_goal_without_words_is_not_valid() -> None:
    table = sample()
    del table["goals"]["g-7k2f"]["words"]
    assert not VALIDATOR.is_valid(table)
