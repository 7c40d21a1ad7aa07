"""An explanation as lines for a terminal, and as plain values for JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.explanation import Explanation, Linked, Named, Reading, Words
from graph.lookup import finding
from graph.model import Entity
from graph.rendering import one_line

QUESTIONS = {
    "role": "who holds which title",
    "owner": "whose title",
    "membership": "who belongs to what",
    "target": "who is sanctioned",
    "issuer": "sanctioned by whom",
}
"""What each head of the model is asked, in words."""

NONE = ["  none"]
"""What stands in a part that has nothing."""

Values = dict[str, Any]


def lines(explanation: Explanation) -> list[str]:
    """The explanation for people: its parts under their headings, in columns."""
    shown = _told_apart([one.words for one in explanation.mentions])
    numbered = enumerate(explanation.relations, 1)
    parts = {
        "Mentions": _columns([_mention(one, shown) for one in explanation.mentions]),
        "What the language model links": _columns([_link(one, shown) for one in explanation.links]),
        "Relations": [line for number, one in numbered for line in _relation(one, str(number))],
        "Read, and dropped": [line for one in explanation.dropped for line in _relation(one, "-")],
    }
    text = [["", heading, *(rows or NONE)] for heading, rows in parts.items()]
    return [line for part in text for line in part][1:]


def _told_apart(mentions: Sequence[Words]) -> dict[Words, str]:
    """The mentions as they are shown: with a number where several have the same words."""
    texts = [one_line(words.text) for words in mentions]
    often, seen = Counter(texts), Counter[str]()
    shown = {}
    for words, text in zip(mentions, texts, strict=True):
        seen[text] += 1
        shown[words] = f"{text} ({seen[text]})" if often[text] > 1 else text
    return shown


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows, each cell as wide as the widest of its column."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _mention(named: Named, shown: Mapping[Words, str]) -> list[str]:
    known = named.entity
    return [shown[named.words], named.kind, known.id if known else "-", one_line(known.name) if known else ""]


def _link(linked: Linked, shown: Mapping[Words, str]) -> list[str]:
    ends = " / ".join(shown[words] for words in (linked.first, linked.second) if words)
    answer = linked.answer.replace("/", ", ")
    return [_question(linked), ends, answer, f"{linked.probability:.2f}", _outcome(linked)]


def _question(linked: Linked) -> str:
    return QUESTIONS.get(linked.head, linked.head)


def _outcome(linked: Linked) -> str:
    if linked.relations:
        return "in " + ", ".join(str(place + 1) for place in linked.relations)
    unsure = linked.probability < linked.needed
    return f"unsure: {linked.needed:.2f} is needed" if unsure else "sure, but in no relation"


def _relation(reading: Reading, mark: str) -> Iterator[str]:
    said = finding(reading.statement)
    yield f"  {mark}  {one_line(said.text)} [{said.status}]"
    fields = list(_fields(reading))
    width = max(len(name) for name, _ in fields)
    indent = " " * (len(mark) + 4)
    yield from (f"{indent}{name.ljust(width)}  {one_line(value)}" for name, value in fields)


def _fields(reading: Reading) -> Iterator[tuple[str, str]]:
    said = reading.statement
    if reading.dropped:
        yield "dropped", reading.dropped
    yield "rule", reading.rule
    yield "confidence", f"{said.confidence:.2f}"
    for name, end in said.ends.items():
        yield name, f"{reading.ends[name].text} ({end.id})"
    yield from said.qualifiers.items()
    if said.attribution:
        yield "according to", said.attribution
    yield "quote", f"“{said.evidence.quote}”"


def as_values(explanation: Explanation) -> Values:
    """The explanation as JSON has it; `start` and `end` count characters of `text`, `relations` count from 1."""
    told = enumerate(explanation.relations, 1)
    return {
        "text": explanation.text,
        "date": explanation.published,
        "mentions": [_mention_values(one) for one in explanation.mentions],
        "links": [_link_values(one) for one in explanation.links],
        "relations": [{"number": number} | _relation_values(one) for number, one in told],
        "dropped": [{"dropped": one.dropped} | _relation_values(one) for one in explanation.dropped],
    }


def _mention_values(named: Named) -> Values:
    return _words(named.words) | {"kind": named.kind, "entity": _entity(named.entity) if named.entity else None}


def _link_values(linked: Linked) -> Values:
    return {
        "head": linked.head,
        "question": _question(linked),
        "first": _words(linked.first),
        "second": _words(linked.second) if linked.second else None,
        "answer": linked.answer,
        "probability": linked.probability,
        "needed": linked.needed,
        "relations": [place + 1 for place in linked.relations],
    }


def _relation_values(reading: Reading) -> Values:
    said = reading.statement
    where = said.evidence
    return {
        "type": said.kind,
        "reads": finding(said).text,
        "status": said.status,
        "rule": reading.rule,
        "confidence": said.confidence,
        "quote": where.quote,
        "start": where.start,
        "end": where.end,
        "ends": {name: _words(reading.ends[name]) | {"entity": _entity(end)} for name, end in said.ends.items()},
        "qualifiers": dict(said.qualifiers),
        "attribution": said.attribution,
    }


def _words(words: Words) -> Values:
    return {"text": words.text, "start": words.start, "end": words.end}


def _entity(entity: Entity) -> Values:
    return {"id": entity.id, "kind": entity.kind, "name": entity.name}
