"""The spaCy pipeline: components that find mentions and relations, and the `Extractor` that runs them.

    nlp = spacy.blank("en")
    nlp.add_pipe("entente_person_role")
    nlp("Norwegian Prime Minister Erna Solberg spoke.")._.entente_statements

Each relation component works alone: where `entente_mentions` has not run before it, it finds the mentions itself; where
nothing has set sentences, spaCy's rules for full stops do. A pipeline's own named entities are used in addition; where
it has none, `pipeline` lets Entente's language model (`entente_ner`) find them.
"""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from threading import Lock
from typing import Any, Protocol, TypeVar, runtime_checkable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.doc_data import (
    document_of,
    make_doc,
    passage_of,
    register,
    replace_statements,
    set_document,
    statements_of,
    unnamed,
)
from extractors.extraction import Extraction
from extractors.linking import statements, where_said
from extractors.links import FACTORY as LINKS
from extractors.model.component import FACTORY as NAMES
from extractors.relations.base import RelationExtractor
from extractors.relations.country_organization import COUNTRY_ORGANIZATION
from extractors.relations.person_role import PERSON_ROLE
from extractors.relations.sanction_target import SANCTION_TARGET
from extractors.syntax import LABELS, Passage
from graph.errors import InputError
from graph.model import Document, PartialDate, Statement
from graph.rendering import one_line

RULERS = frozenset({"entity_ruler", "future_entity_ruler", "span_ruler"})
"""Factories of components that add what a user lists to the names; they find no others."""

SPANS = "entente"
"""The key of `doc.spans` under which the mentions stand."""

WORDS_KEPT = 20_000
"""Strings that the vocabulary holds before texts are read in zones, which make each of their words anew."""

LONG = 50_000
"""Characters of a text that may be all words of its own."""

EXTRACTORS = (PERSON_ROLE, COUNTRY_ORGANIZATION, SANCTION_TARGET)


@runtime_checkable
class Article(Protocol):
    """What `Extractor.pipe` reads: a text and the document it is of."""

    @property
    def document(self) -> Document: ...

    @property
    def text(self) -> str: ...


Read = TypeVar("Read", bound=Article | str)

register()


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
    return doc.char_span(start, end, label=LABELS[found.kind], kb_id=entity, alignment_mode="expand")


class RelationFinder:
    """A component that puts the statements of one relation type into `doc._.entente_statements`."""

    def __init__(self, extractor: RelationExtractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Reads the relations of a Doc."""
        passage = passage_of(doc)
        found = ((self.extractor, candidate) for candidate in self.extractor.extract(passage))
        replace_statements(doc, self.extractor.type, statements(passage, found, document_of(doc)))
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


def load(name: str) -> Language:
    """A pipeline of the user's, for `Extractor`.

    Args:
        name: A spaCy package that is installed, as "en_core_web_sm", or the folder of a saved pipeline.

    Raises:
        InputError: It is neither, or it needs what is not installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        raise InputError(
            f"{name}: is neither an installed spaCy pipeline nor the folder of a saved one; install it with pip or "
            "`python -m spacy download`, or leave the choice to Entente, which brings a model"
        ) from error
    except (ImportError, ValueError) as error:
        why = one_line(str(error))
        raise InputError(f"{name}: spaCy cannot load this pipeline; install what it needs: {why}") from error


def pipeline(nlp: Language | None = None) -> Language:
    """A pipeline with all of Entente's components; the user's own, or a blank English one with sentences.

    Sentences and names are left to the user's pipeline where one of its components finds them; otherwise `sentencizer`
    and `entente_ner` do. Of the components that are needed a disabled one is enabled.
    """
    nlp = spacy.blank("en") if nlp is None else nlp
    if not _finds_sentences(nlp):
        _add(nlp, "sentencizer", first=True)
    ours = ("entente_mentions", *(f"entente_{extractor.type}" for extractor in EXTRACTORS))
    if not _finds_names(nlp):
        _add(nlp, NAMES, before=next((name for name in nlp.component_names if name in ours), None))
    for name in ours:
        _add(nlp, name)
    _add(nlp, LINKS, before=next(name for name in nlp.component_names if name in ours[1:]))
    return nlp


def _finds_sentences(nlp: Language) -> bool:
    """Whether a component says that it sets sentences, by whatever name it stands in the pipeline."""
    found = {one for name in nlp.pipe_names for one in nlp.get_pipe_meta(name).assigns}
    return not found.isdisjoint(_SENTENCES) or any(
        name in nlp.pipe_names for name in ("parser", "senter", "sentencizer")
    )


_SENTENCES = frozenset({"token.is_sent_start", "doc.sents"})


def _finds_names(nlp: Language) -> bool:
    """Whether a component says that it sets named entities; a ruler does not count, the model's come beside its own."""
    metas = (nlp.get_pipe_meta(name) for name in nlp.pipe_names)
    return any("doc.ents" in meta.assigns and meta.factory not in RULERS for meta in metas)


def _add(nlp: Language, name: str, *, first: bool | None = None, before: str | None = None) -> None:
    if name not in nlp.component_names:
        nlp.add_pipe(name, first=first, before=before)
    elif name not in nlp.pipe_names:
        nlp.enable_pipe(name)


class Extractor:
    """Text in, statements out; several threads may ask, and are served one after another.

    Args:
        nlp: A spaCy pipeline of the user's; its sentences and named entities are used, and Entente's components are
            added where it lacks them. Without one, a blank English pipeline with Entente's language model.

    >>> [statement.status for statement in Extractor()("Norwegian Prime Minister Erna Solberg spoke.")]
    ['current']
    """

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = pipeline(nlp)
        self._alone = Lock()  # what one thread reads in a memory zone, another must not end

    def __call__(self, text: str, date: str | None = None, document: Document | None = None) -> Extraction:
        """The statements of a text, in its order: a list, which a notebook shows as a table and a graph.

        Args:
            text: Any text; an empty one states nothing.
            date: When it was published, against which its relative dates are read; `document.published` otherwise.
            document: What the statements cite; by default a document whose id is made of the text.

        Raises:
            InputError: The text is longer than the pipeline takes, or is no valid Unicode.
        """
        if document and date:
            document = replace(document, published=PartialDate(date))
        return Extraction(self._read(text, document or unnamed(text, date)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Extractor, (self.nlp,)  # a lock does not travel

    def pipe(self, documents: Iterable[Read]) -> Iterator[tuple[Read, list[Statement]]]:
        """Pairs of a document and its statements, one at a time and in order; nothing is read ahead."""
        for one in documents:
            yield one, self(one) if isinstance(one, str) else self._read(one.text, one.document)

    def _read(self, text: str, document: Document) -> list[Statement]:
        self._check(text, document)
        with self._alone, nullcontext() if self._kept(text) else self.nlp.memory_zone():
            doc = make_doc(self.nlp, text)
            set_document(doc, document)
            found = statements_of(self.nlp(doc), document)
            del doc  # nothing of spaCy may outlive the zone; statements are plain Python
        return sorted(found, key=where_said)

    def _kept(self, text: str) -> bool:
        """Whether the vocabulary may keep the words of a text: the first ones are those that every text has."""
        vocab = self.nlp.vocab
        zoned: bool = vocab.in_memory_zone  # type: ignore[attr-defined]  # not in spaCy's stubs
        return zoned or (len(vocab.strings) < WORDS_KEPT and len(text) < LONG)

    def _check(self, text: str, document: Document) -> None:
        """Refuses what spaCy cannot take."""
        if len(text) > self.nlp.max_length:
            raise InputError(
                f"the text of {document.id} has {len(text)} characters, and the pipeline takes {self.nlp.max_length}; "
                "cut it into parts, or raise nlp.max_length"
            )
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                f"the text of {document.id} holds half a surrogate pair at character {error.start}; "
                'decode it with errors="replace"'
            ) from error
