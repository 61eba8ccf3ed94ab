"""What a case's file knows that belongs on a checklist made for it."""

from __future__ import annotations

from collections.abc import Callable

from justicecli.core.goals import listed, ranked
from justicecli.core.overview import numbered_by, open_promises
from justicecli.model.case import Case, Promise
from justicecli.model.checklist import Shows
from justicecli.render.phrasebook import Phrasebook

_FIRST = 3


class Known:
    """The facts of one case, in the language of the page. Nothing of it is on a page that was not asked for."""

    def __init__(self, case: Case, book: Phrasebook) -> None:
        self._case, self._book = case, book

    def head(self) -> list[str]:
        """What stands at the head of the page: how to speak with the survivor, and the first goals."""
        person = self._case.person
        said = {"call_me": person.call_me, "pronouns": person.pronouns}
        lines = [self._book(key, value=value) for key, value in said.items() if value]
        return [*lines, *self._interpreter(), *self._goals()]

    def facts(self, name: Shows) -> list[str]:
        """The lines under an item that asks for this."""
        lines: dict[Shows, Callable[[], list[str]]] = {
            "interpreter": self._interpreter,
            "words": self._words,
            "contact_person": self._contact_person,
            "present": self._present,
            "promises": self._promises,
            "safe_contact": self._safe_contact,
        }
        return lines[name]()

    def _interpreter(self) -> list[str]:
        """Whether one is needed, and the languages."""
        person, book = self._case.person, self._book
        said = {"interpreter": person.interpreter, "speaks": ", ".join(person.speaks), "reads": person.reads}
        line = ". ".join(book(key, value=value) for key, value in said.items() if value)
        return [line] if line else []

    def _words(self) -> list[str]:
        """What the survivor calls people, places and things."""
        return [self._book("words", key=key, value=f"“{words}”") for key, words in self._case.words.items()]

    def _contact_person(self) -> list[str]:
        """Who it is by name."""
        named = self._case.person.contact_person
        return [self._book("contact_person", value=named)] if named else []

    def _present(self) -> list[str]:
        """The roles that were there before."""
        roles = [role for contact in self._case.contacts.values() if contact.reached for role in contact.present]
        roles += [role for review in self._case.reviews.values() for role in review.present]
        return [self._book("present", value=", ".join(dict.fromkeys(roles)))] if roles else []

    def _goals(self) -> list[str]:
        """The first goals, word for word, so that the talk begins with what the survivor put first."""
        numbers = {key: f"{number}. " for number, key in enumerate(ranked(self._case), 1)}
        first = listed(self._case)[:_FIRST]
        words = {key: self._case.goals[key].words.replace("\n", "\n   ") for key in first}
        lines = [f"{numbers.get(key, '• ')}{text}" for key, text in words.items()]
        found = numbered_by(self._case)
        by_staff = [self._book("by_staff")] if found and found[0].by == "staff" else []
        return [self._book("put_first"), *lines, *by_staff] if lines else []

    def _promises(self) -> list[str]:
        """What is promised and open, with its day or hour."""
        return [self._promise(promise) for promise in open_promises(self._case).values()]

    def _promise(self, promise: Promise) -> str:
        """One promise."""
        due = self._book("due", day=self._book.day(promise.due)) if promise.due else ""
        about = ", ".join(part for part in (due, promise.who or "") if part)
        return self._book("promised", value=f"{promise.words}{f' ({about})' if about else ''}")

    def _safe_contact(self) -> list[str]:
        """How it is safe to reach the survivor, with nothing left out."""
        safe, book = self._case.safe_contact, self._book
        said = {name: getattr(safe, name) for name in safe.__struct_fields__ if getattr(safe, name) is not None}
        lines = [book(name, value=self._value(value)) for name, value in said.items()]
        return [f"{book('safe_contact')}: {'; '.join(lines)}"] if lines else []

    def _value(self, value: object) -> str:
        """A value of the file as the page says it."""
        if isinstance(value, bool):
            return self._book("yes" if value else "no")
        return value if isinstance(value, str) else self._book.day(value)  # type: ignore[arg-type]
