"""A home kept with git in which one case has 500 commits, and what reads that history."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from benchmarks.homes import CODE, Home
from benchmarks.lines import TYPER, environment, program
from benchmarks.timing import Line

COMMITS = 500
TEXT, LOOKED_AT, ALL = 0.7, 2.5, 16.0
"""Of the time of `import typer`: git asks for the text twice a commit, so it is to be there before Typer would be."""

_BEGAN = 1_767_268_800


def lines(folder: Path) -> list[Line]:
    """The text that git compares, one difference, the newest and all of the history; none where there is no git."""
    home = Home(folder, 1)
    around = environment(home, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)
    try:
        _make(home, around)
    except (OSError, subprocess.SubprocessError) as fault:
        print(f"No lines on history: git could not make it ({type(fault).__name__}).")
        return []
    path = str(home.cases / f"{CODE}.toml")
    return [
        Line("git text FILE", [program(), "git", "text", path], around, TYPER, TEXT),
        Line("diff CASE HEAD~9", [program(), "diff", CODE, "HEAD~9"], around, TYPER, LOOKED_AT),
        Line("log CASE --limit 10", [program(), "log", CODE, "--limit", "10"], around, TYPER, LOOKED_AT),
        Line(f"log CASE, {COMMITS} commits", [program(), "log", CODE], around, TYPER, ALL),
    ]


def _make(home: Home, around: dict[str, str]) -> None:
    """The commits, each with another note at the end of the case."""
    parts = [b"reset refs/heads/main\n"]
    for number in range(COMMITS):
        text = home.text + f'\n[extra]\nnote = "{number}"\n'.encode()
        parts.append(
            f"commit refs/heads/main\ncommitter R <r@localhost> {_BEGAN + number * 3600} +0000\ndata 4\nedit\n"
            f"M 100644 inline cases/{CODE}.toml\ndata {len(text)}\n".encode()
            + text
            + b"\n"
        )
    for words, given in (
        (("init", "--quiet", "--initial-branch=main"), None),
        (("fast-import", "--quiet"), b"".join(parts)),
        (("reset", "--quiet", "--hard", "main"), None),
    ):
        subprocess.run(["git", "-C", str(home.folder), *words], input=given, env=around, check=True)
