"""A umask that shuts files to their own owner, or opens them to all: the program's files are its owner's alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.faults import runs
from tests.faults.test_closed_folders import ordinary

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX systems")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277, 0o777], ids=oct)
def test_everything_under_the_home_is_its_owners_alone_and_works_whatever_the_umask(
    home: Path, umask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!{needed('sh')}\numask 022\nsed -i 's/rank/rnk/' \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = os.umask(umask)
    try:
        for words in (
            ("init", "--name", "R. Ortiz"),
            ("new", runs.CODE),
            ("goals", "add", "amber", "Vivir con mi hija", "--rank", "1"),
            ("goals", "add", "amber", "Mi pasaporte"),
            ("goals", "list", "amber"),
            ("list",),
            ("check",),
        ):
            left = ordinary(*words)
            assert left.returncode == 0, (words, left.stdout, left.stderr)
        assert ordinary("edit", "amber").returncode == 4
    finally:
        os.umask(before)
    modes = {
        path.relative_to(home).as_posix(): (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in [home, *home.rglob("*")]
    }
    assert {"cases", "locks", "aside", "settings.toml", f"aside/{runs.CODE}.toml"} <= set(modes)
    assert {name: mode for name, mode in modes.items() if mode != (mode[0], 0o700 if mode[0] else 0o600)} == {}
