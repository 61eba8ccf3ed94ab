"""What changed, said in sentences: whole outputs, for every kind of change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals, options, promises, reviews, work
from justicecli.core.changes import Change, compare
from justicecli.core.fields import set_field
from justicecli.core.life import close, reopen
from justicecli.model.case import Case, Contact, Explained, Order, Person, Promise, Review, SafeContact
from justicecli.model.goal import Goal
from justicecli.model.run import Run
from justicecli.model.text import has_control
from justicecli.render.changes import say, sentences
from tests.edits import FIELDS, Place, edits, edits_of
from tests.made import MEETING, WEEK, case_of, counting
from tests.strategies import cases

LATER = MEETING + WEEK
ABC = case_of("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar")
A, B, C = ABC.goals
EIGHT = case_of("A", "B", "C", "D", "E", "F", "G", "H")


def said(before: Case, after: Case) -> list[str]:
    """The sentences from one case to the other."""
    return sentences(compare(before, after))


def goal(case: Case, **fields: Any) -> Case:
    """The case with fields of its first goal replaced."""
    return replace(case, goals={**case.goals, A: replace(case.goals[A], **fields)})


def test_nothing_changed_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    say(ABC, ABC)
    assert capsys.readouterr() == ("Nothing was changed.\n", "")


def test_a_change_to_a_closed_case_says_that_it_is_closed(capsys: pytest.CaptureFixture[str]) -> None:
    closed = close(ABC, on=MEETING, entropy=counting())
    say(closed, goals.move(closed, C, 1))
    assert capsys.readouterr().err == "This case is closed. Open it again with: justice reopen amber-heron-27\n"
    for before, after in ((ABC, closed), (closed, closed), (closed, reopen(closed, on=LATER))):
        say(before, after)
        assert capsys.readouterr().err == ""


def test_quiet_says_nothing_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    after = goals.add(ABC, "call 555-010-0199", on=MEETING, entropy=counting(), round_=1)
    for case in (ABC, after):
        say(ABC, case, quiet=True)
    assert capsys.readouterr() == ("", "")


def test_likely_personal_data_is_kept_as_typed_with_a_caution_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say(ABC, goals.add(ABC, "call 555-010-0199", on=MEETING, entropy=counting(), round_=1))
    assert capsys.readouterr() == (
        "Named on Monday 2 November 2026: call 555-010-0199, not numbered yet (g-0000, round 1).\n",
        "Kept as typed, in goals.g-0000.words: this looks like a phone number; if it is one, keep it on paper or in "
        "the agency's own system.\n",
    )


class TestGoals:
    def test_a_goal_that_was_named(self) -> None:
        after = goals.add(ABC, "Casa", on=LATER, entropy=counting(), round_=2)
        assert said(ABC, after) == ["Named on Monday 9 November 2026: Casa, not numbered yet (g-0000, round 2)."]
        assert said(after, ABC) == ["Casa is no longer in the file."]

    def test_a_goal_that_was_named_with_a_number_and_through_somebody(self) -> None:
        after = goals.add(ABC, "Casa", on=LATER, entropy=counting(), round_=1, rank=1, said_by="interpreter")
        assert said(ABC, after) == [
            "Named on Monday 9 November 2026: Casa, number 1 (g-0000, round 1, said through the interpreter).",
            "The rest keep their order.",
        ]
        assert said(after, ABC) == ["Casa is no longer in the file.", "The rest keep their order."]
        after = goals.add(ABC, "Casa", on=LATER, entropy=counting(), round_=1, rank=4, said_by="staff")
        assert said(ABC, after) == [
            "Named on Monday 9 November 2026: Casa, number 4 (g-0000, round 1, noted by staff)."
        ]

    def test_a_goal_by_hand_may_say_nothing_but_its_words(self) -> None:
        after = replace(ABC, goals={**ABC.goals, "g-zzzz": Goal(words="Casa\npropia")})
        assert said(ABC, after) == ["Named: Casa …, not numbered yet (g-zzzz, round 1)."]

    def test_a_goal_that_was_moved(self) -> None:
        assert said(EIGHT, goals.move(EIGHT, "g-hhhh", 1)) == ["H is now 1 (was 8).", "The rest keep their order."]
        unnumbered = case_of("A", "B", numbered=1)
        assert said(unnumbered, goals.move(unnumbered, "g-bbbb", 2)) == ["B is now 2."]

    def test_two_goals_that_changed_places(self) -> None:
        after = goals.set_order(ABC, [C, B, A], on=LATER, by="survivor", entropy=counting())
        assert said(ABC, after) == [
            "The order until Monday 9 November 2026 is kept.",
            "The survivor set this order on Monday 9 November 2026.",
            "Estudiar is now 1 (was 3).",
            "Quiero mi pasaporte is now 3 (was 1).",
        ]

    def test_a_number_that_was_taken_away(self) -> None:
        after = goals.unrank(ABC, A, on=LATER, entropy=counting())
        assert said(ABC, after) == [
            "The order until Monday 9 November 2026 is kept.",
            "Quiero mi pasaporte has no number now (was 1).",
            "The rest keep their order.",
        ]

    def test_a_number_that_was_changed_by_hand(self) -> None:
        assert said(ABC, goal(ABC, rank=9)) == ["Quiero mi pasaporte is now 9 (was 1)."]

    def test_a_goal_that_was_reworded(self) -> None:
        after = goals.reword(ABC, B, "Vivir con mi hija y mi madre", on=LATER, entropy=counting())
        assert said(ABC, after) == [
            "Vivir con mi hija is now said as: Vivir con mi hija y mi madre.",
            "The words until Monday 9 November 2026 are kept: Vivir con mi hija.",
        ]

    def test_a_translation_beside_the_words(self) -> None:
        after = goals.reword(ABC, A, "Quiero mi pasaporte", on=LATER, entropy=counting(), translation="My passport")
        assert said(ABC, after) == ["goals.g-aaaa.translation is now My passport."]

    def test_a_goal_that_was_marked(self) -> None:
        after = goals.mark(ABC, B, "set-aside", on=LATER, entropy=counting(), note="not this year")
        assert said(ABC, after) == [
            "Vivir con mi hija is set aside since Monday 9 November 2026 (not this year).",
            "The order until Monday 9 November 2026 is kept.",
            "Vivir con mi hija has no number now (was 2).",
            "The rest keep their order.",
        ]
        paused = goals.mark(ABC, B, "paused", on=LATER, entropy=counting())
        assert said(ABC, paused) == ["Vivir con mi hija is paused since Monday 9 November 2026."]
        assert said(paused, ABC) == ["No longer in the file: Vivir con mi hija is paused since Monday 9 November 2026."]

    def test_a_step_that_was_planned_and_done(self) -> None:
        planned = work.add_step(ABC, A, "Call the consulate", who="R. Ortiz", by=LATER, entropy=counting())
        assert said(ABC, planned) == [
            "Step for Quiero mi pasaporte: Call the consulate (s-0000, R. Ortiz, by Monday 9 November 2026)."
        ]
        assert said(planned, work.step_done(planned, "s-0000", on=LATER)) == [
            "Done on Monday 9 November 2026: Call the consulate (for Quiero mi pasaporte)."
        ]
        bare = work.add_step(ABC, A, "Call", who=None, by=None, entropy=counting())
        assert said(ABC, bare) == ["Step for Quiero mi pasaporte: Call (s-0000)."]

    def test_a_hurdle_that_came_and_went(self) -> None:
        hard = work.add_hurdle(ABC, B, "No bed", kind="service does not exist", entropy=counting())
        assert said(ABC, hard) == ["In the way of Vivir con mi hija: No bed (h-0000, service does not exist)."]
        assert said(hard, work.hurdle_gone(hard, "h-0000", on=LATER)) == [
            "No longer in the way since Monday 9 November 2026: No bed (of Vivir con mi hija)."
        ]
        bare = work.add_hurdle(ABC, B, "No bed", kind=None, entropy=counting())
        assert said(ABC, bare) == ["In the way of Vivir con mi hija: No bed (h-0000)."]

    def test_what_was_changed_by_hand_below_a_goal_is_said_by_its_place(self) -> None:
        planned = work.add_step(ABC, A, "Call", who="R. Ortiz", by=LATER, entropy=counting())
        done = work.step_done(planned, "s-0000", on=LATER)
        step = done.goals[A].steps["s-0000"]
        redone = goal(done, steps={"s-0000": replace(step, done=MEETING, who=None)})
        assert said(done, redone) == [
            "goals.g-aaaa.steps.s-0000.who is taken out (was R. Ortiz).",
            "goals.g-aaaa.steps.s-0000.done is now Monday 2 November 2026 (was Monday 9 November 2026).",
        ]
        assert "goals.g-aaaa.steps.s-0000.who is now R. Ortiz." in said(redone, done)
        hard = work.add_hurdle(ABC, A, "No bed", kind=None, entropy=counting())
        kind = goal(hard, hurdles={"h-0000": replace(hard.goals[A].hurdles["h-0000"], kind="service full")})
        assert said(hard, kind) == ["goals.g-aaaa.hurdles.h-0000.kind is now service full."]
        assert said(ABC, goal(ABC, said_by="staff")) == ["goals.g-aaaa.said_by is now staff (was survivor)."]

    def test_a_record_of_a_kind_that_has_no_sentence_of_its_own_is_said_by_its_place(self) -> None:
        change = Change(verb="added", place=("goals", A, "notes", "n-0000"), after={}, goal=ABC.goals[A])
        assert sentences([change]) == ["goals.g-aaaa.notes.n-0000 is added."]
        alone = Change(verb="changed", place=("promises", "p-0000", "state"), before="open", after="kept")
        assert sentences([alone]) == ["promises.p-0000.state is now kept (was open)."]

    def test_goals_that_stand_in_another_sequence_in_the_file(self) -> None:
        turned = replace(ABC, goals=dict(reversed(ABC.goals.items())))
        assert said(ABC, turned) == ["goals is now g-cccc, g-bbbb, g-aaaa (was g-aaaa, g-bbbb, g-cccc)."]


class TestReviewsAndOrders:
    def test_a_review_that_was_held(self) -> None:
        entropy = counting()
        case, key = reviews.begin(ABC, on=LATER, entropy=entropy)
        assert said(ABC, case) == ["Review held on Monday 9 November 2026."]
        case = reviews.with_order(case, key, [A, B, C], on=LATER, by="survivor", entropy=entropy)
        case = reviews.with_next(case, key, LATER + 6 * WEEK)
        assert said(ABC, case) == [
            "Review held on Monday 9 November 2026; the survivor's order of 3 goals is kept; "
            "next on Monday 21 December 2026."
        ]

    def test_a_review_in_which_staff_set_the_order(self) -> None:
        entropy = counting()
        case, key = reviews.begin(ABC, on=LATER, entropy=entropy)
        case = reviews.with_order(case, key, [C], on=LATER, by="staff", entropy=entropy)
        assert said(ABC, case) == [
            "Review held on Monday 9 November 2026; staff's order of 1 goal is kept.",
            "The order until Monday 9 November 2026 is kept.",
            "Quiero mi pasaporte has no number now (was 1).",
            "Vivir con mi hija has no number now (was 2).",
            "The rest keep their order.",
        ]

    def test_a_review_that_is_being_held_answer_by_answer(self) -> None:
        entropy = counting()
        begun, key = reviews.begin(ABC, on=LATER, entropy=entropy)
        ordered = reviews.with_order(begun, key, None, on=LATER, by="survivor", entropy=entropy)
        assert said(begun, ordered) == [
            "This order is the survivor's.",
            "The order of 3 goals is kept with the review.",
        ]
        by_staff = reviews.with_order(begun, key, None, on=LATER, by="staff", entropy=entropy)
        assert said(begun, by_staff)[0] == "This order was set by staff, and is marked as such."
        assert said(begun, reviews.with_next(begun, key, LATER + WEEK)) == ["Next review: Monday 16 November 2026."]
        assert said(begun, reviews.with_progress(begun, key, A, "some")) == [
            "How it goes with Quiero mi pasaporte: some."
        ]
        assert said(ordered, begun) == [
            "reviews.r-0000.numbered_by is taken out (was survivor).",
            "reviews.r-0000.order is taken out (was g-aaaa, g-bbbb, g-cccc).",
        ]

    def test_how_a_goal_goes_is_said_with_its_words_and_never_with_a_key(self) -> None:
        entropy = counting()
        begun, key = reviews.begin(ABC, on=LATER, entropy=entropy)
        some = reviews.with_progress(begun, key, B, "some")
        there = reviews.with_progress(some, key, B, "there")
        words = ABC.goals[B].words
        assert said(ABC, some) == ["Review held on Monday 9 November 2026; it was said how 1 goal goes."]
        both = reviews.with_progress(some, key, A, "not yet")
        assert said(ABC, both) == ["Review held on Monday 9 November 2026; it was said how 2 goals go."]
        assert said(some, there) == [f"How it goes with {words}: there (was some)."]
        assert said(there, begun) == [f"How it goes with {words} is no longer in the review (was there)."]
        gone = reviews.with_progress(begun, key, "g-zzzz", "some")
        assert said(begun, gone) == ["How it goes with g-zzzz: some."]

    def test_a_review_by_hand_may_say_little(self) -> None:
        assert said(ABC, replace(ABC, reviews={"r-0000": Review()})) == ["Review held."]
        bare = replace(ABC, reviews={"r-0000": Review(order=[A])})
        assert said(ABC, bare) == ["Review held; the order of 1 goal is kept."]
        assert said(bare, ABC) == ["No longer in the file: Review held; the order of 1 goal is kept."]

    @pytest.mark.parametrize(
        ("order", "sentence"),
        [
            (Order(on=LATER, by="survivor"), "The survivor set this order on Monday 9 November 2026."),
            (Order(on=LATER, by="staff"), "Staff set this order on Monday 9 November 2026; it is marked as such."),
            (Order(until=LATER), "The order until Monday 9 November 2026 is kept."),
            (Order(on=LATER), "An order was set on Monday 9 November 2026."),
            (Order(by="staff"), "Staff set this order; it is marked as such."),
            (Order(), "An order was set."),
        ],
    )
    def test_an_order_is_said_with_whose_it_is_where_the_file_says_so(self, order: Order, sentence: str) -> None:
        case = replace(ABC, orders={"o-0000": order})
        assert said(ABC, case) == [sentence]
        assert said(case, ABC) == [f"No longer in the file: {sentence}"]


class TestOptions:
    def test_options_that_were_explained_together_share_a_sentence(self) -> None:
        after = options.explain(ABC, ["papers-back", "safe-home"], on=MEETING)
        assert said(ABC, after) == ["Explained on Monday 2 November 2026: 2 forms of justice (papers-back, safe-home)."]
        many = options.explain(ABC, [f"option-{number}" for number in range(10)], on=MEETING)
        names = ", ".join(f"option-{number}" for number in range(8))
        assert said(ABC, many) == [f"Explained on Monday 2 November 2026: 10 forms of justice ({names} and 2 more)."]

    def test_options_of_different_days_or_of_none_are_said_without_a_day(self) -> None:
        one = {"papers-back": Explained(explained=MEETING)}
        assert said(ABC, replace(ABC, options={**one, "safe-home": Explained(explained=LATER)})) == [
            "Explained: 2 forms of justice (papers-back, safe-home)."
        ]
        assert said(ABC, replace(ABC, options={"safe-home": Explained()})) == [
            "Explained: 1 form of justice (safe-home)."
        ]

    def test_who_can_help_is_a_change_of_its_own(self) -> None:
        before = options.explain(ABC, ["t-visa"], on=MEETING)
        after = options.explain(before, ["t-visa"], on=LATER, helps={"t-visa": "we refer"})
        assert said(before, after) == ["options.t-visa.help is now we refer."]
        assert said(before, ABC) == ["options.t-visa is taken out."]


def test_a_case_that_was_closed_and_opened_again() -> None:
    closed = close(ABC, on=MEETING, entropy=counting())
    assert said(ABC, closed) == [
        "Closed on Monday 2 November 2026. Everything is kept, and the survivor may come back."
    ]
    opened = reopen(closed, on=LATER)
    assert said(closed, opened) == [
        "Open again since Monday 9 November 2026. Goals, order and rounds are as they were."
    ]
    assert said(opened, closed) == ["closings.z-0000.reopened is taken out (was Monday 9 November 2026)."]
    assert said(closed, ABC) == [f"No longer in the file: {said(ABC, closed)[0]}"]
    (key,) = closed.closings
    redated = replace(closed, closings={key: replace(closed.closings[key], closed=LATER)})
    assert said(closed, redated) == [
        "closings.z-0000.closed is now Monday 9 November 2026 (was Monday 2 November 2026)."
    ]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("person.call_me", "Ana", "person.call_me is now Ana."),
        ("person.speaks", "es-MX, mix", "person.speaks is now es-MX, mix."),
        ("words.trafficker", "my boyfriend", "words.trafficker is now my boyfriend."),
        ("safe_contact.code_word_set", "yes", "safe_contact.code_word_set is now yes."),
        ("safe_contact.code_word_set", "no", "safe_contact.code_word_set is now no."),
        ("safe_contact.last_checked", "2026-11-02", "safe_contact.last_checked is now Monday 2 November 2026."),
    ],
)
def test_a_field_that_was_set_and_cleared_again(key: str, value: str, sentence: str) -> None:
    after = set_field(ABC, key, value, today=LATER)
    assert said(ABC, after) == [sentence]
    kept = sentence.partition(" is now ")[2].rstrip(".")
    assert said(after, set_field(after, key, None, today=LATER)) == [f"{key} is taken out (was {kept})."]


def test_a_field_that_was_set_to_something_else_says_what_it_was() -> None:
    before = replace(ABC, person=Person(call_me="Ana", speaks=["es"]), safe_contact=SafeContact(code_word_set=False))
    after = replace(
        ABC,
        opened=LATER,
        person=Person(call_me="Lu", speaks=["es", "mix"]),
        safe_contact=SafeContact(code_word_set=True),
    )
    assert said(before, after) == [
        "opened is now Monday 9 November 2026 (was Monday 2 November 2026).",
        "person.call_me is now Lu (was Ana).",
        "person.speaks is now es, mix (was es).",
        "safe_contact.code_word_set is now yes (was no).",
    ]


def test_a_contact_or_a_promise_that_was_added_or_taken_out() -> None:
    at = datetime(2026, 11, 2, 10, tzinfo=UTC)
    after = replace(
        ABC,
        contacts={"c-0000": Contact(at=at)},
        promises={"p-0000": Promise(words="Call", made=MEETING)},
        checklists={"k-0000": Run(name="interview")},
    )
    assert said(ABC, after) == [
        "Contact: Monday 2 November 2026, 10:00 (c-0000).",
        "Promised: Call (p-0000, made Monday 2 November 2026).",
        "Begun: interview (k-0000).",
    ]
    assert said(after, ABC) == [
        "No longer in the file: Contact: Monday 2 November 2026, 10:00 (c-0000).",
        "No longer in the file: Promised: Call (p-0000, made Monday 2 November 2026).",
        "No longer in the file: Begun: interview (k-0000).",
    ]


def test_a_contact_says_how_it_was_and_a_try_is_told_apart() -> None:
    contact = Contact(at=MEETING, how="phone", reached=True, who="R. Ortiz", present=["interpreter"], minutes=1)
    attempt = Contact(at=LATER, how="text", reached=False, started_by="us", voicemail=True)
    assert said(ABC, replace(ABC, contacts={"c-0000": contact, "c-0001": attempt})) == [
        "Contact: Monday 2 November 2026, phone, R. Ortiz, with interpreter, 1 minute (c-0000).",
        "A try: Monday 9 November 2026, text, not reached, we began it, a message was left (c-0001).",
    ]


class TestPromises:
    def promised(self) -> Case:
        """A case with one promise, which is open."""
        return promises.add(ABC, "Call at nine", made=MEETING, due=LATER, entropy=counting(), who="R. Ortiz")

    def test_a_promise_that_was_made(self) -> None:
        assert said(ABC, self.promised()) == [
            "Promised: Call at nine (p-0000, R. Ortiz, made Monday 2 November 2026, due Monday 9 November 2026)."
        ]
        asked = promises.add(
            ABC, "No arrest", made=MEETING, due=None, entropy=counting(), yours="no", confirmed_by="A. Diaz"
        )
        assert said(ABC, asked) == [
            "Promised: No arrest (p-0000, made Monday 2 November 2026, not ours alone to give, confirmed by A. Diaz)."
        ]

    @pytest.mark.parametrize(
        ("state", "on", "told", "sentence"),
        [
            ("kept", LATER, None, "Kept Monday 9 November 2026: Call at nine (p-0000)."),
            ("kept", LATER + WEEK, None, "Kept Monday 16 November 2026, 7 days late: Call at nine (p-0000)."),
            ("missed", LATER, True, "Missed Monday 9 November 2026, the survivor was told: Call at nine (p-0000)."),
            (
                "missed",
                LATER,
                False,
                "Missed Monday 9 November 2026, the survivor was not told: Call at nine (p-0000).",
            ),
            ("released", LATER, None, "Released Monday 9 November 2026: Call at nine (p-0000)."),
        ],
    )
    def test_what_became_of_a_promise_is_one_sentence(
        self, state: promises.Settled, on: date, told: bool | None, sentence: str
    ) -> None:
        before = self.promised()
        assert said(before, promises.settle(before, "p-0000", state, on=on, told=told)) == [sentence]

    def test_a_new_date_is_said_with_the_one_before(self) -> None:
        before = self.promised()
        after = promises.change(before, "p-0000", LATER + WEEK, on=LATER, entropy=counting(), told=True)
        assert said(before, after) == [
            "Changed: Call at nine (p-0000) is due Monday 16 November 2026; it was due Monday 9 November 2026, and the "
            "survivor was told."
        ]

    def test_a_second_new_date_is_one_sentence_too(self) -> None:
        once = promises.change(self.promised(), "p-0000", LATER + WEEK, on=LATER, entropy=counting())
        twice = promises.change(once, "p-0000", LATER + 2 * WEEK, on=LATER, entropy=counting())
        assert said(once, twice) == [
            "Changed: Call at nine (p-0000) is due Monday 23 November 2026; it was due Monday 16 November 2026."
        ]

    @pytest.mark.parametrize(("told", "sentence"), [(True, "was told"), (False, "was not told")])
    def test_that_the_survivor_was_told_is_said_when_it_is_added(self, told: bool, sentence: str) -> None:
        missed = promises.settle(self.promised(), "p-0000", "missed", on=LATER)
        after = promises.settle(missed, "p-0000", "missed", on=LATER, told=told)
        assert said(missed, after) == [f"The survivor {sentence}: Call at nine (p-0000)."]

    def test_what_a_file_by_hand_may_hold_is_said_too(self) -> None:
        before = replace(ABC, promises={"p-0000": Promise(words="Call")})
        changed = replace(ABC, promises={"p-0000": Promise(words="Call", state="changed")})
        settled = replace(ABC, promises={"p-0000": Promise(words="Call", state="kept")})
        dated = replace(ABC, promises={"p-0000": Promise(words="Call", due=LATER)})
        assert said(before, changed) == ["Changed; not written down whether the survivor was told: Call (p-0000)."]
        assert said(before, settled) == ["Kept: Call (p-0000)."]
        assert said(before, dated) == ["Changed: Call (p-0000) is due Monday 9 November 2026."]
        assert said(dated, before) == ["promises.p-0000.due is taken out (was Monday 9 November 2026)."]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ([1, 2], [1, 2, 3], "extra.x is now 1, 2, 3 (was 1, 2)."),
        (1, 1.0, "extra.x is now 1.0 (was 1)."),
        (True, [date(2026, 11, 2)], "extra.x is changed."),
        ([date(2026, 11, 2)], "a", "extra.x is now a."),
        ("a", {"y": 1}, "extra.x is changed."),
        (time(9), time(10), "extra.x is now 10:00:00 (was 09:00:00)."),
        ("a", "a\nb", "extra.x is now a … (was a)."),
        ([], [1], "extra.x is now 1."),
    ],
)
def test_a_value_of_the_agencys_own_table(before: Any, after: Any, sentence: str) -> None:
    assert said(replace(ABC, extra={"x": before}), replace(ABC, extra={"x": after})) == [sentence]


@pytest.mark.parametrize(("value", "was"), [([[1]], "."), ("a", " (was a)."), ({"y": 1}, ".")])
def test_a_value_of_the_agencys_own_table_that_was_taken_out(value: Any, was: str) -> None:
    assert said(replace(ABC, extra={"x": value}), ABC) == [f"extra.x is taken out{was}"]


def test_control_characters_in_a_file_never_come_through(capsys: pytest.CaptureFixture[str]) -> None:
    odd = "\x1b]0;x\x07 \x9b2J \u202e call 555-010-0199"
    case = goal(ABC, words=odd)
    case = work.add_step(case, A, "Call", who=None, by=None, entropy=counting())
    case = replace(case, words={odd: odd}, extra={odd: odd}, person=Person(speaks=[odd]))
    say(ABC, goals.move(case, A, 3))
    shown = capsys.readouterr()
    shape = "<U+001B>]0;x<U+0007> <U+009B>2J <U+202E> call 555-010-0199"
    assert shape in shown.out
    assert shape in shown.err
    assert not has_control(shown.out + shown.err)


@settings(max_examples=40)
@given(cases, cases)
def test_any_two_cases_are_told_apart_in_sentences_without_control_characters(before: Case, after: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        for stream in ("stdout", "stderr"):
            patch.setattr(f"sys.{stream}.write", written.append)
        say(before, after)
    assert written
    assert not has_control("".join(written))


@given(edits())
def test_any_single_edit_is_said_in_sentences(edit: tuple[Case, Case, Place]) -> None:
    before, after, _ = edit
    for sentence in said(before, after) + said(after, before):
        assert sentence.endswith(".")
    assert said(before, after)
    assert said(after, before)


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in ("case", "opened", "kind", "referred")])
@settings(max_examples=25)
@given(data=st.data())
def test_any_single_edit_in_any_table_is_said_in_sentences(field: str, data: st.DataObject) -> None:
    before, after, _ = data.draw(edits_of(field))
    lines = said(before, after) + said(after, before)
    assert len(lines) >= 2
    assert all(line.endswith(".") for line in lines)


def test_a_record_that_is_taken_out_again_is_said_as_it_was_when_it_came() -> None:
    base = case_of("home")
    later = replace(base, contacts={"c-0000": Contact(at=MEETING, how="phone")})
    assert said(later, base) == ["No longer in the file: Contact: Monday 2 November 2026, phone (c-0000)."]
    made = replace(base, promises={"p-0000": Promise(words="Call", due=MEETING)})
    kept = replace(base, promises={"p-0000": Promise(words="Call", due=MEETING, state="kept", settled=MEETING)})
    assert said(kept, made) == ["Open again: Call (p-0000), due Monday 2 November 2026."]
    assert said(made, base)[0].startswith("No longer in the file: Promised: Call (p-0000, ")
