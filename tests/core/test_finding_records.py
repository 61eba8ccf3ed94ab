"""Finding the one record that is meant."""

from __future__ import annotations

import pytest

from justicecli.core.finding_records import by_beginning, some
from justicecli.errors import Mistyped, NotFound

KEYS = ["s-4hd0", "s-4h", "s-9qq2"]


def test_an_id_is_found_by_itself_or_by_its_only_beginning() -> None:
    assert by_beginning(KEYS, "s-9", "step") == "s-9qq2"
    assert by_beginning(KEYS, " S-9Q ", "step") == "s-9qq2"
    assert by_beginning(KEYS, "s-4hd", "step") == "s-4hd0"


def test_an_id_that_is_the_beginning_of_another_is_found_by_itself() -> None:
    assert by_beginning(KEYS, "s-4h", "step") == "s-4h"


def test_a_beginning_that_fits_two_is_refused_and_names_both() -> None:
    with pytest.raises(Mistyped) as error:
        by_beginning(KEYS, "s-4", "step")
    assert error.value.sentence == "That beginning fits 2 steps: s-4hd0, s-4h. Type a little more of it."


@pytest.mark.parametrize("typed", ["s-0", "", "  ", "9qq2"])
def test_what_fits_none_is_not_found_and_those_there_are_are_named(typed: str) -> None:
    with pytest.raises(NotFound) as error:
        by_beginning(KEYS, typed, "step")
    assert error.value.sentence == "There is no such step. There are: s-4hd0, s-4h, s-9qq2."


def test_where_there_is_none_at_all_it_is_said() -> None:
    with pytest.raises(NotFound) as error:
        by_beginning([], "s-0", "step")
    assert error.value.sentence == "There is no such step. There is no step yet."


def test_of_many_the_first_eight_are_named() -> None:
    names = [f"s-{number:04}" for number in range(8)]
    assert some(names) == ", ".join(names)
    assert some([*names, "s-1000", "s-1001"]) == ", ".join(names) + " and 2 more"
