"""What changed about goals, in sentences."""

from __future__ import annotations

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.render.words import mention


def name(change: Change) -> str:
    """The goal's words, as they are named."""
    return mention(change.goal.words) if change.goal else change.place[1]


def whole(change: Change) -> str:
    """A goal that was named."""
    if change.verb == "removed":
        return f"{name(change)} is no longer in the file."
    goal = change.after
    parts = [f"{change.place[1]}", f"round {goal.round or 1}"]
    if goal.said_by and goal.said_by != "survivor":
        parts.append({"interpreter": "said through the interpreter", "staff": "noted by staff"}[goal.said_by])
    number = f", number {goal.rank}" if goal.rank else ", not numbered yet"
    day = f" on {in_words(goal.added)}" if goal.added else ""
    return f"Named{day}: {mention(goal.words)}{number} ({', '.join(parts)})."


def field(change: Change) -> str:
    """A goal's own words."""
    if change.place[2] == "words" and change.verb == "changed":
        return f"{mention(change.before)} is now said as: {mention(change.after)}."
    return ""


def record(change: Change) -> str:
    """A step, a hurdle or a mark that came to a goal."""
    if change.verb != "added":
        return ""
    new = change.after
    if change.place[2] == "earlier":
        return f"The words until {in_words(new.until)} are kept: {mention(new.words)}."
    if change.place[2] == "marks":
        because = f" ({mention(new.note)})" if new.note else ""
        return f"{name(change)} is {new.state.replace('-', ' ')} since {in_words(new.on)}{because}."
    if change.place[2] == "steps":
        by = f"by {in_words(new.by)}" if new.by else ""
        about = ", ".join(part for part in (change.place[3], new.who, by) if part)
        return f"Step for {name(change)}: {mention(new.words)} ({about})."
    if change.place[2] == "hurdles":
        kind = f", {mention(new.kind)}" if new.kind else ""
        return f"In the way of {name(change)}: {mention(new.words)} ({change.place[3]}{kind})."
    return ""


def record_field(change: Change) -> str:
    """A step that was done, a hurdle that is gone."""
    if change.verb != "added" or change.goal is None:
        return ""
    if change.place[2] == "steps" and change.place[4] == "done":
        words = change.goal.steps[change.place[3]].words
        return f"Done on {in_words(change.after)}: {mention(words)} (for {name(change)})."
    if change.place[2] == "hurdles" and change.place[4] == "gone":
        words = change.goal.hurdles[change.place[3]].words
        return f"No longer in the way since {in_words(change.after)}: {mention(words)} (of {name(change)})."
    return ""
