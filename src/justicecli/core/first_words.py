"""Whether a sentence may begin with a name: a first word with a capital counts as one unless it is known to be none.

A capital at the beginning of a sentence says nothing by itself, so what is no name has to be known: words that promises
often begin with, as the phrases of each language list them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable

_SENTENCES = re.compile(r"[.!?:;\n¿¡•…]+")
_JOINS = "-'\u2019\u02bc\u2010\u2011"
_FIRST = re.compile(rf"([^\W_]+)((?:[{_JOINS}][^\W_]+)*)")
_JOINED = frozenset("d in ll m off re s up ve".split())
"""What is joined to a word and makes no name of it: We'll, Check-in."""


def openers(words: Iterable[str]) -> frozenset[str]:
    """The words that begin a sentence and are no name, ready to be compared."""
    return frozenset(_plain(word) for word in words)


def may_be_a_name(text: str, known: Container[str]) -> bool:
    """True where a sentence of the text begins with a word with a capital that is not among those openers."""
    firsts = (_FIRST.search(sentence) for sentence in _SENTENCES.split(text))
    return any(first[1][0].isupper() and not _is_known(first, known) for first in firsts if first)


def _is_known(first: re.Match[str], known: Container[str]) -> bool:
    """True for an opener, alone or with what may be joined to it: "A" is one, and "A-Li" is none."""
    word, joined = _plain(first[1]), re.sub(r"[\u2019\u02bc]", "'", _plain(first[2]))
    return word + joined in known or (word in known and (not joined or joined[1:] in _JOINED))


def _plain(text: str) -> str:
    """The text in small letters without accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if unicodedata.category(sign) != "Mn")
