"""Going through a checklist for a case: begun on a day, answered by a person, readable whatever becomes of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from justicecli.core.dates import in_words
from justicecli.core.filling import own_words, speak
from justicecli.core.finding_records import by_beginning, some
from justicecli.errors import Mistyped
from justicecli.model.case import Case, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import DayOrText
from justicecli.model.run import Assured, EarlierAnswer, Run
from justicecli.model.text import clean

if TYPE_CHECKING:
    from justicecli.model.checklist import Checklist

FIXED = ("no", "not-needed", "declined")
"""The answers besides yes that are kept as a word; "declined" is the survivor's."""


def start(
    case: Case, name: str, checklist: Checklist, *, ours: Mapping[str, str], on: date, entropy: Entropy
) -> tuple[Case, str]:
    """The case with a run of that list begun on a day, and the run's id; the run keeps what each item says today.

    It is kept with the survivor's own words in it, and with `ours` where there are none. Items that an agency marked
    as not for them are left out.
    """
    items = {key: item for key, item in checklist.items.items() if item.not_for_us is None}
    run = Run(
        name=name,
        title=checklist.title,
        edition=checklist.edition,
        started=on,
        authority=[key for key, item in items.items() if item.authority],
        items={key: speak(item.do, ours, own_words(case)) for key, item in items.items()},
    )
    key = new_id("k", ids(case), entropy)
    return replace(case, checklists={**case.checklists, key: run}), key


def find(case: Case, reference: str) -> str:
    """The id of the run meant: its id, a beginning of it, or the name of its list where one run of it is open.

    Raises NotFound or Mistyped.
    """
    if reference in case.checklists:
        return reference
    named = [key for key, run in case.checklists.items() if run.name == reference.strip().lower()]
    still_open = [key for key in named if still_to_answer(case.checklists[key])]
    if len(still_open) > 1:
        raise Mistyped(f"{len(still_open)} runs of that list are open: {some(still_open)}. Name one by its id.")
    if named:
        return (still_open or named)[-1]
    return by_beginning(case.checklists, reference, "run of a checklist")


def all_items(run: Run) -> list[str]:
    """The ids of a run's items in order; with those that were answered although the run does not list them."""
    return [*run.items, *(key for key in run.answers if key not in run.items)]


def still_to_answer(run: Run) -> list[str]:
    """The ids of the items nobody has answered."""
    return [key for key in run.items if key not in run.answers]


def find_item(run: Run, reference: str) -> str:
    """The id of the item meant by its id or a beginning of it. Raises NotFound or Mistyped."""
    return by_beginning(all_items(run), reference, "item")


def as_answer(typed: str, on: date) -> DayOrText:
    """What is kept of an answer: the day of a yes, one of the fixed words, or the text.

    Raises Mistyped for an empty text or a control character.
    """
    said = clean(typed, "the answer")
    word = said.strip().casefold().replace(" ", "-")
    if word in ("yes", "y"):
        return on
    return word if word in FIXED else said


def answer(
    case: Case, key: str, item: str, given: DayOrText, *, on: date, entropy: Entropy, assured: Assured | None = None
) -> Case:
    """The case with that item answered; an earlier answer is kept with the day it ended.

    Catalogue: B2-5, SRV-LE-5a, SRV-LE-5c: a yes to an assurance needs who gave the power for it and the words used.
    Raises Mistyped without them, or for a day before the run was begun.
    """
    run = case.checklists[key]
    if run.started and on < run.started:
        raise Mistyped(f"That run was begun on {in_words(run.started)}. Nothing was changed; give a day not before it.")
    if isinstance(given, date) and item in run.authority and assured is None and item not in run.assured:
        raise Mistyped(
            "That item assures something only some people can give. Say who gave the power with --authority, and the "
            "words that were used with --words. Nothing was changed."
        )
    before = run.answers.get(item)
    if before == given and type(before) is type(given) and assured is None:
        return case
    earlier = dict(run.earlier)
    if before is not None and before != given:
        earlier[new_id("a", ids(case), entropy)] = EarlierAnswer(item=item, answer=before, until=on)
    run = replace(run, answers={**run.answers, item: given}, earlier=earlier)
    if assured is not None:
        run = replace(run, assured={**run.assured, item: assured})
    return replace(case, checklists={**case.checklists, key: run})


def assurance(by: str, words: str, on: date) -> Assured:
    """Who gave the power for an assurance and the words used. Raises Mistyped for empty ones."""
    return Assured(by=clean(by, "who gave the power"), words=clean(words, "the words that were used"), on=on)


def open_runs(case: Case) -> Iterator[tuple[str, Run]]:
    """The runs in which something is still to answer, in the order they were begun."""
    for key, run in case.checklists.items():
        if still_to_answer(run):
            yield key, run
