"""What the words around a target say of its measure."""

import pytest

from extractors.doc_data import make_doc, passage_of
from extractors.language import Extractor
from extractors.relations.measure_status import told_status

HEADING = "Canada lifted its sanctions on Belarus. "


@pytest.mark.parametrize(
    ("text", "target", "status"),
    [
        (f"{HEADING}The bank Vostok Credit stays blocked.", "Vostok Credit", "imposed"),
        (f"{HEADING}Vostok Credit and the shipper Nordline remain on the list.", "Vostok Credit", "imposed"),
        (f"{HEADING}The shipper Nordline was designated on the same day.", "Nordline", "imposed"),
        (f"{HEADING}The shipper Nordline was freed as well.", "Nordline", "lifted"),
        ("Canada imposed sanctions on Belarus. Nordline is no longer subject to them.", "Nordline", "lifted"),
        ("Canada sanctioned Belarus. Nordline and Vostok Credit were removed from its list.", "Nordline", "lifted"),
        ("Canada sanctioned Belarus. Nordline ceased to be listed in May.", "Nordline", "lifted"),
        ("The Treasury unblocked Nordline after an agreement.", "Nordline", "lifted"),
        ("The Treasury refused to delist Nordline.", "Nordline", "imposed"),
        ("Rain fell. Nordline was removed as chair of the club.", "Nordline", None),
    ],
)
def test_the_nearest_words_tell(text: str, target: str, status: str | None) -> None:
    nlp = Extractor().nlp
    passage = passage_of(nlp(make_doc(nlp, text)))
    (place,) = (n for n, one in enumerate(passage.found) if " ".join(passage.words(one).split()) == target)
    assert told_status(passage, place) == status
