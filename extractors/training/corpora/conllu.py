"""Reader of GUM: CoNLL-U whose MISC column holds nested, typed mentions (`Entity=`), of which the names are kept.

GUM marks every mention, "the old town" as well as "Basel". A name is a mention whose head is a proper noun, without its
article, its descriptions and what follows it. Where no rule can cut out the name of a mention, its words are open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.model.labels import LABELS, OUTSIDE, Span
from extractors.tables import bag
from extractors.tables import words as listed
from extractors.training.corpora.marking import meanings
from extractors.training.corpora.sentence import Open, Sentence, spaced
from extractors.training.corpora.sources import Source

_BRACKET = re.compile(r"\((?P<opened>\d+)-(?P<fields>[^()]*)(?P<at_once>\))?|(?P<closed>\d+)\)")
_MARKS = frozenset({"-", "’", "'", "."})
_LINKS = _MARKS | {"of", "and", "the", "for", "&", "'s", "’s"}
"""What stands within names; within those of persons only marks do ("Lund of Norway" is two names)."""

_HONORIFICS = bag("mr mrs ms miss dr sir lady lord dame prof professor st rev father sister brother")

_UNKNOWN = LABELS | {OUTSIDE}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of CoNLL-U: what is needed of its columns."""

    form: str
    proper: bool
    plural: bool
    misc: dict[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` up to, not including, `end`; `head` is the word that carries it."""

    first: int
    end: int
    head: int
    kind: str


def read_gum(source: Source, folder: Path) -> Iterator[Sentence]:
    """The sentences of a file of GUM, with the names among its mentions."""
    document = source.corpus
    words: list[Word] = []
    with source.file(folder).open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            if line.startswith("# newdoc id = "):
                document = f"{source.corpus}:{line.split(' = ', 1)[1].strip()}"
            elif line[:1].isdigit() and (word := _word(line)):
                words.append(word)
            elif words and not line.strip():
                yield _sentence(source, words, document)
                words = []


def _word(line: str) -> Word | None:
    columns = line.rstrip("\n").split("\t")
    if not columns[0].isdigit():  # a contraction "1-2", an elided word "3.1"
        return None
    pairs = (part.partition("=") for part in columns[9].split("|"))
    return Word(columns[1], _proper(columns), "Number=Plur" in columns[5], {key: value for key, _, value in pairs})


def _proper(columns: list[str]) -> bool:
    # "United" of "United States" is an adjective by its universal tag and a proper noun by the English one
    return columns[3] == "PROPN" or columns[4].startswith("NNP")


def mentions(words: list[Word]) -> Iterator[Mention]:
    """The mentions of a sentence; one that runs on into the next sentence is left out."""
    started: list[tuple[str, int, list[str]]] = []
    for index, word in enumerate(words):
        for match in _BRACKET.finditer(word.misc.get("Entity", "")):
            if match["opened"]:
                started.append((match["opened"], index, match["fields"].split("-")))
            closing = match["opened"] if match["at_once"] else match["closed"]
            if closing and (found := _close(started, closing, index + 1)):
                yield found


def _close(started: list[tuple[str, int, list[str]]], number: str, end: int) -> Mention | None:
    for position in range(len(started) - 1, -1, -1):
        if started[position][0] == number:
            _, first, fields = started.pop(position)
            # fields: kind, information status, salience, centering, minimal span (its words, counted from 1), …
            minimal = fields[4].split(",")[0] if len(fields) > 4 else "1"
            return Mention(first, end, first + int(minimal) - 1, fields[0])
    return None


def _sentence(source: Source, words: list[Word], document: str) -> Sentence:
    text, starts = spaced(
        [word.form for word in words], [i for i, word in enumerate(words) if word.misc.get("SpaceAfter") == "No"]
    )
    spans, unsure = _names(source, words)
    return Sentence(text, tuple(w.form for w in words), starts, document, spans, source.annotates, unsure)


def _names(source: Source, words: list[Word]) -> tuple[tuple[Span, ...], tuple[Open, ...]]:
    proper = [m for m in mentions(words) if m.head < len(words) and words[m.head].proper]
    # the outer mention first: an inner one is a part of its name, or of its description
    proper.sort(key=lambda m: (m.first, -m.end))
    marked, unsure = [], []
    taken: set[int] = set()
    for mention in proper:
        first, end = _name(words, mention)
        if taken & set(range(first, end)):
            continue
        taken.update(range(first, end))
        if _clear(words[first:end], mention):
            marked.append((first, end, mention.kind))
        else:
            unsure.append(Open(mention.first, mention.end, _UNKNOWN))
    spans, other = meanings(source, marked)
    return spans, (*_around(unsure, spans), *other)


def _name(words: list[Word], mention: Mention) -> tuple[int, int]:
    """The run of proper nouns, and of words within names, around the head of a mention."""
    first, end = mention.head, mention.head + 1
    while first > mention.first and _of_a_name(words[first - 1], mention):
        first -= 1
    while end < mention.end and _of_a_name(words[end], mention):
        end += 1
    while not words[first].proper or (mention.kind == "person" and first < mention.head and _addresses(words[first])):
        first += 1
    while not words[end - 1].proper:
        end -= 1
    return first, end


def _addresses(word: Word) -> bool:
    """ "President", "Mr.": it stands before a person's name, but is no part of it."""
    bare = word.form.lower().rstrip(".")
    return bare in _HONORIFICS or bare in listed("title_words", "head") or bare in listed("title_words", "modifier")


def _of_a_name(word: Word, mention: Mention) -> bool:
    return word.proper or word.form in (_MARKS if mention.kind == "person" else _LINKS)


def _clear(name: list[Word], mention: Mention) -> bool:
    """Whether nothing but proper nouns stands in a name: "of" may join it to a place that is none of it.

    Persons in the plural are mostly nations and creeds ("Americans").
    """
    head = name[-1]
    return all(word.proper for word in name) and not (mention.kind == "person" and head.plural)


def _around(unsure: list[Open], spans: tuple[Span, ...]) -> Iterator[Open]:
    """The open stretches, less the words that a clear name within them takes."""
    taken = {index for span in spans for index in range(span.first, span.end)}
    for stretch in unsure:
        for index in range(stretch.first, stretch.end):
            if index not in taken:
                yield Open(index, index + 1, stretch.labels)
