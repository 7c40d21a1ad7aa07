"""Sentences with their relations as arrows from end to end, drawn by spaCy's displaCy as one page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from extractors.explanation import Explanation, Reading
from graph.ontology import relation_type
from graph.view.sentences import passage

_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Entente: relations in their sentences</title>
<style>
body {{ font: 15px/1.45 system-ui, sans-serif; margin: 1rem; }}
figure {{ margin: 0 0 2rem; overflow-x: auto; }}
</style>
</head>
<body>
<h1>Relations in their sentences</h1>
{figures}
</body>
</html>
"""
_LETTER: Final = 9
"""The width of a letter, in pixels, as displaCy writes it."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    tag: str


def page(explanations: Iterable[Explanation]) -> str:
    """The sentences that state something, as one HTML page; displaCy escapes their words."""
    figures = [_figure(one) for explanation in explanations for one in drawings(explanation)]
    return _PAGE.format(figures="\n".join(figures) or "<p>No sentence states a relation.</p>")


def drawings(explanation: Explanation) -> list[dict[str, Any]]:
    """Each sentence that states something, as displaCy takes it: words, and arcs between them."""
    sentences: dict[tuple[int, int], list[Reading]] = {}
    for reading in explanation.relations:
        sentences.setdefault(_sentence(explanation.text, reading), []).append(reading)
    return [_drawing(explanation, bounds, readings) for bounds, readings in sorted(sentences.items())]


def _sentence(text: str, reading: Reading) -> tuple[int, int]:
    """From where to where the sentence goes that holds the quote and all ends of a relation."""
    where = reading.statement.evidence
    start = min([where.start, *(words.start for words in reading.ends.values())])
    end = max([where.end, *(words.end for words in reading.ends.values())])
    around = passage(text, text[start:end], start)
    return start - len(around.before.removeprefix("…")), end + len(around.after.removesuffix("…"))


def _drawing(explanation: Explanation, bounds: tuple[int, int], readings: Iterable[Reading]) -> dict[str, Any]:
    kinds = {(one.words.start, one.words.end): one.kind.lower() for one in explanation.mentions}
    ends = {(words.start, words.end): "" for reading in readings for words in reading.ends.values()}
    words = list(_words(explanation.text, bounds, ends | kinds))
    arcs = [arc for reading in readings for arc in _arcs(reading, words)]
    return {"words": [{"text": word.text, "tag": word.tag} for word in words], "arcs": arcs}


def _words(text: str, bounds: tuple[int, int], marked: Mapping[tuple[int, int], str]) -> Iterable[_Word]:
    """The words of a sentence, those of one mention together."""
    at, last = bounds
    for (start, end), tag in sorted(marked.items()):
        if start >= at and end <= last:
            yield from _plain(text, at, start)
            yield _Word(text[start:end], start, end, tag)
            at = end
    yield from _plain(text, at, last)


def _plain(text: str, start: int, end: int) -> Iterable[_Word]:
    for part in text[start:end].split():
        start = text.index(part, start)
        yield _Word(part, start, start + len(part), "")
        start += len(part)


def _arcs(reading: Reading, words: Sequence[_Word]) -> Iterable[dict[str, Any]]:
    """The arrow of a relation, from its first end to its second; none where the sentence names but one."""
    said = reading.statement
    names = [*relation_type(said.kind).ends, *reading.ends]
    told = [reading.ends[name] for name in dict.fromkeys(names) if name in reading.ends]
    places = [place for one in told for place, word in enumerate(words) if word.start <= one.start < word.end]
    if len(set(places[:2])) == 2:
        first, second = places[:2]
        way = "right" if first < second else "left"
        label = f"{said.qualifiers.get('relation') or said.kind.replace('_', ' ')}, {said.status}"
        yield {"start": min(first, second), "end": max(first, second), "label": label, "dir": way}


def _figure(drawing: dict[str, Any]) -> str:
    from spacy import displacy

    distance = max(90, _LETTER * max(len(word["text"]) for word in drawing["words"]))
    place = {"compact": True, "distance": distance, "offset_x": distance // 2}
    look = place | {"bg": "transparent", "color": "currentColor", "font": "inherit"}
    return f"<figure>{displacy.render([drawing], style='dep', manual=True, jupyter=False, options=look)}</figure>"
