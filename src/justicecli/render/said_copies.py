"""What changed about copies that were offered to the survivor, in sentences."""

from __future__ import annotations

from justicecli.core.changes import Change
from justicecli.core.dates import in_words


def copy(change: Change) -> str:
    """A copy that was offered."""
    if change.verb != "added":
        return ""
    one = change.after
    day = in_words(one.on)
    if not one.taken and one.safe == "no":
        return f"A copy was offered on {day}; the survivor said that it is not safe to keep, so none was made."
    if not one.taken:
        return f"A copy was offered on {day}; they chose no copy."
    safe = {"yes": "the survivor said that it is safe to keep", "no": "the survivor said that it is not safe to keep"}
    cover = " with a plain cover" if one.plain_cover else ""
    tongue = f" ({one.language})" if one.language else ""
    asked = safe.get(one.safe, "whether it is safe to keep was not asked")
    return f"A copy{cover}{tongue} was made on {day}; {asked}."
