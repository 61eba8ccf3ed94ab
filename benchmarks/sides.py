"""One large case as two people changed it apart, to be brought together again."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from benchmarks.homes import CODE, made_case
from justicecli.core import contacts, goals, promises
from justicecli.model.case import Case
from justicecli.storage import toml

_YEARS = 38
"""As many made-up cases in one as make more than 200 KB."""


class Sides:
    """Three files: the one both came from, ours, and theirs. A merge finds nothing that a person has to settle."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True)
        base = _large()
        texts = [toml.dumps(case) for case in (base, _changed(base, 1), _changed(base, 2))]
        self.paths = [folder / f"{name}.toml" for name in ("base", "ours", "theirs")]
        for path, text in zip(self.paths, texts, strict=True):
            path.write_bytes(text)
        self.ours = texts[1]
        self.kilobytes = len(self.ours) // 1000

    def reset(self) -> None:
        """Our file as it was before the merge."""
        self.paths[1].write_bytes(self.ours)


def _large() -> Case:
    """A case with goals, contacts, promises and reviews of many years."""
    entropy = random.Random(0).randbytes
    case = made_case(CODE, entropy)
    for _ in range(_YEARS):
        more = made_case(CODE, entropy)
        case = replace(
            case,
            goals={**case.goals, **{key: replace(goal, rank=None) for key, goal in more.goals.items()}},
            contacts={**case.contacts, **more.contacts},
            promises={**case.promises, **more.promises},
            reviews={**case.reviews, **more.reviews},
        )
    return case


def _changed(case: Case, person: int) -> Case:
    """What one person changed: something new in every group, and words of a goal that the other left alone."""
    entropy, day = random.Random(person).randbytes, date.today()
    for number in range(20):
        case = contacts.add(case, at=day, how="phone", reached=True, entropy=entropy, note=f"Call {number}")
        case = promises.add(case, f"Ask about the class {number}", made=day, due=day, entropy=entropy)
        case = goals.add(case, f"Singing {number}", on=day, entropy=entropy, round_=2)
    return goals.reword(case, list(case.goals)[person], "A door that locks", on=day, entropy=entropy)
