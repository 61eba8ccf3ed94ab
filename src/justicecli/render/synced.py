"""What a sync brought, in sentences, and what a person has to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from justicecli.core.changes import compare
from justicecli.model.case import FORMAT, Case
from justicecli.render import console
from justicecli.render.changes import sentences
from justicecli.render.words import count

Changed = Sequence[tuple[str, Case | None, Case | None]]


def say_synced(changed: Changed, aside: Sequence[tuple[str, Path]], sent: int, *, quiet: bool) -> None:
    """Each case that is other than before, in sentences; what waits for a person is said even where `quiet`."""
    if not quiet:
        for code, before, after in changed:
            _say_case(code, before, after)
        console.out(f"Sent: {count(sent, 'commit')}." if sent else "Nothing was left to send.")
    for code, path in aside:
        console.note(f"The other side's text of {code} cannot be read as a case. Ours stays; theirs is kept in {path}")
    for code, before, after in changed:
        if after and (waiting := _to_settle(after) - _to_settle(before)):
            console.note(f"{code}: {count(len(waiting), 'thing')} to settle. See: justice show {code}")


def _say_case(code: str, before: Case | None, after: Case | None) -> None:
    """One case and what is different in it."""
    if after is None:
        console.out(f"{code}: taken away on the other side, or no case any more; the history has it.")
        return
    if before is None:
        console.out(f"{code}: new here.")
    else:
        console.out(f"{code}:")
    empty = Case(format=FORMAT, case=code)
    lines = sentences(compare(before or empty, after))
    console.out_lines(f"  {line}" for line in lines or ["Only comments or layout were changed."])


def _to_settle(case: Case | None) -> set[str]:
    """What waits for a person in a case."""
    return {*case.order_to_settle, *case.to_settle} if case else set()
