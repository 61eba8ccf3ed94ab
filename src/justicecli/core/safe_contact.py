"""Whether a contact of ours goes by what the survivor said is safe: each rule is kept, broken, or cannot be checked.

Only what is understood whole is ever kept; all else a person looks at. Catalogue: TCJ-01; requirement D19 of the
field's rules.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from justicecli.core.safe_times import folded, within
from justicecli.model.case import Contact, SafeContact

Verdict = Literal["kept", "broken", "unread"]


class Looked(NamedTuple):
    """The rules that a contact does not go by, and those that cannot be checked here, by the names of their fields."""

    broken: list[str]
    unread: list[str]


_WIRED = ("phone", "text", "e-mail", "video")
_LOOKED_AT = {
    "who_calls": _WIRED,
    "method": (*_WIRED, "letter"),
    "ok_times": _WIRED,
    "never_times": _WIRED,
    "voicemail": _WIRED,
    "device_watched": _WIRED,
}

# The plain answers by which a rule is kept; for other words of these fields a person has to look.
_KEPT = {
    "who_calls": ("us", "we", "we call", "either"),
    "voicemail": ("yes", "y", "si", "ok", "okay"),
    "device_watched": ("no", "not watched"),
}
_BROKEN = {
    "who_calls": (
        *("survivor", "the survivor", "survivor only", "only the survivor"),
        *("survivor calls", "survivor calls us", "the survivor calls", "the survivor calls us"),
    ),
    "voicemail": (
        *("no", "n", "none", "not", "never", "nunca", "false", "don't", "dont", "do not", "not safe", "not ok"),
        *("no voicemail", "no voicemails", "no message", "no messages", "do not leave any", "don't leave any"),
    ),
}

_METHODS = {
    "phone": (
        *("phone", "by phone", "telephone", "call", "calls", "phone call", "phone calls"),
        *("voice", "voice call", "voice calls", "telefono", "por telefono", "llamar", "llamada", "llamadas"),
    ),
    "text": (
        *("text", "texts", "by text", "text message", "text messages", "sms"),
        *("mensaje de texto", "mensajes de texto"),
    ),
    "e-mail": ("e-mail", "e-mails", "by e-mail", "email", "emails", "by email", "correo electronico"),
    "video": ("video", "by video", "video call", "video calls", "videollamada", "videollamadas"),
    "letter": ("letter", "letters", "by letter", "carta", "cartas"),
    "in person": ("in person", "face to face", "en persona"),
}
_METHOD = {phrase: how for how, phrases in _METHODS.items() for phrase in phrases}
ANY = ("any", "any method", "any way", "anything", "cualquiera")
"""What is said where every way of contact is fine."""

_NOT = "(?:never|not|no|don't|dont|do not|nunca|jamas)"
_NEGATED = re.compile(rf"{_NOT} (.+)")
_JOIN = re.compile(rf" ?(?:,? ?\b(?:or|and|o|y)\b|,? ?\b(?:but|pero)(?= {_NOT} )|[,;/&+]) ?")
_ONLY = "only|solo|solamente"


def look(safe: SafeContact, contact: Contact) -> Looked:
    """What to look at again before a contact of ours; nothing where the survivor began it, or for one in person."""
    verdicts: dict[str, Verdict] = {}
    for name, hows in _LOOKED_AT.items():
        said = getattr(safe, name)
        if said and said.strip() and contact.how in hows and contact.started_by != "survivor":
            verdicts[name] = _verdict(name, said, contact)
    broken, unread = ([name for name, one in verdicts.items() if one == kind] for kind in ("broken", "unread"))
    return Looked(broken, unread)


def _verdict(name: str, said: str, contact: Contact) -> Verdict:
    """Whether one rule is kept."""
    if name == "method":
        return _method(folded(said), contact.how or "")
    if name in ("ok_times", "never_times"):
        inside = within(said, contact.at) if contact.at else None
        return "unread" if inside is None else "kept" if inside == (name == "ok_times") else "broken"
    if name == "voicemail" and not contact.voicemail:
        return "kept"
    plain = folded(said)
    return "kept" if plain in _KEPT[name] else "broken" if plain in _BROKEN.get(name, ()) else "unread"


def _method(said: str, how: str) -> Verdict:
    """Whether a way of contact is one that was said, such as "text", "text or e-mail" or "text, never phone".

    What follows a "never" has to have its own: "never phone or text" can be read in two ways.
    """
    if said in ANY:
        return "kept"
    parts = _JOIN.split(said)
    negated = [found[1] for part in parts if (found := _NEGATED.fullmatch(part))]
    wanted = parts[: len(parts) - len(negated)]
    if wanted:
        wanted[0] = re.sub(rf"^(?:{_ONLY}) ", "", wanted[0])
        wanted[-1] = re.sub(rf" (?:{_ONLY})$", "", wanted[-1])
    ways, never = {_METHOD.get(part) for part in wanted}, {_METHOD.get(part) for part in negated}
    if None in ways | never or ways & never:
        return "unread"
    return "broken" if how in never or (ways and how not in ways) else "kept"
