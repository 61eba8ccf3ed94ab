"""Reading and writing: what is read back is what was meant, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from justicecli.model.case import Case
from justicecli.storage import toml
from tests.sample import SAMPLE
from tests.strategies import cases

PATH = Path("amber-heron-27.toml")


@given(cases)
def test_any_case_is_read_back_as_it_was_written(case: Case) -> None:
    assert toml.loads(toml.dumps(case), PATH) == case


def test_the_sample_is_a_case() -> None:
    assert toml.loads(SAMPLE.encode(), PATH).person.call_me == "Ana"
