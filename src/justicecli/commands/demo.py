"""`justice demo`: a made-up case from first meeting to third review, each command shown as it runs."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import typer

from justicecli.render import demo as render
from justicecli.storage import git

_CODE = "amber-heron-27"
_PROMISE = "PROMISE"  # stands for the id of the promise that was written down last
_MEETING, _FIRST, _LATER, _SECOND, _THIRD = (timedelta(weeks=weeks) for weeks in (18, 12, 11, 6, 0))


def run() -> None:
    """A made-up case from first meeting to third review, in a throw-away folder. Each command is shown as it runs.

    Nothing of yours is read or written. For example:

        justice demo
    """
    with tempfile.TemporaryDirectory(prefix="justice-demo-") as folder:
        home = Path(folder) / "home"
        file = home / "cases" / f"{_CODE}.toml"
        for heading, commands in _story(date.today()):
            render.chapter(heading)
            for template in commands:
                before = _text(file)
                words = [_newest_promise(before) if word == _PROMISE else word for word in template]
                render.command(words)
                told = [sys.executable, "-m", "justicecli", "--home", str(home), *words]
                left = subprocess.run(told, check=False, stdin=subprocess.DEVNULL).returncode  # noqa: S603 - the words are ours
                if left and words[0] != "check":
                    raise typer.Exit(left)
                if words[:2] == ["goals", "move"]:
                    render.difference(file.name, git.difference(Path(folder), file.name, before, _text(file)))
        render.whole(file.name, _text(file))
    render.end()


def _newest_promise(text: str) -> str:
    """The id of the promise that was written down last."""
    found: list[str] = re.findall(r"\[promises\.(p-\w{4})\]", text)
    return found[-1]


def _text(file: Path) -> str:
    """What is in the file so far."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _story(today: date) -> list[tuple[str, list[list[str]]]]:
    """Each part of the story with its commands; the days end with today."""
    meeting, first, later, second, third = (
        (today - back).isoformat() for back in (_MEETING, _FIRST, _LATER, _SECOND, _THIRD)
    )
    call, after = ((today - back + timedelta(days=3)).isoformat() for back in (_MEETING, _LATER))
    add, at_meeting = ["goals", "add", _CODE], ["--on", meeting]
    promise = ["promises", "add", _CODE, "--who", "R. Ortiz"]
    return [
        (
            "A first meeting: the forms of justice are explained, all of them, before any goal is asked for.",
            [
                ["new", _CODE, "--call-me", "Ana", "--speaks", "es-MX", "--reads", "es", "--interpreter", *at_meeting],
                ["options", "explain", _CODE, "--lang", "es", *at_meeting],
            ],
        ),
        (
            "Ana names what would be justice. The words are kept as they were said.",
            [
                [*add, "Quiero mi pasaporte", *at_meeting],
                [*add, "Vivir con mi hija", *at_meeting],
                [*add, "Que le paguen a mi hermano lo que le deben", *at_meeting],
            ],
        ),
        (
            "Then Ana numbers the goals, as a second step. One is left without a number, and that is fine.",
            [["goals", "order", _CODE, "2", "1", *at_meeting], ["set", _CODE, "words.trafficker", "el patrón"]],
        ),
        (
            "The work plan under a goal, and what stands in the way.",
            [
                ["goals", "step", _CODE, "1", "Call the family unit", "--who", "R. Ortiz", "--by", "+3d"],
                ["goals", "hurdle", _CODE, "1", "No bed for two yet", "--kind", "service does not exist"],
            ],
        ),
        (
            "What is promised is written down with its hour, and only a person closes it.",
            [
                [*promise[:3], "Call at nine on Thursday", "--due", f"{call} 9:00", *promise[3:], *at_meeting],
                ["contacts", "add", _CODE, "--how", "text", "--minutes", "10", "--on", f"{call} 9:00"],
                ["promises", "keep", _CODE, _PROMISE, "--on", f"{call} 9:00"],
                [*promise[:3], "Bring the family unit's form", "--due", first, *promise[3:], *at_meeting],
                ["promises", "change", _CODE, _PROMISE, "--due", later, "--told", "--on", first],
                ["promises", "miss", _CODE, _PROMISE, "--told", "--on", after],
                [*promise[:3], "Ask the clinic about Monday", "--due", "+1d", *promise[3:]],
            ],
        ),
        (
            "Six weeks on, a first review. Nothing changes, and it still is a review.",
            [
                ["review", _CODE, "--no-change", "--on", first, "--next", second],
            ],
        ),
        ("A week later Ana names one more goal. It belongs to round two.", [[*add, "Estudiar inglés", "--on", later]]),
        (
            "At the second review Ana gives every goal a number.",
            [
                ["review", _CODE, "--order", "2", "1", "4", "3", "--on", second, "--next", third],
                ["goals", "mark", _CODE, "1", "achieved", "--note", "Ana holds the passport", "--on", second],
            ],
        ),
        (
            "Today, the third review; and one goal moves up.",
            [
                ["review", _CODE, "--no-change"],
                ["goals", "move", _CODE, "3", "1"],
            ],
        ),
        (
            "The case now, and as it stood at the first meeting.",
            [
                ["show", _CODE],
                ["goals", "list", _CODE, "--as-of", meeting],
                ["due"],
                ["check", _CODE],
            ],
        ),
    ]
