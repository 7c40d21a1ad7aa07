"""The spaCy components alone, together, and beside a user's own; the `Extractor` over them."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors import Extractor, language
from extractors.language import EXTRACTORS, SPANS, load
from graph.errors import InputError
from graph.model import Document, PartialDate

TEXT = "Norwegian Prime Minister Erna Solberg met Kosovo's foreign minister. Canada imposed sanctions on Belarus."


@pytest.mark.parametrize("kind", [extractor.type for extractor in EXTRACTORS])
def test_each_component_works_alone(kind: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(f"entente_{kind}")
    found = nlp("Montenegro joined NATO. " + TEXT)._.entente_statements
    assert [statement.kind for statement in found] == [kind]


def test_mentions_become_spans_with_entities() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_mentions")
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans[SPANS]][:3] == [
        ("Norwegian", "DEMONYM", "country:NO"),
        ("Prime Minister", "TITLE", ""),
        ("Erna Solberg", "NAME", ""),
    ]


def test_components_say_what_they_assign() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_mentions")
    nlp.add_pipe("entente_sanction_target")
    assert nlp.get_pipe_meta("entente_mentions").assigns == ["doc.spans"]
    assert nlp.get_pipe_meta("entente_sanction_target").assigns == ["doc._.entente_statements"]


def test_statements_of_one_doc_are_not_those_of_another() -> None:
    extractor = Extractor()
    assert extractor(TEXT) == extractor(TEXT)
    assert len(extractor.nlp(TEXT)._.entente_statements) == 2


def test_a_pipelines_own_entities_are_used() -> None:
    @Language.component("names_of_a_test")
    def names(doc: Doc) -> Doc:
        start = doc.text.index("pussy riot")
        span = doc.char_span(start, start + len("pussy riot"), label="ORG")
        assert isinstance(span, Span)
        doc.ents = (span,)
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("names_of_a_test")
    text = "Canada imposed sanctions on pussy riot."
    (statement,) = Extractor(nlp)(text)
    assert statement.ends["target"].name == "pussy riot"
    assert Extractor()(text) == []


def test_a_users_sentences_and_components_are_kept() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entente_person_role")
    extractor = Extractor(nlp)
    assert extractor.nlp.pipe_names.count("sentencizer") == 1
    assert extractor.nlp.pipe_names.count("entente_person_role") == 1
    assert len(extractor(TEXT)) == 2


def test_pipe_streams_in_order_and_reads_nothing_ahead() -> None:
    taken: list[int] = []

    def texts() -> object:
        for number in range(3):
            taken.append(number)
            yield f"Canada imposed sanctions on Belarus. {number}"

    stream = Extractor().pipe(texts())  # type: ignore[arg-type]
    text, statements = next(stream)
    assert taken == [0]
    assert str(text).endswith("0")
    assert len(statements) == 1
    assert [str(text)[-1] for text, _ in stream] == ["1", "2"]


def test_document_and_date_reach_the_statement() -> None:
    document = Document("doc:a", published=PartialDate("2021-03-02"))
    (statement,) = Extractor()("Canada imposed sanctions on Belarus.", document=document)
    assert statement.evidence.document is document
    assert statement.qualifiers["date"] == "2021"
    (dated,) = Extractor()("Canada imposed sanctions on Belarus.", date="2020-10")
    assert dated.qualifiers["date"] == "2020"


def test_import_is_light() -> None:
    code = "import sys, extractors; assert 'spacy' not in sys.modules, 'spaCy was loaded'"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""


def test_unknown_attribute_is_named() -> None:
    import extractors

    with pytest.raises(AttributeError, match="no attribute 'Extracter'"):
        _ = extractors.Extracter


def test_half_a_surrogate_pair_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^the text of doc:text-\w+ holds half a surrogate pair at character 7; "):
        Extractor()("Canada \ud83d imposed sanctions.")


def test_a_text_beyond_the_limit_of_the_pipeline_is_refused_in_one_line() -> None:
    nlp = spacy.blank("en")
    nlp.max_length = 10
    with pytest.raises(InputError, match=r"has 105 characters, and the pipeline takes 10; .*max_length"):
        Extractor(nlp)(TEXT)


def test_the_vocabulary_keeps_its_first_words_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = Extractor()
    monkeypatch.setattr(language, "WORDS_KEPT", len(extractor.nlp.vocab.strings) + 60)
    texts = [f"Canada imposed sanctions on Belarus. Word{number}ing" for number in range(60)]
    found = list(map(extractor, texts))
    held = len(list(extractor.nlp.vocab)), len(extractor.nlp.vocab.strings)
    assert texts[0].split()[-1] in extractor.nlp.vocab.strings
    assert texts[-1].split()[-1] not in extractor.nlp.vocab.strings
    assert {statement.ends["target"].name for (statement,) in found} == {"Belarus"}
    assert [extractor(text) for text in texts] == found
    assert (len(list(extractor.nlp.vocab)), len(extractor.nlp.vocab.strings)) == held


def test_a_long_text_leaves_no_words_in_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "LONG", 20)
    extractor = Extractor()
    extractor("Canada imposed sanctions on Wordinghamia.")
    assert "Wordinghamia" not in extractor.nlp.vocab.strings


def test_texts_are_read_within_a_users_memory_zone() -> None:
    extractor = Extractor()
    with extractor.nlp.memory_zone():
        assert len(extractor(TEXT)) == 2
    assert len(extractor(TEXT)) == 2


def test_names_are_found_before_the_mentions() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_mentions")
    assert Extractor(nlp).nlp.pipe_names[:3] == ["sentencizer", "entente_ner", "entente_mentions"]


@pytest.mark.parametrize(("factory", "expected"), [("ner", False), ("entity_ruler", True), ("senter", True)])
def test_a_component_that_finds_names_is_left_alone(factory: str, expected: bool) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory)
    assert ("entente_ner" in Extractor(nlp).nlp.pipe_names) is expected


def test_a_users_choice_of_model_is_kept() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_ner", config={"limit": 64})
    assert Extractor(nlp).nlp.pipe_names.count("entente_ner") == 1
    assert Extractor(nlp).nlp.get_pipe("entente_ner").limit == 64


def test_a_saved_pipeline_is_loaded_by_its_folder(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "pussy riot"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path)
    (statement,) = Extractor(load(str(tmp_path)))("Canada imposed sanctions on pussy riot.")
    assert statement.ends["target"].name == "pussy riot"


def test_a_pipeline_that_is_not_there_is_an_error() -> None:
    with pytest.raises(InputError, match=r"^en_core_web_none: is neither an installed spaCy pipeline nor the folder"):
        load("en_core_web_none")


def test_a_pipeline_that_needs_more_is_an_error(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    config = (tmp_path / "config.cfg").read_text()
    config = config.replace("pipeline = []", 'pipeline = ["odd"]')
    (tmp_path / "config.cfg").write_text(config + '\n[components.odd]\nfactory = "odd"\n')
    with pytest.raises(InputError, match=r"spaCy cannot load this pipeline; install what it needs: \[E002\]") as raised:
        load(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_government_called_by_who_leads_it_is_the_country() -> None:
    """Also where the model takes the leader's name for a person's."""
    (found,) = Extractor()("The Maduro regime imposed sanctions on Canada.")
    assert {name: end.id for name, end in found.ends.items()} == {"issuer": "country:VE", "target": "country:CA"}


def test_a_date_stands_for_that_of_the_document() -> None:
    (statement,) = Extractor()("Canada sanctioned Belarus today.", "2023-03-20", Document("doc:x"))
    assert statement.qualifiers["date"] == "2023-03-20"
    assert statement.evidence.document == Document("doc:x", published=PartialDate("2023-03-20"))


def test_sentences_of_a_users_component_stay_by_whatever_name_it_stands() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="own", config={"punct_chars": [";"]})
    extractor = Extractor(nlp)
    assert "sentencizer" not in nlp.pipe_names
    assert len(list(extractor.nlp("One. Two; three.").sents)) == 2


def test_threads_are_served_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "WORDS_KEPT", 0)  # so that each text has a memory zone
    extractor = Extractor()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(extractor, [f"Canada imposed sanctions on Belarus. Wo{n}rd" for n in range(12)]))
    assert [[one.kind for one in said] for said in found] == [["sanction_target"]] * 12


def test_an_extractor_travels() -> None:
    again = pickle.loads(pickle.dumps(Extractor()))
    assert len(again(TEXT)) == 2


def test_who_is_named_only_after_a_role_is_quoted_from_where_the_role_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entente_person_role")
    doc = nlp("Solberg flew to Riga. The Norwegian prime minister met farmers. Erna Solberg then left.")
    (statement,) = doc._.entente_statements
    assert statement.ends["person"].name == "Erna Solberg"
    assert statement.evidence.quote == "Solberg flew to Riga. The Norwegian prime minister"
