"""Putting checklists together: an agency's items among the shipped ones, words of another language, who said it.

Catalogue: every id of it; the brief's items can be moved or marked, never reworded and never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import asdict, replace

from justicecli.model.checklist import AgencyItem, AgencyList, Checklist, Item, ListWords, Row, Speaker

OTHER = "other"
"""The moment of an agency's item that names none."""


class Fault(NamedTuple):
    """Why an agency's file cannot be taken: the place in it, and what is wrong there."""

    place: tuple[str, ...]
    what: str


class Said(NamedTuple):
    """Who said what an item asks for; `one` where that was a single person."""

    speaker: Speaker
    one: bool


def faults(agency: AgencyList, shipped: Checklist | None) -> list[Fault]:
    """What keeps an agency's file from being taken; `shipped` is the list of the same name, if there is one."""
    found: list[Fault] = []
    if shipped is None and not agency.title:
        found.append(Fault((), 'a list of your own needs a "title"'))
    if shipped is None and not agency.items:
        found.append(Fault((), "a list of your own needs at least one item under [items]"))
    known = {*agency.items, *(shipped.items if shipped else ())}
    moments = {*agency.moments, *(shipped.moments if shipped else ()), OTHER}
    for key, item in agency.items.items():
        is_shipped = shipped is not None and key in shipped.items
        found += [Fault(("items", key, *place), what) for place, what in _item_faults(item, is_shipped, known, moments)]
        if key in {item.before, item.after}:
            found.append(Fault(("items", key), "an item cannot stand before or after itself"))
    return found


def _item_faults(
    item: AgencyItem, is_shipped: bool, known: set[str], moments: set[str]
) -> Iterable[tuple[tuple[str, ...], str]]:
    """What is wrong with one item of an agency's file."""
    if is_shipped:
        reworded = [name for name in ("do", "why", "say", "source", "who") if getattr(item, name) is not None]
        reworded += [name for name in ("shows", "authority") if getattr(item, name)]
        for name in reworded:
            what = "this item is shipped and keeps its words; set only before, after, moment or not_for_us"
            yield (name,), what
    elif not (item.do or "").strip():
        yield (), 'an item of your own needs "do": the sentence that says what to do'
    if item.not_for_us is not None and not any(letter.isalpha() for letter in item.not_for_us):
        yield ("not_for_us",), "say the reason in words; an item cannot be marked without one"
    if item.before is not None and item.after is not None:
        yield ("before",), "name either before or after, not both"
    for name in ("before", "after"):
        if (other := getattr(item, name)) is not None and other not in known:
            yield (name,), "there is no such item on this list"
    if item.moment is not None and item.moment not in moments:
        yield ("moment",), "there is no such moment; name it under [moments] first"


def with_agency(shipped: Checklist | None, agency: AgencyList) -> Checklist:
    """The list with an agency's file in it; the file has no faults. Nothing that is shipped is left out or reworded."""
    base = shipped or Checklist(title=agency.title or "", edition=agency.edition or "1", language=agency.language)
    edition = f"{base.edition} + {agency.edition}" if shipped and agency.edition else base.edition
    items = {key: _marked(item, agency.items.get(key)) for key, item in base.items.items()}
    for key, added in agency.items.items():
        if key not in items:
            items[key] = _own(added)
    moments = {**base.moments, **{key: words for key, words in agency.moments.items() if key not in base.moments}}
    return replace(
        base,
        edition=edition,
        title=base.title if shipped else agency.title or "",
        audience=base.audience or agency.audience,
        about=base.about or agency.about,
        also=[*base.also, *agency.also],
        moments=moments,
        items=_placed(items, agency.items, moments),
    )


def _marked(item: Item, said: AgencyItem | None) -> Item:
    """A shipped item with what the agency says of it: that it is not for them and why, or another moment."""
    if said is None:
        return item
    return replace(item, not_for_us=said.not_for_us, moment=said.moment or item.moment)


def _own(added: AgencyItem) -> Item:
    """An agency's own item."""
    own = {name: value for name, value in asdict(added).items() if name not in ("before", "after")}
    return Item(**{**own, "do": added.do or "", "moment": added.moment or ""})


def _placed(items: Mapping[str, Item], said: Mapping[str, AgencyItem], moments: Mapping[str, str]) -> dict[str, Item]:
    """The items in the order of the day: moved where the agency says so, and each among those of its moment."""
    order = list(items)
    whole = dict(items)
    for key, one in said.items():
        other = one.before or one.after
        if other is None:
            continue
        order.remove(key)
        order.insert(order.index(other) + (one.before is None), key)
        if one.moment is None:
            whole[key] = replace(whole[key], moment=whole[other].moment)
    whole = {key: item if item.moment else replace(item, moment=OTHER) for key, item in whole.items()}
    sequence = [*moments, OTHER]
    order.sort(key=lambda key: sequence.index(whole[key].moment))
    return {key: whole[key] for key in order}


def in_language(checklist: Checklist, words: ListWords) -> tuple[Checklist, bool]:
    """The list with the words of another language, and whether all of it has them."""
    items = {}
    for key, item in checklist.items.items():
        other = words.items.get(key)
        items[key] = replace(item, do=other.do, why=other.why or item.why, say=other.say or item.say) if other else item
    moments = {key: words.moments.get(key, text) for key, text in checklist.moments.items()}
    whole = all(key in words.moments for key in moments) and all(
        key in words.items and (item.why is None or words.items[key].why) and (item.say is None or words.items[key].say)
        for key, item in checklist.items.items()
    )
    translated = replace(
        checklist,
        language=words.language,
        title=words.title or checklist.title,
        audience=words.audience or checklist.audience,
        about=words.about or checklist.about,
        moments=moments,
        items=items,
    )
    return translated, bool(whole)


def said_by(ids: Sequence[str], catalogue: Mapping[str, Row]) -> list[Said]:
    """Who said what these ids ask for: groups first, then single people of groups that are not named already."""
    rows = [catalogue[one] for one in ids if one in catalogue]
    groups = list(dict.fromkeys(one for row in rows if not row.one for one in row.said_by))
    single = dict.fromkeys(one for row in rows if row.one for one in row.said_by)
    return [Said(one, False) for one in groups] + [Said(one, True) for one in single if one not in groups]
