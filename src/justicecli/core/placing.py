"""Where circles go on a form: at random, never touching, and never moved once they were there.

Catalogue: statements C13 (large circles, randomly placed), C14 (stable for one case), C15 (a small circle beside each).
A page has room for eight circles, placed from the case's random seed and the page's number alone, and goals take them
in an order that is shuffled from the seed too. So a circle that was drawn stays where it is, whatever is added,
numbered, marked or reworded later, and its place says nothing of when a goal was named or of its number. Only its size
follows its words: those it was first named in.

Every figure here, and the order of the steps, is part of the promise that a form of last year can be drawn again. Only
what every machine computes alike is used: plus, minus, times, divided by, and square roots.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple
from unicodedata import east_asian_width

WIDTH, HEIGHT = 170.0, 190.0
"""The part of a page that circles are in, in millimetres; with what stands above and below it fits A4 and Letter."""

RADII = (31.0, 29.5, 28.5, 27.5, 26.5, 25.5, 24.5, 23.5)
"""The large circles of a page; millimetres."""

SMALL = 7.5
"""The small circle that holds the number."""

A_PAGE = len(RADII)

_EDGE, _GAP, _OVERLAP = 0.6, 2.0, 1.0
_PUSHES, _ANGLES, _A_LITTLE = 80, 40, 0.05
_SIZES = ((30, 1.0), (12, 0.92), (0, 0.84))
_LEAST = _SIZES[-1][1]


class Spot(NamedTuple):
    """A large circle and the small one beside it, at its edge: their centres and the large radius; millimetres."""

    x: float
    y: float
    radius: float
    small_x: float
    small_y: float


class Place(NamedTuple):
    """The page a goal's circle is on, from 0, and its spot."""

    page: int
    spot: Spot


@lru_cache(maxsize=64)
def spots(seed: str, page: int) -> tuple[Spot, ...]:
    """The eight spots of a page, in the order in which they are taken: inside the page, none touching another."""
    chances = _chances(f"{seed}/{page}")
    while True:
        found = _with_small(_settled(chances), chances)
        if found:
            return tuple(_shuffled(found, chances))


def places(seed: str, goals: Sequence[tuple[str, str]]) -> dict[str, Place]:
    """The place of each goal, given its id and its first words in the order of naming.

    Longer words have a larger circle. Goals that are added at the end move none before them.
    """
    found: dict[str, Place] = {}
    here: tuple[Spot, ...] = ()
    for number, (key, words) in enumerate(goals):
        page, place = divmod(number, A_PAGE)
        if place == 0:
            here = spots(seed, page)
        found[key] = Place(page, _sized(here[place], words))
    return found


def empty(seed: str, taken: Container[int], page: int) -> list[Spot]:
    """The spots of a page that wait; `taken` are those that have a goal, counted from 0 over all pages."""
    return [spot for number, spot in enumerate(spots(seed, page), page * A_PAGE) if number not in taken]


def _sized(spot: Spot, words: str) -> Spot:
    """The spot with a circle that is smaller for short words, the small circle at its edge."""
    length = sum(2 if east_asian_width(letter) in {"W", "F"} else 1 for letter in words)
    share = next(share for least, share in _SIZES if length >= least)
    nearer = (spot.radius * share + SMALL - _OVERLAP) / (spot.radius + SMALL - _OVERLAP)
    return Spot(
        spot.x,
        spot.y,
        spot.radius * share,
        spot.x + (spot.small_x - spot.x) * nearer,
        spot.y + (spot.small_y - spot.y) * nearer,
    )


def _settled(chances: Iterator[float]) -> list[tuple[float, float]] | None:
    """Centres thrown at random and pushed apart until no two large circles touch; None where they did not settle."""
    centres = [_thrown(radius + _EDGE, chances) for radius in RADII]
    for _ in range(_PUSHES):
        pushed = [_pushed(centres, one, other) for one in range(A_PAGE) for other in range(one)]
        if not any(pushed):
            return centres
        centres = [_inside(*centre, radius + _EDGE) for centre, radius in zip(centres, RADII, strict=True)]
    return None


def _thrown(radius: float, chances: Iterator[float]) -> tuple[float, float]:
    """A centre anywhere on the page that is so far from its edges."""
    across = radius + next(chances) * (WIDTH - 2 * radius)
    return across, radius + next(chances) * (HEIGHT - 2 * radius)


def _inside(x: float, y: float, radius: float) -> tuple[float, float]:
    """The centre, moved where it is nearer than that to an edge of the page."""
    return min(max(x, radius), WIDTH - radius), min(max(y, radius), HEIGHT - radius)


def _pushed(centres: list[tuple[float, float]], one: int, other: int) -> bool:
    """True where the two circles were too near each other; both were pushed away from each other then."""
    (x, y), (other_x, other_y) = centres[one], centres[other]
    apart = RADII[one] + RADII[other] + _GAP
    across, down = x - other_x, y - other_y
    away = across * across + down * down
    if away >= apart * apart:
        return False
    away = sqrt(away) or 1.0
    push = ((apart - away) / 2 + _A_LITTLE) / away
    centres[one] = (x + across * push, y + down * push)
    centres[other] = (other_x - across * push, other_y - down * push)
    return True


def _with_small(centres: list[tuple[float, float]] | None, chances: Iterator[float]) -> list[Spot] | None:
    """Each large circle with a small one at a free part of its edge; None where one has no such part."""
    found: list[Spot] = []
    for number, (x, y) in enumerate(centres or []):
        others = [(*centre, RADII[at]) for at, centre in enumerate(centres or []) if at != number]
        others += [(spot.small_x, spot.small_y, SMALL) for spot in found]
        radius = RADII[number]
        beside = (_beside(x, y, radius, next(chances) * 2 - 1, next(chances) * 2 - 1) for _ in range(_ANGLES))
        spot = next((one for one in beside if one and _is_free(one, others)), None)
        if spot is None:
            return None
        found.append(spot)
    return found


def _beside(x: float, y: float, radius: float, across: float, down: float) -> Spot | None:
    """The spot with its small circle in that direction; None where that is too short to be one, or off the page."""
    length = across * across + down * down
    if not 0.01 < length <= 1:  # noqa: PLR2004 - else directions to the corners would come more often
        return None
    away = (radius + SMALL - _OVERLAP) / sqrt(length)
    small_x, small_y = x + across * away, y + down * away
    is_inside = (small_x, small_y) == _inside(small_x, small_y, SMALL + _EDGE)
    return Spot(x, y, radius, small_x, small_y) if is_inside else None


def _is_free(spot: Spot, others: Sequence[tuple[float, float, float]]) -> bool:
    """True where the small circle comes near no other circle, neither here nor beside a smaller large one."""
    x, y, radius, small_x, small_y = spot
    nearest = (radius * _LEAST + SMALL - _OVERLAP) / (radius + SMALL - _OVERLAP)
    across, down = small_x - x, small_y - y
    length = across * across + down * down
    for other_x, other_y, other_radius in others:
        along = ((other_x - x) * across + (other_y - y) * down) / length
        along = min(max(along, nearest), 1.0)
        away = (other_x - x - across * along) ** 2 + (other_y - y - down * along) ** 2
        if away < (SMALL + other_radius + _GAP) ** 2:
            return False
    return True


def _shuffled(found: list[Spot], chances: Iterator[float]) -> list[Spot]:
    """The spots in an order that chance sets."""
    left = list(found)
    return [left.pop(int(next(chances) * len(left))) for _ in found]


def _chances(seed: str) -> Iterator[float]:
    """Numbers from 0 to below 1 that follow from the seed alone, the same on every machine and in every version."""
    number = 0
    while True:
        block = hashlib.sha256(f"{seed}#{number}".encode()).digest()
        yield from ((int.from_bytes(block[at : at + 8]) >> 11) / 2**53 for at in range(0, len(block), 8))
        number += 1
