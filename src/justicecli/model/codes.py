"""Case codes and record ids: random, plain to say aloud, never derived from a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from justicecli.errors import Mistyped

Entropy = Callable[[int], bytes]
"""Gives that many random bytes; `os.urandom` outside of tests."""

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
TAIL = "[0-9a-hjkmnp-tv-z]{4}"

# Sixty-four of each, so that a random byte picks evenly. None is a given name but amber, and none says what happened.
_FIRST = (
    "alpine amber apple arctic aspen azure bamboo barley birch blue bright bronze calm cedar cherry clear "
    "clover cobalt copper coral cotton crystal dotted dusky early east elm fern field forest garden "
    "gentle golden granite green hilly honey indigo inky ivory jolly jumbo lake lemon lilac linen lunar "
    "maple meadow mint misty morning north oaken opal orange orchid peach pine plum quiet river silver "
    "sunny"
).split()
_SECOND = (
    "acorn anchor arrow badger basket beaver bell boat bridge brook button candle canyon carp cloud comet "
    "crayon cricket curlew drum dune eagle egret falcon feather finch flute fox gate grove gull hare harp "
    "heron hill ibis island jetty kettle kite ladder lamp lantern lark leaf marble meteor otter owl "
    "paddle pebble plover puffin quail raft ribbon rocket sail sparrow spring stone swan thrush window"
).split()


def is_code(text: str) -> bool:
    """True for what a case may be called: 3 to 40 of a-z, 0-9 and dash, and no Windows device name."""
    return bool(_CODE.fullmatch(text)) and text not in _DEVICES


def checked_code(text: str) -> str:
    """The code itself. Raises Mistyped where a file of that name would be unsafe or unclear."""
    if not is_code(text):
        raise Mistyped(
            "A case code is 3 to 40 small letters, digits and dashes, such as amber-heron-27, and no name that "
            "Windows keeps for a device. Do not build it from a name or a date of birth."
        )
    return text


def random_code(taken: Container[str], entropy: Entropy) -> str:
    """Two plain words and two digits that no case in `taken` has."""
    while True:
        first, second, *digits = entropy(4)
        number = 10 + int.from_bytes(bytes(digits)) % 90
        code = f"{_FIRST[first % 64]}-{_SECOND[second % 64]}-{number}"
        if code not in taken:
            return code


def new_id(letter: str, taken: Container[str], entropy: Entropy) -> str:
    """An id such as g-7k2f, not in `taken`: four random characters of Crockford's base 32."""
    while True:
        text = f"{letter}-{''.join(_CROCKFORD[byte % 32] for byte in entropy(4))}"
        if text not in taken:
            return text
