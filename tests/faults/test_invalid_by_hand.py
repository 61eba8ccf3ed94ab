"""A file that a person made invalid by hand: every command names the place, and leaves the file as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.faults import runs
from tests.sample import SAMPLE

WAYS: dict[str, tuple[bytes, bytes]] = {
    "broken TOML": (b'words = "Vivir con mi hija"', b'words = "Vivir con mi hija'),
    "an unknown key": (b'words = "Vivir con mi hija"', b'words = "Vivir con mi hija"\nrnk = "hija"'),
    "a wrong type": (b"rank = 1  # said twice", b'rank = "hija"  # said twice'),
    "a newer format": (b"format = 1", b"format = 2"),
    "not UTF-8": (b'words = "Vivir con mi hija"', b'words = "Vivir con mi hija \xf1"'),
    "a bad id": (b"[goals.g-9qq2]", b"[goals.g-oooo]"),
}
"""What is in the sample file, and what a person made of it."""

READING = [
    ("show", "amber"),
    ("show", "amber", "--json"),
    ("goals", "list", "amber"),
    ("goals", "list", "amber", "--json"),
    ("options", "show", "amber"),
]
CHANGING = [
    ("goals", "add", "amber", "Y mi madre"),
    ("goals", "move", "amber", "2", "1"),
    ("goals", "order", "amber", "2", "1"),
    ("goals", "unrank", "amber", "1"),
    ("goals", "reword", "amber", "1", "Y mi madre"),
    ("goals", "mark", "amber", "1", "paused"),
    ("goals", "step", "amber", "1", "Y mi madre"),
    ("goals", "step-done", "amber", "s-4hd0"),
    ("goals", "hurdle", "amber", "1", "Y mi madre"),
    ("goals", "hurdle-gone", "amber", "h-1c8z"),
    ("review", "amber", "--note", "Y mi madre"),
    ("options", "explain", "amber"),
    ("set", "amber", "words.work", "Y mi madre"),
    ("close", "amber"),
    ("reopen", "amber"),
]


@pytest.fixture(params=WAYS)
def invalid(request: pytest.FixtureRequest, home: Path) -> tuple[Path, int]:
    """The file, and the line on which it is wrong."""
    before, now = WAYS[request.param]
    data = SAMPLE.encode()
    assert data.count(before) == 1
    path = runs.path_in(home)
    path.parent.mkdir(parents=True, mode=0o700)
    path.write_bytes(data.replace(before, now))
    at = data.index(before) + (now.index(b"rnk") if b"rnk" in now else 0)
    return path, data.replace(before, now).count(b"\n", 0, at) + 1


def name_of(words: tuple[str, ...]) -> str:
    """The name of a command for the test that runs it."""
    return " ".join(words[:2] if words[0] in {"goals", "options"} else words[:1]) + "-json" * ("--json" in words)


@pytest.mark.parametrize("words", READING + CHANGING, ids=name_of)
def test_every_command_names_the_place_and_leaves_the_file(
    here: Run, home: Path, invalid: tuple[Path, int], words: tuple[str, ...]
) -> None:
    path, line = invalid
    before = path.read_bytes()
    left = here(*words, check=None)
    runs.says_so(left, 4, "hija", "Vivir", "madre", "Quiero", "boyfriend")
    assert left.stderr.startswith(f"justice: {path}:{line}:")
    assert "Nothing was changed" in left.stderr
    assert path.read_bytes() == before
    assert runs.unfinished(home) == []


def test_the_list_of_cases_names_the_place_and_lists_the_others(
    here: Run, home: Path, invalid: tuple[Path, int]
) -> None:
    path, line = invalid
    before = path.read_bytes()
    here("new", "blue-otter-12")
    left = here("list", check=4)
    assert left.stdout.startswith("blue-otter-12")
    assert f"{path}:{line}:" in left.stderr
    assert "hija" not in left.stdout + left.stderr
    assert path.read_bytes() == before


def test_check_has_the_place_as_a_finding(here: Run, invalid: tuple[Path, int]) -> None:
    path, line = invalid
    before = path.read_bytes()
    left = here("check", "amber", check=1)
    assert left.stdout.startswith(f"{path}:{line}:")
    assert "hija" not in left.stdout + left.stderr
    assert path.read_bytes() == before


def test_the_path_is_still_told_so_that_it_can_be_mended(here: Run, invalid: tuple[Path, int]) -> None:
    path, _ = invalid
    assert here("path", "amber").stdout == f"{path}\n"
