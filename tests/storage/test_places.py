"""Finding the line of a key, and writing a place without what a person typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from justicecli.model.case import Case
from justicecli.storage import toml
from justicecli.storage.places import line_of, written
from tests.made import case_of
from tests.sample import SAMPLE
from tests.storage.by_hand import leaves
from tests.strategies import cases


def place(dotted: str) -> tuple[str, ...]:
    """The parts of a place without quotes."""
    return tuple(dotted.split(".")) if dotted else ()


@pytest.mark.parametrize(
    ("dotted", "line"),
    [
        ("format", "format = 1"),
        ("person", "[person]"),
        ("person.interpreter", 'interpreter = "needed"   # by phone is fine'),
        ("goals.g-9qq2", "[goals.g-9qq2]"),
        ("goals.g-9qq2.rank", "rank = 1  # said twice"),
        ("goals.g-9qq2.steps.s-4hd0.by", "by = 2026-11-20"),
        ("promises.p-3mq9.state", 'state = "kept"'),
        ("checklists.k-8vvt.answers.plain-clothes", 'plain-clothes = "asked the detective"'),
        # what has no line of its own stands at the table around it, or at the first line within it
        ("person.pronouns", "[person]"),
        ("goals.g-9qq2.marks.m-0000", "[goals.g-9qq2]"),
        ("goals", "[goals.g-7k2f]"),
        ("checklists", "[checklists.k-8vvt]"),
    ],
)
def test_a_place_has_the_line_on_which_it_begins(dotted: str, line: str) -> None:
    assert SAMPLE.count(f"{line}\n") == 1
    assert line_of(SAMPLE, place(dotted)) == SAMPLE.split("\n").index(line) + 1


@given(cases)
def test_every_key_of_any_file_is_found_on_its_own_line(case: Case) -> None:
    text = toml.dumps(case).decode()
    for where in leaves(toml.as_table(case)):
        if where[0] != "extra" and all(re.fullmatch("[A-Za-z0-9_-]+", part) for part in where):
            number = line_of(text, where)
            assert number is not None
            assert text.split("\n")[number - 1].startswith(f"{where[-1]} = ")


@pytest.mark.parametrize(
    "words",
    ["one\ntwo\u2028three\x85four\x0cfive", "[person]\nreads = 1\n[goals.g-7k2f]\nrank = 2", '"""\\"""\nrank = 9'],
)
def test_what_stands_within_a_text_is_no_line_of_the_file(words: str) -> None:
    text = toml.dumps(case_of(words, "Dos")).decode()
    before = text[: text.index("[goals.g-bbbb]")].count("\n")
    assert line_of(text, place("goals.g-bbbb")) == before + 1
    assert line_of(text, place("goals.g-bbbb.rank")) == before + 3
    assert line_of(text, place("person")) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_windows_count_as_one(end: str) -> None:
    assert line_of(SAMPLE.replace("\n", end), place("extra.grant")) == SAMPLE[: SAMPLE.index("grant")].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "dotted", "line"),
    [
        ('[ goals . "g-7k2f" ] # one\nwords = "x"\n', "goals.g-7k2f.words", 2),
        ("['goals'.g-7k2f]\n\nrank=1\n", "goals.g-7k2f.rank", 3),
        ("a = 1\nperson.reads = 'es'\n", "person.reads", 2),
        ("person = {reads = 'es'}\n", "person.reads", 1),
        ("[goals]\ng-7k2f.words = 'x'\n", "goals.g-7k2f.words", 2),
        ("[[goals]]\nwords = 'x'\n", "goals.words", 2),
        ("a = 1\n", "person", None),
        ("", "person", None),
    ],
)
def test_every_way_to_write_a_key_is_understood(text: str, dotted: str, line: int | None) -> None:
    assert line_of(text, place(dotted)) == line


def test_a_place_is_written_as_toml_writes_it_and_hides_what_a_person_put_in_quotes() -> None:
    assert written(("goals", "g-7k2f", "words")) == "goals.g-7k2f.words"
    assert written(("words", "my Ana")) == 'words."…"'
    assert written(()) == ""
