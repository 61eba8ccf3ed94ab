"""Where circles go on a form: at random, never touching, and never moved once they were there.

Catalogue: statements C13 (large circles, randomly placed), C14 (stable for one case), C15 (a small circle beside each).
Every page has the same eight sizes of circle, placed from the case's random seed and the page's number alone; a goal
takes one of them. So a circle that was drawn stays where it is, whatever is added, numbered or marked later, and its
place says nothing about its number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

WIDTH, HEIGHT = 170.0, 178.0
"""The part of a page that circles are in, in millimetres; it fits A4 and Letter alike."""

RADII = (28.0, 26.0, 24.0, 22.5, 21.0, 20.0, 19.0, 18.0)
"""The large circles of a page; millimetres."""

SMALL = 7.5
"""The small circle that holds the number."""

A_PAGE = len(RADII)

_GAP, _OVERLAP = 2.0, 1.0
_TRIES = 400
_LENGTHS = ((60, range(3)), (24, range(3, 5)), (0, range(5, A_PAGE)))


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


def spots(seed: str, page: int) -> list[Spot]:
    """The eight spots of a page, largest first: inside the page, and none of them touching another."""
    chances = _chances(f"{seed}/{page}")
    while True:
        found: list[Spot] = []
        for radius in RADII:
            spot = next((one for one in _thrown(radius, chances) if _is_free(one, found)), None)
            if spot is None:
                break
            found.append(spot)
        if len(found) == A_PAGE:
            return found


def places(seed: str, goals: Sequence[tuple[str, str]]) -> dict[str, Place]:
    """The place of each goal, given its id and its first words in the order of naming.

    Longer words take a larger circle where one is left. Goals that are added at the end move none before them.
    """
    found: dict[str, Place] = {}
    free: list[int] = []
    page, here = -1, []
    for key, words in goals:
        if not free:
            page += 1
            here, free = spots(seed, page), list(range(A_PAGE))
        number = _picked(f"{seed}/{key}", free, len(words))
        free.remove(number)
        found[key] = Place(page, here[number])
    return found


def empty(seed: str, taken: Sequence[Place], page: int) -> list[Spot]:
    """The spots of a page that no goal has taken: circles that wait for what may be added."""
    used = {one.spot for one in taken if one.page == page}
    return [spot for spot in spots(seed, page) if spot not in used]


def _picked(chance: str, free: Sequence[int], length: int) -> int:
    """One of the free spots by chance, among those whose size fits words of that length; else of the others."""
    fitting = next(sizes for least, sizes in _LENGTHS if length >= least)
    among = [number for number in free if number in fitting] or list(free)
    return among[int(next(_chances(chance)) * len(among))]


def _thrown(radius: float, chances: Iterator[float]) -> Iterator[Spot]:
    """Spots thrown at random, of those that lie inside the page."""
    for _ in range(_TRIES):
        x, y, angle = next(chances) * WIDTH, next(chances) * HEIGHT, next(chances) * 2 * pi
        away = radius + SMALL - _OVERLAP
        spot = Spot(x, y, radius, x + away * cos(angle), y + away * sin(angle))
        if _is_inside(x, y, radius) and _is_inside(spot.small_x, spot.small_y, SMALL):
            yield spot


def _is_inside(x: float, y: float, radius: float) -> bool:
    """True where a circle is inside the page."""
    return radius <= x <= WIDTH - radius and radius <= y <= HEIGHT - radius


def _is_free(spot: Spot, others: Sequence[Spot]) -> bool:
    """True where neither circle of the spot comes near one of the others."""
    x, y, radius, small_x, small_y = spot
    for other in others:
        for away_x, away_y, away in ((other.x, other.y, other.radius), (other.small_x, other.small_y, SMALL)):
            if (x - away_x) ** 2 + (y - away_y) ** 2 < (radius + away + _GAP) ** 2:
                return False
            if (small_x - away_x) ** 2 + (small_y - away_y) ** 2 < (SMALL + away + _GAP) ** 2:
                return False
    return True


def _chances(seed: str) -> Iterator[float]:
    """Numbers from 0 to below 1 that follow from the seed alone, the same on every machine and in every version."""
    number = 0
    while True:
        block = hashlib.sha256(f"{seed}#{number}".encode()).digest()
        yield from (int.from_bytes(block[at : at + 8]) / 2**64 for at in range(0, len(block), 8))
        number += 1
