"""Roles of a person named before: "Vladimir Putin flew to Minsk. The Russian president …"."""

from collections.abc import Iterator, Sequence

from extractors.coreference import fullest
from extractors.relations.base import Candidate
from extractors.syntax import NAME, Found, Passage, Sentence
from extractors.tables import bag
from extractors.titles import spelled

# a definite role without a name that opens a sentence, or a clause in it: "the Russian president said"
ROLE = "the of:<CD> 's? title:<T> !<N> !and !of"
_OFFICES = bag("president minister premier chancellor king queen leader secretary speaker ambassador envoy pm")


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
            holder = _holder(passage, index, title)
            key = (owner.entity.id if owner.entity else "", name.split()[-1])
            if holder and holder not in taken and key not in offices and name.split()[-1] in _OFFICES:
                offices.add(key)
                yield Candidate(
                    {"person": holder, "of": owner},
                    "current",
                    _span(sentence, holder, match.end()),
                    "coreference",
                    {"title": name},
                )


def _office(candidate: Candidate) -> tuple[str, str]:
    owner = candidate.ends.get("of")
    return owner.entity.id if owner and owner.entity else "", candidate.qualifiers["title"].split()[-1]


def _holder(passage: Passage, index: int, title: Found) -> Found | None:
    """The only person of the sentence before the role's and of its beginning."""
    first = passage.bounds[max(0, index - 1)][0]
    near = {fullest(passage, m) for m in passage.near(first, title.first) if m.kind == NAME}
    named = [m for m in near if m.last - m.first > 1]
    return named[0] if len(near) == 1 and named else None


def _span(sentence: Sentence, holder: Found, end: int) -> tuple[int, int]:
    """From the name to the end of the role."""
    units = sentence.passage.units
    return units[holder.first].start, sentence.span(0, end)[1]
