"""The weights that are shipped, in a pipeline as a user has it."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.model.component import SHIPPED, TITLES, NameFinder

TEXT = "Erna Solberg, the Norwegian prime minister, met Vladimir Putin in Oslo on Monday. NATO said nothing."
TEXTS = [
    TEXT,
    "Reuters reported that Canada had expelled three diplomats.",
    "",
    " \n\t ",
    "The foreign ministers of France and Germany flew to Kyiv. Annalena Baerbock spoke first.",
    "It rained.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("entente_ner")
    return made


def found(doc: Doc) -> list[tuple[str, str, int, int]]:
    return [(span.text, span.label_, span.start_char, span.end_char) for span in (*doc.ents, *doc.spans[TITLES])]


def test_names_and_titles_with_their_offsets(nlp: Language) -> None:
    expected = {"Erna Solberg": "PERSON", "Norwegian": "NORP", "Vladimir Putin": "PERSON", "Oslo": "LOC",
                "Monday": "DATE", "NATO": "ORG", "prime minister": "TITLE"}  # fmt: skip
    assert found(nlp(TEXT)) == [(t, k, TEXT.index(t), TEXT.index(t) + len(t)) for t, k in expected.items()]


def test_the_same_text_gives_the_same_to_the_bit(nlp: Language) -> None:
    words = [TEXT.split()]
    once, again = (finder(nlp).reader.results(words, ["doc"]) for _ in range(2))
    assert all(np.array_equal(a, b) for name in once for a, b in zip(once[name], again[name], strict=True))


def test_another_process_gives_the_same(nlp: Language) -> None:
    code = f"""
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.add_pipe("entente_ner")
doc = nlp({TEXT!r})
print([(s.text, s.label_, s.start_char, s.end_char) for s in (*doc.ents, *doc.spans["titles"])])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str(found(nlp(TEXT)))


@pytest.mark.parametrize("size", [1, 2, 64])
def test_batches_change_no_span(nlp: Language, size: int) -> None:
    alone = [nlp(text) for text in TEXTS]
    together = list(nlp.pipe(TEXTS, batch_size=size))
    assert [found(doc) for doc in together] == [found(doc) for doc in alone]


def test_several_processes_give_the_same(nlp: Language) -> None:
    assert [found(doc) for doc in nlp.pipe(TEXTS, n_process=2)] == [found(doc) for doc in nlp.pipe(TEXTS)]


def finder(nlp: Language) -> NameFinder:
    return cast("NameFinder", nlp.get_pipe("entente_ner"))


def test_a_saved_pipeline_takes_its_model_along(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert finder(loaded).model == tmp_path / "entente_ner"
    assert found(loaded(TEXT)) == found(nlp(TEXT))
    loaded.to_disk(tmp_path)
    assert found(spacy.load(tmp_path)(TEXT)) == found(nlp(TEXT))


def test_a_pipeline_goes_through_bytes(nlp: Language) -> None:
    again = spacy.blank("en")
    again.add_pipe("sentencizer")
    again.add_pipe("entente_ner")
    again.from_bytes(nlp.to_bytes())
    assert finder(again).model != SHIPPED
    assert found(again(TEXT)) == found(nlp(TEXT))
    assert found(pickle.loads(pickle.dumps(again))(TEXT)) == found(nlp(TEXT))


def test_an_unpacked_model_goes_with_its_component(nlp: Language) -> None:
    made = NameFinder().from_bytes(finder(nlp).to_bytes())
    folder = made.model
    assert (folder / "network.onnx").is_file()
    del made
    assert not folder.exists()


def test_a_pickled_component_names_the_shipped_weights_alone(nlp: Language) -> None:
    nlp(TEXT)
    kept = pickle.dumps(finder(nlp))
    assert len(kept) < 10_000
    assert pickle.loads(kept).model == SHIPPED


def test_names_on_one_line_of_a_hundred_thousand_characters(nlp: Language) -> None:
    line = "Erna Solberg met Vladimir Putin and then "
    doc = nlp(line * (100_000 // len(line) + 1))
    people = {span.text for span in doc.ents}
    assert {"Erna Solberg", "Vladimir Putin"} <= people
    assert len(doc.ents) > 0.9 * 2 * (100_000 // len(line))


def test_a_word_of_a_hundred_thousand_letters(nlp: Language) -> None:
    doc = nlp("Oslo " + "a" * 100_000)
    assert doc.ents[0].text == "Oslo"


@pytest.mark.parametrize(
    "before", ["😀 ", "👨‍👩‍👧‍👦🇳🇴 ", "رئيس الوزراء ", "שלום ", "e\u0301\u200b ", "\ufeff", "日本語 "]
)
def test_offsets_hold_behind_any_script(nlp: Language, before: str) -> None:
    text = f"{before}Yesterday Erna Solberg flew to Oslo."
    names = {(start, end): (name, label) for name, label, start, end in found(nlp(text))}
    start = text.index("Erna")
    assert names[start, start + len("Erna Solberg")] == ("Erna Solberg", "PERSON")


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u00a0\u2003"])
def test_nothing_to_read_gives_nothing(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert found(doc) == []
