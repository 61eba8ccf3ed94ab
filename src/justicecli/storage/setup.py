"""What a repository has to know to read case files: its attributes, what it ignores, its own settings."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from justicecli.storage import files, git, versions
from justicecli.storage.around import has_repository

ATTRIBUTES = "cases/*.toml diff=justice merge=justice text eol=lf"
_IGNORED = (
    "# Locks, files being written, texts set aside, who you are: never part of a case's history.\n"
    "/locks/\n/aside/\n/settings.toml\n.*.tmp\n"
)
_COMMENT = "# A difference is shown in sentences, and merging asks where two people differ."
_NAMES = ("diff.justice.textconv", "diff.justice.xfuncname", "merge.justice.name", "merge.justice.driver")
HEADING = "^([^[:space:]].*)$"
"""What a heading in the text of a case looks like: git shows the last one above a change."""


def begin(home: Path) -> bool:
    """The home lies in a repository that reads cases as cases, and each change becomes a commit.

    True where the repository was made. Raises NotFound without git, NotWritten where it does not let us.
    """
    made = git.make(home)
    _add_lines(home / ".gitignore", _IGNORED)
    _add_lines(home / ".gitattributes", f"{_COMMENT}\n{ATTRIBUTES}\n")
    program = f"{shlex.quote(sys.executable.replace(chr(92), '/'))} -P -m justicecli"
    values = (
        f"{program} git text",
        HEADING,
        "justice: nothing is lost, and orders are the survivor's",
        f"{program} merge-file %O %A %B --path %P",
    )
    for name, value in zip(_NAMES, values, strict=True):
        git.configure(home, name, value)
    git.configure(home, versions.COMMITS, "true")
    return made


def is_set_up(home: Path) -> bool:
    """True where git would come to us with a case: `begin` was called for this repository."""
    if not git.is_there() or not has_repository(home):
        return False
    known = git.configured(home, "diff", "merge")
    return "diff.justice.textconv" in known and "merge.justice.driver" in known


def end(home: Path) -> None:
    """Leave cases to git as any text is; no change becomes a commit by itself. The history stays."""
    for name in (*_NAMES, versions.COMMITS):
        git.configure(home, name, None)


def first_commit(home: Path, codes: list[str]) -> str | None:
    """What is there is in the history; why not, as a sentence, where git did not keep it."""
    paths = [".gitattributes", ".gitignore", *map(versions.path_of, codes)]
    return versions.commit(home, paths, versions.BEGINNING)


def _add_lines(path: Path, lines: str) -> None:
    """The file with those lines in it; what a person wrote there stays."""
    try:
        text = files.read(path).decode(errors="surrogateescape")
    except FileNotFoundError:
        text = ""
    known = text.splitlines()
    new = [line for line in lines.splitlines() if line not in known]
    if any(not line.startswith("#") for line in new):
        text += "\n" if text and not text.endswith("\n") else ""
        files.replace(path, (text + "\n".join(new) + "\n").encode(errors="surrogateescape"), expected=None)
