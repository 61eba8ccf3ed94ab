"""The shipped checklists: whole, in our own plain words, each item resting on ids; and an agency's own beside them."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from justicecli.core.filling import speak
from justicecli.errors import JusticeError, Mistyped, NotFound, NotValid
from justicecli.model.checklist import Checklist, Item
from justicecli.storage.checklists import catalogue, check, find, load, names, not_listed
from justicecli.storage.templates import page_phrases
from tests.reading import grade

LISTS = {
    "agency",
    "arrest",
    "closing",
    "court",
    "first-contact-immigration",
    "intake",
    "interview",
    "ongoing",
    "trust-justice",
    "trust-services",
}
OURS = {name: page_phrases("en")[1][name] for name in ("survivor", "trafficker")}
NEVER = ("victim", "rescue", "refused", "non-compliant", " she ", " her ", " he ", " his ", " him ", " hers ")


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with nothing of an agency in it."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def shipped(nowhere: Path) -> dict[str, Checklist]:
    """Every shipped list by its name."""
    return {name: load(nowhere, name).checklist for name in names(nowhere)}


@pytest.fixture
def folder(home: Path) -> Path:
    """Where an agency's own lists lie."""
    folder = home / "templates" / "checklists"
    folder.mkdir(parents=True)
    return folder


def said(text: str) -> str:
    """One of our sentences as it is printed without a case."""
    return speak(text, OURS, {})


def items(shipped: dict[str, Checklist]) -> list[tuple[str, str, Item]]:
    """Every item with its list and id."""
    return [(name, key, item) for name, one in shipped.items() for key, item in one.items.items()]


def test_the_lists_are_those_of_the_brief(shipped: dict[str, Checklist]) -> None:
    assert set(shipped) == LISTS


def test_every_id_of_the_catalogue_is_on_a_list_or_has_a_reason_not_to_be(shipped: dict[str, Checklist]) -> None:
    rows, reasons = catalogue(), not_listed()
    used = {one for _, _, item in items(shipped) for one in item.brief}
    assert used | set(reasons) == set(rows)
    assert not used & set(reasons)
    assert all(len(reason) > 20 for reason in reasons.values())


def test_the_catalogue_holds_as_many_bullets_and_parts_as_the_brief_does() -> None:
    rows = catalogue()
    counts = {
        "B2": (6, 2), "B3": (4, 1), "SRV-SP": (9, 1), "SRV-LE": (6, 10), "SRV-IM": (5, 6), "SRV-CT": (2, 2),
        "SRV-PO": (3, 0), "SRV-SV": (2, 0), "STK-SP": (9, 3), "STK-LE": (7, 3), "STK-IM": (2, 0), "STK-CT": (2, 3),
        "STK-PO": (2, 0), "TCJ": (0, 0), "TSP": (0, 0), "F": (0, 0),
    }  # fmt: skip
    for section, (bullets, parts) in counts.items():
        here = [row.form for key, row in rows.items() if key.rpartition("-")[0] == section]
        assert (here.count("bullet"), here.count("part")) == (bullets, parts), section
    assert len(rows) == 149
    assert sum(row.form == "text" for row in rows.values()) == 59


def test_every_item_rests_on_ids_that_there_are(shipped: dict[str, Checklist]) -> None:
    rows = catalogue()
    for name, key, item in items(shipped):
        assert item.brief, (name, key)
        assert set(item.brief) <= set(rows), (name, key)
        assert len(set(item.brief)) == len(item.brief), (name, key)


def test_what_several_ids_ask_for_alike_is_one_item_of_a_list(shipped: dict[str, Checklist]) -> None:
    rows = catalogue()
    same = {frozenset((key, other)) for key, row in rows.items() for other in row.same}
    twice = {
        (name, *sorted((first, second)))
        for name, one in shipped.items()
        for (first, a), (second, b) in combinations(one.items.items(), 2)
        if any(frozenset(pair) in same or pair[0] == pair[1] for pair in ((x, y) for x in a.brief for y in b.brief))
    }
    # One holds two actions: any officer explains rights, and only some can assure. The other is practice and policy.
    assert twice == {
        ("arrest", "no-arrest-assured", "rights-explained"),
        ("agency", "past-the-first-months", "policy-after-visa"),
    }


def test_moments_follow_each_other_and_each_has_items(shipped: dict[str, Checklist]) -> None:
    for name, one in shipped.items():
        sequence = [item.moment for item in one.items.values()]
        assert list(dict.fromkeys(sequence)) == list(one.moments), name
        assert sequence == sorted(sequence, key=list(one.moments).index), name


def test_practitioner_lines_ask_for_grade_nine_at_most_and_survivor_lines_for_six(
    shipped: dict[str, Checklist],
) -> None:
    for name, key, item in items(shipped):
        assert grade(said(f"{item.do} {item.why or ''}")) <= 9, (name, key)
        assert item.say is None or grade(said(item.say)) <= 6, (name, key)
    for name, one in shipped.items():
        assert grade(said(f"{one.title}. {one.about or ''}")) <= 9, name


def test_our_words_fit_survivors_of_every_gender_and_blame_nobody(shipped: dict[str, Checklist]) -> None:
    about_words = {("trust-justice", "needs-not-label"), ("trust-services", "no-label"), ("intake", "no-label")}
    for name, key, item in items(shipped):
        text = f" {said(' '.join(filter(None, (item.do, item.why, item.say))))} ".lower()
        found = [word for word in NEVER if word in text]
        assert not found or (name, key) in about_words, (name, key, found)


def test_gaps_are_only_those_that_the_survivors_words_can_fill(shipped: dict[str, Checklist]) -> None:
    for name, key, item in items(shipped):
        text = " ".join(filter(None, (item.do, item.why, item.say)))
        assert set(re.findall(r"\{(.*?)\}", text)) <= {"survivor", "trafficker"}, (name, key)


def test_an_assurance_of_no_arrest_asks_for_authority_and_its_other_half_stands_beside_it(
    shipped: dict[str, Checklist],
) -> None:
    for name, key, item in items(shipped):
        assert item.authority == bool({"B2-5", "SRV-LE-5a"} & set(item.brief)), (name, key)
    for name in ("arrest", "trust-justice"):
        assert any(
            not item.authority and {"TCJ-12", "TCJ-18"} & set(item.brief) for item in shipped[name].items.values()
        )


@pytest.mark.parametrize("never", ["SRV-SV-2", "F-17", "F-18", "F-19"])
def test_advice_between_survivors_and_other_peoples_definitions_of_justice_are_no_boxes(
    never: str, shipped: dict[str, Checklist]
) -> None:
    assert all(never not in item.brief for _, _, item in items(shipped))


def test_an_advocate_in_the_room_comes_with_a_word_on_privilege(shipped: dict[str, Checklist]) -> None:
    with_advocate = [item for _, _, item in items(shipped) if "SRV-LE-6d" in item.brief]
    assert len(with_advocate) == 2
    assert all("privilege" in (item.why or "") for item in with_advocate)


def test_wishes_about_gender_or_background_are_asked_and_not_written_down(shipped: dict[str, Checklist]) -> None:
    for _, key, item in items(shipped):
        if {"TCJ-06", "SRV-LE-5b"} & set(item.brief):
            assert "ask" in item.do.lower(), key
            assert re.search("not (note )?any", item.why or ""), key


def test_success_stories_need_consent_and_trust_in_police_puts_no_duty_on_the_survivor(
    shipped: dict[str, Checklist],
) -> None:
    by_id = {one: item for _, _, item in items(shipped) for one in item.brief}
    assert "consent" in by_id["SRV-SP-5"].do
    assert "no duty" in by_id["STK-SP-4"].do


def test_spanish_has_every_list_whole_with_the_same_gaps(nowhere: Path, shipped: dict[str, Checklist]) -> None:
    for name, english in shipped.items():
        found = load(nowhere, name, "es-MX")
        assert found.in_full, name
        assert found.checklist.language == "es"
        assert found.checklist.title != english.title
        for key, item in found.checklist.items.items():
            other = english.items[key]
            assert item.do != other.do, (name, key)
            assert (item.why is None, item.say is None) == (other.why is None, other.say is None), (name, key)
            for field in ("do", "why", "say"):
                gaps = [set(re.findall(r"\{.*?\}", getattr(one, field) or "")) for one in (item, other)]
                assert gaps[0] <= {"{survivor}", "{trafficker}"}, (name, key, field)
            assert (item.brief, item.authority, item.shows) == (other.brief, other.authority, other.shows)


def test_the_phrases_of_pages_are_whole_in_every_language() -> None:
    _, english, _ = page_phrases("en")
    language, spanish, in_full = page_phrases("es-MX")
    assert (language, in_full) == ("es", True)
    for key, words in english.items():
        assert set(re.findall(r"\{.*?\}", words)) == set(re.findall(r"\{.*?\}", spanish[key])), key
    assert page_phrases("tlh")[::2] == ("en", False)


def test_a_language_that_there_is_not_falls_back_to_english(nowhere: Path) -> None:
    found = load(nowhere, "court", "ht")
    assert (found.in_full, found.checklist.language) == (False, "en")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("interview", "interview"), ("pre-interview", "interview"), ("COURT", "court"), ("arr", "arrest")],
)
def test_a_list_is_found_by_its_name_another_name_or_a_beginning(typed: str, name: str, nowhere: Path) -> None:
    assert find(nowhere, typed) == name


def test_an_unknown_list_is_answered_with_near_names_and_a_short_beginning_with_all_that_fit(nowhere: Path) -> None:
    with pytest.raises(NotFound, match="Did you mean: interview"):
        find(nowhere, "intervew")
    with pytest.raises(Mistyped, match="trust-justice, trust-services"):
        find(nowhere, "trust")
    with pytest.raises(NotFound, match="checklists list"):
        load(nowhere, "nothing")


ADDED = """
edition = "3"
[moments]
drive = "On the drive"
[items.quiet-car]
do = "Take the car without a cage."
after = "interpreter-booked"
source = "Our protocol of 2025"
[items.water]
do = "Bring water."
before = "first-priorities"
[items.song]
do = "Ask before you turn the radio on."
moment = "drive"
[items.last]
do = "Thank them."
[items.plain-clothes]
not_for_us = "We have no officers."
[items.no-label]
after = "interpreter-booked"
"""


def test_an_agency_adds_moves_and_marks_and_nothing_shipped_is_lost_or_reworded(
    folder: Path, home: Path, shipped: dict[str, Checklist]
) -> None:
    (folder / "interview.toml").write_text(ADDED, encoding="utf-8")
    one = load(home, "interview").checklist
    before = shipped["interview"]
    order = list(one.items)
    assert set(before.items) < set(order)
    assert {key: item.do for key, item in one.items.items() if key in before.items} == {
        key: item.do for key, item in before.items.items()
    }
    assert order[order.index("interpreter-booked") + 1 :][:2] == ["no-label", "quiet-car"]
    assert order[order.index("first-priorities") - 1] == "water"
    assert one.items["water"].moment == "opening"
    assert one.items["no-label"].moment == "days"
    assert order[-2:] == ["song", "last"]
    assert one.items["plain-clothes"].not_for_us == "We have no officers."
    assert one.items["quiet-car"].source == "Our protocol of 2025"
    assert one.edition == f"{before.edition} + 3"
    assert load(home, "court").checklist == shipped["court"]


def test_an_agency_has_a_list_of_its_own_with_its_own_translation(folder: Path, home: Path) -> None:
    (folder / "housing.toml").write_text(
        'title = "Moving in"\nedition = "1"\nalso = ["house"]\n[moments]\nday = "The day"\n'
        '[items.keys]\ndo = "Hand over the keys."\nmoment = "day"\n',
        encoding="utf-8",
    )
    (folder / "es").mkdir()
    (folder / "es" / "housing.toml").write_text(
        'language = "es"\ntitle = "La mudanza"\n[moments]\nday = "El día"\n[items.keys]\ndo = "Entregue las llaves."\n',
        encoding="utf-8",
    )
    assert names(home)["housing"] is True
    assert find(home, "house") == "housing"
    found = load(home, "housing")
    assert (found.is_own, found.checklist.items["keys"].do) == (True, "Hand over the keys.")
    spanish = load(home, "housing", "es")
    assert (spanish.in_full, spanish.checklist.items["keys"].do) == (True, "Entregue las llaves.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[items.x", r"interview.toml:1:\d+: this is not valid TOML"),
        ('[items.water]\ndo = "a"\nrnk = 1\n', r'interview.toml:3: items.water: unknown key "rnk"'),
        ('[items.believe]\ndo = "Doubt."\n', r"interview.toml:2: items.believe.do: this item is shipped"),
        ("[items.believe]\nauthority = true\n", r"interview.toml:2: items.believe.authority: this item is shipped"),
        ('[items.water]\nwhy = "thirst"\n', r'interview.toml:1: items.water: an item of your own needs "do"'),
        ('[items.water]\ndo = "a"\nafter = "zzz"\n', r"interview.toml:3: items.water.after: there is no such item"),
        ('[items.water]\ndo = "a"\nmoment = "zzz"\n', r"interview.toml:3: items.water.moment: there is no such moment"),
        ('[items.water]\ndo = "a"\nafter = "water"\n', "cannot stand before or after itself"),
        ('[items.water]\ndo = "a"\nafter = "believe"\nbefore = "no-cafe"\n', "either before or after, not both"),
        ('[items.believe]\nnot_for_us = " "\n', r"interview.toml:2: items.believe.not_for_us: say the reason"),
        ('[items."Not an id"]\ndo = "a"\n', "small letters, digits and dashes"),
        ('[items.water]\ndo = "a\\u202eb"\n', r"interview.toml:2: items.water.do: a control character"),
        ("[items.water]\ndo = 3\n", r"interview.toml:2: items.water.do has to be a text"),
        ('[items.water]\ndo = "a"\nshows = ["everything"]\n', r"interview.toml:3: items.water.shows has to be"),
    ],
)
def test_a_broken_list_is_named_with_its_place_and_the_shipped_one_still_works(
    text: str, sentence: str, folder: Path, home: Path, shipped: dict[str, Checklist]
) -> None:
    path = folder / "interview.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotValid, match=sentence):
        check(path)
    problems: list[JusticeError] = []
    assert load(home, "interview", problems=problems).checklist == shipped["interview"]
    assert re.search(sentence, problems[0].sentence)


def test_a_list_of_ones_own_without_a_title_and_one_with_a_bad_name_are_refused(folder: Path, home: Path) -> None:
    path = folder / "housing.toml"
    path.write_text('[items.keys]\ndo = "a"\n', encoding="utf-8")
    with pytest.raises(NotValid, match='needs a "title"'):
        load(home, "housing", problems=[])
    for name in ("not-listed", "Übergabe", "a b"):
        bad = folder / f"{name}.toml"
        bad.write_text('title = "x"\n', encoding="utf-8")
        with pytest.raises(NotValid, match="named with small letters"):
            check(bad)
    with pytest.raises(NotFound, match="is not there"):
        check(folder / "gone.toml")


def own(folder: Path, name: str, text: str) -> None:
    """One of the agency's files."""
    path = folder / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_an_agencys_words_in_another_language_are_read_for_its_own_items_of_a_shipped_list(
    folder: Path, home: Path
) -> None:
    own(folder, "closing", '[items.keys]\ndo = "Hand over."\nwhy = "Because."\n[items.note]\ndo = "Write."\n')
    own(folder, "es/closing", 'language = "es"\n[items.keys]\ndo = "Entregue."\n')
    found = load(home, "closing", "es")
    assert found.checklist.items["keys"].do == "Entregue."
    assert found.checklist.items["keys"].why == "Because."
    assert found.checklist.items["note"].do == "Write."
    assert found.checklist.title != load(home, "closing").checklist.title
    assert not found.in_full


def test_no_language_file_rewords_what_the_brief_says(folder: Path, home: Path, shipped: dict[str, Checklist]) -> None:
    own(folder, "closing", '[items.keys]\ndo = "Hand over."\n')
    for tag in ("fr", "en-us", "en"):
        own(folder, f"{tag}/closing", f'language = "{tag}"\n[items.come-back]\ndo = "Never come back."\n')
        found = load(home, "closing", tag).checklist
        assert found.items["come-back"].do == shipped["closing"].items["come-back"].do


def test_a_broken_language_file_of_the_agency_is_named(folder: Path, home: Path) -> None:
    own(folder, "closing", '[items.keys]\ndo = "Hand over."\n')
    own(folder, "es/closing", "[items.keys\n")
    problems: list[JusticeError] = []
    found = load(home, "closing", "es", problems=problems)
    assert "closing.toml:1:" in problems[0].sentence
    assert (found.checklist.items["keys"].do, found.in_full) == ("Hand over.", False)


def test_a_link_that_leads_nowhere_and_an_empty_list_are_named(folder: Path, home: Path) -> None:
    (folder / "gone.toml").symlink_to(folder / "nowhere.toml")
    with pytest.raises(NotValid, match="link that leads nowhere"):
        load(home, "gone")
    own(folder, "empty", 'title = "Empty"\n')
    with pytest.raises(NotValid, match="at least one item"):
        load(home, "empty")
