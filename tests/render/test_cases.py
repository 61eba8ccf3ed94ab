"""Cases as a person reads them: many in a list, or one at a glance."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from justicecli.core.life import close
from justicecli.core.overview import Due, Overview, overview
from justicecli.core.trust import trust
from justicecli.errors import NotValid
from justicecli.model.case import Case, Contact, Explained, Person, Promise, Review, SafeContact
from justicecli.render.cases import Listing, explained, fault, page
from justicecli.render.page import Heading, Item, Line, Part
from tests.made import MEETING, WEEK, case_of, counting
from tests.render.screen import sit_at

AT = datetime(2026, 11, 2, 10).astimezone()  # with the offset of where the tests run
TODAY = MEETING + timedelta(days=9)
CASE = case_of("Vivir con mi hija")


def row(code: str = "amber-heron-27", **known: object) -> Overview:
    """A case in the list, of which little is known."""
    nothing = dict.fromkeys(("closed", "call_me", "last_contact", "next_review", "next_due"))
    fields: dict[str, object] = {"opened": MEETING, "goals": 2, **nothing, **known}
    return Overview(code=code, **fields)  # type: ignore[arg-type]


class TestListing:
    def test_in_a_pipe_a_case_is_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        listing = Listing()
        listing.add(row())
        listing.add(row("birch-owl-10", goals=1, last_contact=Contact(at=AT), next_due=Due(when=AT, what="promise")))
        listing.add(row("cedar-lamp-44", closed=MEETING + WEEK, last_contact=Contact()))
        assert capsys.readouterr().out == (
            "amber-heron-27  2 goals  no contact yet\n"
            "birch-owl-10  1 goal  last contact Monday 2 November 2026, 10:00  "
            "next: promise Monday 2 November 2026, 10:00\n"
            "cedar-lamp-44  closed Monday 9 November 2026  no contact yet\n"
        )
        assert listing.end() == 3
        assert capsys.readouterr().out == ""

    def drawn(self, monkeypatch: pytest.MonkeyPatch, columns: int) -> list[str]:
        """Two cases on a terminal of so many columns."""
        screen = sit_at(monkeypatch, columns)
        listing = Listing()
        listing.add(row("amber-heron-27", next_due=Due(when=AT, what="review"), last_contact=Contact(at=AT)))
        listing.add(row("birch-[bold]-:smile:"))
        assert screen.text() == ""
        assert listing.end() == 2
        return screen.text().splitlines()

    def test_on_a_terminal_a_few_cases_are_columns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lines = self.drawn(monkeypatch, 160)
        assert [re.split("  +", line.strip()) for line in lines] == [
            ["Case", "Goals", "Last contact", "Next"],
            ["amber-heron-27", "2 goals", "Monday 2 November 2026, 10:00", "review Monday 2 November 2026, 10:00"],
            ["birch-[bold]-:smile:", "2 goals", "no contact yet"],
        ]
        assert len({line.index("2 goals") for line in lines[1:]}) == 1

    @pytest.mark.parametrize("columns", [40, 60, 80])
    def test_on_a_narrow_terminal_columns_fit_and_nothing_is_cut(
        self, columns: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        narrow, wide = self.drawn(monkeypatch, columns), self.drawn(monkeypatch, 160)
        assert max(map(len, narrow)) <= columns
        assert sorted("".join(narrow).replace(" ", "")) == sorted("".join(wide).replace(" ", ""))

    def test_on_a_terminal_many_cases_are_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = sit_at(monkeypatch)
        listing = Listing()
        for number in range(203):
            listing.add(row(f"case-{number}"))
        assert listing.end() == 203
        assert screen.text().splitlines() == [f"case-{n}  2 goals  no contact yet" for n in range(203)]

    def test_a_list_without_a_case_is_empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = sit_at(monkeypatch)
        assert Listing().end() == 0
        assert screen.text() == ""


def shown(case: Case, as_of: date | None = None) -> list[Part]:
    """The page of a case, nine days after the first meeting."""
    return list(page(case, overview(case, case.case), trust(case, as_of or TODAY), as_of=as_of))


class TestPage:
    def test_a_case_of_which_little_is_known(self) -> None:
        case = Case(format=1, case="amber-heron-27")
        assert shown(case) == [
            Heading("amber-heron-27"),
            Line(""),
            Heading("Goals"),
            Line("No goal is on the list. Name one with: justice goals add CASE"),
            Line(""),
            Line("Last contact: none yet"),
            Line("Next review: no date yet"),
            Line("Options explained: not yet. Explain them first: justice options explain CASE"),
        ]

    def test_a_case_of_which_much_is_known(self) -> None:
        case = replace(
            CASE,
            person=Person(call_me="Ana", speaks=["es-MX", "mix"], reads="es", contact_person="R. Ortiz"),
            words={"trafficker": "my boyfriend"},
            safe_contact=SafeContact(method="text", code_word_set=False, last_checked=MEETING),
            options={"papers-back": Explained(explained=MEETING), "safe-home": Explained(help="we can")},
            contacts={"c-0000": Contact(at=AT, how="in person", reached=True, who="R. Ortiz")},
            promises={
                "p-0000": Promise(words="Call at nine", who="R. Ortiz", made=MEETING, due=AT + WEEK),
                "p-0001": Promise(words="Write"),
                "p-0002": Promise(words="Kept already", state="kept"),
            },
            reviews={"r-0000": Review(held=MEETING, next=MEETING + 6 * WEEK)},
        )
        assert shown(case) == [
            Heading("amber-heron-27"),
            Line("Opened Monday 2 November 2026."),
            Line("Called: Ana. Speaks: es-MX, mix. Reads: es. Point of contact: R. Ortiz."),
            Line(""),
            Heading("Goals"),
            Item("(1)", "Vivir con mi hija", "g-aaaa, first time"),
            Line(""),
            Heading("Promised, and open"),
            Item("-", "Call at nine", "p-0000, R. Ortiz, due Monday 9 November 2026, 10:00"),
            Item("-", "Write", "p-0001"),
            Line(""),
            Heading("How we keep our word"),
            Item("-", "1 of 1 promise kept or missed was kept"),
            Item("-", "open longest, 9 days: Call at nine (p-0000)"),
            Item("-", "1 of 1 contact with R. Ortiz; the survivor has met 1 person"),
            Item("-", "9 days since the survivor was reached"),
            Line(""),
            Line("Last contact: Monday 2 November 2026, 10:00, in person, R. Ortiz"),
            Line("Next review: Monday 14 December 2026"),
            Line("Options explained: 1 form of justice, last on Monday 2 November 2026"),
            Line(""),
            Heading("Safe contact"),
            Item("method:", "text"),
            Item("code word set:", "no"),
            Item("last checked:", "Monday 2 November 2026"),
            Line(""),
            Heading("The survivor's words"),
            Item("trafficker:", "my boyfriend"),
        ]

    def test_a_closed_case_says_that_the_survivor_may_come_back(self) -> None:
        closed = close(CASE, on=MEETING + WEEK, entropy=counting())
        assert shown(closed)[1] == Line(
            "Opened Monday 2 November 2026. Closed Monday 9 November 2026; the survivor may come back."
        )
        assert shown(replace(closed, opened=None))[1] == Line(
            "Closed Monday 9 November 2026; the survivor may come back."
        )

    def test_a_past_day_is_named_in_the_heading(self) -> None:
        assert shown(CASE, MEETING)[0] == Heading("amber-heron-27: as it stood on Monday 2 November 2026")

    def test_no_word_of_what_makes_contact_safe_is_left_out(self) -> None:
        rule = "Only text, and only to say that the library book is in. " * 4
        case = replace(
            CASE,
            safe_contact=SafeContact(if_dropped=rule),
            words={"place": rule + "\nend"},
            person=Person(interpreter=rule),
        )
        parts = shown(case)
        assert Item("if dropped:", rule) in parts
        assert Item("place:", rule + "\nend") in parts
        assert Line(f"Interpreter: {rule}.") in parts


def test_what_was_explained_is_told_and_what_was_not_is_named() -> None:
    recorded = {
        "papers-back": Explained(explained=MEETING, language="es", help="we can"),
        "our-own": Explained(),
    }
    sayings = {"papers-back": "I want my papers.", "safe-home": "I want a bed.", "t-visa": "I want to stay."}
    assert list(explained(recorded, sayings)) == [
        Item("papers-back:", "I want my papers.", "Monday 2 November 2026, es, we can"),
        Item("our-own:", "", ""),
        Line("Not explained yet: safe-home, t-visa."),
    ]
    assert list(explained({}, {})) == []


def test_a_file_that_cannot_be_read_is_named_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    fault(NotValid("cases/amber.toml:3: unknown key."))
    assert capsys.readouterr() == ("", "justice: cases/amber.toml:3: unknown key.\n")
