"""Anything that a person can do to a case on one day, as a Hypothesis strategy, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from justicecli.core import goals, life, options, reviews
from justicecli.errors import Mistyped
from justicecli.model.case import Case
from justicecli.model.codes import Entropy
from tests.strategies import entered_text, maybe

Deed = tuple[str, Any]

_goal = st.integers(0, 30)
_by = st.sampled_from(["survivor", "staff"])
_order = st.lists(_goal, max_size=6)

deeds_with_goals: st.SearchStrategy[Deed] = st.one_of(
    st.tuples(st.just("add"), st.tuples(entered_text, maybe(st.integers(0, 9)))),
    st.tuples(st.just("move"), st.tuples(_goal, st.integers(0, 9))),
    st.tuples(st.just("unrank"), _goal),
    st.tuples(st.just("order"), st.tuples(_order, _by)),
    st.tuples(st.just("mark"), st.tuples(_goal, st.sampled_from(["active", "achieved", "paused", "set-aside"]))),
    st.tuples(st.just("reword"), st.tuples(_goal, entered_text)),
)
orderings: st.SearchStrategy[Deed] = st.one_of(
    st.tuples(st.just("review"), st.tuples(maybe(_order), _by)),
    st.tuples(st.just("order"), st.tuples(_order, _by)),
)
deeds: st.SearchStrategy[Deed] = st.one_of(
    deeds_with_goals,
    orderings,
    st.tuples(st.just("begin"), st.none()),
    st.tuples(st.just("explain"), st.lists(st.sampled_from(["papers-back", "safe-home", "t-visa"]), max_size=2)),
    st.tuples(st.just("close"), st.none()),
    st.tuples(st.just("reopen"), st.none()),
)


def done(case: Case, deed: Deed, day: date, entropy: Entropy) -> Case:
    """The case after the deed; as it was where the deed is refused, or where there is no goal to do it to."""
    name, how = deed
    if name in ("move", "unrank", "mark", "reword") and not case.goals:
        return case
    try:
        return _DOING[name](case, how, day, entropy)
    except Mistyped:
        return case


def meant(case: Case, number: int) -> str:
    """The goal that a random number stands for."""
    keys = list(case.goals)
    return keys[number % len(keys)]


def ordering(case: Case, numbers: list[int]) -> list[str]:
    """An order that can be set: each goal of the list at most once."""
    keys = goals.listed(case)
    return list(dict.fromkeys(keys[number % len(keys)] for number in numbers)) if keys else []


def _add(case: Case, how: Any, day: date, entropy: Entropy) -> Case:
    words, rank = how
    return goals.add(case, words, on=day, entropy=entropy, round_=goals.round_of(case, day, day), rank=rank)


def _review(case: Case, how: Any, day: date, entropy: Entropy) -> Case:
    numbers, by = how
    case, key = reviews.begin(case, on=day, entropy=entropy)
    order = None if numbers is None else ordering(case, numbers)
    case = reviews.with_order(case, key, order, on=day, by=by, entropy=entropy)
    return reviews.with_next(case, key, day + reviews.SIX_WEEKS)


_DOING: dict[str, Callable[[Case, Any, date, Entropy], Case]] = {
    "add": _add,
    "move": lambda case, how, *_: goals.move(case, meant(case, how[0]), how[1]),
    "unrank": lambda case, how, day, entropy: goals.unrank(case, meant(case, how), on=day, entropy=entropy),
    "order": lambda case, how, day, entropy: goals.set_order(
        case, ordering(case, how[0]), on=day, by=how[1], entropy=entropy
    ),
    "mark": lambda case, how, day, entropy: goals.mark(case, meant(case, how[0]), how[1], on=day, entropy=entropy),
    "reword": lambda case, how, day, entropy: goals.reword(case, meant(case, how[0]), how[1], on=day, entropy=entropy),
    "review": _review,
    "begin": lambda case, _, day, entropy: reviews.begin(case, on=day, entropy=entropy)[0],
    "explain": lambda case, how, day, _: options.explain(case, how, on=day),
    "close": lambda case, _, day, entropy: life.close(case, on=day, entropy=entropy),
    "reopen": lambda case, _how, day, _entropy: life.reopen(case, on=day),
}
