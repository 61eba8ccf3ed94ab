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
from typing import Any

from justicecli.errors import NotFound, NotWritten
from justicecli.storage.files import reason

_VIM = ["-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noswapfile noundofile"]
_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad.exe")


def edit(text: bytes) -> bytes:
    """The text as the person left it in the editor, with LF line ends and one at the end.

    Raises NotFound where there is no editor, NotWritten where it failed.
    """
    with _private_folder() as folder:
        copy = folder / "case.toml"
        copy.touch(0o600)
        copy.write_bytes(text)
        try:
            left = subprocess.run([*_command(), str(copy)], check=False).returncode  # noqa: S603 - the person's own editor
        except OSError as fault:
            raise NotFound(
                f"The editor could not be started: {reason(fault)}. Set EDITOR to the one you use."
            ) from None
        if left:
            raise NotWritten("The editor ended with an error, so nothing was changed.")
        edited = copy.read_bytes().replace(b"\r\n", b"\n")
    return edited if edited.endswith(b"\n") or not edited else edited + b"\n"


def _command() -> list[str]:
    """The editor and its options; vim is told to leave no traces of its own. Raises NotFound without an editor."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(named, posix=os.name == "posix") if named else []
    except ValueError:
        raise NotFound("EDITOR has a quotation mark that does not end. Set it to the editor you use.") from None
    if not words:
        words = [next((one for one in _USUAL if shutil.which(one)), "")]
    program = shutil.which(words[0])
    if not program:
        raise NotFound("No editor was found. Set EDITOR to the one you use, such as: export EDITOR=nano")
    is_vim = any(Path(name).name.startswith(("vim", "nvim", "gvim")) for name in (words[0], os.path.realpath(program)))
    return [*words, *_VIM] if is_vim else words


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for its owner alone, in memory where the system has such a place; gone after the block.

    Also where the program is told to end (SIGTERM, SIGHUP).
    """
    places = [os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"]  # noqa: S108 - memory, and a folder of our own in it
    parent = next((place for place in places if place and os.access(place, os.W_OK)), None)
    before: dict[int, Any] = {}
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            number = getattr(signal, name)
            before[number] = signal.signal(number, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="justice-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for number, handler in before.items():
            signal.signal(number, handler)
