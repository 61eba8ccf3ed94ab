"""How large the print of the copy is: as large as lets it stand on two pages, and never below 14 point."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from justicecli.render.copy_print import SIZES, print_of


def test_few_goals_are_in_large_print_and_more_in_smaller() -> None:
    sizes = [print_of(["Vivir con mi hija"] * number, ["x"] * 8, 5).size for number in range(1, 60)]
    assert sizes[0] == 18
    assert sizes[-1] == 14
    assert all(one >= other for one, other in pairwise(sizes))


@given(st.lists(st.text(max_size=400), max_size=80))
def test_it_is_never_below_14_point_and_what_does_not_fit_is_known(items: list[str]) -> None:
    found = print_of(items, [], 5)
    assert 14 <= found.size <= 18
    assert found.fits or found.size == min(one.size for one in SIZES)
    assert not print_of([*items, *["Vivir con mi hija"] * 90], [], 5).fits
