"""Roles of a person named before: "Vladimir Putin flew to Minsk. The Russian president …"."""

import re
from collections.abc import Iterator, Sequence

from extractors.coreference import fullest
from extractors.relations.base import Candidate
from extractors.syntax import NAME, Found, Passage, Sentence
from extractors.tables import bag
from extractors.title_spelling import spelled

# a definite role without a name that opens a sentence, or a clause in it: "the Russian president said"
ROLE = "the of:<CD> 's? title:<T> !<N> !and !of"
_OFFICES = bag("president minister premier chancellor king queen leader secretary speaker ambassador envoy pm")


def antecedent(sentence: Sentence, start: int) -> Found | None:
    """Whom "he" or "she" at a place of an encoded sentence means: the person named before in it, or whom it goes on
    about.

    Only where that is clear: in its own sentence one person alone, else the last sentence that names anybody and does
    not speak of "him" itself names one alone, or opens with one.
    """
    passage = sentence.passage
    own = _people(passage, sentence.code[:start], sentence)
    if own:
        return own[0] if len(own) == 1 else None
    index = passage.sentences.index(sentence)
    for before in reversed(passage.sentences[max(0, index - _BACK) : index]):
        named = _people(passage, before.code, before)
        if named and not _GOES_ON.match(before.code):
            return named[0] if len(named) == 1 or _OPENS.match(before.code) else None
    return None


_BACK = 6
"""How many sentences back a pronoun may point, where all between go on about the same one."""

_GOES_ON = re.compile(r"(?:[^<\s]+ ){0,6}?(?:he|she|his|her) ")
"""A sentence that goes on about somebody: "In 1990 he moved …"."""

_OPENS = re.compile(r"(?:[^<\s]+ |<[CDT]\d+> ){0,4}?<N\d+> ")
"""A sentence whose first mention is a person, but for what leads to the name: "The Russian president, X"."""


def _people(passage: Passage, code: str, sentence: Sentence) -> list[Found]:
    """The people named in a piece of an encoded sentence, each once, in order."""
    return list(dict.fromkeys(fullest(passage, one) for one in sentence.among(code) if one.kind == NAME))


def by_coreference(passage: Passage, stated: Sequence[Candidate]) -> Iterator[Candidate]:
    """Roles whose holder only the sentences before tell.

    Only where that is clear: one person in the sentence before and in this one up to the role, with no role elsewhere.
    """
    taken = {fullest(passage, candidate.ends["person"]) for candidate in stated}
    offices = {_office(candidate) for candidate in stated}
    for index, sentence in enumerate(passage.sentences):
        for match in sentence.matches(ROLE):
            if sentence.code.startswith(", <N", match.end()):
                continue  # an apposition names the holder
            owner, title = sentence.among(match["of"])[0], sentence.among(match["title"])[0]
            name = spelled(title, passage)
            near = _holder(passage, index, title)
            holder = fullest(passage, near) if near else None
            key = (owner.entity.id if owner.entity else "", name.split()[-1])
            if near and holder and holder not in taken and key not in offices and name.split()[-1] in _OFFICES:
                offices.add(key)
                yield Candidate(
                    {"person": holder, "of": owner},
                    "current",
                    _span(sentence, near, match.end()),
                    "coreference",
                    {"title": name},
                )


def _office(candidate: Candidate) -> tuple[str, str]:
    owner = candidate.ends.get("of")
    return owner.entity.id if owner and owner.entity else "", candidate.qualifiers["title"].split()[-1]


def _holder(passage: Passage, index: int, title: Found) -> Found | None:
    """The only person of the sentence before the role's and of its beginning, as named there."""
    first = passage.bounds[max(0, index - 1)][0]
    near = [m for m in passage.near(first, title.first) if m.kind == NAME]
    people = {fullest(passage, m) for m in near}
    named = [m for m in people if m.last - m.first > 1]
    return near[-1] if len(people) == 1 and named else None


def _span(sentence: Sentence, holder: Found, end: int) -> tuple[int, int]:
    """From the name, as it stands before the role, to the role's end."""
    units = sentence.passage.units
    return units[holder.first].start, sentence.span(0, end)[1]
