"""Hypothesis strategies: any text in any script, and any case that a survivor file can hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from typing import Any
from unicodedata import category

from hypothesis import strategies as st

from justicecli.model.case import (
    Case,
    Closing,
    Contact,
    EarlierDue,
    Explained,
    Order,
    Person,
    Promise,
    Review,
    SafeContact,
)
from justicecli.model.goal import Earlier, Goal, Hurdle, Mark, Step
from justicecli.model.paper import Copy, FormChance
from justicecli.model.records import HOW
from justicecli.model.run import Assured, EarlierAnswer, Run
from justicecli.model.settling import Proposal, ToSettle

# What a file written by hand may hold: anything but half characters and CR, which TOML turns into LF.
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60)
# What may enter through the program: no control characters, and at least one that can be seen.
_REFUSED = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
entered_text = (
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters=_REFUSED) | st.sampled_from("\t\n"), max_size=60
    )
    .map(lambda text: text.rstrip("\n"))
    .filter(lambda text: any(category(letter) not in ("Cc", "Cf", "Zl", "Zp", "Zs") for letter in text))
)
days = st.dates(min_value=date(1970, 1, 1), max_value=date(2199, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))) | st.just(UTC)
moments = st.datetimes(
    min_value=datetime(1970, 1, 1),
    max_value=datetime(2199, 12, 31),
    timezones=offsets,
)
seeds = st.binary(min_size=4, max_size=4)


def entropy_from(random: Any) -> Any:
    """A source of random bytes that Hypothesis can shrink."""
    return lambda count: bytes(random.randrange(256) for _ in range(count))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The strategy, or None for a field that says nothing."""
    return st.none() | strategy


def _ids(letter: str) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=4, max_size=4).map(lambda tail: f"{letter}-{tail}")


def _group(letter: str, records: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(_ids(letter), records, max_size=most)


goals = st.builds(
    Goal,
    words=any_text,
    rank=maybe(st.integers(1, 9)),
    round=maybe(st.integers(1, 4)),
    added=maybe(days),
    said_by=maybe(st.sampled_from(["survivor", "interpreter", "staff"])),
    written_by=maybe(any_text),
    language=maybe(st.sampled_from(["es", "ar", "zh-Hans"])),
    translation=maybe(any_text),
    steps=_group("s", st.builds(Step, words=any_text, who=maybe(any_text), by=maybe(days), done=maybe(days))),
    hurdles=_group("h", st.builds(Hurdle, words=any_text, kind=maybe(any_text), gone=maybe(days))),
    earlier=_group("w", st.builds(Earlier, words=any_text, until=days)),
    marks=_group(
        "m",
        st.builds(
            Mark,
            state=st.sampled_from(["active", "achieved", "paused", "set-aside"]),
            on=days,
            note=maybe(any_text),
        ),
    ),
)
extras = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | any_text | days | moments,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=6,
)
cases = st.builds(
    Case,
    format=st.just(1),
    case=st.just("amber-heron-27"),
    opened=maybe(days),
    referred=maybe(st.just("self.hotline")),
    kind=maybe(st.sampled_from(["sex", "labor", "both", "unsaid"])),
    person=st.builds(
        Person,
        call_me=maybe(any_text),
        pronouns=maybe(any_text),
        speaks=st.lists(any_text, max_size=3),
        reads=maybe(any_text),
        interpreter=maybe(any_text),
        contact_person=maybe(any_text),
    ),
    words=st.dictionaries(any_text, any_text, max_size=3),
    safe_contact=st.builds(
        SafeContact,
        method=maybe(any_text),
        voicemail=maybe(any_text),
        code_word_set=maybe(st.booleans()),
        last_checked=maybe(days),
    ),
    options=st.dictionaries(
        st.sampled_from(["papers-back", "safe-home", "t-visa", "our own"]),
        st.builds(
            Explained,
            explained=maybe(days),
            language=maybe(st.just("es")),
            help=maybe(st.sampled_from(["we can", "we refer", "not ours"])),
        ),
    ),
    goals=_group("g", goals, most=5),
    contacts=_group(
        "c",
        st.builds(
            Contact,
            at=maybe(days | moments),
            how=maybe(st.sampled_from(HOW)),
            reached=maybe(st.booleans()),
            who=maybe(any_text),
            present=st.lists(any_text, max_size=2),
            started_by=maybe(st.sampled_from(["survivor", "us"])),
            minutes=maybe(st.integers(0, 600)),
            voicemail=maybe(st.booleans()),
            note=maybe(any_text),
        ),
    ),
    promises=_group(
        "p",
        st.builds(
            Promise,
            words=any_text,
            who=maybe(any_text),
            made=maybe(days),
            due=maybe(days | moments),
            state=st.sampled_from(["open", "kept", "missed", "changed", "released"]),
            settled=maybe(days | moments),
            told=maybe(st.booleans()),
            yours=maybe(st.sampled_from(["yes", "no", "not asked"])),
            confirmed_by=maybe(any_text),
            earlier=_group(
                "d", st.builds(EarlierDue, due=maybe(days | moments), until=days, told=maybe(st.booleans()))
            ),
        ),
    ),
    reviews=_group(
        "r",
        st.builds(
            Review,
            held=maybe(days),
            numbered_by=maybe(st.sampled_from(["survivor", "staff"])),
            present=st.lists(any_text, max_size=2),
            order=st.lists(_ids("g"), max_size=4),
            next=maybe(days),
            note=maybe(any_text),
            progress=st.dictionaries(_ids("g"), any_text, max_size=2),
        ),
    ),
    orders=_group(
        "o",
        st.builds(
            Order,
            on=maybe(days),
            until=maybe(days),
            by=maybe(st.sampled_from(["survivor", "staff"])),
            order=st.lists(_ids("g"), max_size=4),
        ),
    ),
    checklists=_group(
        "k",
        st.builds(
            Run,
            name=any_text,
            title=maybe(any_text),
            edition=maybe(any_text),
            started=maybe(days),
            authority=st.lists(any_text, max_size=2),
            items=st.dictionaries(any_text, any_text, max_size=3),
            answers=st.dictionaries(any_text, days | any_text, max_size=3),
            assured=st.dictionaries(
                any_text, st.builds(Assured, by=any_text, words=any_text, on=maybe(days)), max_size=2
            ),
            earlier=_group("a", st.builds(EarlierAnswer, item=any_text, answer=days | any_text, until=days)),
        ),
    ),
    closings=_group("z", st.builds(Closing, closed=days, reopened=maybe(days), note=maybe(any_text))),
    copies=_group(
        "y",
        st.builds(
            Copy,
            on=days,
            safe=st.sampled_from(["yes", "no", "not asked"]),
            taken=st.booleans(),
            language=maybe(any_text),
            plain_cover=maybe(st.booleans()),
        ),
    ),
    form=st.builds(FormChance, seed=maybe(any_text), numerals=maybe(st.sampled_from(["latn", "arab", "deva"]))),
    order_to_settle=_group(
        "q",
        st.builds(
            Proposal,
            order=st.lists(_ids("g"), max_size=4),
            by=maybe(st.sampled_from(["survivor", "staff"])),
            on=maybe(days),
        ),
        most=1,
    ),
    to_settle=_group(
        "t", st.builds(ToSettle, place=st.lists(any_text, min_size=1, max_size=3), other=any_text | days), most=1
    ),
    extra=st.dictionaries(any_text, extras, max_size=3),
)


@st.composite
def ordered_cases(draw: st.DrawFn, *, least: int = 1, most: int = 8) -> Case:
    """A case as the program itself makes them: goals in entered words, the first of them numbered 1 to n."""
    words = draw(st.lists(entered_text, min_size=least, max_size=most))
    keys = list(islice(draw(st.lists(_ids("g"), min_size=len(words), max_size=len(words), unique=True)), len(words)))
    ranks = draw(st.permutations(range(1, len(words) + 1)))
    numbered = draw(st.integers(0, len(words)))
    goals_ = {
        key: Goal(
            words=text, rank=rank if rank <= numbered else None, round=1, added=date(2026, 11, 2), said_by="survivor"
        )
        for key, text, rank in zip(keys, words, ranks, strict=True)
    }
    return Case(format=1, case="amber-heron-27", opened=date(2026, 11, 2), goals=goals_)
