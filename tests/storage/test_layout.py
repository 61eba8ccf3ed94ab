"""Files that a person has laid out: a change touches its own lines, and no comment is ever lost."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.cli import COMMANDS, GROUPS
from justicecli.core import fields, goals, options
from justicecli.core.work import add_hurdle
from justicecli.errors import Mistyped, NotWritten
from justicecli.model.case import Case
from justicecli.storage import layout, toml
from tests.made import counting
from tests.sample import SAMPLE
from tests.storage.by_hand import by_hand, changed, kinds, maybe_windows, missing
from tests.strategies import cases

PATH = Path("amber-heron-27.toml")
DAY = date(2026, 12, 14)
OPEN = SAMPLE.replace('state = "kept"\nsettled = 2026-11-05\ntold = true\n', "")
"""The sample before its promise was kept."""
HEAD = 'format = 1\ncase = "amber-heron-27"\n'


def read(text: str) -> Case:
    """The case that a text holds."""
    return toml.loads(text.encode(), PATH)


def written(text: str, after: Case) -> str:
    """The file after a change."""
    return toml.updated(text.encode(), read(text), after, PATH).decode()


def set_to(text: str, key: str, value: str | None) -> str:
    """The file after `justice set`."""
    return written(text, fields.set_field(read(text), key, value, today=DAY))


def full_of_comments(text: str) -> tuple[str, list[str]]:
    """The text with a comment behind every value and after every line, and those comments."""
    lines, comments = [], []
    for number, line in enumerate(text.splitlines()):
        remark = [f"# behind {number}", f"# after {number}"]
        behind = line and not line.startswith("    ") and not line.endswith("[") and "#" not in line
        lines += [f"{line}  {remark[0]}" if behind else line, remark[1]]
        comments += remark if behind else remark[1:]
    return "\n".join(lines) + "\n", comments


def kinds_of_change(case: Case) -> dict[str, Case]:
    """The sample after each kind of change."""
    return {name: change(case) for name, change in kinds(case, "Otra meta", DAY, counting()).items()}


@given(st.data())
def test_a_change_touches_its_own_lines_and_no_comment(data: st.DataObject) -> None:
    file = data.draw(by_hand(data.draw(cases)))
    before = read(file.text)
    try:
        after = data.draw(changed(before))
    except Mistyped:
        assume(False)
    try:
        new = written(file.text, after)
    except NotWritten:
        assert file.shuffled, "refused, though every table stands where it belongs"
        return
    assert missing(file.untouched(before, after), new) == []
    assert [comment for comment in file.comments if comment not in new] == []


@pytest.mark.parametrize("kind", kinds_of_change(read(OPEN)))
def test_every_comment_survives_every_kind_of_change(kind: str) -> None:
    text, comments = full_of_comments(OPEN)
    new = written(text, kinds_of_change(read(text))[kind])
    assert new != text
    assert [comment for comment in comments if new.count(f"{comment}\n") != 1] == []


def test_every_command_that_changes_a_case_is_among_the_kinds() -> None:
    closed = kinds_of_change(kinds_of_change(read(OPEN))["close"])
    named = {kind.partition(":")[0] for kind in {*kinds_of_change(read(OPEN)), *closed}}
    commands = {*COMMANDS, *(f"{group} {name}" for group, names in GROUPS.items() for name in names)}
    no_case = {"init", "new", "list", "show", "due", "edit", "path", "check", "schema", "demo", *GROUPS}
    no_case |= {"checklists status", "checklists check", "inquiry"}
    no_case |= {"undo", "sync", "git setup", "git text", "merge-file", "diff", "log"}
    assert named == {name for name in commands - no_case if not name.endswith((" list", " show"))}


@given(st.data())
def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing_else(data: st.DataObject) -> None:
    after = fields.set_field(read(SAMPLE), "person.reads", "mam", today=DAY)
    text = data.draw(maybe_windows(SAMPLE))
    assert toml.updated(text, read(SAMPLE), after, PATH).decode() == SAMPLE.replace('reads = "es"', 'reads = "mam"')


def test_a_changed_value_keeps_the_comment_behind_it() -> None:
    new = set_to(SAMPLE, "person.interpreter", "not needed")
    assert new == SAMPLE.replace('interpreter = "needed"   #', 'interpreter = "not needed"   #')


def test_a_comment_behind_a_value_that_goes_stays_in_its_place() -> None:
    assert set_to(SAMPLE, "person.interpreter", None) == SAMPLE.replace('interpreter = "needed"   #', "#")


def test_comments_within_a_list_stay_in_it() -> None:
    text = HEAD + '\n[person]\nspeaks = [\n    "es", # at home\n    # and a little\n    "en",\n] # asked twice\n'
    assert set_to(text, "person.speaks", "mam") == (
        HEAD + '\n[person]\nspeaks = [\n    # at home\n    # and a little\n    "mam",\n] # asked twice\n'
    )
    assert set_to(text, "person.speaks", None) == HEAD + "\n[person]\n# at home\n# and a little\n# asked twice\n"


def test_what_looks_like_a_comment_in_a_text_is_none() -> None:
    text = HEAD + '\n[words]\nplace = "the house # 9"\nwork = \'# "the job"\'\n# why not\n'
    assert set_to(set_to(text, "words.place", None), "words.work", None) == HEAD + "\n[words]\n# why not\n"


def test_the_last_value_takes_its_header_along_where_no_comment_stands_there() -> None:
    text = SAMPLE.replace('[words]\ntrafficker = "my boyfriend"\n\n', "")
    assert set_to(SAMPLE, "words.trafficker", None) == text


def test_a_header_with_a_comment_stays_when_its_last_value_goes() -> None:
    text = HEAD + '\n[words]\ntrafficker = "him"\n\n# How to call.\n[safe_contact]\nmethod = "text"\n'
    assert set_to(text, "words.trafficker", None) == text.replace('trafficker = "him"\n', "")


def test_a_header_that_waits_for_its_first_value_gets_it() -> None:
    text = HEAD + "\n[words]\n# nothing yet\n\n[extra]\na = 1\n"
    assert set_to(text, "words.place", "the house") == text.replace("[words]\n", '[words]\nplace = "the house"\n')


def test_a_new_record_stands_at_the_end_of_its_group_and_comments_lead_to_the_same_table_as_before() -> None:
    case = goals.add(read(SAMPLE), "Estudiar", on=DAY, entropy=counting(), round_=1)
    assert written(SAMPLE, case) == SAMPLE.replace(
        "\n[contacts.c-52wk]", "\n" + _goal("g-0000", "Estudiar") + "\n[contacts.c-52wk]"
    )
    case = add_hurdle(read(SAMPLE), "g-7k2f", "The office is far", kind=None, entropy=counting())
    assert written(SAMPLE, case) == SAMPLE.replace(
        "\n# The one that matters most.",
        '\n[goals.g-7k2f.hurdles.h-0000]\nwords = "The office is far"\n\n# The one that matters most.',
    )


def test_a_new_key_stands_before_the_comment_that_leads_to_the_next_table() -> None:
    text = HEAD + '\n[goals.g-7k2f]\nwords = "Uno"\n\n# What we do.\n[goals.g-7k2f.steps.s-4hd0]\nwords = "Call"\n'
    assert written(text, goals.move(read(text), "g-7k2f", 1)) == text.replace('"Uno"\n', '"Uno"\nrank = 1\n')


def test_a_group_that_stands_in_several_places_grows_in_the_last_of_them() -> None:
    text = (
        HEAD + '\n[goals.g-7k2f]\nwords = "Uno"\nrank = 1 # said so\n\n[words]\nplace = "the house"\n'
        '\n[goals.g-9qq2]\nwords = "Dos"\n\n[extra]\na = 1\n'
    )
    moved = goals.move(read(text), "g-9qq2", 1)
    assert written(text, moved) == text.replace("rank = 1 #", "rank = 2 #").replace('"Dos"\n', '"Dos"\nrank = 1\n')
    assert written(text, goals.unrank(read(text), "g-7k2f", on=DAY, entropy=counting())).startswith(
        HEAD + '\n[goals.g-7k2f]\nwords = "Uno"\n# said so\n\n[words]'
    )
    added = goals.add(read(text), "Tres", on=DAY, entropy=counting(), round_=1)
    assert written(text, added).endswith('"Dos"\n\n' + _goal("g-0000", "Tres") + "\n[extra]\na = 1\n")


def _goal(key: str, words: str) -> str:
    return f'[goals.{key}]\nwords = "{words}"\nround = 1\nadded = 2026-12-14\nsaid_by = "survivor"\n'


def test_tables_in_braces_and_dotted_keys_are_changed_where_they_stand() -> None:
    text = HEAD + 'person.call_me = "Ana"\nwords = {place = "the house"}\noptions.t-visa = {help = "we refer"}\n'
    assert set_to(text, "words.work", "the job") == text.replace(
        'words = {place = "the house"}', 'words = {place = "the house", work = "the job"}'
    )
    assert set_to(text, "person.reads", "es") == text.replace('"Ana"\n', '"Ana"\nperson.reads = "es"\n')
    explained = options.explain(read(text), ["asylum"], on=DAY)
    assert written(text, explained) == text + "options.asylum = {explained = 2026-12-14}\n"


def test_a_file_that_is_all_braces_is_changed_within_them() -> None:
    text = HEAD + 'person = {call_me = "Ana", reads = "es"}\ngoals = {g-7k2f = {words = "Uno", rank = 1}}\n'
    assert set_to(text, "person.reads", "mam") == text.replace('"es"', '"mam"')
    assert 'person = {call_me = "Ana" }\n' in set_to(text, "person.reads", None)
    added = goals.add(read(text), "Dos", on=DAY, entropy=counting(), round_=1)
    assert written(text, added) == text.replace(
        "}}\n", '}, g-0000 = {words = "Dos", round = 1, added = 2026-12-14, said_by = "survivor"}}\n'
    )
    reworded = goals.reword(read(text), "g-7k2f", "Tres", on=DAY, entropy=counting())
    assert read(written(text, reworded)) == reworded
    assert written(text, reworded).count("\n") == text.count("\n")


def test_a_last_line_without_an_end_gets_one() -> None:
    text = HEAD + '\n[person]\nreads = "es"'
    assert set_to(text, "person.reads", "mam") == text.replace('"es"', '"mam"\n')


def test_an_hour_written_with_another_offset_is_written() -> None:
    case = read(SAMPLE)
    promise = replace(case.promises["p-3mq9"], due=datetime.fromisoformat("2026-11-05T10:00:00-05:00"))
    after = replace(case, promises={"p-3mq9": promise})
    assert after == case  # the same moment
    assert written(SAMPLE, after) == SAMPLE.replace("2026-11-05T09:00:00-06:00", "2026-11-05 10:00:00-05:00")


@pytest.mark.parametrize(
    "text",
    [
        # valid TOML, with a table under another that comes back later: what applies the change cannot read it
        '[goals.g-7k2f.steps.s-4hd0]\nwords = "x"\n[goals.g-7k2f]\nwords = "x"\n[goals]\n[goals.g-7k2f.marks]\n',
    ],
)
def test_a_layout_that_cannot_be_kept_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotWritten) as refused:
        set_to(HEAD + text, "words.place", "the house")
    assert refused.value.sentence.startswith(
        "The change could not be fitted into the way amber-heron-27.toml is laid out by hand. Nothing was written;"
    )
    assert "the house" not in refused.value.sentence


@pytest.mark.parametrize("wrong", ['format = 1\ncase = "another"\n', "no toml", SAMPLE])
def test_what_does_not_read_back_as_meant_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "applied", lambda *_: wrong)
    with pytest.raises(NotWritten, match="could not be fitted"):
        set_to(SAMPLE, "words.place", "the house")


def test_a_table_of_the_agencys_own_may_hold_what_is_not_equal_to_itself() -> None:
    text = SAMPLE + "share = nan\n"
    assert set_to(text, "person.reads", "mam") == text.replace('reads = "es"', 'reads = "mam"')
