"""The person's own editor on a private copy of a text, which is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from justicecli.errors import Mistyped, NotWritten
from justicecli.storage.files import reason

_VIM = ["-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noswapfile noundofile"]
_USUAL = ("editor", "nano", "vim", "vi", "notepad.exe")


class Edited(NamedTuple):
    """The text as the person left it, and whether the editor ended without an error."""

    text: bytes
    ended_well: bool


def edit(text: bytes) -> Edited:
    """The text as the person left it in the editor, with LF line ends and one at the end.

    Raises Mistyped where there is no editor, NotWritten where the text cannot be shown or is gone.
    """
    with _private_folder() as folder:
        copy = _copy(text, folder)
        try:
            left = subprocess.run([*_command(), str(copy)], check=False).returncode  # noqa: S603 - the person's own editor
        except OSError as fault:
            raise Mistyped(
                f"The editor could not be started: {reason(fault)}. Set EDITOR to the one you use."
            ) from None
        try:
            edited = copy.read_bytes()
        except OSError as fault:
            raise NotWritten(f"The editor left no text to read: {reason(fault)}. Nothing was changed.") from None
    if edited != text:
        edited = edited.replace(b"\r\n", b"\n")
        edited = edited if edited.endswith(b"\n") or not edited else edited + b"\n"
    return Edited(edited, left == 0)


def keep(text: bytes) -> Path:
    """A copy of a text that could not be put anywhere else, for its owner alone, in memory where that can be.

    It stays until the person or the system takes it away. Raises NotWritten where there is no room for it either.
    """
    return _copy(text, _folder())


def _command() -> list[str]:
    """The editor and its options; vim is told to leave no traces of its own. Raises Mistyped without an editor."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(named, posix=os.name == "posix") if named else []
    except ValueError:
        raise Mistyped("EDITOR has a quotation mark that does not end. Set it to the editor you use.") from None
    if not words:
        words = [next((one for one in _USUAL if shutil.which(one)), "")]
    if Path(words[0]).name == "sensible-editor":
        words[0] = "editor"  # what it would start; asked by name, it can be told to leave no traces
    program = shutil.which(words[0])
    if not program:
        raise Mistyped("No editor was found. Set EDITOR to the one you use, such as: export EDITOR=nano")
    is_vim = any(Path(name).name.startswith(("vim", "nvim", "gvim")) for name in (words[0], os.path.realpath(program)))
    return [*words, *_VIM] if is_vim else words


def _copy(text: bytes, folder: Path) -> Path:
    """The text as a file in that folder, for its owner alone. Raises NotWritten where the system says no."""
    copy = folder / "case.toml"
    try:
        copy.touch(0o600)
        copy.chmod(0o600)
        copy.write_bytes(text)
    except OSError as fault:
        raise NotWritten(f"There is no room for a copy to edit: {reason(fault)}. Nothing was changed.") from None
    return copy


def _folder() -> Path:
    """A new folder for its owner alone, in memory where the system has such a place. Raises NotWritten without one."""
    places = [os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"]  # noqa: S108 - memory, and a folder of our own in it
    parent = next((place for place in places if place and os.access(place, os.W_OK)), None)
    try:
        folder = Path(tempfile.mkdtemp(prefix="justice-", dir=parent))
        folder.chmod(0o700)
    except OSError as fault:
        raise NotWritten(f"There is no room for a copy to edit: {reason(fault)}. Nothing was changed.") from None
    return folder


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for its owner alone; gone after the block, also where the program is told to end (SIGTERM, SIGHUP).

    Ctrl-C is the editor's own key meanwhile: it ends neither the program nor, with it, what was typed.
    """
    answers: dict[str, Any] = {
        "SIGTERM": lambda *_: sys.exit(143),
        "SIGHUP": lambda *_: sys.exit(143),
        "SIGINT": lambda *_: None,
    }
    before: dict[int, Any] = {}
    for name, answer in answers.items():
        if hasattr(signal, name):
            number = getattr(signal, name)
            before[number] = signal.signal(number, answer)
    folder = _folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for number, handler in before.items():
            signal.signal(number, handler)
