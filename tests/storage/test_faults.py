"""A file that is not what it should be: one sentence with path, line and key, and none of the file's own words."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from justicecli.errors import NotValid
from justicecli.model.card import Card
from justicecli.model.case import Case
from justicecli.model.settings import Settings
from justicecli.storage import toml
from tests.sample import SAMPLE

PATH = Path("cases/amber-heron-27.toml")
HEAD = 'format = 1\ncase = "amber-heron-27"\n'
MARK = "zanahoria"
"""A word that stands in every value of a file and must stand in no sentence."""


def fault(data: str | bytes, kind: type = Case) -> str:
    """The sentence for what is wrong in a file; empty where it is valid."""
    file = data.encode() if isinstance(data, str) else data
    try:
        if kind is Case:
            toml.loads(file, PATH)
        else:
            toml.convert(toml.parse(file, PATH), kind, file, PATH)
    except NotValid as error:
        return error.sentence
    return ""


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("reads", 4, 6, "expected '=' after a key in a key/value pair"),
        ("reads = es", 4, 9, "invalid value"),
        ("reads = 2026-02-30", 4, 9, "invalid date or datetime"),
        ('reads = "es', 4, None, "unterminated string"),
        ("reads = [1, 2", 4, None, "unclosed array"),
        ('reads = "\\q"', 4, None, "unescaped '\\' in a string"),
        ('reads = "a\x01"', 4, None, "illegal character"),
        ('reads = "es"\nreads = "en"', 5, None, "cannot overwrite a value"),
        ("\n[person]", 5, None, "cannot declare it twice"),
        ('reads = {"it\'s" = 1, "it\'s" = 2}', 4, None, "duplicate inline table key"),
    ],
)
def test_what_is_no_toml_is_named_with_line_column_and_reason(
    text: str, line: int, column: int | None, reason: str
) -> None:
    at = re.escape(f"{PATH}:{line}:") + (str(column) if column else r"\d+")
    said = re.escape(f": this is not valid TOML here ({reason}). Nothing was changed; mend that line.")
    assert re.fullmatch(at + said, fault(f"{HEAD}[person]\n{text}"))


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xff", 3), (b"# \xe9", 3), (b'[person]\nreads = "\xc3"', 4), (b"\n\n\xf0\x9f", 5)]
)
def test_what_is_not_utf_8_is_named_with_its_line(data: bytes, line: int) -> None:
    assert fault(HEAD.encode() + data) == (
        f"{PATH}:{line}: this is not UTF-8 text. Nothing was changed; save it as UTF-8."
    )


def test_a_file_in_the_wide_encoding_of_windows_is_named_as_not_utf_8() -> None:
    assert fault(SAMPLE.encode("utf-16")).startswith(f"{PATH}:1: this is not UTF-8 text.")


@pytest.mark.parametrize("version", [2, 3, 99])
def test_a_newer_format_says_so_whatever_else_the_file_holds(version: int) -> None:
    assert fault(SAMPLE.replace("format = 1", f"format = {version}").replace("rank", "weight")) == (
        f"{PATH}:2: this file has format {version}, and this justice reads format 1. Nothing was changed; install a "
        "newer justice."
    )


@pytest.mark.parametrize("version", ['"1"', "0", "-1", "1.0", "true", "2026-11-02"])
def test_any_other_format_is_a_fault_at_its_line(version: str) -> None:
    assert fault(SAMPLE.replace("format = 1", f"format = {version}")) == (
        f"{PATH}:2: format has to be one of: 1. Nothing was changed."
    )


A_NUMBER = "has to be a whole number, 1 or more"
A_DAY = "has to be a day such as 2026-11-24, without quotes"
DAY_OR_HOUR = "has to be a day, or a day and time with its offset, such as 2026-11-24T09:00:00-06:00"
DAY_OR_TEXT = "has to be a day, or a text in quotes"
NO_ID = "is no id: an id here is {}, a dash and four of 0-9 and a-z without i, l, o, u"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # unknown keys, with the record they stand in
        ("opened =", "opned =", 'unknown key "opned"'),
        ("[person]", "[persona]", 'unknown key "persona"'),
        ("rank = 2", "rnk = 2", 'goals.g-7k2f: unknown key "rnk"'),
        ('kind = "service', 'knd = "service', 'goals.g-9qq2.hurdles.h-1c8z: unknown key "knd"'),
        ('words = "Call the', 'text = "Call the', 'goals.g-9qq2.steps.s-4hd0: unknown key "text"'),
        ("told = true", '"a b" = true', 'promises.p-3mq9: unknown key "a?b"'),
        # ids
        ("[goals.g-7k2f]", "[goals.g-1]", f'goals: "g-1" {NO_ID.format("g")}'),
        ("[goals.g-7k2f]", "[goals.g-ilou]", f'goals: "g-ilou" {NO_ID.format("g")}'),
        ("[goals.g-7k2f]", "[goals.G-7K2F]", f'goals: "G-7K2F" {NO_ID.format("g")}'),
        ("[goals.g-7k2f]", "[goals.p-7k2f]", f'goals: "p-7k2f" {NO_ID.format("g")}'),
        ("[reviews.r-0b6n]", "[reviews.first]", f'reviews: "first" {NO_ID.format("r")}'),
        ("steps.s-4hd0", "steps.s-4hd00", f'goals.g-9qq2.steps: "s-4hd00" {NO_ID.format("s")}'),
        # values of another kind
        ("opened = 2026-11-02", 'opened = "2026-11-02"', f"opened {A_DAY}"),
        ("opened = 2026-11-02", "opened = 2026-11-02T10:00:00Z", f"opened {A_DAY}"),
        ("opened = 2026-11-02", "opened = 10:00:00", f"opened {A_DAY}"),
        ("by = 2026-11-20", "by = 20261120", f"goals.g-9qq2.steps.s-4hd0.by {A_DAY}"),
        ('referred = "self.hotline"', "referred = 1", "referred has to be a text in quotes"),
        ('reads = "es"', 'reads = ["es"]', "person.reads has to be a text in quotes"),
        ('trafficker = "my boyfriend"', "trafficker = 1", "words.trafficker has to be a text in quotes"),
        ('trafficker = "my boyfriend"', '"a b" = 1', 'words."…" has to be a text in quotes'),
        ('speaks = ["es-MX", "mix"]', 'speaks = "es-MX"', "person.speaks has to be a list of texts in quotes"),
        ('speaks = ["es-MX", "mix"]', "speaks = [1]", "person.speaks has to be a list of texts in quotes"),
        ("rank = 2", 'rank = "2"', f"goals.g-7k2f.rank {A_NUMBER}"),
        ("rank = 2", "rank = 0", f"goals.g-7k2f.rank {A_NUMBER}"),
        ("rank = 2", "rank = 2.0", f"goals.g-7k2f.rank {A_NUMBER}"),
        ("rank = 2", "rank = true", f"goals.g-7k2f.rank {A_NUMBER}"),
        ('who = "R. Ortiz"\npresent', "minutes = 1.5\npresent", "contacts.c-52wk.minutes has to be a whole number"),
        ("reached = true", "reached = 1", "contacts.c-52wk.reached has to be true or false"),
        ('how = "in person"', 'how = "pigeon"', "contacts.c-52wk.how has to be one of: in person, phone, text"),
        ('help = "we can"', "help = true", "options.papers-back.help has to be one of: we can, we refer, not ours"),
        ("at = 2026-11-02T10:00:00-06:00", "at = 2026-11-02T10:00:00", f"contacts.c-52wk.at {DAY_OR_HOUR}"),
        ("at = 2026-11-02T10:00:00-06:00", 'at = "Monday"', f"contacts.c-52wk.at {DAY_OR_HOUR}"),
        ("at = 2026-11-02T10:00:00-06:00", "at = 10:00:00", f"contacts.c-52wk.at {DAY_OR_HOUR}"),
        ("due = 2026-11-05T09:00:00-06:00", "due = 2026-11-05T09:00:00", f"promises.p-3mq9.due {DAY_OR_HOUR}"),
        ("settled = 2026-11-05", "settled = 2026-11-05T09:00:00", f"promises.p-3mq9.settled {DAY_OR_HOUR}"),
        ("told = true", 'yours = "perhaps"', "promises.p-3mq9.yours has to be one of: yes, no, not asked"),
        ("due = 2026-11-05T09:00:00-06:00", 'due = "Thursday"', f"promises.p-3mq9.due {DAY_OR_HOUR}"),
        ("booked = 2026-11-18", "booked = 1", f"checklists.k-8vvt.answers.interpreter-booked {DAY_OR_TEXT}"),
        ("booked = 2026-11-18", "booked = 2026-11-18T10:00:00Z", "checklists.k-8vvt.answers.interpreter-booked has"),
        ("[words]\ntrafficker =", "[safe_contact.method]\nno =", "safe_contact.method has to be a text in quotes"),
        ("[options.papers-back]", "[[options.papers-back]]", "options.papers-back has to be a table"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_its_key_and_what_should_be_there(old: str, new: str, said: str) -> None:
    text = SAMPLE.replace('[safe_contact]\nmethod = "text"\n', "[safe_contact]\n") if "method" in new else SAMPLE
    text = text.replace(old, new, 1)
    line = text[: text.index(new) + len(new) - len(new.lstrip("["))].count("\n") + 1
    sentence = fault(text)
    assert sentence.startswith(f"{PATH}:{line}: {said}"), sentence
    assert sentence.endswith(". Nothing was changed.")


@pytest.mark.parametrize("old", ["at = 2026-11-02T10:00:00-06:00", "due = 2026-11-05T09:00:00-06:00"])
def test_a_day_without_a_time_may_stand_wherever_a_time_may(old: str) -> None:
    assert old in SAMPLE
    assert fault(SAMPLE.replace(old, old.partition("T")[0])) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ': the key "format" is missing'),
        ("# nothing yet\n", ': the key "format" is missing'),
        ("format = 1\n", ':1: the key "case" is missing'),
        (HEAD + "[goals.g-7k2f]\nrank = 1\n", ':3: goals.g-7k2f: the key "words" is missing'),
        (HEAD + "[goals.g-7k2f.marks.m-0000]\n", ':3: goals.g-7k2f: the key "words" is missing'),
        (
            HEAD + "[promises.p-0000]\nwords = 'x'\n[promises.p-0000.earlier.d-0000]\n",
            ':5: promises.p-0000.earlier.d-0000: the key "until" is missing',
        ),
        (HEAD + "[closings.z-0000]\n", ':3: closings.z-0000: the key "closed" is missing'),
        (HEAD + "person = 1\n", ":3: person has to be a table"),
        (HEAD + "goals = []\n", ":3: goals has to be a table"),
        (HEAD + "[goals]\ng-7k2f = 1\n", ":4: goals.g-7k2f has to be a table"),
        (HEAD + "[[goals]]\nwords = 'x'\n", ":3: goals has to be a table"),
        (HEAD + "extra = 1\n", ":3: extra has to be a table"),
        (HEAD + "words = 'x'\n", ":3: words has to be a table"),
    ],
)
def test_what_is_missing_is_named_at_its_record_and_so_is_a_value_in_the_place_of_a_table(text: str, said: str) -> None:
    assert fault(text) == f"{PATH}{said}. Nothing was changed."


def test_settings_and_cards_are_named_in_the_same_way() -> None:
    assert fault('name = "R. Ortiz"\nrole = "boss"\n', Settings) == (
        f"{PATH}:2: role has to be one of: community, legal, system. Nothing was changed."
    )
    assert fault("[options.our-own]\nsay = 'x'\nask_a_lawyer = 'yes'\n", Card) == (
        f"{PATH}:3: options.our-own.ask_a_lawyer has to be true or false. Nothing was changed."
    )


@pytest.mark.parametrize("key", ["a" * 500, "\x1b[31mred", "\u202egnp", "a\nb"])
def test_a_key_is_shown_short_and_without_anything_a_terminal_obeys(key: str) -> None:
    sentence = fault(f"{HEAD}{tomli_w.dumps({key: 1})}")
    assert len(sentence) < 150
    assert sentence.isprintable()


def marked(value: Any) -> Any:
    """The value with the mark in every text in it."""
    if isinstance(value, dict):
        return {key: marked(part) for key, part in value.items()}
    if isinstance(value, list):
        return [marked(part) for part in value]
    return f"{MARK} {value}" if isinstance(value, str) else value


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every table, list and value within a value."""
    yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from places(part, (*place, key))


RAW = tomli.loads(SAMPLE)
OTHERS = [
    f"{MARK} {MARK}",
    [MARK],
    {MARK[:0] + "a": MARK},
    [{"a": MARK}],
    7919,
    1.25,
    True,
    date(1987, 6, 5),
    datetime(1987, 6, 5, 4, 3, 2),
    time(4, 3, 2),
]


@pytest.mark.parametrize(
    "place", [place for place in places(RAW) if place], ids=lambda place: ".".join(map(str, place))
)
def test_no_value_of_the_file_stands_in_a_sentence_wherever_the_fault_is(place: tuple[Any, ...]) -> None:
    for other in OTHERS:
        raw = copy.deepcopy(RAW)
        raw |= {"words": marked(raw["words"]), "person": marked(raw["person"])}
        for group in ("goals", "promises", "contacts", "reviews", "checklists"):
            for record in raw[group].values():
                record.update({key: marked(value) for key, value in record.items() if key in {"words", "who", "name"}})
        parent: Any = raw
        for key in place[:-1]:
            parent = parent[key]
        parent[place[-1]] = other
        sentence = fault(tomli_w.dumps(raw))
        assert [said for said in (MARK, "1987", "04:03", "1.25", "7919") if said in sentence] == allowed(place, other)
        assert sentence.startswith(str(PATH)) or not sentence


def allowed(place: tuple[Any, ...], other: Any) -> list[str]:
    """The one value that is said: a format that is newer than this program."""
    return ["7919"] if place == ("format",) and other == 7919 else []


@given(st.data())
def test_no_value_of_a_file_with_a_slip_of_the_hand_stands_in_a_sentence(data: st.DataObject) -> None:
    text = tomli_w.dumps(marked(RAW), multiline_strings=True)
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 6))
    typed = data.draw(
        st.sampled_from(["", '"', "'", '"""', "[", "]", "{", "=", "\n", "\\", "#", ".", "-", "x", "\x00"])
    )
    sentence = fault(text[:at] + typed + text[at + gone :])
    assert MARK[:5] not in sentence
    assert sentence.startswith(str(PATH)) or not sentence
