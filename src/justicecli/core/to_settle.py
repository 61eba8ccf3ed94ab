"""What waits to be settled, as a merge carries it along: none is lost, none is there twice, and ids follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from justicecli.core.changes import is_same
from justicecli.model.case import Case
from justicecli.model.records import Record

Place = tuple[str, ...]
T = TypeVar("T", bound=Record)

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def added(table: dict[str, T], letter: str, record: T) -> bool:
    """True where the record was put into the table; False where the same waits there already.

    Its id follows from what it says, so that the same thing merged twice, or by two people, is one record.
    """
    if any(is_same(one, record) for one in table.values()):
        return False
    turn = 0
    while (key := _named(letter, record, turn)) in table:
        turn += 1
    table[key] = record
    return True


def united(base: Mapping[str, T], ours: Mapping[str, T], theirs: Mapping[str, T], letter: str) -> dict[str, T]:
    """What waits on both sides, without what either has settled; of one id that says two things, both."""
    found = {key: one for key, one in ours.items() if key in theirs or not is_same(base.get(key), one)}
    for key, one in theirs.items():
        if is_same(base.get(key), one):
            continue
        if key not in found or is_same(base.get(key), found[key]):
            found[key] = one
        else:
            added(found, letter, one)
    return found


def at(case: Case, place: Place) -> Any:
    """What stands at a place of the case; None where nothing does."""
    value: Any = case
    for part in place:
        if isinstance(value, Mapping):
            value = value.get(part)
        else:
            value = getattr(value, part) if part in getattr(value, "__struct_fields__", ()) else None
    return value


def _named(letter: str, record: Record, turn: int) -> str:
    """An id out of what a record says; another one each turn."""
    import hashlib  # two milliseconds of every start otherwise

    number = int.from_bytes(hashlib.sha256(repr((record, turn)).encode()).digest()[:4])
    return f"{letter}-" + "".join(_CROCKFORD[number >> 5 * at & 31] for at in range(4))
