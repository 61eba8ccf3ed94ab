"""The single fields that `justice set` may change: of the person, safe contact, the survivor's own words, the form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from msgspec.structs import fields, replace

from justicecli.core.accounts import settled
from justicecli.core.dates import happened
from justicecli.errors import Mistyped
from justicecli.model.case import Case, Person, SafeContact
from justicecli.model.paper import Numerals
from justicecli.model.text import clean

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_KIND_OF = re.compile(r"^([A-Za-z]{2,3})-[A-Za-z]{3}(?=-|$)")
_WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def keys() -> list[str]:
    """Every key that can be set; `words.` takes any name, such as words.trafficker."""
    person = [f"person.{field.name}" for field in fields(Person)]
    contact = [f"safe_contact.{field.name}" for field in fields(SafeContact)]
    usual = [f"words.{name}" for name in ("trafficker", "place", "work", "what_happened", "survivor")]
    return person + contact + usual + ["form.numerals"]


def set_field(case: Case, key: str, value: str | None, *, today: date) -> Case:
    """The case with that field as typed, or without it where `value` is None. This settles what two people wrote there.

    Raises Mistyped for a key that is none, and for a value of the wrong kind.
    """
    table, _, name = key.partition(".")
    return settled(_with_field(case, key, value, today), (table, name))


def _with_field(case: Case, key: str, value: str | None, today: date) -> Case:
    """The case with that field as typed."""
    table, _, name = key.partition(".")
    if table == "words":
        return _set_word(case, name, value)
    if key not in keys():
        raise Mistyped(f"There is no such field to set. The fields are: {', '.join(keys())}.")
    if table == "form":
        return replace(case, form=replace(case.form, numerals=_numerals(value)))
    record: Person | SafeContact = case.person if table == "person" else case.safe_contact
    kept = _default(record, name) if value is None else _read(name, value, today)
    return replace(case, **{table: replace(record, **{name: kept})})


def tags(typed: list[str]) -> list[str]:
    """Language tags, each checked for its form. Raises Mistyped for what cannot be one."""
    for tag in typed:
        if not _is_tag(tag):
            raise Mistyped("A language is a tag such as es, es-MX, zh-Hans or mam (BCP 47). Nothing was changed.")
    return typed


def _is_tag(tag: str) -> bool:
    """True for a tag of BCP 47: a language, then perhaps a kind of it (zh-yue), a script, a place, a variant."""
    if not _TAG.fullmatch(tag):
        return False
    from babel.core import parse_locale

    try:
        parse_locale(_KIND_OF.sub(r"\1", tag), sep="-")
    except ValueError:
        return False
    return True


def language(typed: str | None) -> str | None:
    """The language tag that was typed, checked for its form. Raises Mistyped for what cannot be one."""
    return tags([typed])[0] if typed is not None else None


def _numerals(typed: str | None) -> Numerals | None:
    """The name of the figures that the person reads. Raises Mistyped for one that we do not have."""
    names: tuple[Numerals, ...] = get_args(Numerals)
    found = next((name for name in names if name == typed), None)
    if typed is not None and found is None:
        raise Mistyped(f"The figures can be: {', '.join(names)}. Nothing was changed.")
    return found


def _set_word(case: Case, name: str, value: str | None) -> Case:
    """The case with what the survivor calls something, or without it. Catalogue: B2-3, B3-2."""
    if not _WORD.fullmatch(name):
        raise Mistyped("Say which word it is in small letters, such as words.trafficker or words.place.")
    words = {key: word for key, word in case.words.items() if key != name or value is not None}
    if value is not None:
        words[name] = clean(value)
    return replace(case, words=words)


def _read(name: str, value: str, today: date) -> Any:
    """The typed text as the kind of value that the field holds."""
    if name == "speaks":
        return tags(clean(value).replace(",", " ").split())
    if name == "reads":
        return value if value == "none" else tags([value])[0]
    if name == "last_checked":
        return happened(value, today)
    if name == "code_word_set":
        if value.lower() not in _YES_NO:
            raise Mistyped("Say yes or no: whether a code word is agreed. The word itself is not kept here.")
        return _YES_NO[value.lower()]
    return clean(value)


def _default(record: Person | SafeContact, name: str) -> Any:
    """What the field holds when nothing was said."""
    return [] if isinstance(getattr(record, name), list) else None
