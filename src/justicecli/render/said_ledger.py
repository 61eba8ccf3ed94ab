"""What changed about contacts and promises, in sentences."""

from __future__ import annotations

from justicecli.core.changes import Change
from justicecli.model.case import EarlierDue, Promise
from justicecli.render.contacts import said
from justicecli.render.promises import about, outcome
from justicecli.render.words import here_in_words, mention


def said_already(changes: list[Change]) -> list[Change]:
    """The changes that the sentence about a settled promise, or about its new date, says already."""
    ours = [one for one in changes if one.place[0] == "promises" and len(one.place) > 2]  # noqa: PLR2004
    settled = {one.place[1] for one in ours if one.place[2:] == ("state",)}
    dated = {one.place[1] for one in ours if one.place[2:] == ("due",) and one.after}
    return [
        one
        for one in ours
        if (one.place[1] in settled and one.place[2] in ("settled", "told", "due", "earlier"))
        or (one.place[1] in dated and one.place[2] == "earlier" and one.verb == "added")
    ]


def contact(change: Change) -> str:
    """A contact, or a try, that was logged."""
    if change.verb != "added":
        return ""
    note = f" Note: {mention(change.after.note)}." if change.after.note else ""
    return f"{'A try' if change.after.reached is False else 'Contact'}: {said(change.after)} ({change.place[1]}).{note}"


def promise(change: Change) -> str:
    """A promise that was made."""
    if change.verb != "added":
        return ""
    return f"Promised: {mention(change.after.words)} ({change.place[1]}, {about(change.after)})."


def promise_field(change: Change) -> str:
    """What became of a promise, or its new date."""
    ours = change.promise
    if ours is None:
        return ""
    name = f"{mention(ours.words)} ({change.place[1]})"
    if ours.due and ((change.place[2] == "state" and change.after == "changed") or change.place[2] == "due"):
        was = f"; it was due {here_in_words(last.due)}" if (last := _last_due(ours)) and last.due else ""
        told = {True: ", and the survivor was told", False: ", and the survivor was not told", None: ""}
        return f"Changed: {name} is due {here_in_words(ours.due)}{was}{told[last.told if last else None]}."
    if change.place[2] == "told" and change.verb == "added":
        return f"The survivor was {'' if change.after else 'not '}told: {name}."
    if change.place[2] == "state" and change.after == "open":
        return f"Open again: {name}{f', due {here_in_words(ours.due)}' if ours.due else ''}."
    if change.place[2] == "state":
        said_outcome = outcome(ours)
        return f"{said_outcome[:1].upper()}{said_outcome[1:]}: {name}."
    return ""


def _last_due(one: Promise) -> EarlierDue | None:
    """The date a promise had before its present one."""
    return list(one.earlier.values())[-1] if one.earlier else None
