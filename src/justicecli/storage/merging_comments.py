"""Bringing the comments of the other side along: where only they have a record, it stands as they laid it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from justicecli.core.changes import compare
from justicecli.errors import NotValid
from justicecli.model.case import Case
from justicecli.storage import toml
from justicecli.storage.places import STRING_OR_COMMENT

Place = tuple[str, ...]
Blocks = dict[Place, list[str]]

_COMMENT = "\x01"
"""Stands for a comment in the shape of a line; TOML has no such character outside of strings."""


class _Line(NamedTuple):
    """A line, and its shape: strings are an s, a comment is one sign."""

    text: str
    shape: str

    @property
    def is_comment(self) -> bool:
        """True where nothing but a comment stands there."""
        return self.shape.strip() == _COMMENT

    @property
    def is_blank(self) -> bool:
        """True where nothing stands there; a line within a long string is none."""
        return not self.shape.strip()


class _Part(NamedTuple):
    """A header with the comments directly above it, and all lines up to what belongs to the next."""

    place: Place
    lead: list[_Line]
    lines: list[_Line]


def with_their_comments(data: bytes, base: bytes, theirs: bytes, cases: tuple[Case, Case, Case], path: Path) -> bytes:
    """The merged bytes with each record that only they have as it stands in their file, comments and all.

    `cases` are ours, theirs and the merged one. A record that would then read otherwise stays as it was.
    """
    mine, other, whole = (toml.as_table(case) for case in cases)
    places = list(_only_theirs(whole, mine, ()))
    if not places:
        return data
    text, blocks = toml.text_of(data, path), _blocks(places, _lined(theirs, path), _lined(base, path), other, whole)
    for chosen in [blocks, *({place: block} for place, block in blocks.items() if len(blocks) > 1)]:
        new = _spliced(text, chosen).encode()
        if chosen and reads_back(new, cases[2], path):
            if chosen is blocks:
                return new
            text = new.decode()
    return text.encode()


def reads_back(data: bytes, case: Case, path: Path) -> bool:
    """True where the bytes hold that case."""
    try:
        read = toml.loads(data, path)
    except NotValid:
        return False
    return read == case or not compare(read, case)


def _only_theirs(whole: Mapping[str, Any], mine: Mapping[str, Any], place: Place) -> Iterator[Place]:
    """The records that came from them alone: tables of which we had nothing."""
    for key, value in whole.items():
        if not isinstance(value, Mapping):
            continue
        if key in mine:
            yield from _only_theirs(value, mine[key], (*place, key)) if isinstance(mine[key], Mapping) else ()
        elif value and all(isinstance(one, Mapping) for one in value.values()):
            yield from _only_theirs(value, {}, (*place, key))
        else:
            yield (*place, key)


def _lined(data: bytes, path: Path) -> list[_Line]:
    """The lines of a file, none where it cannot be read as text."""
    try:
        text = toml.text_of(data, path).replace("\r\n", "\n")
    except NotValid:
        return []
    return _lines(text)


def _lines(text: str) -> list[_Line]:
    """The lines of a text, each with its shape."""
    shape = STRING_OR_COMMENT.sub(
        lambda found: _COMMENT if found[0].startswith("#") else "s" + "\ns" * found[0].count("\n"), text
    )
    return [_Line(*both) for both in zip(text.split("\n"), shape.split("\n"), strict=True)]


def _parts(lines: Sequence[_Line]) -> list[_Part]:
    """The file cut at its headers; the first part is what stands before them."""
    parts, depth = [_Part((), [], [])], 0
    for line in lines:
        if depth == 0 and line.shape.lstrip().startswith("["):
            before: list[_Line] = parts[-1].lines
            lead: list[_Line] = []
            while before and before[-1].is_comment:
                lead.insert(0, before.pop())
            parts.append(_Part(_named(line.text), lead, [line]))
            continue
        depth += sum(line.shape.count(sign) for sign in "[{") - sum(line.shape.count(sign) for sign in "]}")
        parts[-1].lines.append(line)
    return parts


def _named(header: str) -> Place:
    """The names in a header; none where it is no header of a single table."""
    place: list[str] = []
    try:
        table: Any = tomli.loads(header)
    except tomli.TOMLDecodeError:
        return ()
    while isinstance(table, dict) and table:
        ((name, table),) = table.items()
        place.append(name)
    return tuple(place) if isinstance(table, dict) else ()


def _blocks(
    places: Sequence[Place],
    theirs: Sequence[_Line],
    base: Sequence[_Line],
    other: Mapping[str, Any],
    whole: Mapping[str, Any],
) -> Blocks:
    """Their lines for each of those records that has a comment in it or above it; numbers are those of the merge."""
    more = Counter(line.text.strip() for line in theirs if line.is_comment)
    more.subtract(line.text.strip() for line in base if line.is_comment)
    wanted: dict[Place, list[_Part]] = {place: [] for place in places}
    for part in _parts(theirs):
        if found := _within(part.place, wanted):
            wanted[found].append(part)
    blocks: Blocks = {}
    for place, parts in wanted.items():
        lines = [line for part in parts for line in _own(part, more)]
        if any(_COMMENT in line.shape for line in lines):
            text = _fitted("\n".join(line.text for line in lines), place, other, whole)
            blocks[place] = text.rstrip("\n").split("\n")
    return blocks


def _own(part: _Part, more: Mapping[str, int]) -> list[_Line]:
    """The lines of a part, without comments around it that stood in the file before."""
    last = max(at for at, line in enumerate(part.lines) if not line.is_comment and not line.is_blank)
    around = [line for line in part.lines[last + 1 :] if line.is_blank or more[line.text.strip()] > 0]
    return [*(line for line in part.lead if more[line.text.strip()] > 0), *part.lines[: last + 1], *around]


def _fitted(block: str, place: Place, other: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """Their lines for a record, saying what the merge left of it: a number may have gone."""
    before, after = _at(other, place), _at(whole, place)
    if repr(before) == repr(after):
        return block
    from tomlkit.exceptions import TOMLKitError

    from justicecli.storage.layout import applied

    try:
        return applied(block, _around(place, before), _around(place, after))
    except TOMLKitError:
        return block


def _at(table: Mapping[str, Any], place: Place) -> Any:
    """What stands at a place of nested tables."""
    return reduce(lambda here, key: here.get(key, {}), place, table)


def _around(place: Place, value: Any) -> dict[str, Any]:
    """A value in the tables that lead to it."""
    return reduce(lambda inner, key: {key: inner}, reversed(place), value)


def _spliced(text: str, blocks: Blocks) -> str:
    """The text with those records as the blocks say them; what stands around them stays."""
    parts, out, at = _parts(_lines(text)), [], 0
    while at < len(parts):
        place, first = _within(parts[at].place, blocks), at
        at += 1
        while place and at < len(parts) and parts[at].place[: len(place)] == place:
            at += 1
        last = parts[at - 1].lines
        if place:
            end = max(number for number, line in enumerate(last) if not line.is_comment and not line.is_blank)
            out += [line.text for line in parts[first].lead]
            out += [*blocks[place], *(line.text for line in last[end + 1 :])]
        else:
            out += [line.text for line in (*parts[first].lead, *last)]
    return "\n".join(out)


def _within(place: Place, records: Mapping[Place, Any]) -> Place:
    """The record that a table is, or is a part of; an empty place where it is of none."""
    return next((place[:length] for length in range(1, len(place) + 1) if place[:length] in records), ())
