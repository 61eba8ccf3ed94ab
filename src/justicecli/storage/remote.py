"""The remote that cases are exchanged with, and whether the agency controls it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from justicecli.errors import NotFound, Refused
from justicecli.storage import git

_ANSWERS = {True: "justice.agencyControls", False: "justice.agencyDoesNotControl"}


class Remote(NamedTuple):
    """A remote: its name, its address, and the branch that is kept on both sides."""

    name: str
    url: str
    branch: str

    @property
    def shown(self) -> str:
        """The address without a name or a password in it."""
        return re.sub(r"//[^/@]*@", "//", self.url)

    @property
    def ref(self) -> str:
        """What was last seen of the branch on the remote."""
        return f"refs/remotes/{self.name}/{self.branch}"


def remote_of(home: Path, wanted: str | None = None) -> Remote:
    """The remote of the branch that is checked out, else the only one, else `origin`.

    Raises NotFound where there is none or it is not clear which, Refused where no branch is checked out.
    """
    branch = git.run(home, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()
    if not branch:
        raise Refused(
            "No branch is checked out here (git calls it a detached head), so a sync would lead nowhere. Nothing was "
            "changed. Go back to a branch first: git switch main"
        )
    names = git.remotes(home)
    own = git.run(home, "config", "--get", f"branch.{branch}.remote").stdout.strip()
    usual = own if own in names else names[0] if len(names) == 1 else "origin" if "origin" in names else None
    name = wanted or usual
    if not names:
        raise NotFound(
            "There is no remote to exchange cases with. Add one that the agency controls: git remote add origin ADDRESS"
        )
    if name is None or name not in names:
        raise NotFound("There are several remotes, or none of that name. Say which: justice sync --remote NAME")
    return known_remote(home, name, branch)


def known_remote(home: Path, name: str, branch: str = "") -> Remote:
    """The remote of that name with its address."""
    return Remote(name, git.run(home, "remote", "get-url", "--", name).stdout.strip(), branch)


def agency_controls(home: Path, remote: Remote) -> bool | None:
    """What was answered when it was asked whether the agency controls that address; None where it never was."""
    for answer, name in _ANSWERS.items():
        if remote.url in git.run(home, "config", "--null", "--get-all", name).stdout.split("\0"):
            return answer
    return None


def record(home: Path, remote: Remote, *, controls: bool) -> None:
    """The answer is in the repository's own settings; an earlier one for the same address is gone."""
    for name in _ANSWERS.values():
        git.run(home, "config", "--local", "--fixed-value", "--unset-all", name, remote.url)
    git.run(home, "config", "--local", "--add", _ANSWERS[controls], remote.url)
