"""Who you are and where your files live: the home folder, and the settings in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.errors import InUse, Mistyped, NotValid, NotWritten
from justicecli.model.settings import Settings
from justicecli.storage import files
from justicecli.storage.settings import home_folder, load, save
from tests.strategies import entered_text, maybe

ORTIZ = Settings(name="R. Ortiz", role="community", agency="Casa Segura")

anyone = st.builds(
    Settings,
    name=maybe(entered_text),
    role=maybe(st.sampled_from(["community", "legal", "system"])),
    agency=maybe(entered_text),
)


def test_the_home_that_was_given_comes_before_the_one_in_the_environment(tmp_path: Path) -> None:
    assert home_folder(tmp_path / "given") == tmp_path / "given"
    assert home_folder(None) == tmp_path / "home"  # what JUSTICE_HOME says in every test


def test_without_either_it_is_the_platforms_folder_for_what_users_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUSTICE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    home = home_folder(None)
    assert home.is_absolute()
    assert home.name == "justice"
    assert tmp_path in home.parents


def test_an_empty_environment_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSTICE_HOME", "")
    assert home_folder(None).name == "justice"


def test_a_home_is_whole_wherever_the_program_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert home_folder(Path("here")) == tmp_path / "here"
    assert home_folder(Path("a/../here")) == tmp_path / "here"
    assert home_folder(Path("~/files")) == tmp_path / "me" / "files"
    assert home_folder(Path("two words, año")) == tmp_path / "two words, año"


def test_a_home_of_somebody_who_is_not_on_this_machine_is_said() -> None:
    with pytest.raises(Mistyped, match="a user who is not on this machine"):
        home_folder(Path("~nobody-of-that-name/files"))


def test_nobody_has_to_say_who_they_are(home: Path) -> None:
    assert load(home) == Settings()
    assert not home.exists()


def test_settings_are_one_key_a_line_and_their_owners_alone(home: Path) -> None:
    before = os.umask(0)
    try:
        path = save(home, ORTIZ)
    finally:
        os.umask(before)
    assert path == home / "settings.toml"
    assert path.read_text() == 'name = "R. Ortiz"\nrole = "community"\nagency = "Casa Segura"\n'
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, home)] == [0o600, 0o700]
    assert load(home) == ORTIZ


@given(anyone, anyone)
def test_any_settings_are_read_back_as_they_were_said(
    tmp_path_factory: pytest.TempPathFactory, first: Settings, second: Settings
) -> None:
    home = tmp_path_factory.mktemp("home")
    for settings in (first, second):
        save(home, settings)
        assert load(home) == settings


def test_what_was_typed_around_them_by_hand_stays(home: Path) -> None:
    home.mkdir()
    by_hand = "# Mine.\nname = 'R. Ortiz'   # as colleagues know me\n\n# To be asked.\nagency = \"\"\n"
    (home / "settings.toml").write_text(by_hand)
    save(home, Settings(name="R. Ortiz Vega", agency="", role="legal"))
    assert (home / "settings.toml").read_text() == (
        '# Mine.\nname = "R. Ortiz Vega"   # as colleagues know me\n\n# To be asked.\nagency = ""\nrole = "legal"\n'
    )


def test_saving_what_did_not_change_changes_no_byte(home: Path) -> None:
    home.mkdir()
    by_hand = b"\n# Mine.\nrole='legal'\nname  =  'R. Ortiz'"
    (home / "settings.toml").write_bytes(by_hand)
    save(home, load(home))
    assert (home / "settings.toml").read_bytes().rstrip(b"\n") == by_hand


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "R. Ortiz"\nrole = "boss"\n', ":2: role has to be one of: community, legal, system"),
        ("name = 1\n", ":1: name has to be a text in quotes"),
        ("\n\nphone = 1\n", ':3: unknown key "phone"'),
        ("name = R. Ortiz\n", ":1:8: this is not valid TOML here"),
    ],
)
def test_settings_that_are_not_valid_are_said_with_their_place_and_left(home: Path, text: str, said: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(text)
    for use in (lambda: load(home), lambda: save(home, ORTIZ)):
        with pytest.raises(NotValid) as refused:
            use()
        assert refused.value.sentence.startswith(f"{home / 'settings.toml'}{said}")
        assert "Ortiz" not in refused.value.sentence
    assert (home / "settings.toml").read_text() == text


def test_settings_that_another_program_changes_meanwhile_are_left_as_it_wrote_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(home, ORTIZ)
    read = files.read

    def read_then_changed(path: Path) -> bytes:
        data = read(path)
        path.write_text('name = "Somebody else"\n')
        return data

    monkeypatch.setattr(files, "read", read_then_changed)
    with pytest.raises(InUse):
        save(home, Settings(name="R. Ortiz Vega"))
    assert (home / "settings.toml").read_text() == 'name = "Somebody else"\n'


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotWritten):
        save(tmp_path / "file" / "home", ORTIZ)
    assert (tmp_path / "file").read_text() == "mine"
