"""The measure against other corpora counts what it says it counts, on documents of our own in their forms."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import other_corpora
from extractors import Extractor

WORDS = (
    "German Chancellor Angela Merkel met French President Emmanuel Macron , and Finland 's minister Elina Valtonen ."
)


def entity(name: str) -> list[dict[str, Any]]:
    """An annotated entity, as DocRED's form has it."""
    return [{"name": name, "sent_id": 0, "pos": [0, 1], "type": "x"}]


def write(path: Path, names: list[str], labels: list[tuple[int, int, str]]) -> None:
    """A file of one document."""
    path.parent.mkdir()
    document = {
        "title": "one",
        "sents": [WORDS.split()],
        "vertexSet": [entity(name) for name in names],
        "labels": [{"h": head, "t": tail, "r": kind} for head, tail, kind in labels],
    }
    path.write_text(json.dumps([document]))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_what_is_read_of_dwie_is_found_missed_or_beyond(extractor: Extractor, tmp_path: Path) -> None:
    names = ["Merkel", "German", "Emmanuel Macron", "French", "Valtonen", "Sweden", "Finland"]
    write(
        tmp_path / "dwie" / "dev.json", names, [(0, 1, "head_of_gov-x"), (4, 5, "minister_of"), (2, 3, "citizen_of-x")]
    )

    tallies = other_corpora.documents(extractor, other_corpora.dwie(tmp_path))

    assert other_corpora.figures(tallies["head_of_government"]) == {
        "told": 1, "found": 1, "recall": 100.0, "beyond": 0, "precision": 100.0,
    }  # fmt: skip
    assert other_corpora.figures(tallies["minister"]) == {
        "told": 1,
        "found": 0,
        "recall": 0.0,
        "beyond": 1,
        "precision": 0.0,
    }


def test_re_docred_gives_heads_by_country_and_memberships_of_countries_alone(tmp_path: Path) -> None:
    names = ["Germany", "Angela Merkel", "European Union", "Christian Democratic Union"]
    write(tmp_path / "re-docred" / "dev.json", names, [(0, 1, "P6"), (0, 2, "P463"), (1, 3, "P463")])

    (item,) = other_corpora.re_docred(tmp_path)

    assert [(one.kind, sorted(one.first)) for one in item.told] == [
        ("head_of_government", ["Angela Merkel"]),
        ("member", ["country:DE"]),
    ]


def test_a_sanction_is_told_from_its_reverse(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "plover").mkdir()
    text = "The United States imposed sanctions on Iran."
    ends = [[{"actorText": "United States"}], [{"actorText": "Iran"}]]
    records = [{"event": "SANCTION", "text": text, "source": a, "target": b} for a, b in (ends, reversed(ends))]
    (tmp_path / "plover" / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps(records))

    assert other_corpora.plover(extractor, tmp_path) == {"told": 2, "found": 1, "reversed": 1}


def test_a_visitor_is_found_with_the_country_of_the_visit(extractor: Extractor, tmp_path: Path) -> None:
    with (tmp_path / "state-visits.tsv").open("w", newline="") as lines:
        table = csv.writer(lines, delimiter="\t")
        table.writerows([("date", "visitor", "country"), ("2024-01-01", "President Nikos Christodoulides", "Cyprus")])

    assert other_corpora.visits(extractor, tmp_path) == {"told": 1, "found": 1, "recall": 100.0}
