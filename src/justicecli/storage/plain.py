"""What a case's file says as plain tables, checked by nothing: quick, and for a file of any format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from justicecli.storage import files


def table_or_text(path: Path) -> dict[str, Any] | str:
    """The tables of the file, or its text where it is no TOML. Raises what `files.read` raises."""
    import tomli

    text = files.read(path).decode(errors="replace").removeprefix("\ufeff")
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError):
        return text
