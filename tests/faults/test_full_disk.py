"""A disk with no room: the program says so in one sentence, and the file stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.faults import runs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs limits and mounts as POSIX systems have them")

SAID = "Vivir con mi hija"
LIMITED = "import os, resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)\n"
LIMITED += "os.execv(sys.argv[2], sys.argv[2:])"


def limited(size: int, *words: str, text: str | None = None) -> runs.Result:
    """The program, where the system lets it write no file larger than that."""
    return runs.started(*words, before=(sys.executable, "-c", LIMITED, str(size)), text=text)


def test_a_file_that_may_not_grow_stays_as_it_was(here: Run, home: Path) -> None:
    here("new", runs.CODE)
    here("goals", "add", "amber", SAID)
    before = runs.path_in(home).read_bytes()
    for size in (0, 1, len(before) // 2, len(before), len(before) + 1):
        left = limited(size, "goals", "add", "amber", "--quiet", text=SAID * 20)
        runs.says_so(left, 6, "Vivir")
        assert "file too large" in left.stderr
        assert runs.path_in(home).read_bytes() == before
        assert runs.unfinished(home) == []
    assert limited(len(before) * 20, "goals", "add", "amber", "--quiet", text=SAID * 20).returncode == 0
    assert len(runs.words_in(home)) == 2


def test_a_new_case_that_cannot_be_written_leaves_no_file(home: Path) -> None:
    runs.says_so(limited(20, "new", runs.CODE, "--call-me", "Ana"), 6, "Ana")
    assert list((home / "cases").iterdir()) == []
    assert runs.started("new", runs.CODE).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where this machine allows to mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", str(disk)],
            capture_output=True,
            check=False,
            text=True,
        )
    except OSError as fault:
        pytest.skip(f"no disk of 64 KB could be mounted: {fault.strerror}")
    if mounted.returncode:
        pytest.skip(f"no disk of 64 KB could be mounted: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """A file that takes all the room there is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        with suppress(OSError):
            while file.write(b"." * 1024):
                pass
        with pytest.raises(OSError, match="No space left"):
            file.write(b".")
    return filler


def test_a_full_disk_leaves_the_file_as_it_was(here: Run, small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = small_disk / "home"
    monkeypatch.setenv("JUSTICE_HOME", str(home))
    here("new", runs.CODE)
    here("goals", "add", "amber", SAID)
    before = runs.path_in(home).read_bytes()
    filler = fill(small_disk)
    left = runs.started("goals", "add", "amber", text=SAID * 300)
    runs.says_so(left, 6, "Vivir")
    assert "no space left on device" in left.stderr
    assert runs.path_in(home).read_bytes() == before
    assert runs.unfinished(home) == []
    runs.says_so(runs.started("new", "blue-otter-12", "--call-me", "Ana"), 6, "Ana")
    assert list((home / "cases").iterdir()) == [runs.path_in(home)]
    assert SAID.strip() in runs.started("show", "amber").stdout
    filler.unlink()
    assert runs.started("goals", "add", "amber", "Y mi madre").returncode == 0
    assert runs.words_in(home) == [SAID.strip(), "Y mi madre"]
