"""Reading and writing: what is read back is what was meant, and nothing else moves."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals
from justicecli.core.fields import set_field
from justicecli.core.work import add_hurdle, add_step
from justicecli.errors import Mistyped, NotValid, NotWritten
from justicecli.model.case import Case, Person, Promise, SafeContact, new_case
from justicecli.model.goal import Goal
from justicecli.model.text import clean
from justicecli.storage import toml
from tests.made import MEETING, case_of, counting
from tests.sample import SAMPLE
from tests.storage.by_hand import by_hand, changed, leaves, maybe_windows
from tests.strategies import cases, entered_text, ordered_cases

PATH = Path("amber-heron-27.toml")
HEAD = 'format = 1\ncase = "amber-heron-27"\n'
SCRIPTS = [
    "أريد أن أعيش مع ابنتي",
    "אני רוצה ללמוד",
    "我想和女儿一起生活",
    "मैं अपना पासपोर्ट चाहती हूँ",
    "ฉันอยากกลับบ้าน",
    "Ndi\u0301 \u0259\u0301 m",
    "👩🏽‍👧 juntas",
    "línea uno\nlínea dos\n\n[no header]\nno = key",
    'she said "no", then \'no\', then """no"""',
    "a \\ and a \\n that is none",
    "tab\there, and lines that are none:\u2028\u2029",
]


def read(text: str | bytes) -> Case:
    """The case that a text holds."""
    return toml.loads(text.encode() if isinstance(text, str) else text, PATH)


@given(cases)
def test_any_case_is_read_back_as_it_was_written(case: Case) -> None:
    written = toml.dumps(case)
    assert read(written) == case
    assert toml.dumps(read(written)) == written
    assert toml.updated(written, case, case, PATH) == written


@given(st.data())
def test_any_file_laid_out_by_hand_is_read_as_meant_and_saving_it_unchanged_changes_no_byte(
    data: st.DataObject,
) -> None:
    case = data.draw(cases)
    file = data.draw(maybe_windows(data.draw(by_hand(case)).text))
    assert read(file) == case
    assert toml.updated(file, read(file), read(file), PATH) == file


@given(st.data())
def test_a_change_changes_its_own_lines_alone(data: st.DataObject) -> None:
    before = read(toml.dumps(data.draw(cases)))
    try:
        after = data.draw(changed(before))
    except Mistyped:
        assume(False)
    file = toml.dumps(before)
    old, new = Counter(lines(file)), Counter(lines(toml.updated(file, before, after, PATH)))
    assert surplus(old - new, before, after) == []
    assert surplus(new - old, after, before) == []


def lines(file: bytes) -> list[str]:
    """The lines of a file."""
    return file.decode().split("\n")


def surplus(differing: Counter[str], case: Case, other: Case) -> list[str]:
    """Lines that differ though no value of theirs does; headers and blank lines come and go with their tables."""
    mine, theirs = leaves(toml.as_table(case)), leaves(toml.as_table(other))
    for place in mine:
        if mine[place] != theirs.get(place):
            value: Any = toml.as_table(case)
            for key in place:
                value = value[key]
            differing = differing - Counter(lines(tomli_w.dumps({place[-1]: value}, multiline_strings=True).encode()))
    return [line for line in differing if line and not line.startswith("[")]


@given(ordered_cases(least=2), st.data())
def test_moving_a_goal_changes_rank_lines_and_nothing_else(case: Case, data: st.DataObject) -> None:
    order = goals.ranked(case)
    moved = goals.move(case, data.draw(st.sampled_from(list(case.goals))), data.draw(st.integers(1, len(order) or 1)))
    file = toml.dumps(case)
    old, new = Counter(lines(file)), Counter(lines(toml.updated(file, case, moved, PATH)))
    assert {line.partition(" ")[0] for line in (old - new) + (new - old)} <= {"rank"}


def test_a_file_is_utf_8_with_lf_and_one_newline_at_the_end() -> None:
    file = toml.dumps(case_of("Volver a casa, año nuevo"))
    assert "año" in file.decode("utf-8")
    assert b"\r" not in file
    assert file.endswith(b"\n")
    assert not file.endswith(b"\n\n")


def test_a_record_is_a_header_and_one_key_a_line() -> None:
    case = case_of("Quiero mi pasaporte", "Vivir con mi hija " * 20)
    case = add_step(case, "g-bbbb", "Call", who="R. Ortiz", by=date(2026, 11, 20), entropy=counting())
    assert (
        toml.dumps(case).decode()
        == f"""\
format = 1
case = "amber-heron-27"
opened = 2026-11-02

[goals.g-aaaa]
words = "Quiero mi pasaporte"
rank = 1
round = 1
added = 2026-11-02
said_by = "survivor"

[goals.g-bbbb]
words = "{"Vivir con mi hija " * 20}"
rank = 2
round = 1
added = 2026-11-02
said_by = "survivor"

[goals.g-bbbb.steps.s-0000]
words = "Call"
who = "R. Ortiz"
by = 2026-11-20
"""
    )


@given(ordered_cases())
def test_a_new_record_goes_to_the_end_of_its_group(case: Case) -> None:
    file = toml.dumps(case)
    added = goals.add(case, "Meta", on=MEETING, entropy=counting(), round_=1)
    new = toml.updated(file, case, added, PATH)
    assert new.startswith(file)
    assert list(read(new).goals) == [*case.goals, *set(added.goals) - set(case.goals)]


def test_an_id_never_changes_and_is_used_once() -> None:
    case = case_of("Uno", "Dos")
    then = goals.reword(goals.move(case, "g-bbbb", 1), "g-bbbb", "Tres", on=MEETING, entropy=counting())
    then = add_hurdle(then, "g-bbbb", "Far", kind=None, entropy=counting())
    assert list(then.goals) == ["g-aaaa", "g-bbbb"]
    assert list(then.goals["g-bbbb"].hurdles) == ["h-0000"]
    again = add_hurdle(then, "g-aaaa", "Far", kind=None, entropy=counting())
    assert list(again.goals["g-aaaa"].hurdles) == ["h-0001"]


def test_text_of_several_lines_stands_in_several_lines() -> None:
    case = replace(new_case("amber-heron-27", MEETING), goals={"g-aaaa": Goal(words="Uno\nDos y tres\n\nCuatro")})
    assert 'words = """\nUno\nDos y tres\n\nCuatro"""\n' in toml.dumps(case).decode()
    assert read(toml.dumps(case)) == case


@pytest.mark.parametrize("words", SCRIPTS)
def test_words_in_every_script_stand_in_the_file_as_they_were_said(words: str) -> None:
    case = replace(new_case("amber-heron-27", MEETING), goals={"g-aaaa": Goal(words=words)})
    file = toml.dumps(case)
    assert read(file) == case
    if not set('\\"') & set(words):
        assert words in file.decode()
    assert read(toml.updated(file, case, set_field(case, "words.place", words, today=MEETING), PATH)).words == {
        "place": words
    }


@given(st.text(st.characters(exclude_categories=["Cs"], include_characters="\r\n\x00\x1b\x7f\x85"), max_size=40))
def test_characters_written_as_escapes_stay_what_they_are_when_something_else_changes(words: str) -> None:
    escaped = "".join(f"\\U{ord(char):08X}" for char in words)
    text = f'{HEAD}\n[goals.g-7k2f]\nwords = "{escaped}"\n'
    case = read(text)
    assert case.goals["g-7k2f"].words == words
    new = toml.updated(text.encode(), case, goals.move(case, "g-7k2f", 1), PATH)
    assert new.decode() == f"{text}rank = 1\n"
    assert read(new).goals["g-7k2f"].words == words


def test_line_breaks_of_windows_within_a_text_are_line_feeds() -> None:
    text = f'{HEAD}\n[goals.g-7k2f]\nwords = """\nUno\nDos"""\n'.replace("\n", "\r\n")
    assert read(text).goals["g-7k2f"].words == "Uno\nDos"


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    assert read(b"\xef\xbb\xbf" + SAMPLE.encode()) == read(SAMPLE)


def test_a_day_is_a_toml_day_and_an_hour_keeps_the_offset_where_it_was_written() -> None:
    promises = {
        "p-aaaa": Promise(words="Call", made=MEETING, due=datetime.fromisoformat("2026-11-05T23:30:00-06:00")),
        "p-bbbb": Promise(words="Write", due=date(2026, 11, 6)),
    }
    case = replace(new_case("amber-heron-27", MEETING), promises=promises)
    raw = tomli.loads(toml.dumps(case).decode())
    assert raw["promises"]["p-aaaa"]["due"].isoformat() == "2026-11-05T23:30:00-06:00"
    assert type(raw["promises"]["p-bbbb"]["due"]) is date
    due = read(toml.dumps(case)).promises["p-aaaa"].due
    assert isinstance(due, datetime)
    assert due.isoformat() == "2026-11-05T23:30:00-06:00"


def test_what_looks_like_a_day_in_quotes_is_text() -> None:
    case = replace(new_case("amber-heron-27", MEETING), words={"place": "2026-11-02"}, extra={"then": "2026-11-02"})
    assert read(toml.dumps(case)).words == {"place": "2026-11-02"}
    assert read(toml.dumps(case)).extra == {"then": "2026-11-02"}


def test_what_is_empty_or_usual_is_not_written() -> None:
    case = replace(
        new_case("amber-heron-27", MEETING),
        person=Person(),
        safe_contact=SafeContact(),
        promises={"p-aaaa": Promise(words="Call", state="open")},
    )
    assert toml.dumps(case).decode() == f'{HEAD}opened = 2026-11-02\n\n[promises.p-aaaa]\nwords = "Call"\n'


def test_the_agencys_own_table_is_kept_as_it_is() -> None:
    text = f"{HEAD}\n[extra]\ngrant = 1\n[extra.team.inner]\non = [1, 2.5, true, 10:00:00, {{a = 2026-11-02}}]\n"
    new = toml.updated(text.encode(), read(text), set_field(read(text), "words.work", "the job", today=MEETING), PATH)
    assert new.decode() == f'{text}\n[words]\nwork = "the job"\n'
    file = toml.dumps(read(text))
    assert read(file).extra == read(text).extra


def test_what_cannot_be_written_as_it_is_meant_is_refused() -> None:
    case = case_of("Uno")
    file = toml.dumps(case)
    meant = replace(case, words={"place": "one\r\ntwo"})  # clean() lets no such text in; TOML would make it LF
    with pytest.raises(NotWritten, match="Nothing was written"):
        toml.updated(file, case, meant, PATH)


def test_words_that_were_entered_always_read_back() -> None:
    assert clean("one\r\ntwo\rthree\n") == "one\ntwo\nthree"


@given(entered_text.map(lambda words: f"Meta {words}"))
def test_any_words_that_may_be_entered_are_written_and_read_back(words: str) -> None:
    case = case_of("Uno")
    new = goals.reword(case, "g-aaaa", words, on=MEETING, entropy=counting())
    assert read(toml.updated(toml.dumps(case), case, new, PATH)).goals["g-aaaa"].words == words


def test_words_of_a_hundred_thousand_characters_are_taken() -> None:
    words = "Quiero que se sepa.\n" * 5000 + "ñ"
    case = goals.reword(case_of("Uno"), "g-aaaa", words, on=MEETING, entropy=counting())
    assert read(toml.dumps(case)).goals["g-aaaa"].words == words


def deep(depth: int) -> str:
    """A file with lists within lists in the agency's own table."""
    return f"{HEAD}\n[extra]\ndeep = {'[' * depth}{']' * depth}\n"


def test_lists_within_lists_are_kept() -> None:
    case = read(deep(60))
    new = toml.updated(deep(60).encode(), case, set_field(case, "words.work", "the job", today=MEETING), PATH)
    assert new.decode().startswith(deep(60))


@pytest.mark.parametrize("depth", [1000, 100_000])
def test_lists_nested_too_deeply_to_read_are_refused_in_one_sentence(depth: int) -> None:
    with pytest.raises(NotValid, match="nested too deeply"):
        read(deep(depth))


def test_a_number_of_too_many_digits_to_read_is_refused_in_one_sentence() -> None:
    with pytest.raises(NotValid, match="too many digits"):
        read(f"{HEAD}[extra]\nmany = {'1' * 5000}\n")


def test_lists_nested_too_deeply_to_write_are_refused_in_one_sentence() -> None:
    with pytest.raises((NotValid, NotWritten), match="Nothing was"):
        toml.updated(deep(450).encode(), case := read(deep(450)), replace(case, words={"work": "the job"}), PATH)
