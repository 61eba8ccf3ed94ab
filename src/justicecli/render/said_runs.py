"""What changed about checklists that are gone through for a case, in sentences."""

from __future__ import annotations

from datetime import date

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.model.records import DayOrText
from justicecli.render.words import count, mention


def run(change: Change) -> str:
    """A checklist that was begun."""
    if change.verb != "added":
        return ""
    new = change.after
    day = f" on {in_words(new.started)}" if new.started else ""
    held = f", {count(len(new.items), 'item')}" if new.items else ""
    return f"Begun{day}: {mention(new.title or new.name)} ({change.place[1]}{held})."


def answer(change: Change) -> str:
    """An item that was answered, or an earlier answer that is kept."""
    group, item = change.place[2:]
    if group == "answers" and change.verb != "removed":
        was = f" (was {said(change.before)})" if change.before is not None else ""
        return f"{item}: {said(change.after).rstrip('.')}{was}."
    if group == "assured" and change.verb == "added":
        return f"{item}: authority from {mention(change.after.by)}; said: {mention(change.after.words)}."
    if group == "earlier" and change.verb == "added":
        return f"The earlier answer to {change.after.item} is kept: {said(change.after.answer)}."
    return ""


def said(given: DayOrText, *, whole: bool = False) -> str:
    """An answer as it is said: a day is a yes of that day; a text is shortened unless it is to be shown whole."""
    if isinstance(given, date):
        return f"yes, {in_words(given)}"
    fixed = {"no": "no", "not-needed": "not needed", "declined": "declined by the survivor"}
    return fixed.get(given) or f"a note: {given if whole else mention(str(given))}"
