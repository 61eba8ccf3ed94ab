"""The difference between two moments, and the history of a case: the sentences that commands speak in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.core.logbook import Entry
from justicecli.render import console
from justicecli.render.changes import sentence, sentences
from justicecli.render.words import plain

OTHERWISE = "Only comments or layout."


def show(between: tuple[str, str], differing: Sequence[tuple[str, list[Change]]]) -> None:
    """Each case that differs, with what is different; or that none does."""
    old, new = between
    if not differing:
        console.out(f"No difference between {old} and {new}.")
        return
    console.note(f"From {old} to {new}:")
    for code, changes in differing:
        console.out(code)
        console.out_lines(f"  {line}" for line in sentences(changes) or [OTHERWISE])


def show_entries(group: Sequence[Entry]) -> None:
    """One entry of the history, or all those of one review under its heading."""
    indent = ""
    if group[0].review:
        held = group[0].held
        console.out(f"Review of {in_words(held)}" if held else "Review")
        indent = "  "
    for one in group:
        came = ", two sides brought together" if one.is_merge else ""
        when = f"{in_words(one.at)}, " if one.revision else ""
        console.out(
            f"{indent}{when}{plain(one.who)}: {plain(one.doing)}{came}" if one.revision else f"{indent}{one.doing}"
        )
        lines = sentences(one.changes) if one.is_readable else ["Not valid as a case then."]
        if one.is_merge and not lines:
            lines = ["Nothing that was not on one of the sides."]
        console.out_lines(f"{indent}  {line}" for line in lines or [OTHERWISE])


def machine(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Changes for programs, each with its sentence."""
    return [
        {
            "verb": one.verb,
            "place": list(one.place),
            "before": one.before,
            "after": one.after,
            "sentence": sentence(one),
        }
        for one in changes
    ]
