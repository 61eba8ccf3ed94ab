"""The options card: every form of justice is there, in plain words, and an agency can add but never hide one."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
import tomli

from justicecli.errors import NotValid, NotWritten
from justicecli.storage.templates import option_card, shipped
from tests.reading import grade

FORMS = (
    "papers-back safe-home family-together report-investigator charges say-in-court know-outcome protected-witness "
    "no-contact hidden-address restitution restitution-tax civil-suit wages discrimination victim-fund clear-record "
    "defend-charge credit-repair t-visa u-visa continued-presence asylum child-status vawa-self labour-deferred "
    "benefits-letter go-home health learn-work apology-talk protect-others move-on"
).split()
NEVER = (
    "trafficking",
    "trafficker",
    "victim",
    "police",
    "rescue",
    "tráfico",
    "tratante",
    "víctima",
    "policía",
    "rescat",
)


@pytest.fixture
def folder(home: Path) -> Path:
    """Where an agency's own files lie."""
    folder = home / "templates" / "options"
    folder.mkdir(parents=True)
    return folder


def test_all_thirty_three_forms_are_shipped_in_their_order(home: Path) -> None:
    assert list(option_card(home).options) == FORMS
    assert len(FORMS) == 33


def test_the_four_of_the_brief_are_marked(home: Path) -> None:
    marked = {key for key, option in option_card(home).options.items() if option.in_brief}
    assert marked == {"papers-back", "report-investigator", "family-together", "safe-home"}


@pytest.mark.parametrize("key", FORMS)
def test_each_form_says_where_it_applies_on_what_it_rests_and_when_that_was_looked_up(home: Path, key: str) -> None:
    option = option_card(home).options[key]
    assert option.jurisdiction
    assert option.basis
    assert option.checked_on is not None
    if "U.S.C." in option.basis and "visa" in key:
        assert option.ask_a_lawyer


@pytest.mark.parametrize("key", FORMS)
def test_each_form_reads_at_grade_six_or_under(home: Path, key: str) -> None:
    assert grade(option_card(home).options[key].say) <= 6


def test_the_whole_card_reads_at_grade_six_or_under_and_the_measure_tells_plain_from_hard(home: Path) -> None:
    card = option_card(home)
    assert grade(" ".join([*(option.say for option in card.options.values()), card.closing or ""])) <= 6
    assert grade("Restitution is mandatory notwithstanding any discretionary statutory provision to the contrary.") > 12


def test_the_card_closes_with_the_freedom_to_pick_none(home: Path) -> None:
    closing = option_card(home).closing or ""
    assert "none" in closing
    assert "change your mind" in closing


@pytest.mark.parametrize("language", [None, "es"])
def test_no_label_that_is_not_the_survivors_own_is_on_the_card(home: Path, language: str | None) -> None:
    card = option_card(home, language)
    for text in (*(option.say for option in card.options.values()), card.closing or ""):
        assert not any(word in text.lower() for word in NEVER), text


def test_every_language_has_every_form_in_words_of_its_own(home: Path) -> None:
    english = option_card(home)
    languages = [one.name for one in shipped().joinpath("options").iterdir() if one.is_dir()]
    assert languages == ["es"]
    for language in languages:
        card = option_card(home, language)
        assert card.language == language
        assert card.closing != english.closing
        assert list(card.options) == FORMS
        for key in FORMS:
            assert card.options[key].say != english.options[key].say
            assert card.options[key].basis == english.options[key].basis


def test_each_language_file_has_exactly_the_shipped_ids_in_their_order_and_nothing_but_words() -> None:
    for language in (one for one in shipped().joinpath("options").iterdir() if one.is_dir()):
        raw = tomli.loads(language.joinpath("us.toml").read_text(encoding="utf-8"))
        assert list(raw["options"]) == FORMS
        assert {key for option in raw["options"].values() for key in option} == {"say"}
        assert raw["language"] == language.name


def test_no_program_lies_among_the_templates() -> None:
    def names(folder: Traversable) -> list[str]:
        return [name for one in folder.iterdir() for name in (names(one) if one.is_dir() else [one.name])]

    assert "us.toml" in names(shipped())
    assert [name for name in names(shipped()) if name.endswith((".py", ".pyc", ".so", ".sh"))] == []


def test_a_kind_of_a_language_is_shown_in_it_and_an_unknown_one_in_english(home: Path) -> None:
    assert option_card(home, "es-419-x-own").language == "es"
    assert option_card(home, "ES-mx").language == "es"
    assert option_card(home, "en").language == "en"
    assert option_card(home, "tl").language == "en"
    assert option_card(home, "../es").language == "en"


def test_an_agency_adds_its_own_after_the_shipped_ones_and_labels_those(home: Path, folder: Path) -> None:
    (folder / "ours.toml").write_text(
        '[options.papers-back]\nhelp = "we can"\nnote = "ask for Dee"\n\n[options.bail-fund]\nsay = "I need bail."\n',
        encoding="utf-8",
    )
    (folder / "more.toml").write_text('[options.safe-home]\nhelp = "not ours"\n', encoding="utf-8")
    (folder / "notes.txt").write_text("not read", encoding="utf-8")
    card = option_card(home)
    assert list(card.options) == [*FORMS, "bail-fund"]
    assert (card.options["papers-back"].help, card.options["papers-back"].note) == ("we can", "ask for Dee")
    assert card.options["safe-home"].help == "not ours"
    assert card.options["papers-back"].say.startswith("I want my passport")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[options.papers-back]\nsay = "Nothing."\n', 'of it an agency may set "help" and "note" only'),
        ("[options.papers-back]\nhidden = true\n", 'of it an agency may set "help" and "note" only'),
        ('[options]\npapers-back = "none"\n', 'of it an agency may set "help" and "note" only'),
        ('[options.papers-back]\nhelp = "never"\n', "help has to be one of: we can, we refer, not ours"),
        ("[options.own]\nask_a_lawyer = true\n", 'options.own: the key "say" is missing'),
        ('[options.own]\nsay = "x"\nhide = ["papers-back"]\n', 'options.own: unknown key "hide"'),
        ('hide = ["papers-back"]\n', 'unknown key "hide"'),
        ("options = 3\n", '"options" has to be a table'),
        ("[options.own\n", "this is not valid TOML here"),
    ],
)
def test_an_agency_file_that_hides_rewords_or_is_broken_is_said_with_its_place(
    home: Path, folder: Path, text: str, sentence: str
) -> None:
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotValid) as caught:
        option_card(home)
    assert caught.value.sentence.startswith(str(path))
    assert sentence in caught.value.sentence


def test_a_folder_of_options_that_is_a_file_adds_nothing(home: Path) -> None:
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "options").write_text("", encoding="utf-8")
    assert list(option_card(home).options) == FORMS


def test_a_folder_that_cannot_be_read_is_said(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", shut)
    with pytest.raises(NotWritten, match="permission denied"):
        option_card(home)
