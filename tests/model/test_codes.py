"""Case codes and ids: random, plain to say aloud, safe as the name of a file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.errors import Mistyped
from justicecli.model.codes import TAIL, Entropy, checked_code, is_code, new_id, random_code
from tests.made import counting


def giving(*numbers: int) -> Entropy:
    """Random bytes that are always these."""
    return lambda _: bytes(numbers)


@given(st.binary(min_size=4, max_size=4))
def test_any_random_code_is_two_words_and_two_digits_that_can_be_a_case(data: bytes) -> None:
    code = random_code([], giving(*data))
    assert re.fullmatch(r"[a-z]{3,8}-[a-z]{3,8}-[1-9]\d", code)
    assert checked_code(code) == code


def test_every_word_of_a_code_is_another_so_that_a_byte_picks_evenly() -> None:
    first = {random_code([], giving(byte, 0, 0, 0)).split("-")[0] for byte in range(256)}
    second = {random_code([], giving(0, byte, 0, 0)).split("-")[1] for byte in range(256)}
    assert (len(first), len(second)) == (64, 64)


def test_the_numbers_of_codes_go_from_10_to_99() -> None:
    numbers = {random_code([], giving(0, 0, n // 256, n % 256)).split("-")[2] for n in range(2000)}
    assert numbers == {str(number) for number in range(10, 100)}


def test_a_code_that_is_taken_is_not_given_again() -> None:
    answers = iter([bytes(4), bytes(4), bytes([1, 1, 0, 1])])
    taken = random_code([], giving(0, 0, 0, 0))
    assert random_code([taken], lambda _: next(answers)) == random_code([], giving(1, 1, 0, 1)) != taken


@pytest.mark.parametrize("code", ["amber-heron-27", "abc", "a-b", "007", "a" * 40, "com", "com10", "console", "lpt-1"])
def test_small_letters_digits_and_dashes_make_a_code(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "", "a", "ab", "a" * 41, "-abc", "abc-", "con-", "~abc", "Amber", "amber heron", "amber_heron",
        "amber.heron", "../amber", "a/b", "a\\b", "amber\n", "ámbar", "琥珀", "a\x00b", "con", "prn", "aux",
        "nul", "com0", "com9", "lpt1",
    ],
)  # fmt: skip
def test_what_would_be_unsafe_or_unclear_as_a_file_name_is_refused(code: str) -> None:
    assert not is_code(code)
    with pytest.raises(Mistyped, match="A case code is 3 to 40 small letters, digits and dashes") as error:
        checked_code(code)
    assert error.value.exit_code == 2


@given(st.binary(min_size=4, max_size=4), st.sampled_from("gshwmcprokz"))
def test_any_id_is_its_letter_and_four_characters_that_are_not_mistaken_for_another(data: bytes, letter: str) -> None:
    made = new_id(letter, [], giving(*data))
    assert re.fullmatch(f"{letter}-{TAIL}", made)
    assert not set(made[2:]) & set("ilou")


def test_an_id_that_is_taken_is_not_given_again() -> None:
    assert new_id("g", {"g-0000", "g-0001"}, counting()) == "g-0002"
