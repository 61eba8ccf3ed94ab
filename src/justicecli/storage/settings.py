"""Who you are and where your files live: the home folder, and `settings.toml` in it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from justicecli.errors import Mistyped
from justicecli.model.records import Record
from justicecli.model.settings import Settings
from justicecli.storage import files, toml


def home_folder(given: Path | None) -> Path:
    """The home: the one given, else JUSTICE_HOME, else the platform's folder for user data."""
    named = given or os.environ.get("JUSTICE_HOME")
    if named:
        try:
            return Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100 - links stay as they were typed
        except RuntimeError:
            raise Mistyped("That home folder names a user who is not on this machine.") from None
    import platformdirs

    return Path(platformdirs.user_data_dir("justice", appauthor=False))


def load(home: Path) -> Settings:
    """What `justice init` was told; all empty where it was never run. Raises NotValid with the place of a fault."""
    path = home / "settings.toml"
    try:
        data = files.read(path)
    except FileNotFoundError:
        return Settings()
    return toml.convert(toml.parse(data, path), Settings, data, path)


def save(home: Path, settings: Settings) -> Path:
    """The settings on the disk, readable by their owner alone; a hand-made layout is kept.

    Raises NotValid where the file is not valid, InUse where it changed meanwhile, NotWritten.
    """
    path = home / "settings.toml"
    files.make_folder(home)
    with files.locked(home / "locks" / "settings.lock"):
        try:
            data = files.read(path)
        except FileNotFoundError:
            data, expected = b"", None
        else:
            expected = data
        before = toml.convert(toml.parse(data, path), Settings, data, path)
        files.replace(path, _written(data, before, settings), expected=expected)
    return path


def _written(data: bytes, before: Settings, after: Settings) -> bytes:
    """The bytes of the settings file, with comments by hand kept where there are any."""
    import tomli_w

    old, new = (_table(one) for one in (before, after))
    if data == tomli_w.dumps(old).encode():
        return tomli_w.dumps(new).encode()
    from justicecli.storage.layout import applied

    return applied(data.decode("utf-8-sig"), old, new).encode()


def _table(record: Record) -> dict[str, str]:
    """The settings as a plain table."""
    table: dict[str, str] = msgspec.to_builtins(record)
    return table
