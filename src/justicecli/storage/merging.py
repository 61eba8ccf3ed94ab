"""Merging three files of a case into one: the bytes to keep, and the other side's where it cannot be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from justicecli.core.merging import Merged, merge
from justicecli.errors import NotFound, NotValid, NotWritten
from justicecli.model.case import FORMAT, Case
from justicecli.model.codes import is_code
from justicecli.storage import files, toml
from justicecli.storage.cases import Cases
from justicecli.storage.merging_comments import reads_back, with_their_comments

_CASES = "cases"


class Outcome(NamedTuple):
    """What a merge of files left: the case's code, the places to look at, and the text that is no case, laid aside."""

    code: str
    places: list[tuple[str, ...]]
    aside: Path | None = None
    unreadable: str = ""


class _Side(NamedTuple):
    """One of the three files: its bytes, and the case in them where they hold one."""

    data: bytes
    case: Case | None


def merge_files(base: Path, ours: Path, theirs: Path, path: Path | None) -> Outcome:
    """The file `ours` with both sides in it; `path` is where the case lies in the end.

    Raises NotFound where a file is missing, NotValid where one is a folder, was written by a newer justice, or belongs
    to another case: then `ours` is as it was.
    """
    place = path or ours
    was = _base(base)
    mine, other = _side(ours, place), _side(theirs, place)
    if mine.case is None or other.case is None:
        return _one_alone(mine, other, ours, path)
    if mine.case.case != other.case.case:
        raise NotValid(
            f"{place}: these are two different cases, so they were not merged. Nothing was changed; keep each in a "
            "file of its own."
        )
    if was.case is None or was.case.case != mine.case.case:
        was = _Side(b"", None)
    start = was.case or Case(format=FORMAT, case=mine.case.case)
    data, merged = merged_bytes(was.data, mine.data, other.data, (start, mine.case, other.case), place)
    _write(ours, data, mine.data)
    return Outcome(mine.case.case, merged.to_settle)


def merged_bytes(
    base: bytes, ours: bytes, theirs: bytes, cases: tuple[Case, Case, Case], path: Path
) -> tuple[bytes, Merged]:
    """The bytes that hold both versions, and the merged case; `cases` are those of the three texts.

    What one side alone changed is that side's file byte for byte. Else ours keeps its layout and comments, and a
    record that only they have brings its comments along.
    """
    was, mine, other = cases
    if theirs in (base, ours):
        return ours, Merged(mine, [])
    if ours == base:
        return theirs, Merged(other, [])
    merged = merge(was, mine, other)
    try:
        data = toml.updated(ours, mine, merged.case, path)
    except NotWritten:  # their records do not fit into our layout: the words count more than the layout
        data = toml.dumps(merged.case)
        if not reads_back(data, merged.case, path):
            raise
    if b"#" in theirs:
        data = with_their_comments(data, base, theirs, (mine, other, merged.case), path)
    return data, merged


def _base(path: Path) -> _Side:
    """The file both came from; one that cannot be read as a case, or is a newer justice's, counts as absent."""
    data = _read(path)
    try:
        return _Side(data, toml.loads(data, path))
    except NotValid:
        return _Side(b"", None)


def _side(path: Path, place: Path) -> _Side:
    """One side. Raises NotFound where there is no file, NotValid where a newer justice wrote it."""
    data = _read(path)
    try:
        return _Side(data, toml.loads(data, place))
    except NotValid as fault:
        if is_newer(data, place):
            raise NotValid(
                f"{place}: one side was written by a newer justice, so nothing was merged and nothing was changed; "
                "install a newer justice."
            ) from fault
        return _Side(data, None)


def is_newer(data: bytes, path: Path) -> bool:
    """True where the bytes name a format that this justice does not know yet."""
    try:
        version = toml.parse(data, path).get("format")
    except NotValid:
        return False
    return isinstance(version, int) and version > FORMAT


def _one_alone(mine: _Side, other: _Side, ours: Path, path: Path | None) -> Outcome:
    """The side that can be read, ours where neither can, in `ours`; the other side's text beside it."""
    keep, lay_aside = (other, mine) if other.case else (mine, other)
    code = keep.case.case if keep.case else (path or ours).stem
    aside = _set_aside(lay_aside.data, code, ours, path)
    _write(ours, keep.data, mine.data)
    return Outcome(code, [], aside, "both" if keep.case is None else "ours" if keep is other else "theirs")


def _set_aside(text: bytes, code: str, ours: Path, path: Path | None) -> Path:
    """The text in the home's folder for such texts, or beside `ours` where no home is known; none is written over."""
    if path and path.parent.name == _CASES and path.parent.is_dir() and is_code(code):
        return Cases(Path(os.path.abspath(path)).parent.parent).set_aside(code, text)  # noqa: PTH100 - links stay
    number = 1
    while (place := ours.with_name(f"{ours.name}.aside{f'.{number}' if number > 1 else ''}.toml")).exists():
        if files.read(place) == text:
            return place
        number += 1
    files.replace(place, text, expected=None)
    return place


def _read(path: Path) -> bytes:
    """The bytes of one of the three files. Raises NotFound where there is none."""
    try:
        return files.read(path)
    except FileNotFoundError:
        raise NotFound(f"{path} is not there, so nothing was merged. Name three files: BASE OURS THEIRS") from None


def _write(path: Path, data: bytes, before: bytes) -> None:
    """The file with these bytes, where they are others than before; a link is followed."""
    if data != before:
        files.replace(Path(os.path.realpath(path)), data, expected=before)
