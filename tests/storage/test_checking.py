"""Checking one file: what is wrong in it, each with its line, and how it lies on the disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from justicecli.storage import files
from justicecli.storage.cases import Cases
from justicecli.storage.checking import Checked, checked_case, checked_file
from tests.sample import SAMPLE

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


@pytest.fixture
def cases(home: Path) -> Cases:
    """A folder of cases for its owner alone."""
    files.make_folder(home / "cases")
    return Cases.at(home)


def checked(cases: Cases, text: str | bytes, code: str = "amber-heron-27") -> Checked:
    """A file with that text, checked."""
    path = cases.path(code)
    files.create(path, text.encode() if isinstance(text, str) else text)
    return checked_case(cases, code, NOW)


def rows(found: Checked) -> list[tuple[str, int | None]]:
    """The rules and lines of what was found."""
    return [(finding.rule, line) for finding, line in found.findings]


def line(text: str, part: str) -> int:
    """The line on which a part of the text stands."""
    return text[: text.index(part)].count("\n") + 1


def test_a_file_with_nothing_to_mend_has_no_findings(cases: Cases) -> None:
    assert checked(cases, SAMPLE) == Checked(cases.path("amber-heron-27"), [])


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("rank = 1 ", "rank = 3 ", "ranks"),
        ("rank = 2", "rank = 1", "ranks"),
        ('    "g-7k2f",', '    "g-0000",', "order"),
        ("made = 2026-11-02", "made = 2026-11-09", "promise"),
        ("settled = 2026-11-05\n", "", "promise"),
        ('state = "kept"', 'state = "open"', "promise"),
        ("at = 2026-11-02", "at = 2027-11-02", "contact"),
        ("Quiero mi pasaporte", "Call 555-123-4567", "personal data"),
        ("my boyfriend", "ana@example.org", "personal data"),
        ("Quiero mi", "Quiero\u202emi", "control character"),
    ],
)
def test_what_is_found_in_a_valid_file_has_its_line(cases: Cases, old: str, new: str, rule: str) -> None:
    text = SAMPLE.replace(old, new, 1)
    found = checked(cases, text)
    assert [finding.rule for finding, _ in found.findings] == [rule]
    (number,) = [number for _, number in found.findings]
    assert number is not None
    if rule not in ("ranks", "order", "promise"):
        assert number == line(text, new)
    assert all("555" not in finding.sentence and "@" not in finding.sentence for finding, _ in found.findings)


def test_a_file_that_is_named_otherwise_than_its_case_is_found(cases: Cases) -> None:
    ((finding, number),) = checked(cases, SAMPLE, "birch-owl-44").findings
    assert finding.place == ("case",)
    assert number == line(SAMPLE, "case =")


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        (SAMPLE.replace("rank = 2", "rnk = 2"), "rnk", 'goals.g-7k2f: unknown key "rnk"'),
        (SAMPLE.replace("rank = 2", "rank = two"), "rank = two", "this is not valid TOML here (invalid value)"),
        (SAMPLE.replace("[person]", "[person"), "[person", "this is not valid TOML here ("),
        (
            SAMPLE.replace("format = 1", "format = 2"),
            "format",
            "this file has format 2, and this justice reads format 1",
        ),
        ("", None, 'the key "format" is missing'),
    ],
)
def test_a_file_that_is_not_valid_is_one_finding(cases: Cases, text: str, at: str | None, said: str) -> None:
    ((finding, number),) = checked(cases, text).findings
    assert finding.rule == "valid"
    assert finding.sentence.startswith(said)
    assert number == (line(text, at) if at else None)


def test_a_file_that_is_not_utf_8_is_one_finding(cases: Cases) -> None:
    ((finding, number),) = checked(cases, b"# one\n# tw\xff\n").findings
    assert (finding.rule, finding.sentence, number) == ("valid", "this is not UTF-8 text", 2)


def test_no_finding_ends_in_a_full_stop_since_the_line_it_stands_in_does(cases: Cases, tmp_path: Path) -> None:
    cases.path("birch-owl-44").mkdir()
    (tmp_path / "out.toml").write_text(SAMPLE)
    cases.path("clear-fox-10").symlink_to(tmp_path / "out.toml")
    found = [checked(cases, "no toml"), *(checked_case(cases, code, NOW) for code in ("birch-owl-44", "clear-fox-10"))]
    sentences = [finding.sentence for one in found for finding, _ in one.findings]
    assert len(sentences) == 3
    assert [sentence for sentence in sentences if sentence.endswith(".")] == []


def test_a_folder_or_nothing_in_the_place_of_a_file_is_one_finding(cases: Cases) -> None:
    cases.path("birch-owl-44").mkdir()
    assert rows(checked_case(cases, "birch-owl-44", NOW)) == [("valid", None)]
    ((finding, _),) = checked_file(cases.path("clear-fox-10"), NOW).findings
    assert finding.sentence == "the file is not there any more"


def test_a_file_that_cannot_be_read_is_one_finding(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    checked(cases, SAMPLE)
    monkeypatch.setattr(Path, "open", shut)
    ((finding, number),) = checked_case(cases, "amber-heron-27", NOW).findings
    assert (finding.rule, number) == ("valid", None)
    assert finding.sentence.endswith("could not be read: permission denied. Nothing was changed")


def test_a_link_out_of_the_folder_is_one_finding_and_what_it_leads_to_is_not_read(cases: Cases, tmp_path: Path) -> None:
    (tmp_path / "out.toml").write_text("no toml")
    cases.path("birch-owl-44").symlink_to(tmp_path / "out.toml")
    ((finding, number),) = checked_case(cases, "birch-owl-44", NOW).findings
    assert (finding.rule, number) == ("link", None)
    assert "leads out of the folder of cases" in finding.sentence


def test_how_a_file_lies_on_the_disk_is_found_too(cases: Cases) -> None:
    checked(cases, SAMPLE)
    path = cases.path("amber-heron-27")
    path.chmod(0o644)
    files.temporary_of(path).write_bytes(b"")
    assert rows(checked_case(cases, "amber-heron-27", NOW)) == [("permissions", None), ("leftover", None)]
    path.write_text("no toml")
    assert ("valid", 1) in rows(checked_file(path, NOW))
