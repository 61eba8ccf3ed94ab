"""Whether a folder lies in a git repository: asked before every change, so it needs no more than a look."""

from __future__ import annotations

import os
from pathlib import Path


def has_repository(folder: Path) -> bool:
    """True where the folder lies in a git repository."""
    return any(os.path.lexists(f"{place}/.git") for place in (folder, *folder.parents))
