"""The single fields that can be set: of the person, of safe contact, and the survivor's own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.changes import compare
from justicecli.core.fields import keys, set_field, tags
from justicecli.errors import Mistyped
from justicecli.model.case import Person, SafeContact
from justicecli.model.paper import FormChance
from tests.made import MEETING, case_of
from tests.strategies import entered_text

TODAY = date(2026, 11, 23)
CASE = case_of("Vivir con mi hija")
FULL = replace(
    CASE,
    person=Person(call_me="Ana", pronouns="elle", speaks=["es-MX"], reads="es", interpreter="needed"),
    safe_contact=SafeContact(method="text", code_word_set=True, last_checked=MEETING),
    words={"trafficker": "my boyfriend", "place": "the house"},
    form=FormChance(seed="00ff", numerals="arab"),
)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("person.call_me", "Ana", "Ana"),
        ("person.pronouns", "elle", "elle"),
        ("person.speaks", "es-MX mix", ["es-MX", "mix"]),
        ("person.speaks", "es-MX, mix", ["es-MX", "mix"]),
        ("person.reads", "zh-Hans", "zh-Hans"),
        ("person.reads", "none", "none"),
        ("person.interpreter", "by phone", "by phone"),
        ("person.contact_person", "R. Ortiz", "R. Ortiz"),
        ("safe_contact.ok_times", "weekdays after 18:00", "weekdays after 18:00"),
        ("safe_contact.last_checked", "mon", date(2026, 11, 23)),
        ("safe_contact.last_checked", "2026-11-02", MEETING),
        ("safe_contact.code_word_set", "yes", True),
        ("safe_contact.code_word_set", "No", False),
        ("safe_contact.code_word_set", "TRUE", True),
        ("safe_contact.code_word_set", "false", False),
        ("form.numerals", "arab", "arab"),
    ],
)
def test_a_field_holds_what_was_typed_and_nothing_else_changes(key: str, typed: str, kept: Any) -> None:
    case = set_field(CASE, key, typed, today=TODAY)
    table, name = key.split(".")
    assert getattr(getattr(case, table), name) == kept
    assert [change.place for change in compare(CASE, case)] == [(table, name)]


@given(entered_text)
def test_what_the_survivor_calls_something_is_kept_as_it_was_said(words: str) -> None:
    assert set_field(CASE, "words.trafficker", words, today=TODAY).words == {"trafficker": words}


def test_a_word_said_anew_keeps_its_place_and_any_small_name_will_do() -> None:
    case = set_field(FULL, "words.trafficker", "el patrón", today=TODAY)
    assert list(case.words.items()) == [("trafficker", "el patrón"), ("place", "the house")]
    assert set_field(FULL, "words.my_sister-2", "Lu", today=TODAY).words["my_sister-2"] == "Lu"


@pytest.mark.parametrize("key", keys())
def test_without_a_value_any_field_is_cleared(key: str) -> None:
    table, name = key.split(".")
    case = set_field(FULL, key, None, today=TODAY)
    if table == "words":
        assert name not in case.words
        assert [*case.words] == [one for one in FULL.words if one != name]
    else:
        kind = type(getattr(case, table))
        assert getattr(getattr(case, table), name) == getattr(kind(), name)
        assert len(compare(FULL, case)) == (getattr(getattr(FULL, table), name) != getattr(kind(), name))


@pytest.mark.parametrize(
    "key",
    [
        "call_me",
        "person",
        "person.",
        "person.phone",
        "goals.g-aaaa",
        "extra.grant",
        "safe_contact.number",
        "",
        ".",
        "case",
    ],
)
def test_a_key_that_is_none_is_refused_with_those_that_there_are(key: str) -> None:
    with pytest.raises(Mistyped, match=r"^There is no such field to set\. The fields are: person\.call_me, ") as error:
        set_field(CASE, key, "x", today=TODAY)
    assert "words.trafficker" in error.value.sentence


@pytest.mark.parametrize("name", ["", "Trafficker", "two words", "a.b", "_x", "1st", "é", "a" * 41, "x\n"])
def test_a_word_without_a_plain_name_is_refused(name: str) -> None:
    with pytest.raises(Mistyped, match=r"^Say which word it is in small letters"):
        set_field(CASE, f"words.{name}", "x", today=TODAY)


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("person.speaks", "Spanish!", "A language is a tag"),
        ("person.reads", "e", "A language is a tag"),
        ("person.reads", "", "A language is a tag"),
        ("person.call_me", " ", "There is nothing in the words"),
        ("words.place", "", "There is nothing in the words"),
        ("person.call_me", "A\x1b[31m", "Character 2 of the words is a control character"),
        ("person.reads", "spanish", "A language is a tag"),
        ("person.reads", "es-Mexico-old", "A language is a tag"),
        ("form.numerals", "roman", "The figures can be: latn, arab,"),
        ("safe_contact.last_checked", "tomorrow", "Tuesday 24 November 2026 has not come yet"),
        ("safe_contact.last_checked", "03/04", "That date can be read in two ways"),
        ("safe_contact.code_word_set", "bluebird", "Say yes or no: whether a code word is agreed"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_not_repeated(key: str, typed: str, sentence: str) -> None:
    with pytest.raises(Mistyped) as error:
        set_field(CASE, key, typed, today=TODAY)
    assert error.value.sentence.startswith(sentence)
    assert "bluebird" not in error.value.sentence


@pytest.mark.parametrize("tag", ["es", "es-MX", "zh-Hans", "mam", "quc-Latn-GT", "es-419", "zh-yue", "sgn-ase"])
def test_a_language_tag_is_taken(tag: str) -> None:
    assert tags([tag]) == [tag]


@given(st.text(max_size=8))
def test_what_is_taken_for_a_language_is_letters_digits_and_dashes(text: str) -> None:
    try:
        tags([text])
    except Mistyped:
        return
    assert text.isascii()
    assert text.replace("-", "").isalnum()
    assert text[:2].isalpha()


def test_every_field_of_the_person_and_of_safe_contact_can_be_set() -> None:
    assert {f"person.{name}" for name in Person.__struct_fields__} <= set(keys())
    assert {f"safe_contact.{name}" for name in SafeContact.__struct_fields__} <= set(keys())
