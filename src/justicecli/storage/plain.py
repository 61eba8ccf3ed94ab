"""What a case's file says as plain tables, checked by nothing: quick, and for a file of any format."""

from __future__ import annotations

from typing import Any


def table_and_text(path: str) -> tuple[dict[str, Any] | None, str]:
    """The tables of the file, or none where it is no TOML, and its text; what is no UTF-8 is shown as its bytes.

    Raises OSError where it cannot be read.
    """
    import tomli

    with open(path, "rb") as file:  # noqa: PTH123 - pathlib would take as long as all the rest
        data = file.read()
    try:
        text = data.decode().removeprefix("\ufeff")
        return tomli.loads(text), text
    except (ValueError, RecursionError):
        return None, data.decode(errors="backslashreplace").removeprefix("\ufeff")
