"""The only writer: puts bytes on the disk all at once, under a lock, readable by their owner alone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from justicecli.errors import InUse, NotValid, NotWritten, Refused

_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700
_WAIT_SECONDS = 30.0
_LARGEST = 64 * 1024 * 1024


def read(path: Path) -> bytes:
    """All bytes of a file.

    Raises FileNotFoundError where there is none, NotValid where it is no file or too large, NotWritten where the
    system does not let us read it.
    """
    try:
        with path.open("rb", buffering=0) as file:
            # Memory for what is there: setting 64 MB aside would take longer than reading a usual file.
            data, size = b"", min(os.fstat(file.fileno()).st_size, _LARGEST)
            while len(data) <= _LARGEST and (part := file.read(max(size - len(data), 4096))):
                data += part
    except FileNotFoundError:
        raise
    except IsADirectoryError:
        raise NotValid(f"{path} is a folder, and a file should be there. Move it away; nothing was changed.") from None
    except OSError as fault:
        if os.path.isdir(path):  # noqa: PTH112 - False where we may not look
            raise NotValid(f"{path} is a folder, and a file should be there. Move it away.") from None
        raise NotWritten(f"{path} could not be read: {reason(fault)}. Nothing was changed.") from None
    if len(data) > _LARGEST:
        raise NotValid(f"{path} is larger than 64 MB, so it is no file of ours. Nothing was changed.")
    return data


def reason(fault: OSError) -> str:
    """The system's reason in a few words, without a path."""
    return (os.strerror(fault.errno) if fault.errno else type(fault).__name__).lower()


def make_folder(path: Path) -> None:
    """A folder for its owner alone, whatever the umask, with those above it that are missing.

    One that stands there already is left as it is. Raises NotWritten where it cannot be made.
    """
    if os.path.isdir(path):  # noqa: PTH112 - False where we may not look
        return
    if not os.path.lexists(path.parent):
        make_folder(path.parent)
    try:
        with suppress(FileExistsError):
            path.mkdir(_OWNER_FOLDER)
            path.chmod(_OWNER_FOLDER)
    except OSError as fault:
        raise NotWritten(f"The folder {path} could not be made: {reason(fault)}. Nothing was changed.") from None
    if not os.path.isdir(path):  # noqa: PTH112
        raise NotWritten(f"{path} is a file, and a folder should be there. Move it away; nothing was changed.")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file `path` while the block runs; no other process is inside.

    The lock ends with the process, however it ends. Raises InUse where another one keeps it too long.
    """
    from fasteners.process_lock import InterProcessLock

    make_folder(path.parent)
    lock = InterProcessLock(path)
    try:
        with suppress(FileExistsError):
            _new(path)
        held = lock.acquire(timeout=_WAIT_SECONDS, delay=0.005, max_delay=0.05)
    except OSError as fault:
        raise NotWritten(f"{path} could not be locked: {reason(fault)}. Nothing was changed.") from None
    if not held:
        lock.lockfile.close()
        raise InUse("Another program has been working on this case for half a minute. Nothing was changed; try again.")
    try:
        with suppress(OSError):
            path.chmod(_OWNER_FILE)
        yield
    finally:
        lock.release()


def create(path: Path, data: bytes) -> None:
    """The file `path`, new, with these bytes. Raises FileExistsError, and touches nothing, where there is one."""
    with _written(path, data) as temporary:
        try:
            os.link(temporary, path)
        except OSError as fault:
            if isinstance(fault, FileExistsError):
                raise
            if fault.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}:
                raise
            # A file system without hard links: claim the name first, then put the whole file in its place.
            _new(path)
            try:
                temporary.replace(path)
            except BaseException:
                path.unlink()
                raise
        _sync_folder(path.parent)


def replace(path: Path, data: bytes, expected: bytes | None) -> None:
    """The file `path` with these bytes instead of what it held, whole or not at all.

    Raises InUse where it no longer holds `expected` (None: whatever it holds), NotWritten where the disk says no;
    in both cases the file is as it was.
    """
    with _written(path, data) as temporary:
        # The bytes are compared, not the time: two programs may write within one tick of the clock.
        if expected is not None and (not path.is_file() or path.read_bytes() != expected):
            raise InUse(f"Another program changed {path.name} in the meantime. Nothing was written; try again.")
        temporary.replace(path)
        _sync_folder(path.parent)


def write_calendar(path: Path, data: bytes) -> None:
    """The calendar file, readable by its owner alone; one written before is replaced.

    Raises Refused where something else stands there, NotWritten where the disk says no.
    """
    if path.exists() and not (path.is_file() and path.read_bytes().startswith(b"BEGIN:VCALENDAR")):
        raise Refused(f"{path} is there and is no calendar. Nothing was written; give another name.")
    replace(path, data, expected=None)


def write_page(path: Path, data: bytes, over: bool) -> None:
    """A page, readable by its owner alone. Raises Refused where something stands there, unless it may be written over.

    Raises NotWritten where the disk says no.
    """
    if path.is_dir():
        raise Refused(f"{path} is a folder. Nothing was written; give a file's name.")
    if over:
        replace(path, data, expected=None)
        return
    try:
        create(path, data)
    except FileExistsError:
        raise Refused(f"{path} is there already. Nothing was written; add --force, or give another name.") from None


def remove(path: Path) -> None:
    """No file `path` any more. Raises NotWritten where the system does not let go of it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise NotWritten(f"{path} could not be removed: {reason(fault)}.") from None


def temporary_of(path: Path) -> Path:
    """Where the bytes of `path` stand while they are written; one name a file, so that a leftover is found again."""
    return path.with_name(f".{path.name}.tmp")


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[Path]:
    """A temporary file beside `path` that holds the bytes, on the disk; gone after the block, however it ends.

    One that a killed program left behind is taken away first: the lock says that nobody is writing it.
    """
    temporary = temporary_of(path)
    try:
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_FILE)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
                if hasattr(os, "fchmod"):
                    os.fchmod(descriptor, _OWNER_FILE)
                file.write(data)
                file.flush()
                _sync(descriptor)
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise
    except OSError as fault:
        raise NotWritten(
            f"{path} could not be written: {reason(fault)}. What was there before is still there, whole."
        ) from None


def _new(path: Path) -> None:
    """An empty file for its owner alone, whatever the umask. Raises FileExistsError where there is one already."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_FILE))
    path.chmod(_OWNER_FILE)


def _sync(descriptor: int) -> None:
    """The bytes are on the disk; on macOS only F_FULLFSYNC says so."""
    with suppress(ImportError):
        import fcntl

        if hasattr(fcntl, "F_FULLFSYNC"):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """The folder's list of names is on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some file systems cannot; the file itself is whole all the same
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
