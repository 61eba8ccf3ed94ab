"""The difference between two moments, and the history of a case: the sentences that commands speak in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.core.logbook import Differing, Entry
from justicecli.render import console
from justicecli.render.changes import sentence, sentences
from justicecli.render.words import here_in_words, plain

OTHERWISE = "Only comments or layout."


def show(between: tuple[str, str], found: Sequence[Differing]) -> None:
    """Each case that differs, with what is different; or that none does."""
    old, new = between
    if not found:
        console.out(f"No difference between {old} and {new}.")
        return
    console.note(f"From {old} to {new}:")
    for one in found:
        console.out(one.code)
        if not one.was_there:
            console.out("  It was not there yet.")
        if not one.is_there:
            console.out("  It is not there any more.")
        both = one.was_there and one.is_there
        console.out_lines(f"  {line}" for line in sentences(one.changes) or [OTHERWISE] * both)


def show_entries(group: Sequence[Entry]) -> None:
    """One entry of the history, or all those of one review under its heading."""
    indent = ""
    if group[0].review:
        held = group[0].held
        console.out(f"Review of {in_words(held)}" if held else "Review")
        indent = "  "
    for one in group:
        came = ", two sides brought together" if one.is_merge else ""
        head = f"{here_in_words(one.at)}, {plain(one.who)}: {plain(one.doing)}{came}" if one.revision else one.doing
        console.out(f"{indent}{head}")
        console.out_lines(f"{indent}  {line}" for line in _said(one))


def _said(one: Entry) -> list[str]:
    """What an entry changed."""
    if not one.is_there:
        return ["The case's file was taken away."]
    if not one.is_readable:
        return ["Not valid as a case then." if one.revision else "Not valid as a case now. See: justice check"]
    if one.is_merge and not one.changes:
        return ["Nothing that was not on one of the sides."]
    if one.mends:
        return ["Valid as a case again.", *sentences(one.changes)]
    return sentences(one.changes) or [OTHERWISE]


def as_document(between: tuple[str, str], one: Differing) -> dict[str, Any]:
    """A case that differs, for programs."""
    old, new = between
    there = {"was_there": one.was_there, "is_there": one.is_there}
    return {"case": one.code, "from": old, "to": new, **there, "changes": machine(one.changes)}


def entry_as_document(one: Entry) -> dict[str, Any]:
    """An entry of the history, for programs; without a revision and a name where it is not committed yet."""
    return {
        "revision": one.revision or None,
        "at": one.at,
        "who": one.who or None,
        "doing": one.doing,
        "review": one.review,
        "held": one.held,
        "merge": one.is_merge,
        "readable": one.is_readable,
        "there": one.is_there,
        "changes": machine(one.changes),
    }


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
