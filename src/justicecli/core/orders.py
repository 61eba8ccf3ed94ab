"""Earlier orders: none is lost, and any past day can be read again. Catalogue: statement C9."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from justicecli.core.dates import in_words
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Order, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import NumberedBy, Record


class Numbering(Record, frozen=True, kw_only=True):
    """An order that was set: on which day, by whom, and the goals in it."""

    on: date
    by: NumberedBy | None
    order: tuple[str, ...]


def numberings(case: Case) -> list[Numbering]:
    """Every order that was set in a review or at once, oldest first.

    Of one day: those set before any review, then each review's, followed by those set after it.
    """
    turn = {key: number for number, key in enumerate(case.reviews)}
    found = [
        (review.held, turn[key], 0, Numbering(on=review.held, by=review.numbered_by, order=tuple(review.order)))
        for key, review in case.reviews.items()
        if review.held and review.is_sealed
    ]
    found += [
        (
            one.on,
            turn.get(one.after, len(turn)) if one.after else -1,
            1,
            Numbering(on=one.on, by=one.by, order=tuple(one.order)),
        )
        for one in case.orders.values()
        if one.on
    ]
    return [numbering for *_, numbering in sorted(found, key=lambda row: row[:3])]


def standing(case: Case, order: Sequence[str]) -> tuple[Numbering, bool] | None:
    """The numbering that the present `order` goes back to, and whether numbers were moved since; None without any."""
    set_orders = numberings(case)
    if not order or not set_orders:
        return None
    still = [key for key in set_orders[-1].order if key in case.goals and case.goals[key].is_listed]
    return set_orders[-1], still != list(order)


def check_latest(case: Case, on: date) -> None:
    """Raise Mistyped where the file holds an order of a later day than `on`."""
    later = [numbering.on for numbering in numberings(case) if numbering.on > on]
    if later:
        raise Mistyped(
            f"The file holds a later order, of {in_words(max(later))}. Nothing was changed; this one would take its "
            "place."
        )


def kept_order(case: Case, before: Sequence[str], after: Sequence[str], *, until: date, entropy: Entropy) -> Case:
    """The case with the order `before` written down, where it is about to be lost and stands nowhere else."""
    if not before or list(before) == list(after):
        return case
    last = numberings(case)[-1:]
    if last and last[0].order == tuple(before):
        return case
    record = Order(until=until, order=list(before))
    return replace(case, orders={**case.orders, new_id("o", ids(case), entropy): record})


def order_on(case: Case, day: date) -> tuple[str, ...] | None:
    """The order in force at the end of a past day, or None where the file does not say.

    The last one set up to that day; before any was set, the first that is known to have ended later.
    """
    set_by_then = [numbering.order for numbering in numberings(case) if numbering.on <= day]
    if set_by_then:
        return set_by_then[-1]
    ended = [(one.until, tuple(one.order)) for one in case.orders.values() if one.until and one.until > day]
    return min(ended, key=lambda row: row[0])[1] if ended else None
