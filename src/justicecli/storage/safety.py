"""How safely the home folder lies: who can read it, whether it syncs to a cloud, whether git sends it away."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from justicecli.core.findings import Finding
from justicecli.errors import JusticeError
from justicecli.model.codes import is_code
from justicecli.model.text import visible
from justicecli.storage import git
from justicecli.storage.files import temporary_of
from justicecli.storage.remote import agency_controls, known_remote
from justicecli.storage.templates import option_card

_CLOUD = re.compile(
    r"^(Dropbox( \(.*\))?|OneDrive( - .*)?|iCloud ?Drive|iCloud~.*|com~apple~CloudDocs|Mobile Documents|"
    r"Google ?Drive.*|My Drive|GoogleDrive-.*|CloudStorage|Nextcloud|ownCloud|pCloud ?Drive|Sync|"
    r"SynologyDrive|Box( Sync)?|MEGA(sync)?|Proton ?Drive|Syncthing)$",
    re.IGNORECASE,
)


def folder_findings(home: Path) -> Iterator[Finding]:
    """Findings about the home as a whole: readable by others, inside a cloud folder, with a git remote."""
    for folder in (home, home / "cases", home / "aside"):
        if folder.is_dir() and _open_to_others(folder):
            yield Finding(
                rule="permissions",
                sentence=f"{folder} can be opened by others on this machine; run: chmod 700",
            )
    yield from _strays(home / "cases")
    faults: list[JusticeError] = []
    option_card(home, faults=faults)
    for fault in faults:
        yield Finding(rule="options", sentence=fault.sentence.rstrip("."))
    real = Path(os.path.realpath(home))
    cloud = next((part for place in (home, real) for part in place.parts if _CLOUD.match(part)), None)
    if cloud or (home / ".stfolder").exists():
        yield Finding(
            rule="cloud folder",
            sentence=f"{home} lies in a folder that looks synced to a cloud; copies leave this machine. Move it out",
        )
    for name in git.remotes(home):
        if not agency_controls(home, known_remote(home, name)):
            yield Finding(
                rule="git remote",
                sentence=f"the git repository around {home} has the remote {visible(name)}, and nobody said that the "
                "agency controls it; what is pushed is out of your hands. If it does: justice sync --agency-controls",
            )


def _strays(folder: Path) -> Iterator[Finding]:
    """Files among the cases that no command sees, because their names are no case codes."""
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if not is_code(path.stem):
            yield Finding(
                rule="name",
                sentence=f"{path} has a name that is no case code, so no command sees it; give it one",
            )


def file_findings(path: Path) -> Iterator[Finding]:
    """Findings about one file: readable by others, or with a leftover of a killed program beside it."""
    if _open_to_others(path):
        yield Finding(rule="permissions", sentence="others on this machine can read this file; run: chmod 600")
    if temporary_of(path).exists():
        yield Finding(
            rule="leftover",
            sentence=f"a program was stopped while writing and left {temporary_of(path).name} beside it; the next "
            "change takes it away",
        )


def _open_to_others(path: Path) -> bool:
    """True where the system has such permissions and anybody but the owner has one."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
