"""The pages are true: exit codes, commands, the file's sample, links, and no file of code among the templates."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from justicecli import errors
from justicecli.cli import COMMANDS, GROUPS
from justicecli.model.checklist import AgencyItem, AgencyList
from justicecli.storage import checklists, toml

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.checkout


def test_every_exit_code_is_on_its_page() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    named = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    used = {
        kind.exit_code
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.JusticeError)
    }
    assert named == used | {0, 70}


def test_every_command_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"\n### justice {name}\n" in page
        for one in GROUPS.get(name, {}):
            assert f"\n#### justice {name} {one}\n" in page


def test_the_sample_on_the_page_of_the_file_is_a_case() -> None:
    page = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"```toml\n(format = 1.*?)```", page, re.DOTALL)
    case = toml.loads(sample.encode(), Path("sample.toml"))
    assert [goal.rank for goal in case.goals.values()] == [2, 1]


def test_the_worked_example_of_a_checklist_is_valid_and_does_what_the_page_says(home: Path) -> None:
    page = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = home / "templates" / "checklists" / "interview.toml"
    path.parent.mkdir(parents=True)
    path.write_text(sample, encoding="utf-8")
    checklists.check(path)
    items = list(checklists.load(home, "interview").checklist.items)
    assert items[-1] == "radio"
    assert items[items.index("interpreter-booked") + 1 :][:2] == ["no-label", "quiet-car"]


def test_every_key_of_a_checklist_is_on_its_page() -> None:
    page = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
    for kind in (AgencyList, AgencyItem):
        for name in kind.__struct_fields__:
            assert f"`{name}`" in page or f"{name} =" in page or name in ("language", "items"), name


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert len(pages) > 8
    for page in pages:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_no_code_lies_among_the_templates() -> None:
    assert list((ROOT / "templates").rglob("*.py")) == []


def test_every_library_has_its_line_of_reason() -> None:
    page = (ROOT / "docs" / "decisions" / "0001-libraries.md").read_text(encoding="utf-8")
    project = toml.parse((ROOT / "pyproject.toml").read_bytes(), Path("pyproject.toml"))
    for requirement in project["project"]["dependencies"]:
        name = re.match(r"[\w-]+", requirement)
        assert name is not None
        assert f"| {name[0]} |" in page


def test_the_changelog_has_its_unreleased_part() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
