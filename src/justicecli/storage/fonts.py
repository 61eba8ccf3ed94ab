"""Which fonts this machine has, as fontconfig knows it: words that no font can draw would come out as boxes."""

from __future__ import annotations

import shutil
import subprocess
from typing import NamedTuple

from justicecli.core.wrapping import Script, script_of

_WAIT_SECONDS = 5
_CJK = ("Noto Sans CJK", "fonts-noto-cjk")
_OTHERS = {
    "Han": ("Chinese characters", *_CJK),
    "Kana": ("Japanese kana", *_CJK),
    "Hangul": ("Korean", *_CJK),
    "Tibetan": ("Tibetan", "Noto Serif Tibetan", "fonts-noto-core"),
    "Emoji": ("emoji", "Noto Color Emoji", "fonts-noto-color-emoji"),
}


class Missing(NamedTuple):
    """A script that no installed font can draw, a font that can, and the package it comes in."""

    script: str
    font: str
    package: str


def missing(words: str) -> list[Missing]:
    """The scripts of the words that no installed font can draw; none where nobody can be asked.

    Fontconfig is asked about one letter of a script, never about the words.
    """
    asked = shutil.which("fc-list") if not words.isascii() else None
    if not asked:
        return []
    scripts = dict.fromkeys(script for script in map(script_of, dict.fromkeys(words)) if script)
    questions = [(script, _question(asked, script)) for script in scripts]
    return [_named(script) for script, question in questions if not _is_drawn(question)]


def _question(program: str, script: Script) -> subprocess.Popen[bytes] | None:
    """Fontconfig, asked for the fonts with that script's letter; all scripts are asked about at once."""
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and nothing that anybody typed
            [program, f":charset={script.sample:x}", "family"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None


def _is_drawn(question: subprocess.Popen[bytes] | None) -> bool:
    """True where there is such a font, or where fontconfig does not answer."""
    if question is None:
        return True
    with question:
        try:
            said, _ = question.communicate(timeout=_WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            question.kill()
            return True
    return bool(question.returncode or said.strip())


def _named(script: Script) -> Missing:
    """What to say of a script that cannot be drawn."""
    return Missing(*_OTHERS.get(script.name, (script.name, f"Noto Sans {script.name}", "fonts-noto-core")))
