"""Taking a change back on the disk: byte for byte where nothing was done since, else what stayed is written anew."""

from __future__ import annotations

from typing import NamedTuple

from justicecli.core.changes import Change, compare
from justicecli.core.undoing import undone
from justicecli.errors import NotFound, NotValid
from justicecli.model.case import FORMAT, Case
from justicecli.storage import toml
from justicecli.storage.cases import Cases
from justicecli.storage.versions import bytes_at


class Step(NamedTuple):
    """One file that goes back: what it holds now, and what it is to hold; None where there is to be no file.

    `back` is what changes by it; `lost` what was done since and cannot stay: then nothing may be done.
    """

    code: str
    now: bytes | None
    then: bytes | None
    back: list[Change]
    lost: list[Change]

    def take(self, cases: Cases) -> None:
        """The file as it is to be. Raises InUse where it changed meanwhile, or what `Cases` raises."""
        if self.now is None and self.then is not None:
            cases.put_back(self.code, self.then)
        elif self.now is not None and self.then is None:
            cases.take_away(self.code, self.now)
        elif self.now is not None and self.then is not None:
            cases.change_text(self.code, self.now, self.then, source=cases.path(self.code))


def step(cases: Cases, revision: str, code: str) -> Step:
    """How that case goes back to before the revision. Raises NotValid where a version of it cannot be read."""
    was, after = (bytes_at(cases.home, one, code) for one in (f"{revision}^", revision))
    now = _now(cases, code)
    here = toml.loads(now, cases.path(code)) if now is not None else _case(cases, None, code)
    if now == after:
        return Step(code, now, was, compare(here, _case(cases, was, code)), [])
    if was is None or after is None or now is None:
        return Step(code, now, was, [], compare(_case(cases, after, code), here))
    found = undone(_case(cases, was, code), _case(cases, after, code), here)
    then = toml.updated(now, here, found.case, cases.path(code))
    return Step(code, now, then, compare(here, found.case), found.lost)


def _now(cases: Cases, code: str) -> bytes | None:
    """What the file holds; None where there is none."""
    try:
        return cases.bytes_of(code)
    except NotFound:
        return None


def _case(cases: Cases, data: bytes | None, code: str) -> Case:
    """The case in the bytes; an empty one where there was no file."""
    if data is None:
        return Case(format=FORMAT, case=code)
    try:
        return toml.loads(data, cases.path(code))
    except NotValid:
        raise NotValid(
            f"A version of {code} in the history cannot be read as a case, so it is not gone back to. Nothing was "
            f"changed; mend the file with: justice edit {code}"
        ) from None
