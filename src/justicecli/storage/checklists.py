"""Checklists on the disk: the shipped ones, an agency's own, their words in other languages, and the catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from justicecli.core.checklists import faults, in_language, with_agency
from justicecli.core.finding_records import by_beginning
from justicecli.errors import JusticeError, NotFound, NotValid
from justicecli.model.checklist import AgencyList, Checklist, ListWords, Row
from justicecli.model.text import has_control
from justicecli.storage import files, toml
from justicecli.storage.places import line_of
from justicecli.storage.templates import agency_files, shipped

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NO_LIST = "not-listed"


class Found(NamedTuple):
    """A list as it is used here, whether it is the agency's own, and whether all of it has the language asked for."""

    name: str
    checklist: Checklist
    is_own: bool
    in_full: bool = True


def names(home: Path) -> dict[str, bool]:
    """Every list by its name, and whether it is the agency's own: the shipped ones, then the others."""
    own = [path.stem for path in agency_files(home / "templates" / "checklists")]
    found = dict.fromkeys(_shipped_names(), False)
    return found | {name: True for name in own if name not in found}


def load(home: Path, name: str, language: str | None = None, *, problems: list[JusticeError] | None = None) -> Found:
    """The list of that name, with what the agency adds to it, in a language wherever it has been put into it.

    A file of the agency that is not valid is left out and its fault goes into `problems`; where the list is the
    agency's own, or without such a list of problems, it is raised: NotValid with path, line and key.
    """
    base = _shipped_list(name)
    in_full = True
    if base and language:
        base, in_full = _translated(shipped() / "checklists", name, base, language)
    path = home / "templates" / "checklists" / f"{name}.toml"
    if not path.exists():
        if base is None:
            raise NotFound("There is no checklist of that name. See them all with: justice checklists list")
        return Found(name, base, is_own=False, in_full=in_full)
    try:
        agency = agency_list(path, _shipped_list(name))
    except JusticeError as fault:
        if base is None or problems is None:
            raise
        problems.append(fault)
        return Found(name, base, is_own=False, in_full=in_full)
    whole = with_agency(base, agency)
    if language:
        own, own_in_full = _translated(home / "templates" / "checklists", name, whole, language)
        translated_by_us = base is not None and all(key in base.items for key in whole.items)
        whole, in_full = own, own_in_full or (in_full and translated_by_us)
    return Found(name, whole, is_own=base is None, in_full=in_full)


def find(home: Path, typed: str) -> str:
    """The name of the list meant: its name, another name of it, or a unique beginning.

    Raises NotFound, with the names that are near, or Mistyped where a beginning fits several.
    """
    wanted, known = typed.strip().lower(), names(home)
    if wanted in known:
        return wanted
    for name in known:
        try:
            checklist = _shipped_list(name) or load(home, name).checklist
        except JusticeError:
            continue
        if wanted in checklist.also:
            return name
    return by_beginning(known, wanted, "checklist")


def agency_list(path: Path, base: Checklist | None) -> AgencyList:
    """An agency's file, checked against the shipped list of its name. Raises NotValid with path, line and key."""
    data = files.read(path)
    agency = toml.convert(toml.parse(data, path), AgencyList, data, path)
    text = toml.text_of(data, path)
    if not _NAME.fullmatch(path.stem) or path.stem == _NO_LIST:
        raise NotValid(f"{path}: a list is named with small letters, digits and dashes. Nothing of it was taken.")
    for key in (*agency.items, *agency.moments):
        if not _NAME.fullmatch(key):
            raise NotValid.at(path, "an id here is small letters, digits and dashes")
    for fault in faults(agency, base):
        place = ".".join(fault.place)
        what = f"{place}: {fault.what}" if place else fault.what
        raise NotValid.at(path, what, line=line_of(text, fault.place))
    hidden = next((place for place, words in _texts(agency) if has_control(words)), None)
    if hidden:
        what = f"{'.'.join(hidden)}: a control character hides in this text"
        raise NotValid.at(path, what, line=line_of(text, hidden))
    return agency


def check(path: Path) -> AgencyList:
    """An agency's file that may lie anywhere, checked as it would be in its place. Raises as `agency_list` does."""
    try:
        return agency_list(path, _shipped_list(path.stem))
    except FileNotFoundError:
        raise NotFound(f"{path} is not there.") from None


def catalogue() -> dict[str, Row]:
    """Every id of the catalogue of the brief."""
    path = shipped() / "brief" / "catalogue.toml"
    return toml.convert(toml.parse(path.read_bytes(), path), dict[str, Row], b"", path)


def not_listed() -> dict[str, str]:
    """The ids that stand on no list, each with the reason."""
    path = shipped() / "checklists" / f"{_NO_LIST}.toml"
    reasons: dict[str, str] = toml.parse(path.read_bytes(), path)["reasons"]
    return reasons


def _shipped_names() -> list[str]:
    """The names of the shipped lists."""
    folder = shipped() / "checklists"
    return sorted(path.stem for path in folder.iterdir() if path.suffix == ".toml" and path.stem != _NO_LIST)


def _shipped_list(name: str) -> Checklist | None:
    """A shipped list, or None where there is none of that name."""
    if name not in _shipped_names():
        return None
    path = shipped() / "checklists" / f"{name}.toml"
    return toml.convert(toml.parse(path.read_bytes(), path), Checklist, b"", path)


def _translated(folder: Path, name: str, checklist: Checklist, language: str) -> tuple[Checklist, bool]:
    """The list in that language, or in the one it is a kind of; as it was where there is neither."""
    if language.lower() == checklist.language:
        return checklist, True
    while language:
        path = folder / language.lower() / f"{name}.toml"
        if path.is_file():
            data = files.read(path)
            return in_language(checklist, toml.convert(toml.parse(data, path), ListWords, data, path))
        language = language.rpartition("-")[0]
    return checklist, False


def _texts(agency: AgencyList) -> list[tuple[tuple[str, ...], str]]:
    """Every text of an agency's file with its place."""
    heads = [((name,), getattr(agency, name)) for name in ("title", "edition", "audience", "about")]
    moments = [(("moments", key), words) for key, words in agency.moments.items()]
    fields = ("do", "why", "say", "source", "who", "not_for_us")
    items = [(("items", key, name), getattr(item, name)) for key, item in agency.items.items() for name in fields]
    return [(place, words) for place, words in [*heads, *moments, *items] if words]
