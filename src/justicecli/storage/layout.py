"""Changing a file that a person has laid out: only what differs is touched, comments keep their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import tomli_w
import tomlkit
from tomlkit.container import Container
from tomlkit.items import Comment, InlineTable, Item, Null, Table, Whitespace

from justicecli.storage.places import STRING_OR_COMMENT

Body = list[tuple[Any, Item]]


class Part(NamedTuple):
    """A stretch of the file that holds one table, or some of it: a table may stand in several places."""

    table: Any
    dotted: bool = False

    @property
    def body(self) -> Body:
        """Its lines, in the order they stand in the file. Changed here and never through tomlkit's own index."""
        table: Container = self.table if isinstance(self.table, Container) else self.table.value
        return table.body

    @property
    def inline(self) -> bool:
        """True for a table in braces."""
        return isinstance(self.table, InlineTable)

    @property
    def headless(self) -> bool:
        """True where only the headers of the tables below it name it."""
        return isinstance(self.table, Table) and self.table.is_super_table()


def applied(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The file's text with the difference between two plain tables applied to it.

    Line ends become LF and the last line is ended; nothing else that was not changed moves.
    """
    text = text.replace("\r\n", "\n")
    text = text if text.endswith("\n") else text + "\n"
    document = tomlkit.parse(text)
    _apply([Part(document)], before, after, ())
    return tomlkit.dumps(document)


def _apply(parts: Sequence[Part], before: Mapping[str, Any], after: Mapping[str, Any], place: tuple[str, ...]) -> None:
    """Make one table say `after` where it said `before`."""
    for key in before:
        if key not in after:
            _remove(parts, key, before[key], place)
    for key, value in after.items():
        old = before.get(key)
        if _is_same(old, value):
            continue
        found = list(_found(parts, key))
        if isinstance(value, Mapping) and found:
            _apply([inner for _, _, inner in found], old or {}, value, (*place, key))
        elif found:
            _set(found[0][0], found[0][1], key, value)
        elif isinstance(value, Mapping) and value:
            _add_table(parts, key, value, place)
        else:
            _add_value(parts, key, value)


def _is_same(old: Any, value: Any) -> bool:
    """True where nothing needs to be written: 1 and true are two things, and so are one moment's two offsets."""
    return repr(old) == repr(value)


def _found(parts: Sequence[Part], key: str) -> Iterator[tuple[Part, int, Part]]:
    """Each place where a key stands: the part it is in, at which line of it, and what it holds."""
    for part in parts:
        for at, (name, item) in enumerate(part.body):
            if name is not None and name.key == key:
                yield part, at, Part(item, dotted=name.is_dotted())


def _remove(parts: Sequence[Part], key: str, before: Any, place: tuple[str, ...]) -> None:
    """Take a key out; comments that stood behind it or in it stay in its place.

    The header of a table of the file itself stays with them; that of a record goes, or the record would still be there.
    """
    found = list(_found(parts, key))
    if not place and isinstance(before, Mapping) and any(_comments(inner.table) for _, _, inner in found):
        _apply([inner for _, _, inner in found], before, {}, (*place, key))
        return
    for part, at, inner in found:
        if part.inline:
            del part.table[key]
        else:
            kept = "".join(f"{comment}\n" for comment in _comments(inner.table))
            part.body[at] = (None, Whitespace(kept) if kept else Null())


def _set(part: Part, at: int, key: str, value: Any) -> None:
    """Replace the value of a key; comments behind it and in it stay."""
    name, old = part.body[at]
    _, item = _line(key, value, _comments(old, behind=False))
    if part.inline:
        part.table[key] = item
        return
    item.trivia.indent, item.trivia.comment_ws = old.trivia.indent, old.trivia.comment_ws
    item.trivia.comment, item.trivia.trail = old.trivia.comment, old.trivia.trail
    part.body[at] = (name, item)


def _add_value(parts: Sequence[Part], key: str, value: Any) -> None:
    """Put a new key after the last one of its table, before the blank lines and comments that lead to the next."""
    part = next((part for part in parts if not part.headless), parts[-1])
    name, item = _line(key, value)
    if part.inline:
        part.table.append(key, item)
        return
    own = [
        at
        for at, (here, inner) in enumerate(part.body)
        if here is not None and (here.is_dotted() or not isinstance(inner, Table))
    ]
    part.body.insert(own[-1] + 1 if own else 0, (name, item))


def _add_table(parts: Sequence[Part], key: str, value: Mapping[str, Any], place: tuple[str, ...]) -> None:
    """Put a new table at the end of its group, a blank line before it; comments that lead to the next stay there."""
    part = parts[-1]
    if part.inline:
        part.table.append(key, _in_braces(key, value)[1])
        return
    if part.dotted:
        part.body.append(_in_braces(key, value))
        return
    last = _deepest(part)
    tail = _without_tail(last.body)
    if last.body or not isinstance(last.table, Container):
        last.body.append((None, Whitespace("\n")))
    part.body.append(_headed(key, value, place))
    _deepest(part).body.extend(tail)


def _line(key: str, value: Any, comments: Sequence[str] = ()) -> tuple[Any, Item]:
    """A key with its value as tomli_w lays it out; the comments of a list stand at its beginning."""
    written = tomli_w.dumps({key: value}, multiline_strings=True)
    if isinstance(value, list):
        written = written.replace("[\n", "[\n" + "".join(f"    {comment}\n" for comment in comments), 1)
    return _first(written)


def _headed(key: str, value: Mapping[str, Any], place: tuple[str, ...]) -> tuple[Any, Item]:
    """A table with its headers, as tomli_w lays it out."""
    whole: Mapping[str, Any] = {key: value}
    for name in reversed(place):
        whole = {name: whole}
    entry = _first(tomli_w.dumps(whole, multiline_strings=True))
    for _ in place:
        entry = entry[1].value.body[0]
    return entry


def _in_braces(key: str, value: Mapping[str, Any]) -> tuple[Any, Item]:
    """A table on one line, for a group whose records stand on one line each."""
    table = tomlkit.inline_table()
    table.update(value)
    return _first(tomlkit.dumps({key: table}))


def _first(written: str) -> tuple[Any, Item]:
    """The first thing that stands in a piece of TOML."""
    entry: tuple[Any, Item] = tomlkit.parse(written).body[0]
    return entry


def _comments(item: Any, *, behind: bool = True) -> list[str]:
    """The comments in a value, or in a table with all that is below it, and the one behind it."""
    if not isinstance(item, Item):
        return []
    written = item.as_string() + (f"\n{item.trivia.comment}" if behind else "")
    return [one for one in STRING_OR_COMMENT.findall(written) if one.startswith("#")]


def _without_tail(body: Body) -> Body:
    """Takes the blank lines and comments at the end out of a body, and returns them."""
    tail: Body = []
    while body and body[-1][0] is None and isinstance(body[-1][1], (Whitespace, Comment, Null)):
        tail.insert(0, body.pop())
    return tail


def _deepest(part: Part) -> Part:
    """The table that is written last within a part of the file."""
    for name, item in reversed(part.body):
        if isinstance(item, Table) and not name.is_dotted():
            return _deepest(Part(item))
    return part
