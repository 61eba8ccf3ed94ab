"""Goals and their order: naming, numbering and marking, each making a new case from the old one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from justicecli.core.dates import in_words
from justicecli.core.finding_records import by_beginning
from justicecli.core.orders import check_latest, kept_order
from justicecli.errors import Mistyped, NotFound
from justicecli.model.case import Case, Order, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.goal import Earlier, Goal, Mark
from justicecli.model.records import NumberedBy, SaidBy, State
from justicecli.model.text import clean


def listed(case: Case) -> list[str]:
    """Ids of the goals that are in the order or may be: ranked ones by rank, then the others as named."""
    here = [key for key, goal in case.goals.items() if goal.is_listed]
    return ranked(case) + [key for key in here if case.goals[key].rank is None]


def ranked(case: Case) -> list[str]:
    """Ids of the numbered goals that are in the order, most important first. Catalogue: statement C7."""
    numbers = {key: goal.rank for key, goal in case.goals.items() if goal.is_listed and goal.rank is not None}
    return sorted(numbers, key=lambda key: numbers[key])


def find(case: Case, reference: str) -> str:
    """The id of the goal meant by its number on the list, its id, or the beginning of its id.

    Raises NotFound where there is none, Mistyped where two fit.
    """
    order = listed(case)
    if reference.isascii() and reference.isdigit():
        number = int(reference.lstrip("0")[:9] or "0")
        ranks = [case.goals[key].rank for key in ranked(case)]
        if ranks != list(range(1, len(ranks) + 1)):
            raise Mistyped("The numbers in this file are not 1 to n. Name the goal by its id, or run: justice check")
        if 1 <= number <= len(order):
            return order[number - 1]
        there = "1 is the only one" if len(order) == 1 else f"they go from 1 to {len(order)}"
        raise NotFound(f"There is no goal {reference[:9]}: " + (f"{there}." if order else "no goal is on the list."))
    return by_beginning(case.goals, reference, "goal")


def round_of(case: Case, on: date, today: date) -> int:
    """Which round a goal named on that day belongs to: one more than the reviews that looked at goals before it.

    Catalogue: statement C16 (first round, and added later).
    """
    return 1 + sum(
        _looked_at_goals(case, review.held, on) or review.is_sealed or bool(review.progress)
        for review in case.reviews.values()
        if review.held and (review.held < on or on == today)
    )


def _looked_at_goals(case: Case, held: date, on: date) -> bool:
    """True where goals stood on the day of a review that were not first named on the day `on` itself."""
    return any(goal.added is None or (goal.added <= held and goal.added < on) for goal in case.goals.values())


def add(
    case: Case,
    words: str,
    *,
    on: date,
    entropy: Entropy,
    round_: int,
    said_by: SaidBy = "survivor",
    written_by: str | None = None,
    rank: int | None = None,
    language: str | None = None,
    translation: str | None = None,
) -> Case:
    """The case with one more goal, in the words given, at the end; numbered only where a rank is given.

    Raises Mistyped for empty words, control characters, or a rank that leaves a gap. Catalogue: statements C4 to C7.
    """
    key = new_id("g", ids(case), entropy)
    goal = Goal(
        words=clean(words),
        round=round_,
        added=on,
        said_by=said_by,
        written_by=written_by,
        language=language,
        translation=clean(translation, "the translation") if translation is not None else None,
    )
    case = replace(case, goals={**case.goals, key: goal})
    return case if rank is None else move(case, key, rank)


def move(case: Case, key: str, number: int) -> Case:
    """The case with that goal at `number`; the others close up, and ranks stay 1 to n without gaps.

    Nothing but ranks changes; where two orders wait for the survivor, the one in the file goes beside the other.
    Raises Mistyped where the number is out of range or the goal has left the order.
    """
    if not case.goals[key].is_listed:
        raise Mistyped("That goal is achieved or set aside. Mark it active first: justice goals mark CASE GOAL active")
    order = [other for other in ranked(case) if other != key]
    if not 1 <= number <= len(order) + 1:
        last = len(order) + 1
        allowed = "1" if last == 1 else f"from 1 to {last}"
        raise Mistyped(f"{number} is out of range: this goal's number can be {allowed}. Nothing was changed.")
    order.insert(number - 1, key)
    if case.order_to_settle and case.goals[key].rank is not None:
        from justicecli.core.settling import kept_beside

        case = kept_beside(case, order, if_set=True)
    return numbered(case, order)


def unrank(case: Case, key: str, *, on: date, entropy: Entropy) -> Case:
    """The case with that goal's number taken away; the others close up."""
    order = [other for other in ranked(case) if other != key]
    return numbered(kept_order(case, ranked(case), order, until=on, entropy=entropy), order)


def set_order(case: Case, order: Sequence[str], *, on: date, by: NumberedBy, entropy: Entropy) -> Case:
    """The case numbered as `order` says, most important first; goals left out become unranked.

    The order is written down with its day and who set it, so that one set by staff stays marked as such; the
    survivor's settles which of two holds. Raises Mistyped where a goal is named twice or has left the list.
    """
    check_order(case, order)
    if is_unsettled(case):
        from justicecli.core.settling import order_settled

        case = order_settled(case, order, by=by, on=on, entropy=entropy)
    check_latest(case, on)
    case = kept_order(case, ranked(case), list(order), until=on, entropy=entropy)
    same_day = [key for key, review in case.reviews.items() if review.held == on and review.is_sealed]
    record = Order(on=on, after=same_day[-1] if same_day else None, by=by, order=list(order))
    case = replace(case, orders={**case.orders, new_id("o", ids(case), entropy): record})
    return numbered(case, order)


def check_order(case: Case, order: Sequence[str]) -> None:
    """Raise Mistyped where an order names a goal twice, or one that is achieved or set aside."""
    if len(set(order)) != len(order):
        raise Mistyped("A goal is named twice in that order. Nothing was changed; name each once.")
    for key in order:
        if not case.goals[key].is_listed:
            raise Mistyped(f"Goal {key} is achieved or set aside, so it has no number. Mark it active first.")


def numbered(case: Case, order: Sequence[str]) -> Case:
    """The case with ranks 1 to n for the goals in `order`, and none for any other."""
    ranks = {key: number for number, key in enumerate(order, 1)}
    goals = {
        key: goal if goal.rank == ranks.get(key) else replace(goal, rank=ranks.get(key))
        for key, goal in case.goals.items()
    }
    return replace(case, goals=goals)


def reword(case: Case, key: str, words: str, *, on: date, entropy: Entropy, translation: str | None = None) -> Case:
    """The case with new words for that goal; the earlier ones are kept with the day they ended. Statement C4.

    Where two people wrote down different words, this settles which hold; the others are kept as earlier ones.
    Raises Mistyped for empty words, control characters, or a day before the one they were last reworded on.
    """
    goal = case.goals[key]
    _not_before_naming(goal, on)
    new = clean(words)
    two = any(one.place == ["goals", key, "words"] for one in case.to_settle.values())
    if new == goal.words and translation is None and not two:
        return case
    earlier = dict(goal.earlier)
    if new != goal.words:
        if earlier and on < max(one.until for one in earlier.values()):
            raise Mistyped("That goal was reworded on a later day. Nothing was changed; give a day not before it.")
        earlier[new_id("w", ids(case), entropy)] = Earlier(words=goal.words, until=on)
    kept = clean(translation, "the translation") if translation is not None else goal.translation
    case = replace(case, goals={**case.goals, key: replace(goal, words=new, translation=kept, earlier=earlier)})
    if not is_unsettled(case):
        return case
    from justicecli.core.accounts import words_settled

    return words_settled(case, key, translated=translation is not None, on=on, entropy=entropy)


def is_unsettled(case: Case) -> bool:
    """True where two people changed something differently. How it is settled is imported only then."""
    return bool(case.order_to_settle or case.to_settle)


def mark(case: Case, key: str, state: State, *, on: date, entropy: Entropy, note: str | None = None) -> Case:
    """The case with that goal marked; achieved and set-aside goals leave the order. Statement C12.

    Raises Mistyped where the goal stands there already and no note is new.
    """
    goal = case.goals[key]
    _not_before_naming(goal, on)
    if goal.state == state and note is None:
        raise Mistyped(f"That goal is {said_state(state)} already. Nothing was changed.")
    if goal.marks and on < max(mark.on for mark in goal.marks.values()):
        raise Mistyped("That goal was marked on a later day. Nothing was changed; give a day that is not before it.")
    record = Mark(state=state, on=on, note=clean(note, "the note") if note is not None else None)
    marks = {**goal.marks, new_id("m", ids(case), entropy): record}
    before = ranked(case)
    marked = replace(case, goals={**case.goals, key: replace(goal, marks=marks)})
    after = ranked(marked)
    return numbered(kept_order(marked, before, after, until=on, entropy=entropy), after)


def _not_before_naming(goal: Goal, on: date) -> None:
    """Raise Mistyped for a day before the goal was named."""
    if goal.added and on < goal.added:
        raise Mistyped(f"That goal was named on {in_words(goal.added)}. Nothing was changed; give a day not before it.")


def said_state(state: State) -> str:
    """The state as it is said in a sentence."""
    return state.replace("-", " ")


def existing(case: Case) -> None:
    """Raise NotFound where no goal has been named yet."""
    if not case.goals:
        raise NotFound("No goal has been named yet. Name one with: justice goals add CASE")
