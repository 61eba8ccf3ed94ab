"""`python -m benchmarks`: measure, print a table, and leave with exit code 1 where a target is not met."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks import history, newest
from benchmarks.homes import Home
from benchmarks.lines import MEGABYTES, everyday, heaviest, listing, merging
from benchmarks.sides import Sides
from benchmarks.timing import Measured, measure, peak_megabytes


def main() -> int:
    """Measure everything that was asked for."""
    asked = _asked()
    rounds = asked.rounds or (7 if asked.quick else 25)
    with tempfile.TemporaryDirectory(prefix="justice-bench-") as folder:
        place = Path(folder)
        few, some = Home(place / "10", 10), Home(place / "1000", 1000)
        many = None if asked.quick else Home(place / "10000", 10_000)
        print(f"{_about()}; a case is {len(few.text) / 1000:.1f} KB; medians of {rounds} rounds.\n")
        lines = everyday(few, many) + merging(few, Sides(place / "sides")) + history.lines(place / "history")
        lines += newest.lines(few, place / "newest")
        found = measure(lines, rounds) + measure(listing(some), rounds)
        memory = []
        if many:
            found += measure(listing(many), max(3, rounds // 5))
            memory = [(line.name, peak_megabytes(line)) for line in heaviest(many)]
    _table(found, memory)
    if asked.json:
        asked.json.write_text(_document(found, memory, rounds), encoding="utf-8")
    over = any(one.verdict == "OVER" for one in found) or any(peak > MEGABYTES for _, peak in memory)
    return 1 if over else 0


def _asked() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and no folder of 10,000 cases")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each everyday command runs (25)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    return parser.parse_args()


def _about() -> str:
    """The machine and the versions that decide."""
    return f"Python {platform.python_version()}, typer {version('typer')}, {platform.system()} {platform.machine()}"


def _table(found: Sequence[Measured], memory: Sequence[tuple[str, float]]) -> None:
    """One row a line. The verdict goes by the clock; processor time stands beside it, being steadier."""
    print(f"{'':44} {'ms':>8} {'ratio':>7} {'cpu':>7} {'target':>7}")
    against = found[0].line.against
    for one in found:
        if one.line.against != against:
            against = one.line.against
            print(f"against {against}:")
        target = "" if one.line.target is None else f"{one.line.target:.2f}"
        figures = f"{one.wall * 1000:8.1f} {one.ratio:7.2f} {one.cpu_ratio:7.2f} {target:>7}"
        print(f"{one.line.name:44.44} {figures} {one.verdict}".rstrip())
    for name, peak in memory:
        verdict = "ok" if peak <= MEGABYTES else "OVER"
        print(f"{f'most memory of {name}':44.44} {peak:5.1f} MB {'':15} {MEGABYTES:4.0f} MB {verdict}")


def _document(found: Sequence[Measured], memory: Sequence[tuple[str, float]], rounds: int) -> str:
    """The same as JSON."""
    lines = [
        {
            "name": one.line.name,
            "against": one.line.against,
            "milliseconds": round(one.wall * 1000, 2),
            "ratio": round(one.ratio, 3),
            "cpu_ratio": round(one.cpu_ratio, 3),
            "target": one.line.target,
            "verdict": one.verdict or None,
        }
        for one in found
    ]
    peaks = [
        {
            "name": name,
            "megabytes": round(peak, 1),
            "target": MEGABYTES,
            "verdict": "ok" if peak <= MEGABYTES else "OVER",
        }
        for name, peak in memory
    ]
    return json.dumps({"about": _about(), "rounds": rounds, "lines": lines, "memory": peaks}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
