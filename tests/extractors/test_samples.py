"""The sample articles are read right: nothing missed, nothing more."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from extractors import Extractor
from extractors.article import Article, read
from extractors.evaluate import to_gold
from graph.model import Statement
from graph.ontology import relation_type
from graph.resources import folder

_FIELDS = {
    "person_role": ("person", "title", "of", "status"),
    "country_organization": ("country", "organization", "relation", "status"),
    "sanction_target": ("issuer", "target", "status", "year"),
}
_NATO = "North Atlantic Treaty Organization"
_SCO = "Shanghai Cooperation Organisation"

EXPECTED: Mapping[str, set[tuple[object, ...]]] = {
    "moscow-talks-2023.txt": {
        ("Xi Jinping", "president", "China", "current"),
        ("Mikhail Mishustin", "prime minister", "Russia", "current"),
        ("Dmitry Medvedev", "president", "Russia", "former"),
        ("Li Qiang", "premier", "China", "current"),
        ("Li Shangfu", "defence minister", "China", "current"),
        ("United States", "Li Shangfu", "imposed", 2018),
        ("United States", "China", "denied", None),
        *((country, _SCO, "member", "current") for country in ("Russia", "China", "India", "Pakistan", "Kazakhstan")),
        ("Iran", _SCO, "joined", "prospective"),
        ("Turkey", _SCO, "member", "conditional"),
        ("Turkey", _NATO, "member", "current"),  # "it would be the first NATO member to do so"
    },
    "finland-nato-2023.txt": {
        ("Pekka Haavisto", "foreign minister", "Finland", "current"),
        ("Antony Blinken", "secretary of state", "United States", "current"),
        ("Jens Stoltenberg", "secretary general", _NATO, "current"),
        ("Sauli Niinistö", "president", "Finland", "current"),
        ("Viktor Orbán", "prime minister", "Hungary", "current"),
        ("Recep Tayyip Erdoğan", "president", "Turkey", "current"),
        ("Volodymyr Zelensky", "president", "Ukraine", "current"),
        ("Petteri Orpo", "leader", "National Coalition Party", "current"),
        ("Petteri Orpo", "prime minister", "Finland", "candidate"),
        ("Riikka Purra", "finance minister", "Finland", "conditional"),
        ("Finland", _NATO, "joined", "current"),
        ("Sweden", _NATO, "candidate", "prospective"),
        ("Sweden", _NATO, "member", "denied"),
        ("Lithuania", _NATO, "host", "prospective"),
    },
    "iran-sanctions-2022.html": {
        ("European Union", "Mohammad Rostami", "imposed", 2022),
        ("European Union", "Haj Ahmad Mirzaei", "imposed", 2022),
        ("European Union", "Iran", "threatened", None),
        ("United States", "Mohammad Rostami", "imposed", 2022),
        ("United States", "Central Bank of Iran", "imposed", None),
        ("Josep Borrell", "foreign policy chief", "European Union", "current"),
        ("Annalena Baerbock", "foreign minister", "Germany", "current"),
        ("Nasser Kanaani", "foreign ministry spokesman", "Iran", "current"),
    },
}


def articles() -> dict[str, Article]:
    return {Path(article.document.uri or "").name: article for article in read([folder("seeds") / "articles"])}


def flat(statement: Statement) -> tuple[object, ...]:
    fields = to_gold(statement)
    return tuple(fields[name] for name in _FIELDS[statement.kind])


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_reads_exactly_what_the_article_states(name: str) -> None:
    ((_, statements),) = Extractor().pipe([articles()[name]])
    assert {flat(statement) for statement in statements} == EXPECTED[name]


def test_samples_show_every_case() -> None:
    statements = [s for _, found in Extractor().pipe(articles().values()) for s in found]
    assert {s.kind for s in statements} == set(_FIELDS)
    assert {"denied", "conditional", "prospective", "former", "candidate", "threatened"} <= {
        s.status for s in statements
    }
    assert any(not relation_type(s.kind).is_asserted(s) for s in statements)
    assert any(s.attribution == "Annalena Baerbock" for s in statements)


def test_quotes_are_of_the_text() -> None:
    for article, statements in Extractor().pipe(articles().values()):
        assert isinstance(article, Article)
        for statement in statements:
            where = statement.evidence
            assert where.quote == article.text[where.start : where.end]
            assert where.document == article.document
