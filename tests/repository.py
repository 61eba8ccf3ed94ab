"""A home that is kept with git, and what git itself says of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.conftest import needed


def git(folder: Path, *words: str, check: bool = True, **environment: str) -> str:
    """What git says, as the person at the keyboard would see it."""
    left = subprocess.run(
        [needed("git"), "-C", str(folder), *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert not check or left.returncode == 0, (words, left.stdout, left.stderr)
    return left.stdout


def subjects(folder: Path) -> list[str]:
    """The messages of all commits, newest first."""
    return git(folder, "log", "--format=%s").splitlines()


def everything_but_files(folder: Path) -> str:
    """All that a repository holds but what was committed: messages, names, refs, logs, settings."""
    said = [git(folder, "log", "--all", "--format=raw"), git(folder, "reflog", "--all"), git(folder, "stash", "list")]
    place = folder / ".git"
    for path in place.rglob("*"):
        if path.is_file() and "objects" not in path.relative_to(place).parts:
            said += [str(path), path.read_bytes().decode(errors="replace")]
    return "\n".join(said)
