"""`justice init`: who you are; nothing needs it, and it may be run again."""

from __future__ import annotations

import stat
from pathlib import Path

from tests.conftest import Run, needed


def test_what_is_said_is_kept_and_may_be_said_again(here: Run, home: Path) -> None:
    left = here("init", "--name", "R. Ortiz", "--role", "community")
    assert left.stdout == f"Your files live in {home}\nname: R. Ortiz\nrole: community\nagency: not said\n"
    here("init", "--agency", "Casa Abierta")
    path = home / "settings.toml"
    assert path.read_text(encoding="utf-8") == 'name = "R. Ortiz"\nrole = "community"\nagency = "Casa Abierta"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text('# mine\nname = "R. Ortiz"  # me\n', encoding="utf-8")
    here("init", "--role", "legal")
    assert path.read_text(encoding="utf-8") == '# mine\nname = "R. Ortiz"  # me\nrole = "legal"\n'


def test_without_a_terminal_nothing_is_asked(here: Run, home: Path) -> None:
    assert here("init").stdout.endswith("agency: not said\n")
    assert (home / "cases").is_dir()


def test_settings_that_are_not_valid_are_said_with_their_place(here: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('nom = "x"\n', encoding="utf-8")
    left = here("init", "--name", "R. Ortiz", check=4)
    assert 'settings.toml:1: unknown key "nom". Nothing was changed.' in left.stderr
    assert (home / "settings.toml").read_text(encoding="utf-8") == 'nom = "x"\n'


def test_a_role_there_is_not_is_refused(here: Run, home: Path) -> None:
    assert "Invalid value for '--role'" in here("init", "--role", "boss", check=2).stderr
    assert not home.exists()


def test_git_keeps_the_cases_and_nothing_else(here: Run, home: Path) -> None:
    needed("git")
    left = here("init", "--git")
    assert "It is a git repository now." in left.stdout
    assert "every clone, remote and backup keeps" in left.stderr
    assert (home / ".gitignore").read_text(encoding="utf-8").splitlines()[1:] == [
        "/locks/",
        "/aside/",
        "/settings.toml",
        ".*.tmp",
    ]
    assert "It lies in a git repository." in here("init", "--git").stdout


def test_without_git_it_says_what_to_install(justice: Run, home: Path, tmp_path: Path) -> None:
    left = justice("init", "--git", check=3, PATH=str(tmp_path))
    assert left.stderr == "justice: git is not on this machine. Install git, then run: justice git setup\n"
