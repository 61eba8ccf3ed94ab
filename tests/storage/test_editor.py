"""The person's own editor: it gets a private copy, leaves no trace, and what was typed is never lost."""

from __future__ import annotations

import json
import os
import shlex
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from justicecli.errors import Mistyped, NotWritten
from justicecli.storage import editor
from justicecli.storage.editor import Edited

TEXT = b'format = 1\ncase = "amber-heron-27"\n'


def program(folder: Path, name: str, *lines: str) -> Path:
    """A program of that name that runs these lines of Python with `path`, the file it was given."""
    script = folder / name
    script.parent.mkdir(exist_ok=True)
    start = ("import json, os, pathlib, signal, sys, time", "path = pathlib.Path(sys.argv[-1])")
    script.write_text("\n".join((f"#!{sys.executable}", *start, *lines)) + "\n")
    script.chmod(0o755)
    return script


def with_editor(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str, name: str = "editor") -> None:
    """Make a program that runs these lines the person's editor."""
    monkeypatch.setenv("EDITOR", shlex.quote(str(program(folder, name, *lines))))


SEEN = "pathlib.Path(os.environ['SEEN']).write_text(json.dumps({{{}}}))"


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an editor writes what it saw."""
    monkeypatch.setenv("SEEN", str(tmp_path / "seen.json"))
    return tmp_path / "seen.json"


def said(seen: Path) -> dict[str, Any]:
    """What the editor saw."""
    found: dict[str, Any] = json.loads(seen.read_text())
    return found


def test_what_was_typed_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_editor(monkeypatch, tmp_path, "path.write_bytes(path.read_bytes() + b'# mine\\n')")
    assert editor.edit(TEXT) == Edited(TEXT + b"# mine\n", ended_well=True)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace(b"\n", b"\r\n"), b"no line end", b"", b"\xff\x00"])
def test_what_was_not_touched_comes_back_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    with_editor(monkeypatch, tmp_path, "pass")
    assert editor.edit(text) == Edited(text, ended_well=True)


@pytest.mark.parametrize(
    ("typed", "kept"), [(b"a\r\nb\r\n", b"a\nb\n"), (b"a\nb", b"a\nb\n"), (b"a\r\nb", b"a\nb\n"), (b"", b"")]
)
def test_lines_end_in_lf_and_so_does_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: bytes, kept: bytes
) -> None:
    with_editor(monkeypatch, tmp_path, f"path.write_bytes({typed!r})")
    assert editor.edit(TEXT) == Edited(kept, ended_well=True)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777], ids=oct)
def test_the_copy_is_its_owners_alone_whatever_the_umask_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path, umask: int
) -> None:
    facts = "'path': str(path), 'file': path.stat().st_mode, 'folder': path.parent.stat().st_mode"
    with_editor(monkeypatch, tmp_path, "os.umask(0o022)", SEEN.format(facts))
    before = os.umask(umask)
    try:
        editor.edit(TEXT)
    finally:
        os.umask(before)
    found = said(seen)
    assert [stat.S_IMODE(found["file"]), stat.S_IMODE(found["folder"])] == [0o600, 0o700]
    assert not Path(found["path"]).parent.exists()
    assert tmp_path not in Path(found["path"]).parents
    assert "amber" not in found["path"]


def test_the_copy_is_in_memory_where_the_system_has_such_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    (tmp_path / "memory").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "memory"))
    with_editor(monkeypatch, tmp_path, SEEN.format("'path': str(path)"))
    editor.edit(TEXT)
    assert Path(said(seen)["path"]).parents[1] == tmp_path / "memory"
    assert list((tmp_path / "memory").iterdir()) == []


def test_what_the_editor_leaves_beside_the_copy_is_gone_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    lines = "(path.parent / '.case.toml.swp').write_text('x')", "(path.parent / 'case.toml~').write_text('x')"
    with_editor(monkeypatch, tmp_path, *lines, SEEN.format("'path': str(path)"))
    editor.edit(TEXT)
    assert not Path(said(seen)["path"]).parent.exists()


def test_what_was_typed_in_an_editor_that_ends_with_an_error_comes_back_with_that_said_and_no_copy_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    lines = "path.write_text('half')", SEEN.format("'path': str(path)"), "sys.exit(3)"
    with_editor(monkeypatch, tmp_path, *lines)
    assert editor.edit(TEXT) == Edited(b"half\n", ended_well=False)
    assert not Path(said(seen)["path"]).parent.exists()


def test_an_editor_that_takes_the_text_away_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_editor(monkeypatch, tmp_path, "path.unlink()")
    with pytest.raises(NotWritten, match="The editor left no text to read"):
        editor.edit(TEXT)


def test_visual_comes_before_editor_and_options_are_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    with_editor(monkeypatch, tmp_path, "sys.exit(3)")
    visual = program(tmp_path / "two words", "visual", SEEN.format("'words': sys.argv[1:-1]"))
    monkeypatch.setenv("VISUAL", f"'{visual}' --wait 'a b'")
    editor.edit(TEXT)
    assert said(seen)["words"] == ["--wait", "a b"]


@pytest.mark.parametrize("named", ["no-such-editor-here", "/no/such/editor", "'unended"])
def test_an_editor_that_is_not_there_is_said_with_what_to_set(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("EDITOR", named)
    with pytest.raises(Mistyped, match="EDITOR"):
        editor.edit(TEXT)


def test_a_file_that_is_no_program_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "editor").write_bytes(b"\x00\x01 no program")
    (tmp_path / "editor").chmod(0o755)
    monkeypatch.setenv("EDITOR", str(tmp_path / "editor"))
    with pytest.raises(Mistyped, match="The editor could not be started"):
        editor.edit(TEXT)


def test_without_any_editor_the_sentence_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Mistyped, match="Set EDITOR to the one you use, such as: export EDITOR=nano"):
        editor.edit(TEXT)


def test_without_one_named_the_systems_usual_editor_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "nano", "path.write_text('typed in nano')")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert editor.edit(TEXT) == Edited(b"typed in nano\n", ended_well=True)


@pytest.mark.parametrize("name", ["vim", "nvim", "vim.basic", "gvim"])
def test_vim_is_told_to_leave_no_traces_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path, name: str
) -> None:
    with_editor(monkeypatch, tmp_path, SEEN.format("'words': sys.argv[1:-1]"), name=name)
    editor.edit(TEXT)
    traces = "set nobackup nowritebackup noswapfile noundofile"
    assert said(seen)["words"] == ["-n", "-i", "NONE", "--cmd", traces]


def test_vim_under_another_name_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path) -> None:
    vim = program(tmp_path / "bin", "vim", SEEN.format("'words': sys.argv[1:-1]"))
    (tmp_path / "vi").symlink_to(vim)
    monkeypatch.setenv("EDITOR", str(tmp_path / "vi"))
    editor.edit(TEXT)
    assert "-n" in said(seen)["words"]


def test_another_editor_gets_no_options_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path) -> None:
    with_editor(monkeypatch, tmp_path, SEEN.format("'words': sys.argv[1:-1]"), name="nano")
    editor.edit(TEXT)
    assert said(seen)["words"] == []


EDITING = """
import sys
from justicecli.storage import editor
print("typed:", editor.edit(b"before\\n").text.decode(), flush=True)
"""


def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path, *lines: str) -> subprocess.Popen[str]:
    """A program that waits for an editor which is open now."""
    seen_first = SEEN.format("'path': str(path), 'editor': os.getpid()")
    wait = "while not pathlib.Path(os.environ['SEEN'] + '.go').exists(): time.sleep(0.01)"
    with_editor(monkeypatch, tmp_path, *lines, seen_first, wait, "path.write_text('typed')")
    process = subprocess.Popen([sys.executable, "-c", EDITING], stdout=subprocess.PIPE, text=True)
    while not seen.exists() or not seen.read_text().endswith("}"):
        assert process.poll() is None
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_copy_is_gone_also_where_the_program_is_told_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path, number: signal.Signals
) -> None:
    with begun(tmp_path, monkeypatch, seen) as process:
        copy = Path(said(seen)["path"])
        assert copy.read_bytes() == b"before\n"
        process.send_signal(number)
        assert process.wait() == 143
    assert not copy.parent.exists()


def test_ctrl_c_belongs_to_the_editor_and_loses_nothing_that_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path
) -> None:
    with begun(tmp_path, monkeypatch, seen, "signal.signal(signal.SIGINT, lambda *_: None)") as process:
        for pid in (process.pid, said(seen)["editor"]):  # a terminal tells both
            os.kill(pid, signal.SIGINT)
        seen.with_name("seen.json.go").touch()
        assert process.stdout is not None
        assert process.stdout.read() == "typed: typed\n\n"
        assert process.wait() == 0


def test_the_programs_own_answers_to_signals_are_back_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = [signal.getsignal(number) for number in numbers]
    with_editor(monkeypatch, tmp_path, "pass")
    editor.edit(TEXT)
    assert [signal.getsignal(number) for number in numbers] == before


def test_where_there_is_no_room_for_a_copy_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    for owner, name in ((Path, "write_bytes"), (tempfile, "mkdtemp")):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, full)
            with pytest.raises(NotWritten, match="no room for a copy to edit: no space left on device"):
                editor.edit(TEXT)


def test_a_text_that_could_not_be_put_anywhere_else_is_kept_in_memory_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    kept = editor.keep(TEXT)
    assert kept.read_bytes() == TEXT
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, kept.parent)] == [0o600, 0o700]
    assert kept.parent.parent == tmp_path


@pytest.mark.parametrize("named", ["sensible-editor", "/usr/bin/sensible-editor"])
def test_the_program_behind_sensible_editor_is_asked_by_name_so_that_vim_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Path, named: str
) -> None:
    vim = program(tmp_path / "real", "vim", SEEN.format("'words': sys.argv[1:-1]"))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "editor").symlink_to(vim)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("EDITOR", named)
    editor.edit(TEXT)
    assert "-n" in said(seen)["words"]
