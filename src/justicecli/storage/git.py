"""Every call of git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from justicecli.errors import NotFound, NotWritten
from justicecli.storage import files

_IGNORED = (
    b"# Locks, files being written and texts set aside: never part of a case's history.\n/locks/\n/aside/\n.*.tmp\n"
)


def has_repository(folder: Path) -> bool:
    """True where the folder lies in a git repository."""
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def remotes(folder: Path) -> list[str]:
    """The names of the repository's remotes; none where git or the repository is absent."""
    if not has_repository(folder) or not shutil.which("git"):
        return []
    return _run(folder, "remote").stdout.split()


def begin(folder: Path) -> bool:
    """The folder lies in a git repository, which ignores what is no case; True where one was made.

    Raises NotFound without git, NotWritten where git does not make it.
    """
    if not shutil.which("git"):
        raise NotFound("git is not on this machine. Install git, then run: justice init --git")
    made = not has_repository(folder)
    if made:
        if _run(folder, "init", "--quiet").returncode:
            raise NotWritten(f"git could not make a repository in {folder}. Nothing else was changed.")
        (folder / ".git").chmod(0o700)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        files.replace(ignore, _IGNORED, expected=None)
    return made


def difference(folder: Path, name: str, before: str, after: str) -> list[str]:
    """What changed between two texts of a file of that name, as lines of git's own difference; none without git."""
    if not shutil.which("git"):
        return []
    old, new = folder / "before", folder / "after"
    old.write_text(before, encoding="utf-8")
    new.write_text(after, encoding="utf-8")
    shown = _run(
        folder, "diff", "--no-index", "--no-color", "--unified=1", "--", old.name, new.name
    ).stdout.splitlines()
    return [f"--- a/{name}", f"+++ b/{name}", *shown[4:]] if shown else []


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """git, in that folder and in no other repository, with nothing of its own shown."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(  # noqa: S603 - fixed words
        ["git", "-C", str(folder), *words],  # noqa: S607 - the git on the person's own path
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
        umask=0o077 if os.name == "posix" else -1,
    )
