"""Each change of a case becomes a commit of its own, where the home is kept with git.

A commit's message is the case's code and what was done, in fixed words: nothing of the file is ever in it.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path, PurePosixPath
from subprocess import CompletedProcess

from justicecli.errors import JusticeError
from justicecli.model.codes import is_code
from justicecli.storage import files, git
from justicecli.storage.around import has_repository
from justicecli.storage.settings import load

BY_HAND = "edited by hand"
BEGINNING = "justice: git setup"
COMMITS = "justice.commits"
NEUTRAL = "justice@localhost"
"""The address of whoever gave git none: it says nothing of a person or a machine."""

_saved: dict[tuple[Path, str], None] = {}
_TRIES, _PAUSE_SECONDS = 20, 0.05


def is_kept(home: Path) -> bool:
    """True where each change is to become a commit: `justice git setup` was run here."""
    return has_repository(home) and git.is_there() and git.configured(home, "justice").get(COMMITS) == "true"


def saving(home: Path, code: str) -> None:
    """What was typed into the file by hand is in the history, as a change of its own, before another comes.

    A case that this run changed already has its commit coming.
    """
    if (home, code) in _saved or not is_kept(home):
        return
    if git.run(home, "status", "--porcelain", "--", path_of(code)).stdout:
        commit(home, [path_of(code)], f"{code}: {BY_HAND}")


def saved(home: Path, code: str) -> None:
    """The case was changed by this run; `commit_saved` makes a commit of it."""
    _saved[home, code] = None


def commit_saved(doing: str) -> str | None:
    """Each case that this run changed has its commit; why not, as a sentence, where git did not keep one."""
    changed = list(_saved)
    _saved.clear()
    why = None
    for home, code in changed:
        if is_kept(home):
            why = commit(home, [path_of(code)], f"{code}: {doing}") or why
    return why


def commit(home: Path, paths: list[str], subject: str) -> str | None:
    """A commit of these files under the home, where they differ from the last one, and of nothing else.

    What the person has staged stays staged. Why there is none, as a sentence, where git did not make it.
    """
    with suppress(JusticeError), files.locked(home / "locks" / "git.lock"):
        left = _again(home, "add", "--all", "--", *paths)
        if not left.returncode:
            words = ("commit", "--quiet", "--only", "--message", subject, "--", *paths)
            left = _again(home, *words, who=identity(home))
        if left.returncode and git.run(home, "status", "--porcelain", "--", *paths).stdout:
            return git.reason(left)
        return None
    return "Another justice is at work in this repository."


def identity(home: Path) -> tuple[str, str] | None:
    """Who commits, where git was not told: the name that `init` was given, and an address that says nothing."""
    known = git.configured(home, "user")
    if known.get("user.email") and known.get("user.name"):
        return None
    name = None
    with suppress(JusticeError):
        name = load(home).name
    return known.get("user.name") or name or "justice", known.get("user.email") or NEUTRAL


def path_of(code: str) -> str:
    """The case's file as git names it, from the home."""
    return f"cases/{code}.toml"


def revision_of(home: Path, name: str) -> str:
    """The commit of that name; empty where git knows none. A name is never taken for an option."""
    return git.run(home, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}").stdout.strip()


def name_of(revision: str, code: str) -> str:
    """The case's file in a commit, as git names it from the home, whatever the way to the home is called."""
    return f"{revision}:./{path_of(code)}"


def bytes_at(home: Path, revision: str, code: str) -> bytes | None:
    """The case's file in a commit, or, for `:1`, `:2` and `:3`, in a merge: what both came from, ours, theirs.

    None where it is not there.
    """
    left = git.run_bytes(home, "cat-file", "blob", name_of(revision, code))
    return None if left.returncode else left.stdout


def codes_in(listed: str) -> list[str]:
    """The codes of the case files that git lists, with a zero byte after each."""
    paths = (PurePosixPath(name) for name in listed.split("\0") if name)
    return [path.stem for path in paths if path.suffix == ".toml" and is_code(path.stem)]


def _again(home: Path, *words: str, who: tuple[str, str] | None = None) -> CompletedProcess[str]:
    """git, tried again for a second while another git holds the repository."""
    for _ in range(_TRIES):
        left = git.run(home, *words, identity=who)
        if not left.returncode or "index.lock" not in left.stderr:
            break
        time.sleep(_PAUSE_SECONDS)
    return left
