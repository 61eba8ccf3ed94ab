"""What changed, in sentences: after every command, and wherever two states of a case are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from justicecli.core.changes import Change, compare
from justicecli.core.dates import in_words
from justicecli.core.finding_records import some
from justicecli.core.findings import personal_in
from justicecli.model.case import Case, EarlierDue, Promise
from justicecli.render import console
from justicecli.render.contacts import said
from justicecli.render.promises import about, outcome
from justicecli.render.words import count, mention, plain

Sayer = Callable[[Change], str]


def say(before: Case, after: Case, *, quiet: bool = False) -> None:
    """What a command changed, on standard output; a word of caution about likely personal data on standard error."""
    changes = compare(before, after)
    if quiet:
        return
    console.out_lines(sentences(changes) or ["Nothing was changed."])
    if before.closed and after.closed and changes:
        console.note("This case is closed. Open it again with: justice reopen CASE")
    for finding in personal_in(changes):
        console.note(f"Kept as typed, in {'.'.join(finding.place)}: {finding.sentence}.")


def sentences(changes: list[Change]) -> list[str]:
    """One sentence a change; options explained together share one, and so do numbers that only shifted."""
    said: list[str] = []
    explained = [change for change in changes if _is_explained(change)]
    if explained:
        said.append(_options(explained))
    shifted = [change for change in changes if change.verb == "shifted"]
    settled = {change.place[1] for change in changes if _is_settling(change)}
    for change in changes:
        if change in explained or change in shifted or _is_part_of(change, settled):
            continue
        said.append(sentence(change))
    if shifted:
        said.append("The rest keep their order.")
    return said


def sentence(change: Change) -> str:
    """One change as one sentence."""
    if change.verb == "moved":
        return _moved(change)
    for group, depth, sayer in _SAYERS:
        if change.place[0] == group and len(change.place) == depth and (text := sayer(change)):
            return text
    return _anything(change)


def _moved(change: Change) -> str:
    """A goal's number, and what it was."""
    name = _goal(change)
    if change.after is None:
        return f"{name} has no number now (was {change.before})."
    return f"{name} is now {change.after}" + (f" (was {change.before})." if change.before else ".")


def _goal(change: Change) -> str:
    """The goal's words, as they are named."""
    return mention(change.goal.words) if change.goal else change.place[1]


def _is_explained(change: Change) -> bool:
    """True where a form of justice was recorded as explained for the first time."""
    return change.verb == "added" and change.place[0] == "options" and len(change.place) == 2  # noqa: PLR2004


def _is_settling(change: Change) -> bool:
    """True where a promise was kept, missed, changed or released."""
    return change.place[0] == "promises" and change.place[2:] == ("state",)


def _is_part_of(change: Change, settled: set[str]) -> bool:
    """True for what the sentence about a settled or changed promise says already."""
    in_promise = change.place[0] == "promises" and len(change.place) > 2  # noqa: PLR2004
    return in_promise and change.place[1] in settled and change.place[2] in ("settled", "told", "due", "earlier")


def _options(changes: list[Change]) -> str:
    """Which forms of justice were explained, and when."""
    days = {change.after.explained for change in changes}
    when = f" on {in_words(next(iter(days)))}" if len(days) == 1 and None not in days else ""
    names = some([change.place[1] for change in changes])
    return f"Explained{when}: {count(len(changes), 'form')} of justice ({names})."


def _new_goal(change: Change) -> str:
    """A goal that was named."""
    if change.verb == "removed":
        return f"{_goal(change)} is no longer in the file."
    goal = change.after
    parts = [f"{change.place[1]}", f"round {goal.round or 1}"]
    if goal.said_by and goal.said_by != "survivor":
        parts.append({"interpreter": "said through the interpreter", "staff": "noted by staff"}[goal.said_by])
    number = f", number {goal.rank}" if goal.rank else ", not numbered yet"
    day = f" on {in_words(goal.added)}" if goal.added else ""
    return f"Named{day}: {mention(goal.words)}{number} ({', '.join(parts)})."


def _goal_field(change: Change) -> str:
    """A goal's own words."""
    if change.place[2] == "words" and change.verb == "changed":
        return f"{mention(change.before)} is now said as: {mention(change.after)}."
    return ""


def _goal_record(change: Change) -> str:
    """A step, a hurdle or a mark that came to a goal."""
    if change.verb != "added":
        return ""
    record = change.after
    if change.place[2] == "earlier":
        return f"The words until {in_words(record.until)} are kept: {mention(record.words)}."
    if change.place[2] == "marks":
        because = f" ({mention(record.note)})" if record.note else ""
        return f"{_goal(change)} is {record.state.replace('-', ' ')} since {in_words(record.on)}{because}."
    if change.place[2] == "steps":
        by = f"by {in_words(record.by)}" if record.by else ""
        about = ", ".join(part for part in (change.place[3], record.who, by) if part)
        return f"Step for {_goal(change)}: {mention(record.words)} ({about})."
    if change.place[2] == "hurdles":
        kind = f", {mention(record.kind)}" if record.kind else ""
        return f"In the way of {_goal(change)}: {mention(record.words)} ({change.place[3]}{kind})."
    return ""


def _goal_record_field(change: Change) -> str:
    """A step that was done, a hurdle that is gone."""
    if change.verb != "added" or change.goal is None:
        return ""
    if change.place[2] == "steps" and change.place[4] == "done":
        words = change.goal.steps[change.place[3]].words
        return f"Done on {in_words(change.after)}: {mention(words)} (for {_goal(change)})."
    if change.place[2] == "hurdles" and change.place[4] == "gone":
        words = change.goal.hurdles[change.place[3]].words
        return f"No longer in the way since {in_words(change.after)}: {mention(words)} (of {_goal(change)})."
    return ""


def _contact(change: Change) -> str:
    """A contact, or a try, that was logged."""
    if change.verb != "added":
        return ""
    note = f" Note: {mention(change.after.note)}." if change.after.note else ""
    return f"{'A try' if change.after.reached is False else 'Contact'}: {said(change.after)} ({change.place[1]}).{note}"


def _promise(change: Change) -> str:
    """A promise that was made."""
    if change.verb != "added":
        return ""
    return f"Promised: {mention(change.after.words)} ({change.place[1]}, {about(change.after)})."


def _promise_field(change: Change) -> str:
    """What became of a promise, or its new date."""
    promise = change.promise
    if promise is None:
        return ""
    name = f"{mention(promise.words)} ({change.place[1]})"
    if promise.due and ((change.place[2] == "state" and change.after == "changed") or change.place[2] == "due"):
        was = f"; it was due {in_words(last.due)}" if (last := _last_due(promise)) and last.due else ""
        told = {True: ", and the survivor was told", False: ", and the survivor was not told", None: ""}
        return f"Changed: {name} is due {in_words(promise.due)}{was}{told[last.told if last else None]}."
    if change.place[2] == "state":
        said_outcome = outcome(promise)
        return f"{said_outcome[:1].upper()}{said_outcome[1:]}: {name}."
    return ""


def _last_due(promise: Promise) -> EarlierDue | None:
    """The date a promise had before its present one."""
    return list(promise.earlier.values())[-1] if promise.earlier else None


def _review(change: Change) -> str:
    """A review that was held."""
    if change.verb != "added":
        return ""
    review = change.after
    parts = [f"Review held on {in_words(review.held)}" if review.held else "Review held"]
    if review.order:
        by = {"staff": "staff's order", "survivor": "the survivor's order"}.get(review.numbered_by or "", "the order")
        parts.append(f"{by} of {count(len(review.order), 'goal')} is kept")
    if review.next:
        parts.append(f"next on {in_words(review.next)}")
    return "; ".join(parts) + "."


def _review_field(change: Change) -> str:
    """The next date and the order of a review that is being held."""
    name = change.place[2]
    if name == "next" and change.after:
        return f"Next review: {in_words(change.after)}."
    if name == "order" and change.after:
        return f"The order of {count(len(change.after), 'goal')} is kept with the review."
    if name == "numbered_by" and change.after == "staff":
        return "This order was set by staff, and is marked as such."
    return ""


def _order(change: Change) -> str:
    """An order that was set at once, or one kept because it ended."""
    if change.verb != "added":
        return ""
    order = change.after
    if order.until:
        return f"The order until {in_words(order.until)} is kept."
    day = f" on {in_words(order.on)}" if order.on else ""
    if order.by == "staff":
        return f"Staff set this order{day}; it is marked as such."
    return f"The survivor set this order{day}." if order.by else f"An order was set{day}."


def _closing(change: Change) -> str:
    """A case that was closed."""
    if change.verb != "added":
        return ""
    return f"Closed on {in_words(change.after.closed)}. Everything is kept, and the survivor may come back."


def _closing_field(change: Change) -> str:
    """A case that is open again."""
    if change.place[2] == "reopened" and change.after:
        return f"Open again since {in_words(change.after)}. Goals, order and rounds are as they were."
    return ""


def _anything(change: Change) -> str:
    """Any other change: where it is, what it is, what it was."""
    place = ".".join(change.place)
    if change.verb == "removed":
        return f"{place} is taken out" + (f" (was {plain(change.before)})." if _sayable(change.before) else ".")
    if not _sayable(change.after):
        return f"{place} is {'added' if change.verb == 'added' else 'changed'}."
    was = f" (was {plain(change.before)})" if change.before not in (None, []) and _sayable(change.before) else ""
    return f"{place} is now {plain(change.after)}{was}."


def _sayable(value: Any) -> bool:
    """True for a value that fits into a sentence."""
    if isinstance(value, list):
        return all(isinstance(part, (str, int, float, bool)) for part in value)
    return isinstance(value, (str, int, float)) or hasattr(value, "isoformat")


_SAYERS: tuple[tuple[str, int, Sayer], ...] = (
    ("goals", 2, _new_goal),
    ("goals", 3, _goal_field),
    ("goals", 4, _goal_record),
    ("goals", 5, _goal_record_field),
    ("contacts", 2, _contact),
    ("promises", 2, _promise),
    ("promises", 3, _promise_field),
    ("reviews", 2, _review),
    ("reviews", 3, _review_field),
    ("orders", 2, _order),
    ("closings", 2, _closing),
    ("closings", 3, _closing_field),
)
