"""The promise ledger: made, changed with the survivor, and settled by a person; nothing closes itself.

Catalogue: TSP-11, TSP-12, TSP-14; TCJ-12 and B2-5 for what is asked when a promise may not be ours to give.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from msgspec.structs import replace

from justicecli.core.accounts import accounts, became, due_settled, settled
from justicecli.core.dates import day_of, in_words
from justicecli.core.finding_records import by_beginning
from justicecli.core.times import apart
from justicecli.errors import Mistyped
from justicecli.model.case import Case, EarlierDue, Promise, ids
from justicecli.model.codes import Entropy, new_id
from justicecli.model.records import Yours
from justicecli.model.text import clean

_WORD = re.compile(r"\w+\*?|\*")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc\u00b4`\uff07]")
_GAP = 4
_LONGEST = 16  # words a phrase can span

Settled = Literal["kept", "missed", "released"]


def find(case: Case, reference: str) -> str:
    """The id of the promise meant by its id or a beginning of it. Raises NotFound or Mistyped."""
    return by_beginning(case.promises, reference, "promise")


def add(
    case: Case,
    words: str,
    *,
    made: date,
    due: date | None,
    entropy: Entropy,
    who: str | None = None,
    yours: Yours | None = None,
    confirmed_by: str | None = None,
) -> Case:
    """The case with one more promise, open, at the end. Raises Mistyped for empty words."""
    promise = Promise(
        words=clean(words),
        who=clean(who, "the name") if who is not None else None,
        made=made,
        due=due,
        yours=yours,
        confirmed_by=clean(confirmed_by, "the name") if confirmed_by is not None else None,
    )
    return replace(case, promises={**case.promises, new_id("p", ids(case), entropy): promise})


def settle(case: Case, key: str, state: Settled, *, on: date, told: bool | None = None, day_said: bool = True) -> Case:
    """The case with that promise kept, missed or released on a day or at an hour.

    Of one that is settled so already, whether the survivor was told may be added where it was not written down: that
    comes later as a rule. Where two people wrote down differently what became of it, this settles which holds, with
    the day that was written down for it unless `day_said`. Raises Mistyped where it is settled already otherwise, or
    where that was before it was made or last changed.
    """
    promise = case.promises[key]
    if accounts(case, "promises", key):
        return _chosen(case, key, state, on=on, told=told, day_said=day_said)
    if promise.state == state and promise.told is None and told is not None:
        return _with(case, key, replace(promise, told=told))
    promise = _open(case, key)
    _not_before(promise, day_of(on))
    return _with(case, key, replace(promise, state=state, settled=on, told=told))


def _chosen(case: Case, key: str, state: Settled, *, on: date, told: bool | None, day_said: bool) -> Case:
    """The case with the account of what became of a promise that a person says is so; a third one may be."""
    found = became(case, key, state)
    promise = found or replace(case.promises[key], state=state, settled=on, told=None)
    if day_said or promise.settled is None:
        promise = replace(promise, settled=on)
    _not_before(promise, day_of(promise.settled or on))
    told = promise.told if told is None else told
    return settled(_with(case, key, replace(promise, told=told)), ("promises", key))


def change(case: Case, key: str, due: date, *, on: date, entropy: Entropy, told: bool | None = None) -> Case:
    """The case with a new date for that promise, agreed with the survivor; every earlier one stays in the file.

    Where two people wrote down different dates, this settles which holds, also where it is the one in the file.
    Raises Mistyped where it is settled already, is due then anyway, or was made or last changed on a later day.
    """
    promise = became(case, key, "changed") or _open(case, key)
    _not_before(promise, on)
    two = bool(accounts(case, "promises", key, "due") or accounts(case, "promises", key))
    case = due_settled(_with(case, key, promise), key, due, on=on, entropy=entropy)
    promise = case.promises[key]
    if promise.due == due and type(promise.due) is type(due):
        if two:
            return case
        raise Mistyped(f"That promise is due on {in_words(due)} already. Nothing was changed.")
    earlier = EarlierDue(due=promise.due, until=on, told=told)
    dues = {**promise.earlier, new_id("d", ids(case), entropy): earlier}
    return _with(case, key, replace(promise, due=due, state="changed", earlier=dues))


def late_by(promise: Promise) -> str | None:
    """How late a kept promise was, such as "2 days"; None where it was in time, or where nothing says."""
    due, settled = promise.due, promise.settled
    if promise.state != "kept" or due is None or settled is None:
        return None
    both_hours = isinstance(due, datetime) and isinstance(settled, datetime)
    is_late = settled > due if both_hours else day_of(settled) > day_of(due)
    return apart(due, settled) if is_late else None


def beyond_one_person(words: str, phrases: Iterable[str]) -> str | None:
    """The first phrase in the words that names what nobody can give alone: safety, an outcome, a visa, no arrest.

    Whole words are compared, whatever their capitals, accents and apostrophes. In a phrase a word that ends with `*`
    stands for all that begin so, and a `*` alone for up to four words.
    """
    said = _folded(words)
    return next((phrase for phrase in phrases if _is_in(said, _folded(phrase))), None)


def _folded(text: str) -> list[str]:
    """The words of a text without capitals, accents and apostrophes of any kind: what is typed differs in these."""
    signs = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text.casefold()))
    return _WORD.findall("".join(sign for sign in signs if not unicodedata.combining(sign)))


def _is_in(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """True where the phrase stands anywhere in the words."""
    starts = (place for place, word in enumerate(words) if _fits(word, phrase[0]))
    return any(_begins(words[place : place + _LONGEST], phrase) for place in starts)


def _begins(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """True where the words begin with the phrase."""
    if not phrase:
        return True
    first, rest = phrase[0], phrase[1:]
    if first == "*":
        return any(_begins(words[gap:], rest) for gap in range(_GAP + 1))
    return bool(words) and _fits(words[0], first) and _begins(words[1:], rest)


def _fits(word: str, pattern: str) -> bool:
    """True for that word, or for any that begins so."""
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _open(case: Case, key: str) -> Promise:
    """The promise, which nobody has settled. Raises Mistyped where somebody has."""
    promise = case.promises[key]
    if not promise.is_open:
        when = f" on {in_words(promise.settled)}" if promise.settled else ""
        raise Mistyped(
            f"That promise is settled: it was {promise.state}{when}. Nothing was changed; a slip is mended with: "
            f"justice edit {case.case}"
        )
    return promise


def _not_before(promise: Promise, day: date) -> None:
    """Raise Mistyped for a day before the promise was made, or before it last was given a new date."""
    changed = max((one.until for one in promise.earlier.values()), default=None)
    if promise.made and day < promise.made:
        raise Mistyped(
            f"That promise was made on {in_words(promise.made)}. Nothing was changed; give a day not before it."
        )
    if changed and day < changed:
        raise Mistyped(
            f"That promise was given a new date on {in_words(changed)}. Nothing was changed; give a day not before it."
        )


def _with(case: Case, key: str, promise: Promise) -> Case:
    """The case with one promise replaced, in its place."""
    return replace(case, promises={**case.promises, key: promise})
