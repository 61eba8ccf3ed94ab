"""Places of the survivor file in plain words, such as "the words of goal g-7k2f"; nobody's words are in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from justicecli.model.case import SafeContact
from justicecli.model.codes import TAIL

_ID = re.compile(f"[a-z]-{TAIL}")
_ONES: Mapping[str, Mapping[str, str]] = {
    "person": {
        "call_me": "what the survivor is called",
        "pronouns": "the pronouns of the survivor",
        "speaks": "the languages the survivor speaks",
        "reads": "the language the survivor reads",
        "interpreter": "whether an interpreter is needed",
        "contact_person": "the point of contact",
    },
    "form": {"numerals": "the figures the survivor reads", "seed": "how the form is drawn"},
    "opened": {"": "the day the case was opened"},
    "referred": {"": "how the survivor came"},
    "kind": {"": "the kind of trafficking"},
    "case": {"": "the code of the case"},
}
_GROUPS: Mapping[str, str] = {
    "options": "a form of justice",
    "goals": "goal",
    "contacts": "contact",
    "promises": "promise",
    "reviews": "review",
    "orders": "earlier order",
    "checklists": "checklist run",
    "closings": "closing",
    "copies": "copy",
}
_PARTS: Mapping[str, str] = {"steps": "step", "hurdles": "hurdle", "marks": "mark"}
_WHOLE: Mapping[str, str] = {
    "promises": "what became of promise",
    "reviews": "the order of review",
}
_FIELDS: Mapping[tuple[str, str], str] = {
    ("promises", "due"): "the day or hour",
    ("contacts", "at"): "the day or hour",
    ("contacts", "reached"): "whether the survivor was reached",
    ("contacts", "started_by"): "who began",
    ("contacts", "voicemail"): "whether a message was left",
    ("reviews", "held"): "the day",
    ("reviews", "next"): "the next date",
    ("steps", "by"): "the day",
    ("steps", "done"): "the day it was done",
    ("hurdles", "gone"): "the day it was gone",
    ("closings", "closed"): "the day",
    ("closings", "reopened"): "the day it was opened again",
    ("options", "explained"): "the day it was explained",
    ("options", "help"): "who can help",
}
_ANYWHERE: Mapping[str, str] = {
    "words": "the words",
    "translation": "the translation",
    "language": "the language",
    "note": "the note",
    "who": "who is named",
    "how": "the way",
    "minutes": "the minutes",
    "made": "the day it was made",
    "added": "the day it was named",
    "round": "the round",
    "said_by": "who said it",
    "written_by": "who wrote it down",
    "kind": "the kind",
    "state": "the state",
    "yours": "whose it is to give",
    "confirmed_by": "who confirmed it",
}
_A_RECORD, _BELOW_ONE = 2, 4


def said_place(place: Sequence[str]) -> str:
    """The place in plain words. What is not known here is said by the table it stands in."""
    group, *rest = place or [""]
    if group in _ONES:
        return _ONES[group].get(rest[0] if rest else "", "how to speak with the survivor")
    if group == "safe_contact":
        known = rest and rest[0] in SafeContact.__struct_fields__
        return f"safe contact, {rest[0].replace('_', ' ')}" if known else "safe contact"
    if group == "words":
        return "a word of the survivor's own"
    if group not in _GROUPS or not rest:
        return "something of the agency's own" if group == "extra" else "a field of the file"
    return _of_record(group, rest)


def _of_record(group: str, rest: Sequence[str]) -> str:
    """A record, or a field of it, or of one below it."""
    record = " ".join(filter(None, (_GROUPS[group], _id(rest[0]))))
    if len(rest) == 1:
        return f"{_WHOLE[group]} {_id(rest[0])}".rstrip() if group in _WHOLE else f"what is said of {record}"
    part = rest[1]
    if part in _PARTS and len(rest) > _A_RECORD:
        below = " ".join(filter(None, (_PARTS[part], _id(rest[2]))))
        return f"{_field(part, rest[3])} of {below}" if len(rest) >= _BELOW_ONE else f"what is said of {below}"
    if part in ("answers", "assured"):
        return f"{'an answer' if part == 'answers' else 'who gave the power for an answer'} in {record}"
    if part == "earlier":
        return f"what was before in {record}"
    if part == "progress":
        return f"how a goal goes, in {record}"
    return f"{_field(group, part)} of {record}"


def _field(group: str, name: str) -> str:
    """A field by what it holds."""
    return _FIELDS.get((group, name)) or _ANYWHERE.get(name, "a field")


def _id(key: str) -> str:
    """The id of a record; nothing where it is none of ours."""
    return key if _ID.fullmatch(key) else ""
