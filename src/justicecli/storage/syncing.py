"""Exchanging cases with a remote: fetch, bring together, push. Whatever goes wrong, what is here stays here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from justicecli.errors import JusticeError, NotFound, NotValid, NotWritten, Refused
from justicecli.model.case import Case
from justicecli.storage import files, git, setup, toml, versions
from justicecli.storage.cases import Cases
from justicecli.storage.finishing import SUBJECT, finish, is_merging, must_be_readable
from justicecli.storage.merging import is_newer
from justicecli.storage.remote import Remote
from justicecli.storage.versions import bytes_at, codes_in, revision_of

Tell = Callable[[str], None]
_TRIES = 3


class Synced(NamedTuple):
    """What a sync brought: cases before and after, texts that are no cases and where they lie, what was sent."""

    changed: list[tuple[str, Case | None, Case | None]]
    aside: list[tuple[str, Path]]
    sent: int


def sync(cases: Cases, remote: Remote, tell: Tell) -> Synced:
    """Both sides hold what either held.

    Raises NotWritten where the remote cannot be reached or says no, Refused where the two do not belong together,
    NotValid where a file is to be mended first. What was saved here is still here, and a sync goes on where it stopped.
    """
    home = cases.home
    _ready(cases)
    before = revision_of(home, "HEAD")
    aside: list[tuple[str, Path]] = []
    if is_merging(home):
        tell("Finishing the merge that was left.")
        finish(cases)
    for _ in range(_TRIES):
        tell(f"Fetching from {remote.name}.")
        _fetch(home, remote)
        if revision_of(home, remote.ref):
            tell("Bringing both sides together.")
            aside += _bring_together(cases, remote)
        sent = _waiting(home, remote)
        if not sent:
            break
        tell(f"Sending to {remote.name}.")
        if _push(home, remote):
            break
    else:
        raise NotWritten("Others kept sending at the same time. What was saved here is safe; run: justice sync")
    return Synced(list(_changed(cases, before)), aside, sent)


def abandon(home: Path) -> None:
    """Everything here is as it was before the merge that was left. Raises NotFound where there is none."""
    if not is_merging(home):
        raise NotFound("No merge waits to be finished. Nothing was changed.")
    left = git.run(home, "merge", "--abort")
    if left.returncode:
        raise NotWritten(f"The merge could not be taken back. {git.reason(left)}")


def _ready(cases: Cases) -> None:
    """What was typed by hand is in the history. Raises where git is not set up, or is in the middle of something."""
    home = cases.home
    git.needed(home)
    if not (setup.is_set_up(home) and versions.is_kept(home)):
        raise NotFound("git is not set up for cases here yet. Run first: justice git setup")
    if any(_git_path(home, name).exists() for name in ("rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD")):
        raise Refused("git is in the middle of a rebase or a cherry-pick here. Finish it or give it up in git first.")
    if is_merging(home):
        return
    for code in codes_in(git.run(home, "status", "--porcelain", "-uall", "--no-renames", "-z", "--", "cases").stdout):
        if cases.path(code).is_file():
            must_be_readable(cases.bytes_of(code), cases.path(code))
        why = versions.commit(home, [versions.path_of(code)], f"{code}: {versions.BY_HAND}")
        if why:
            raise NotWritten(f"{code} has a change that is not in the history. {why}")


def _fetch(home: Path, remote: Remote) -> None:
    """What the remote has is known here. Raises NotWritten where it cannot be reached, Refused on another branch."""
    left = git.run(home, "fetch", "--quiet", "--no-tags", "--prune", "--", remote.name)
    if left.returncode:
        raise NotWritten(f"{git.reason(left)} What was saved here is safe.")
    there = git.run(home, "for-each-ref", "--format=%(refname:lstrip=3)", f"refs/remotes/{remote.name}").stdout.split()
    branches = [name for name in there if name != "HEAD"]
    if branches and remote.branch not in branches:
        raise Refused(
            f"The remote has no branch {remote.branch}, which is the one here; it has {', '.join(branches[:5])}. "
            f"Nothing was sent. To use the same one: git branch -m {branches[0]}"
        )


def _bring_together(cases: Cases, remote: Remote) -> list[tuple[str, Path]]:
    """What the remote has is in the cases here; the texts of it that cannot be read as cases, and where they lie.

    Raises Refused where nothing may be merged: another history, or a file that a newer justice wrote.
    """
    home = cases.home
    base = git.run(home, "merge-base", "HEAD", remote.ref).stdout.strip()
    if not base:
        raise Refused(
            f"{remote.name} holds another history, begun apart from this one, so the two are not brought together. "
            "Nothing was changed. Clone the remote into a folder of its own, and put your case files there."
        )
    codes = codes_in(git.run(home, "diff", "--name-only", "--relative", "-z", base, remote.ref, "--", "cases").stdout)
    unreadable = {code: data for code in codes if (data := _unreadable(home, remote.ref, code)) is not None}
    words = ["merge", "--quiet", "--no-edit", "--no-stat", "--ff", "--message", SUBJECT, remote.ref]
    if unreadable:
        words[4:5] = ["--no-ff", "--no-commit"]
    with _all_locked(cases, codes):
        left = git.run(home, *words, identity=versions.identity(home))
        if left.returncode and not is_merging(home):
            raise NotWritten(f"The two could not be brought together. {_overwritten(left) or git.reason(left)}")
        aside = [(code, _kept_aside(cases, code, data)) for code, data in unreadable.items()]
        if is_merging(home):
            finish(cases)
    return aside


def _overwritten(left: object) -> str:
    """What to do where git would have written over a file that is not a case and is not committed."""
    if "would be overwritten" in getattr(left, "stderr", ""):
        return "A file of yours that is no case has changes that are not committed. Commit it, then run it again."
    return ""


def _unreadable(home: Path, ref: str, code: str) -> bytes | None:
    """The remote's text of a case where it is not valid. Raises Refused where a newer justice wrote it."""
    data = bytes_at(home, ref, code)
    if data is None:
        return None
    path = Path(f"{code}.toml")
    if is_newer(data, path):
        raise Refused(
            f"{code} was written by a newer justice on the other side. Nothing was merged and nothing was sent; "
            "install a newer justice, then run: justice sync"
        )
    try:
        toml.loads(data, path)
    except NotValid:
        return data
    return None


def _kept_aside(cases: Cases, code: str, data: bytes) -> Path:
    """Our version stays, or none where there was none; the text from the remote lies aside."""
    home, path = cases.home, versions.path_of(code)
    if bytes_at(home, "HEAD", code) is None:
        git.run(home, "rm", "--quiet", "--force", "--ignore-unmatch", "--", path)
    else:
        git.run(home, "checkout", "--quiet", "HEAD", "--", path)
    return cases.set_aside(code, data)


def _push(home: Path, remote: Remote) -> bool:
    """True where the remote has what is here; False where others were quicker. Raises NotWritten where it says no."""
    left = git.run(
        home, "push", "--quiet", "--porcelain", "--set-upstream", "--", remote.name, f"HEAD:refs/heads/{remote.branch}"
    )
    said = left.stdout + left.stderr
    if not left.returncode:
        return True
    if "[rejected]" in said or "non-fast-forward" in said or "fetch first" in said:
        return False
    if "[remote rejected]" in said:
        raise NotWritten(
            f"{remote.name} did not take what was sent. What was saved here is safe; ask whoever keeps the remote, "
            "then run: justice sync"
        )
    raise NotWritten(f"{git.reason(left)} What was saved here is safe.")


def _changed(cases: Cases, before: str) -> Iterator[tuple[str, Case | None, Case | None]]:
    """Each case that is other than it was in that revision, before and after; None where there was or is none."""
    if not before:
        return
    home = cases.home
    said = git.run(home, "diff", "--name-only", "--relative", "-z", before, "HEAD", "--", "cases").stdout
    for code in codes_in(said):
        yield code, _case(bytes_at(home, before, code)), _case(bytes_at(home, "HEAD", code))


def _case(data: bytes | None) -> Case | None:
    """The case in the bytes; None where there are none, or none that can be read."""
    try:
        return toml.loads(data, Path("case.toml")) if data is not None else None
    except JusticeError:
        return None


def _waiting(home: Path, remote: Remote) -> int:
    """How many commits the remote does not have yet."""
    span = [f"{remote.ref}..HEAD"] if revision_of(home, remote.ref) else ["HEAD"]
    return int(git.run(home, "rev-list", "--count", *span, "--").stdout.strip() or 0)


def _git_path(home: Path, name: str) -> Path:
    """Where git keeps a file of its own, also in a worktree or a submodule."""
    return home / git.run(home, "rev-parse", "--git-path", name).stdout.strip()


@contextmanager
def _all_locked(cases: Cases, codes: Iterable[str]) -> Iterator[None]:
    """No other justice changes these cases meanwhile."""
    with ExitStack() as stack:
        for code in sorted(codes):
            stack.enter_context(files.locked(cases.home / "locks" / f"{code}.lock"))
        yield
