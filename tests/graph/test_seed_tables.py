"""The tables of seeds/: their columns, their keys, and what may not be in them."""

import importlib.util
import json
import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

from graph.model import slug
from graph.names import entities
from graph.resolution import surfaces
from graph.resources import folder
from graph.tables import cells, fold, table
from graph.titles import CATEGORIES, office

COLUMNS = {
    "organizations": {"id", "name", "acronyms", "variants", "qid", "comment"},
    "bodies": {"id", "name", "acronyms", "variants", "class"},
    "country_names": {"entity", "name", "surfaces", "comment"},
    "demonyms": {"word", "entity", "form", "ambiguous"},
    "metonyms": {"surface", "entity", "class", "comment"},
    "ambiguous": {"surface", "why"},
    "role_titles": {"title", "category", "variants"},
    "portfolios": {"portfolio", "category", "variants"},
    "title_heads": {"head", "category"},
    "governments": {"leader", "entity"},
    "leaders": {"leader", "office", "entity"},
    "state_abbreviations": {"abbreviation", "entity"},
    "name_forms": {"name", "forms"},
    "name_words": {"class", "words"},
    "legal_forms": {"form", "surfaces"},
    "single_holders": {"category", "title", "of", "holders", "comment"},
}
KEYS = [
    ("organizations", "id"),
    ("organizations", "name"),
    ("bodies", "id"),
    ("country_names", "entity"),
    ("demonyms", "word"),
    ("metonyms", "surface"),
    ("ambiguous", "surface"),
    ("role_titles", "title"),
    ("portfolios", "portfolio"),
    ("title_heads", "head"),
    ("governments", "leader"),
    ("state_abbreviations", "abbreviation"),
    ("name_forms", "name"),
    ("name_words", "class"),
    ("legal_forms", "form"),
]
FLOORS = {
    "organizations": 450,
    "demonyms": 550,
    "metonyms": 350,
    "role_titles": 240,
    "portfolios": 75,
    "leaders": 400,
    "state_abbreviations": 90,
}


def twice(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str) -> None:
    assert {frozenset(row) for row in table(name)} == {frozenset(COLUMNS[name])}


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_keys_are_unique(name: str, key: str) -> None:
    assert twice([row[key] for row in table(name)]) == []


@pytest.mark.parametrize("name", FLOORS)
def test_tables_do_not_shrink(name: str) -> None:
    assert len(table(name)) >= FLOORS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_have_no_stray_spaces_and_no_value_twice(name: str) -> None:
    for row in table(name):
        assert all(value == value.strip() and "  " not in value for value in row.values()), row
        assert not any(twice(cells(value)) for value in row.values()), row


@pytest.mark.parametrize("name", COLUMNS)
def test_tables_say_what_they_are(name: str) -> None:
    assert (folder("seeds") / f"{name}.tsv").read_text(encoding="utf-8").startswith("# ")


ORGANIZATIONS = (*table("organizations"), *table("bodies"))


def test_organization_ids_are_the_slugs_of_their_names() -> None:
    assert [row["id"] for row in ORGANIZATIONS if row["id"] != slug(row["name"])] == []


def test_no_surface_names_two_organizations() -> None:
    forms = [
        form
        for row in ORGANIZATIONS
        for form in {fold(name) for name in (row["name"], *cells(row["variants"]))} | set(cells(row["acronyms"]))
    ]
    assert twice(forms) == []


def test_acronyms_are_in_capitals() -> None:
    for row in ORGANIZATIONS:
        assert all(acronym == acronym.upper() and " " not in acronym for acronym in cells(row["acronyms"])), row


def test_qids_look_like_qids_and_name_one_entity_each() -> None:
    qids = [entity.qid for entity in entities().values() if entity.qid]
    assert [qid for qid in qids if not re.fullmatch(r"Q[1-9]\d*", qid)] == []
    assert twice(qids) == []


@pytest.mark.parametrize(
    ("name", "column"),
    [(name, "entity") for name in ("country_names", "demonyms", "metonyms", "leaders", "state_abbreviations")],
)
def test_rows_are_about_known_entities(name: str, column: str) -> None:
    assert {row[column] for row in table(name)} <= entities().keys()


def test_leaders_stand_once_for_each_office_and_country() -> None:
    assert twice([(row["leader"], row["office"], row["entity"]) for row in table("leaders")]) == []
    assert {row["office"] for row in table("leaders")} <= {
        "president",
        "vice president",
        "prime minister",
        "premier",
        "chancellor",
        "leader",
    }
    assert all(row["entity"].startswith("country:") for row in table("leaders"))


def test_every_state_has_its_postal_code() -> None:
    codes = {row["abbreviation"]: row["entity"] for row in table("state_abbreviations")}
    postal = {entity.removeprefix("region:US-"): entity for entity in codes.values()}
    assert len(postal) == 50
    assert postal.items() <= codes.items()


def test_classes_forms_and_categories_are_from_their_lists() -> None:
    assert {row["class"] for row in table("bodies")} == {"armed_group", "agency", "party", "private"}
    assert {row["class"] for row in table("metonyms")} == {"capital", "seat", "agency", "list"}
    assert {row["form"] for row in table("demonyms")} == {"adjective", "noun", "plural"}
    for name in ("role_titles", "portfolios", "title_heads"):
        assert {row["category"] for row in table(name)} <= set(CATEGORIES)
    assert {row["category"] for row in table("role_titles")} == set(CATEGORIES)


def test_no_title_has_two_meanings() -> None:
    for row in table("role_titles"):
        for surface in (row["title"], *cells(row["variants"])):
            assert office(surface) == (row["title"], row["category"]), surface


def test_ambiguous_surfaces_are_surfaces() -> None:
    known = {surface for surface, _, _ in surfaces()}
    assert {row["surface"] for row in table("ambiguous")} - known == set()


def test_territories_have_unique_ids_and_known_parents() -> None:
    rows = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    ids = [row["id"] for row in rows]
    assert twice(ids) == []
    assert {row["parent"] for row in rows if "parent" in row} <= set(ids)
    assert {id_ for row in rows for id_ in row.get("successors", ())} <= set(ids)
    former = {row["name"]: row["successors"] for row in rows if "successors" in row}
    assert {name: len(former[name]) for name in ("Soviet Union", "Yugoslavia", "Czechoslovakia", "East Germany")} == {
        "Soviet Union": 15,
        "Yugoslavia": 5,
        "Czechoslovakia": 2,
        "East Germany": 1,
    }
    assert len([i for i in ids if re.fullmatch("country:[A-Z]{2}", i)]) >= 249


def builder() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "seeds" / "build_territories.py"
    spec = importlib.util.spec_from_file_location("build_territories", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_territories_are_what_the_library_says() -> None:
    pytest.importorskip("rigour", reason="rigour, from which the table is made, is not installed", exc_type=ImportError)
    script = builder()
    if not version("rigour").startswith(script.RIGOUR):
        pytest.skip(f"the table is made from rigour {script.RIGOUR}, not {version('rigour')}")
    assert script.text() == (folder("seeds") / "territories.json").read_text(encoding="utf-8")
