"""A case as TOML bytes and back; every fault in a file is said with its path and its place."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

from justicecli.errors import NotValid, NotWritten
from justicecli.model.case import FORMAT, Case

NATIVE = (date, datetime, time)
"""The types that TOML has of its own, so that no text is ever taken for a date."""

T = TypeVar("T")


def parse(data: bytes, path: Path) -> dict[str, Any]:
    """What the bytes say as TOML. Raises NotValid with the path, line and column of the first fault."""
    try:
        return tomli.loads(text_of(data, path))
    except tomli.TOMLDecodeError as fault:
        what = f"this is not valid TOML here ({_plain(fault.msg)})"
        raise NotValid.at(path, what, line=fault.lineno, column=fault.colno, then="mend that line") from None
    except RecursionError:
        raise NotValid.at(path, "tables or lists in it are nested too deeply to read") from None
    except ValueError:
        raise NotValid.at(path, "a number in it has too many digits to read") from None


def text_of(data: bytes, path: Path) -> str:
    """The bytes as text, without a byte order mark. Raises NotValid with the line where they are not UTF-8."""
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise NotValid.at(path, "this is not UTF-8 text", line=line, then="save it as UTF-8") from None


def loads(data: bytes, path: Path) -> Case:
    """The case that a file holds.

    Raises NotValid with path, line and key: bytes that are no TOML, a newer format, an unknown key, a wrong value.
    """
    raw = parse(data, path)
    version = raw.get("format")
    if isinstance(version, int) and version > FORMAT:
        what = f"this file has format {version}, and this justice reads format {FORMAT}"
        from justicecli.storage.places import line_of

        line = line_of(text_of(data, path), ("format",))
        raise NotValid.at(path, what, line=line, then="install a newer justice")
    return convert(raw, Case, data, path)


def convert(raw: dict[str, Any], kind: type[T], data: bytes, path: Path) -> T:
    """The parsed file as a value of that kind. Raises NotValid with path, line and key of the first fault."""
    try:
        return msgspec.convert(raw, kind, builtin_types=NATIVE)
    except (msgspec.ValidationError, ValueError):
        from justicecli.storage.faults import first_fault

        raise first_fault(raw, kind, text_of(data, path), path) from None


def as_table(case: Case) -> dict[str, Any]:
    """The case as plain tables, in the order they are written; nothing that is empty or has its default."""
    table: dict[str, Any] = msgspec.to_builtins(case, builtin_types=NATIVE)
    return {key: value for key, value in table.items() if value != {}}


def dumps(case: Case) -> bytes:
    """The case as it is written where no person has laid it out: one key a line, one newline at the end."""
    import tomli_w

    return tomli_w.dumps(as_table(case), multiline_strings=True).encode()


def updated(data: bytes, before: Case, after: Case, path: Path) -> bytes:
    """The bytes of a file that held `before`, so that it holds `after`: comments and layout by hand stay.

    A case that did not change changes no byte. Raises NotWritten where what would be written does not read back
    as `after`.
    """
    if repr(before) == repr(after):
        return data
    try:
        new = _changed(data, before, after, path)
        if _is_meant(loads(new, path), after):
            return new
    except (NotValid, RecursionError):
        pass
    raise NotWritten(
        f"The change could not be fitted into the way {path} is laid out by hand. Nothing was written; put its "
        "tables in plain [headers], each after the one it belongs to, with justice edit, and try again."
    )


def _changed(data: bytes, before: Case, after: Case, path: Path) -> bytes:
    """The bytes that should hold `after`. Raises NotValid where tomlkit does not read what tomli does."""
    if data == dumps(before):
        return dumps(after)
    from tomlkit.exceptions import TOMLKitError

    from justicecli.storage.layout import applied

    try:
        return applied(text_of(data, path), as_table(before), as_table(after)).encode()
    except TOMLKitError:
        raise NotValid.at(path, "this layout cannot be kept") from None


def _is_meant(read: Case, after: Case) -> bool:
    """True where the case that was read back is the one that was to be written."""
    if read == after:
        return True
    from justicecli.core.changes import compare

    return not compare(read, after)  # equal but for a value that is never equal to itself: nan


def _plain(message: str) -> str:
    """The parser's reason without what it would repeat of the file: a key in brackets, a character in quotes."""
    if not message.startswith(("Expected", "Unescaped")):  # these quote TOML's own signs
        message = re.split("['\"]", re.sub(r"\(.*\)", "it", message, flags=re.DOTALL), maxsplit=1)[0]
    return message.strip().rstrip(":").lower() or "unreadable"
