"""Goals as a person reads them: in the survivor's order, in the survivor's words, with who said so."""

from __future__ import annotations

from collections.abc import Iterator

from justicecli.core.dates import in_words
from justicecli.core.goals import listed, ranked, said_state
from justicecli.core.overview import numbered_by
from justicecli.model.case import Case
from justicecli.model.goal import Goal
from justicecli.render.page import Heading, Item, Line, Part

UNNUMBERED = "( )"


def page(case: Case, *, with_left: bool = False, title: str = "") -> Iterator[Part]:
    """The goals of a case; with those achieved and set aside where asked for. Catalogue: statement C7."""
    if title:
        yield Heading(title)
    if case.order_to_settle:
        from justicecli.render import settling

        yield from settling.before_goals(case)
    order = ranked(case)
    for number, key in enumerate(order, 1):
        yield from goal(f"({case.goals[key].rank or number})", key, case.goals[key])
    for place, key in enumerate(listed(case)[len(order) :], len(order) + 1):
        yield from goal(UNNUMBERED, key, case.goals[key], called=f"{place} or {key}")
    if not listed(case):
        yield Line("No goal is on the list. Name one with: justice goals add CASE")
    yield from _source(case)
    if case.order_to_settle:
        yield from settling.other_orders(case)
    left = {key: one for key, one in case.goals.items() if not one.is_listed}
    if left and with_left:
        yield Heading("Off the list")
        for key, one in left.items():
            yield from goal("-", key, one)


def goal(mark: str, key: str, one: Goal, *, called: str = "") -> Iterator[Part]:
    """One goal with its number, and the steps and hurdles under it; `called` is what a command may name it by."""
    yield Item(mark, one.words, _about(called or key, one))
    for step_key, step in one.steps.items():
        if step.done is None:
            parts = [step_key, step.who or "", f"by {in_words(step.by)}" if step.by else ""]
            yield Item("      step:", step.words, ", ".join(part for part in parts if part))
    for hurdle_key, hurdle in one.hurdles.items():
        if hurdle.gone is None:
            yield Item(
                "      in the way:",
                hurdle.words,
                ", ".join(part for part in (hurdle_key, hurdle.kind) if part),
            )


def _about(key: str, one: Goal) -> str:
    """What there is to know of a goal besides its words: id, round, who said it, where it stands."""
    round_ = "first time" if (one.round or 1) == 1 else f"added later, round {one.round}"
    said = {"interpreter": "said through the interpreter", "staff": "noted by staff"}.get(one.said_by or "", "")
    state = said_state(one.state) if one.state != "active" else ""
    return ", ".join(part for part in (key, round_, said, state) if part)


def _source(case: Case) -> Iterator[Part]:
    """Who numbered the goals, and when; an order set by staff is marked as such."""
    found = numbered_by(case)
    if found is None:
        return
    numbering, moved = found
    who = {"staff": "Numbered by STAFF, not by the survivor", "survivor": "Numbered by the survivor"}
    since = "; moved since" if moved else ""
    yield Line(f"{who.get(numbering.by or '', 'Numbered')}, {in_words(numbering.on)}{since}.", True)
