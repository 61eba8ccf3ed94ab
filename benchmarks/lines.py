"""What is measured, and how many times as long as what it may take."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.homes import CODE, Home
from benchmarks.sides import Sides
from benchmarks.timing import Line

TYPER = "import typer"
PLAIN, WRITING, DRAWN = 1.25, 1.5, 1.9
ANY_FOLDER, MANY = 1.1, 1.3
MEGABYTES = 60.0
MERGING = 4.5
"""Of the time of `import typer`: three files of more than 200 KB are read, two of them written as TOML and compared."""
FORM = 1.5
"""Of the time of `goals list`: a form of eight to ten goals adds at most half of it again."""

_PARSE = (
    "import os, sys, tomli\n"
    "for name in os.listdir(sys.argv[1]):\n"
    "    with open(os.path.join(sys.argv[1], name), 'rb') as file:\n"
    "        tomli.loads(file.read().decode())\n"
)


def program() -> str:
    """The installed program of this environment. Raises SystemExit where there is none."""
    path = Path(sysconfig.get_path("scripts")) / "justice"
    if not path.exists():
        raise SystemExit(f"{path} is not there: install the project into this environment first")
    return str(path)


def environment(home: Home, **more: str) -> dict[str, str]:
    """What a person's shell would hand on, with that home; nothing that makes Python itself slower or faster."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE", "_JUSTICE"))
    }
    kept.pop("NO_COLOR", None)
    return {**kept, "JUSTICE_HOME": str(home.folder), "TERM": "xterm-256color", **more}


def everyday(home: Home, many: Home | None) -> list[Line]:
    """Every everyday command against `import typer`, and `goals add` in a large folder against a small one."""
    around = environment(home)
    lines = [
        Line("python -c pass", [sys.executable, "-c", "pass"], around, TYPER),
        Line(TYPER, [sys.executable, "-c", TYPER], around, TYPER),
        *(_line(around, *words, target=PLAIN) for words in _PLAIN),
        *(_line(around, *words, target=WRITING, before=home.reset) for words in _WRITING),
        *(_line(around, *words, target=DRAWN, terminal=True) for words in _DRAWN),
        Line("form CASE as SVG", [program(), "form", CODE, "--format", "svg"], around, _named(_PLAIN[2]), FORM),
        _line(around, "--help"),
        Line("completion in bash", [program()], _completing(home), TYPER),
    ]
    if many:
        lines += _in_large_folder(many)
    return lines


def listing(home: Home) -> list[Line]:
    """`list` and `due` over a folder, against a process that merely parses the same files."""
    around, count = environment(home), f"{len(home.names):,} cases"
    parse = f"parse {count}"
    return [
        Line(parse, [sys.executable, "-c", _PARSE, str(home.cases)], around, parse),
        Line(f"list {count}", [program(), "list"], around, parse, MANY),
        Line(f"due {count}", [program(), "due"], around, parse, MANY),
    ]


def merging(home: Home, sides: Sides) -> list[Line]:
    """Two files of more than 200 KB brought together, where both sides changed something everywhere."""
    around = environment(home)
    words = [program(), "merge-file", *map(str, sides.paths), "--path", f"cases/{CODE}.toml"]
    return [Line(f"merge-file, {sides.kilobytes} KB", words, around, TYPER, MERGING, before=sides.reset)]


def heaviest(home: Home) -> list[Line]:
    """The commands that hold the most in memory."""
    around, count = environment(home), f"{len(home.names):,} cases"
    words = (("list",), ("list", "--json"))
    return [Line(f"{' '.join(one)} {count}", [program(), *one], around, "") for one in words]


_PLAIN = (
    ("list",),
    ("show", CODE),
    ("goals", "list", CODE),
    ("options", "show", CODE),
    ("path", CODE),
    ("check", CODE),
)
_WRITING = (
    ("goals", "add", CODE, "Volver a cantar"),
    ("goals", "add", CODE[:6], "Volver a cantar"),
    ("goals", "move", CODE, "4", "1"),
    ("goals", "order", CODE, "3", "1", "2"),
    ("set", CODE, "words.trafficker", "el patrón"),
    ("new",),
    ("options", "explain", CODE, "--lang", "es"),
    ("review", CODE, "--no-change"),
)
_DRAWN = (("list",), ("show", CODE), ("goals", "list", CODE))


def _line(
    around: Mapping[str, str],
    *words: str,
    target: float | None = None,
    terminal: bool = False,
    before: Callable[[], None] | None = None,
) -> Line:
    """The program with these words, against `import typer`."""
    return Line(
        f"{'terminal: ' if terminal else ''}{_named(words)}",
        [program(), *words],
        around,
        TYPER,
        target,
        terminal,
        before,
    )


def _named(words: Sequence[str]) -> str:
    """The words with the case said in general."""
    return " ".join({CODE: "CASE", CODE[:6]: "BEGINNING"}.get(word, word) for word in words)


def _in_large_folder(many: Home) -> list[Line]:
    """`goals add` with the whole code and with its beginning, against the same in the small folder."""
    around = environment(many)
    return [
        Line(
            f"{_named(words)}, {len(many.names):,} cases",
            [program(), *words],
            around,
            _named(words),
            ANY_FOLDER,
            before=many.reset,
        )
        for words in _WRITING[:2]
    ]


def _completing(home: Home) -> dict[str, str]:
    """The environment in which bash asks for the rest of a case code."""
    return environment(home, _JUSTICE_COMPLETE="complete_bash", COMP_WORDS=f"justice show {CODE[:3]}", COMP_CWORD="2")
