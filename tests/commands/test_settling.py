"""What a merge left twice is said by every command that shows the case, and settled by those that write there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from justicecli.core.merging import merge
from justicecli.storage import toml
from tests.commands.terminal import answer, begin, end
from tests.conftest import Run

RULE = re.compile(r"^.+:\d+: settle: (\S+): (.+)$")


@pytest.fixture
def file(here: Run, home: Path) -> Path:
    """Two people's cases brought together: two orders, words, accounts of a promise and its date, two names."""
    here("new", "amber-heron-27")
    path = home / "cases" / "amber-heron-27.toml"
    here("options", "explain", "amber", "-q")
    for words in ("Quiero mi pasaporte", "Vivir con mi hija", "Estudiar"):
        here("goals", "add", "amber", words, "-q")
    here("goals", "order", "amber", "1", "2", "3", "-q")
    for words in ("Call the school", "Send the letter"):
        here("promises", "add", "amber", words, "--due", "+3d", "-q")
    base = path.read_bytes()
    sides = []
    for how in (
        (("order", "3 1 2"), "Estudiar ya", "keep", "+5d", "Anita"),
        (("order", "2 1 3"), "Ir a la escuela", "miss", "+6d", "Ani"),
    ):
        path.write_bytes(base)
        (_, order), words, became, due, name = how
        school = ids(path, "g")[2]
        call, letter = ids(path, "p")
        here("goals", "order", "amber", *order.split(), "-q")
        here("goals", "reword", "amber", school, words, "-q")
        here("promises", became, "amber", call, *(["--told"] if became == "miss" else []), "-q")
        here("promises", "change", "amber", letter, "--due", due, "-q")
        here("set", "amber", "person.call_me", name, "-q")
        sides.append(toml.loads(path.read_bytes(), path))
    path.write_bytes(toml.dumps(merge(toml.loads(base, path), *sides).case))
    return path


def ids(path: Path, letter: str) -> list[str]:
    """The ids of records of that kind, as their headers come in the file."""
    return re.findall(rf"^\[\w+\.({letter}-\w{{4}})\]", path.read_text(encoding="utf-8"), re.MULTILINE)


def left(here: Run) -> list[str]:
    """The places of what is left to settle, by its kind of record."""
    lines = here("check", "amber", check=None).stdout.splitlines()
    return [found[1].partition(".")[0] for line in lines if (found := RULE.match(line))]


def test_check_has_a_finding_for_each_with_its_line(here: Run, file: Path) -> None:
    found = json.loads(here("check", "--json", check=1).stdout)["findings"]
    assert [one["rule"] for one in found] == ["settle"] * 5
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [lines[one["line"] - 1].startswith(f"[{one['place']}") for one in found] == [True] * 5
    said = here("check", "amber", check=1).stdout
    assert "two orders: ask the survivor" in said
    assert "escuela" not in said
    assert "Ani" not in said


def test_every_page_says_that_there_is_something_to_ask(here: Run, file: Path) -> None:
    for shown in (here("show", "amber").stdout, here("goals", "list", "amber").stdout):
        assert "Two orders: ask the survivor." in shown
        assert re.search(r"The other order.*\n  \(1\) Vivir con mi hija.*\n  \(2\) Quiero mi pasaporte", shown)
    assert "Ir a la escuela" in here("show", "amber").stdout
    assert "2 promises have two accounts" in here("promises", "list", "amber").stdout
    assert "amber-heron-27: two orders: ask the survivor\n" in here("due").stdout
    assert "5 to settle" in here("list").stdout


def test_programs_are_told_the_same(here: Run, file: Path) -> None:
    due = json.loads(here("due", "--json").stdout)["due"]
    assert [one["kind"] for one in due][:2] == ["two accounts", "two orders"]
    (order,) = json.loads(here("goals", "list", "amber", "--json").stdout)["order_to_settle"]
    assert sorted(order) == ["by", "id", "on", "order"]
    assert len(order["order"]) == 3
    case = json.loads(here("show", "amber", "--json").stdout)["case"]
    assert (len(case["order_to_settle"]), len(case["to_settle"])) == (1, 4)
    assert [one["to_settle"] for one in json.loads(here("list", "--json").stdout)["cases"]] == [5]


def test_a_calendar_holds_none_of_it(here: Run, file: Path, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    here("due", "--ics", str(tmp_path / "due.ics"), "-q", check=None)
    here("due", "--ics", str(tmp_path / "due.ics"))
    assert "two" not in (tmp_path / "due.ics").read_text(encoding="utf-8")


def test_each_is_settled_by_the_command_that_writes_there(here: Run, file: Path) -> None:
    call, letter = ids(file, "p")
    school = ids(file, "g")[2]
    assert len(left(here)) == 5
    assert "Missed" in here("promises", "miss", "amber", call).stdout
    assert len(left(here)) == 4
    assert "are settled" in here("promises", "change", "amber", letter, "--due", "+6d").stdout
    assert len(left(here)) == 3
    assert here("set", "amber", "person.call_me", "Anita").stdout == (
        "The two accounts of what the survivor is called are settled (beside it stood: Ani).\n"
    )
    here("goals", "reword", "amber", school, "Ir a la escuela")
    assert left(here) == ["order_to_settle"]
    said = here("goals", "order", "amber", "1", "2", "3").stdout
    assert "The two orders are settled.\n" in said
    assert here("check").stdout == ""
    assert "told = true" in file.read_text(encoding="utf-8")
    assert 'words = "Estudiar ya"' in file.read_text(encoding="utf-8")


def test_a_review_without_an_order_and_a_goal_that_is_moved_settle_nothing(here: Run, file: Path) -> None:
    here("review", "amber", "--no-change")
    here("goals", "move", "amber", "3", "1")
    here("goals", "order", "amber", "1", "2", "3", "--by", "staff")
    assert "order_to_settle" in left(here)


def test_a_review_with_the_survivors_order_settles(here: Run, file: Path) -> None:
    said = here("review", "amber", "--order", "3", "1", "2").stdout
    assert "The two orders are settled.\n" in said
    assert "order_to_settle" not in left(here)
    staff = file.read_text(encoding="utf-8").count("order = [")
    here("review", "amber", "--order", "1", "2", "3", "--by", "staff")
    assert file.read_text(encoding="utf-8").count("order = [") > staff


def test_at_the_terminal_a_review_shows_both_orders_before_it_asks(file: Path) -> None:
    child = begin("review", "amber")
    child.expect_exact("Two orders: ask the survivor.")
    for words in ("Estudiar ya", "Quiero mi pasaporte", "Vivir con mi hija"):
        answer(child, f"{words}: how does it go?")
    answer(child, "A new goal, in the words of the survivor:")
    child.expect_exact("Two orders: ask the survivor. By letter they are:")
    child.expect(r"the order in the file: +a b c")
    child.expect(r"the other, set by the survivor on .+: +c b a")
    answer(child, "The order of the survivor by letter", "c b a")
    child.expect_exact("The two orders are settled.")
    answer(child, "The next review")
    end(child)
    assert "order_to_settle" not in file.read_text(encoding="utf-8")


def test_what_no_command_writes_is_settled_by_taking_it_out_with_edit(
    here: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here("contacts", "add", "amber", "Called", "--how", "phone", "-q")
    (contact,) = ids(file, "c")
    table = f'\n[to_settle.t-zzzz]\nplace = [\n    "contacts",\n    "{contact}",\n    "note",\n]\nother = "Rang"\n'
    before = file.read_text(encoding="utf-8")
    file.write_text(before + table, encoding="utf-8")
    said = here("check", "amber", check=1).stdout
    assert f"two accounts of the note of contact {contact}: see which holds, and take out [to_settle.t-zzzz]" in said
    monkeypatch.setenv("EDITOR", "sed -i '/to_settle.t-zzzz/,$d'")
    assert f"The two accounts of the note of contact {contact} are settled" in here("edit", "amber").stdout


def test_a_page_with_one_of_two_orders_says_to_ask_before_it_is_handed_over(here: Run, file: Path) -> None:
    for words in (("form", "amber"), ("copy", "amber", "--safe", "yes", "--format", "text", "-o", "-")):
        assert "Two orders stand against each other" in here(*words).stderr
    here("goals", "order", "amber", "1", "2", "3")
    assert "Two orders" not in here("form", "amber").stderr


def test_a_review_on_a_day_before_the_other_order_was_given_is_refused(here: Run, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(\[order_to_settle\.q-\w{4}\]\n(?:.*\n)*?on = )[0-9-]+", r"\g<1>2099-01-01", text)
    file.write_text(text, encoding="utf-8")
    assert "The file holds a later order" in here("review", "amber", "--order", "3", "1", "2", check=2).stderr
    assert file.read_text(encoding="utf-8") == text
