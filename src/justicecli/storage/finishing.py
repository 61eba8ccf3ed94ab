"""Finishing a merge that git began: every case on which both sides worked holds both, then it is a commit."""

from __future__ import annotations

from pathlib import Path

from justicecli.errors import NotValid, NotWritten, Refused
from justicecli.model.case import FORMAT, Case
from justicecli.storage import files, git, toml, versions
from justicecli.storage.cases import Cases
from justicecli.storage.merging import is_newer, merged_bytes
from justicecli.storage.versions import bytes_at, codes_in, revision_of

SUBJECT = "justice: sync"


def is_merging(home: Path) -> bool:
    """True where a merge was begun and not finished."""
    return bool(revision_of(home, "MERGE_HEAD"))


def finish(cases: Cases) -> None:
    """The merge is a commit. Raises NotValid or Refused where a file still has to be looked at by a person."""
    home = cases.home
    words = ("diff", "--name-only", "--diff-filter=U", "-z")
    unmerged = [name for name in git.run(home, *words).stdout.split("\0") if name]
    codes = codes_in(git.run(home, *words, "--relative", "--", "cases").stdout)
    if len(unmerged) > len(codes):
        raise Refused(
            "Files that are no cases were changed on both sides. Bring them together in git, then run: justice sync. "
            "To give the merge up: justice sync --abandon"
        )
    for code in codes:
        _unite(cases, code)
        if cases.path(code).is_file():
            must_be_readable(cases.bytes_of(code), cases.path(code))
        git.run(home, "add", "--all", "--", versions.path_of(code))
    left = git.run(home, "commit", "--quiet", "--no-edit", "--message", SUBJECT, identity=versions.identity(home))
    if left.returncode:
        raise NotWritten(f"The merge is not finished. {git.reason(left)} To go on: justice sync")


def must_be_readable(data: bytes, path: Path) -> None:
    """Nothing, where the file is a case. Raises NotValid, with the place, where it has to be mended first."""
    try:
        toml.loads(data, path)
    except NotValid as fault:
        raise NotValid(f"{fault.sentence} It has to be mended before it goes to others: justice edit") from None


def _unite(cases: Cases, code: str) -> None:
    """The file holds both sides, also where git could not run our driver and left ours alone there.

    A file that a person or the driver has worked on stays as it is. Raises Refused where a newer justice wrote theirs.
    """
    base, ours, theirs = (bytes_at(cases.home, f":{side}", code) for side in (1, 2, 3))
    path = cases.path(code)
    if ours is None or theirs is None or not path.is_file() or cases.bytes_of(code) != ours:
        return
    if is_newer(theirs, path):
        raise Refused(f"{code} was written by a newer justice on the other side. Install a newer justice.")
    try:
        mine, other = (toml.loads(data, path) for data in (ours, theirs))
    except NotValid:
        cases.set_aside(code, theirs)
        return
    try:
        was = toml.loads(base or b"", path)
    except NotValid:
        was, base = Case(format=FORMAT, case=code), b""
    files.replace(path, merged_bytes(base or b"", ours, theirs, (was, mine, other), path)[0], expected=ours)
