"""Home folders with made-up cases of a usual size, about 6 KB each."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from justicecli.model.case import Case, Contact, Explained, Order, Person, Promise, Review, SafeContact
from justicecli.model.codes import new_id, random_code
from justicecli.model.goal import Earlier, Goal, Hurdle, Mark, Step
from justicecli.model.paper import FormChance
from justicecli.storage import toml

CODE = "quartz-lynx-42"
"""The case that the commands work on; no random code begins like it."""

_WRITTEN_OUT = 50
_STEPS_OPEN_FROM = 8
_GOALS = (
    "Quiero mi pasaporte y los papeles de mi hija",
    "Vivir con mi hija y con mi madre, cerca de una escuela",
    "Que le paguen a mi hermano lo que le deben desde marzo",
    "Estudiar inglés por la tarde, sin tener que pagar",
    "A place of my own with a door that locks, and nobody who asks where I was",
    "أريد أن أتحدث مع المحقق مرة واحدة فقط",
    "我想自己选择工作的地方",
    "To read what was written about me, and to have it put right",
    "Mwen vle konnen si frè m yo an sekirite",
    "To work in a kitchen again, for a wage that I can see on paper",
)
_STEPS = ("Call the family unit about reunification", "Ask the consulate what it needs", "Find the night class")
_WHO = ("R. Ortiz", "M. Haddad", "T. Okafor")


class Home:
    """A home folder and the one case in it that the commands change; every run begins with the same files."""

    def __init__(self, folder: Path, cases: int) -> None:
        self.folder = folder
        self.cases = folder / "cases"
        self.cases.mkdir(mode=0o700, parents=True)
        folder.chmod(0o700)
        entropy = random.Random(cases).randbytes
        texts = [toml.dumps(made_case(CODE, entropy)) for _ in range(_WRITTEN_OUT)]
        self.names = {f"{CODE}.toml"}
        while len(self.names) < cases:
            self.names.add(f"{random_code((), entropy)}.toml")
        self.text = texts[0]
        for number, name in enumerate(sorted(self.names)):
            self._write(name, texts[number % _WRITTEN_OUT].replace(CODE.encode(), name[: -len(".toml")].encode()))
        self.reset()

    def reset(self) -> None:
        """The case as it was, and none beside those there were."""
        for name in set(os.listdir(self.cases)) - self.names:  # noqa: PTH208 - as many names as there are cases
            (self.cases / name).unlink()
        self._write(f"{CODE}.toml", self.text)

    def _write(self, name: str, text: bytes) -> None:
        """One file, for its owner alone."""
        path = self.cases / name
        path.touch(0o600)
        path.write_bytes(text)


def made_case(code: str, entropy: Callable[[int], bytes]) -> Case:
    """A made-up case after half a year: eight to ten goals, two reviews, contacts and promises."""
    chance = random.Random(entropy(8))
    opened = date.today() - timedelta(days=chance.randint(190, 203))
    later = [opened + timedelta(days=14 * number) for number in range(14)]
    words = chance.sample(_GOALS, chance.randint(8, 10))
    keys = [new_id("g", (), entropy) for _ in words]
    goals = {
        key: Goal(
            words=text,
            rank=number,
            round=1 if number < 6 else 2,
            added=opened,
            said_by="survivor",
            written_by=chance.choice(_WHO),
            language="es",
            steps=_steps(number, later, entropy),
            hurdles=_hurdles(number, entropy),
            earlier={new_id("w", (), entropy): Earlier(words=text[:20], until=later[2])} if number == 1 else {},
            marks={new_id("m", (), entropy): Mark(state="paused", on=later[5])} if number == 3 else {},
        )
        for number, (key, text) in enumerate(zip(keys, words, strict=True), 1)
    }
    return Case(
        format=1,
        case=code,
        opened=opened,
        referred="self.hotline",
        person=Person(call_me="Ana", speaks=["es-MX", "mix"], reads="es", interpreter="needed", contact_person=_WHO[0]),
        words={"trafficker": "my boyfriend", "place": "the house"},
        safe_contact=SafeContact(method="text", ok_times="weekdays after six", voicemail="no", last_checked=later[12]),
        options={name: Explained(explained=opened, language="es") for name in ("papers-back", "safe-home", "t-visa")},
        goals=goals,
        contacts={new_id("c", (), entropy): _contact(day, chance) for day in later[::2]},
        promises={new_id("p", (), entropy): _promise(day, chance, is_last=day == later[-1]) for day in later[1::2]},
        reviews={
            new_id("r", (), entropy): Review(
                held=day,
                numbered_by="survivor",
                order=chance.sample(keys, 6),
                next=day + timedelta(weeks=6),
                progress=dict.fromkeys(keys[:4], "some"),
            )
            for day in later[3::5]
        },
        form=FormChance(seed=entropy(8).hex()),
        orders={new_id("o", (), entropy): Order(on=opened, by="survivor", order=keys[:5])},
    )


def _steps(number: int, days: list[date], entropy: Callable[[int], bytes]) -> dict[str, Step]:
    """The work plan of every second goal."""
    if number % 2:
        return {}
    by, done = days[number], number < _STEPS_OPEN_FROM
    return {
        new_id("s", (), entropy): Step(words=text, who=_WHO[0], by=by, done=by if done else None)
        for text in _STEPS[: number // 3]
    }


def _hurdles(number: int, entropy: Callable[[int], bytes]) -> dict[str, Hurdle]:
    """What stands in the way of every third goal."""
    if number % 3:
        return {}
    return {new_id("h", (), entropy): Hurdle(words="No bed for two before January", kind="service does not exist")}


def _contact(day: date, chance: random.Random) -> Contact:
    """A contact of that day."""
    return Contact(
        at=datetime(day.year, day.month, day.day, chance.randint(8, 17), tzinfo=UTC),
        how=chance.choice(("in person", "phone", "text")),
        reached=chance.random() < 0.8,
        who=chance.choice(_WHO),
        present=["interpreter"],
        note=chance.choice(("Wants to be met at the library next time", "Talked about the school of the daughter")),
    )


def _promise(day: date, chance: random.Random, *, is_last: bool) -> Promise:
    """A promise made that day: most are kept, a few of the earlier ones and the last are still open."""
    kept = not is_last and chance.random() < 0.9
    return Promise(
        words=chance.choice(("Call at nine on Thursday", "Bring the list of night classes", "Ask about the papers")),
        who=chance.choice(_WHO),
        made=day,
        due=day + timedelta(days=3),
        state="kept" if kept else "open",
        settled=day + timedelta(days=3) if kept else None,
        told=True if kept else None,
    )
