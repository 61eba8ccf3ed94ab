"""Cases as a person reads them: many in a list, or one at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from justicecli.core.dates import in_words
from justicecli.core.overview import Overview, open_promises
from justicecli.core.runs import open_runs, still_to_answer
from justicecli.core.trust import Trust
from justicecli.errors import JusticeError
from justicecli.model.case import Case, Contact, Explained
from justicecli.render import console, goals, trust
from justicecli.render.page import Heading, Item, Line, Part
from justicecli.render.words import count, here_in_words, plain

_DRAWN = 200


class Listing:
    """Writes the list of cases, one line a case as it is read; a small one is drawn as columns on a terminal."""

    def __init__(self) -> None:
        self._waiting: list[Overview] = []
        self._drawn = console.is_terminal()
        self._count = 0

    def add(self, row: Overview) -> None:
        """One more case."""
        self._count += 1
        if not self._drawn:
            console.out(_row(row))
            return
        self._waiting.append(row)
        if len(self._waiting) > _DRAWN:
            self._drawn = False
            console.out_lines([_row(one) for one in self._waiting])
            self._waiting = []

    def end(self) -> int:
        """What was waiting is on the terminal; how many cases there were."""
        if self._waiting:
            _draw(self._waiting)
        return self._count


def _row(row: Overview) -> str:
    """One case on one line: code, last contact, what is next."""
    return "  ".join(filter(None, (row.code, *_cells(row))))


def _cells(row: Overview) -> tuple[str, str, str]:
    """What is said of a case in the list."""
    state = f"closed {in_words(row.closed)}" if row.closed else count(row.goals, "goal")
    state += f", {row.to_settle} to settle" if row.to_settle else ""
    contact = row.last_contact
    last = f"last contact {in_words(contact.at)}" if contact and contact.at else "no contact yet"
    due = f"next: {row.next_due.what} {here_in_words(row.next_due.when)}" if row.next_due else ""
    return state, last, due


def _draw(rows: list[Overview]) -> None:
    """The list in columns."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Case", no_wrap=True)
    for name in ("Goals", "Last contact", "Next"):
        table.add_column(name, overflow="fold")
    for row in rows:
        state, last, due = _cells(row)
        last = last.removeprefix("last contact ")
        table.add_row(*(Text(cell) for cell in (row.code, state, last, due.removeprefix("next: "))))
    console.drawing().print(table)


def page(case: Case, facts: Overview, trusted: Trust, *, as_of: date | None = None) -> Iterator[Part]:
    """One case at a glance: goals in order, what is promised, last contact, next review, safe contact, words."""
    yield Heading(f"{facts.code}: as it stood on {in_words(as_of)}" if as_of else facts.code)
    opened = f"Opened {in_words(case.opened)}." if case.opened else ""
    closed = f"Closed {in_words(case.closed)}; the survivor may come back." if case.closed else ""
    if opened or closed:
        yield Line(" ".join(part for part in (opened, closed) if part))
    yield from _person(case)
    yield Line("")
    yield from goals.page(case, title="Goals")
    yield from _promises(case)
    if case.to_settle:
        from justicecli.render import settling

        yield from settling.accounts(case)
    if trust_lines := list(trust.page(case, trusted)):
        yield Line("")
        yield from trust_lines
    yield Line("")
    yield Line(f"Last contact: {_contact(facts.last_contact)}")
    yield Line(f"Next review: {in_words(facts.next_review) if facts.next_review else 'no date yet'}")
    yield Line(f"Options explained: {_options(case)}")
    for key, run in open_runs(case):
        left = len(still_to_answer(run))
        yield Line(f"Checklist: {run.title or run.name} ({key}), {left} of {count(len(run.items), 'item')} open")
    yield from _table(
        "Safe contact",
        {name: getattr(case.safe_contact, name) for name in case.safe_contact.__struct_fields__},
    )
    yield from _table("The survivor's words", dict(case.words))


def _person(case: Case) -> Iterator[Part]:
    """How to speak with the survivor."""
    person = case.person
    said = {
        "Called": person.call_me,
        "Pronouns": person.pronouns,
        "Speaks": person.speaks,
        "Reads": person.reads,
        "Interpreter": person.interpreter,
        "Point of contact": person.contact_person,
    }
    if any(said.values()):
        yield Line(". ".join(f"{name}: {_whole(value)}" for name, value in said.items() if value) + ".")


def _promises(case: Case) -> Iterator[Part]:
    """What is promised and open."""
    promises = open_promises(case)
    if promises:
        yield Line("")
        yield Heading("Promised, and open")
    for key, promise in promises.items():
        due = f"due {here_in_words(promise.due)}" if promise.due else ""
        yield Item("-", promise.words, ", ".join(part for part in (key, promise.who or "", due) if part))


def _contact(contact: Contact | None) -> str:
    """The last contact in a few words."""
    if contact is None or contact.at is None:
        return "none yet"
    return ", ".join(part for part in (in_words(contact.at), contact.how or "", contact.who or "") if part)


def _options(case: Case) -> str:
    """How many forms of justice were explained, and last when."""
    days = [one.explained for one in case.options.values() if one.explained]
    if not days:
        return "not yet. Explain them first: justice options explain CASE"
    return f"{count(len(days), 'form')} of justice, last on {in_words(max(days))}"


def _table(title: str, values: dict[str, object]) -> Iterator[Part]:
    """A table of the file, where anything is in it."""
    said = {name: value for name, value in values.items() if value is not None}
    if said:
        yield Line("")
        yield Heading(title)
    for name, value in said.items():
        yield Item(f"{name.replace('_', ' ')}:", _whole(value))


def _whole(value: object) -> str:
    """A value of the file as it is said, with nothing of a text left out: half a safe-contact rule is no rule."""
    return value if isinstance(value, str) else plain(value)


def explained(recorded: dict[str, Explained], sayings: dict[str, str]) -> Iterator[Part]:
    """What a case records of the forms of justice: when each was explained, in which language, who can help."""
    for key, one in recorded.items():
        parts = [in_words(one.explained) if one.explained else "", one.language or "", one.help or ""]
        yield Item(f"{key}:", sayings.get(key, ""), ", ".join(part for part in parts if part))
    missing = [key for key in sayings if key not in recorded]
    if missing:
        yield Line(f"Not explained yet: {', '.join(missing)}.")


def fault(error: JusticeError) -> None:
    """A file of the list that could not be read, on standard error."""
    console.error(error.sentence)
