"""Merging files as bytes: comments of both sides come along, and whatever the layout, the case is the merged one."""

from __future__ import annotations

from pathlib import Path

import pytest

from justicecli.errors import NotWritten
from justicecli.model.case import Case
from justicecli.storage import toml
from justicecli.storage.merging import merged_bytes
from tests.sample import SAMPLE

PATH = Path("amber-heron-27.toml")
HEAD = 'format = 1\ncase = "amber-heron-27"\n'
FIRST = '\n# the first one\n[goals.g-aaaa]\nwords = "home"  # as said\n'


def case(text: str) -> Case:
    """The case that a text holds."""
    return toml.loads(text.encode(), PATH)


def merged(base: str, ours: str, theirs: str) -> str:
    """The merged text; it holds the merged case."""
    texts = [text.encode() for text in (base, ours, theirs)]
    data, whole = merged_bytes(texts[0], texts[1], texts[2], (case(base), case(ours), case(theirs)), PATH)
    assert toml.loads(data, PATH) == whole.case
    return data.decode()


def test_a_record_that_only_they_have_brings_its_comments() -> None:
    theirs = (
        '\n# said at the door\n# and again inside\n[goals.g-bbbb]  # new\nwords = "sing"\n'
        "# why: unsaid\nround = 2 # late\n"
        '\n[goals.g-bbbb.steps.s-aaaa]\n# ask first\nwords = "call"\n'
    )
    ours = '\n[contacts.c-aaaa]\nhow = "phone"  # short\n'
    whole = merged(HEAD + FIRST, HEAD + FIRST + ours, HEAD + FIRST + theirs)
    assert whole == HEAD + FIRST + theirs + ours


def test_a_record_between_two_of_ours_comes_alone() -> None:
    after = '\n# about the calls\n\n# a good one\n[contacts.c-aaaa]\nhow = "phone"\n\n# the end\n'
    theirs = '\n# theirs\n[contacts.c-bbbb]\nhow = "text"  # by their own phone\n\n'
    base = HEAD + FIRST + after
    ours = base.replace("home", "a home")
    whole = merged(base, ours, HEAD + FIRST + theirs + after.lstrip("\n"))
    assert whole == ours.replace("\n# the end\n", f"\n{theirs.strip()}\n\n# the end\n")


def test_a_number_that_the_merge_took_away_goes_and_its_comment_stays() -> None:
    first = FIRST + "rank = 1\n"
    theirs = '\n# new\n[goals.g-bbbb]\nwords = "sing"\nrank = 2  # loud\nround = 1\n'
    ours = '\n[goals.g-cccc]\nwords = "papers"\nrank = 2\n'
    whole = merged(HEAD + first, HEAD + first + ours, HEAD + first + theirs)
    assert whole.count("rank = ") == 2
    assert case(whole).goals["g-bbbb"].rank is None
    assert whole.count("# new\n[goals.g-bbbb]\n") == 1
    assert whole.count("# loud") == 1


def test_a_comment_that_was_there_before_comes_once() -> None:
    base = HEAD + FIRST + "\n# all goals were read aloud\n"
    theirs = HEAD + FIRST + '\n# new\n[goals.g-bbbb]\nwords = "sing"\n\n# all goals were read aloud\n'
    whole = merged(base, base.replace("home", "a home"), theirs)
    assert whole.count("# all goals were read aloud") == 1
    assert whole.count("# new\n[goals.g-bbbb]") == 1


def test_what_looks_like_a_comment_or_a_header_within_words_is_neither() -> None:
    theirs = (
        '\n# real\n[goals.g-bbbb]\nwords = """\n# not one\n[goals.g-cccc]\n"""\n'
        '\n[reviews.r-aaaa]\npresent = [\n    "a",  # here\n    "[b]"\n]\n'
    )
    ours = HEAD + FIRST.replace("home", "a home")
    whole = merged(HEAD + FIRST, ours, HEAD + FIRST + theirs)
    assert whole == ours + theirs
    assert case(whole).goals["g-bbbb"].words == "# not one\n[goals.g-cccc]\n"


def test_their_records_come_into_a_file_that_no_hand_laid_out() -> None:
    base = toml.dumps(case(SAMPLE)).decode()
    ours = base.replace('state = "kept"\nsettled = 2026-11-05\ntold = true\n', "")
    theirs = base + "\n# theirs alone\n[closings.z-aaaa]\nclosed = 2026-12-01  # moved away\n"
    whole = merged(base, ours, theirs)
    assert "\n# theirs alone\n[closings.z-aaaa]\nclosed = 2026-12-01  # moved away\n" in whole
    assert case(whole).closed


@pytest.mark.parametrize(
    "group",
    [
        '[goals]\n# all\ng-aaaa = {words = "home"}\n',
        'goals = {g-aaaa = {words = "home"}}\n',
        'goals.g-aaaa.words = "home"\n',
        '[goals]\ng-aaaa.words = "home"\n[promises]\n',
    ],
)
def test_their_records_come_into_any_layout_of_ours(group: str) -> None:
    theirs = HEAD + FIRST + '\n# new\n[goals.g-bbbb]\nwords = "sing"\n\n[promises.p-aaaa]\nwords = "call"  # soon\n'
    ours = HEAD + group.replace("home", "a home")
    whole = case(merged(HEAD + group, ours, theirs))
    assert [goal.words for goal in whole.goals.values()] == ["a home", "sing"]
    assert whole.promises["p-aaaa"].words == "call"


def test_their_records_come_out_of_any_layout_of_theirs() -> None:
    theirs = HEAD + 'goals = {g-aaaa = {words = "home"}, g-bbbb = {words = "sing"}} # on one line\n'
    whole = merged(HEAD + FIRST, HEAD + FIRST.replace("home", "a home"), theirs)
    assert "# the first one\n" in whole
    assert [goal.words for goal in case(whole).goals.values()] == ["a home", "sing"]


def test_tables_of_a_record_that_stand_apart_come_together() -> None:
    theirs = (
        HEAD
        + '[goals.g-bbbb.steps.s-aaaa]  # before\nwords = "call"\n'
        + FIRST
        + '# late\n[goals.g-bbbb]\nwords = "x"\n'
    )
    whole = merged(HEAD + FIRST, HEAD + FIRST.replace("home", "a home"), theirs)
    assert whole.count("# before") == whole.count("# late") == 1
    assert set(case(whole).goals["g-bbbb"].steps) == {"s-aaaa"}


def test_a_comment_above_a_record_of_ours_stays_there_where_they_put_one_between() -> None:
    base = HEAD + '\n# a good one\n[contacts.c-aaaa]\nhow = "phone"\n'
    theirs = HEAD + '\n# a good one\n[contacts.c-bbbb]\nhow = "text"  # late\n\n[contacts.c-aaaa]\nhow = "phone"\n'
    whole = merged(base, base + 'note = "short"\n', theirs)
    assert whole.count("# a good one\n[contacts.c-aaaa]") == 1
    assert whole.count("# a good one") == 1
    assert 'how = "text"  # late' in whole


def test_a_record_that_they_wrote_in_two_ways_comes_without_its_comments_and_whole() -> None:
    theirs = (
        HEAD
        + '\n[goals]\ng-aaaa.words = "home"\ng-bbbb.words = "sing"\n'
        + '\n[goals.g-bbbb.steps.s-aaaa]  # ask first\nwords = "call"\n'
        + '\n# from them\n[contacts.c-aaaa]\nhow = "text"\n'
    )
    whole = merged(HEAD + FIRST, HEAD + FIRST.replace("home", "a home"), theirs)
    assert case(whole).goals["g-bbbb"].words == "sing"
    assert set(case(whole).goals["g-bbbb"].steps) == {"s-aaaa"}
    assert "# from them\n[contacts.c-aaaa]" in whole


def test_lists_in_lists_are_no_headers() -> None:
    theirs = "\n[extra]\nlist = [\n    [1],  # one\n    [2]\n]\nlast = 1\n"
    ours = HEAD + FIRST.replace("home", "a home")
    assert merged(HEAD + FIRST, ours, HEAD + FIRST + theirs) == ours + theirs


def test_where_a_layout_takes_in_nothing_the_words_count_more_than_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise NotWritten("This layout cannot be kept.")

    monkeypatch.setattr(toml, "updated", refused)
    theirs = HEAD + FIRST + '\n# new\n[goals.g-bbbb]\nwords = "sing"\n'
    whole = merged(HEAD + FIRST, HEAD + FIRST.replace("home", "a home"), theirs)
    assert [goal.words for goal in case(whole).goals.values()] == ["a home", "sing"]
    assert "# new\n[goals.g-bbbb]" in whole


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_of_windows_are_no_difference(ends: str) -> None:
    theirs = HEAD + FIRST + '\n# new\n[goals.g-bbbb]\nwords = "sing"\n'
    ours = HEAD + FIRST.replace("home", "a home")
    whole = merged(HEAD + FIRST, ours.replace("\n", ends), theirs.replace("\n", ends))
    assert whole == ours + '\n# new\n[goals.g-bbbb]\nwords = "sing"\n'
