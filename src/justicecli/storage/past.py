"""Cases as they were: in a commit, or at the end of a day, as git kept them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from justicecli.core.dates import in_words, read_day
from justicecli.core.logbook import Version
from justicecli.errors import JusticeError, Mistyped, NotFound, NotValid
from justicecli.model.case import Case
from justicecli.model.codes import is_code
from justicecli.storage import git, toml, versions
from justicecli.storage.cases import Cases
from justicecli.storage.versions import codes_in, name_of, revision_of

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
        found = revision_of(home, typed)
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
    return _day(typed, today) is not None or bool(revision_of(home, typed))


def find_ever(cases: Cases, typed: str) -> str:
    """The code meant; a case whose file is gone can be meant too, by its whole code. Raises what `Cases.find` does."""
    try:
        return cases.find(typed)
    except NotFound:
        if is_code(typed) and was_there(cases.home, typed):
            return typed
        raise


def was_there(home: Path, code: str) -> bool:
    """True where the history has that case, whether its file is there now or not."""
    return bool(git.run(home, "log", "--max-count=1", "--format=%H", "HEAD", "--", versions.path_of(code)).stdout)


def last_commit(home: Path) -> Moment:
    """The newest commit. Raises NotFound where there is none yet."""
    found = revision_of(home, "HEAD")
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
    (data,) = _blobs(cases.home, [name_of(at.revision, code)])
    if data is None:
        return None
    try:
        return toml.loads(data, cases.path(code))
    except NotValid as fault:
        raise NotValid(
            f"{code}, at {at.called}: {fault.what or 'not a valid case then'}. Nothing was changed."
        ) from None


def history(cases: Cases, code: str, limit: int | None = None) -> list[Version]:
    """Each commit that changed the case, newest first, with the case in it and in each commit it came from."""
    rows = _rows(cases.home, code)
    found, is_known = _versions(cases, code, rows[:limit])
    if limit and not is_known:  # what stood before the oldest is no case: an older one has to be found
        found, _ = _versions(cases, code, rows)
    return found[:limit]


def _rows(home: Path, code: str) -> list[tuple[str, ...]]:
    """The commits that changed the case, newest first: number, parents, who, when, subject."""
    words = ("log", "--date-order", "-z", "--no-show-signature", "--encoding=UTF-8", f"--format={_FORM}", "HEAD", "--")
    fields = git.run(home, *words, versions.path_of(code)).stdout.split("\0")
    return [tuple(row[:5]) for row in zip(*[iter(fields)] * 6, strict=False)]  # between two commits stands nothing


def _versions(cases: Cases, code: str, rows: Sequence[tuple[str, ...]]) -> tuple[list[Version], bool]:
    """The versions of those commits; True where for each that was no case it is known what stood before it."""
    names = [name_of(one, code) for row in rows for one in (row[0].strip(), *row[1].split())]
    texts = dict(zip(names, _blobs(cases.home, names), strict=True))
    read = _Reader(cases.path(code))
    found = []
    for revision, parents, who, at, subject in reversed(rows):
        text = texts[name_of(revision.strip(), code)]
        before = [read.last_valid(texts[name_of(one, code)]) for one in parents.split()]
        case = read.case(text)
        if text is not None and case is None:
            read.stood[text] = before[0] if before else None
        found.append(
            Version(
                revision=revision.strip(),
                who=who,
                at=datetime.fromisoformat(at),
                doing=subject.partition(": ")[2] if subject.startswith((f"{code}: ", "justice: ")) else subject,
                case=case,
                before=before,
                is_there=text is not None,
                mends=case is not None and any(texts[name_of(one, code)] in read.stood for one in parents.split()),
            )
        )
    return found[::-1], read.is_known


class _Reader:
    """Reads each text once, and remembers for one that is no case which case stood before it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[bytes, Case | None] = {}
        self.stood: dict[bytes, Case | None] = {}
        self.is_known = True

    def case(self, text: bytes | None) -> Case | None:
        """The case; None where there is none, or none that can be read."""
        if text is None:
            return None
        if text not in self.known:
            try:
                self.known[text] = toml.loads(text, self.path)
            except JusticeError:
                self.known[text] = None
        return self.known[text]

    def last_valid(self, text: bytes | None) -> Case | None:
        """The case, or the last one before it that could be read."""
        case = self.case(text)
        if case is None and text is not None:
            self.is_known = self.is_known and text in self.stood
            return self.stood.setdefault(text, None)
        return case


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


def _day(typed: str, today: date) -> date | None:
    """The day meant; None for what is none."""
    try:
        return read_day(typed, today, "past")
    except Mistyped:
        return None
