"""The survivor's own copy as a page: their words and nothing that gives them away, in every format, on paper too."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from justicecli.core import goals, life, promises, reviews
from justicecli.core.changes import compare
from justicecli.core.copies import OwnCopy, offered, own_copy
from justicecli.model.case import Case, Person, SafeContact
from justicecli.model.paper import Copy
from justicecli.model.text import visible
from justicecli.render import pages
from justicecli.render.changes import sentences
from justicecli.render.copy import Page, about_print, cautions, lines, page
from justicecli.render.page import plain
from justicecli.render.phrasebook import Phrasebook
from justicecli.storage.templates import openers, page_phrases, shipped, telling
from tests.browser import faults, opened, outside, printed
from tests.made import MEETING, WEEK, case_of, counting
from tests.reading import grade
from tests.render.test_pages import NASTY, Texts
from tests.strategies import any_text, cases

FOLDER = shipped() / "pages"
LANGUAGES = ("en", "es")
SURE = SafeContact(device_watched="no", last_checked=MEETING)
GIVES_AWAY = re.compile(r"traffick|victim|police|polic[ií]a|v[ií]ctima|tr[aá]fico|\btrata\b", re.IGNORECASE)
OURS = re.compile(r"^(copy|history|form)_")
GENDERED = re.compile(r"\b(she|he|her|his|him|ella|ellas|\w+[oa]/[oa]s?|juntos|juntas|segur[oa])\b", re.IGNORECASE)


def phrasebook(language: str) -> Phrasebook:
    """Our phrases in a language."""
    tag, words, _ = page_phrases(language)
    return Phrasebook(tag, words)


def usual_case() -> Case:
    """A case with goals, an order, promises, a next review, safe contact, and much that no copy may hold."""
    entropy = counting()
    case = replace(
        case_of("Vivir con mi hija", "Quiero mi pasaporte", "Dormir sin miedo", numbered=2),
        person=Person(call_me="Ana", reads="es", contact_person="R. Ortiz"),
        words={"trafficker": "mi novio"},
        safe_contact=replace(SURE, method="text", ok_times="weekdays 18:00-20:00", who_else_may_answer="my aunt"),
    )
    case = promises.add(case, "Llamar a las nueve", made=MEETING, due=MEETING + WEEK, entropy=entropy, who="Dee Ames")
    case = promises.add(case, "Preguntar a la policía", made=MEETING, due=MEETING, entropy=entropy)
    case, key = reviews.begin(case, on=MEETING, entropy=entropy)
    return reviews.with_next(case, key, MEETING + 6 * WEEK)


def copy_of(case: Case) -> OwnCopy:
    """What stands on the copy of a case on the day of the meeting."""
    return own_copy(case, today=MEETING, telling=telling(), openers=openers(), names=["Dee Ames", "Heron House"])


def made(case: Case, language: str = "en", *, plain_cover: bool = False) -> Page:
    """The copy of a case."""
    return page(copy_of(case), phrasebook(language), plain_cover=plain_cover)


def nasty(words: str, language: str = "en") -> Page:
    """A copy in which these words stand wherever words can."""
    case = replace(
        case_of(words, words, words, numbered=2),
        safe_contact=replace(SURE, method="text"),
        promises=promises.add(case_of("A"), "x", made=MEETING, due=MEETING, entropy=counting()).promises,
    )
    case = replace(case, goals={key: replace(goal, language=words) for key, goal in case.goals.items()})
    copy = copy_of(case)
    # Such words are held back from a promise; here they stand there all the same.
    copy = replace(copy, held_back={}, promises=[replace(one, words=words) for one in case.promises.values()])
    return page(copy, phrasebook(language))


def test_it_says_goals_promises_when_we_look_again_and_how_we_talk_in_the_language_of_the_survivor() -> None:
    said = plain(lines(made(usual_case(), "es"))).splitlines()
    assert said[0] == "Mi lista"
    start = said.index("Lo que quiero")
    assert said[start + 2 : start + 4] == ["  1. Vivir con mi hija", "  2. Quiero mi pasaporte"]
    assert said[said.index("También, sin número:") + 1] == "  - Dormir sin miedo"
    first = said.index("  - Llamar a las nueve")
    assert said[first + 1].strip() == "Para el lunes, 9 de noviembre de 2026"
    assert "Hay algo más. Puedo preguntar cuando hablemos." in said
    assert said[said.index("Cuándo lo vemos otra vez") + 1] == "lunes, 14 de diciembre de 2026"
    assert said[said.index("Cómo hablamos la próxima vez") + 1 :][:2] == [
        "Hablamos por mensaje de texto.",
        "A estas horas está bien: lunes a viernes, de 18:00 a 20:00",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_of_ours_gives_anyone_away(language: str) -> None:
    ours = {key: text for key, text in page_phrases(language)[1].items() if OURS.match(key)}
    assert len(ours) > 40
    for key, text in ours.items():
        # The credit of the form names its author, its source and its title, as they are.
        assert key == "form_credit" or not GIVES_AWAY.search(text), key
        assert not GENDERED.search(text), key


def test_every_phrase_of_ours_is_in_both_languages() -> None:
    english, spanish = (set(page_phrases(language)[1]) for language in LANGUAGES)
    assert english == spanish
    differing = [
        key
        for key in english
        if key.startswith(("copy_", "history_")) and page_phrases("en")[1][key] == page_phrases("es")[1][key]
    ]
    assert differing == []


def test_our_english_is_easy_to_read() -> None:
    words = page_phrases("en")[1]
    for group in ("copy_", "history_"):
        text = ". ".join(words[key].strip(".:") for key in words if key.startswith(group)) + "."
        assert grade(re.sub(r"\{\w+\}", "ten", text)) <= 6
    assert grade(plain(lines(made(usual_case()))).replace("\n", ". ")) <= 6


@given(case=cases, language=st.sampled_from(LANGUAGES))
def test_no_page_of_any_case_holds_its_code_or_our_own_telling_words(case: Case, language: str) -> None:
    said = pages.html("copy", FOLDER, large=True, page=made(case, language))
    for goal in case.goals.values():
        assert not GIVES_AWAY.search(goal.words)  # made-up words hold none by chance
    text = Texts(said).text
    assert not GIVES_AWAY.search(text)
    assert "amber-heron-27" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_file_but_goals_promises_days_and_ways_is_on_the_page(language: str) -> None:
    case = usual_case()
    said = Texts(pages.html("copy", FOLDER, large=True, page=made(case, language, plain_cover=True))).text
    for hidden in ("Ana", "Ortiz", "Dee", "mi novio", "my aunt", "amber", "heron", "Heron House", "polic", *case.goals):
        assert hidden not in said
    assert "Vivir con mi hija" in said


def test_an_order_of_staff_is_said_and_so_is_an_empty_list() -> None:
    by_staff = goals.set_order(usual_case(), ["g-bbbb"], on=MEETING, by="staff", entropy=counting())
    assert "I did not set these numbers." in plain(lines(made(by_staff)))
    assert "I did not set these numbers." not in plain(lines(made(usual_case())))
    moved = plain(lines(made(goals.move(by_staff, "g-aaaa", 1))))
    assert "I did not set all of these numbers." in moved
    assert "I did not set these numbers." not in moved
    empty = plain(lines(made(case_of())))
    assert "There is nothing on this list yet. That is fine." in empty
    assert "What was promised to me" not in empty
    assert "No day is set yet." in empty


def test_a_closed_case_sets_no_day_and_no_contact() -> None:
    said = plain(lines(made(life.close(usual_case(), on=MEETING, entropy=counting()))))
    assert "Vivir con mi hija" in said
    assert "When we look at this again" not in said
    assert "How we talk next" not in said


@pytest.mark.parametrize(
    ("safe", "said"),
    [
        (replace(SURE, method="text or e-mail"), ["We talk by text message or by e-mail."]),
        (replace(SURE, method="in person"), ["We talk in person."]),
        (replace(SURE, method="any"), ["We talk in any way that works."]),
        (replace(SURE, method="any", who_calls="survivor"), ["I call or write first, in any way that works."]),
        (replace(SURE, method="phone", who_calls="survivor"), ["I call or write first, by phone."]),
        (
            replace(SURE, method="text", ok_times="mon/thu 9:00-12:00", never_times="weekends"),
            [
                "We talk by text message.",
                "These times are fine: Monday and Thursday, 09:00 to 12:00",
                "Never: Saturday and Sunday",
            ],
        ),
        (
            replace(SURE, method="text", ok_times="any time"),
            ["We talk by text message.", "These times are fine: every day"],
        ),
        (replace(SURE, method="text", device_watched="maybe"), []),
    ],
)
def test_the_next_contact_is_said_as_far_as_it_is_safe(safe: SafeContact, said: list[str]) -> None:
    assert made(replace(case_of("A"), safe_contact=safe)).contact == said


def with_goals(number: int, words: str) -> Case:
    """The usual case with so many numbered goals."""
    goal = next(iter(usual_case().goals.values()))
    found = {f"g-{at:04}": replace(goal, words=f"{words} {at}", rank=at) for at in range(1, number + 1)}
    return replace(usual_case(), goals=found)


@pytest.mark.parametrize(
    ("number", "words", "size"),
    [
        *((3, "Vivir con mi hija", 18), (12, "Vivir con mi hija", 18), (40, "Vivir con mi hija", 14)),
        (22, "Que mi hermana venga a vivir conmigo y con mi hija en una casa con jardín y perro", 14),
    ],
)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_many_goals_stand_on_two_pages_in_print_as_large_as_that_allows(
    number: int, words: str, size: int, paper: pages.Paper
) -> None:
    one = made(with_goals(number, words), "es")
    assert (one.print.size, one.print.fits) == (size, True)
    whole = pypdf.PdfReader(io.BytesIO(pages.pdf(pages.html("copy", FOLDER, large=True, paper=paper, page=one))))
    assert len(whole.pages) <= 2
    assert f"{number}." in "".join(page.extract_text() for page in whole.pages)
    said = f"So that it stands on two pages, the print on paper is {size} point, not 18."
    assert about_print(one) == (None if size == 18 else said)


def test_what_stands_on_two_pages_in_no_print_is_said() -> None:
    one = made(with_goals(90, "Vivir con mi hija"))
    assert one.print.size == 14
    assert "may take more than two pages" in (about_print(one) or "")


def test_a_first_word_that_may_be_a_name_is_said_with_what_to_do_and_no_word_of_it() -> None:
    case = promises.add(usual_case(), "Marisol will call", made=MEETING, due=MEETING, entropy=lambda n: b"\x07" * n)
    said = " ".join(cautions(copy_of(case), "yes"))
    assert "for it holds what may be a name where a sentence begins." in said
    assert "Not on the page: 2 of 3 open promises." in said
    assert "may have a small letter in the file" in said
    assert "Marisol" not in said
    assert "small letter" not in " ".join(cautions(copy_of(usual_case()), "yes"))


def test_numbers_are_in_the_digits_the_survivor_reads() -> None:
    copy = copy_of(usual_case())
    assert [row.number for row in page(copy, phrasebook("en"), "arab").numbered] == ["\u0661", "\u0662"]


def test_what_to_look_at_before_it_is_handed_over_names_no_words() -> None:
    case = goals.add(usual_case(), "No police", on=MEETING, entropy=counting(), round_=1)
    said = list(cautions(copy_of(case), "not asked"))
    assert len(said) == 4
    assert said[2].startswith("Not on the page: 1 of 2 open promises.")
    assert said[0].startswith("Whether it is safe to keep was not asked.")
    assert not any("Preguntar" in line or "No police" in line for line in said)
    assert list(cautions(copy_of(case_of("A")), "yes")) == []


def test_what_is_left_out_of_contact_and_days_is_said_by_its_key() -> None:
    case = replace(usual_case(), safe_contact=SafeContact(method="text", device_watched="no"))
    copy = own_copy(case, today=MEETING + 2 * WEEK, telling=telling(), openers=openers())
    said = list(cautions(copy, "yes"))
    assert "How you talk next is not on the page: last_checked is not within the last 30 days. Ask" in " ".join(said)
    (day,) = [line for line in said if line.startswith("The day of promise p-")]
    assert "Llamar" not in day
    assert "9 November" not in plain(lines(page(copy, phrasebook("en"))))


@pytest.mark.parametrize("words", NASTY)
def test_words_are_texts_and_nothing_else(words: str) -> None:
    usual = Texts(pages.html("copy", FOLDER, large=True, page=nasty("usual")))
    data = pages.html("copy", FOLDER, large=True, page=nasty(words))
    found = Texts(data)
    assert found.tags == usual.tags
    assert found.links == []
    assert found.text.count(visible(words)) >= 3
    assert "49" not in found.text
    said = plain(lines(nasty(words)))
    assert not set(data + said) & set("\x1b\x07\x9b\u202e\u2066")


@given(words=any_text)
def test_any_words_leave_the_page_as_it_is_built(words: str) -> None:
    found = Texts(pages.html("copy", FOLDER, large=True, page=nasty(words)))
    assert set(found.tags) <= set(
        "html head meta title style body main h1 h2 p section ol ul li span bdi footer".split()
    )
    assert found.links == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_pdf_is_tagged_in_its_language_and_its_title_says_nothing(paper: pages.Paper) -> None:
    data = pages.pdf(pages.html("copy", FOLDER, large=True, paper=paper, page=made(usual_case(), "es")))
    whole = pypdf.PdfReader(io.BytesIO(data))
    assert len(whole.pages) <= 2
    assert str(whole.root_object["/Lang"]) == "es"
    assert whole.metadata is not None
    assert whole.metadata.title == "Mi lista"
    assert whole.metadata.author is None
    assert "amber" not in str(whole.metadata)


@pytest.mark.browser
def test_a_plain_cover_shows_one_word_and_the_list_begins_on_the_next_sheet(tmp_path: Path) -> None:
    data = pages.html("copy", FOLDER, large=True, paper="letter", page=made(usual_case(), plain_cover=True))
    whole = pypdf.PdfReader(io.BytesIO(pages.pdf(data)))
    texts = [one.extract_text().strip() for one in whole.pages]
    assert texts[:2] == ["Notes", ""]
    assert texts[2].startswith("My list")
    assert whole.metadata is not None
    assert whole.metadata.title == "Notes"
    file = tmp_path / "list.html"
    file.write_text(data, encoding="utf-8")
    with opened(width=800, height=900) as (page, said):
        page.goto(file.as_uri())
        assert page.title() == "Notes"
        assert page.locator(".cover").bounding_box()["height"] >= 800  # type: ignore[index]
        assert faults(page) == []
        paged = pypdf.PdfReader(printed(page, tmp_path / "page.pdf", "A4"))
        assert [one.extract_text().strip() for one in paged.pages][:2] == ["Notes", ""]
        assert said == []


@pytest.mark.browser
def test_it_opens_with_nothing_outside_and_prints_on_one_or_two_pages_in_large_print(tmp_path: Path) -> None:
    case = goals.add(usual_case(), "Que mi hermana venga " * 4, on=MEETING, entropy=counting(), round_=1)
    file = tmp_path / "list.html"
    with opened() as (page, said):
        for language, width in (("en", 900), ("es", 360)):
            file.write_text(pages.html("copy", FOLDER, large=True, page=made(case, language)), encoding="utf-8")
            page.set_viewport_size({"width": width, "height": 1200})
            page.goto(file.as_uri())
            assert faults(page) == []
            assert outside(page) == []
            assert page.title() == phrasebook(language)("copy_title")
            smallest = page.evaluate(
                "Math.min(...[...document.querySelectorAll('p, li, span, bdi')].map(one =>"
                " parseFloat(getComputedStyle(one).fontSize)))"
            )
            assert smallest >= 24  # 18 points
            tops = [page.get_by_text(words).first.bounding_box() for words in ("Vivir", "Quiero mi", "Dormir")]
            assert all(one["y"] < two["y"] for one, two in pairwise(tops))  # type: ignore[index]
            for size in ("A4", "Letter"):
                whole = pypdf.PdfReader(printed(page, tmp_path / "page.pdf", size))
                assert len(whole.pages) <= 2
        assert said == []


@pytest.mark.browser
def test_words_of_another_direction_begin_beside_their_number(tmp_path: Path) -> None:
    file = tmp_path / "list.html"
    words = "\u0627\u0644\u0639\u0648\u062f\u0629"
    file.write_text(pages.html("copy", FOLDER, large=True, page=made(case_of(words, "Home"))), encoding="utf-8")
    with opened(width=700) as (page, _):
        page.goto(file.as_uri())
        starts = page.evaluate(
            "[...document.querySelectorAll('.words')].map(one => { const range = document.createRange();"
            "range.selectNodeContents(one); return range.getBoundingClientRect().left; })"
        )
        assert abs(starts[0] - starts[1]) < 12
        assert page.locator(".words").first.evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.browser
def test_nasty_words_run_nothing_and_stay_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "list.html"
    with opened(width=360) as (page, said):
        for words in (NASTY[0], NASTY[7], "خانه‌ای برای خودم", "x" * 300):
            file.write_text(pages.html("copy", FOLDER, large=True, page=nasty(words)), encoding="utf-8")
            page.goto(file.as_uri())
            assert outside(page) == []
            assert said == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (
            Copy(on=MEETING, safe="not asked", taken=False),
            "A copy was offered on Monday 2 November 2026; they chose no copy.",
        ),
        (
            Copy(on=MEETING, safe="no", taken=False),
            "A copy was offered on Monday 2 November 2026; the survivor said that it is not safe to keep, so none was "
            "made.",
        ),
        (
            Copy(on=MEETING, safe="yes", taken=True, language="es", plain_cover=True),
            "A copy with a plain cover (es) was made on Monday 2 November 2026; the survivor said that it is safe to "
            "keep.",
        ),
        (
            Copy(on=MEETING, safe="not asked", taken=True),
            "A copy was made on Monday 2 November 2026; whether it is safe to keep was not asked.",
        ),
    ],
)
def test_an_offer_is_said_in_a_sentence(one: Copy, said: str) -> None:
    case = case_of("A")
    after = offered(case, one, entropy=counting())
    assert sentences(compare(case, after)) == [said]
    assert sentences(compare(after, case)) == [f"No longer in the file: {sentences(compare(case, after))[0]}"]
