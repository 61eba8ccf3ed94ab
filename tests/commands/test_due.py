"""`justice due` through the program: zones, promises without a day, files that cannot be read, calendars."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """A case opened three weeks ago."""
    here("new", "amber-heron-27", "--on", (date.today() - timedelta(weeks=3)).isoformat())
    return home / "cases" / "amber-heron-27.toml"


def promised(here: Run, *words: str) -> str:
    """The id of a promise just made."""
    found = re.search(r"\((p-\w{4})[,)]", here("promises", "add", "amber", *words).stdout)
    assert found is not None
    return found[1]


def events(file: Path) -> dict[str, dict[str, str]]:
    """Each event of a calendar by its UID."""
    blocks = file.read_text(encoding="utf-8").split("BEGIN:VEVENT")[1:]
    fields = [dict(re.findall(r"^([A-Z]+)[^:\n]*:(.*?)\r?$", block, re.MULTILINE)) for block in blocks]
    return {one["UID"]: one for one in fields}


def test_promises_without_a_day_stand_at_the_end(here: Run, file: Path) -> None:
    here("promises", "add", "amber", "Call", "--due", "+1d")
    key = promised(here, "Ask about the bed", "--who", "Dee", "--on", "2026-11-02")
    lines = here("due").stdout.splitlines()
    assert lines[-2:] == [
        "Promised, with no day",
        f"  amber-heron-27: promised: Ask about the bed  (Dee, {key}, made Monday 2 November 2026)",
    ]
    document = json.loads(here("due", "--json").stdout)
    (undated,) = document["undated"]
    assert (undated["code"], undated["id"], undated["made"]) == ("amber-heron-27", key, "2026-11-02")
    assert all(one["when"] for one in document["due"])


def test_an_hour_of_another_zone_stands_at_its_hour_here(justice: Run, here: Run, file: Path) -> None:
    day = date.today() + timedelta(days=2)
    here("promises", "add", "amber", "First", "--due", f"{day}T09:00+05:30")
    here("promises", "add", "amber", "Third", "--due", f"{day}T09:00-06:00")
    here("promises", "add", "amber", "Second", "--due", f"{day}T09:00+00:00")
    shown = justice("due", TZ="UTC").stdout
    assert re.findall(r"promised: (\w+)", shown) == ["First", "Second", "Third"]
    assert "  09:00 (-06:00), 15:00 here amber-heron-27: promised: Third" in shown
    assert "  09:00 amber-heron-27: promised: Second" in shown
    far = justice("due", TZ="Pacific/Kiritimati").stdout
    assert re.findall(r"promised: (\w+)", far) == ["First", "Second", "Third"]
    assert re.search(r"  \w+ \d+ \w+ \d+, 09:00 \(-06:00\), \w+ \d+ \w+ \d+, 05:00 here amber-heron-27: ", far)
    assert {one["when"][10:] for one in json.loads(here("due", "--json").stdout)["due"]} == {
        "T09:00:00+05:30",
        "T09:00:00-06:00",
        "T09:00:00Z",
    }


def test_what_cannot_be_read_is_said_last_and_is_in_the_document(here: Run, file: Path, tmp_path: Path) -> None:
    here("promises", "add", "amber", "Call", "--due", "+1d")
    here("new", "birch-owl-90")
    broken = file.with_name("birch-owl-90.toml")
    broken.write_text("format = 1\ncase =\n", encoding="utf-8")
    last = "1 file could not be read; what is due in it is not here. See: justice check"
    for words in ((), ("--ics", str(tmp_path / "due.ics"))):
        said = here("due", *words)
        assert said.stderr.splitlines()[0].startswith(f"justice: {broken}:2:")
        assert said.stderr.splitlines()[-1] == last
    document = json.loads(here("due", "--json").stdout)
    (unreadable,) = document["unreadable"]
    assert (unreadable["code"], unreadable["file"], unreadable["line"]) == ("birch-owl-90", str(broken), 2)
    assert len(document["due"]) == 1


def test_what_is_over_is_cancelled_in_the_calendar_under_its_uid(here: Run, file: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "due.ics"
    keys = {words: promised(here, words, "--due", "+1d 9:00") for words in ("kept", "changed", "open")}
    here("due", "--ics", str(calendar))
    uids = {words: f"amber-heron-27-{key}@justice" for words, key in keys.items()}
    assert set(events(calendar)) == set(uids.values())
    assert not any("STATUS" in one for one in events(calendar).values())

    here("promises", "keep", "amber", keys["kept"])
    here("promises", "change", "amber", keys["changed"], "--due", "+200d", "--told")
    said = here("due", "--ics", str(calendar), "--with-words").stdout
    assert said == f"2 entries written to {calendar}, and 1 that is no longer due, as cancelled\n"
    found = events(calendar)
    assert set(found) == set(uids.values())
    assert found[uids["kept"]]["STATUS"] == "CANCELLED"
    assert found[uids["kept"]]["SUMMARY"] == "amber-heron-27: promise (no longer due)"
    assert found[uids["changed"]]["DTSTART"] == f"{date.today() + timedelta(days=200):%Y%m%d}"
    assert "STATUS" not in found[uids["changed"]]

    here("close", "amber", "-q")
    said = here("due", "--ics", str(calendar)).stdout
    assert said == f"0 entries written to {calendar}, and 3 that are no longer due, as cancelled\n"
    assert {one["STATUS"] for one in events(calendar).values()} == {"CANCELLED"}


def test_a_dash_sends_the_calendar_into_the_pipe(justice: Run, here: Run, file: Path) -> None:
    here("promises", "add", "amber", "Call", "--due", "+1d")
    said = justice("due", "--ics", "-")
    assert said.stdout.startswith("BEGIN:VCALENDAR\r\n")
    assert said.stderr == "1 entry written\n"
    assert not Path("-").exists()
    assert "both write to the pipe" in here("due", "--ics", "-", "--json", check=2).stderr
    assert here("due", "--ics", "", check=2).stderr.startswith("justice: Name a file for the calendar")


def test_a_calendar_without_its_library_says_what_to_install(
    here: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert "needs one more library" in here("due", "--ics", "due.ics", check=3).stderr
