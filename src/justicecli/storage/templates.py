"""Finding what is shipped with the program, and what an agency has put beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from justicecli.core.options import in_language, with_agency
from justicecli.errors import JusticeError, NotValid, NotWritten
from justicecli.model.card import Card, Label, Saying
from justicecli.model.records import Record
from justicecli.model.text import has_control
from justicecli.storage import files, toml

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Translation(Record, frozen=True, kw_only=True):
    """A card's words in another language."""

    edition: str | None = None
    language: str = "en"
    closing: str | None = None
    options: dict[str, Saying] = {}


def shipped() -> Path:
    """The folder of templates: inside the installed package, or beside src/ in a checkout.

    Named from this file: importlib.resources would say the same, and is a tenth of a start to import.
    """
    packaged = Path(__file__).parents[1] / "_templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "templates"


def option_card(home: Path, language: str | None = None, *, faults: list[JusticeError] | None = None) -> Card:
    """All forms of justice: the shipped ones, then the agency's own from `<home>/templates/options/`.

    An agency's file can add options and label shipped ones; it cannot hide or reword one. Where a language is
    asked for, the words are in it wherever there is a translation, and `card.language` says whether there was any.
    A file of the agency that is not valid is left out whole and its fault goes into `faults`; without such a list it is
    raised, NotValid with path and place.
    """
    card: Card = _shipped_card("us.toml", Card)
    shipped_ids = set(card.options)
    for path in agency_files(home / "templates" / "options"):
        try:
            card = _with_file(card, path, shipped_ids)
        except JusticeError as fault:
            if faults is None:
                raise
            faults.append(fault)
    if language and language != card.language:
        card = _translated(card, language)
    return card


class Phrases(Record, frozen=True, kw_only=True):
    """One language: what nobody can give alone, what tells others what this is about, words that begin a promise and
    are no name, and our own words on pages.
    """

    language: str
    beyond: list[str] = []
    telling: list[str] = []
    openers: list[str] = []
    page: dict[str, str] = {}


def phrases() -> list[str]:
    """Phrases of every language that name what nobody can give alone: safety, an outcome, a visa, no arrest."""
    return [phrase for one in _all_phrases() for phrase in one.beyond]


def telling() -> list[str]:
    """Phrases of every language that tell whoever finds a page what it is about."""
    return [phrase for one in _all_phrases() for phrase in one.telling]


def openers() -> list[str]:
    """Words of every language that a promise often begins with and that are no name."""
    return [word for one in _all_phrases() for word in one.openers]


def _all_phrases() -> list[Phrases]:
    """The phrases of every language."""
    found = sorted(shipped().joinpath("phrases").iterdir(), key=lambda one: one.name)
    return [_phrases(file) for file in found if file.name.endswith(".toml")]


def page_phrases(language: str | None) -> tuple[str, dict[str, str], bool]:
    """Our words on pages in that language, or in the one it is a kind of: its tag, the words, whether there are any.

    What is not put into a language yet is in English.
    """
    folder = shipped() / "phrases"
    english, wanted = _phrases(folder / "en.toml"), (language or "en").lower()
    while wanted:
        path = folder / f"{wanted}.toml"
        if path.is_file():
            found = _phrases(path)
            return found.language, {**english.page, **found.page}, set(english.page) <= set(found.page)
        wanted = wanted.rpartition("-")[0]
    return english.language, english.page, False


def _phrases(path: Path) -> Phrases:
    """One file of phrases, read."""
    return toml.convert(toml.parse(path.read_bytes(), path), Phrases, b"", path)


def _shipped_card(name: str, kind: type[Any]) -> Any:
    """One of the shipped files of options, read."""
    file = shipped().joinpath("options", *name.split("/"))
    return toml.convert(toml.parse(file.read_bytes(), Path(name)), kind, b"", Path(name))


def _translated(card: Card, language: str) -> Card:
    """The card in that language, or in the one it is a kind of; as it was where there is neither."""
    while language:
        if shipped().joinpath("options", language.lower(), "us.toml").is_file():
            other: Translation = _shipped_card(f"{language.lower()}/us.toml", Translation)
            return in_language(card, other.language, other.options, other.closing)
        language = language.rpartition("-")[0]
    return card


def agency_files(folder: Path) -> list[Path]:
    """The agency's own files, in the order of their names. Raises NotWritten where the folder cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        raise NotWritten(f"{folder} could not be read: {files.reason(fault)}.") from None


def _with_file(card: Card, path: Path, shipped_ids: set[str]) -> Card:
    """The card with one agency file added."""
    data = files.read(path)
    raw = toml.parse(data, path)
    tables = raw.get("options", {})
    if not isinstance(tables, dict):
        raise NotValid(f'{path}: "options" has to be a table of options. Nothing of it was taken.')
    labels = {key: table for key, table in tables.items() if key in shipped_ids}
    for key, table in labels.items():
        if not isinstance(table, dict) or set(table) - {"help", "note"}:
            raise NotValid(
                f'{path}: options.{key} is shipped with justice and keeps its words; of it an agency may set "help" '
                'and "note" only. Nothing of the file was taken.'
            )
    own = {key: table for key, table in tables.items() if key not in shipped_ids}
    for key in own:
        if not _ID.fullmatch(key):
            raise NotValid(
                f"{path}: the id of an option is small letters, digits and dashes. Nothing of the file was taken."
            )
        if key in card.options:
            raise NotValid(f"{path}: options.{key} is in another file of yours. Nothing of this one was taken.")
    added = toml.convert({**raw, "options": own}, Card, data, path).options
    for key, option in added.items():
        if not option.say.strip() or has_control(option.say):
            raise NotValid(f"{path}: options.{key}: say has to be words, without control characters.")
    return with_agency(card, added, {key: toml.convert(table, Label, data, path) for key, table in labels.items()})
