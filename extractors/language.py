"""The spaCy pipeline: components that find mentions and relations, and the `Extractor` that runs them.

    nlp = spacy.blank("en")
    nlp.add_pipe("entente_person_role")
    nlp("Norwegian Prime Minister Erna Solberg spoke.")._.entente_statements

Each relation component works alone: where `entente_mentions` has not run before it, it finds the mentions itself; where
nothing has set sentences, spaCy's rules for full stops do. A pipeline's own named entities are used in addition.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Protocol, runtime_checkable

import spacy
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokens import Doc, Span

from extractors.linking import statements
from extractors.passage import build
from extractors.relations.base import RelationExtractor
from extractors.relations.country_organization import COUNTRY_ORGANIZATION
from extractors.relations.person_role import PERSON_ROLE
from extractors.relations.sanction_target import SANCTION_TARGET
from extractors.syntax import Passage
from graph.model import Document, PartialDate, Statement

SPANS = "entente"
"""The key of `doc.spans` under which the mentions stand."""

EXTRACTORS = (PERSON_ROLE, COUNTRY_ORGANIZATION, SANCTION_TARGET)

_LABELS = {"C": "COUNTRY", "D": "DEMONYM", "R": "REGION", "M": "GOVERNMENT", "A": "AGENCY", "O": "ORGANIZATION",
           "N": "NAME", "T": "TITLE", "L": "PLACE"}  # fmt: skip
_NER_KINDS = {"PERSON": "N", "PER": "N", "ORG": "O"}
_UNNAMED = Document("doc:text")


@runtime_checkable
class Article(Protocol):
    """What `Extractor.pipe` reads: a text and the document it is of."""

    @property
    def document(self) -> Document: ...

    @property
    def text(self) -> str: ...


def _extensions() -> None:
    for name, default in (("entente_passage", None), ("entente_document", None)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Doc.has_extension("entente_statements"):
        # a list of its own for each Doc: spaCy copies a mutable default
        Doc.set_extension("entente_statements", default=[])


_extensions()


def passage_of(doc: Doc) -> Passage:
    """The passage of a Doc, made when first asked."""
    if doc._.entente_passage is None:
        _with_sentences(doc)
        document: Document = doc._.entente_document or _UNNAMED
        bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        named = [(e.start_char, e.end_char, _NER_KINDS[e.label_]) for e in doc.ents if e.label_ in _NER_KINDS]
        doc._.entente_passage = build(doc.text, bounds, named=named, published=document.published)
    passage: Passage = doc._.entente_passage
    return passage


def _with_sentences(doc: Doc) -> None:
    if len(doc) and not doc.has_annotation("SENT_START"):
        Sentencizer()(doc)


class MentionFinder:
    """The component `entente_mentions`: fills `doc.spans["entente"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Finds the mentions of a Doc."""
        passage = passage_of(doc)
        spans = [_span(doc, passage, index) for index in range(len(passage.found))]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


def _span(doc: Doc, passage: Passage, index: int) -> Span | None:
    found = passage.found[index]
    start, end = passage.units[found.first].start, passage.units[found.last - 1].end
    entity = found.entity.id if found.entity else ""
    return doc.char_span(start, end, label=_LABELS[found.kind], kb_id=entity, alignment_mode="expand")


class RelationFinder:
    """A component that adds the statements of one relation type to `doc._.entente_statements`."""

    def __init__(self, extractor: RelationExtractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Reads the relations of a Doc."""
        passage = passage_of(doc)
        found = ((self.extractor, candidate) for candidate in self.extractor.extract(passage))
        doc._.entente_statements += statements(passage, found, doc._.entente_document or _UNNAMED)
        return doc


@Language.factory("entente_mentions", assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> MentionFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that finds mentions."""
    return MentionFinder()


_STATES = ["doc._.entente_statements"]


@Language.factory("entente_person_role", assigns=_STATES)
def make_person_role(nlp: Language, name: str) -> RelationFinder:  # noqa: ARG001
    """Makes the component that reads who holds which office."""
    return RelationFinder(PERSON_ROLE)


@Language.factory("entente_country_organization", assigns=_STATES)
def make_country_organization(nlp: Language, name: str) -> RelationFinder:  # noqa: ARG001
    """Makes the component that reads what countries are to organizations."""
    return RelationFinder(COUNTRY_ORGANIZATION)


@Language.factory("entente_sanction_target", assigns=_STATES)
def make_sanction_target(nlp: Language, name: str) -> RelationFinder:  # noqa: ARG001
    """Makes the component that reads who sanctions whom."""
    return RelationFinder(SANCTION_TARGET)


def pipeline(nlp: Language | None = None) -> Language:
    """A pipeline with all of Entente's components; the user's own, or a blank English one with sentences."""
    nlp = nlp or spacy.blank("en")
    if not any(name in nlp.pipe_names for name in ("parser", "senter", "sentencizer")):
        nlp.add_pipe("sentencizer", first=True)
    for name in ("entente_mentions", *(f"entente_{extractor.type}" for extractor in EXTRACTORS)):
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


class Extractor:
    """Text in, statements out.

    Args:
        nlp: A spaCy pipeline of the user's; its sentences and named entities are used, and Entente's components are
            added where it lacks them. Without one, a blank English pipeline.

    >>> [statement.status for statement in Extractor()("Norwegian Prime Minister Erna Solberg spoke.")]
    ['current']
    """

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = pipeline(nlp)

    def __call__(self, text: str, date: str | None = None, document: Document | None = None) -> list[Statement]:
        """The statements of a text, in its order.

        Args:
            text: Any text; an empty one states nothing.
            date: When it was published, against which its relative dates are read; `document.published` otherwise.
            document: What the statements cite; by default a document whose id is made of the text.
        """
        if document is None:
            id_ = f"{_UNNAMED.id}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
            document = Document(id_, published=PartialDate(date) if date else None)
        return self._read(text, document)

    def pipe(self, documents: Iterable[Article | str]) -> Iterator[tuple[Article | str, list[Statement]]]:
        """Pairs of a document and its statements, one at a time and in order; nothing is read ahead."""
        for document in documents:
            if isinstance(document, str):
                yield document, self(document)
            else:
                yield document, self._read(document.text, document.document)

    def _read(self, text: str, document: Document) -> list[Statement]:
        doc = self.nlp.make_doc(text)
        doc._.entente_document = document
        found: list[Any] = self.nlp(doc)._.entente_statements
        return sorted(found, key=lambda statement: (statement.evidence.start, statement.evidence.end))
