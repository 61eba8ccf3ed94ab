"""A case's file as lines, one fact a line and goals in the survivor's order: what git compares instead of TOML.

It is made from the plain tables of the file, so that it is quick and shows a file of any format whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from justicecli.core.dates import in_words
from justicecli.model.text import visible

_RECORDS = {
    "goals": "Goal",
    "contacts": "Contact",
    "promises": "Promise",
    "reviews": "Review",
    "orders": "Order",
    "checklists": "Checklist",
    "closings": "Closing",
    "copies": "Copy",
    "options": "Option",
    "order_to_settle": "Another order, to be settled",
    "to_settle": "Another account, to be settled",
}
_WITHIN = {
    "steps": "step",
    "hurdles": "hurdle",
    "earlier": "earlier",
    "marks": "mark",
    "answers": "answer",
    "items": "item",
    "assured": "assured",
    "progress": "progress",
}
_TITLES = ("words", "at", "held", "title", "name", "on", "until", "closed")
"""What a record is called by in its heading: the first of these that it has."""

_FREE = "extra"


def whole(table: Mapping[str, Any] | None, text: str) -> str:
    """The lines of a case's tables, or of its text where that is no case; nothing for nothing."""
    if not text or table == {}:
        return ""
    if table is not None:
        try:
            return "".join(f"{line}\n" for line in lines(table))
        except (ValueError, RecursionError):  # a number of thousands of figures, a table a thousand tables deep
            pass
    return "".join(f"{line}\n" for line in raw(text))


def lines(table: Mapping[str, Any]) -> Iterator[str]:
    """The case as lines: headings at the margin, facts below them. Each fact of the table is in a line of its own."""
    yield f"Case {visible(str(table.get('case', '')))}"
    own = {
        key: value
        for key, value in table.items()
        if not isinstance(value, Mapping) and not (key == "case" and _is_short(value))
    }
    yield from _facts(own, "  ")
    goals = table.get("goals")
    if isinstance(goals, Mapping):
        yield from _order(goals)
    for key, value in table.items():
        if not isinstance(value, Mapping):
            continue
        if key in _RECORDS and all(isinstance(one, Mapping) for one in value.values()):
            for name, record in value.items():
                yield from _record(_RECORDS[key], name, record, goals if isinstance(goals, Mapping) else {})
        else:
            yield _said(key)[:1].upper() + _said(key)[1:]
            yield from _facts(value, "  ", exact=key == _FREE)


def raw(text: str) -> Iterator[str]:
    """A text that is no case, line by line, after a line that says so."""
    yield "This is not valid as a case file; the text as it is:"
    yield from (visible(line) for line in text.split("\n"))


def _order(goals: Mapping[str, Any]) -> Iterator[str]:
    """The goals by number, then those without one as they stand in the file."""
    yield "Goals in order"
    there = [one for one in goals.values() if isinstance(one, Mapping)]
    numbered = [one for one in there if _is_number(one.get("rank"))]
    for goal in sorted(numbered, key=lambda one: one["rank"]):
        yield from _text(f"  {goal['rank']}. ", str(goal.get("words", "")))
    for goal in there:
        if not _is_number(goal.get("rank")):
            yield from _text("  -  ", str(goal.get("words", "")))


def _is_short(value: Any) -> bool:
    """True for what a heading says whole: a text of one line, a day."""
    return isinstance(value, date) or (isinstance(value, str) and "\n" not in value)


def _is_number(rank: object) -> bool:
    """True for what can be a number on the list."""
    return isinstance(rank, int) and not isinstance(rank, bool)


def _record(kind: str, key: str, record: Mapping[str, Any], goals: Mapping[str, Any]) -> Iterator[str]:
    """One record: a heading that names it, its facts below. A goal's number stands in the order alone."""
    title = next((name for name in _TITLES if name in record), "")
    yield f"{kind}: {_first_line(record[title])} ({visible(key)})" if title else f"{kind} {visible(key)}"
    for name, value in record.items():
        if (name == title and _is_short(value)) or (kind == "Goal" and name == "rank" and _is_number(value)):
            continue
        if name == "order" and isinstance(value, list):
            yield from _listed_goals(value, goals, record.get("held", record.get("on")))
        else:
            yield from _facts({name: value}, "  ")


def _listed_goals(order: list[Any], goals: Mapping[str, Any], day: Any) -> Iterator[str]:
    """An order of goals, each with its words as they were that day: words that come later change no order's lines."""
    for number, one in enumerate(order, 1):
        goal = goals.get(one) if isinstance(one, str) else None
        words = _words_on(day, goal) if isinstance(goal, Mapping) else ""
        yield f"  order {number}: {words} ({visible(str(one))})" if words else f"  order {number}: {_value(one)}"


def _words_on(day: Any, goal: Mapping[str, Any]) -> str:
    """A goal's words at the end of a day."""
    earlier = goal.get("earlier")
    past = list(earlier.values()) if isinstance(earlier, Mapping) and type(day) is date else []
    later = [one for one in past if isinstance(one, Mapping) and type(one.get("until")) is date and one["until"] > day]
    return _first_line(min(later, key=lambda one: one["until"], default=goal).get("words", ""))


def _facts(table: Mapping[str, Any], indent: str, *, exact: bool = False) -> Iterator[str]:
    """One line for each fact of a table; what it holds of tables stands deeper. `exact`: texts in quotation marks."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _inner(key, value, indent, exact=exact)
        elif isinstance(value, list):
            yield from _listed(key, value, indent, exact=exact)
        elif isinstance(value, str) and not exact:
            yield from _text(f"{indent}{_said(key)}: ", value)
        else:
            yield f"{indent}{_said(key)}: {_value(value, exact=exact)}"


def _inner(key: str, value: Mapping[str, Any], indent: str, *, exact: bool) -> Iterator[str]:
    """A table within a record: each record in it with its id, or its facts."""
    if not value:
        yield f"{indent}{_said(key)}: (nothing)"
    for name, one in value.items():
        if key in _WITHIN and isinstance(one, Mapping):
            yield f"{indent}{_WITHIN[key]} {visible(name)}"
            yield from _facts(one, f"{indent}  ", exact=exact)
        else:
            yield from _facts({f"{_WITHIN.get(key, _said(key))} {name}": one}, indent, exact=exact)


def _listed(key: str, value: list[Any], indent: str, *, exact: bool) -> Iterator[str]:
    """A list, one line for each thing in it."""
    if not value:
        yield f"{indent}{_said(key)}: (an empty list)"
    for number, one in enumerate(value, 1):
        name = f"{key} {number}" if exact or isinstance(one, (Mapping, list)) else key
        yield from _facts({name: one}, indent, exact=exact)


def _text(before: str, words: str) -> Iterator[str]:
    """Words after what they belong to; further lines of them stand below, deeper than any fact."""
    first, *more = words.split("\n")
    yield f"{before}{visible(first)}"
    yield from (f"{' ' * len(before)}  | {visible(line)}" for line in more)


def _value(value: Any, *, exact: bool = False) -> str:
    """A value in words; the offset of an hour and its seconds are said where they are there."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        seconds = f":{value.second:02}" if value.second or value.microsecond else ""
        parts = f".{value.microsecond:06}" if value.microsecond else ""
        offset = f" ({value.isoformat()[-6:]})" if value.tzinfo else " (no offset)"
        return f"{in_words(value)}{seconds}{parts}{offset}"
    if isinstance(value, date):
        return in_words(value)
    return f'"{visible(value)}"' if isinstance(value, str) and exact else visible(str(value))


def _first_line(title: Any) -> str:
    """What a record is called by, on one line."""
    return visible(title.split("\n")[0]) if isinstance(title, str) else _value(title)


def _said(key: str) -> str:
    """A key as words."""
    return visible(key.replace("_", " "))
