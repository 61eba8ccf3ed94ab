"""The folder of cases: finding a case by its code, reading it, and changing it under its lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from justicecli.core.finding_records import some
from justicecli.errors import InUse, JusticeError, Mistyped, NotFound, NotValid, NotWritten, Refused
from justicecli.model.case import Case
from justicecli.model.codes import is_code
from justicecli.storage import files, toml
from justicecli.storage.around import has_repository
from justicecli.storage.settings import home_folder

_SUFFIX = ".toml"


class Changed(NamedTuple):
    """A case before and after a change that is on the disk."""

    before: Case
    after: Case


class Cases:
    """The survivor files under one home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "cases"

    @classmethod
    def at(cls, given: Path | None) -> Cases:
        """The cases under the home that was given, else under JUSTICE_HOME, else in the platform's folder."""
        return cls(home_folder(given))

    def codes(self, beginning: str = "") -> list[str]:
        """The codes of all cases that begin so, sorted. Raises NotWritten where the folder cannot be read."""
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - ten thousand names without a Path for each
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise NotWritten(f"{self.folder} is a file, and a folder should be there. Nothing was changed.") from None
        except OSError as fault:
            raise NotWritten(f"{self.folder} could not be read: {files.reason(fault)}.") from None
        codes = (name[: -len(_SUFFIX)] for name in names if name.startswith(beginning) and name.endswith(_SUFFIX))
        return sorted(code for code in codes if code.startswith(beginning) and is_code(code))

    def find(self, typed: str) -> str:
        """The code meant by a code or its unique beginning.

        Raises NotFound where no case begins so, Mistyped, naming them, where several do.
        """
        wanted = typed.strip().lower()
        if is_code(wanted) and os.path.exists(self.path(wanted)):  # noqa: PTH110 - False where we may not look
            return wanted
        fitting = self.codes(wanted) if wanted else []
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise Mistyped(f"That beginning fits {len(fitting)} cases: {some(fitting)}. Type a little more of it.")
        raise NotFound("There is no case of that code. See them all with: justice list --all")

    def path(self, code: str) -> Path:
        """Where the file of that code lies, whether it exists or not."""
        return self.folder / f"{code}{_SUFFIX}"

    def real_path(self, code: str) -> Path:
        """The file itself, links followed. Raises Refused where they lead out of the folder of cases."""
        path = self.path(code)
        if not os.path.islink(path):  # noqa: PTH114 - one question to the system instead of one for each folder above
            return path
        path = Path(os.path.realpath(path))
        if path.parent != Path(os.path.realpath(self.folder)):
            raise Refused(
                f"{self.path(code)} is a link that leads out of the folder of cases, so it is not followed. Nothing "
                "was changed; put the file itself there."
            )
        return path

    def read(self, typed: str) -> Case:
        """The case meant. Raises NotFound, Mistyped, Refused, or NotValid with the place of the fault."""
        path = self.real_path(self.find(typed))
        return toml.loads(self._bytes(path), path)

    def create(self, case: Case) -> Path:
        """A new file that holds the case. Raises Mistyped, and touches nothing, where there is one already."""
        path = self.path(case.case)
        files.make_folder(self.folder)
        with files.locked(self._lock(path)):
            try:
                files.create(path, toml.dumps(case))
            except FileExistsError:
                raise Mistyped(
                    f"There is a case {case.case} already. Nothing was changed; leave the code out for a new one."
                ) from None
            self._saved(case.case)
        return path

    def change(self, typed: str, fn: Callable[[Case], Case]) -> Changed:
        """The case before and after `fn`, written; the lock is held from reading to writing.

        Whatever `fn` raises leaves the file as it was. Raises also what `read` and `files.replace` raise.
        """
        path = self.real_path(self.find(typed))
        with files.locked(self._lock(path)):
            data = self._bytes(path)
            before = toml.loads(data, path)
            after = fn(before)
            new = toml.updated(data, before, after, path)
            if new != data:
                self._replace(path, new, expected=data)
        return Changed(before, after)

    def change_text(self, code: str, expected: bytes, new: bytes, *, source: Path) -> Changed:
        """The case before and after its file was given a new text, which must be valid.

        A file that was not valid before has nothing to be compared with. Raises NotValid with the place in `source`,
        where the text can be found again, and InUse where the file no longer holds `expected`.
        """
        path = self.real_path(code)
        with files.locked(self._lock(path)):
            after = toml.loads(new, source)
            from justicecli.core.findings import controls

            hidden = next(controls(after), None)
            if hidden:
                raise NotValid.at(source, f"{'.'.join(hidden.place)}: {hidden.sentence}")
            if after.case != code:
                raise NotValid.at(source, f"the case in it has to stay {code}: codes stand for people elsewhere")
            self._replace(path, new, expected=expected)
        try:
            return Changed(toml.loads(expected, path), after)
        except NotValid:
            return Changed(after, after)

    def put_back(self, code: str, data: bytes) -> None:
        """The file of a case that had gone. Raises InUse, and touches nothing, where there is one again."""
        path = self.path(code)
        files.make_folder(self.folder)
        with files.locked(self._lock(path)):
            try:
                files.create(path, data)
            except FileExistsError:
                raise InUse(f"There is a file for {code} again. Nothing was changed; look at it first.") from None
            self._saved(code)

    def take_away(self, code: str, expected: bytes) -> None:
        """No file for that case any more. Raises InUse where it no longer holds `expected`."""
        path = self.real_path(code)
        with files.locked(self._lock(path)):
            if self._bytes(path) != expected:
                raise InUse(f"Another program changed {path.name} in the meantime. Nothing was changed; try again.")
            files.remove(path)
            self._saved(code)

    def bytes_of(self, code: str) -> bytes:
        """The bytes of that case's file, valid or not."""
        return self._bytes(self.real_path(code))

    def aside(self, code: str) -> Path:
        """Where a text for that case is kept that could not be saved."""
        return self.home / "aside" / f"{code}{_SUFFIX}"

    def set_aside(self, code: str, text: bytes) -> Path:
        """The text kept aside, readable by its owner alone, and where; no text that was kept before is overwritten."""
        files.make_folder(self.home / "aside")
        path, number = self.aside(code), 1
        while path.exists() and files.read(path) != text:
            number += 1
            path = self.home / "aside" / f"{code}.{number}{_SUFFIX}"
        files.replace(path, text, expected=None)
        return path

    def read_aside(self, code: str) -> bytes:
        """The text that was kept aside for that case."""
        return self._bytes(self.aside(code))

    def drop_aside(self, code: str) -> None:
        """No text is kept aside for that case any more."""
        files.remove(self.aside(code))

    def all(self) -> Iterator[tuple[str, Case | JusticeError]]:
        """Each code with its case, or with what is wrong with its file; one at a time, so that memory stays flat."""
        for code in self.codes():
            try:
                path = self.real_path(code)
                yield code, toml.loads(self._bytes(path), path)
            except JusticeError as fault:
                yield code, fault

    def _replace(self, path: Path, new: bytes, expected: bytes) -> None:
        """The file with its new bytes; what was in it before is in the history, where one is kept."""
        if has_repository(self.home):
            from justicecli.storage import versions

            versions.saving(self.home, path.stem)
        files.replace(path, new, expected=expected)
        self._saved(path.stem)

    def _saved(self, code: str) -> None:
        """The change becomes a commit at the end of this run, where a history is kept."""
        if has_repository(self.home):
            from justicecli.storage import versions

            versions.saved(self.home, code)

    def _bytes(self, path: Path) -> bytes:
        """The bytes of a case's file. Raises NotFound where it has gone."""
        try:
            return files.read(path)
        except FileNotFoundError:
            raise NotFound(f"{path} is not there any more. See all cases with: justice list --all") from None

    def _lock(self, path: Path) -> Path:
        """The lock file of a case; links to one file share one lock."""
        return self.home / "locks" / f"{path.stem}.lock"
