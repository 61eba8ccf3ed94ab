"""Checklists on the disk: the shipped ones, an agency's own, their words in other languages, and the catalogue."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

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
    original = _shipped_list(name)
    base, in_full = (original, True)
    if original and language:
        base, in_full = _translated(shipped() / "checklists", name, original, language)
    folder = home / "templates" / "checklists"
    path = folder / f"{name}.toml"
    if not os.path.lexists(path):
        if base is None:
            raise NotFound("There is no checklist of that name. See them all with: justice checklists list")
        return Found(name, base, is_own=False, in_full=in_full)
    try:
        agency = agency_list(path, original)
    except JusticeError as fault:
        if base is None or problems is None:
            raise
        problems.append(fault)
        return Found(name, base, is_own=False, in_full=in_full)
    if language and language.lower() != agency.language:
        agency, own_in_full = _own_words(folder, name, agency, language, problems)
        in_full = in_full and own_in_full
    return Found(name, with_agency(base, agency), is_own=base is None, in_full=in_full)


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


def called(home: Path, typed: str) -> str | None:
    """The list that something typed is a name, another name or a beginning of; None where it is none."""
    try:
        return find(home, typed)
    except JusticeError:
        return None


def agency_list(path: Path, base: Checklist | None) -> AgencyList:
    """An agency's file, checked against the shipped list of its name. Raises NotValid with path, line and key."""
    if path.is_symlink() and not path.exists():
        raise NotValid(f"{path} is a link that leads nowhere. Nothing of it was taken.")
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
    """The shipped list in that language, or in the one it is a kind of; as it was where there is neither."""
    if _is_kind_of(language, checklist.language):
        return checklist, True
    words = _list_words(folder, name, language)
    return in_language(checklist, words) if words else (checklist, False)


def _own_words(
    folder: Path, name: str, agency: AgencyList, language: str, problems: list[JusticeError] | None
) -> tuple[AgencyList, bool]:
    """An agency's own items in its own words of that language, and whether all of them have any; no shipped item."""
    if _is_kind_of(language, agency.language):
        return agency, True
    try:
        words = _list_words(folder, name, language)
    except JusticeError as fault:
        if problems is None:
            raise
        problems.append(fault)
        words = None
    own = {key: item for key, item in agency.items.items() if item.do is not None}
    if words is None:
        return agency, not own
    items = dict(agency.items)
    for key, item in own.items():
        if other := words.items.get(key):
            items[key] = replace(item, do=other.do, why=other.why or item.why, say=other.say or item.say)
    moments = {key: words.moments.get(key, text) for key, text in agency.moments.items()}
    heads = {head: getattr(words, head) or getattr(agency, head) for head in ("title", "audience", "about")}
    translated = replace(agency, items=items, moments=moments, language=words.language, **heads)
    return translated, set(own) <= set(words.items)


def _list_words(folder: Path, name: str, language: str) -> ListWords | None:
    """The words of a list in that language, or in the one it is a kind of; None where there are none."""
    while language:
        path = folder / language.lower() / f"{name}.toml"
        if path.is_file():
            data = files.read(path)
            return toml.convert(toml.parse(data, path), ListWords, data, path)
        language = language.rpartition("-")[0]
    return None


def _is_kind_of(language: str, other: str) -> bool:
    """True for the language itself, and for one that is a kind of it: en-US is a kind of en."""
    return f"{language.lower()}-".startswith(f"{other.lower()}-")


def _texts(agency: AgencyList) -> list[tuple[tuple[str, ...], str]]:
    """Every text of an agency's file with its place."""
    heads = [((name,), getattr(agency, name)) for name in ("title", "edition", "audience", "about")]
    moments = [(("moments", key), words) for key, words in agency.moments.items()]
    fields = ("do", "why", "say", "source", "who", "not_for_us")
    items = [(("items", key, name), getattr(item, name)) for key, item in agency.items.items() for name in fields]
    return [(place, words) for place, words in [*heads, *moments, *items] if words]
