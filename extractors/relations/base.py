"""The contract of a relation extractor: a name, a relation type, its examples, and a pure function over a passage."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.syntax import Found, Passage


@dataclass(frozen=True)
class Candidate:
    """A relation that a rule reads in a passage.

    Attributes:
        ends: The mentions it relates, by the name of the end.
        status: From the relation type's vocabulary.
        span: The characters of the quote: both ends and the cue.
        rule: The rule that read it; confidence goes by it.
        qualifiers: `title`, `relation`, `since`, `until`, `date`, `reason`.
    """

    ends: Mapping[str, Found]
    status: str
    span: tuple[int, int]
    rule: str
    qualifiers: Mapping[str, str] = field(default_factory=dict)


Example = tuple[str, Sequence[Mapping[str, str]]]
"""A sentence, and for each relation in it what must be read there, in the flat form of `extractors.evaluate`."""


@dataclass(frozen=True)
class RelationExtractor:
    """Reads relations of one type.

    Attributes:
        name: Name and version, kept with each statement: `person_role/1`.
        type: The relation type's name in the ontology.
        extract: From a passage to candidates: no state, nothing changed.
        confidence: Rule → the share of its relations that were right on annotated passages.
        belief: What `extractors.relations.belief` weighs: a base, the rule's log-odds, the language model's.
        positive: Sentences with the relations they state.
        negative: Sentences that state none.
    """

    name: str
    type: str
    extract: Callable[[Passage], Iterable[Candidate]]
    confidence: Mapping[str, float]
    belief: tuple[float, float, float] = (0.0, 1.0, 0.0)
    positive: Sequence[Example] = ()
    negative: Sequence[str] = ()


def within(details: Mapping[str, str], fuller: Mapping[str, str]) -> bool:
    """Whether the other one has all these details, a date perhaps finer.

    >>> within({"date": "2020"}, {"date": "2020-03", "reason": "fraud"})
    True
    """
    return all(
        fuller.get(name) == value or (name in _DATES and fuller.get(name, "").startswith(value))
        for name, value in details.items()
    )


_DATES = frozenset({"date", "since", "until"})
