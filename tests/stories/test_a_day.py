"""A working day: twelve cases, forty contacts and sixty promises entered, and `due` read against an answer by hand."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run, needed
from tests.npm import package

CODES = [f"amber-heron-{number}" for number in range(11, 23)]


def back(days: int) -> str:
    """A day that many days ago, as it is typed."""
    return (date.today() - timedelta(days=days)).isoformat()


def ahead(days: int) -> str:
    """A day to come, as it is typed."""
    return back(-days)


@pytest.fixture
def day(here: Run) -> None:
    """The day, entered through the program. By hand, for what is due within 14 days:

    - every case: one promise two days overdue, one for tomorrow at nine, one changed to three days on at 14:00; one
      that was kept and one that was missed are not due;
    - 11 to 20 were reached three days ago: nothing more, but in 11 a step in four days, in 12 a review in five, and in
      13 safe-contact details that were last checked 40 days ago, so 10 days overdue;
    - 21 was tried 16 days ago and never reached: to be tried again two days ago;
    - 22 was reached 70 days ago: quiet for 10 days over the 60;
    - a closed case has nothing.
    """
    contacts = promises = 0
    for code in CODES:
        here("new", code, "--on", back(90 if code.endswith("22") else 50), "-q")
        for words, due in (
            ("Bring the form", back(2)),
            ("Call at nine", f"{ahead(1)} 9:00"),
            ("Ask about the bed", back(1)),
            ("Send the letter", back(4)),
            ("Find the book", back(4)),
        ):
            said = here("promises", "add", code, words, "--due", due, "--on", back(6)).stdout
            key = re.search(r"\((p-\w{4})", said)
            assert key is not None
            promises += 1
            if words == "Ask about the bed":
                here("promises", "change", code, key[1], "--due", f"{ahead(3)} 14:00", "--told", "-q")
            elif words == "Send the letter":
                here("promises", "keep", code, key[1], "--on", back(4), "-q")
            elif words == "Find the book":
                here("promises", "miss", code, key[1], "--told", "--on", back(3), "-q")
    for code in CODES[:10]:
        for days in (30, 9, 3):
            here("contacts", "add", code, "--on", f"{back(days)} 11:00", "-q")
            contacts += 1
    for days in (20, 18, 17, 16, 16):
        here("contacts", "add", CODES[10], "--how", "phone", "--not-reached", "--on", f"{back(days)} 11:00", "-q")
        contacts += 1
    for days in (88, 80, 75, 71, 70):
        here("contacts", "add", CODES[11], "--on", f"{back(days)} 11:00", "-q")
        contacts += 1
    here("goals", "add", CODES[0], "Casa", "-q")
    here("goals", "step", CODES[0], "1", "Call the shelter", "--by", ahead(4), "-q")
    here("review", CODES[1], "--no-change", "--on", back(30), "--next", ahead(5), "-q")
    here("set", CODES[2], "safe_contact.method", "text", "-q")
    here("set", CODES[2], "safe_contact.last_checked", back(40), "-q")
    here("new", "birch-owl-90", "-q")
    here("promises", "add", "birch-owl-90", "Nothing", "--due", ahead(1), "-q")
    here("close", "birch-owl-90", "-q")
    assert (contacts, promises) == (40, 60)


BY_HAND = [
    *[(code, "promise", back(2), True) for code in CODES],
    (CODES[2], "safe contact", back(10), True),
    (CODES[10], "try again", back(2), True),
    (CODES[11], "quiet", back(10), True),
    *[(code, "promise", f"{ahead(1)}T09:00:00", False) for code in CODES],
    *[(code, "promise", f"{ahead(3)}T14:00:00", False) for code in CODES],
    (CODES[0], "step", ahead(4), False),
    (CODES[1], "review", ahead(5), False),
]

OVER = 2 * len(CODES) + 1  # a promise kept and one missed in every case, and the one of the case that was closed


@pytest.mark.usefixtures("day")
def test_the_day_as_due_tells_it_and_as_a_calendar_holds_it(here: Run, tmp_path: Path) -> None:
    document = json.loads(here("due", "--json").stdout)
    found = [(one["code"], one["kind"], one["when"][:19], one["overdue"]) for one in document["due"]]
    assert sorted(found) == sorted(BY_HAND)
    assert [one[3] for one in found] == sorted((one[3] for one in found), reverse=True)
    assert (document["within_days"], document["quiet_for_days"]) == (14, 60)

    lines = here("due").stdout.splitlines()
    assert lines[0] == "Overdue"
    assert lines.count("Overdue") == 1
    assert sum("two days ago" in line for line in lines) == 13
    assert sum("ten days ago" in line for line in lines) == 2
    assert lines.pop() == (
        "When safe contact was checked, write it down: justice set CASE safe_contact.last_checked today"
    )
    titles = [line for line in lines if not line.startswith(" ")]
    assert len(titles) == 5
    assert titles[1].startswith("Tomorrow, ")
    tomorrow = lines[lines.index(titles[1]) + 1 : lines.index(titles[2])]
    assert [line.split()[:2] for line in tomorrow] == [["09:00", f"{code}:"] for code in CODES]

    assert "Call at nine" not in here("due", "--within", "0d").stdout
    assert (
        sum("quiet" in one["kind"] for one in json.loads(here("due", "--json", "--quiet-for", "2w").stdout)["due"]) == 2
    )
    assert (
        here("due", "--within", "soon", check=2).stderr
        == "justice: That is not a span of days. Type it as 14d or 2w.\n"
    )

    _calendar(here, tmp_path / "due.ics")
    figures = here("show", CODES[10]).stdout
    assert "- 1 of 2 promises kept or missed were kept" in figures
    assert "not reached yet, 5 tries" in figures


def _calendar(here: Run, file: Path) -> None:
    """The calendar, read by another program's parser: as many entries, times right, no words, the same UIDs again."""
    said = here("due", "--ics", str(file)).stdout
    assert said == f"{len(BY_HAND)} entries written to {file}, and {OVER} that are no longer due, as cancelled\n"
    text = file.read_text(encoding="utf-8")
    assert "Bring" not in text
    assert "shelter" not in text
    assert file.stat().st_mode & 0o777 == 0o600
    everything = _read_by_ical_js(file)
    events = [one for one in everything if one["status"] != "CANCELLED"]
    assert (len(events), len(everything)) == (len(BY_HAND), len(BY_HAND) + OVER)
    expected = {
        int(datetime.fromisoformat(when).astimezone(UTC).timestamp()) for _, _, when, _ in BY_HAND if "T" in when
    }
    assert {event["seconds"] for event in events if not event["isDate"]} == expected
    assert {event["day"] for event in events if event["isDate"]} == {
        when for _, _, when, _ in BY_HAND if "T" not in when
    }
    uids = sorted(str(event["uid"]) for event in everything)
    assert len(set(uids)) == len(uids)
    warned = here("due", "--ics", str(file), "--with-words")
    assert "Calendars sync" in warned.stderr
    assert "Bring the form" in file.read_text(encoding="utf-8")
    assert sorted(str(event["uid"]) for event in _read_by_ical_js(file)) == uids
    other = file.with_name("notes.txt")
    other.write_text("mine", encoding="utf-8")
    assert "is no calendar" in here("due", "--ics", str(other), check=7).stderr
    assert other.read_text(encoding="utf-8") == "mine"
    assert "goes with --ics" in here("due", "--with-words", check=2).stderr


def _read_by_ical_js(file: Path) -> list[dict[str, object]]:
    """Every event as ical.js, the parser of another project, reads it."""
    node, module = needed("node"), package("ical.js", "2") / "dist" / "ical.js"
    script = (
        "import(process.argv[1]).then(({default: ICAL}) => { const fs = require('fs');"
        "const whole = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], 'utf8')));"
        "console.log(JSON.stringify(whole.getAllSubcomponents('vevent').map(part => { const one = new ICAL.Event(part);"
        "const start = one.startDate; return {uid: one.uid, status: part.getFirstPropertyValue('status'),"
        "isDate: start.isDate, day: start.toString().slice(0, 10),"
        "seconds: start.toUnixTime()}; }))); });"
    )
    read = subprocess.run(
        [node, "-e", script, str(module), str(file)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    events: list[dict[str, object]] = json.loads(read.stdout)
    return events
