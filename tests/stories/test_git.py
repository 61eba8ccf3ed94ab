"""Case files in a real git repository: a difference shows what was said and nothing else, and comments by hand stay."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run, needed
from tests.sample import SAMPLE

CODE = "amber-heron-27"
WORDS = ["Mi pasaporte", "Vivir con mi hija", "My wages", "Sleep", "School", "Un abogado", "My own door", "Quiet"]

BY_HAND = (
    SAMPLE.replace(
        "[goals.g-7k2f]",
        "# Said while the interpreter was out.\n\n[goals.g-7k2f]",
    )
    .replace('state = "kept"\nsettled = 2026-11-05\ntold = true\n', "")
    .replace("made = 2026-11-02", "made = 2024-11-04  # by the door")
    + "\n# Read aloud on the second day.\n"
)
"""The sample with a comment at the top, between goals, behind values and at the end; its promise is open still."""


class Repository:
    """A git repository of case files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / f"{CODE}.toml"
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet")

    def git(self, *words: str) -> str:
        """What git says, with none of the settings of whoever runs the tests."""
        own = ("-c", "user.name=R. Ortiz", "-c", "user.email=ortiz@example.org", "-c", "commit.gpgsign=false")
        left = subprocess.run(
            [needed("git"), "-C", str(self.folder), *own, "-c", "core.autocrlf=false", *words],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return left.stdout

    def commit(self) -> None:
        """Everything as it is now is in the history."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "As it stands")
        assert self.is_clean()

    def is_clean(self) -> bool:
        """True where nothing differs from the last commit."""
        return not self.git("status", "--porcelain")

    def changed(self, sign: str) -> list[str]:
        """The lines that a plain `git diff` shows as added (+) or removed (-)."""
        lines = self.git("diff", "--no-color", "--no-ext-diff").splitlines()
        return [line[1:] for line in lines if line.startswith(sign) and not line.startswith(sign * 3)]


@pytest.fixture
def repository(home: Path) -> Repository:
    """The folder of cases, as a repository."""
    return Repository(home / "cases")


def comments(text: str) -> list[str]:
    """All comments of a file in their sequence; the words in these tests hold no number sign."""
    return re.findall(r"#.*", text)


def goal_of(repository: Repository, words: str) -> str:
    """The id of the goal that says this."""
    found = re.search(rf'\[goals\.(g-\w+)\]\nwords = "{words}"', repository.path.read_text(encoding="utf-8"))
    assert found
    return found[1]


def case_of_eight(here: Run, *, ranked: bool) -> None:
    """A case with eight goals, each with its number from the start or with none yet."""
    here("new", CODE)
    for number, words in enumerate(WORDS, 1):
        here("goals", "add", CODE, words, *(("--rank", str(number)) if ranked else ()))


@pytest.mark.parametrize("ranked", [True, False], ids=["numbered when named", "numbered by order"])
def test_moving_the_last_goal_to_the_top_changes_only_rank_lines(
    here: Run, repository: Repository, ranked: bool
) -> None:
    case_of_eight(here, ranked=ranked)
    if not ranked:
        here("goals", "order", CODE, *(goal_of(repository, words) for words in WORDS))
    repository.commit()
    here("goals", "move", CODE, "8", "1")
    assert sorted(repository.changed("-")) == [f"rank = {number}" for number in range(1, 9)]
    assert sorted(repository.changed("+")) == [f"rank = {number}" for number in range(1, 9)]
    shown = here("goals", "list", CODE).stdout
    assert shown.index(WORDS[7]) < shown.index(WORDS[0])


def test_moving_a_goal_in_a_file_laid_out_by_hand_changes_only_rank_lines(here: Run, repository: Repository) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    here("goals", "move", CODE, "2", "1")
    assert repository.changed("-") == ["rank = 2", "rank = 1  # said twice"]
    assert repository.changed("+") == ["rank = 1", "rank = 2  # said twice"]


@pytest.mark.parametrize("words", ["A goal. " * 37 + "Yes.", "Ein Ziel, " * 30, "希望" * 150, "x" * 300])
def test_adding_a_goal_of_three_hundred_characters_removes_no_line(
    here: Run, repository: Repository, words: str
) -> None:
    assert len(words) == 300
    case_of_eight(here, ranked=True)
    repository.commit()
    here("goals", "add", CODE, words)
    assert repository.changed("-") == []
    assert f'words = "{words}"' in repository.changed("+")


def test_adding_a_goal_to_a_file_laid_out_by_hand_removes_no_line(here: Run, repository: Repository) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    here("goals", "add", CODE, "x" * 300)
    assert repository.changed("-") == []
    assert f'words = "{"x" * 300}"' in repository.changed("+")


def test_rewording_one_goal_among_three_touches_only_its_own_lines(here: Run, repository: Repository) -> None:
    here("new", CODE)
    for words in WORDS[:3]:
        here("goals", "add", CODE, words)
    goal = goal_of(repository, WORDS[1])
    repository.commit()
    before = tables(repository)
    here("goals", "reword", CODE, goal, "Vivir con mi hija y mi madre")
    now = tables(repository)
    assert repository.changed("-") == [f'words = "{WORDS[1]}"']
    assert 'words = "Vivir con mi hija y mi madre"' in repository.changed("+")
    differing = {header for header in before.keys() | now.keys() if before.get(header) != now.get(header)}
    assert f"[goals.{goal}]" in differing
    assert all(header.startswith(f"[goals.{goal}") for header in differing)


def tables(repository: Repository) -> dict[str, str]:
    """Each header of the file with the lines below it."""
    parts = re.split(r"^(?=\[)", repository.path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split("\n")[0]: part.rstrip("\n") for part in parts}


CHANGING = [
    ("goals", "add", CODE, "A place of my own"),
    ("goals", "add", CODE, "A place of my own", "--rank", "1"),
    ("goals", "move", CODE, "2", "1"),
    ("goals", "order", CODE, "2", "1"),
    ("goals", "order", CODE, "2"),
    ("goals", "unrank", CODE, "1"),
    ("goals", "reword", CODE, "1", "Vivir con mi hija y mi madre"),
    ("goals", "mark", CODE, "1", "achieved", "--note", "On Tuesday"),
    ("goals", "mark", CODE, "2", "paused"),
    ("goals", "step", CODE, "1", "Call the school", "--who", "R. Ortiz"),
    ("goals", "step", CODE, "2", "Call the consulate"),
    ("goals", "step-done", CODE, "s-4hd0"),
    ("goals", "hurdle", CODE, "1", "No bus"),
    ("goals", "hurdle-gone", CODE, "h-1c8z"),
    ("review", CODE, "--order", "2", "1", "--next", "+6w", "--note", "A short one"),
    ("review", CODE, "--no-change"),
    ("options", "explain", CODE),
    ("options", "explain", CODE, "t-visa", "--help-is", "we refer"),
    ("set", CODE, "person.interpreter", "declined"),
    ("set", CODE, "words.trafficker"),
    ("set", CODE, "safe_contact.voicemail", "yes"),
    ("contacts", "add", CODE, "--how", "text", "--not-reached"),
    ("promises", "add", CODE, "Bring the form", "--due", "+3d"),
    ("promises", "change", CODE, "p-3mq9", "--due", "+5d", "--told"),
    ("close", CODE),
]
SETTLING: list[tuple[str, ...]] = [("promises", how, CODE, "p-3mq9") for how in ("keep", "miss", "release")]


@pytest.mark.parametrize("words", CHANGING + SETTLING, ids=lambda words: " ".join(one for one in words if one != CODE))
def test_every_comment_typed_by_hand_survives(here: Run, repository: Repository, words: tuple[str, ...]) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    here(*words)
    assert not repository.is_clean()
    assert comments(repository.path.read_text(encoding="utf-8")) == comments(BY_HAND)


def test_every_comment_typed_by_hand_survives_closing_and_opening_again(here: Run, repository: Repository) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    here("close", CODE)
    assert not repository.is_clean()
    repository.commit()
    here("reopen", CODE)
    assert not repository.is_clean()
    assert comments(repository.path.read_text(encoding="utf-8")) == comments(BY_HAND)


def test_every_comment_typed_by_hand_survives_all_commands_one_after_another(here: Run, repository: Repository) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    ids = {"1": goal_of(repository, "Vivir con mi hija"), "2": goal_of(repository, "Quiero mi pasaporte")}
    leaving_last = sorted(CHANGING, key=lambda words: "mark" in words or "close" in words)
    for words in [*leaving_last, ("reopen", CODE)]:
        after = 4 if words[:2] == ("goals", "move") else len(words)
        here(*(word if at >= after or "--rank" in words else ids.get(word, word) for at, word in enumerate(words)))
        assert sorted(comments(repository.path.read_text(encoding="utf-8"))) == sorted(comments(BY_HAND)), words
    assert not repository.is_clean()


def test_a_new_case_leaves_the_others_as_they_are(here: Run, repository: Repository) -> None:
    repository.path.write_text(BY_HAND, encoding="utf-8")
    repository.commit()
    here("new", "blue-otter-12")
    assert repository.git("status", "--porcelain") == "?? blue-otter-12.toml\n"
    assert repository.path.read_text(encoding="utf-8") == BY_HAND


UNCHANGING = [
    ("show", CODE),
    ("list", "--all"),
    ("goals", "list", CODE),
    ("options", "show", CODE),
    ("path", CODE),
    ("check", CODE),
    ("goals", "move", CODE, "1", "1"),
    ("goals", "mark", CODE, "1", "active"),
    ("goals", "reword", CODE, "1", "Vivir con mi hija"),
    ("set", CODE, "person.reads", "es"),
    ("set", CODE, "words.work"),
    ("goals", "move", CODE, "1", "9"),
    ("goals", "add", CODE, " "),
    ("new", CODE),
]


@pytest.mark.parametrize("words", UNCHANGING, ids=lambda words: " ".join(one for one in words if one != CODE))
@pytest.mark.parametrize("by_hand", [True, False], ids=["laid out by hand", "as written"])
def test_a_command_that_changes_nothing_leaves_git_nothing_to_show(
    here: Run, repository: Repository, words: tuple[str, ...], by_hand: bool
) -> None:
    if by_hand:
        repository.path.write_text(BY_HAND, encoding="utf-8")
    else:
        here("new", CODE, "--reads", "es")
        here("goals", "add", CODE, "Vivir con mi hija", "--rank", "1")
        here("goals", "add", CODE, "Mi pasaporte", "--rank", "2")
        here("goals", "order", CODE, "1", "2")
    repository.commit()
    here(*words, check=None)
    assert repository.is_clean()
