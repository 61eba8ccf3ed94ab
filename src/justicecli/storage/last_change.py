"""The last change that git knows of, in one case or in any, with each file before and after it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from justicecli.errors import NotFound
from justicecli.storage import git, versions

_FORM = "%H%x00%an%x00%aI%x00%s"


class LastChange(NamedTuple):
    """Who changed which cases, when (with the offset of where they sat), and what was done, as the commit says it."""

    revision: str
    who: str
    at: datetime
    doing: str
    codes: list[str]


def last_change(home: Path, code: str | None) -> LastChange:
    """The last change of that case, or of any. What a sync brought together is no change of its own.

    Raises NotFound where there is no history, or nothing in it to take back.
    """
    git.needed(home)
    if not versions.is_kept(home):
        raise NotFound("Changes do not become commits here, so none can be taken back. To begin: justice git setup")
    where = versions.path_of(code) if code else "cases"
    said = git.run(
        home, "log", "--first-parent", "--no-merges", "--max-count=1", f"--format={_FORM}", "HEAD", "--", where
    ).stdout
    if not said.strip():
        what = f"no change of {code} in the history" if code else "no change in the history yet"
        raise NotFound(f"There is {what}, so there is nothing to take back. See all cases with: justice list --all")
    revision, who, at, subject = said.rstrip("\n").split("\0")
    if subject == versions.BEGINNING:
        raise NotFound("The history begins with what is there, so there is nothing to take back.")
    names = git.run(
        home, "diff-tree", "--no-commit-id", "--name-only", "--root", "--relative", "-r", "-z", revision, "--", where
    ).stdout
    doing = subject.partition(": ")[2] or subject
    return LastChange(revision, who, datetime.fromisoformat(at), doing, versions.codes_in(names))
