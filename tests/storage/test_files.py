"""The only writer: bytes arrive whole or not at all, for their owner alone, and nothing is left lying about."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.errors import InUse, NotValid, NotWritten
from justicecli.storage import files

OLD, NEW = b"before\n", b"after\n" * 1000
UMASKS = [0o000, 0o022, 0o077, 0o277, 0o777]
WITHOUT_LINKS = [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that stands there already."""
    path = tmp_path / "amber-heron-27.toml"
    path.write_bytes(OLD)
    path.chmod(0o600)
    return path


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """A umask that would make files too open, or closed to their owner."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    """The names of all there is in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def says(fault: BaseException) -> Callable[..., Any]:
    """A stand-in for a call of the system that ends so."""

    def call(*_: object, **__: object) -> Any:
        raise fault

    return call


@pytest.mark.usefixtures("umask")
def test_files_and_folders_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    folder, path = tmp_path / "home" / "cases", tmp_path / "home" / "cases" / "one.toml"
    files.make_folder(folder)
    files.create(path, OLD)
    assert [mode(place) for place in (folder.parent, folder, path)] == [0o700, 0o700, 0o600]
    files.replace(path, NEW, expected=OLD)
    assert mode(path) == 0o600
    with files.locked(tmp_path / "home" / "locks" / "one.lock"):
        assert mode(tmp_path / "home" / "locks") == 0o700
        assert mode(tmp_path / "home" / "locks" / "one.lock") == 0o600


@pytest.mark.usefixtures("umask")
def test_a_file_without_hard_links_is_its_owners_alone_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", says(OSError(errno.EPERM, "no links")))
    files.create(tmp_path / "one.toml", NEW)
    assert mode(tmp_path / "one.toml") == 0o600
    assert (tmp_path / "one.toml").read_bytes() == NEW


def test_a_file_that_was_open_to_others_is_its_owners_alone_after_a_change(file: Path) -> None:
    file.chmod(0o666)
    files.replace(file, NEW, expected=OLD)
    assert mode(file) == 0o600


def test_a_folder_that_stands_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    files.make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_any_bytes_are_kept_as_they_are(tmp_path_factory: pytest.TempPathFactory, first: bytes, second: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "one.toml"
    files.create(path, first)
    assert files.read(path) == first
    files.replace(path, second, expected=first)
    assert files.read(path) == second
    assert names(path.parent) == ["one.toml"]


def test_the_bytes_are_on_the_disk_before_they_get_their_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        told.append("folder synced" if is_folder else f"{os.fstat(descriptor).st_size} bytes synced")
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        told.append("replaced")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    files.replace(file, NEW, expected=OLD)
    assert told == [f"{len(NEW)} bytes synced", "replaced", "folder synced"]


def test_on_a_system_that_asks_for_more_than_fsync_more_is_done(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", lambda _: None)
    files.replace(file, NEW, expected=OLD)
    assert asked == [51]


def test_a_folder_that_cannot_be_synced_is_no_fault_since_the_file_is_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    files.replace(file, NEW, expected=OLD)
    assert file.read_bytes() == NEW


class _Full:
    """A file that takes half of what is written to it."""

    def __init__(self, file: Any, fault: BaseException) -> None:
        self.file, self.fault = file, fault

    def __enter__(self) -> _Full:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        raise self.fault


def break_writing(monkeypatch: pytest.MonkeyPatch, where: str, fault: BaseException) -> None:
    """Let one step of writing end in a fault."""
    if where == "write":
        monkeypatch.setattr(files, "open", lambda *words: _Full(open(*words), fault), raising=False)  # noqa: PTH123, SIM115
    elif where == "open":
        monkeypatch.setattr(os, "open", says(fault))
    elif where == "fsync":
        monkeypatch.setattr(files, "_sync", says(fault))
    elif where == "name":
        monkeypatch.setattr(Path, "replace", says(fault))
        monkeypatch.setattr(os, "link", says(fault))


FAULTS: list[BaseException] = [
    OSError(errno.ENOSPC, "full"),
    OSError(errno.EIO, "broken"),
    PermissionError(errno.EACCES, "no"),
    KeyboardInterrupt(),
    MemoryError(),
    SystemExit(143),
]


@pytest.mark.parametrize("where", ["open", "write", "fsync", "name"])
@pytest.mark.parametrize("fault", FAULTS, ids=repr)
def test_a_fault_while_writing_leaves_what_was_there_and_nothing_else(
    file: Path, where: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_writing(monkeypatch, where, fault)
    expected = NotWritten if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected):
        files.replace(file, NEW, expected=OLD)
    with pytest.raises(expected):
        files.create(file.with_name("new.toml"), NEW)
    monkeypatch.undo()
    assert names(file.parent) == [file.name]
    assert file.read_bytes() == OLD


def test_the_sentence_gives_the_systems_reason_and_says_that_nothing_was_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_writing(monkeypatch, "write", OSError(errno.ENOSPC, "full"))
    with pytest.raises(NotWritten) as refused:
        files.replace(file, NEW, expected=OLD)
    assert refused.value.sentence == (
        f"{file} could not be written: no space left on device. What was there before is still there, whole."
    )


def test_a_new_file_never_takes_the_place_of_another(file: Path) -> None:
    with pytest.raises(FileExistsError):
        files.create(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name]


def test_a_new_file_never_takes_the_place_of_a_folder_or_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere")
    for name in ("folder.toml", "link.toml"):
        with pytest.raises(FileExistsError):
            files.create(tmp_path / name, NEW)
    assert names(tmp_path) == ["folder.toml", "link.toml"]


def test_a_new_file_has_one_name(tmp_path: Path) -> None:
    files.create(tmp_path / "one.toml", NEW)
    assert (tmp_path / "one.toml").stat().st_nlink == 1


@pytest.mark.parametrize("number", WITHOUT_LINKS, ids=errno.errorcode.get)
def test_a_file_system_without_hard_links_gets_the_whole_file_and_keeps_the_old_one(
    file: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", says(OSError(number, "no links")))
    files.create(file.with_name("new.toml"), NEW)
    assert file.with_name("new.toml").read_bytes() == NEW
    with pytest.raises(FileExistsError):
        files.create(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name, "new.toml"]


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=repr)
def test_without_hard_links_no_empty_file_is_left_where_the_last_step_ends_in_a_fault(
    tmp_path: Path, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", says(OSError(errno.EPERM, "no links")))
    monkeypatch.setattr(Path, "replace", says(fault))
    with pytest.raises((NotWritten, KeyboardInterrupt)):
        files.create(tmp_path / "new.toml", NEW)
    assert names(tmp_path) == []


def test_a_file_that_another_program_changed_is_left_as_that_program_wrote_it(file: Path) -> None:
    file.write_bytes(b"theirs\n")
    with pytest.raises(InUse) as refused:
        files.replace(file, NEW, expected=OLD)
    assert refused.value.sentence == (
        f"Another program changed {file.name} in the meantime. Nothing was written; try again."
    )
    assert file.read_bytes() == b"theirs\n"
    assert names(file.parent) == [file.name]


def test_a_change_within_one_tick_of_the_clock_is_noticed(file: Path) -> None:
    then = file.stat()
    file.write_bytes(OLD.swapcase())
    os.utime(file, ns=(then.st_atime_ns, then.st_mtime_ns))
    with pytest.raises(InUse):
        files.replace(file, NEW, expected=OLD)


def test_a_file_that_another_program_took_away_is_not_put_back(file: Path) -> None:
    file.unlink()
    with pytest.raises(InUse):
        files.replace(file, NEW, expected=OLD)
    assert names(file.parent) == []


def test_what_a_killed_program_left_is_taken_away_by_the_next_change(file: Path) -> None:
    files.temporary_of(file).write_bytes(b"half a fi")
    files.replace(file, NEW, expected=OLD)
    assert names(file.parent) == [file.name]
    assert file.read_bytes() == NEW


def test_a_name_for_what_is_being_written_is_hidden_and_stands_in_the_same_folder(file: Path) -> None:
    assert files.temporary_of(file) == file.parent / ".amber-heron-27.toml.tmp"


def test_a_folder_in_the_place_of_what_is_being_written_is_said_and_left(file: Path) -> None:
    (files.temporary_of(file) / "inside").mkdir(parents=True)
    with pytest.raises(NotWritten):
        files.replace(file, NEW, expected=OLD)
    assert file.read_bytes() == OLD
    assert (files.temporary_of(file) / "inside").is_dir()


def test_a_folder_where_a_file_should_be_is_said_and_left(tmp_path: Path) -> None:
    (tmp_path / "amber.toml").mkdir()
    with pytest.raises(NotValid) as refused:
        files.read(tmp_path / "amber.toml")
    assert refused.value.sentence == (
        f"{tmp_path / 'amber.toml'} is a folder, and a file should be there. Move it away; nothing was changed."
    )
    with pytest.raises((NotWritten, InUse)):
        files.replace(tmp_path / "amber.toml", NEW, expected=OLD)
    with pytest.raises(NotWritten):
        files.replace(tmp_path / "amber.toml", NEW, expected=None)
    assert names(tmp_path) == ["amber.toml"]


def test_a_file_where_a_folder_should_be_is_said_and_left(file: Path) -> None:
    for folder in (file, file / "below"):
        with pytest.raises(NotWritten):
            files.make_folder(folder)
    assert file.read_bytes() == OLD


def test_a_missing_file_is_the_callers_to_explain(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.read(tmp_path / "none.toml")


def test_a_file_that_is_too_large_to_be_ours_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST", len(OLD))
    assert files.read(file) == OLD
    monkeypatch.setattr(files, "_LARGEST", len(OLD) - 1)
    with pytest.raises(NotValid, match="larger than"):
        files.read(file)


def test_a_file_that_the_system_does_not_give_out_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", says(PermissionError(errno.EACCES, "no")))
    with pytest.raises(NotWritten, match="could not be read: permission denied"):
        files.read(file)


def test_a_file_is_gone_after_it_was_removed_and_one_that_was_never_there_is_no_fault(file: Path) -> None:
    files.remove(file)
    files.remove(file)
    assert names(file.parent) == []


def test_what_cannot_be_removed_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="could not be removed"):
        files.remove(tmp_path)


HOLD = """
import sys
from pathlib import Path
from justicecli.storage import files
with files.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds a lock until it is told to let go, or killed."""
    words = [sys.executable, "-c", HOLD, str(tmp_path / "locks" / "amber.lock")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_a_lock_that_another_process_holds_is_waited_for_and_then_said(
    holder: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_WAIT_SECONDS", 0.05)
    with pytest.raises(InUse, match="Nothing was changed; try again"), files.locked(tmp_path / "locks" / "amber.lock"):
        pytest.fail("two processes are inside")
    with files.locked(tmp_path / "locks" / "other.lock"):
        assert holder.poll() is None


def test_a_lock_ends_with_its_process_also_where_that_was_killed(
    holder: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder.kill()
    holder.wait()
    monkeypatch.setattr(files, "_WAIT_SECONDS", 0.05)
    inside = False
    with files.locked(tmp_path / "locks" / "amber.lock"):
        inside = True
    assert inside


def test_a_lock_is_let_go_whatever_happens_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_WAIT_SECONDS", 0.05)
    lock = tmp_path / "locks" / "amber.lock"
    for fault in (ValueError("within"), KeyboardInterrupt()):
        with pytest.raises(type(fault)), files.locked(lock):
            raise fault
    with files.locked(lock):
        assert lock.exists()


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "locks" / "amber.lock").mkdir(parents=True)
    with pytest.raises(NotWritten, match="could not be locked"), files.locked(tmp_path / "locks" / "amber.lock"):
        pytest.fail("inside without a lock")
