"""Fields that two people changed differently: a person says which account holds; the other is an earlier one then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from justicecli.core.changes import is_same
from justicecli.model.case import Case, EarlierDue, Promise, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.goal import Earlier
from justicecli.model.records import PromiseState, is_day_or_hour, is_day_or_text
from justicecli.model.run import EarlierAnswer
from justicecli.model.settling import ToSettle


def accounts(case: Case, *place: str) -> dict[str, ToSettle]:
    """The other accounts of exactly that place, by their ids; there can be several where many people changed it."""
    return {key: one for key, one in case.to_settle.items() if tuple(one.place) == place}


def settled(case: Case, *places: tuple[str, ...]) -> Case:
    """The case without other accounts of these places: a person has said what holds there."""
    left = {key: one for key, one in case.to_settle.items() if tuple(one.place) not in places}
    return case if len(left) == len(case.to_settle) else replace(case, to_settle=left)


def words_settled(case: Case, key: str, *, translated: bool, on: date, entropy: Entropy) -> Case:
    """The case in which a goal has the words that hold, without the other ones beside them: those are earlier ones now.

    Where the words that hold are the other ones, what was said with them comes along: their language and translation.
    """
    place = ("goals", key)
    others = [one.other for one in accounts(case, *place, "words").values()]
    goal = case.goals[key]
    if others and goal.words in others:
        beside = ("language",) if translated else ("language", "translation")
        came = {name: [one.other for one in accounts(case, *place, name).values()] for name in beside}
        texts = {name: said[0] for name, said in came.items() if len(said) == 1 and isinstance(said[0], str)}
        case = replace(case, goals={**case.goals, key: replace(goal, **texts)})
    for words in others:
        goal = case.goals[key]
        if isinstance(words, str) and words not in (goal.words, *(one.words for one in goal.earlier.values())):
            until = max((one.until for one in goal.earlier.values()), default=on)
            earlier = {**goal.earlier, new_id("w", ids(case), entropy): Earlier(words=words, until=until)}
            case = replace(case, goals={**case.goals, key: replace(goal, earlier=earlier)})
    if others:
        return settled(case, (*place, "words"), (*place, "translation"), (*place, "language"))
    return settled(case, (*place, "translation")) if translated else case


def became(case: Case, key: str, state: PromiseState) -> Promise | None:
    """The promise by the account that says so: the one in the file before the others; None where none does."""
    promise = case.promises[key]
    others = [one.other for one in accounts(case, "promises", key).values()]
    if others and promise.state == state:
        return promise
    said = next((one for one in others if isinstance(one, Mapping) and one.get("state") == state), None)
    if said is None:
        return None
    day, told, who = said.get("settled"), said.get("told"), said.get("confirmed_by")
    return replace(
        promise,
        state=state,
        settled=day if is_day_or_hour(day) else None,
        told=told if isinstance(told, bool) else None,
        confirmed_by=who if isinstance(who, str) else None,
    )


def due_settled(case: Case, key: str, due: date, *, on: date, entropy: Entropy) -> Case:
    """The case about to have that date for a promise, without another beside it: that is an earlier one now."""
    for one in accounts(case, "promises", key, "due").values():
        promise = case.promises[key]
        known = [due, promise.due, *(it.due for it in promise.earlier.values())]
        if is_day_or_hour(one.other) and not any(is_same(one.other, it) for it in known):
            until = max((it.until for it in promise.earlier.values()), default=promise.made or on)
            earlier = {**promise.earlier, new_id("d", ids(case), entropy): EarlierDue(due=one.other, until=until)}
            case = replace(case, promises={**case.promises, key: replace(promise, earlier=earlier)})
    return settled(case, ("promises", key, "due"), ("promises", key))


def answer_settled(case: Case, key: str, item: str, *, on: date, entropy: Entropy) -> Case:
    """The case in which an item of a checklist has the answer that holds; another beside it is an earlier one now."""
    place = ("checklists", key, "answers", item)
    for one in accounts(case, *place).values():
        run = case.checklists[key]
        known = [run.answers.get(item), *(it.answer for it in run.earlier.values() if it.item == item)]
        if is_day_or_text(one.other) and not any(is_same(one.other, it) for it in known):
            until = max((it.until for it in run.earlier.values() if it.item == item), default=run.started or on)
            record = EarlierAnswer(item=item, answer=one.other, until=until)
            run = replace(run, earlier={**run.earlier, new_id("a", ids(case), entropy): record})
            case = replace(case, checklists={**case.checklists, key: run})
    return settled(case, place, ("checklists", key, "assured", item))
