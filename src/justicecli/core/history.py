"""A case as it stood at the end of a past day, read from what the file itself keeps. Catalogue: statement C9."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from justicecli.core.dates import day_of, in_words
from justicecli.core.goals import is_unsettled, numbered
from justicecli.core.orders import order_on
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Closing, Promise
from justicecli.model.goal import Goal
from justicecli.model.run import Run

T = TypeVar("T")


def as_of(case: Case, day: date, today: date) -> Case:
    """The case with what came after `day` left out: goals, words, marks, orders, contacts, promises, reviews.

    A record without a day is taken to have been there. Today is the case as it is. Numbers moved between two
    reviews are not kept, so a day between them has the order of the last one; a day for which the file holds no order
    has no numbers. Raises Mistyped for a day to come, or one before the case began.
    """
    if day > today:
        raise Mistyped(f"{in_words(day)} has not come yet; a case can be read as of a day up to today.")
    began = _began(case)
    if began and day < began:
        raise Mistyped(f"This case began on {in_words(began)}; there is nothing to show before.")
    if day == today:
        return case
    past = _records_then(case, day)
    order = order_on(case, day) or ()
    if is_unsettled(case):
        from justicecli.core.settling import set_against, then

        order = order_on(set_against(case), day) or order
        past = then(case, past, day, order)
    return numbered(past, [key for key in order if key in past.goals and past.goals[key].is_listed])


def _began(case: Case) -> date | None:
    """The day the case was opened, or an earlier one that was entered later; None where no day is said."""
    days = [case.opened, *(goal.added for goal in case.goals.values())]
    days += [*(one.held for one in case.reviews.values()), *(one.explained for one in case.options.values())]
    return min((day for day in days if day), default=None)


def _records_then(case: Case, day: date) -> Case:
    """The case with each group as it stood; ranks still as they are now."""
    return replace(
        case,
        options=_kept(case.options, lambda one: one.explained, day),
        goals={key: _goal_then(one, day) for key, one in _kept(case.goals, lambda one: one.added, day).items()},
        contacts=_kept(case.contacts, lambda one: one.at and day_of(one.at), day),
        promises={key: _promise_then(one, day) for key, one in _kept(case.promises, lambda one: one.made, day).items()},
        reviews=_kept(case.reviews, lambda one: one.held, day),
        orders=_kept(case.orders, lambda one: one.on or one.until, day),
        checklists={
            key: _run_then(one, day) for key, one in _kept(case.checklists, lambda one: one.started, day).items()
        },
        closings={
            key: _closing_then(one, day) for key, one in _kept(case.closings, lambda one: one.closed, day).items()
        },
        copies=_kept(case.copies, lambda one: one.on, day),
    )


def _kept(records: Mapping[str, T], when: Callable[[T], date | None], day: date) -> dict[str, T]:
    """The records whose day is not after `day`."""
    return {key: one for key, one in records.items() if (when(one) or date.min) <= day}


def _goal_then(goal: Goal, day: date) -> Goal:
    """The goal in the words it had, with the marks, steps done and hurdles gone that there were."""
    ended = [one for one in goal.earlier.values() if one.until > day]
    return replace(
        goal,
        words=min(ended, key=lambda one: one.until).words if ended else goal.words,
        earlier={key: one for key, one in goal.earlier.items() if one.until <= day},
        marks={key: one for key, one in goal.marks.items() if one.on <= day},
        steps={key: replace(one, done=None) if one.done and one.done > day else one for key, one in goal.steps.items()},
        hurdles={
            key: replace(one, gone=None) if one.gone and one.gone > day else one for key, one in goal.hurdles.items()
        },
    )


def _promise_then(promise: Promise, day: date) -> Promise:
    """The promise with the date it was due by then, open again where it was settled later."""
    ended = [one for one in promise.earlier.values() if one.until > day]
    earlier = {key: one for key, one in promise.earlier.items() if one.until <= day}
    if ended:
        promise = replace(promise, due=min(ended, key=lambda one: one.until).due)
    promise = replace(promise, earlier=earlier)
    settled_later = promise.settled and day_of(promise.settled) > day
    if settled_later or (promise.is_open and ended):
        return replace(promise, state="changed" if earlier else "open", settled=None, told=None)
    return promise


def _closing_then(closing: Closing, day: date) -> Closing:
    """The closing without a reopening that came later."""
    return replace(closing, reopened=None) if closing.reopened and closing.reopened > day else closing


def _run_then(run: Run, day: date) -> Run:
    """The run with the answers it had at the end of that day; one that is no day and was never changed stays."""
    answers = {key: one for key, one in run.answers.items() if not isinstance(one, date) or one <= day}
    assured = {key: one for key, one in run.assured.items() if key in answers and (one.on is None or one.on <= day)}
    for one in reversed(run.earlier.values()):
        if one.until > day:
            answers[one.item] = one.answer
            assured = {key: kept for key, kept in assured.items() if key != one.item}
            assured |= {one.item: one.assured} if one.assured else {}
    order = [key for key in (*run.items, *run.answers) if key in answers]
    return replace(
        run,
        answers={key: answers[key] for key in order},
        assured=assured,
        earlier={key: one for key, one in run.earlier.items() if one.until <= day},
    )
