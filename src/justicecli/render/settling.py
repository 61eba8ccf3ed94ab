"""What is left to be settled, as a person reads it: orders that stand against each other, and accounts that do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from justicecli.core.goals import ranked
from justicecli.core.how_to_settle import how_to
from justicecli.core.said_places import said_place
from justicecli.core.to_settle import at
from justicecli.model.case import Case
from justicecli.model.records import Record
from justicecli.model.settling import Proposal
from justicecli.render.page import Heading, Item, Line, Part
from justicecli.render.said_settling import other_said, whose
from justicecli.render.words import count


def before_goals(case: Case) -> Iterator[Part]:
    """What has to be read before the order in the file is taken for the survivor's."""
    if case.order_to_settle:
        two = len(case.order_to_settle) == 1
        orders, others = ("Two orders", "the other stands") if two else ("Several orders", "the others stand")
        yield Line(f"{orders}: ask the survivor. One stands here; {others} below it.")


def other_orders(case: Case) -> Iterator[Part]:
    """Each order that stands against the one in the file, goal by goal, and how it is settled."""
    for one in case.order_to_settle.values():
        yield Line("")
        yield Heading(f"{'The other' if len(case.order_to_settle) == 1 else 'Another'} order, set{whose(one)}")
        yield from _goals(case, one)
    if case.order_to_settle:
        yield Line(
            f"When the survivor has said which: justice review {case.case}, or justice goals order {case.case} GOAL...",
            True,
        )


def orders_by_letter(case: Case, keys: Mapping[str, str]) -> Iterator[str]:
    """The orders that stand against each other, each by the letters that its goals have on the screen."""
    if not case.order_to_settle:
        return
    letters = {key: sign for sign, key in keys.items()}
    waiting = [(f"the other, set{whose(one)}", one.order) for one in case.order_to_settle.values()]
    orders = [("the order in the file", ranked(case)), *waiting]
    yield f"{'Two' if len(orders) <= 2 else 'Several'} orders: ask the survivor. By letter they are:"  # noqa: PLR2004
    for said, order in orders:
        yield f"  {said}:  {' '.join(letters[key] for key in order if key in letters)}"


def _goals(case: Case, one: Proposal) -> Iterator[Part]:
    """The goals in that order, without those that left the list since."""
    order = [key for key in one.order if key in case.goals and case.goals[key].is_listed]
    for number, key in enumerate(order, 1):
        yield Item(f"({number})", case.goals[key].words, key)
    if order == ranked(case):
        yield Line("It is the same as the one in the file now. Say that it holds, and it is settled.")


def hint(case: Case, group: str) -> Iterator[Part]:
    """That something in a group of records has two accounts, where only the one in the file is shown."""
    found = {one.place[1] for one in case.to_settle.values() if one.place[:1] == [group] and len(one.place) > 1}
    if found:
        verb = "has" if len(found) == 1 else "have"
        yield Line(f"{count(len(found), group[:-1])} {verb} two accounts, to be settled; see: justice show {case.case}")


def accounts(case: Case) -> Iterator[Part]:
    """Each place that two people changed differently: what stands in the file, the other account, how it is settled."""
    if case.to_settle:
        yield Line("")
        yield Heading("Two accounts: see which holds")
    for key, one in case.to_settle.items():
        place = said_place(one.place)
        yield Item("-", f"{place[0].upper()}{place[1:]}", key)
        here = _here(at(case, tuple(one.place)), one.other)
        yield Item("      in the file:", here or "nothing")
        yield Item("      the other:", other_said(one.other))
        yield Item("      to settle it:", how_to(case, key, case.case))


def _here(value: object, other: object) -> str:
    """What stands at the place; of a record only the fields that the other account is about."""
    if isinstance(value, Record):
        names = other if isinstance(other, Mapping) else value.__struct_fields__
        said = {name: getattr(value, name) for name in names if name in value.__struct_fields__}
        return other_said({name: part for name, part in said.items() if part not in (None, [])})
    return "" if value in (None, []) else other_said(value)
