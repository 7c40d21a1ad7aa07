"""The spaCy component, with a reader that knows a few words in place of a network."""

from collections.abc import Sequence
from typing import cast

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.model import labels
from extractors.model.component import TITLES, NameFinder
from extractors.model.reader import Reader
from graph.errors import InputError

KNOWN = {"Lund": "PERSON", "Oslo": "LOC", "minister": "TITLE"}


class ByWord:
    """Finds the known words; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], str]] = []

    def spans(self, sentences: Sequence[Sequence[str]], documents: Sequence[str]) -> list[list[labels.Span]]:
        self.asked += [(list(words), name) for words, name in zip(sentences, documents, strict=True)]
        return [[labels.Span(i, i + 1, KNOWN[w]) for i, w in enumerate(words) if w in KNOWN] for words in sentences]


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    finder = cast("NameFinder", made.add_pipe("entente_ner"))
    finder._reader = cast("Reader", ByWord())
    return made


def asked(nlp: Language) -> list[tuple[list[str], str]]:
    return cast("ByWord", cast("NameFinder", nlp.get_pipe("entente_ner")).reader).asked


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_names_and_titles_stand_on_the_tokens(nlp: Language) -> None:
    doc = nlp("The  minister \n Lund left. He saw Oslo.")
    assert found(doc) == [("Lund", "PERSON"), ("Oslo", "LOC")]
    assert [(span.text, span.label_) for span in doc.spans[TITLES]] == [("minister", "TITLE")]
    assert doc.text[doc.ents[0].start_char :].startswith("Lund left")


def test_sentences_are_read_apart_and_without_white_space(nlp: Language) -> None:
    nlp("Lund  left. \n He ran.")
    assert [words for words, _ in asked(nlp)] == [["Lund", "left", "."], ["He", "ran", "."]]


def test_each_text_is_a_document_of_its_own(nlp: Language) -> None:
    docs = list(nlp.pipe(["Lund left. He ran.", "", "Oslo."], batch_size=2))
    assert [found(doc) for doc in docs] == [[("Lund", "PERSON")], [], [("Oslo", "LOC")]]
    assert [words for words, _ in asked(nlp)] == [["Lund", "left", "."], ["He", "ran", "."], ["Oslo", "."]]


def test_one_at_a_time_and_in_batches_are_the_same(nlp: Language) -> None:
    texts = ["Lund left.", "Oslo fell.", "", " \n ", "Lund saw Oslo."]
    assert [found(doc) for doc in nlp.pipe(texts)] == [found(nlp(text)) for text in texts]


def test_names_that_are_set_before_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Oslo Bank saw Lund")
    doc.set_ents([Span(doc, 0, 2, label="ORG")])
    assert found(nlp(doc)) == [("Oslo Bank", "ORG"), ("Lund", "PERSON")]


def test_without_sentences_a_text_is_read_whole() -> None:
    nlp = spacy.blank("en")
    finder = cast("NameFinder", nlp.add_pipe("entente_ner"))
    finder._reader = cast("Reader", ByWord())
    nlp("Lund left. He ran.")
    assert [len(words) for words, _ in asked(nlp)] == [6]


def test_a_folder_without_a_model_is_named() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_ner", config={"model": "nowhere"})
    with pytest.raises(InputError, match=r"^nowhere: holds no network\.onnx; "):
        nlp("Lund left.")


def test_what_the_component_says_that_it_sets() -> None:
    assert Language.get_factory_meta("entente_ner").assigns == [
        "doc.ents",
        "doc.spans",
        "token.ent_iob",
        "token.ent_type",
    ]
