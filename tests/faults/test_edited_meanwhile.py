"""A text typed in the editor that cannot be saved: the case stays as it is, and what was typed is kept."""

from __future__ import annotations

import re
import shlex
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.faults import runs
from tests.faults.test_closed_folders import Shut, ordinary, shut
from tests.sample import SAMPLE

__all__ = ["shut"]

TYPED = SAMPLE.replace("Quiero mi pasaporte", "Quiero mi pasaporte y mis papeles").encode()
THEIRS = SAMPLE.replace("Vivir con mi hija", "Vivir con mi hija y mi madre").encode()
Editor = Callable[..., None]


@pytest.fixture
def case(home: Path) -> Path:
    """The sample as a case."""
    path = runs.path_in(home)
    for folder in (home, path.parent):
        folder.mkdir(mode=0o700)
    path.write_bytes(SAMPLE.encode())
    path.chmod(0o600)
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Makes an editor in which these bytes are typed, while these lines happen elsewhere."""

    def set_editor(typed: bytes, *meanwhile: str) -> None:
        script = tmp_path / "editor.py"
        lines = ("import os, pathlib, sys", f"pathlib.Path(sys.argv[-1]).write_bytes({typed!r})", *meanwhile)
        script.write_text("\n".join(lines) + "\n")
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    return set_editor


def kept_in(left: runs.Result) -> Path:
    """Where the program says that the text is kept."""
    found = re.search(r"^Your text is kept in (.*)$", left.stderr, re.MULTILINE)
    assert found, left.stderr
    return Path(found[1])


def is_private(path: Path) -> bool:
    """True for a file that its owner alone can read, in a folder that its owner alone can open."""
    return [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_a_case_that_changed_while_the_editor_was_open_keeps_both_texts(
    here: Run, home: Path, case: Path, editor: Editor
) -> None:
    editor(TYPED, f"pathlib.Path({str(case)!r}).write_bytes({THEIRS!r})")
    left = here("edit", "amber", check=5)
    assert "Another program changed amber-heron-27.toml in the meantime. Nothing was written" in left.stderr
    assert case.read_bytes() == THEIRS
    aside = home / "aside" / f"{runs.CODE}.toml"
    assert kept_in(left) == aside
    assert aside.read_bytes() == TYPED
    assert is_private(aside)
    assert runs.unfinished(home) == []
    assert "papeles" not in left.stdout + left.stderr


def test_a_case_that_another_justice_changed_while_the_editor_was_open_keeps_both_texts(
    here: Run, home: Path, case: Path, editor: Editor
) -> None:
    command = [*runs.PROGRAM, "goals", "add", "amber", "Y mi madre", "--quiet"]
    editor(TYPED, "import subprocess", f"subprocess.run({command!r}, check=True)")
    left = here("edit", "amber", check=5)
    assert "Y mi madre" in runs.words_in(home)
    assert kept_in(left).read_bytes() == TYPED


def test_a_case_that_was_taken_away_while_the_editor_was_open_keeps_what_was_typed(
    here: Run, home: Path, case: Path, editor: Editor
) -> None:
    editor(TYPED, f"os.remove({str(case)!r})")
    left = here("edit", "amber", check=5)
    assert kept_in(left).read_bytes() == TYPED
    assert not case.exists()


def test_what_was_typed_is_kept_in_memory_where_nothing_can_be_written_at_home(
    home: Path, case: Path, editor: Editor, shut: Shut, tmp_path: Path
) -> None:
    editor(TYPED)
    shut(case.parent, 0o500)
    shut(home, 0o500)
    left = ordinary("edit", "amber")
    assert left.returncode == 6
    assert left.stderr.count("justice: ") == 1
    kept = kept_in(left)
    assert tmp_path in kept.parents
    assert home not in kept.parents
    assert kept.read_bytes() == TYPED
    assert is_private(kept)
    assert case.read_bytes() == SAMPLE.encode()


def test_what_was_typed_and_is_not_valid_is_kept_too_where_nothing_can_be_written_at_home(
    home: Path, case: Path, editor: Editor, shut: Shut
) -> None:
    typed = TYPED.replace(b"rank", b"rnk")
    editor(typed)
    shut(home, 0o500)
    left = ordinary("edit", "amber")
    assert left.returncode in {4, 6}
    assert kept_in(left).read_bytes() == typed
    assert case.read_bytes() == SAMPLE.encode()


def test_a_file_that_is_not_valid_can_be_mended_in_the_editor(
    here: Run, home: Path, case: Path, editor: Editor
) -> None:
    case.write_bytes(SAMPLE.encode().replace(b"rank", b"rnk"))
    editor(TYPED)
    left = here("edit", "amber")
    assert case.read_bytes() == TYPED
    assert left.stderr.startswith("The file is valid now.")
    assert not (home / "aside" / f"{runs.CODE}.toml").exists()


def test_a_file_that_is_not_valid_stays_as_it_is_where_the_editor_does_not_mend_it(
    here: Run, home: Path, case: Path, editor: Editor
) -> None:
    broken = SAMPLE.encode().replace(b"rank", b"rnk")
    case.write_bytes(broken)
    editor(broken.replace(b"Quiero", b"Espero"))
    here("edit", "amber", check=4)
    assert case.read_bytes() == broken
    assert b"Espero" in (home / "aside" / f"{runs.CODE}.toml").read_bytes()
