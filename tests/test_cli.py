"""The start of the program: the table of commands, help, completion, and the one exit for errors."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import justicecli
from justicecli import errors
from justicecli.cli import COMMANDS, GROUPS, loaded, program
from tests.conftest import Run

ALL = [name for name in COMMANDS if name not in GROUPS] + [
    f"{group} {name}" for group, names in GROUPS.items() for name in names
]


@pytest.mark.parametrize("name", ALL)
def test_every_command_of_the_table_has_a_module_and_help_with_an_example(here: Run, name: str) -> None:
    module = import_module(f"justicecli.commands.{name.replace(' ', '.').replace('-', '_')}")
    assert callable(module.run)
    shown = here(*name.split(), "--help").stdout
    assert shown.startswith(f"Usage: justice {name}")
    assert "justice " in shown.partition("\n")[2]
    assert "example" in shown.lower()


def test_every_module_of_commands_is_in_the_table() -> None:
    folder = Path(import_module("justicecli.commands").__path__[0])
    modules = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}
    named = {name.replace(" ", "/").replace("-", "_") for name in ALL}
    assert {one for one in modules if not one.endswith("__init__")} == named


def test_the_help_of_the_program_names_every_command_in_one_line(here: Run) -> None:
    shown = here("--help").stdout
    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", shown, re.MULTILINE)


def test_without_a_command_the_help_is_shown(here: Run) -> None:
    assert "Commands:" in (here(check=2).stdout or here(check=2).stderr)


def test_the_version_is_that_of_the_package(here: Run) -> None:
    assert here("--version").stdout == f"justice {justicecli.__version__}\n"


@pytest.mark.checkout
def test_the_version_is_written_the_same_in_pyproject() -> None:
    pyproject = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{justicecli.__version__}"\n' in pyproject


def test_a_mistyped_command_is_answered_with_its_neighbours(here: Run) -> None:
    left = here("gaols", check=2)
    assert "Did you mean 'goals'?" in left.stderr
    assert left.stdout == ""


def test_a_mistyped_option_is_answered_in_words(here: Run) -> None:
    here("new", "amber-heron-27")
    assert "No such option: --stat" in here("goals", "mark", "amber", "1", "paused", "--stat", check=2).stderr


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("Mistyped", 2),
        ("NotFound", 3),
        ("NotValid", 4),
        ("InUse", 5),
        ("NotWritten", 6),
        ("Refused", 7),
        ("Stopped", 130),
    ],
)
def test_each_kind_of_error_leaves_with_its_code_and_one_line(
    here: Run, monkeypatch: pytest.MonkeyPatch, kind: str, code: int
) -> None:
    def fails(*_: object) -> None:
        raise errors.Stopped if kind == "Stopped" else getattr(errors, kind)("What happened. What to do.")

    monkeypatch.setattr("justicecli.storage.cases.Cases.find", fails)
    left = here("path", "amber", check=code)
    assert left.stderr in ("justice: What happened. What to do.\n", f"justice: {errors.Stopped().sentence}\n")
    assert left.stdout == ""


def test_a_fault_of_ours_is_told_without_any_value(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise KeyError("vivir con mi hija")

    monkeypatch.setattr("justicecli.storage.cases.Cases.find", breaks)
    left = here("path", "amber", check=70)
    assert "a fault in justice itself (KeyError at " in left.stderr
    assert "mi hija" not in left.stderr
    monkeypatch.setenv("JUSTICE_DEBUG", "1")
    with pytest.raises(KeyError):
        program()(["path", "amber"], prog_name="justice")


def test_ctrl_c_leaves_with_130(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("justicecli.storage.cases.Cases.find", stops)
    assert here("path", "amber", check=130).stderr == (
        "justice: Stopped. What was being changed was changed whole, or not at all.\n"
    )


def test_a_reader_who_leaves_early_is_no_error(justice: Run) -> None:
    script = f"{sys.executable} -m justicecli options list | head -n 1; echo ${{PIPESTATUS[0]}}"
    left = subprocess.run(["bash", "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert left.stdout.splitlines()[-1] == "0"
    assert left.stderr == ""


def test_letters_that_the_output_cannot_show_are_no_error(justice: Run) -> None:
    justice("new", "amber-heron-27")
    justice("goals", "add", "amber", "أريد بيتا", PYTHONIOENCODING="ascii")
    shown = justice("goals", "list", "amber", PYTHONIOENCODING="ascii").stdout
    assert "\\u0623" in shown


def test_no_command_imports_another_or_draws_before_it_is_called() -> None:
    code = (
        "import sys; from justicecli.cli import program; program()\n"
        "print([one for one in sys.modules if one.startswith(('justicecli.commands', 'justicecli.storage', 'rich'))])"
    )
    left = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert left.stdout == "[]\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_commands_groups_and_cases(justice: Run, shell: str) -> None:
    for code in ("amber-heron-27", "amber-otter-11", "birch-owl-90"):
        justice("new", code, "-q")

    def complete(line: str) -> list[str]:
        words = line.split(" ")
        given = {
            "_JUSTICE_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        shown = justice(**given).stdout
        return [row.strip('"') for line in shown.replace("\t", "\n").splitlines() for row in line.split('":"')]

    assert "goals" in " ".join(complete("justice go"))
    assert any("step-done" in row for row in complete("justice goals step"))
    assert any("intake" in row for row in complete("justice checklists show inta"))
    found = " ".join(complete("justice show amb"))
    assert "amber-heron-27" in found
    assert "amber-otter-11" in found
    assert "birch" not in found


def test_completion_in_a_home_that_cannot_be_read_offers_nothing(justice: Run, home: Path) -> None:
    home.mkdir()
    (home / "cases").write_text("", encoding="utf-8")
    shown = justice(_JUSTICE_COMPLETE="complete_bash", COMP_WORDS="justice show a", COMP_CWORD="2")
    assert shown.stdout.strip() == ""


def test_the_home_is_taken_from_the_option_then_the_environment_then_the_platform(justice: Run, tmp_path: Path) -> None:
    given = tmp_path / "given"
    justice("--home", str(given), "new", "amber-heron-27")
    assert (given / "cases" / "amber-heron-27.toml").exists()
    platform = {"JUSTICE_HOME": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    shown = justice("new", "birch-owl-90", **platform).stdout
    assert str(tmp_path) in shown
    assert justice("--home", "~nobody-of-that-name/x", "list", check=2).stderr.startswith("justice: That home folder")


def test_a_stub_is_swapped_for_the_real_command_only_once() -> None:
    command = program().commands["path"]
    real = loaded(command)
    assert real is not command
    assert loaded(real) is real
    assert os.environ["JUSTICE_HOME"]
