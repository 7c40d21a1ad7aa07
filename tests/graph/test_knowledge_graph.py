import pytest
from statements import CHINA, NATO, RUSSIA, SCO, document, membership, person, role, sanction

from graph import Document, Entity, Evidence, KnowledgeGraph, Statement
from graph.errors import LedgerError, LedgerLocked, NotFound, ParameterError, QueryError, StatementError

MARCH, MAY = document("march", "2023-03-23"), document("may", "2023-05")


@pytest.fixture
def graph():
    with KnowledgeGraph() as made:
        yield made.add(
            [
                role("Ana Ilić", "mayor", RUSSIA, where=MARCH),
                membership(CHINA, SCO, where=MAY),
                sanction(CHINA, person("Ana Ilić"), where=MAY),
            ]
        )


def test_adding_again_changes_nothing(graph):
    before = graph.projection
    graph.add(list(graph.statements()))
    assert graph.projection == before


def test_statements_of_one_document_add_up(graph):
    graph.add([membership(RUSSIA, SCO, where=MAY)])
    assert {one.country for one in graph.members("SCO")} == {"China", "Russia"}


def test_what_is_learnt_of_a_document_later_is_kept(graph):
    said = membership(RUSSIA, SCO, where=Document("doc:march", url="https://example.org/march"))
    kept = graph.add([said]).ledger.get("doc:march")
    assert (kept.title, kept.url, kept.published) == ("Report march", "https://example.org/march", "2023-03-23")


def test_nothing_is_kept_when_one_statement_is_wrong(graph):
    with pytest.raises(StatementError):
        graph.add([membership(RUSSIA, NATO, where=document("a")), role("Ana Ilić", "mayor", RUSSIA, "reigning")])
    assert graph.members("NATO") == []


@pytest.mark.parametrize(
    "more",
    [{"quote": "a\ud800b\n"}, {"attribution": "\udfff"}, {"where": Document("doc:\ud800")}],
    ids=lambda one: "".join(one),
)
def test_half_a_character_is_refused_in_one_line(graph, more):
    before = graph.documents()
    with pytest.raises(LedgerError, match=r":memory: takes text in UTF-8, which '.*\\ud.*' is not") as caught:
        graph.add([role("Bo Li", "mayor", **more)])
    assert "\n" not in str(caught.value)
    assert graph.documents() == before


def test_something_else_is_refused_with_advice(graph):
    with pytest.raises(StatementError, match=r"not tuple; of the pairs of Extractor\.pipe"):
        graph.add([("text", [])])


def test_forgetting_takes_out_what_only_that_document_stated(graph):
    graph.forget("doc:may")
    assert graph.members("SCO") == []
    assert [one.person for one in graph.holders("Russia")] == ["Ana Ilić"]


def test_the_graph_as_it_stood(graph):
    assert graph.as_of("2023-04").members("SCO") == []
    for later in ("2023-05", "2023-05-31", "2023", "2024-01-01"):
        assert len(graph.as_of(later).members("SCO")) == 1
    assert graph.as_of("2023-05-30").members("SCO") == []  # a document of May may be of the 31st


def test_what_was_stated_between_two_dates(graph):
    assert graph.between("2023-03", "2023-04").members("SCO") == []
    assert [one.person for one in graph.between("2023-03", "2023-04").holders("Russia")] == ["Ana Ilić"]
    for start, end in (("2023-05", "2023-05"), ("2023-04-30", "2024"), ("2023", "2023")):
        assert len(graph.between(start, end).members("SCO")) == 1
    # A document of May may be of any day in it.
    assert graph.between("2023-05-02", "2023-06").members("SCO") == []
    assert graph.between("2023-04", "2023-05-30").members("SCO") == []


def test_views_go_on_from_each_other(graph):
    for view in (graph.between("2023-04", "2024").as_of("2023-05"), graph.as_of("2023-05").between("2023-04", "2024")):
        assert [one.id for one in view.documents()] == ["doc:may"]
    assert graph.as_of("2023-04").as_of("2024").members("SCO") == []
    assert graph.between("2020", "2021").between("2022", "2023").projection.nodes == {}
    assert [one.id for one in graph.as_of("2023-03").documents()] == ["doc:march"]


def test_undated_documents_lie_in_no_stretch(graph):
    graph.add([membership(RUSSIA, NATO, where=document("undated", None))])
    assert graph.between("0001", "9999").members("NATO") == graph.as_of("9999").members("NATO") == []
    assert len(graph.documents()) == 3 == len(graph.between("0001", "9999").documents()) + 1


def test_a_stretch_that_ends_before_it_begins_is_refused(graph):
    with pytest.raises(ParameterError, match="2022 is before 2023; give the earlier date first"):
        graph.between("2023", "2022")
    with pytest.raises(StatementError, match="'spring' is not a date"):
        graph.between("spring", "2022")


def test_closing_a_view_leaves_the_graph_open(graph):
    with graph.as_of("2023-05") as view:
        assert view.members("SCO")
    assert graph.members("SCO")


def test_sanctions_and_paths(graph):
    assert [one.issuer for one in graph.sanctions("Ana Ilić")] == ["China"]
    assert graph.path("SCO", "Ana Ilić")[0].through[0] == "Shanghai Cooperation Organisation"


def test_all_that_is_known_of_one_entity_oldest_first(graph):
    found = graph.about("ana ilic")
    assert [one.text for one in found] == ["Ana Ilić, mayor of Russia", "China → sanctions on Ana Ilić"]


def test_two_of_one_name_ask_for_an_id(graph):
    twin = Entity("person:ana-ilic-2", "Person", "Ana Ilić")
    graph.add([Statement("person_role", {"person": twin}, "current", Evidence(MAY, "Ana", 0, 3), {"title": "judge"})])
    with pytest.raises(NotFound, match="2 entities are called 'Ana Ilić'; use an id"):
        graph.about("Ana Ilić")
    assert len(graph.about("person:ana-ilic-2")) == 1


def test_another_connection_sees_what_was_added(tmp_path):
    with KnowledgeGraph.open(tmp_path / "a.db") as one, KnowledgeGraph.open(tmp_path / "a.db") as other:
        assert other.query("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
        one.add([membership(RUSSIA, SCO)])
        assert other.members("SCO") == one.members("SCO") != []


@pytest.mark.parametrize("read", ["get", "text"])
def test_what_two_connections_add_to_one_document_is_all_kept(tmp_path, monkeypatch, read):
    monkeypatch.setattr("graph.ledger_file._BUSY_SECONDS", 0.01)
    with KnowledgeGraph.open(tmp_path / "a.db") as one, KnowledgeGraph.open(tmp_path / "a.db") as other:
        one.add([membership(CHINA, SCO)])
        reading, told_to_wait = getattr(one.ledger, read), []

        def meanwhile(document_id):
            try:
                other.add([role("Ana Ilić", "mayor", RUSSIA)])
            except LedgerLocked:
                told_to_wait.append(document_id)
            return reading(document_id)

        with monkeypatch.context() as patched:
            patched.setattr(one.ledger, read, meanwhile)
            one.add([membership(RUSSIA, SCO)])
        if told_to_wait:
            other.add([role("Ana Ilić", "mayor", RUSSIA)])
        assert len(list(one.statements())) == len(list(other.statements())) == 3


def test_the_graph_in_memory_is_read_only(graph):
    with pytest.raises(QueryError, match="would change the graph"):
        graph.query("CREATE (n:Person)")


def test_adding_one_by_one_does_not_slow_down_with_the_ledger(graph):
    reads = []
    graph.ledger._connection.set_trace_callback(reads.append)
    for number in range(50):
        graph.add([membership(RUSSIA, SCO, where=document(f"d{number}"))])
    graph.ledger._connection.set_trace_callback(None)
    assert not [read for read in reads if read.startswith("SELECT") and "WHERE TRUE" in read]
