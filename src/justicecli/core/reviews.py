"""Reviews: looking at the goals again with the survivor, on a day, with an order and a next date.

Catalogue: statement C8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from justicecli.core.dates import in_words
from justicecli.core.goals import check_order, is_unsettled, numbered, ranked, round_of
from justicecli.core.orders import check_latest, kept_order, numberings, order_on
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Review, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import NumberedBy
from justicecli.model.text import clean

SIX_WEEKS = timedelta(weeks=6)
PROGRESS = ("not yet", "some", "there", "no longer wanted")


def check_held(case: Case, on: date) -> None:
    """Raise Mistyped for a day before the case was opened."""
    if case.opened and on < case.opened:
        raise Mistyped(f"The case was opened on {in_words(case.opened)}, after that day. Nothing was changed.")


def begin(case: Case, *, on: date, present: Sequence[str] = (), entropy: Entropy) -> tuple[Case, str]:
    """The case with a review that day and its id: the unfinished one of that day, else a new one."""
    for key, review in case.reviews.items():
        if review.held == on and not review.is_sealed:
            return case, key
    key = new_id("r", ids(case), entropy)
    return replace(case, reviews={**case.reviews, key: Review(held=on, present=list(present))}), key


def with_order(
    case: Case, key: str, order: Sequence[str] | None, *, on: date, by: NumberedBy | None, entropy: Entropy
) -> Case:
    """The case with the review's order set, or, with None, sealed as it stands; ranks follow it.

    Where nobody is named, a new order is the survivor's, and one sealed as it stands keeps whose it was: one that
    nobody gave is nobody's. The survivor's settles which of two orders holds. An earlier order that stands nowhere
    else is written down first. Raises Mistyped as `check_order` does.
    """
    before = ranked(case)
    if order is None:
        held = _order_then(case, before, on)
        return _with(case, key, order=held, numbered_by=by or _whose(case, held, on))
    check_order(case, order)
    if is_unsettled(case):
        from justicecli.core.settling import order_settled

        case = order_settled(case, order, by=by or "survivor", on=on, entropy=entropy)
    check_latest(case, on)
    case = kept_order(case, before, order, until=on, entropy=entropy)
    return _with(numbered(case, order), key, order=list(order), numbered_by=by or "survivor")


def with_next(case: Case, key: str, day: date) -> Case:
    """The case with the day of the next review. Raises Mistyped where it is not after this one."""
    held = case.reviews[key].held
    if held is not None and day <= held:
        raise Mistyped("The next review has to be after this one. Nothing was changed; give a later day.")
    return _with(case, key, next=day)


def with_note(case: Case, key: str, note: str) -> Case:
    """The case with a note on the review."""
    return _with(case, key, note=clean(note, "the note"))


def with_progress(case: Case, key: str, goal: str, answer: str) -> Case:
    """The case with how a goal goes, in the survivor's answer. No score. Catalogue: statement C8."""
    said = {**case.reviews[key].progress, goal: clean(answer, "the answer")}
    return _with(case, key, progress=said)


def latest(case: Case) -> Review | None:
    """The review held last, or None where none was. Of one day it is the one written last."""
    held = [review for review in reversed(case.reviews.values()) if review.held]
    return max(held, key=lambda review: review.held or date.min) if held else None


def next_day(case: Case) -> date | None:
    """The day of the next review: what the last one set, or None."""
    last = latest(case)
    return last.next if last else None


def sitting_round(case: Case, held: date, today: date) -> int:
    """The round of goals named while a review is being held: later than the first, where goals stood before that day.

    To be read before the review begins; one of that day that is gone on with is not counted. Catalogue: statement C16.
    """
    older = any(goal.added is None or goal.added < held for goal in case.goals.values())
    others = {key: one for key, one in case.reviews.items() if one.held != held or one.is_sealed}
    return max(round_of(replace(case, reviews=others), held, today), 2 if older else 1)


def _order_then(case: Case, order: list[str], on: date) -> list[str]:
    """The order that a review on that day saw: the present one, or, for a day before a later order, that day's."""
    if not numberings(case) or numberings(case)[-1].on <= on:
        return order
    return list(order_on(case, on) or ())


def _whose(case: Case, order: Sequence[str], on: date) -> NumberedBy | None:
    """Whose the order of that day is: that of whoever set the last one by then.

    One that nobody gave is nobody's, and so is the survivor's in which numbers were moved since; staff's stays marked.
    """
    by_then = [numbering for numbering in numberings(case) if numbering.on <= on]
    if not order or not by_then:
        return None
    last = by_then[-1]
    still = [key for key in last.order if key in case.goals and case.goals[key].is_listed]
    return last.by if last.by == "staff" or list(order) in (still, list(last.order)) else None


def _with(case: Case, key: str, **fields: object) -> Case:
    """The case with fields of one review replaced."""
    review: Review = replace(case.reviews[key], **fields)
    reviews: Mapping[str, Review] = {**case.reviews, key: review}
    return replace(case, reviews=reviews)
