"""What a valid case may still have wrong: findings are values, and each rule is one small function.

Catalogue of likely personal data: requirement R4 of the field's rules on what a file should not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from justicecli.core.changes import Change
from justicecli.core.dates import day_of
from justicecli.core.trust import is_to_come
from justicecli.model.case import Case
from justicecli.model.records import Record
from justicecli.model.text import has_control


class Finding(Record, frozen=True, kw_only=True):
    """One thing to look at: the rule's name, the place in the file, and a sentence without the file's words."""

    rule: str
    place: tuple[str, ...] = ()
    sentence: str


# Each pattern asks for what a phone number, an address or a number of an office looks like, not for any digits.
_PERSONAL = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")),
    ("a social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    (
        "an immigration file number",
        re.compile(r"(?<!\w)A[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}(?!\d)", re.IGNORECASE),
    ),
    ("an immigration receipt number", re.compile(r"(?<!\w)(EAC|IOE|LIN|MSC|NBC|SRC|WAC)[- ]?\d{10}(?!\d)")),
    (
        "a phone number",
        re.compile(r"(?<![\w-])(\+\d{1,3}[ .-]?)?(\(\d{2,4}\)|\d{2,4})[ .-]?\d{3,4}[ .-]\d{3,4}(?![\w-])"),
    ),
    ("a phone number", re.compile(r"(?<![\w-])\+?\d{10,13}(?![\w-])")),
    (
        "a date of birth",
        re.compile(r"\b(born|birth(day|date)?|dob|d\.o\.b\.?|nacid[oa]|nacimiento)\b.{0,30}\d{1,4}", re.IGNORECASE),
    ),
    ("a full date", re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](19|20)\d\d(?!\d)")),
    (
        "a street address",
        re.compile(
            r"\b\d{1,5} \w+( \w+)? (street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr)\b",
            re.IGNORECASE,
        ),
    ),
)


def findings(case: Case, code: str, now: date) -> list[Finding]:
    """All findings of all rules for a case whose file is named `code`, in the order of the rules, as of now."""
    named = f"the file is named {code}, and the case in it is not"
    found = [Finding(rule="code", place=("case",), sentence=named)] if case.case != code else []
    return [*found, *(finding for rule in RULES for finding in rule(case)), *_contacts(case, now)]


def personal(words: str) -> str | None:
    """What the words look like they hold that a case file should not, or None."""
    return next((what for what, pattern in _PERSONAL if pattern.search(words)), None)


def personal_in(changes: list[Change]) -> Iterator[Finding]:
    """Findings of likely personal data in what a list of changes brought in."""
    for change in changes:
        for place, words in _texts(change.after, change.place):
            yield from _look(place, words)


def _look(place: tuple[str, ...], words: str) -> Iterator[Finding]:
    """A finding where a text looks like it holds personal data."""
    if what := personal(words):
        yield Finding(
            rule="personal data",
            place=place,
            sentence=f"this looks like {what}; if it is one, keep it on paper or in the agency's own system",
        )


def _texts(value: object, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a value with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), (*place, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*place, key))
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part, place)


def _ranks(case: Case) -> Iterator[Finding]:
    """Numbers are 1 to n without gaps, each once, and only on goals that are on the list. Statement C7."""
    ranks = sorted((goal.rank, key) for key, goal in case.goals.items() if goal.rank is not None and goal.is_listed)
    if [rank for rank, _ in ranks] != list(range(1, len(ranks) + 1)):
        yield Finding(
            rule="ranks",
            place=("goals",),
            sentence=f"the numbers are not 1 to {len(ranks)}, each once; set the order with justice goals order",
        )
    for key, goal in case.goals.items():
        if goal.rank is not None and not goal.is_listed:
            yield Finding(
                rule="ranks",
                place=("goals", key, "rank"),
                sentence="an achieved or set-aside goal has no number; take the line out",
            )


def _orders(case: Case) -> Iterator[Finding]:
    """An order names only goals that there are, each once."""
    orders = {("reviews", key): one.order for key, one in case.reviews.items()}
    orders |= {("orders", key): one.order for key, one in case.orders.items()}
    orders |= {("order_to_settle", key): one.order for key, one in case.order_to_settle.items()}
    for place, order in orders.items():
        if any(key not in case.goals for key in order):
            yield Finding(
                rule="order",
                place=(*place, "order"),
                sentence="the order names a goal that is not in the file",
            )
        if len(set(order)) != len(order):
            yield Finding(rule="order", place=(*place, "order"), sentence="the order names a goal twice")


def _promises(case: Case) -> Iterator[Finding]:
    """A promise is due on the day it was made or later; one that is settled says when, and no other does."""
    for key, promise in case.promises.items():
        if promise.made and promise.due and day_of(promise.due) < promise.made:
            yield Finding(
                rule="promise",
                place=("promises", key, "due"),
                sentence="the promise is due before it was made",
            )
        if promise.settled and promise.is_open:
            yield Finding(
                rule="promise",
                place=("promises", key, "settled"),
                sentence="the promise is open, and still has a day on which it was settled",
            )
        if promise.settled is None and not promise.is_open:
            yield Finding(
                rule="promise",
                place=("promises", key, "state"),
                sentence="the promise is settled, and does not say when; add the key settled with its day",
            )


def _contacts(case: Case, now: date) -> Iterator[Finding]:
    """A contact has happened: one that is written down for later hides that the survivor was not reached since."""
    for key, contact in case.contacts.items():
        if contact.at and is_to_come(contact.at, now):
            yield Finding(
                rule="contact",
                place=("contacts", key, "at"),
                sentence="this contact has not come yet; see whether the year is right",
            )


def _ids(case: Case) -> Iterator[Finding]:
    """An id is used once in the whole file."""
    seen: set[str] = set()
    for goal_key, goal in case.goals.items():
        for group in ("steps", "hurdles", "earlier", "marks"):
            for key in getattr(goal, group):
                if key in seen:
                    yield Finding(rule="id", place=("goals", goal_key, group, key), sentence="this id is used twice")
                seen.add(key)


def _days(case: Case) -> Iterator[Finding]:
    """A next review is after the one that set it, and a case is reopened after it was closed."""
    for key, review in case.reviews.items():
        if review.held and review.next and review.next <= review.held:
            yield Finding(rule="days", place=("reviews", key, "next"), sentence="the next review is not after this one")
    for key, one in case.closings.items():
        if one.reopened and one.reopened < one.closed:
            yield Finding(
                rule="days", place=("closings", key, "reopened"), sentence="it is reopened before it was closed"
            )


def _assurances(case: Case) -> Iterator[Finding]:
    """A yes to an assurance says who gave the power for it. Catalogue: B2-5."""
    for key, run in case.checklists.items():
        for item in run.authority:
            if isinstance(run.answers.get(item), date) and item not in run.assured:
                yield Finding(
                    rule="assurance",
                    place=("checklists", key, "answers", item),
                    sentence="this assures something, and nothing says who gave the power for it",
                )


def _to_settle(case: Case) -> Iterator[Finding]:
    """Of what two people changed differently nothing is left to be settled."""
    for key in case.order_to_settle:
        yield Finding(
            rule="settle",
            place=("order_to_settle", key),
            sentence="two orders: ask the survivor, and write down the one they give with justice review CASE",
        )
    if case.to_settle:
        from justicecli.core.how_to_settle import said_account
    for key in case.to_settle:
        yield Finding(rule="settle", place=("to_settle", key), sentence=said_account(case, key))


def _words(case: Case) -> Iterator[Finding]:
    """A goal has words."""
    for key, goal in case.goals.items():
        if not goal.words.strip():
            yield Finding(rule="words", place=("goals", key, "words"), sentence="this goal has no words")


def _personal(case: Case) -> Iterator[Finding]:
    """Texts hold no phone number, e-mail, address, number of an office or date of birth."""
    for place, words in _texts(case, ()):
        yield from _look(place, words)


def controls(case: Case) -> Iterator[Finding]:
    """Texts hold no control character that could hide or change what is read."""
    for place, words in _texts(case, ()):
        if has_control(words):
            yield Finding(rule="control character", place=place, sentence="a control character hides in this text")


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _ranks,
    _orders,
    _promises,
    _ids,
    _to_settle,
    _days,
    _words,
    _assurances,
    _personal,
    controls,
)
