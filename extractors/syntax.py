"""A passage as units, mentions and sentences, and a small language of patterns over them.

Patterns speak of words and kinds of mention, one piece each, separated by blanks:

    of:<CD> 's? title:<T> ,? person:<N>

- `<CD>` is a mention of one of the kinds C, D; `.` is any one item, `_` any one word (no mention, no mark); any other
  piece is a word in lower case (a regular expression without blanks, `_` standing for a blank inside it);
- `a|b` are alternatives, `?`, `*`, `+`, `{0,3}` after a piece repeat it, `name:` before it names what it matched;
- `!` before a piece: what follows here must not be that;
- `(`, `|` and `)` as pieces of their own group pieces; `name:(` names a group; `@name` inserts a named pattern.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from graph.model import Entity, PartialDate

COUNTRY, DEMONYM, REGION, METONYM, AGENCY, ORGANIZATION = "C", "D", "R", "M", "A", "O"
NAME, OTHER, TITLE, PLACE, SECTOR = "N", "X", "T", "L", "S"
"""Kinds of mention: a country's name, its adjective, a region, a seat of government, an agency that acts for its
country, an organization; a person's name (any unlisted capitalised one where no model has read the text), another
capitalised name, a title of office, a mere place, and a thing that sanctions can be on ("oil exports")."""

LABELS: Mapping[str, str] = {
    COUNTRY: "COUNTRY",
    DEMONYM: "DEMONYM",
    REGION: "REGION",
    METONYM: "GOVERNMENT",
    AGENCY: "AGENCY",
    ORGANIZATION: "ORGANIZATION",
    NAME: "NAME",
    OTHER: "OTHER",
    TITLE: "TITLE",
    PLACE: "PLACE",
    SECTOR: "SECTOR",
}
"""The kinds in words, as they are shown."""

_UNIT = re.compile(
    r"(?:[A-Z]\.){2,}(?:-\w+)?"  # U.S., U.S.-led
    r"|[A-Z]\w+[-‑](?:[A-Z]\.){2,}"  # India-U.S.
    r"|[A-Z]\.(?=\s+[A-Z])"  # an initial
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sens?|Reps?|Govs?|Sgt|Jr|Sr|Inc|Ltd|Co|Corp)\.(?=\s|,)"
    r"|['’]s\b|\w+(?:[-‑.&](?=\w)\w+|['’](?!s\b)(?=\w)\w+)*"
    r"|\n\s*\n|[^\s\w]",
)
_PREFIX = re.compile(r"(?i:ex|then|former|vice|co)[-‑](?=\w)")
_PARTNERS = re.compile(
    r"(?:U\.S\.|U\.K\.|US|UK|EU|UN)[-‑](?=[A-Z])"
    r"|(?!(?i:anti|pro|non|pan|ex|intra|inter|mid|post)[-‑])[A-Z]\w*[a-z][-‑](?=(?:U\.S\.|U\.K\.|US|UK|EU|UN)$)"
)
"""The first of two partners, one of them by a short form, and the mark between: "U.S.-Japan", "India-U.S."."""
_SUFFIX = re.compile(r"[-‑](?i:elect|designate|led|based|backed|in-waiting)$")
_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "(": "[", ")": "]", "<": "‹"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or mark: `text[start:end]`, and the form that patterns see."""

    text: str
    start: int
    end: int
    low: str


@dataclass(frozen=True, slots=True)
class Found:
    """A mention: units `first` to `last` (exclusive), its kind, the entity if known, the words of a title."""

    kind: str
    first: int
    last: int
    entity: Entity | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What a model says of two mentions, by their places in the passage: a class of one of its heads, how probable."""

    first: int
    second: int
    answer: str
    probability: float


def units(text: str) -> list[Unit]:
    """The units of `text`, in order; `ex-` and `-elect` are units of their own."""
    found = []
    for match in _UNIT.finditer(text):
        for start, end in _parts(match.group(), match.start()):
            word = text[start:end]
            found.append(Unit(word, start, end, word.translate(_FOLD).lower() if word.strip() else "¶"))
    return found


def _parts(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Where to cut a unit: after `ex-`, before `-elect`, between two partners."""
    end = start + len(word)
    if ("-" not in word and "‑" not in word) or word[0] == "-":
        yield start, end
        return
    if partners := _PARTNERS.match(word):
        yield start, start + partners.end() - 1
        start += partners.end()
    if (prefix := _PREFIX.match(word)) and prefix.group()[:-1].lower() in ("ex", "then", "former"):
        yield start, start + prefix.end() - 1
        start += prefix.end()
    suffix = _SUFFIX.search(word)
    if suffix and suffix.start() + end - len(word) > start:
        cut = end - len(suffix.group())
        yield start, cut
        yield cut + 1, end
    else:
        yield start, end


_LONGEST_NAME = 8
"""The most words of a shortened name."""


@dataclass
class Passage:
    """A text with its units, sentences (ranges of units) and mentions (in order, none overlapping)."""

    text: str
    units: Sequence[Unit]
    bounds: Sequence[tuple[int, int]]
    found: list[Found] = field(default_factory=list)
    published: PartialDate | None = None
    full_names: dict[Found, Found] = field(default_factory=dict, repr=False)
    links: Mapping[str, Sequence[Link]] | None = field(default=None, repr=False)
    """By head; None where no model has read the passage."""
    _by_first: tuple[object, dict[tuple[str, int], list[Link]]] = field(default=(None, {}), repr=False, compare=False)

    def place_of(self, mention: Found) -> int | None:
        """The place of a mention among those of the passage, by where it stands: rules may read it otherwise."""
        place = bisect_left(self.found, mention.first, key=lambda one: one.first)
        there = self.found[place : place + 1]
        return place if [(one.first, one.last) for one in there] == [(mention.first, mention.last)] else None

    def links_of(self, head: str, first: Found) -> Sequence[Link]:
        """The links of a head from a first mention: few, since a head asks about what is near."""
        place = self.place_of(first)
        return () if place is None else self.links_from(head, place)

    def links_from(self, head: str, first: int) -> Sequence[Link]:
        """The links of a head from one first mention."""
        if self._by_first[0] is not self.links:  # links may be set anew
            found: dict[tuple[str, int], list[Link]] = {}
            for name, links in (self.links or {}).items():
                for link in links:
                    found.setdefault((name, link.first), []).append(link)
            self._by_first = self.links, found
        return self._by_first[1].get((head, first), ())

    @cached_property
    def sentences(self) -> list["Sentence"]:
        """The sentences as patterns see them; read after the mentions are final."""
        return [Sentence(self, first, last) for first, last in self.bounds]

    @cached_property
    def fuller_names(self) -> Mapping[tuple[str, ...], Sequence[Found]]:
        """The names, in order, by the words that may stand for them: their end, or a family name that comes first."""
        fuller: dict[tuple[str, ...], list[Found]] = {}
        for name in self._names:
            words = self.spelled(name)
            short = {words[start:] for start in range(max(1, len(words) - _LONGEST_NAME), len(words))}
            for part in short | ({words[:1]} if 2 <= len(words) <= 3 else set()):
                fuller.setdefault(part, []).append(name)
        return fuller

    @cached_property
    def first_named(self) -> Mapping[tuple[str, ...], Found]:
        """The first mention of each name as it is spelled."""
        return {self.spelled(name): name for name in reversed(self._names)}

    @property
    def _names(self) -> list[Found]:
        return [mention for mention in self.found if mention.kind == NAME]

    def spelled(self, found: Found) -> tuple[str, ...]:
        """The words of a mention, in lower case."""
        return tuple(unit.low for unit in self.units[found.first : found.last])

    def low(self, place: int) -> str:
        """The form that patterns see of the unit at a place; empty outside the text."""
        return self.units[place].low if 0 <= place < len(self.units) else ""

    def near(self, first: int, last: int) -> list[Found]:
        """The mentions that start in a range of units."""
        return self.found[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.first for mention in self.found]

    @cached_property
    def _openings(self) -> list[int]:
        return [first for first, _ in self.bounds]

    def words(self, found: Found) -> str:
        """The text of a mention, as written."""
        return self.text[self.units[found.first].start : self.units[found.last - 1].end]

    def extent(self, *mentions: Found) -> tuple[int, int]:
        """The characters from the first of some mentions to the last."""
        starts, ends = [self.units[m.first].start for m in mentions], [self.units[m.last - 1].end for m in mentions]
        return min(starts), max(ends)

    def sentence_at(self, character: int) -> "Sentence":
        """The sentence that a character of the text stands in."""
        starts = self._characters
        return self.sentences[max(0, bisect_right(starts, character) - 1)]

    @cached_property
    def _characters(self) -> list[int]:
        return [self.units[first].start for first, _ in self.bounds]

    def sentence_of(self, found: Found) -> int:
        """The index of the sentence that a mention stands in."""
        return max(0, bisect_right(self._openings, found.first) - 1)


class Sentence:
    """One sentence, encoded for patterns: lower-case words, and mentions as `<C12>` by their index in the passage."""

    def __init__(self, passage: Passage, first: int, last: int) -> None:
        self.passage, self.first, self.last = passage, first, last
        items, at, place = [], [], first
        offset = bisect_left(passage._starts, first)
        inside = {f.first: (offset + i, f) for i, f in enumerate(passage.near(first, last))}
        while place < last:
            at.append(place)
            if place in inside:
                index, mention = inside[place]
                items.append(f"<{mention.kind}{index}>")
                place = mention.last
            else:
                items.append(passage.units[place].low)
                place += 1
        self.code = "".join(f"{item} " for item in items)
        self._at = [*at, last]
        self._offsets = _offsets(items)

    @property
    def mentions(self) -> list[Found]:
        """The mentions in this sentence, in order."""
        return self.among(self.code)

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.passage.text[self.span(0, len(self.code))[0] : self.end]

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.passage.units[self.last - 1].end

    def matches(self, pattern: str) -> Iterator[re.Match[str]]:
        """Where a pattern matches."""
        return compiled(pattern).finditer(self.code)

    def among(self, code: str | None) -> list[Found]:
        """The mentions in a piece of the encoded sentence."""
        return [self.passage.found[int(n)] for n in re.findall(r"<[A-Z](\d+)>", code or "")]

    def one(self, match: re.Match[str], *names: str) -> Found | None:
        """The first mention that one of the named groups matched."""
        known = match.re.groupindex
        for name in names:
            if name in known and match[name] and (found := self.among(match[name])):
                return found[0]
        return None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the text for a piece of the encoded sentence."""
        first = self._at[bisect_right(self._offsets, start) - 1]
        last = self._at[bisect_right(self._offsets, max(start, end - 2)) - 1 + 1]
        units_ = self.passage.units
        return units_[first].start, units_[last - 1].end


def _offsets(items: Sequence[str]) -> list[int]:
    offsets, place = [], 0
    for item in items:
        offsets.append(place)
        place += len(item) + 1
    return offsets


_PIECE = re.compile(r"(?:(?P<name>[a-z]\w*):)?(?P<body>\(|\)|\||.+?)(?P<times>[?*+]|\{\d*,?\d*\})?")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over encoded sentences that a pattern stands for."""
    return re.compile(r"(?<!\S)" + expression(pattern))


def expression(pattern: str, named: Mapping[str, str] | None = None) -> str:
    """The regular expression of a pattern, piece by piece."""
    return "".join(_piece(piece, named or NAMED) for piece in pattern.split())


def _piece(piece: str, named: Mapping[str, str]) -> str:
    if len(piece) > 1 and piece[0] == "!":
        return f"(?!{_alternative(piece[1:], named)})"
    match = _PIECE.fullmatch(piece)
    if match is None:
        raise ValueError(f"{piece!r} is no piece of a pattern")
    name, body, times = match["name"], match["body"], match["times"] or ""
    opening = f"(?P<{name}>" if name else "(?:"
    if body == "|":
        return "|"
    if body in "()":
        return opening if body == "(" else ")" + times
    # One that stands twice would double the ways to match with each repetition.
    alternatives = dict.fromkeys(_alternative(one, named) for one in body.split("|"))
    return f"{opening}{'|'.join(alternatives)}){times}"


def _alternative(text: str, named: Mapping[str, str]) -> str:
    if text.startswith("<"):
        return rf"<[{text[1:-1]}]\d+> "
    if text.startswith("@"):
        return expression(named[text[1:]], named)
    if text in ("_", "."):
        return r"[\w\"][^<\s]* " if text == "_" else r"\S+ "
    if len(text) == 1 and not text.isalnum():
        return re.escape(text) + " "
    return text.replace("_", " ") + " "


NAMED: dict[str, str] = {
    # determiners before a noun phrase
    "det": "the|a|an|its|his|her|their|our|one_of_the",
}
"""Patterns that others insert by `@name`."""
