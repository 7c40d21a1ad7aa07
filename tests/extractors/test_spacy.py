"""The components as spaCy finds them by itself, and across files and processes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractors import Extractor
from extractors.language import EXTRACTORS, pipeline
from graph.model import Document, PartialDate

TEXT = "Norwegian Prime Minister Erna Solberg left. Canada imposed sanctions on Belarus."
NAMES = ["entente_mentions", *(f"entente_{extractor.type}" for extractor in EXTRACTORS)]


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_spacy_finds_the_names_by_itself() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('entente_ner'); print(nlp('Oslo is cold.').ents)"
    assert python(code) == "(Oslo,)"


@pytest.mark.parametrize("name", NAMES)
def test_spacy_finds_each_component_by_itself(name: str) -> None:
    assert python(f"import spacy; print(spacy.blank('en').add_pipe({name!r}).__class__.__module__)") == (
        "extractors.language"
    )


def test_a_saved_pipeline_loads_in_a_new_process(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    code = f"import spacy; print(len(spacy.load({str(tmp_path)!r})({TEXT!r})._.entente_statements))"
    assert python(code) == "2"


def contents(doc: Doc) -> list[tuple[str, str]]:
    return [(statement.kind, statement.evidence.quote) for statement in doc._.entente_statements]


def test_several_processes_say_what_one_says() -> None:
    nlp = pipeline()
    texts = [TEXT, "Nothing happened.", "Montenegro joined NATO."]
    assert [contents(doc) for doc in nlp.pipe(texts, n_process=2)] == [contents(nlp(text)) for text in texts]


def test_a_doc_keeps_its_statements_as_bytes() -> None:
    nlp = pipeline()
    doc = nlp.make_doc(TEXT)
    doc._.entente_document = Document("doc:a", title="A", published=PartialDate("2021-03-02"))
    doc = nlp(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.entente_statements == doc._.entente_statements
    assert again._.entente_document == doc._.entente_document
    assert len(contents(again)) == 2


def test_a_bin_of_docs_keeps_their_statements() -> None:
    nlp = pipeline()
    kept = DocBin(docs=[nlp(TEXT)], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert again._.entente_statements == nlp(TEXT)._.entente_statements


def test_statements_can_be_set() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    doc._.entente_statements = doc._.entente_statements[:1]
    assert contents(doc) == [("person_role", "Norwegian Prime Minister Erna Solberg")]


def test_texts_without_a_document_have_ids_of_their_own() -> None:
    nlp = pipeline()
    one, other = (nlp(f"Canada imposed sanctions on {land}.")._.entente_statements[0] for land in ("Mali", "Togo"))
    assert one.evidence.document.id != other.evidence.document.id
    assert re.fullmatch("doc:text-[0-9a-f]{16}", one.evidence.document.id)


def test_the_pipeline_and_the_extractor_cite_one_document() -> None:
    assert pipeline()(TEXT)._.entente_statements == Extractor()(TEXT)


def test_the_date_is_a_part_of_the_id() -> None:
    ids = {Extractor()(TEXT, date=date)[0].evidence.document.id for date in (None, "2020", "2021")}
    assert len(ids) == 3


def test_a_doc_read_twice_states_everything_once() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    assert contents(nlp(doc)) == contents(nlp(TEXT))


def test_a_date_given_between_two_runs_counts() -> None:
    nlp = pipeline()
    doc = nlp("Canada imposed sanctions on Belarus.")
    doc._.entente_document = Document("doc:a", published=PartialDate("2021-03-02"))
    (statement,) = nlp(doc)._.entente_statements
    assert statement.qualifiers["date"] == "2021"


def test_disabled_components_are_enabled() -> None:
    nlp = pipeline()
    nlp.select_pipes(disable=["sentencizer", "entente_person_role"])
    assert len(pipeline(nlp)(TEXT)._.entente_statements) == 2


@Language.component("names_after_mentions")
def names_after_mentions(doc: Doc) -> Doc:
    start = doc.text.index("pussy riot")
    doc.ents = (doc.char_span(start, start + len("pussy riot"), label="ORG"),)
    return doc


def test_entities_found_after_the_mentions_are_used() -> None:
    nlp = spacy.blank("en")
    for name in ("entente_mentions", "names_after_mentions", "entente_sanction_target"):
        nlp.add_pipe(name)
    (statement,) = nlp("Canada imposed sanctions on pussy riot.")._.entente_statements
    assert statement.ends["target"].name == "pussy riot"
