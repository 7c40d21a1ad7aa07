"""Names of people, compared part by part: spelling, transliteration, order, initials, short forms and what is left out.

>>> compare_names("Sergei Shoigu", "Sergey Choïgou").words
('Sergei is spelled Sergey', 'Shoigu is spelled Choïgou')
>>> compare_names("Kim Jong-il", "Kim Jong-un") is None
True
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, product
from typing import Final, NamedTuple

from graph.model import slug
from graph.scripts import is_latin, latin, leaves_vowels_out, reading
from graph.tables import cells, name_words, table
from graph.titles import title_surfaces

_GENERATIONS: Final[Mapping[str, int]] = {
    "sr": 1, "senior": 1, "i": 1, "jr": 2, "junior": 2, "ii": 2, "iii": 3, "iv": 4, "v": 5, "xiv": 14, "xvi": 16,
}  # fmt: skip

_ENOUGH: Final = 6.0
"""What two words that agree weigh: more of them add nothing, as a father's name has them too."""

_WORDS: Final = 4
"""By how many words of a name it is looked for."""

# Spellings of one sound in English, French, German and Polish transliteration, on letters without marks.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|shch|chtch|szcz", "sč"),
        (r"tsch|tch|cz", "č"),
        (r"sch|sh|sz", "s"),
        (r"dzh|dsch|dj", "j"),
        (r"zh", "z"),
        (r"ch", "č"),
        (r"c(?=[eiy])", "s"),
        (r"kh", "h"),
        (r"ck|qu(?=[ei])|q|c(?=[aourtlk]|$)", "k"),
        (r"gu(?=[ei])|gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"(?<=.)x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"^[yi]e", "e"),
        (r"(?:iy|yy|yi|ij|ii|ie|y)$", "i"),
        (r"y", "i"),
        (r"ee|ii", "i"),
        (r"(?<=[a-z]{3}in)e$", ""),
        (r"off$", "ov"),
        (r"eff$", "ev"),
        (r"(.)\1+", r"\1"),
    )
)
_CONSONANTS = str.maketrans("bdghvzxjčc", "ptkkfsssss", "aeiouy")


class Part(NamedTuple):
    """A word of a name: as written, as it sounds, and its consonants in classes that transliterations keep apart.

    `is_bare` where it was written without its short vowels, as Arabic and Hebrew do.
    """

    written: str
    sound: str
    skeleton: str
    is_particle: bool
    is_bare: bool

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter, which stands for a word."""
        return len(self.sound) == 1 and len(self.written) == 1


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, titles and honorifics left out; `generation` is 2 for a Jr., 0 where the name tells none."""

    parts: tuple[Part, ...]
    generation: int

    @property
    def words(self) -> tuple[Part, ...]:
        """The parts that are no particles."""
        return tuple(part for part in self.parts if not part.is_particle)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two names that may be one person's: how much that weighs, in bits, and what agrees.

    `is_partial` where one of them is a single word (a surname, mostly).
    """

    weight: float
    words: tuple[str, ...]
    is_partial: bool


@lru_cache(maxsize=1 << 18)
def person_name(name: str) -> PersonName:
    """The parts of a name.

    >>> [part.written for part in person_name("President Abdel Fattah el-Sisi").words]
    ['abdel', 'fattah', 'sisi']
    >>> person_name("Ferdinand Marcos Jr.").generation
    2
    """
    tokens = _without_titles(slug(latin(name)).split("-"))
    generation = _GENERATIONS.get(tokens[-1], 0) if len(tokens) > 1 else 0
    tokens = tokens[:-1] if generation else tokens
    bare = leaves_vowels_out(name)
    return PersonName(tuple(_part(token, place, tokens, bare) for place, token in enumerate(tokens)), generation)


def _without_titles(tokens: list[str]) -> list[str]:
    for place, token in enumerate(tokens[:-1]):
        if token not in name_words("honorific") and token not in _titles():
            return tokens[place:]
    return tokens[-1:]


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for title, _ in title_surfaces() if " " not in title)


def _part(token: str, place: int, tokens: list[str], bare: bool) -> Part:
    # "Ben Wallace" is no Wallace's son; "al-Assad" is Assad.
    particle = len(tokens) > 1 and token in name_words("particle" if place else "article") and place < len(tokens) - 1
    return Part(token, _sound(token), skeleton(token), particle, bare)


@lru_cache(maxsize=1 << 18)
def _sound(token: str) -> str:
    for pattern, sound in _SOUNDS:
        token = pattern.sub(sound, token)
    return token


@lru_cache(maxsize=1 << 18)
def skeleton(token: str) -> str:
    """The consonants of a word in classes: what all its transliterations have in common.

    >>> skeleton("volodymyr") == skeleton("wladimir"), skeleton("shoigu") == skeleton("choigou")
    (True, True)
    """
    sound = _sound(token)
    inner = sound[1:].replace("h", "").translate(_CONSONANTS)
    first = sound[:1].translate(_CONSONANTS) or "a"
    return first + inner


@cache
def _forms() -> Mapping[str, frozenset[int]]:
    """Word as it sounds → the rows of the table of forms that it stands in."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(table("name_forms")):
        for form in (row["name"], *cells(row["forms"])):
            rows.setdefault(_sound(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in rows.items()}


@lru_cache(maxsize=1 << 18)
def skeletons(part: Part) -> frozenset[str]:
    """The skeleton of a word, and those of the names that it is a form of: William and Bill share one."""
    rows = _forms().get(part.sound, frozenset())
    return frozenset({part.skeleton, *(skeleton(table("name_forms")[row]["name"]) for row in rows)})


@lru_cache(maxsize=1 << 18)
def _match(left: Part, right: Part) -> tuple[float, str] | None:
    """How much two words agree, in bits, and how; None where they are two words."""
    if left.written == right.written:
        return (0.5, "{}. agrees") if left.is_initial else (3.0, "{} is in both")
    if left.is_initial or right.is_initial:
        return (0.5, "{} and {} agree as far as told") if left.written[:1] == right.written[:1] else None
    if left.is_bare != right.is_bare:
        return (2.0, "{} is written {}") if _is_reading(*sorted((left, right), key=_is_bare)) else None
    if left.sound == right.sound:
        return (2.5, "{} is spelled {}")
    if left.skeleton == right.skeleton and _similar(left.sound, right.sound):
        return (2.0, "{} is spelled {}")
    if _forms().get(left.sound, frozenset()) & _forms().get(right.sound, frozenset()):
        return (2.0, "{} is a form of {}")
    return None


def _is_bare(part: Part) -> bool:
    return part.is_bare


def _is_reading(full: Part, bare: Part) -> bool:
    """Whether a word, or a form of it, is what the other leaves the vowels of out."""
    rows = (table("name_forms")[row] for row in _forms().get(full.sound, ()))
    forms = (_sound(form) for row in rows for form in (row["name"], *cells(row["forms"])))
    return any(map(reading(bare.sound).fullmatch, (full.sound, *forms)))


def _similar(left: str, right: str) -> bool:
    from rapidfuzz.distance import Indel

    # Of short words a vowel is half the name: Li, Lu and Lai are three.
    return min(len(left), len(right)) > 4 and Indel.normalized_similarity(left, right) >= 0.72


def compare_names(left: str, right: str) -> Agreement | None:
    """How far two names agree; None where they cannot be one person's."""
    ours, theirs = person_name(left), person_name(right)
    if ours.generation and theirs.generation and ours.generation != theirs.generation:
        return None
    short, long = sorted((ours, theirs), key=lambda name: len(name.words))
    matched = _assigned(short.words, long.words)
    if matched is None:
        return _glued(ours, theirs)
    spelled = _written(left) | _written(right)
    weight = min(sum(bits for bits, _ in matched.values()), _ENOUGH) - 0.25 * (len(long.words) - len(short.words))
    words = [form.format(*(spelled.get(p.written, p.written) for p in pair)) for pair, (_, form) in matched.items()]
    if ours.generation != theirs.generation:
        weight -= 3.0
        words.append("only one is told from a namesake in the family")
    full = [part for part in short.words if not part.is_initial]
    return Agreement(weight, tuple(words), len(full) < 2 and len(long.words) > 1)


def _assigned(short: Iterable[Part], long: Iterable[Part]) -> dict[tuple[Part, Part], tuple[float, str]] | None:
    """Each word of the shorter name with one of the longer, the surest first; None where one finds none."""
    left = list(long)
    found: dict[tuple[Part, Part], tuple[float, str]] = {}
    for part in sorted(short, key=lambda one: one.is_initial):
        options = [(agreed, other) for other in left if (agreed := _match(part, other))]
        if not options:
            return None
        agreed, other = max(options, key=lambda option: option[0][0])
        left.remove(other)
        found[part, other] = agreed
    return found if any(bits >= 2 for bits, _ in found.values()) else None


def _glued(ours: PersonName, theirs: PersonName) -> Agreement | None:
    """Names that differ in where their words are divided: Jong-un and Jongun, Abd al-Fattah and Abdelfattah."""
    from rapidfuzz.distance import Indel

    left, right = ("".join(part.sound for part in name.parts) for name in (ours, theirs))
    if len(ours.words) == len(theirs.words) or Indel.normalized_similarity(left, right, score_cutoff=0.92) < 0.92:
        return None
    return Agreement(4.0, ("the names are divided otherwise",), is_partial=False)


def _written(name: str) -> dict[str, str]:
    """Words without marks, as `slug` has them, → as they are written."""
    return {slug(latin(word)): word for word in re.split(r"[\s\-–]+", name) if word}


def person_keys(name: str) -> Iterator[str]:
    """What two names have in common that may be one person's: two words in consonants, or all of them together."""
    known = person_name(name)
    yield "whole " + "".join(map(_coarse, known.words))
    words = [skeletons(part) for part in known.words if not part.is_initial][:_WORDS]
    for pair in combinations(words, 2):
        yield from (" ".join(sorted(both)) for both in product(*pair))


def person_key(name: str) -> str:
    """What a name has in common with its other spellings and transliterations, in whatever order its words are.

    >>> person_key("Sergei Shoigu") == person_key("Шойгу Сергей")
    True
    """
    return " ".join(sorted(map(_coarse, person_name(name).words)))


def are_spellings(left: str, right: str) -> bool:
    """Whether all words of both names are the same words, spelled, transliterated or ordered otherwise."""
    ours, theirs = person_name(left).words, person_name(right).words
    whole = len(ours) == len(theirs) and not any(part.is_initial for part in (*ours, *theirs))
    return whole and compare_names(left, right) is not None


def in_other_letters(left: str, right: str) -> bool:
    """Whether two names are one in two scripts."""
    return is_latin(left) != is_latin(right) and are_spellings(left, right)


def _coarse(part: Part) -> str:
    # Arabic writes v, w and u with one letter, or with that for f.
    return part.skeleton[0] + part.skeleton[1:].replace("f", "")
