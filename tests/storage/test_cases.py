"""The folder of cases: a case is found by its code, changed under its lock, and never reached outside the folder."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core import goals
from justicecli.core.fields import set_field
from justicecli.errors import InUse, JusticeError, Mistyped, NotFound, NotValid, NotWritten, Refused
from justicecli.model.case import Case, new_case
from justicecli.storage import files, toml
from justicecli.storage.cases import Cases
from tests.made import MEETING, counting
from tests.sample import SAMPLE

CODE = "amber-heron-27"


@pytest.fixture
def cases(home: Path) -> Cases:
    """A folder with one case in it, laid out by hand."""
    here = Cases.at(home)
    here.folder.mkdir(parents=True)
    here.path(CODE).write_bytes(SAMPLE.encode())
    return here


def named(cases: Cases, *codes: str) -> None:
    """More cases with nothing in them."""
    for code in codes:
        cases.create(new_case(code, MEETING))


def reads_mam(case: Case) -> Case:
    """A change of one field."""
    return set_field(case, "person.reads", "mam", today=MEETING)


CHANGED = SAMPLE.replace('reads = "es"', 'reads = "mam"').encode()


def test_a_home_that_was_never_used_has_no_cases(home: Path) -> None:
    assert Cases.at(home).codes() == []
    assert not home.exists()


def test_only_files_named_by_a_code_are_cases(cases: Cases) -> None:
    named(cases, "zinc-fox-10", "birch-owl-44")
    for other in (
        "con.toml",
        "lpt1.toml",
        "Amber.toml",
        "notes.txt",
        ".amber.toml.tmp",
        "a.toml",
        ".toml",
        "x y z.toml",
    ):
        (cases.folder / other).write_text("nothing of ours")
    assert cases.codes() == [CODE, "birch-owl-44", "zinc-fox-10"]
    for typed in ("con", "lpt1", "notes", ".amber", "x y z"):
        with pytest.raises(NotFound):
            cases.find(typed)


@pytest.mark.parametrize("typed", [CODE, "amber", "a", "AMBER", " amber-heron-27 ", "amber-heron-2"])
def test_a_case_is_found_by_any_unique_beginning_of_its_code(cases: Cases, typed: str) -> None:
    named(cases, "birch-owl-44")
    assert cases.find(typed) == CODE


def test_a_beginning_that_fits_two_cases_lists_both(cases: Cases) -> None:
    named(cases, "amber-heron-28")
    with pytest.raises(Mistyped) as refused:
        cases.find("amber")
    assert refused.value.sentence == (
        "That beginning fits 2 cases: amber-heron-27, amber-heron-28. Type a little more of it."
    )


def test_a_code_that_begins_another_one_is_itself(cases: Cases) -> None:
    named(cases, "amber", "amber-heron-277")
    assert cases.find("amber") == "amber"
    assert cases.find(CODE) == CODE


@pytest.mark.parametrize(
    "typed", ["", " ", ".", "..", "../cases/amber-heron-27", "/", "*", "?", "amber-heron-27.toml", "b", "\x00", "é"]
)
def test_what_is_no_beginning_of_a_code_finds_nothing(cases: Cases, typed: str) -> None:
    with pytest.raises(NotFound) as refused:
        cases.find(typed)
    assert refused.value.sentence == "There is no case of that code. See them all with: justice list --all"


@given(st.text(max_size=30))
def test_whatever_is_typed_never_leaves_the_folder(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    cases = Cases.at(tmp_path_factory.mktemp("home"))
    (cases.home / "secret.toml").write_text("nothing of ours")
    with pytest.raises(JusticeError):
        cases.read(typed)


def test_a_new_case_never_takes_the_place_of_one(cases: Cases) -> None:
    with pytest.raises(Mistyped) as refused:
        cases.create(new_case(CODE, MEETING))
    assert refused.value.sentence == (
        "There is a case amber-heron-27 already. Nothing was changed; leave the code out for a new one."
    )
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()


def test_a_change_is_on_the_disk_when_it_is_said(cases: Cases) -> None:
    changed = cases.change("amber", reads_mam)
    assert (changed.before.person.reads, changed.after.person.reads) == ("es", "mam")
    assert cases.path(CODE).read_bytes() == CHANGED
    assert cases.read("amber") == changed.after


def test_a_change_that_changes_nothing_does_not_touch_the_file(cases: Cases) -> None:
    before = cases.path(CODE).stat()
    changed = cases.change("amber", lambda case: case)
    after = cases.path(CODE).stat()
    assert changed.before == changed.after
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("fault", [Mistyped("no"), KeyboardInterrupt(), ZeroDivisionError()], ids=repr)
def test_whatever_happens_within_a_change_leaves_the_file_and_lets_go_of_it(cases: Cases, fault: BaseException) -> None:
    def broken(case: Case) -> NoReturn:
        raise fault

    with pytest.raises(type(fault)):
        cases.change("amber", broken)
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()
    assert [path.name for path in cases.folder.iterdir()] == [f"{CODE}.toml"]
    cases.change("amber", reads_mam)


def test_a_change_that_does_not_read_back_is_refused_and_the_file_is_as_it_was(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    from justicecli.storage import layout

    monkeypatch.setattr(layout, "applied", lambda text, *_: text.replace("Quiero", "Quería"))
    with pytest.raises(NotWritten, match="could not be fitted"):
        cases.change("amber", reads_mam)
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()


@pytest.mark.parametrize("text", [b"", b"no toml", b"\xff", SAMPLE.replace("rank", "rnk").encode()])
def test_a_file_that_is_not_valid_is_neither_read_nor_changed(cases: Cases, text: bytes) -> None:
    cases.path(CODE).write_bytes(text)
    with pytest.raises(NotValid):
        cases.read("amber")
    with pytest.raises(NotValid):
        cases.change("amber", reads_mam)
    assert cases.path(CODE).read_bytes() == text


def test_a_file_that_another_program_changes_meanwhile_is_left_as_that_program_wrote_it(cases: Cases) -> None:
    theirs = SAMPLE.replace("Quiero", "Quería").encode()

    def meanwhile(case: Case) -> Case:
        cases.path(CODE).write_bytes(theirs)
        return reads_mam(case)

    with pytest.raises(InUse):
        cases.change("amber", meanwhile)
    assert cases.path(CODE).read_bytes() == theirs


CHANGE = """
import sys
from pathlib import Path
from justicecli.errors import InUse
from justicecli.storage import files
from justicecli.storage.cases import Cases
files._WAIT_SECONDS = 0.02
try:
    Cases.at(Path(sys.argv[1])).change(sys.argv[2], lambda case: case)
except InUse:
    print("in use")
else:
    print("inside")
"""


def other_process(cases: Cases, code: str) -> str:
    """What another process says that wants to change the case now."""
    words = [sys.executable, "-c", CHANGE, str(cases.home), code]
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout.strip()


def test_a_case_is_locked_from_reading_to_writing_and_others_are_not(cases: Cases) -> None:
    named(cases, "birch-owl-44")
    said: list[str] = []

    def meanwhile(case: Case) -> Case:
        said.extend(other_process(cases, code) for code in (CODE, "birch-owl-44"))
        return reads_mam(case)

    cases.change("amber", meanwhile)
    assert said == ["in use", "inside"]
    assert other_process(cases, CODE) == "inside"


def test_a_case_that_was_taken_away_is_said(cases: Cases) -> None:
    cases.path(CODE).unlink()
    with pytest.raises(NotFound):
        cases.read(CODE)
    with pytest.raises(NotFound, match="is not there any more"):
        cases.bytes_of(CODE)


def test_a_folder_in_the_place_of_a_case_is_said_and_left(cases: Cases) -> None:
    (cases.folder / "birch-owl-44.toml").mkdir()
    for use in (cases.read, lambda code: cases.change(code, reads_mam)):
        with pytest.raises(NotValid, match="is a folder, and a file should be there"):
            use("birch")
    with pytest.raises(Mistyped, match="There is a case"):
        cases.create(new_case("birch-owl-44", MEETING))
    assert (cases.folder / "birch-owl-44.toml").is_dir()


def test_a_file_in_the_place_of_the_folder_of_cases_is_said_and_left(home: Path) -> None:
    home.mkdir()
    (home / "cases").write_text("mine")
    cases = Cases.at(home)
    for use in (cases.codes, lambda: cases.find("amber"), lambda: cases.create(new_case(CODE, MEETING))):
        with pytest.raises(NotWritten, match="is a file, and a folder should be there"):
            use()
    assert (home / "cases").read_text() == "mine"


def test_a_folder_of_cases_that_cannot_be_listed_is_said(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(_: Path) -> NoReturn:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "listdir", shut)
    with pytest.raises(NotWritten) as refused:
        cases.find("amber")
    assert refused.value.sentence == f"{cases.folder} could not be read: permission denied."


def test_a_link_within_the_folder_is_followed_and_stays_a_link(cases: Cases) -> None:
    link = cases.path("birch-owl-44")
    link.symlink_to(f"{CODE}.toml")
    cases.change("birch", reads_mam)
    assert link.is_symlink()
    assert os.readlink(link) == f"{CODE}.toml"  # noqa: PTH115 - what the link says, not what it means
    assert cases.path(CODE).read_bytes() == CHANGED
    assert not cases.path(CODE).is_symlink()


def test_a_case_and_a_link_to_it_share_one_lock(cases: Cases) -> None:
    cases.path("birch-owl-44").symlink_to(f"{CODE}.toml")
    said: list[str] = []

    def meanwhile(case: Case) -> Case:
        said.append(other_process(cases, CODE))
        return case

    cases.change("birch", meanwhile)
    assert said == ["in use"]


@pytest.mark.parametrize("kind", ["absolute", "relative", "through another link", "a folder below"])
def test_a_link_out_of_the_folder_is_refused_and_its_target_left(cases: Cases, tmp_path: Path, kind: str) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_bytes(SAMPLE.encode())
    link = cases.path("birch-owl-44")
    if kind == "absolute":
        link.symlink_to(outside)
    elif kind == "relative":
        link.symlink_to("../../outside.toml")
    elif kind == "through another link":
        (cases.folder / "step").symlink_to(outside)
        link.symlink_to("step")
    else:
        (cases.folder / "below").mkdir()
        (cases.folder / "below" / "one.toml").write_bytes(SAMPLE.encode())
        link.symlink_to("below/one.toml")
    for use in (
        cases.read,
        cases.bytes_of,
        lambda code: cases.change(code, reads_mam),
        lambda code: cases.change_text(code, SAMPLE.encode(), CHANGED, source=link),
    ):
        with pytest.raises(Refused) as refused:
            use("birch-owl-44")
        assert refused.value.exit_code == 7
        assert refused.value.sentence.startswith(f"{link} is a link that leads out of the folder of cases")
    assert outside.read_bytes() == SAMPLE.encode()
    assert [type(case) for _, case in cases.all()] == [Case, Refused]


def test_a_link_to_nowhere_is_no_case_to_read_and_no_place_for_a_new_one(cases: Cases) -> None:
    cases.path("birch-owl-44").symlink_to("gone.toml")
    with pytest.raises(NotFound):
        cases.read("birch")
    with pytest.raises(Mistyped):
        cases.create(new_case("birch-owl-44", MEETING))
    assert not (cases.folder / "gone.toml").exists()


def test_a_folder_of_cases_that_is_itself_a_link_is_used(cases: Cases, tmp_path: Path) -> None:
    cases.folder.rename(tmp_path / "encrypted")
    cases.folder.symlink_to(tmp_path / "encrypted")
    cases.path("birch-owl-44").symlink_to(f"{CODE}.toml")
    cases.change("birch", reads_mam)
    assert (tmp_path / "encrypted" / f"{CODE}.toml").read_bytes() == CHANGED
    assert cases.folder.is_symlink()


def test_all_gives_every_case_or_what_is_wrong_with_it_one_at_a_time(cases: Cases) -> None:
    named(cases, "zinc-fox-10")
    cases.path("birch-owl-44").write_text("no toml")
    found = list(cases.all())
    assert [code for code, _ in found] == [CODE, "birch-owl-44", "zinc-fox-10"]
    assert [type(case) for _, case in found] == [Case, NotValid, Case]


def test_a_text_typed_in_an_editor_is_kept_as_it_was_typed(cases: Cases) -> None:
    typed = SAMPLE.replace("# Opened", "#   Opened").replace('reads = "es"', "reads   =   'mam'").encode()
    changed = cases.change_text(CODE, SAMPLE.encode(), typed, source=Path("aside"))
    assert cases.path(CODE).read_bytes() == typed
    assert (changed.before.person.reads, changed.after.person.reads) == ("es", "mam")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rank = 2", "rank = two", ":8: this is not valid TOML here"),
        ("rank = 2", "rnk = 2", 'goals.g-7k2f: unknown key "rnk"'),
        ("Quiero", "Quiero\u202e", "aside.toml: goals.g-7k2f.words: a control character hides in this text"),
        ("Quiero", "Quiero\\u0007", "aside.toml: goals.g-7k2f.words: a control character hides in this text"),
    ],
)
def test_a_text_that_is_not_valid_is_refused_with_the_place_where_it_is_kept(
    cases: Cases, old: str, new: str, said: str
) -> None:
    with pytest.raises(NotValid) as refused:
        cases.change_text(CODE, SAMPLE.encode(), SAMPLE.replace(old, new, 1).encode(), source=Path("aside.toml"))
    assert said in refused.value.sentence
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()


def test_a_text_typed_over_a_file_that_changed_meanwhile_is_refused(cases: Cases) -> None:
    cases.change("amber", reads_mam)
    with pytest.raises(InUse):
        cases.change_text(CODE, SAMPLE.encode(), SAMPLE.replace("Quiero", "Quería").encode(), source=Path("aside"))
    assert cases.path(CODE).read_bytes() == CHANGED


def test_a_file_that_was_not_valid_can_be_mended(cases: Cases) -> None:
    broken = SAMPLE.replace("rank", "rnk").encode()
    cases.path(CODE).write_bytes(broken)
    assert cases.bytes_of(CODE) == broken
    changed = cases.change_text(CODE, broken, SAMPLE.encode(), source=Path("aside"))
    assert changed.after == toml.loads(SAMPLE.encode(), cases.path(CODE))
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()


def test_a_text_set_aside_is_its_owners_alone_and_can_be_taken_up_and_dropped(cases: Cases) -> None:
    aside = cases.set_aside(CODE, b"not valid yet")
    assert aside == cases.aside(CODE) == cases.home / "aside" / f"{CODE}.toml"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (aside, aside.parent)] == [0o600, 0o700]
    assert cases.read_aside(CODE) == b"not valid yet"
    cases.drop_aside(CODE)
    cases.drop_aside(CODE)
    assert list(aside.parent.iterdir()) == []
    assert cases.path(CODE).read_bytes() == SAMPLE.encode()


def test_a_text_set_aside_never_takes_the_place_of_another(cases: Cases) -> None:
    first, again, second = (cases.set_aside(CODE, text) for text in (b"one", b"one", b"two"))
    assert (first.name, again.name, second.name) == (f"{CODE}.toml", f"{CODE}.toml", f"{CODE}.2.toml")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert stat.S_IMODE(second.stat().st_mode) == 0o600


def test_many_changes_one_after_the_other_leave_one_file_and_one_lock(cases: Cases) -> None:
    entropy = counting()
    for number in range(20):
        cases.change(
            "amber",
            lambda case, number=number: goals.add(case, f"Meta {number}", on=MEETING, entropy=entropy, round_=1),  # type: ignore[misc]
        )
    assert len(cases.read("amber").goals) == 22
    assert sorted(path.name for path in cases.folder.iterdir()) == [f"{CODE}.toml"]
    assert [path.name for path in (cases.home / "locks").iterdir()] == [f"{CODE}.lock"]
    assert files.temporary_of(cases.path(CODE)).exists() is False
