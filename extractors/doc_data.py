"""What a spaCy Doc knows of its document, statements and passage.

`doc.user_data` holds plain data (strings, dicts, lists), so that a Doc can go to another process, to bytes and into
a `DocBin`; `doc._.entente_document` and `doc._.entente_statements` turn it into objects. The passage is never stored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from itertools import pairwise
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokens import Doc

from extractors.model.component import TITLES
from extractors.model.labels import TITLES as TITLE_LABELS
from extractors.passage import build
from extractors.syntax import NAME, ORGANIZATION, PLACE, TITLE, Link, Passage
from graph.model import Document, PartialDate, Statement
from graph.records import from_record, to_record

_DOCUMENT, _STATEMENTS, _LINKS = "entente_document", "entente_statements", "entente_links"
_NER_KINDS = {"PERSON": NAME, "PER": NAME, "ORG": ORGANIZATION, "GPE": PLACE, "LOC": PLACE}

Basis = tuple[PartialDate | None, bytes, tuple[tuple[int, int], ...]]
"""What a passage is built from beside the text: the date, the Doc's sentences and entities, and its titles."""

_passages: WeakKeyDictionary[Doc, tuple[Basis, Passage]] = WeakKeyDictionary()


_LONGEST_WORD = 500
"""A run of characters without a space is read in parts of so many."""


def make_doc(nlp: Language, text: str) -> Doc:
    """The words of a text, which are those of the pipeline, but for runs of hundreds of characters without a space.

    spaCy's tokenizer takes a run apart mark by mark, and the whole of the rest is copied for each: of quotation marks
    in a row, 2,000 took 0.6 s and 4,000 took 2.3 s.
    """
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD:
        return nlp.make_doc(text)
    return Doc.from_docs([nlp.make_doc(part) for part in _parts(text)], ensure_whitespace=False) or nlp.make_doc("")


def _parts(text: str) -> Iterator[str]:
    """The text in parts, none of which has a longer run."""
    runs = (found.span() for found in re.finditer(rf"\S{{{_LONGEST_WORD},}}", text))
    cuts = [place for start, end in runs for place in range(start, end, _LONGEST_WORD)]
    return (text[start:end] for start, end in pairwise([0, *cuts, len(text)]) if start < end)


def unnamed(text: str, published: str | None = None) -> Document:
    """The document of a text that came without one; its id is made of text and date.

    >>> unnamed("Montenegro joined NATO.", "2017-06-05").id
    'doc:text-165a4c74d669c75c'
    """
    content = f"{published or ''}\n{text}".encode("utf-8", "surrogatepass")
    digest = sha256(content).hexdigest()[:16]
    return Document(f"doc:text-{digest}", published=PartialDate(published) if published else None)


def document_of(doc: Doc) -> Document:
    """The document that was set, or one made of the text."""
    known = doc.user_data.get(_DOCUMENT)
    return Document(**known) if known else unnamed(doc.text)


def set_document(doc: Doc, document: Document | None) -> None:
    """Sets what the statements cite; None for a document made of the text."""
    known = {} if document is None else {name: str(value) for name, value in asdict(document).items() if value}
    doc.user_data[_DOCUMENT] = known


def statements_of(doc: Doc, document: Document | None = None) -> list[Statement]:
    """The statements of a Doc, by relation type in the order of the components.

    Args:
        doc: A Doc that relation components have read.
        document: What they cite, where it is at hand; what the Doc knows of it otherwise.
    """
    records = [record for found in doc.user_data.get(_STATEMENTS, {}).values() for record in found]
    if not records:
        return []
    cited = document or document_of(doc)
    return [from_record(record, cited) for record in records]


def set_statements(doc: Doc, statements: Iterable[Statement]) -> None:
    """Sets all statements of a Doc."""
    kept: dict[str, list[str]] = {}
    for statement in statements:
        kept.setdefault(statement.kind, []).append(to_record(statement))
    doc.user_data[_STATEMENTS] = kept


def replace_statements(doc: Doc, kind: str, statements: Iterable[Statement]) -> None:
    """Sets the statements of one relation type, in place of those that it had."""
    known: Mapping[str, list[str]] = doc.user_data.get(_STATEMENTS, {})
    doc.user_data[_STATEMENTS] = {**known, kind: [to_record(statement) for statement in statements]}


def register() -> None:
    """Adds the extensions to spaCy's `Doc`."""
    Doc.set_extension(_DOCUMENT, getter=document_of, setter=set_document, force=True)
    Doc.set_extension(_STATEMENTS, getter=statements_of, setter=set_statements, force=True)


def passage_of(doc: Doc) -> Passage:
    """The passage of a Doc; made again where date, sentences, entities or titles have changed since it was made."""
    _with_sentences(doc)
    published = document_of(doc).published if doc.user_data.get(_DOCUMENT) else None
    basis = published, doc.to_array(["SENT_START", "ENT_IOB", "ENT_TYPE"]).tobytes(), _titles(doc)
    known = _passages.get(doc)
    if known is None or known[0] != basis:
        known = _passages[doc] = basis, _built(doc, published)
    return known[1]


def set_links(doc: Doc, links: Mapping[str, Sequence[Link]] | None) -> None:
    """Sets what a model says of pairs of mentions; None where none has read them."""
    passage = passage_of(doc)
    passage.links = links
    if links is None:
        doc.user_data.pop(_LINKS, None)
        return
    plain = {
        head: [(link.first, link.second, link.answer, link.probability) for link in found]
        for head, found in links.items()
    }
    doc.user_data[_LINKS] = {"mentions": _places(passage), "links": plain}


def _links(doc: Doc, passage: Passage) -> Mapping[str, Sequence[Link]] | None:
    """The links that were set, if they are of these mentions: a Doc's names may have changed since."""
    known = doc.user_data.get(_LINKS)
    if known is None or [tuple(place) for place in known["mentions"]] != _places(passage):
        return None
    return {head: [Link(*link) for link in found] for head, found in known["links"].items()}


def _places(passage: Passage) -> list[tuple[str, int, int]]:
    return [(mention.kind, mention.first, mention.last) for mention in passage.found]


def _built(doc: Doc, published: PartialDate | None) -> Passage:
    bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    passage = build(doc.text, bounds, named=_named(doc) if doc.has_annotation("ENT_IOB") else None, published=published)
    passage.links = _links(doc, passage)
    return passage


def _named(doc: Doc) -> list[tuple[int, int, str]]:
    names = [(e.start_char, e.end_char, _NER_KINDS[e.label_]) for e in doc.ents if e.label_ in _NER_KINDS]
    return [*names, *((start, end, TITLE) for start, end in _titles(doc))]


def _titles(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Where the titles stand that a model has read; others may keep spans under the same key."""
    found = doc.spans.get(TITLES, ())
    return tuple((span.start_char, span.end_char) for span in found if span.label_ in TITLE_LABELS)


def _with_sentences(doc: Doc) -> None:
    if len(doc) and not doc.has_annotation("SENT_START"):
        Sentencizer()(doc)
