"""An explanation of how a text is read, as values; `extractors.explain` makes them."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Entity, PartialDate, Statement


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the text: `text` is its characters `start` to `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: its words, its kind as `extractors.syntax.LABELS` has it, and what it names, where that is known."""

    words: Words
    kind: str
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class Linked:
    """What the language model says of two mentions.

    Attributes:
        head: What it was asked: `role`, `owner`, `membership`, `target`, `issuer`.
        first: The first mention.
        second: The other one; None where the first is looked at alone.
        answer: The most probable class.
        probability: That the two are linked at all.
        needed: The probability from which such a link states something.
        relations: The places, in `Explanation.relations`, of those that hold the two; a rule may have read them too.
    """

    head: str
    first: Words
    second: Words | None
    answer: str
    probability: float
    needed: float
    relations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A relation that was read: the rule, the mentions at its ends, what it states, and why that was dropped if it was.

    Attributes:
        rule: The rule's name, or `learned` where the language model read it.
        ends: The words of each end, by its name.
        statement: What it states.
        dropped: Why it is not stated; nothing for one that is.
    """

    rule: str
    ends: Mapping[str, Words]
    statement: Statement
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of how a text is read.

    Attributes:
        text: All of it.
        published: The date that relative dates were read against.
        mentions: In the order of the text.
        links: By head, the most probable first; none where no model has read the text.
        relations: What is stated, in the order of the quotes.
        dropped: What was read and is not stated.
    """

    text: str
    published: PartialDate | None
    mentions: tuple[Named, ...]
    links: tuple[Linked, ...]
    relations: tuple[Reading, ...]
    dropped: tuple[Reading, ...]
