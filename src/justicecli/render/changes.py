"""What changed, in sentences: after every command, and wherever two states of a case are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from justicecli.core.changes import Change, compare
from justicecli.core.dates import in_words
from justicecli.core.finding_records import some
from justicecli.core.findings import personal_in
from justicecli.model.case import Case
from justicecli.model.records import Record
from justicecli.render import console, said_copies, said_goals, said_ledger, said_reviews, said_runs, said_settling
from justicecli.render.words import count, plain

Sayer = Callable[[Change], str]


def say(before: Case, after: Case, *, quiet: bool = False) -> None:
    """What a command changed, on standard output; a word of caution about likely personal data on standard error."""
    changes = compare(before, after)
    if quiet:
        return
    console.out_lines(sentences(changes) or ["Nothing was changed."])
    if before.closed and after.closed and changes:
        console.note(f"This case is closed. Open it again with: justice reopen {after.case}")
    for finding in personal_in(changes):
        console.note(f"Kept as typed, in {'.'.join(finding.place)}: {finding.sentence}.")


def sentences(changes: list[Change]) -> list[str]:
    """One sentence a change; options explained together share one, and so do numbers that only shifted."""
    said: list[str] = []
    explained = [change for change in changes if _is_explained(change)]
    if explained:
        said.append(_options(explained))
    shifted = [change for change in changes if change.verb == "shifted"]
    known = said_ledger.said_already(changes)
    for change in changes:
        if change in explained or change in shifted or change in known:
            continue
        said.append(sentence(change))
    said = list(dict.fromkeys(said))
    if shifted:
        said.append("The rest keep their order.")
    return said


def sentence(change: Change) -> str:
    """One change as one sentence."""
    if change.verb == "moved":
        return _moved(change)
    if change.place[0] in said_settling.TABLES:
        return said_settling.change(change)
    for group, depth, sayer in _SAYERS:
        if change.place[0] == group and len(change.place) == depth and (text := sayer(change)):
            return text
        if change.place[0] == group and len(change.place) == depth and (text := _gone(change, sayer)):
            return text
    return _anything(change)


def _gone(change: Change, sayer: Sayer) -> str:
    """A record that is taken out again, as it was said when it came."""
    if change.verb != "removed" or not isinstance(change.before, Record):
        return ""
    came = sayer(replace(change, verb="added", before=None, after=change.before))
    return f"No longer in the file: {came}" if came else ""


def _moved(change: Change) -> str:
    """A goal's number, and what it was."""
    name = said_goals.name(change)
    if change.after is None:
        return f"{name} has no number now (was {change.before})."
    return f"{name} is now {change.after}" + (f" (was {change.before})." if change.before else ".")


def _is_explained(change: Change) -> bool:
    """True where a form of justice was recorded as explained for the first time."""
    return change.verb == "added" and change.place[0] == "options" and len(change.place) == 2  # noqa: PLR2004


def _options(changes: list[Change]) -> str:
    """Which forms of justice were explained, and when."""
    days = {change.after.explained for change in changes}
    when = f" on {in_words(next(iter(days)))}" if len(days) == 1 and None not in days else ""
    names = some([change.place[1] for change in changes])
    return f"Explained{when}: {count(len(changes), 'form')} of justice ({names})."


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
    ("goals", 2, said_goals.whole),
    ("goals", 3, said_goals.field),
    ("goals", 4, said_goals.record),
    ("goals", 5, said_goals.record_field),
    ("contacts", 2, said_ledger.contact),
    ("promises", 2, said_ledger.promise),
    ("promises", 3, said_ledger.promise_field),
    ("reviews", 2, said_reviews.review),
    ("reviews", 3, said_reviews.review_field),
    ("reviews", 4, said_reviews.progress),
    ("orders", 2, said_reviews.order),
    ("closings", 2, said_reviews.closing),
    ("closings", 3, said_reviews.closing_field),
    ("copies", 2, said_copies.copy),
    ("checklists", 2, said_runs.run),
    ("checklists", 4, said_runs.answer),
)
