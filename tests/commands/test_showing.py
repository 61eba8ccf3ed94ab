"""The commands that only show: list, show, path, goals list, options list and show, schema."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft202012Validator, FormatChecker

from tests.conftest import Run
from tests.sample import SAMPLE

SHOWN = """\
amber-heron-27
Opened Monday 2 November 2026.
Called: Ana. Speaks: es-MX, mix. Reads: es. Interpreter: needed. Point of contact: R. Ortiz.

Goals
  (1) Vivir con mi hija  (g-9qq2, first time)
        step: Call the family unit about reunification  (s-4hd0, R. Ortiz, by Friday 20 November 2026)
        in the way: No bed for two before January  (h-1c8z, service does not exist)
  (2) Quiero mi pasaporte  (g-7k2f, first time)
Numbered by the survivor, Monday 2 November 2026.

How we keep our word
  - 1 of 1 promise kept or missed was kept
  - 1 of 1 contact with R. Ortiz; the survivor has met 1 person
  - {since} since the survivor was reached

Last contact: Monday 2 November 2026, 10:00, in person, R. Ortiz
Next review: Monday 14 December 2026
Options explained: 1 form of justice, last on Monday 2 November 2026

Safe contact
  method: text
  ok times: weekdays after 18:00
  voicemail: no
  last checked: Monday 2 November 2026

The survivor's words
  trafficker: my boyfriend
"""


@pytest.fixture
def file(home: Path) -> Path:
    """The sample as a case of this home."""
    path = home / "cases" / "amber-heron-27.toml"
    path.parent.mkdir(parents=True)
    path.write_text(SAMPLE, encoding="utf-8", newline="\n")
    return path


def test_a_case_at_a_glance(here: Run, file: Path) -> None:
    days = (date.today() - date(2026, 11, 2)).days
    since = "1 day" if days == 1 else f"{days} days"
    assert here("show", "amber").stdout == SHOWN.format(since=since)


def test_a_case_as_a_document(here: Run, file: Path) -> None:
    document = json.loads(here("show", "amber", "--json").stdout)
    assert document["justice"] == 1
    assert document["case"]["in_order"] == ["g-9qq2", "g-7k2f"]
    assert document["case"]["words"] == {"trafficker": "my boyfriend"}
    assert document["case"]["next_review"] == "2026-12-14"
    assert document["case"]["promises"]["p-3mq9"]["yours"] is None
    assert document["case"]["contacts"]["c-52wk"]["present"] == ["interpreter"]
    assert (document["trust"]["kept"], document["trust"]["settled"]) == (1, 1)


def test_a_case_as_it_stood(here: Run, file: Path) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    here("new", "birch-owl-90", "--on", yesterday)
    here("goals", "add", "birch", "Estudiar", "--on", yesterday)
    here("goals", "reword", "birch", "1", "Estudiar inglés")
    assert "Estudiar inglés" not in here("show", "birch", "--as-of", "yesterday").stdout
    assert "as it stood on" in here("show", "birch", "--as-of", "yesterday").stdout
    assert "Estudiar inglés" in here("show", "birch").stdout
    assert "nothing to show before" in here("show", "birch", "--as-of", "2026-01-01", check=2).stderr
    assert "has not come yet" in here("goals", "list", "birch", "--as-of", "tomorrow", check=2).stderr
    document = json.loads(here("goals", "list", "birch", "--as-of", yesterday, "--json").stdout)
    assert document["as_of"] == yesterday
    assert [goal["words"] for goal in document["goals"]] == ["Estudiar"]


def test_the_list_names_open_cases_and_all_of_them_where_asked_for(here: Run, file: Path) -> None:
    here("new", "birch-owl-90")
    here("close", "birch")
    row = "amber-heron-27  2 goals  last contact Monday 2 November 2026, 10:00  next: step Friday 20 November 2026\n"
    assert here("list").stdout == row
    shown = here("list", "--all").stdout
    assert shown.startswith(row + "birch-owl-90  closed ")
    codes = [one["code"] for one in json.loads(here("list", "--all", "--json").stdout)["cases"]]
    assert codes == ["amber-heron-27", "birch-owl-90"]


def test_an_empty_list_says_how_to_begin(here: Run) -> None:
    left = here("list")
    assert left.stdout == ""
    assert left.stderr == "No open case. Closed ones: justice list --all; start one with: justice new\n"
    assert here("list", "--all").stderr == "No case to list. Start one with: justice new\n"
    assert json.loads(here("list", "--json").stdout) == {"justice": 1, "cases": []}


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_listed(here: Run, file: Path) -> None:
    (file.parent / "birch-owl-90.toml").write_text("format = \n", encoding="utf-8")
    left = here("list", check=4)
    assert left.stdout.startswith("amber-heron-27")
    assert "birch-owl-90.toml:1:10: this is not valid TOML here" in left.stderr
    assert left.stderr.endswith("justice: 1 of the files could not be read; they are named above.\n")


def test_a_beginning_that_fits_two_cases_names_both(here: Run) -> None:
    here("new", "amber-heron-27")
    here("new", "amber-otter-11")
    left = here("show", "amber", check=2)
    assert left.stderr == (
        "justice: That beginning fits 2 cases: amber-heron-27, amber-otter-11. Type a little more of it.\n"
    )
    assert here("show", "amber-o").stdout.startswith("amber-otter-11")
    assert "There is no case of that code." in here("show", "zebra", check=3).stderr
    assert "There is no case of that code." in here("show", "", check=3).stderr


def test_a_whole_code_is_meant_even_where_it_begins_another(here: Run) -> None:
    here("new", "amber")
    here("new", "amber-otter-11")
    assert here("path", "amber").stdout.endswith("/amber.toml\n")


def test_goals_as_a_document(here: Run, file: Path) -> None:
    document = json.loads(here("goals", "list", "amber", "--json").stdout)
    assert [(goal["id"], goal["rank"], goal["state"]) for goal in document["goals"]] == [
        ("g-9qq2", 1, "active"),
        ("g-7k2f", 2, "active"),
    ]
    assert document["goals"][0]["steps"]["s-4hd0"]["by"] == "2026-11-20"


def test_goals_off_the_list_are_shown_where_asked_for(here: Run, file: Path) -> None:
    here("goals", "mark", "amber", "2", "set-aside")
    assert "Quiero mi pasaporte" not in here("goals", "list", "amber").stdout
    shown = here("goals", "list", "amber", "--all").stdout
    assert shown.endswith("Off the list\n  - Quiero mi pasaporte  (g-7k2f, first time, set aside)\n")
    assert len(json.loads(here("goals", "list", "amber", "--all", "--json").stdout)["goals"]) == 2


def test_every_option_is_listed_with_its_ground_and_the_words_to_close_with(here: Run) -> None:
    shown = here("options", "list").stdout
    assert shown.count("\n  ") >= 33
    assert "papers-back:" in shown
    assert "ask a lawyer" in shown
    assert "checked Monday 23 November 2026" in shown
    assert "You can change your mind" in shown or "change your mind" in shown


def test_options_in_spanish_and_in_a_language_there_is_not(here: Run) -> None:
    assert "pasaporte" in here("options", "list", "--lang", "es-MX").stdout
    left = here("options", "list", "--lang", "tl")
    assert left.stderr == "There is no card in that language yet; it is shown in en.\n"
    assert len(json.loads(here("options", "list", "--json").stdout)["options"]) == 33


def test_what_was_explained_and_what_was_not(here: Run, file: Path) -> None:
    shown = here("options", "show", "amber").stdout
    assert "Monday 2 November 2026, we can" in shown
    assert "Not explained yet: safe-home" in shown
    recorded = {
        one["id"]: one["recorded"] for one in json.loads(here("options", "show", "amber", "--json").stdout)["options"]
    }
    assert recorded["papers-back"]["help"] == "we can"
    assert recorded["safe-home"] is None


def test_the_schema_takes_the_sample_and_finds_what_is_wrong(here: Run) -> None:
    schema = json.loads(here("schema").stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    sample = json.loads(json.dumps(tomli.loads(SAMPLE), default=lambda value: value.isoformat()))
    assert list(validator.iter_errors(sample)) == []
    for place, value in (
        (("goals", "g-7k2f", "rnk"), 1),
        (("goals", "g-7k2f", "rank"), 0),
        (("goals", "papers"), {"words": "x"}),
    ):
        wrong = json.loads(json.dumps(sample))
        inner = wrong
        for key in place[:-1]:
            inner = inner[key]
        inner[place[-1]] = value
        assert list(validator.iter_errors(wrong)) != []


@pytest.mark.checkout
def test_the_generated_pages_are_what_the_program_makes() -> None:
    import importlib.util

    page = Path(__file__).parents[2] / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", page)
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for name, text in generate.pages().items():
        assert (page.parent / name).read_text(encoding="utf-8") == text, f"run: nox -s docs -- write ({name})"
