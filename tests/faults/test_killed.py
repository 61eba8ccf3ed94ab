"""Programs killed with SIGKILL at random moments: the file is whole, and nothing reported as written is lost."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from justicecli.model.text import clean
from tests.conftest import Run
from tests.faults import runs
from tests.faults.conftest import Tell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

LONG_WORDS = clean("A goal as long as a page. " * 2000, "the goal")
"""So that writing the file takes a while, and a kill falls into it."""


def killed_after(seconds: float, *command: str) -> tuple[int, str]:
    """The command's exit code and what it had said when it was killed, or when it had ended before."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=runs.environment(),
    ) as child:
        assert child.stdout is not None
        if command[: len(runs.ADDING)] == runs.ADDING:
            assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read()
    return child.returncode, said


def killed_at_each_step(*words: str) -> Iterator[tuple[int, str]]:
    """For each step of writing in turn: the exit code and what was said; the last one is that of a whole run."""
    command = [*runs.STOPPING, *words]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=runs.environment(),
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        code, step = -signal.SIGKILL, 0
        while code == -signal.SIGKILL:
            step += runs.many(5, 1)
            child.stdin.write(f"{step}\n")
            child.stdin.flush()
            said = [child.stdout.readline()]
            while not said[-1].startswith("left "):
                assert said[-1], "the program that kills has ended"
                said.append(child.stdout.readline())
            code = int(said.pop().split()[1])
            yield code, "".join(said)


def said_to_be_written(said: str) -> set[str]:
    """The words of the goals that the program reported, in lines that it finished."""
    return {found for line in said.split("\n")[:-1] for found in re.findall(r"(?:one|row\d+)-\d+-", line)}


def is_clean_after_a_change(home: Path, here: Run) -> bool:
    """Whether an unfinished file had been left; a usual change has taken it away, and it was its owner's alone."""
    left = runs.unfinished(home)
    assert [path.name for path in left] in ([], [f".{runs.CODE}.toml.tmp"])
    assert all(path.stat().st_mode & 0o077 == 0 for path in left)
    here("set", "amber", "words.work", f"cleaning {time.monotonic_ns()}")
    assert runs.unfinished(home) == []
    return bool(left)


def test_a_program_killed_at_each_step_of_writing_leaves_the_file_as_it_was_or_as_it_was_meant(
    here: Run, home: Path, tell: Tell
) -> None:
    here("new", runs.CODE)
    here("goals", "add", "amber", "The first one")
    fresh = runs.path_in(home).read_bytes()
    code = before = after = leftovers = 0
    for ended, said in killed_at_each_step("goals", "add", "amber", "one-1-"):
        code = ended
        held = runs.words_in(home)
        assert held in (["The first one"], ["The first one", "one-1-"])
        assert runs.path_in(home).read_bytes() == fresh or "one-1-" in held
        assert said_to_be_written(said) <= set(held)
        before += len(held) == 1
        after += len(held) == 2
        leftovers += is_clean_after_a_change(home, here)
        runs.path_in(home).write_bytes(fresh)
    tell(
        f"killed at each step: {before} before the goal was written, {after} after, {leftovers} left an unfinished file"
    )
    assert code == 0
    assert before > 0
    assert after > 0
    assert leftovers > 0


def test_a_new_case_killed_at_each_step_of_writing_is_there_whole_or_not_at_all(here: Run, home: Path) -> None:
    code = before = after = 0
    for ended, said in killed_at_each_step("new", runs.CODE, "--call-me", "Ana"):
        code = ended
        is_there = runs.path_in(home).exists()
        assert is_there or "is started" not in said
        if is_there:
            assert runs.read(home).person.call_me == "Ana"
        else:
            here("new", runs.CODE)
        before += not is_there
        after += is_there
        is_clean_after_a_change(home, here)
        runs.path_in(home).unlink()
    assert code == 0
    assert before > 0
    assert after > 0


def test_a_program_killed_at_any_moment_loses_nothing_it_reported(here: Run, home: Path, tell: Tell) -> None:
    here("new", runs.CODE)
    begin = time.perf_counter()
    assert runs.started("goals", "add", "amber", "The first one").returncode == 0
    usual = time.perf_counter() - begin
    before = after = ended = lost = leftovers = 0
    chance = random.Random()
    for number in range(runs.many(12, 200)):
        words = f"one-{number}-"
        code, said = killed_after(chance.uniform(0, usual * 1.4), *runs.PROGRAM, "goals", "add", "amber", words)
        assert code in {0, -signal.SIGKILL}
        held = runs.words_in(home)
        assert set(held) <= {"The first one", *(f"one-{earlier}-" for earlier in range(number + 1))}
        assert len(set(held)) == len(held)
        before += words not in held
        after += words in held
        ended += code == 0
        lost += not said_to_be_written(said) <= set(held)
        assert code != 0 or words in held
        leftovers += is_clean_after_a_change(home, here)
    took = time.perf_counter() - begin
    tell(
        f"killed: {before + after} runs, {before} before the goal was written, {after} after ({ended} had ended), "
        f"{leftovers} left an unfinished file, lost {lost}, {took:.0f} s"
    )
    assert lost == 0
    assert "The first one" in runs.words_in(home)
    if runs.LONG:
        assert before > 0
        assert after > 0


def test_a_program_killed_between_many_changes_loses_none_it_reported(here: Run, home: Path, tell: Tell) -> None:
    here("new", runs.CODE)
    begin = time.perf_counter()
    assert runs.started("goals", "add", "amber", text=LONG_WORDS).returncode == 0
    fresh = runs.path_in(home).read_bytes()
    reported = lost = leftovers = 0
    chance = random.Random()
    for number in range(runs.many(12, 200)):
        runs.path_in(home).write_bytes(fresh)
        _, said = killed_after(chance.uniform(0, 0.4), *runs.ADDING, f"row{number}", "0")
        held = runs.words_in(home)
        told = said_to_be_written(said)
        # In the sequence they were said in, none left out: at most one more than was reported.
        assert held == [LONG_WORDS, *(f"row{number}-{one}-" for one in range(len(held) - 1))]
        assert len(told) <= len(held) - 1 <= len(told) + 1
        reported += len(told)
        lost += len(told - set(held))
        leftovers += is_clean_after_a_change(home, here)
    took = time.perf_counter() - begin
    tell(
        f"killed between changes: {number + 1} runs, {reported} goals reported, {leftovers} left an unfinished file, "
        f"lost {lost}, {took:.0f} s"
    )
    assert lost == 0
    if runs.LONG:
        assert reported > 0
        assert leftovers > 0


def test_a_new_case_killed_at_any_moment_is_there_whole_or_not_at_all(here: Run, home: Path) -> None:
    begin = time.perf_counter()
    assert runs.started("new", runs.CODE).returncode == 0
    usual = time.perf_counter() - begin
    chance = random.Random()
    for _ in range(runs.many(6, 60)):
        runs.path_in(home).unlink()
        code, said = killed_after(chance.uniform(usual / 3, usual * 1.2), *runs.PROGRAM, "new", runs.CODE)
        is_there = runs.path_in(home).exists()
        assert is_there or "is started" not in said
        assert is_there or code != 0
        if not is_there:
            here("new", runs.CODE)
        is_clean_after_a_change(home, here)
        assert runs.read(home).case == runs.CODE
