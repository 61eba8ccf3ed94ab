"""Scripts that no font can draw are named, with a font to install; fontconfig never hears the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from justicecli.core.wrapping import SCRIPTS
from justicecli.storage.fonts import missing

WORDS = "Vivir, أريد جواز سفري, Я хочу, 我想拿回我的护照, مع ابنتي"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fontconfig that has a font for Cyrillic alone, and writes down what it was asked."""
    log, program = tmp_path / "asked", tmp_path / "fc-list"
    program.write_text(f'#!/bin/sh\necho "$@" >>{log}\n[ "$1" != ":charset=436" ] || echo "A Font"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return log


def test_scripts_without_a_font_are_named_once_with_one_to_install(asked: Path) -> None:
    assert missing(WORDS) == [
        ("Arabic", "Noto Sans Arabic", "fonts-noto-core"),
        ("Chinese characters", "Noto Sans CJK", "fonts-noto-cjk"),
    ]


def test_fontconfig_is_asked_about_one_letter_of_a_script_and_never_about_the_words(asked: Path) -> None:
    missing(WORDS)
    assert sorted(asked.read_text(encoding="utf-8").splitlines()) == [
        ":charset=436 family",
        ":charset=4e00 family",
        ":charset=628 family",
    ]


def test_words_in_latin_letters_ask_nothing(asked: Path) -> None:
    assert missing("Żółć, mañana, 12") == []
    assert not asked.exists()


def test_without_fontconfig_or_where_it_fails_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing(WORDS) == []
    program = tmp_path / "fc-list"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    assert missing(WORDS) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_every_script_has_a_letter_to_ask_about_and_a_font_with_its_package(script: object, asked: Path) -> None:
    one = next(known for known in SCRIPTS if known is script)
    assert any(first <= one.sample <= last for first, last in one.ranges)
    found = missing(chr(one.sample))
    assert [name.font.split()[0] for name in found] == ([] if one.name == "Cyrillic" else ["Noto"])
    assert all(name.package.startswith("fonts-noto-") for name in found)
