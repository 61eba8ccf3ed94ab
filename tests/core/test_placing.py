"""Where circles go: inside the page, never touching, never moved, and saying nothing of order or number."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from justicecli.core.placing import A_PAGE, HEIGHT, RADII, SMALL, WIDTH, Spot, empty, places, spots

SHORT, USUAL, LONG = "Dormir", "Quiero mi pasaporte", "That nobody who worked there has to go through it again"
LENGTHS = {
    "all short": [SHORT],
    "all long": [LONG],
    "mixed": [SHORT, USUAL, LONG, "安", "Vivir con mi hija"],
}
words = st.sampled_from(["", SHORT, USUAL, LONG, "我想拿回我的护照", "x" * 5000])


def named(*said: str) -> list[tuple[str, str]]:
    """Goals with these words, in that order."""
    return [(f"g-{number:04}", one) for number, one in enumerate(said)]


def circles(spot: Spot) -> list[tuple[float, float, float]]:
    """Both circles of a spot."""
    return [(spot.x, spot.y, spot.radius), (spot.small_x, spot.small_y, SMALL)]


def assert_apart(found: Sequence[Spot]) -> None:
    """No two circles of different spots touch, and none reaches over the edge, outline and all."""
    for one, other in combinations(found, 2):
        for x, y, radius in circles(one):
            for other_x, other_y, other_radius in circles(other):
                assert dist((x, y), (other_x, other_y)) > radius + other_radius + 1.5
    for spot in found:
        for x, y, radius in circles(spot):
            assert radius + 0.5 <= x <= WIDTH - radius - 0.5
            assert radius + 0.5 <= y <= HEIGHT - radius - 0.5


@given(st.text(max_size=16), st.integers(0, 30))
def test_c13_the_eight_spots_of_a_page_are_large_of_many_sizes_inside_and_apart(seed: str, page: int) -> None:
    found = spots(seed, page)
    assert_apart(found)
    assert sorted(spot.radius for spot in found) == sorted(RADII)
    assert len(set(RADII)) == A_PAGE
    assert min(RADII) > 3 * SMALL


@given(st.text(max_size=16), st.lists(words, min_size=1, max_size=20))
def test_goals_of_any_length_and_the_circles_that_wait_stay_apart_on_every_page(seed: str, said: list[str]) -> None:
    found = places(seed, named(*said))
    for page in range(len(said) // A_PAGE + 1):
        here = [one.spot for one in found.values() if one.page == page]
        waiting = empty(seed, range(len(said)), page)
        assert len(here) + len(waiting) == A_PAGE
        assert_apart([*here, *waiting])


@given(st.text(max_size=16), words)
def test_c15_each_small_circle_touches_its_own_large_one_whatever_its_size(seed: str, said: str) -> None:
    for place in places(seed, named(*[said] * A_PAGE)).values():
        spot = place.spot
        away = dist((spot.x, spot.y), (spot.small_x, spot.small_y))
        assert spot.radius < away < spot.radius + SMALL


@given(st.text(max_size=16), st.lists(words, max_size=20), st.lists(words, max_size=9))
def test_c14_a_goal_that_is_added_moves_none_that_was_there(seed: str, said: list[str], more: list[str]) -> None:
    before = places(seed, named(*said))
    after = places(seed, named(*said, *more))
    assert {key: after[key] for key in before} == before


def test_another_seed_and_another_page_are_another_drawing() -> None:
    first = [spots("one", 0), spots("one", 1), spots("two", 0)]
    assert len({tuple(one) for one in first}) == 3
    assert spots("one", 0) == first[0]


def test_longer_words_have_a_larger_circle_and_no_other_place() -> None:
    sizes = [places("seed", named(said))["g-0000"].spot for said in (SHORT, USUAL, LONG)]
    assert sizes[0].radius < sizes[1].radius < sizes[2].radius
    assert len({(spot.x, spot.y) for spot in sizes}) == 1
    assert places("seed", named("我想拿回我的护照"))["g-0000"].spot.radius == sizes[1].radius


def test_a_form_that_was_drawn_by_an_earlier_version_is_drawn_the_same() -> None:
    found = places("00112233445566ff", named(USUAL, LONG, *[SHORT] * 6, USUAL))
    shown = [(one.page, *(round(value, 4) for value in one.spot)) for one in found.values()]
    assert shown[0] == FIRST_DRAWN
    assert shown[1] == SECOND_DRAWN
    assert shown[8] == NINTH_DRAWN


FIRST_DRAWN = (0, 105.4281, 28.1, 25.3, 131.3878, 9.7334)
SECOND_DRAWN = (0, 42.3532, 34.7037, 31.0, 13.5901, 10.6426)
NINTH_DRAWN = (1, 86.0501, 27.1, 24.38, 72.7291, 54.959)

FORMS, BOUND = 500, 0.05
"""Four thousand circles a sample: were there no correlation at all, its standard deviation would be 0.016."""


@pytest.mark.parametrize("lengths", LENGTHS)
def test_c13_position_says_nothing_of_the_order_of_naming_nor_of_the_number(lengths: str) -> None:
    chance = random.Random(1)
    rows: list[tuple[float, ...]] = []
    for form in range(FORMS):
        said = [chance.choice(LENGTHS[lengths]) for _ in range(A_PAGE)]
        ranks = chance.sample(range(1, A_PAGE + 1), A_PAGE)
        for entry, place in enumerate(places(f"{chance.random()}", named(*said)).values()):
            spot = place.spot
            middle = dist((spot.x, spot.y), (WIDTH / 2, HEIGHT / 2))
            by_rank = ranks.index(entry + 1)
            rows.append((spot.x, spot.y, middle, spot.radius, spot.small_x - spot.x, entry, by_rank, form))
    columns = list(zip(*rows, strict=True))
    for position in columns[:5]:
        assert abs(correlation(position, columns[5])) < BOUND
        assert abs(correlation(position, columns[6])) < BOUND
    assert abs(correlation(columns[0], columns[0])) > 0.99


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share their rank."""
    first, second = ranked(one), ranked(other)
    mean = (len(first) - 1) / 2
    both = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    spread = sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)
    return float(both / spread**0.5) if spread else 0.0


def ranked(values: Sequence[float]) -> list[float]:
    """The rank of each value, from 0; those that are equal have the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and values[order[last + 1]] == values[order[at]]:
            last += 1
        for number in range(at, last + 1):
            found[order[number]] = (at + last) / 2
        at = last + 1
    return found
