"""What a merge leaves to a person, in sentences that hold no word of the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from justicecli.core.said_places import said_place
from justicecli.core.to_settle import Place
from justicecli.render import console
from justicecli.render.words import count

_UNREADABLE = {
    "theirs": "The other side's file cannot be read as a case. Ours is kept; theirs lies in {place}",
    "ours": "Our file cannot be read as a case. Theirs is kept; ours lies in {place}",
    "both": "Neither side's file can be read as a case. Ours is kept as it was; theirs lies in {place}",
}


def say_merged(code: str, places: Sequence[Place], aside: Path | None, unreadable: str) -> None:
    """Each thing that two people changed differently, and what to do; a text laid aside, and where."""
    if aside:
        console.note(f"{code}: {_UNREADABLE[unreadable].format(place=aside)}")
        return
    console.note(
        f"{code}: merged, and {count(len(places), 'thing')} to settle. The file is valid and holds both sides."
    )
    for place in places:
        console.note(f"  {_sentence(place)}")
    console.note(f"  Nothing is lost. See: justice show {code}")


def _sentence(place: Place) -> str:
    """One place, and who can say."""
    if place == ("order_to_settle",):
        return "Two orders: ask the survivor. Ours stays as it was; theirs is kept beside it, under order_to_settle."
    what = said_place(place)
    if len(place) == 2 and place[0] in ("promises", "reviews"):  # noqa: PLR2004 - an account as a whole
        return f"Two accounts of {what}: both are in the file, theirs under to_settle."
    return f"{what[0].upper()}{what[1:]}: changed on both sides. Both are in the file, theirs under to_settle."
