"""What changed about reviews, whole orders, and a case that was closed or opened again, in sentences."""

from __future__ import annotations

from justicecli.core.changes import Change
from justicecli.core.dates import in_words
from justicecli.render.words import count, mention


def review(change: Change) -> str:
    """A review that was held."""
    if change.verb != "added":
        return ""
    held = change.after
    parts = [f"Review held on {in_words(held.held)}" if held.held else "Review held"]
    if held.order:
        by = {"staff": "staff's order", "survivor": "the survivor's order"}.get(held.numbered_by or "", "the order")
        parts.append(f"{by} of {count(len(held.order), 'goal')} is kept")
    if held.progress:
        parts.append(
            f"it was said how {count(len(held.progress), 'goal')} {'goes' if len(held.progress) == 1 else 'go'}"
        )
    if held.next:
        parts.append(f"next on {in_words(held.next)}")
    return "; ".join(parts) + "."


def review_field(change: Change) -> str:
    """The next date and the order of a review that is being held."""
    name = change.place[2]
    if name == "next" and change.after:
        return f"Next review: {in_words(change.after)}."
    if name == "order" and change.after:
        return f"The order of {count(len(change.after), 'goal')} is kept with the review."
    if name == "numbered_by" and change.after:
        staff = "This order was set by staff, and is marked as such."
        return staff if change.after == "staff" else "This order is the survivor's."
    return ""


def progress(change: Change) -> str:
    """How a goal goes, as it was said in a review."""
    name = mention(change.goal.words) if change.goal else change.place[3]
    if change.verb == "removed":
        return f"How it goes with {name} is no longer in the review (was {mention(change.before)})."
    was = f" (was {mention(change.before)})" if change.before else ""
    return f"How it goes with {name}: {mention(change.after)}{was}."


def order(change: Change) -> str:
    """An order that was set at once, or one kept because it ended."""
    if change.verb != "added":
        return ""
    new = change.after
    if new.until:
        return f"The order until {in_words(new.until)} is kept."
    day = f" on {in_words(new.on)}" if new.on else ""
    if new.by == "staff":
        return f"Staff set this order{day}; it is marked as such."
    return f"The survivor set this order{day}." if new.by else f"An order was set{day}."


def closing(change: Change) -> str:
    """A case that was closed."""
    if change.verb != "added":
        return ""
    return f"Closed on {in_words(change.after.closed)}. Everything is kept, and the survivor may come back."


def closing_field(change: Change) -> str:
    """A case that is open again."""
    if change.place[2] == "reopened" and change.after:
        return f"Open again since {in_words(change.after)}. Goals, order and rounds are as they were."
    return ""
