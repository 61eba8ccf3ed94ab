"""Statements C1 to C12 of the inquiry tool, each as one session with the real program."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

CASE = "amber-heron-27"
MEETING = date.today() - timedelta(weeks=12)
LATER = MEETING + timedelta(weeks=6)


@pytest.fixture
def begun(justice: Run) -> Run:
    """The program, with a case in which the forms of justice were explained."""
    justice("new", CASE, "--on", f"{MEETING}", "-q")
    justice("options", "explain", CASE, "--on", f"{MEETING}", "-q")
    return justice


def goals(justice: Run, *more: str) -> list[dict[str, Any]]:
    """The goals of the case as programs read them."""
    found: list[dict[str, Any]] = json.loads(justice("goals", "list", CASE, "--json", *more).stdout)["goals"]
    return found


def name(justice: Run, *words: str) -> None:
    """Goals that were named at the first meeting."""
    for one in words:
        justice("goals", "add", CASE, one, "--on", f"{MEETING}", "-q")


def in_order(justice: Run, *more: str) -> list[tuple[int | None, str]]:
    """The number and the words of each goal."""
    return [(goal["rank"], goal["words"]) for goal in goals(justice, *more)]


def test_c01_options_are_explained_before_goals(justice: Run) -> None:
    justice("new", CASE, "-q")
    early = justice("goals", "add", CASE, "Vivir con mi hija")
    assert early.stderr.startswith("No forms of justice were explained in this case yet.")
    assert early.stdout.startswith("Named on ")
    justice("options", "explain", CASE, "--lang", "es")
    recorded = [row["recorded"] for row in json.loads(justice("options", "show", CASE, "--json").stdout)["options"]]
    assert recorded == [{"explained": f"{date.today()}", "language": "es", "help": None}] * len(recorded)
    assert justice("goals", "add", CASE, "Estudiar").stderr == ""


def test_c02_every_option_is_shown_whether_or_not_the_advocate_can_provide_it(justice: Run, home: Path) -> None:
    def card() -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(justice("options", "list", "--json").stdout)["options"]
        return rows

    shipped = card()
    assert len(shipped) == 33
    justice("init", "--name", "R. Ortiz", "--role", "system", "--agency", "County")
    own = home / "templates" / "options" / "county.toml"
    own.parent.mkdir(parents=True)
    labels = "".join(f'[options.{row["id"]}]\nhelp = "not ours"\n' for row in shipped)
    own.write_text(labels, encoding="utf-8")
    assert [(row["id"], row["say"]) for row in card()] == [(row["id"], row["say"]) for row in shipped]
    assert {row["help"] for row in card()} == {"not ours"}
    for line in ("hidden = true", 'say = ""'):
        own.write_text(f"[options.t-visa]\n{line}\n", encoding="utf-8")
        refused = justice("options", "list", "--json")
        assert "options.t-visa is shipped with justice and keeps its words" in refused.stderr
        assert json.loads(refused.stdout)["options"] == shipped


def test_c03_the_four_examples_are_there_and_the_list_is_open(justice: Run, home: Path) -> None:
    own = home / "templates" / "options" / "county.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[options.our-garden]\nsay = "I want to grow things."\n', encoding="utf-8")
    rows = {row["id"]: row for row in json.loads(justice("options", "list", "--json").stdout)["options"]}
    examples = {"papers-back", "report-investigator", "family-together", "safe-home"}
    assert {key for key, row in rows.items() if row["in_brief"]} == examples
    assert "charges" in rows
    assert list(rows)[-1] == "our-garden"
    justice("new", CASE, "-q")
    justice("goals", "add", CASE, "Un perro", "-q")
    assert in_order(justice) == [(None, "Un perro")]


def test_c04_the_survivor_names_the_goals_and_the_words_stay_as_they_were_said(begun: Run) -> None:
    words = "  kiero bibir con mija,  MI hija 我的女儿\ny ya  "
    begun("goals", "add", CASE, "-", "--lang", "es", "--translation", "I want to live with my daughter", input=words)
    (goal,) = goals(begun)
    assert goal["words"] == words
    assert (goal["language"], goal["translation"]) == ("es", "I want to live with my daughter")
    begun("goals", "reword", CASE, "1", "Vivir con mi hija y mi madre")
    (goal,) = goals(begun)
    assert goal["words"] == "Vivir con mi hija y mi madre"
    assert [(one["words"], one["until"]) for one in goal["earlier"].values()] == [(words, f"{date.today()}")]


def test_c05_the_goals_are_dictated_and_one_that_is_not_is_marked_so(begun: Run) -> None:
    begun("init", "--name", "R. Ortiz")
    begun("goals", "add", CASE, "Vivir con mi hija")
    through = begun("goals", "add", CASE, "Estudiar", "--said-by", "interpreter")
    noted = begun("goals", "add", CASE, "A safe home", "--said-by", "staff")
    assert "said through the interpreter" in through.stdout
    assert "noted by staff" in noted.stdout
    assert [(goal["said_by"], goal["written_by"]) for goal in goals(begun)] == [
        ("survivor", "R. Ortiz"),
        ("interpreter", "R. Ortiz"),
        ("staff", "R. Ortiz"),
    ]
    listed = begun("goals", "list", CASE).stdout
    assert re.search(r"A safe home  \(3 or g-\w{4}, first time, noted by staff\)", listed)


def test_c06_naming_and_numbering_are_two_steps_and_the_numbers_have_a_day_and_an_owner(begun: Run) -> None:
    name(begun, "Vivir con mi hija", "Estudiar")
    assert [goal["rank"] for goal in goals(begun)] == [None, None]
    begun("goals", "order", CASE, "2", "1", "--on", f"{LATER}")
    assert in_order(begun) == [(1, "Estudiar"), (2, "Vivir con mi hija")]
    (order,) = json.loads(begun("show", CASE, "--json").stdout)["case"]["orders"].values()
    assert (order["on"], order["by"]) == (f"{LATER}", "survivor")
    begun("goals", "order", CASE, "2", "1", "--by", "staff")
    assert "Numbered by STAFF, not by the survivor" in begun("goals", "list", CASE).stdout


def test_c07_one_is_the_most_important_and_a_goal_without_a_number_has_an_empty_circle(begun: Run) -> None:
    name(begun, "A", "B", "C", "D")
    begun("goals", "order", CASE, "3", "1", "2", "-q")
    assert in_order(begun) == [(1, "C"), (2, "A"), (3, "B"), (None, "D")]
    begun("goals", "move", CASE, "3", "1", "-q")
    begun("goals", "unrank", CASE, "2", "-q")
    assert re.findall(r"^  (\(.\) \w)", begun("goals", "list", CASE).stdout, re.MULTILINE) == [
        "(1) B",
        "(2) A",
        "( ) C",
        "( ) D",
    ]
    assert "is out of range" in begun("goals", "move", CASE, "4", "4", check=2).stderr


def test_c08_goals_are_reviewed_and_a_review_with_no_change_is_a_review(begun: Run) -> None:
    name(begun, "Vivir con mi hija")
    begun("goals", "order", CASE, "1", "--on", f"{MEETING}", "-q")
    begun("review", CASE, "--no-change", "--on", f"{MEETING}", "--present", "interpreter", "-q")
    begun("review", CASE, "--no-change", "--on", f"{LATER}", "--next", "2099-01-05", "-q")
    case = json.loads(begun("show", CASE, "--json").stdout)["case"]
    (goal,) = case["goals"]
    assert list(case["reviews"].values()) == [
        {
            "held": f"{MEETING}",
            "numbered_by": "survivor",
            "present": ["interpreter"],
            "order": [goal["id"]],
            "next": f"{MEETING + timedelta(weeks=6)}",
            "note": None,
            "progress": {},
        },
        {
            "held": f"{LATER}",
            "numbered_by": "survivor",
            "present": [],
            "order": [goal["id"]],
            "next": "2099-01-05",
            "note": None,
            "progress": {},
        },
    ]
    assert "next: review Monday 5 January 2099" in begun("list").stdout


def test_c09_goals_and_their_order_change_and_every_past_day_can_be_drawn_again(begun: Run) -> None:
    name(begun, "A", "B", "C")
    begun("goals", "order", CASE, "1", "2", "3", "--on", f"{MEETING}", "-q")
    begun("review", CASE, "--order", "3", "1", "2", "--on", f"{LATER}", "-q")
    begun("goals", "reword", CASE, "1", "C and more", "-q")
    begun("goals", "order", CASE, "2", "-q")
    assert in_order(begun, "--as-of", f"{MEETING}") == [(1, "A"), (2, "B"), (3, "C")]
    assert in_order(begun, "--as-of", f"{LATER - timedelta(days=1)}") == [(1, "A"), (2, "B"), (3, "C")]
    assert in_order(begun, "--as-of", f"{LATER}") == [(1, "C"), (2, "A"), (3, "B")]
    assert in_order(begun) == [(1, "A"), (None, "B"), (None, "C and more")]


def test_c10_a_goal_holds_the_work_plan_what_who_and_by_when(begun: Run) -> None:
    name(begun, "Vivir con mi hija")
    begun("goals", "step", CASE, "1", "Call the family unit", "--who", "R. Ortiz", "--by", "2099-01-05", "-q")
    (goal,) = goals(begun)
    ((key, step),) = goal["steps"].items()
    assert step == {"words": "Call the family unit", "who": "R. Ortiz", "by": "2099-01-05", "done": None}
    listed = begun("goals", "list", CASE).stdout
    assert f"step: Call the family unit  ({key}, R. Ortiz, by Monday 5 January 2099)" in listed
    begun("goals", "step-done", CASE, key, "-q")
    assert goals(begun)[0]["steps"][key]["done"] == f"{date.today()}"
    assert "Call the family unit" not in begun("goals", "list", CASE).stdout


def test_c11_a_goal_holds_what_stands_in_the_way_and_that_a_service_does_not_exist(begun: Run) -> None:
    name(begun, "Vivir con mi hija")
    begun("goals", "hurdle", CASE, "1", "No bed for two", "--kind", "service does not exist", "-q")
    (goal,) = goals(begun)
    ((key, hurdle),) = goal["hurdles"].items()
    assert hurdle == {"words": "No bed for two", "kind": "service does not exist", "gone": None}
    listed = begun("goals", "list", CASE).stdout
    assert f"in the way: No bed for two  ({key}, service does not exist)" in listed
    begun("goals", "hurdle-gone", CASE, key, "-q")
    assert goals(begun)[0]["hurdles"][key]["gone"] == f"{date.today()}"
    assert "No bed for two" not in begun("goals", "list", CASE).stdout


def test_c12_the_survivor_may_set_a_goal_aside_without_a_reason_and_take_it_up_again(begun: Run) -> None:
    name(begun, "A", "B")
    begun("goals", "order", CASE, "1", "2", "-q")
    left = begun("goals", "mark", CASE, "1", "set-aside")
    assert re.search(r"^A is set aside since [^()]*\.$", left.stdout, re.MULTILINE)
    assert in_order(begun) == [(1, "B")]
    (aside,) = [goal for goal in goals(begun, "--all") if goal["state"] == "set-aside"]
    assert aside["words"] == "A"
    back = begun("goals", "mark", CASE, aside["id"], "active")
    assert in_order(begun) == [(1, "B"), (None, "A")]
    shown = left.stdout + back.stdout + begun("show", CASE).stdout
    assert not re.search("fail|refus|drop|non-compliant|gave up", shown, re.IGNORECASE)
