"""Changing a file that a person has laid out: only what differs is touched, comments keep their place."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

import tomli_w
import tomlkit
from tomlkit.container import Container, OutOfOrderTableProxy
from tomlkit.items import AbstractTable, Comment, InlineTable, Item, Table, Whitespace

Body = list[tuple[Any, Item]]

_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*', re.DOTALL
)


def applied(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The file's text with the difference between two plain tables applied to it.

    Line ends become LF and the last line is ended; nothing else that was not changed moves.
    """
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    _apply(document, before, after)
    written = tomlkit.dumps(document)
    return written if written.endswith("\n") else written + "\n"


def _apply(table: MutableMapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Make one table say `after` where it said `before`."""
    for key in before:
        if key not in after and key in table:
            _remove(table, key, before[key])
    for key, value in after.items():
        old = before.get(key)
        if _is_same(old, value):
            continue
        if isinstance(value, Mapping) and isinstance(table.get(key), MutableMapping):
            _apply(table[key], old or {}, value)
        elif key in table:
            _set(table, key, value)
        elif isinstance(value, Mapping) and value:
            _add_table(table, key, value)
        else:
            _add_value(table, key, value)


def _is_same(old: Any, value: Any) -> bool:
    """True where nothing needs to be written: equal in value, in kind, and, for tables, in sequence."""
    return type(old) is type(value) and bool(old == value)


def _remove(table: MutableMapping[str, Any], key: str, before: Any) -> None:
    """Take a key out; comments that stood behind it or in it stay in its place, and a header that has some stays."""
    item = table[key]
    comments = _comments(item)
    if comments and isinstance(item, Table) and isinstance(before, Mapping):
        _apply(item, before, {})
        return
    at = next((at for at, (name, _) in enumerate(_body(table)) if name is not None and name.key == key), None)
    del table[key]
    if comments and at is not None:
        _body(table)[at] = (None, Whitespace("".join(f"{comment}\n" for comment in comments)))


def _comments(item: Any) -> list[str]:
    """The comments in a value, in a table with all that is below it, and behind it."""
    if not isinstance(item, Item):
        return []
    found = _STRING_OR_COMMENT.findall(f"{item.as_string()}\n{item.trivia.comment}")
    return [one for one in found if one.startswith("#")]


def _item(value: Any, comments: Sequence[str] = ()) -> Any:
    """The value as tomli_w lays it out, for tomlkit to put in its place; comments of a list stand at its beginning."""
    written = tomli_w.dumps({"value": value}, multiline_strings=True)
    if isinstance(value, list):
        written = written.replace("[\n", "[\n" + "".join(f"    {comment}\n" for comment in comments), 1)
    return tomlkit.parse(written)["value"]


def _set(table: MutableMapping[str, Any], key: str, value: Any) -> None:
    """Replace the value of a key; comments behind it and in it stay."""
    old = table.get(key)
    item = _item(value, _comments(old)[: -1 if isinstance(old, Item) and old.trivia.comment else None])
    if isinstance(old, Item) and isinstance(item, Item) and not isinstance(item, AbstractTable):
        item.trivia.comment_ws, item.trivia.comment = old.trivia.comment_ws, old.trivia.comment
    table[key] = item


def _add_value(table: MutableMapping[str, Any], key: str, value: Any) -> None:
    """Put a new key after the last one of its table, before the blank lines and comments that lead to the next."""
    tail = _without_tail(_body(table))
    table[key] = _item(value)
    _body(table).extend(tail)


def _add_table(table: MutableMapping[str, Any], key: str, value: Mapping[str, Any]) -> None:
    """Put a new table at the end of its group, a blank line before it; comments that lead to the next stay there."""
    if isinstance(table, InlineTable):
        table[key] = value
        return
    last = _deepest(table)
    tail = _without_tail(_body(last)) if last is not None else []
    new = _item_table(key, value, isinstance(table, tomlkit.TOMLDocument))
    if _body(last):
        _body(last).append((None, Whitespace("\n")))
    table[key] = new
    end = _deepest(table)
    if end is not None and tail:
        _body(end).extend(tail)


def _item_table(key: str, value: Mapping[str, Any], top: bool) -> Any:
    """The table with its headers, as tomli_w lays it out, to be put under a key."""
    written = tomli_w.dumps({key: value} if top else {"group": {key: value}}, multiline_strings=True)
    parsed: Any = tomlkit.parse(written)
    return parsed[key] if top else parsed["group"][key]


def _body(table: Any) -> Body:
    """The parts of a table in the order they stand in the file."""
    if isinstance(table, Container):
        return table.body
    if isinstance(table, Table):
        return table.value.body
    return []


def _without_tail(body: Body) -> Body:
    """Takes the blank lines and comments at the end out of a body, and returns them."""
    tail: Body = []
    while body and body[-1][0] is None and isinstance(body[-1][1], (Whitespace, Comment)):
        tail.insert(0, body.pop())
    return tail


def _deepest(table: Any) -> Any:
    """The table that is written last within `table`."""
    if isinstance(table, OutOfOrderTableProxy):
        return None
    for _, item in reversed(_body(table)):
        if isinstance(item, Table):
            return _deepest(item)
    return table
