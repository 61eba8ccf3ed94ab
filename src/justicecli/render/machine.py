"""JSON for programs: one document a command, with the version of the contract in it.

Fields may be added to a document; none is ever removed or renamed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from justicecli.core.findings import Finding
from justicecli.core.goals import listed
from justicecli.core.overview import Overview
from justicecli.model.card import Card
from justicecli.model.case import Case
from justicecli.model.goal import Goal
from justicecli.model.records import Record
from justicecli.render import console

if TYPE_CHECKING:
    from justicecli.model.checklist import Checklist
    from justicecli.render.sheet import Sheet

CONTRACT = 1

_UNSAFE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def show(**parts: Any) -> None:
    """A document with `"justice": 1` and these parts, on standard output; characters a terminal obeys are escaped."""
    document = msgspec.json.format(msgspec.json.encode({"justice": CONTRACT, **_whole(parts)}), indent=2).decode()
    console.raw(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", document) + "\n")


def case(value: Case, overview: Overview) -> dict[str, Any]:
    """A case as the file has it, with what is worked out from it beside."""
    table: dict[str, Any] = {name: getattr(value, name) for name in value.__struct_fields__}
    table["goals"] = goals(value, list(value.goals))
    return {**table, "in_order": listed(value), "closed": value.closed, "next_review": overview.next_review}


def goals(value: Case, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Goals in that sequence, each with its id and where it stands."""
    return [_goal(key, value.goals[key]) for key in keys]


def records(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a group, each with its id and every field."""
    return [{"id": key, **{name: getattr(one, name) for name in one.__struct_fields__}} for key, one in table.items()]


def card(value: Card, explained: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """The options of a card, each with its id, and what a case records of it."""
    rows: list[dict[str, Any]] = []
    for key, option in value.options.items():
        row: dict[str, Any] = {
            "id": key,
            **{name: getattr(option, name) for name in option.__struct_fields__},
        }
        if explained is not None:
            row["recorded"] = explained.get(key)
        rows.append(row)
    return rows


def sheet(name: str, value: Checklist, page: Sheet) -> dict[str, Any]:
    """A checklist as it is printed, each item with its moment, the ids it rests on, and what the case knows of it."""
    items = [
        {
            **{field: getattr(entry, field) for field in entry.__struct_fields__},
            "moment": value.items[entry.id].moment,
            "who": value.items[entry.id].who,
            "brief": value.items[entry.id].brief,
        }
        for section in page.sections
        for entry in section.entries
    ]
    shown = ("language", "title", "about", "audience", "for_case", "facts", "foot")
    return {
        "name": name,
        "edition": value.edition,
        **{field: getattr(page, field) for field in shown},
        "moments": value.moments,
        "items": items,
    }


def finding(value: Finding, path: str, line: int | None) -> dict[str, Any]:
    """A finding with the file and line it stands on."""
    return {
        "path": path,
        "line": line,
        "rule": value.rule,
        "place": ".".join(value.place),
        "sentence": value.sentence,
    }


def _whole(value: Any) -> Any:
    """The value with every field of every record, said or not: a program never has to ask whether one is there."""
    if isinstance(value, Record):
        return {name: _whole(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_whole(part) for part in value]
    return value


def _goal(key: str, goal: Goal) -> dict[str, Any]:
    """A goal with every field, said or not."""
    fields = {name: getattr(goal, name) for name in goal.__struct_fields__}
    return {"id": key, "state": goal.state, **fields}
