"""Trust at a glance, in sentences: what we did with what we said. Each figure says its base."""

from __future__ import annotations

from collections.abc import Iterator

from justicecli.core.trust import Trust
from justicecli.model.case import Case
from justicecli.render.page import Heading, Item, Part
from justicecli.render.words import count, mention


def page(case: Case, facts: Trust) -> Iterator[Part]:
    """The figures of a case, where there is anything to say. None is a score of the survivor."""
    rows = [row for row in (_kept(facts), _longest(case, facts), _contact(case, facts), _last(facts)) if row]
    if rows:
        yield Heading("How we keep our word")
    for row in rows:
        yield Item("-", row)


def _kept(facts: Trust) -> str:
    """Promises kept of those settled."""
    return f"{facts.kept} of {count(facts.settled, 'settled promise')} kept" if facts.settled else ""


def _longest(case: Case, facts: Trust) -> str:
    """The promise that has been open longest."""
    if facts.longest_open is None:
        return ""
    words = mention(case.promises[facts.longest_open].words)
    return f"open longest, {count(facts.longest_open_days or 0, 'day')}: {words} ({facts.longest_open})"


def _contact(case: Case, facts: Trust) -> str:
    """Whether the survivor meets the same person."""
    if not facts.reached:
        return ""
    met = f"the survivor has met {count(facts.people_met, 'person', 'different people')}"
    if facts.by_point_of_contact is None:
        return f"{met} in {count(facts.reached, 'contact')}"
    named = mention(case.person.contact_person or "")
    return f"{facts.by_point_of_contact} of {count(facts.reached, 'contact')} with {named}; {met}"


def _last(facts: Trust) -> str:
    """How long since the survivor was reached, and tries since."""
    if facts.days_since_reached is None:
        return f"not reached yet, {count(facts.tries_since, 'try', 'tries')}" if facts.tries_since else ""
    tries = f", {count(facts.tries_since, 'try', 'tries')} since" if facts.tries_since else ""
    return f"{count(facts.days_since_reached, 'day')} since the survivor was reached{tries}"
