"""What a case's file knows that belongs on a checklist made for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from justicecli.core.dates import day_of
from justicecli.core.due import CHECK
from justicecli.core.goals import listed, ranked
from justicecli.core.overview import numbered_by, open_promises
from justicecli.model.case import Case, Promise
from justicecli.model.checklist import Shows
from justicecli.render.phrasebook import Phrasebook

_FIRST = 3


class Known:
    """The facts of one case, in the language of the page. Nothing of it is on a page that was not asked for."""

    def __init__(self, case: Case, book: Phrasebook, today: date) -> None:
        self._case, self._book, self._today = case, book, today

    def head(self) -> list[str]:
        """What stands at the head of the page: how to speak with the survivor, safe contact, and the first goals."""
        person = self._case.person
        said = {"call_me": person.call_me, "pronouns": person.pronouns}
        lines = [self._book(key, value=value) for key, value in said.items() if value]
        return [*lines, *self._interpreter(), *self._safe_contact(), *self._goals()]

    def facts(self, name: Shows) -> list[str]:
        """The lines under an item that asks for this."""
        lines: dict[Shows, Callable[[], list[str]]] = {
            "interpreter": self._interpreter,
            "words": self._words,
            "contact_person": self._contact_person,
            "present": self._present,
            "promises": self._promises,
        }
        return lines[name]()

    def _interpreter(self) -> list[str]:
        """Whether one is needed, and the languages."""
        person, book = self._case.person, self._book
        needed = self._value(person.interpreter) if person.interpreter else None
        said = {"interpreter": needed, "speaks": ", ".join(person.speaks), "reads": person.reads}
        line = ". ".join(book(key, value=value) for key, value in said.items() if value)
        return [line] if line else []

    def _words(self) -> list[str]:
        """What the survivor calls people, places and things."""
        names = {key: self._book.words.get(f"key_{key}", key.replace("_", " ")) for key in self._case.words}
        said = {key: words for key, words in self._case.words.items() if words.strip()}
        return [self._book("words", key=names[key], value=f"“{words}”") for key, words in said.items()]

    def _contact_person(self) -> list[str]:
        """Who it is by name."""
        named = self._case.person.contact_person
        return [self._book("contact_person", value=named)] if named else []

    def _present(self) -> list[str]:
        """The roles that were there before."""
        roles = [role for contact in self._case.contacts.values() if contact.reached for role in contact.present]
        roles += [role for review in self._case.reviews.values() for role in review.present]
        return [self._book("present", value=", ".join(map(self._value, dict.fromkeys(roles))))] if roles else []

    def _goals(self) -> list[str]:
        """The first goals, word for word, so that the talk begins with what the survivor put first."""
        numbers = {key: f"{number}. " for number, key in enumerate(ranked(self._case), 1)}
        all_, first = listed(self._case), listed(self._case)[:_FIRST]
        words = {key: self._case.goals[key].words.replace("\n", "\n   ") for key in first}
        lines = [f"{numbers.get(key, '• ')}{text}" for key, text in words.items()]
        if more := len(all_) - len(first):
            lines.append(self._book("more_goals", number=str(more)))
        found = numbered_by(self._case)
        by_staff = [self._book("by_staff")] if found and found[0].by == "staff" else []
        return [self._book("put_first"), *lines, *by_staff] if lines else []

    def _promises(self) -> list[str]:
        """What is promised and open, with its day or hour."""
        return [self._promise(promise) for promise in open_promises(self._case).values()]

    def _promise(self, promise: Promise) -> str:
        """One promise."""
        key = "was_due" if promise.due and day_of(promise.due) < self._today else "due"
        due = self._book(key, day=self._book.day(promise.due)) if promise.due else ""
        about = ", ".join(part for part in (due, promise.who or "") if part)
        return self._book("promised", value=f"{promise.words}{f' ({about})' if about else ''}")

    def _safe_contact(self) -> list[str]:
        """How it is safe to reach the survivor, with nothing left out, and whether somebody has looked lately."""
        safe, book = self._case.safe_contact, self._book
        said = {name: getattr(safe, name) for name in safe.__struct_fields__ if getattr(safe, name) is not None}
        lines = [book(name, value=self._value(value)) for name, value in said.items()]
        return [f"{book('safe_contact')}: {'; '.join(lines)}", *self._age(safe.last_checked)] if lines else []

    def _age(self, checked: date | None) -> list[str]:
        """A word of caution where safe contact was not checked for long."""
        if checked is None:
            return [self._book("safe_unchecked")]
        days = (self._today - checked).days
        return [self._book("safe_old", days=str(days))] if days > CHECK.days else []

    def _value(self, value: object) -> str:
        """A value of the file as the page says it; a plain one in the page's language, any other as it stands."""
        if isinstance(value, bool):
            return self._book("yes" if value else "no")
        if isinstance(value, date):
            return self._book.day(value)
        said = str(value)
        return self._book.words.get(f"value_{said.strip().casefold().replace('-', '').replace(' ', '_')}", said)
