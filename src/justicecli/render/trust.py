"""Trust at a glance, in sentences: what we did with what we said. Each figure says its base."""

from __future__ import annotations

from collections.abc import Iterator

from justicecli.core.trust import Trust
from justicecli.model.case import Case
from justicecli.render.page import Heading, Item, Part
from justicecli.render.words import count, mention


def page(case: Case, facts: Trust) -> Iterator[Part]:
    """The figures of a case, where there is anything to say. None is a score of the survivor."""
    rows = (_kept(facts), _longest(case, facts), _contact(case, facts), _last(facts), _to_come(facts))
    if any(rows):
        yield Heading("How we keep our word")
    for row in filter(None, rows):
        yield Item("-", row)


def _kept(facts: Trust) -> str:
    """Promises kept of those that were kept or missed; a date that was changed is not passed over."""
    if not facts.settled:
        return ""
    changed = f", {facts.kept_after_change} of them after a changed date" if facts.kept_after_change else ""
    return f"{facts.kept} of {count(facts.settled, 'promise')} kept or missed {_was(facts.settled)} kept{changed}"


def _was(number: int) -> str:
    """The verb of that many."""
    return "was" if number == 1 else "were"


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
    contacts = count(facts.reached, "contact")
    if facts.nameless == facts.reached:
        return f"nobody's name is written down in {contacts}"
    met = f"the survivor has met {count(facts.people_met, 'person', 'different people')}"
    if facts.by_point_of_contact is None:
        found = f"{met} in {contacts}"
    else:
        found = f"{facts.by_point_of_contact} of {contacts} with {mention(case.person.contact_person or '')}; {met}"
    return found + (f" ({facts.nameless} of {facts.reached} without a name)" if facts.nameless else "")


def _last(facts: Trust) -> str:
    """How long since the survivor was reached, and tries since."""
    if facts.days_since_reached is None:
        return f"not reached yet, {count(facts.tries_since, 'try', 'tries')}" if facts.tries_since else ""
    tries = f", {count(facts.tries_since, 'try', 'tries')} since" if facts.tries_since else ""
    return f"{count(facts.days_since_reached, 'day')} since the survivor was reached{tries}"


def _to_come(facts: Trust) -> str:
    """Contacts that are written down for a time to come, and so are left out."""
    if not facts.to_come:
        return ""
    return f"left out: {count(facts.to_come, 'contact')} with a date that has not come yet; see: justice check"
