"""Programs of the npm registry that tests are read by: installed once, beside the tests."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path

from tests.conftest import needed

_TOOLS = Path(__file__).parent / ".tools"


def package(name: str, version: str) -> Path:
    """The folder of an npm package of that version, installed; two test processes take turns."""
    npm = needed("npm")
    own = _TOOLS / name  # of its own: npm takes away what it was not asked for this time
    folder = own / "node_modules" / name
    _TOOLS.mkdir(exist_ok=True)
    (_TOOLS / ".gitignore").write_text("*\n", encoding="utf-8")
    with (_TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            own.mkdir(exist_ok=True)
            wanted = f"{name}@{version}"
            subprocess.run([npm, "install", "--silent", "--no-audit", "--prefix", str(own), wanted], check=True)
    return folder
