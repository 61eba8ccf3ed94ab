"""Whether a contact goes by what the survivor said is safe: kept, broken, or for a person to look at."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core.safe_contact import look
from justicecli.model.case import Contact, SafeContact
from justicecli.model.records import How
from tests.strategies import any_text

MONDAY_NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SATURDAY = date(2026, 11, 7)
TEXTS = ("method", "who_calls", "ok_times", "never_times", "voicemail", "device_watched")
WIRED: tuple[How, ...] = ("phone", "text", "e-mail", "video")


def verdict(field: str, said: str, how: How = "phone", at: date = MONDAY_NINE, **more: Any) -> str:
    """What becomes of one rule for one contact."""
    broken, unread = look(replace(SafeContact(), **{field: said}), Contact(at=at, how=how, **more))
    assert not (set(broken) & set(unread))
    return "broken" if field in broken else "unread" if field in unread else "kept"


@pytest.mark.parametrize(
    ("said", "phone", "text", "letter"),
    [
        ("phone", "kept", "broken", "broken"),
        ("voice or text", "kept", "kept", "broken"),
        ("Text only.", "broken", "kept", "broken"),
        ("only phone, text", "kept", "kept", "broken"),
        ("phone/e-mail/letters", "kept", "broken", "kept"),
        ("llamada", "kept", "broken", "broken"),
        ("mensajes de texto y cartas", "broken", "kept", "kept"),
        ("solo teléfono", "kept", "broken", "broken"),
        ("in person only", "broken", "broken", "broken"),
        ("any", "kept", "kept", "kept"),
        ("never phone", "broken", "kept", "kept"),
        ("not by phone", "broken", "kept", "kept"),
        ("No calls", "broken", "kept", "kept"),
        ("Don\u2019t call", "broken", "kept", "kept"),
        ("nunca llamar", "broken", "kept", "kept"),
        ("text, never phone", "broken", "kept", "broken"),
        ("text, but not phone", "broken", "kept", "broken"),
        ("text only; no calls, no letters", "broken", "kept", "broken"),
        # What can be read in two ways, or names what we do not know, is for a person.
        *((said, "unread", "unread", "unread") for said in ("never phone or text", "no phone, text", "not only phone")),
        *((said, "unread", "unread", "unread") for said in ("not phone only", "phone only if alone", "never", "no")),
        *((said, "unread", "unread", "unread") for said in ("phone, not phone", "text first, then phone", "Signal")),
        *((said, "unread", "unread", "unread") for said in ("text except on sundays", "mail", "message", "app", ",")),
        *(
            (said, "unread", "unread", "unread")
            for said in ("phone but text", "text\nor not at all", "text unless late")
        ),
    ],
)
def test_never_phone_is_not_phone(said: str, phone: str, text: str, letter: str) -> None:
    assert [verdict("method", said, how) for how in ("phone", "text", "letter")] == [phone, text, letter]


@pytest.mark.parametrize(
    ("field", "said", "at", "found"),
    [
        ("ok_times", "weekdays before 12:00", MONDAY_NINE, "kept"),
        ("ok_times", "weekdays after 18:00", MONDAY_NINE, "broken"),
        ("ok_times", "after 6", MONDAY_NINE, "unread"),
        ("ok_times", "weekdays after 18:00", SATURDAY, "broken"),
        ("ok_times", "daily after 18:00", SATURDAY, "unread"),
        ("ok_times", "weekends", SATURDAY, "kept"),
        ("never_times", "weekdays before 12:00", MONDAY_NINE, "broken"),
        ("never_times", "weekdays after 18:00", MONDAY_NINE, "kept"),
        ("never_times", "when he is home", MONDAY_NINE, "unread"),
        ("never_times", "never on sunday", MONDAY_NINE, "unread"),
        ("never_times", "any time", MONDAY_NINE, "broken"),
        ("never_times", "weekends", SATURDAY, "broken"),
        ("never_times", "sat after 18:00", SATURDAY, "unread"),
    ],
)
def test_hours_are_kept_broken_or_for_a_person(field: str, said: str, at: date, found: str) -> None:
    assert [verdict(field, said, how, at) for how in WIRED] == [found] * 4


@pytest.mark.parametrize(
    ("said", "found"),
    [
        *((said, "kept") for said in ("yes", "Yes.", "ok", "Sí", "si")),
        *(
            (said, "broken")
            for said in ("no", "No!", "never", "nunca", "not safe", "don't", "Don\u2019t", "false", "n")
        ),
        *(
            (said, "unread")
            for said in ("no problem", "vague words", "only the hotline name", "not now", "yes, but vague")
        ),
    ],
)
def test_only_a_plain_yes_lets_a_message_be_left(said: str, found: str) -> None:
    assert verdict("voicemail", said, voicemail=True) == found
    assert verdict("voicemail", said, voicemail=False) == verdict("voicemail", said) == "kept"


@pytest.mark.parametrize(
    ("field", "said", "found"),
    [
        *(("who_calls", said, "broken") for said in ("survivor", "The survivor", "survivor calls us")),
        *(("who_calls", said, "kept") for said in ("us", "either")),
        *(("who_calls", said, "unread") for said in ("R. Ortiz", "a woman's voice only", "not us")),
        ("device_watched", "no", "kept"),
        *(("device_watched", said, "unread") for said in ("yes", "maybe", "phone", "not sure")),
    ],
)
def test_what_a_log_cannot_show_is_for_a_person(field: str, said: str, found: str) -> None:
    assert verdict(field, said) == found


def test_a_contact_in_person_or_that_the_survivor_began_breaks_nothing_and_a_letter_has_no_hour() -> None:
    strict = SafeContact(method="text", ok_times="evenings", device_watched="yes", say_agency_name="no", voicemail="no")
    for contact in (
        Contact(at=MONDAY_NINE, how="in person"),
        Contact(at=MONDAY_NINE, how="phone", started_by="survivor"),
    ):
        assert look(strict, contact) == ([], [])
    assert look(strict, Contact(at=MONDAY_NINE, how="letter")) == (["method"], [])
    assert look(strict, Contact(at=MONDAY_NINE, how="phone", voicemail=True)) == (
        ["method", "voicemail"],
        ["ok_times", "device_watched"],
    )
    assert look(SafeContact(), Contact(at=MONDAY_NINE, how="phone", voicemail=True)) == ([], [])
    assert look(SafeContact(method=" "), Contact(at=MONDAY_NINE, how="phone")) == ([], [])


def test_a_contact_without_a_time_goes_by_no_hours_that_were_checked() -> None:
    assert look(SafeContact(ok_times="weekdays", never_times="weekends"), Contact(how="text")).unread == [
        "ok_times",
        "never_times",
    ]


@given(st.sampled_from(TEXTS), any_text.filter(str.strip), st.sampled_from(WIRED))
def test_words_that_nobody_knows_are_never_kept(field: str, said: str, how: How) -> None:
    """Each text has a letter in it that is in no word we know."""
    assert verdict(field, f"{said} \u017c", how, voicemail=True) == "unread"


@given(st.sampled_from(TEXTS), any_text, st.sampled_from(WIRED))
def test_any_text_can_be_looked_at(field: str, said: str, how: How) -> None:
    assert verdict(field, said, how, voicemail=True) in ("kept", "broken", "unread")


@given(
    st.lists(
        st.sampled_from(["phone", "text", "call", "never", "not", "no", "only", "but", ",", "or", "and", "e-mail"])
    )
)
def test_no_wording_with_a_no_before_phone_is_kept_for_a_call(words: list[str]) -> None:
    said = " ".join(words)
    if any(f"{no} {call}" in said for no in ("never", "not", "no") for call in ("phone", "call")):
        assert verdict("method", said) != "kept"
