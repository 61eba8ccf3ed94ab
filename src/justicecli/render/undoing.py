"""What is said before and after a change is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.render import console
from justicecli.render.changes import sentences
from justicecli.render.words import plain

Changes = Sequence[tuple[str, list[Change]]]


def say_change(doing: str, who: str, at: datetime, back: Changes) -> None:
    """Whose change it is and when it was made, and what will be different without it."""
    console.out(f"The last change: {plain(doing)}, by {plain(who)}, {in_words(at)}. Without it:")
    _say(back, "Only comments or layout go back.")


def say_lost(lost: Changes) -> None:
    """What was done since that cannot stay where the change is taken back."""
    console.out("Done since, and lost with it:")
    _say(lost, "Comments or layout.")


def say_done() -> None:
    """That it is taken back, and that nothing is gone for good."""
    console.out("Taken back. The history keeps it; undo once more brings it again.")


def _say(cases: Changes, otherwise: str) -> None:
    """Each case with its sentences."""
    for code, changes in cases:
        console.out(f"  {code}")
        console.out_lines(f"    {line}" for line in sentences(changes) or [otherwise])
