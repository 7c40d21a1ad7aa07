"""The component `entente_links`, with the weights that are shipped."""

import pickle
from pathlib import Path
from typing import cast

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.doc_data import passage_of
from extractors.links import LinkFinder
from extractors.model.component import SHIPPED
from graph.errors import InputError

TEXTS = [
    "Erna Solberg, the prime minister of Norway, spoke. Japan imposed sanctions on Belarus.",
    "",
    "It rained, and nobody came.",
    "Ghana joined the African Union in 2002.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    for name in ("sentencizer", "entente_ner", "entente_links"):
        made.add_pipe(name)
    return made


def linked(doc: Doc) -> list[tuple[str, str, str, str]]:
    """Head, its two mentions and its answer, of each link that is more probable than not; issuers of such targets."""
    passage = passage_of(doc)
    links = passage.links or {}
    targets = {link.first for link in links.get("target", ()) if link.probability > 0.5}
    return [
        (head, passage.words(passage.found[link.first]), passage.words(passage.found[link.second]), link.answer)
        for head, found in links.items()
        for link in found
        if link.probability > 0.5 and (head != "issuer" or link.first in targets)
    ]


def finder(nlp: Language) -> LinkFinder:
    return cast("LinkFinder", nlp.get_pipe("entente_links"))


def test_who_holds_belongs_to_and_sanctions_what(nlp: Language) -> None:
    assert linked(nlp(TEXTS[0])) == [
        ("role", "Erna Solberg", "prime minister", "current"),
        ("owner", "prime minister", "Norway", "of"),
        ("target", "Belarus", "Belarus", "imposed"),
        ("issuer", "Belarus", "Japan", "by"),
    ]
    assert linked(nlp(TEXTS[3])) == [("membership", "Ghana", "African Union", "joined/current")]


def test_a_text_without_mentions_is_not_read() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_links", config={"model": "nowhere"})
    assert linked(nlp("It rained, and nobody came.")) == []
    with pytest.raises(InputError, match=r"^nowhere: holds no pairs\.onnx; "):
        nlp("Ghana joined the African Union.")


def test_a_text_in_which_nothing_is_asked_is_not_read() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_links", config={"model": "nowhere"})
    doc = nlp("It rained in Norway.")
    links = passage_of(doc).links
    assert links is not None
    assert not any(links.values())


def test_windows_without_a_pair_that_is_asked_about_are_not_read(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    dull = "It rained in the night, and nobody came to the market. " * 60
    network, _ = finder(nlp).reader
    read: list[int] = []
    inner = network.read
    monkeypatch.setattr(network, "read", lambda windows: (read.append(len(windows)), inner(windows))[1])
    nlp(f"{TEXTS[3]} {dull}")
    assert read == [1]


def test_links_of_other_names_are_forgotten(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    assert passage_of(doc).links
    doc.set_ents([Span(doc, 0, 6, label="ORG")])
    assert passage_of(doc).links is None


def test_a_doc_of_many_pairs_is_read_in_bounded_memory(nlp: Language) -> None:
    doc = nlp(f"{TEXTS[0]} " * 300)
    found = linked(doc)
    assert found.count(("role", "Erna Solberg", "prime minister", "current")) >= 290


@pytest.mark.parametrize("size", [1, 2, 64])
def test_batches_change_no_link(nlp: Language, size: int) -> None:
    assert [linked(doc) for doc in nlp.pipe(TEXTS, batch_size=size)] == [linked(nlp(text)) for text in TEXTS]


def test_several_processes_give_the_same(nlp: Language) -> None:
    assert [linked(doc) for doc in nlp.pipe(TEXTS, n_process=2)] == [linked(nlp(text)) for text in TEXTS]


def test_a_saved_pipeline_takes_its_model_along(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert finder(loaded).model == tmp_path / "entente_links"
    assert linked(loaded(TEXTS[0])) == linked(nlp(TEXTS[0]))


def test_a_pipeline_goes_through_bytes_and_pickles(nlp: Language) -> None:
    made = LinkFinder().from_bytes(finder(nlp).to_bytes())
    assert made.model != SHIPPED
    doc = nlp.make_doc(TEXTS[3])
    again = pickle.loads(pickle.dumps(made))
    assert linked(again(doc)) == linked(nlp(TEXTS[3]))


def test_a_pickled_component_names_the_shipped_weights_alone(nlp: Language) -> None:
    nlp(TEXTS[0])
    kept = pickle.dumps(finder(nlp))
    assert len(kept) < 10_000
    assert pickle.loads(kept).model == SHIPPED
