"""Cases as they were: in a commit, or at the end of a day, as git kept them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from justicecli.core.dates import in_words, read_day
from justicecli.core.logbook import Version
from justicecli.errors import JusticeError, Mistyped, NotFound, NotValid
from justicecli.model.case import Case
from justicecli.storage import git, toml, versions
from justicecli.storage.cases import Cases
from justicecli.storage.finishing import codes_in

_FORM = "%H%x00%P%x00%an%x00%aI%x00%s%x00"


class Moment(NamedTuple):
    """A point of the history: how it is called, and its commit; None for the files as they are now."""

    called: str
    revision: str | None


NOW = Moment("now", None)


def moment(home: Path, typed: str, today: date) -> Moment:
    """The moment meant by a day, at its end, or by a name of git's; what could be both is a day.

    Raises NotFound where there is none, Mistyped for a day that is to come.
    """
    day = _day(typed, today)
    if day is None:
        found = _named(home, typed)
        if not found:
            raise NotFound(
                "That is no day and no revision that git knows here. Days: 2026-11-24, yesterday; revisions: HEAD~1, "
                "or a commit's number, as git log shows it."
            )
        return Moment(f"{typed} ({found[:7]})", found)
    if day > today:
        raise Mistyped("That day is to come. Nothing is known of it.")
    before = f"--before={day.isoformat()}T23:59:59"
    found = git.run(home, "rev-list", "--max-count=1", "--first-parent", before, "HEAD", "--").stdout.strip()
    if not found:
        raise NotFound(f"The history here begins after {in_words(day)}.")
    return Moment(f"the end of {in_words(day)} ({found[:7]})", found)


def is_moment(home: Path, typed: str, today: date) -> bool:
    """True for what is a day, or a name of git's."""
    return _day(typed, today) is not None or bool(_named(home, typed))


def was_there(home: Path, code: str) -> bool:
    """True where the history has that case, whether its file is there now or not."""
    return bool(git.run(home, "log", "--max-count=1", "--format=%H", "HEAD", "--", versions.path_of(code)).stdout)


def last_commit(home: Path) -> Moment:
    """The newest commit. Raises NotFound where there is none yet."""
    found = _named(home, "HEAD")
    if not found:
        raise NotFound("There is no commit yet. To begin a history: justice git setup")
    return Moment("the last commit", found)


def different(home: Path, old: Moment, new: Moment) -> list[str]:
    """The codes of the cases whose files differ between two moments, sorted."""
    between = [str(one.revision) for one in (old, new) if one.revision]
    words = ("diff", "--name-only", "--relative", "--no-renames", "-z", *between, "--", "cases")
    codes = codes_in(git.run(home, *words).stdout)
    if new.revision is None:
        codes += codes_in(git.run(home, "ls-files", "--others", "--exclude-standard", "-z", "--", "cases").stdout)
    return sorted(set(codes))


def case_at(cases: Cases, at: Moment, code: str) -> Case | None:
    """The case at that moment; None where it was not there. Raises NotValid where it was no valid case."""
    if at.revision is None:
        try:
            return toml.loads(cases.bytes_of(code), cases.path(code))
        except NotFound:
            return None
    (data,) = _blobs(cases.home, [f"{at.revision}:{_prefix(cases.home)}{versions.path_of(code)}"])
    if data is None:
        return None
    try:
        return toml.loads(data, cases.path(code))
    except NotValid as fault:
        raise NotValid(
            f"{code}, at {at.called}: {fault.what or 'not a valid case then'}. Nothing was changed."
        ) from None


def history(cases: Cases, code: str, limit: int | None = None) -> Iterator[Version]:
    """Each commit that changed the case, newest first, with the case in it and in each commit it came from."""
    home = cases.home
    count = [f"--max-count={limit}"] if limit else []
    left = git.run(home, "log", "--date-order", "-z", *count, f"--format={_FORM}", "HEAD", "--", versions.path_of(code))
    fields = left.stdout.split("\0")
    rows = list(zip(*[iter(fields)] * 6, strict=False))  # the sixth is what stands between two commits: nothing
    path = f"{_prefix(home)}{versions.path_of(code)}"
    wanted = [f"{one}:{path}" for row in rows for one in (row[0].strip(), *row[1].split())]
    found = iter(_cases(_blobs(home, wanted), cases.path(code)))
    for revision, parents, who, at, subject, _ in rows:
        after = next(found)
        before = [next(found) for _ in parents.split()]
        yield Version(
            revision=revision.strip(),
            who=who,
            at=datetime.fromisoformat(at),
            doing=subject.partition(": ")[2] if subject.startswith((f"{code}: ", "justice: ")) else subject,
            case=after,
            before=before,
        )


def _cases(blobs: Iterable[bytes | None], path: Path) -> Iterator[Case | None]:
    """The case in each text; None where there is none, or none that can be read. The same text is read once."""
    known: dict[bytes, Case | None] = {}
    for data in blobs:
        if data is None:
            yield None
            continue
        if data not in known:
            try:
                known[data] = toml.loads(data, path)
            except JusticeError:
                known[data] = None
        yield known[data]


def _blobs(home: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """The bytes that git keeps under each of those names, from one call of git; None where there are none."""
    said = git.run_bytes(home, "cat-file", "--batch", data="".join(f"{name}\n" for name in names).encode()).stdout
    at = 0
    for _ in names:
        end = said.index(b"\n", at)
        head = said[at:end].split(b" ")
        if head[-1] == b"missing" or not head[-1].isdigit():
            at = end + 1
            yield None
            continue
        size = int(head[-1])
        yield said[end + 1 : end + 1 + size]
        at = end + size + 2


def _prefix(home: Path) -> str:
    """The way from the top of the repository to the home, with a slash at its end, or nothing."""
    return git.run(home, "rev-parse", "--show-prefix").stdout.rstrip("\n")


def _day(typed: str, today: date) -> date | None:
    """The day meant; None for what is none."""
    try:
        return read_day(typed, today, "past")
    except Mistyped:
        return None


def _named(home: Path, name: str) -> str:
    """The commit of that name; empty where git knows none."""
    return git.run(home, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}").stdout.strip()
