"""Going through a checklist for a case: begun on a day, answered by a person, readable whatever becomes of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from justicecli.core.accounts import answer_settled
from justicecli.core.dates import happened, in_words
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

_SAID = {"yes": "yes", "y": "yes", "sí": "yes", "si": "yes", "s": "yes", "no": "no", "n": "no"}
_SAID |= {"not-needed": "not-needed", "declined": "declined"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def start(
    case: Case, name: str, checklist: Checklist, *, ours: Mapping[str, str], on: date, entropy: Entropy
) -> tuple[Case, str]:
    """The case with a run of that list begun on a day, and the run's id; the run keeps what each item says today.

    It is kept with the survivor's own words in it, and with `ours` where there are none. Items that an agency marked
    as not for them are in it with the reason, and are not asked.
    """
    items = {key: item for key, item in checklist.items.items() if item.not_for_us is None}
    run = Run(
        name=name,
        title=checklist.title,
        edition=checklist.edition,
        started=on,
        authority=[key for key, item in items.items() if item.authority],
        not_for_us={key: item.not_for_us for key, item in checklist.items.items() if item.not_for_us},
        items={key: speak(item.do, ours, own_words(case)) for key, item in checklist.items.items()},
    )
    key = new_id("k", ids(case), entropy)
    return replace(case, checklists={**case.checklists, key: run}), key


def find(case: Case, reference: str, named: str | None = None) -> str:
    """The id of the run meant: its id, a beginning of it, or the name of its list where one run of it is open.

    `named` is the list that the reference is another name of, if it is one.

    Raises NotFound or Mistyped.
    """
    if reference in case.checklists:
        return reference
    lists = {reference.strip().lower(), named}
    runs = [key for key, run in case.checklists.items() if run.name in lists]
    still_open = [key for key in runs if still_to_answer(case.checklists[key])]
    if len(still_open) > 1:
        raise Mistyped(f"{len(still_open)} runs of that list are open: {some(still_open)}. Name one by its id.")
    if runs:
        return (still_open or runs)[-1]
    return by_beginning(case.checklists, reference, "checklist run")


def all_items(run: Run) -> list[str]:
    """The ids of a run's items in order; with those that were answered although the run does not list them."""
    return [*run.items, *(key for key in run.answers if key not in run.items)]


def still_to_answer(run: Run) -> list[str]:
    """The ids of the items nobody has answered."""
    return [key for key in run.items if key not in run.answers and key not in run.not_for_us]


def find_item(run: Run, reference: str) -> str:
    """The id of the item meant by its id or a beginning of it. Raises NotFound or Mistyped."""
    return by_beginning(all_items(run), reference, "item")


def as_answer(typed: str, on: date) -> DayOrText:
    """What is kept of an answer: the day of a yes, one of the fixed words, or the text.

    A day alone is a yes of that day. Raises Mistyped for an empty text, a control character, or a day after `on`.
    """
    said = clean(typed, "the answer")
    word = said.strip().strip(".!").casefold().replace(" ", "-")
    if word in _SAID:
        return on if _SAID[word] == "yes" else _SAID[word]
    if _DAY.fullmatch(word):
        return happened(word, on)
    return said


def answer(
    case: Case, key: str, item: str, given: DayOrText, *, on: date, entropy: Entropy, assured: Assured | None = None
) -> Case:
    """The case with that item answered; an earlier answer is kept with the day it ended, and so is who gave the power.

    Catalogue: B2-5, SRV-LE-5a, SRV-LE-5c: each yes to an assurance needs who gave the power for it and the words used.
    Raises Mistyped without them, for a text where only yes, no, not-needed and declined fit, or for a day before the
    run was begun or the item was last answered.
    """
    run = case.checklists[key]
    before, had = run.answers.get(item), run.assured.get(item)
    _check_day(run, item, on)
    if before == given and type(before) is type(given) and assured in (None, had):
        return answer_settled(case, key, item, on=on, entropy=entropy)
    _check_authority(run, item, given, assured)
    earlier = dict(run.earlier)
    if before is not None:
        record = EarlierAnswer(item=item, answer=before, until=on, assured=had)
        earlier[new_id("a", ids(case), entropy)] = record
    kept = {name: one for name, one in run.assured.items() if name != item}
    if assured is not None:
        kept[item] = assured
    run = replace(run, answers={**run.answers, item: given}, assured=kept, earlier=earlier)
    case = replace(case, checklists={**case.checklists, key: run})
    return answer_settled(case, key, item, on=on, entropy=entropy)


def _check_day(run: Run, item: str, on: date) -> None:
    """Raise Mistyped for a day before the run was begun, or before the item was last answered."""
    if run.started and on < run.started:
        raise Mistyped(f"That run was begun on {in_words(run.started)}. Nothing was changed; give a day not before it.")
    days = [one.until for one in run.earlier.values() if one.item == item]
    answered = run.answers.get(item)
    days += [answered] if isinstance(answered, date) else []
    if days and on < max(days):
        raise Mistyped(
            f"That item was answered on {in_words(max(days))}. Nothing was changed; give a day not before it."
        )


def _check_authority(run: Run, item: str, given: DayOrText, assured: Assured | None) -> None:
    """Raise Mistyped where an assurance lacks who gave the power, or where something else has it."""
    if item not in run.authority:
        if assured is not None:
            raise Mistyped("That item needs no authority. Nothing was changed; leave --authority and --words out.")
        return
    if isinstance(given, date) and assured is None:
        raise Mistyped(
            "That item assures something only some people can give. Say who gave the power with --authority, and the "
            "words that were used with --words. Nothing was changed."
        )
    if not isinstance(given, date) and assured is not None:
        raise Mistyped("--authority and --words go with a yes. Nothing was changed.")
    if isinstance(given, str) and given not in FIXED:
        raise Mistyped("Answer that item with yes, no, not-needed or declined. Nothing was changed.")


def assurance(by: str, words: str, on: date) -> Assured:
    """Who gave the power for an assurance and the words used. Raises Mistyped for empty ones."""
    return Assured(by=clean(by, "who gave the power"), words=clean(words, "the words that were used"), on=on)


def open_runs(case: Case) -> Iterator[tuple[str, Run]]:
    """The runs in which something is still to answer, in the order they were begun."""
    for key, run in case.checklists.items():
        if still_to_answer(run):
            yield key, run
