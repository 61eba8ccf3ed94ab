"""Survivor files as a person may lay them out, and every kind of change that the program makes to them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

import tomli_w
from hypothesis import reject
from hypothesis import strategies as st

from justicecli.core import contacts, copies, fields, forms, goals, life, options, promises, reviews, runs, work
from justicecli.errors import Mistyped
from justicecli.model.case import Case
from justicecli.model.checklist import Checklist, Item
from justicecli.model.codes import Entropy
from justicecli.model.paper import Copy
from justicecli.model.records import Help
from justicecli.model.text import has_control
from justicecli.storage import toml
from tests.strategies import any_text, days, entropy_from

Place = tuple[str, ...]
Change = Callable[[Case], Case]

_words = any_text.map(lambda text: "Meta " + "".join(char for char in text if not has_control(char)).rstrip("\n"))

LAST_DAY = date(2200, 1, 1)
"""After every day that the strategies make."""

_OWN = Checklist(
    title="Moving in",
    edition="1",
    items={"keys": Item(do="Hand over the keys.", moment=""), "rent": Item(do="Pay.", moment="", authority=True)},
)


class Row(NamedTuple):
    """A line that was typed, or the lines of one long value; the key or table it belongs to, if to any."""

    text: str
    place: Place | None = None
    header: bool = False


class ByHand(NamedTuple):
    """A file that somebody typed, row by row, and the comments in it, none of which may ever be lost."""

    rows: list[Row]
    comments: list[str]
    shuffled: bool

    @property
    def text(self) -> str:
        """The file as it stands on the disk."""
        return "".join(f"{row.text}\n" for row in self.rows)

    def untouched(self, before: Case, after: Case) -> list[str]:
        """The lines that have no part in a change: all of them have to be there afterwards, in this order."""
        old, new = leaves(toml.as_table(before)), leaves(toml.as_table(after))
        changed = {place for place in {**old, **new} if old.get(place) != new.get(place)}

        def is_touched(row: Row) -> bool:
            if row.place is None:
                return False
            within = {place for place in (old if row.header else changed) if place[: len(row.place)] == row.place}
            return bool(within) and not (row.header and within & set(new))

        return [line for row in self.rows if not is_touched(row) for line in row.text.split("\n") if line.strip()]


def leaves(table: Mapping[str, Any], place: Place = ()) -> dict[Place, str]:
    """Each value in nested tables, by the way to it."""
    found: dict[Place, str] = {}
    for key, value in table.items():
        found |= leaves(value, (*place, key)) if isinstance(value, dict) else {(*place, key): repr(value)}
    return found


def missing(lines: list[str], text: str) -> list[str]:
    """The first of the lines that does not stand in the text after those before it, if there is one."""
    rest: Iterator[str] = iter(text.split("\n"))
    return [line for line in lines if line not in rest][:1]


class _Typist:
    """Writes a case down in ways that a person might choose, with comments anywhere."""

    def __init__(self, draw: st.DrawFn, *, plain: bool) -> None:
        self.draw = draw
        self.plain = plain
        self.comments: list[str] = []

    def sometimes(self, chance: int = 5) -> bool:
        """True once in about `chance` times."""
        return self.draw(st.integers(1, chance)) == chance

    def comment(self) -> str:
        """A new comment that stands nowhere else."""
        self.comments.append(f'# remark {len(self.comments) + 1}: "said [twice]')
        return self.comments[-1]

    def between(self) -> list[Row]:
        """What may stand between two lines: nothing, a blank line, a comment."""
        if not self.sometimes():
            return []
        return [Row(self.draw(st.sampled_from(["", "  "]))), *([Row(self.comment())] if self.sometimes(2) else [])]

    def value(self, value: Any, *, on_one_line: bool) -> str:
        """A value as TOML, in one of several ways."""
        if isinstance(value, str):
            return self._text(value, on_one_line=on_one_line)
        if isinstance(value, list):
            if on_one_line or not value or not self.sometimes(2):
                return "[" + ", ".join(self.value(one, on_one_line=True) for one in value) + "]"
            return self._long_list(value)
        if isinstance(value, dict):
            pairs = (f"{written_key(key)} = {self.value(part, on_one_line=True)}" for key, part in value.items())
            return "{" + ", ".join(pairs) + "}"
        return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")

    def _text(self, value: str, *, on_one_line: bool) -> str:
        if not re.search(r"['\x00-\x08\x0a-\x1f\x7f]", value) and self.sometimes(4):
            return f"'{value}'"
        if not on_one_line and "\n" in value and "\r" not in value:
            return tomli_w.dumps({"x": value}, multiline_strings=True).removeprefix("x = ").rstrip("\n")
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

    def _long_list(self, value: list[Any]) -> str:
        lines = []
        for one in value:
            lines += [f"    {self.comment()}"] if self.sometimes() else []
            lines.append(
                f"    {self.value(one, on_one_line=True)}," + (f" {self.comment()}" if self.sometimes() else "")
            )
        return "[\n" + "\n".join(lines) + "\n]"

    def table(self, place: Place, table: Mapping[str, Any]) -> tuple[list[Row], list[list[Row]]]:
        """The rows of a table's own keys, and a block of rows for each table below it."""
        rows: list[Row] = []
        blocks: list[list[Row]] = []
        for key, value in table.items():
            here = (*place, key)
            style = self._style(value) if isinstance(value, dict) else "value"
            if style == "headed":
                blocks += self._blocks(here, value)
                continue
            rows += self.between()
            if style == "dotted":
                for name, part in value.items():
                    dotted = f"{written_key(key)}.{written_key(name)}"
                    rows.append(Row(f"{dotted} = {self.value(part, on_one_line=True)}", (*here, name)))
                continue
            equals = self.draw(st.sampled_from(["=", "  =  "])) if self.sometimes() else " = "
            behind = f"  {self.comment()}" if self.sometimes() else ""
            written = self.value(value, on_one_line=style == "braces")
            rows.append(Row(f"{written_key(key)}{equals}{written}{behind}", here))
        return rows, blocks

    def _style(self, value: Mapping[str, Any]) -> str:
        if self.plain or not value or not self.sometimes(4):
            return "headed"
        return self.draw(st.sampled_from(["braces", "dotted"]))

    def _blocks(self, place: Place, table: Mapping[str, Any]) -> list[list[Row]]:
        rows, blocks = self.table(place, table)
        behind = f" {self.comment()}" if self.sometimes(8) else ""
        if not rows and blocks and not behind and not self.sometimes():
            return blocks
        header = Row(f"[{'.'.join(map(written_key, place))}]{behind}", place, header=True)
        return [[*self.between(), Row(""), header, *rows], *blocks]


def written_key(key: str) -> str:
    """A key as it is written, in quotes where it has to be."""
    return tomli_w.dumps({key: 1}).removesuffix(" = 1\n")


@st.composite
def by_hand(draw: st.DrawFn, case: Case, *, plain: bool = False) -> ByHand:
    """A file that holds the case, laid out by somebody who typed it; plain: each table under its header, in order."""
    typist = _Typist(draw, plain=plain)
    rows, blocks = typist.table((), toml.as_table(case))
    shuffled = not plain and typist.sometimes(3)
    if shuffled:
        blocks = draw(st.permutations(blocks))
    rows = [*typist.between(), *rows, *(row for block in blocks for row in block), *typist.between()]
    return ByHand(rows, typist.comments, shuffled)


def kinds(case: Case, words: str, on: date, entropy: Entropy) -> dict[str, Change]:
    """Every kind of change, by the command that makes it, as far as there is something in the case to change."""
    at = datetime.combine(on, time(9, 30), UTC)
    helps: dict[str, Help | None] = {"t-visa": "not ours"}
    changes: dict[str, Change] = {
        "set": lambda it: fields.set_field(it, "words.trafficker", words, today=on),
        "set: a list": lambda it: fields.set_field(it, "person.speaks", "mam quc", today=on),
        "options explain": lambda it: options.explain(it, ["papers-back", "t-visa"], on=on, language="es", helps=helps),
        "goals add": lambda it: goals.add(it, words, on=on, entropy=entropy, round_=2, written_by="R. Ortiz"),
        "review": lambda it: _reviewed(it, goals.listed(it)[::-1], on, words, entropy),
        "contacts add": lambda it: contacts.add(it, at=at, how="text", reached=True, entropy=entropy, note=words),
        "promises add": lambda it: promises.add(it, words, made=on, due=at, entropy=entropy),
    }
    for key in _set_fields(case):
        changes[f"set: no {key}"] = lambda it, key=key: fields.set_field(it, key, None, today=on)  # type: ignore[misc]
    if case.closed:
        changes["reopen"] = lambda it: life.reopen(it, on=LAST_DAY)
    else:
        changes["close"] = lambda it: life.close(it, on=on, entropy=entropy)
    changes |= _of_goals(case, words, on, entropy)
    open_ = [key for key, promise in case.promises.items() if promise.state in ("open", "changed")]
    changes["form"] = lambda it: forms.with_seed(it, entropy)
    changes["copy"] = lambda it: copies.offered(it, Copy(on=on, safe="yes", taken=True), entropy=entropy)
    changes["checklists start"] = lambda it: runs.start(it, "own", _OWN, ours={}, on=on, entropy=entropy)[0]
    for run, one in case.checklists.items():
        item = next(iter(one.items), "interpreter-booked")
        changes[f"checklists answer: {run}"] = lambda it, run=run, item=item: runs.answer(  # type: ignore[misc]
            it, run, item, words, on=LAST_DAY, entropy=entropy
        )
    if open_:
        key = open_[-1]
        changes |= {
            "promises keep": lambda it: promises.settle(it, key, "kept", on=LAST_DAY),
            "promises miss": lambda it: promises.settle(it, key, "missed", on=LAST_DAY, told=True),
            "promises release": lambda it: promises.settle(it, key, "released", on=LAST_DAY),
            "promises change": lambda it: promises.change(it, key, LAST_DAY, on=LAST_DAY, entropy=entropy, told=True),
        }
    return changes


def _of_goals(case: Case, words: str, on: date, entropy: Entropy) -> dict[str, Change]:
    """Every kind of change of a goal that is there."""
    changes: dict[str, Change] = {}
    listed = goals.listed(case)
    if listed:
        first, last = listed[0], listed[-1]
        changes |= {
            "goals move": lambda it: goals.move(it, last, 1),
            "goals unrank": lambda it: goals.unrank(it, first, on=on, entropy=entropy),
            "goals order": lambda it: goals.set_order(it, listed[1:][::-1], on=on, by="staff", entropy=entropy),
            "goals reword": lambda it: goals.reword(it, last, words, on=on, entropy=entropy),
            "goals mark": lambda it: goals.mark(it, first, "set-aside", on=LAST_DAY, entropy=entropy, note=words),
            "goals step": lambda it: work.add_step(it, last, words, who="R. Ortiz", by=on, entropy=entropy),
            "goals hurdle": lambda it: work.add_hurdle(it, first, words, kind=None, entropy=entropy),
        }
    steps = [key for goal in case.goals.values() for key, step in goal.steps.items() if not step.done]
    if steps:
        changes["goals step-done"] = lambda it: work.step_done(it, steps[-1], on=on)
    hurdles = [key for goal in case.goals.values() for key, hurdle in goal.hurdles.items() if not hurdle.gone]
    if hurdles:
        changes["goals hurdle-gone"] = lambda it: work.hurdle_gone(it, hurdles[0], on=on)
    return changes


@st.composite
def changed(draw: st.DrawFn, case: Case) -> Case:
    """The case after one change of a kind that the commands make."""
    entropy = entropy_from(draw(st.randoms(use_true_random=False)))
    changes = kinds(case, draw(_words), draw(days), entropy)
    try:
        return changes[draw(st.sampled_from(sorted(changes)))](case)
    except Mistyped:  # a day that does not fit this file, such as one before the last order
        reject()


def _set_fields(case: Case) -> list[str]:
    """The fields that hold something and can be cleared."""
    table = toml.as_table(case)
    held = [f"{name}.{key}" for name in ("person", "safe_contact") for key in table.get(name, {})]
    return held + [f"words.{key}" for key in case.words if re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", key)]


def _reviewed(case: Case, order: list[str], on: date, note: str, entropy: Entropy) -> Case:
    """The case after a review with an order, a next day and a note."""
    case, key = reviews.begin(case, on=on, present=["interpreter"], entropy=entropy)
    case = reviews.with_order(case, key, order, on=on, by="survivor", entropy=entropy)
    case = reviews.with_next(case, key, on + reviews.SIX_WEEKS)
    return reviews.with_note(case, key, note)


def maybe_windows(text: str) -> st.SearchStrategy[bytes]:
    """The text as an editor on another system may save it: line ends of Windows, a byte order mark."""
    data = text.encode()
    return st.sampled_from([data, data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data])
