import pytest
from statements import NATO, RUSSIA, membership, person, role, sanction

from graph import ontology
from graph.errors import EntenteError, NotFound, StatementError
from graph.ontology import Edge, End, RelationType, check, relation_type, relation_types

BORDER = RelationType(
    name="border",
    ends={"country": End(frozenset({"Country"})), "neighbour": End(frozenset({"Country"}))},
    statuses={"current": ontology.ASSERTED, "disputed": "disputed"},
    qualifiers={"length": None},
    phrase=("{country} borders {neighbour}", ", {length} km"),
    edges=(Edge("BORDERS", "country", "neighbour", ("status", "length")),),
)


class Point:
    """An entry point, as an installed package has it."""

    value = "borders:BORDER"

    def __init__(self, load):
        self.load = load


@pytest.fixture
def installed(monkeypatch):
    """Makes an outside package's entry points the installed ones, until the test is over."""

    def install(*loads):
        relation_types.cache_clear()
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Point(load) for load in loads])

    yield install
    relation_types.cache_clear()


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (role("Ana Ilić", "mayor", RUSSIA, "reigning"), "'reigning' is no status"),
        (membership(RUSSIA, NATO, "friend"), "'friend' is no relation"),
        (membership(NATO, NATO), "country is a Organization, not one of Country, Region"),
        (role("Ana Ilić", "mayor", since="soon"), "'soon' is not a date"),
        (role("Ana Ilić", "mayor", colour="red"), "'colour' is no qualifier"),
        (sanction(person("Ana Ilić"), RUSSIA), "issuer is a Person"),
    ],
)
def test_a_statement_that_breaks_the_ontology_is_refused(statement, problem):
    with pytest.raises(StatementError, match=problem):
        check(statement)


def test_a_statement_reads_in_one_line():
    said = role("Ana Ilić", "mayor", RUSSIA, since="2018-03")
    assert relation_type("person_role").describe(said) == "Ana Ilić, mayor of Russia, from 2018-03"
    assert relation_type("sanction_target").describe(sanction(None, RUSSIA)) == "sanctions on Russia"


def test_an_outside_package_adds_a_relation_type(installed):
    installed(lambda: BORDER)
    assert relation_type("border") is BORDER
    assert set(relation_types()) == {"person_role", "country_organization", "sanction_target", "border"}


def test_a_package_cannot_replace_a_relation_type(installed):
    installed(lambda: ontology.PERSON_ROLE)
    with pytest.raises(EntenteError, match="borders:BORDER adds a second relation type 'person_role'"):
        relation_types()


def test_a_package_that_does_not_load_is_named(installed):
    installed(lambda: 1 / 0)
    with pytest.raises(EntenteError, match="borders:BORDER cannot be loaded"):
        relation_types()


def test_an_unknown_relation_type_may_be_anothers():
    with pytest.raises(NotFound, match="install the package that adds it"):
        relation_type("zzz")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"edges": (Edge("BORDERS", "country", "nobody"),)}, "the edge BORDERS ends nowhere"),
        ({"qualifiers": {"start": None}}, "the qualifier 'start' is taken"),
        ({"ends": {"country": End(frozenset({"Planet"})), "neighbour": End(frozenset())}}, "'Planet' is no kind"),
    ],
)
def test_a_relation_type_is_checked_when_made(changes, problem):
    given = {"name": "x", "ends": BORDER.ends, "statuses": {}, "qualifiers": {}, "edges": BORDER.edges, "phrase": ()}
    with pytest.raises(StatementError, match=problem):
        RelationType(**(given | changes))
