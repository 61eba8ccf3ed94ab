"""`justice edit`: the person's own editor; only what is valid is kept, and nothing typed is lost."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Run


def editor(folder: Path, *changes: tuple[str, str]) -> str:
    """An EDITOR that, each time it is called, makes the next of these replacements."""
    script, count = folder / "editor.py", folder / "count"
    script.write_text(
        "import sys, pathlib\n"
        f"changes = {list(changes)!r}; count = pathlib.Path({str(count)!r})\n"
        "number = int(count.read_text('utf-8')) if count.exists() else 0; count.write_text(str(number + 1), 'utf-8')\n"
        "path = pathlib.Path(sys.argv[-1]); old, new = changes[number]\n"
        "path.write_text(path.read_text('utf-8').replace(old, new), 'utf-8')\n",
        encoding="utf-8",
    )
    return shlex.join([sys.executable, str(script)])


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case with one goal."""
    here("new", "amber-heron-27")
    here("goals", "add", "amber", "Vivir con mi hija", "-q")
    return home / "cases" / "amber-heron-27.toml"


def test_a_valid_change_is_kept_as_it_was_typed_and_said(justice: Run, file: Path, tmp_path: Path) -> None:
    left = justice("edit", "amber", EDITOR=editor(tmp_path, ('"Vivir con mi hija"', '"Vivir juntas"  # new')))
    assert left.stdout == "Vivir con mi hija is now said as: Vivir juntas.\n"
    assert 'words = "Vivir juntas"  # new\n' in file.read_text(encoding="utf-8")


def test_no_change_is_said(justice: Run, file: Path) -> None:
    assert justice("edit", "amber", EDITOR="true").stdout == "Nothing was changed.\n"


def test_what_is_not_valid_is_set_aside_with_its_place(justice: Run, file: Path, home: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    left = justice("edit", "amber", EDITOR=editor(tmp_path, ("round = 1", "rond = 1")), check=4)
    aside = home / "aside" / "amber-heron-27.toml"
    assert left.stderr.startswith(f"Your text is kept in {aside}\njustice: {aside}:7: goals.g-")
    assert 'unknown key "rond"' in left.stderr
    assert file.read_bytes() == before
    assert "rond = 1" in aside.read_text(encoding="utf-8")


def test_a_hidden_character_typed_in_the_editor_is_refused(justice: Run, file: Path, tmp_path: Path) -> None:
    left = justice("edit", "amber", EDITOR=editor(tmp_path, ("Vivir", "Vivir\u202e")), check=4)
    assert "a control character hides in this text" in left.stderr


def test_on_a_terminal_it_can_be_edited_again_from_where_it_was(file: Path, home: Path, tmp_path: Path) -> None:
    command = editor(tmp_path, ("round = 1", "rond = 1"), ("rond = 1", "round = 2"))
    child = pexpect.spawn(
        sys.executable,
        ["-m", "justicecli", "edit", "amber"],
        env={**_environment(), "EDITOR": command},
        encoding="utf-8",
    )
    child.expect("unknown key")
    child.expect("Edit again")
    child.sendline("y")
    child.expect("round is now 2")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "round = 2" in file.read_text(encoding="utf-8")
    assert not (home / "aside" / "amber-heron-27.toml").exists()


def test_giving_up_keeps_the_text_and_the_next_edit_offers_it(
    justice: Run, file: Path, home: Path, tmp_path: Path
) -> None:
    command = editor(tmp_path, ("round = 1", "rond = 1"), ("rond = 1", "round = 3"))
    environment = {**_environment(), "EDITOR": command}
    child = pexpect.spawn(sys.executable, ["-m", "justicecli", "edit", "amber"], env=environment, encoding="utf-8")
    child.expect("Edit again")
    child.sendline("")
    child.expect("your text is in")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 4
    child = pexpect.spawn(sys.executable, ["-m", "justicecli", "edit", "amber"], env=environment, encoding="utf-8")
    child.expect("Go on from the text set aside")
    child.sendline("y")
    child.expect("round is now 3")
    child.expect(pexpect.EOF)


def test_a_case_changed_meanwhile_keeps_both_texts(justice: Run, file: Path, home: Path, tmp_path: Path) -> None:
    script = tmp_path / "other.py"
    script.write_text(
        "import sys, pathlib\n"
        f"other = pathlib.Path({str(file)!r})\n"
        "other.write_text(other.read_text('utf-8') + '# typed elsewhere\\n', 'utf-8')\n"
        "path = pathlib.Path(sys.argv[-1]); path.write_text(path.read_text('utf-8') + '# mine\\n', 'utf-8')\n",
        encoding="utf-8",
    )
    left = justice("edit", "amber", EDITOR=f"{sys.executable} {script}", check=5)
    assert "Another program changed amber-heron-27.toml in the meantime." in left.stderr
    assert file.read_text(encoding="utf-8").endswith("# typed elsewhere\n")
    assert (home / "aside" / "amber-heron-27.toml").read_text(encoding="utf-8").endswith("# mine\n")


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "TERM": "xterm"}


def test_no_text_set_aside_is_overwritten_or_dropped_by_another(
    justice: Run, file: Path, home: Path, tmp_path: Path
) -> None:
    command = editor(tmp_path, ("round = 1", "rond = 1"), ("round = 1", "runde = 1"), ("round = 1", "round = 2"))
    justice("edit", "amber", EDITOR=command, check=4)
    justice("edit", "amber", EDITOR=command, check=4)
    justice("edit", "amber", EDITOR=command)
    texts = sorted(path.read_text(encoding="utf-8") for path in (home / "aside").iterdir())
    assert ["rond = 1" in texts[0], "runde = 1" in texts[1]] == [True, True]
    assert "round = 2" in file.read_text(encoding="utf-8")


def test_what_an_editor_left_before_it_went_wrong_is_kept(justice: Run, file: Path, home: Path, tmp_path: Path) -> None:
    script = tmp_path / "breaks.py"
    script.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text('utf-8') + '# typed\\n', 'utf-8'); sys.exit(1)\n",
        encoding="utf-8",
    )
    left = justice("edit", "amber", EDITOR=f"{sys.executable} {script}", check=6)
    assert "The editor ended with an error" in left.stderr
    assert (home / "aside" / "amber-heron-27.toml").read_text(encoding="utf-8").endswith("# typed\n")


def test_the_code_in_a_file_stays_as_it_is(justice: Run, file: Path, tmp_path: Path) -> None:
    left = justice(
        "edit", "amber", EDITOR=editor(tmp_path, ('case = "amber-heron-27"', 'case = "birch-owl-90"')), check=4
    )
    assert "the case in it has to stay amber-heron-27" in left.stderr


def test_a_comment_alone_is_said_as_such(justice: Run, file: Path, tmp_path: Path) -> None:
    left = justice("edit", "amber", EDITOR=editor(tmp_path, ("format = 1", "format = 1  # first")))
    assert left.stdout == "Only comments or layout were changed.\n"
