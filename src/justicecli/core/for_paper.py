"""Words that should not stand on paper that others may find: names, numbers, places, and what tells what this is about.

Paper is another matter than a file: whatever may be one of these is held back, for it can be said aloud.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from msgspec import to_builtins

from justicecli.core.findings import personal
from justicecli.core.first_words import may_be_a_name
from justicecli.core.promises import beyond_one_person
from justicecli.model.case import Case
from justicecli.model.records import Record

# Words that no name is known by. A usual word of names, such as Will or Help, counts where it has a capital.
_SMALL = frozenset(
    "a an and are as at but by for from has have her him his i in into is it its me my no not of off on or our out she "
    "so some than that the their them then there they this to up us was we were what when where who whom with you your "
    "al aquel con de del el ella ellas ellos en es esa ese esta este ha la las le les lo los me mi mis ni no nos o "
    "para pero por que quien se si sin son su sus te tu tus un una unas unos usted ustedes y yo "
    "adv atty capt det dr dra esq inv lic lt miss mr mrs ms mx ofc prof rev sgt sr sra srta".split()
)
_USUAL = frozenset(
    "agency aid all ayuda can care casa center centre centro city community county familia families family foundation "
    "friend group health help home house international justice law legal may new office oficina one people program "
    "project proyecto rights safe service services servicios support team will worker".split()
)
_TITLES = frozenset("adv atty capt det dr dra inv lic lt miss mr mrs ms mx ofc prof rev sgt sr sra srta".split())
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
    "diciembre"
).split()
_CAPITAL = frozenset(
    "i id ok am pm tv english spanish usted ustedes monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays lunes martes "
    "miercoles jueves viernes sabado domingo".split()
) | frozenset(_MONTHS)
# Months and a day that are names as well; they are taken for a time beside a number, or after such a word.
_ALSO_NAMES = frozenset("april may june august jan abril julio domingo".split())
_OF_TIME = frozenset("in until next this last each every during since en de del hasta este proximo cada desde".split())
_NAMED_IN = frozenset({"authority", "by", "confirmed_by", "interpreter", "present", "written_by"})

_TOKEN = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?:;\n¿¡•]")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_JOINED = re.compile(r"(?<=\w)(?:[-\u2010-\u2015\u2212]\s*|[.'\u2019\u02bc_*·/]+)(?=\w)")
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_](?:[\W_]+[^\W\d_](?![^\W_]))+")

_CLOCK = r"(?:[01]?\d|2[0-4])"
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TIMES = re.compile(
    rf"(?<![\d.:/-]){_CLOCK}(?:[:.][0-5]\d(?:\s?[-\u2013]\s?{_CLOCK}(?:[:.][0-5]\d)?)?|\s?[-\u2013]\s?{_CLOCK}(?:[:.][0-5]\d)?)"
    r"(?![\d:/-]|\.\d)"
)
_DATES = re.compile(
    rf"(?<![\d-])20\d\d-\d\d-\d\d(?![\d-])|(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/])"
    rf"|\b(?:{_DAY}\s+(?:de\s+|of\s+)?)?{_MONTH}\b\.?(?:\s+{_DAY}\b)?(?:,?\s+(?:del?\s+|of\s+)?20\d\d\b)?"
)
_DIGITS = re.compile(r"\d(?:[\s().\u2013/-]*\d){2,}")
_SPOKEN = (
    "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_NUMBERS = re.compile(rf"\b{_SPOKEN}(?:[\s,.-]+{_SPOKEN}\b){{2,}}|#\s*\d|\b(?:no|nr|num|numero|number)\b\.?\s*\d")
_PLACES = re.compile(
    r"@|\bwww\b|\bhttps?\b|\b[\w-]{2,}\.[a-z]{2,}\b|\b(?:dot|punto) (?:com|org|net|gov|edu|us|mx)\b|\barroba\b"
    r"|\b(?:room|suite|apt|apartment|unit|floor|ext|extension|box|building|bldg|sala|cuarto|piso|oficina|local|edificio"
    r"|puerta|apartado|interior|anexo)\b\.?\s*(?:no?\.?\s*)?#?[\d]|\bext\b"
    r"|\b(?:corner of|esquina|streets?|avenue|ave|boulevard|blvd|highway|calle|avenida|colonia|hotel|motel)\b"
)

_LONG = 6  # letters of a name that is also found at the beginning of a longer word, such as a site's


BEGINS = "what may be a name where a sentence begins"
"""Why a promise is held back for its first word alone."""


class Guard(Record, frozen=True, kw_only=True):
    """What is known of a case that no paper should hold.

    `names` are words that count in any spelling, `capitals` those with a capital, `wholes` names in one word.
    """

    names: frozenset[str]
    capitals: frozenset[str]
    wholes: frozenset[str]
    code: tuple[str, ...]
    telling: tuple[str, ...]


def guard(case: Case, names: Iterable[str | None], telling: Iterable[str]) -> Guard:
    """What to look for: these names, all that the file holds, and words that tell what this is about."""
    said = [case.person.call_me, case.person.contact_person, case.safe_contact.who_else_may_answer]
    said += [*names, *case.words.values(), *(one.who for one in case.contacts.values())]
    said += [one.who for one in case.promises.values()]
    said += [step.who for goal in case.goals.values() for step in goal.steps.values()]
    known = [_tokens(name) for name in said if name]
    words = {word for name in known for word in name} - _SMALL
    sure = {word for word in words - _USUAL if len(word) > 2 or _has_no_case(word)}  # noqa: PLR2004
    code = _tokens(case.case)
    wholes = {"".join(name) for name in known if set(name) - _SMALL - _USUAL} | {"".join(code)}
    return Guard(
        names=frozenset(sure),
        capitals=frozenset((words - sure) | _in_passing(to_builtins(case, str_keys=True))),
        wholes=frozenset(one for one in wholes if len(one) >= _LONG),
        code=code,
        telling=tuple(telling),
    )


def why_not(words: str, known: Guard) -> str | None:
    """Why these words should not stand on a page that others may find; None where nothing is against them."""
    readings = list(_readings(words))
    if any(beyond_one_person(reading, known.telling) for reading in readings):
        return "a word that says what this is about"
    if _in_a_row(known.code, _tokens(words)) or any(_names(reading, known) for reading in readings):
        return "the name of a person or an agency, or the code"
    plain = _DATES.sub("|", _TIMES.sub("|", _folded(words)))
    if found := personal(words):
        return found
    if _DIGITS.search(plain) or _NUMBERS.search(plain):
        return "what may be a number"
    if _PLACES.search(plain):
        return "what may be a place or a site"
    return "what may be the name of a person or a place" if any(_capitals(words)) else None


def why_not_promise(words: str, known: Guard, openers: Container[str]) -> str | None:
    """Why this promise should not stand there: also where it may begin with a name, as one of no `openers` may."""
    why = why_not(words, known)
    return why or (BEGINS if may_be_a_name(next(_readings(words)), openers) else None)


def tells(name: str, known: Guard) -> bool:
    """True where a file's name holds a telling word, a name, or any word of the code."""
    code = {word for word in known.code if not word.isdigit()}
    return any(
        beyond_one_person(reading, known.telling) or _names(reading, known) or code & set(_tokens(reading))
        for reading in _readings(name)
    )


def _readings(text: str) -> Iterator[str]:
    """The ways a text can be read: as it is, in words that are written as one, across hyphens, letter by letter."""
    signs = unicodedata.normalize("NFKC", text)
    bare = "".join(sign for sign in signs if unicodedata.category(sign) not in ("Cf", "Mn"))
    bare = bare.replace("_", " ")
    yield bare
    yield _CAMEL.sub(" ", bare)
    yield _JOINED.sub("", bare)
    yield _LETTERS.sub(lambda found: "".join(_TOKEN.findall(found[0])), bare)


def _names(text: str, known: Guard) -> bool:
    """True where a word of the text is one of a name."""
    tokens = _TOKEN.findall(text)
    folded = [_folded(token) for token in tokens]
    if known.names & set(folded) or any(word.startswith(whole) for word in folded for whole in known.wholes):
        return True
    if any(token[0].isupper() and word in known.capitals for token, word in zip(tokens, folded, strict=True)):
        return True
    together = "".join(folded)
    return any(_has_no_case(name) and name in together for name in known.names)


def _capitals(text: str) -> Iterator[str]:
    """Words with a capital that do not begin a sentence, those after a title, and letters that stand for words."""
    before, end = "", 0
    for found in _TOKEN.finditer(text):
        word, plain = found[0], _folded(found[0])
        starts = not end or bool(_ENDS.search(text[end : found.start()]))
        inside = not starts or before in _TITLES or (len(word) > 1 and word.isupper())
        is_usual = plain in _CAPITAL and (plain not in _ALSO_NAMES or _is_time(before, text[found.end() :]))
        if word[0].isupper() and inside and not is_usual:
            yield plain
        before, end = plain, found.end()


def _is_time(before: str, after: str) -> bool:
    """True where a word that is a month or a day, and a name too, stands as a time: in May, 9 de Julio, April 2."""
    return before in _OF_TIME or before[:1].isdigit() or after.lstrip(" .,")[:1].isdigit()


def _in_passing(value: object, key: str = "") -> set[str]:
    """Words of all texts of a file that look like a name there; in a field that names somebody, each with a capital."""
    if isinstance(value, str):
        words = set(_capitals(value))
        if key in _NAMED_IN:
            words |= {_folded(word) for word in _TOKEN.findall(value) if word[0].isupper()}
        return words - _SMALL
    if isinstance(value, dict):
        return {word for name, one in value.items() for word in _in_passing(one, str(name))}
    return {word for one in value for word in _in_passing(one, key)} if isinstance(value, list) else set()


def _in_a_row(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True where those words stand one after another, with the digits at their end or without."""
    bare = tuple(word for word in wanted if not word.isdigit())
    return any(
        row and words[at : at + len(row)] == row
        for row in (wanted, bare if len(bare) > 1 else wanted)
        for at in range(len(words))
    )


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_folded(word) for word in _TOKEN.findall(next(_readings(text))))


def _folded(text: str) -> str:
    """The text in small letters without accents and characters that cannot be seen."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if unicodedata.category(sign) not in ("Cf", "Mn"))


def _has_no_case(word: str) -> bool:
    """True for a word of a script without capitals, in which words may not be set apart."""
    return word.upper() == word and not word.isdigit()
