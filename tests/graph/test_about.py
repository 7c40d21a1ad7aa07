"""What is stated of an entity, found in the ledger's index, is what the graph has of it."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import CHINA, RUSSIA, SCO, UNITED_STATES, document, membership, person, role, sanction, statement_lists

from graph import KnowledgeGraph, Ledger
from graph.errors import LedgerError, NotFound
from graph.judgements import Judgement, scoped

XI, XI_JINPING = person("Xi"), person("Xi Jinping")
SAME = Judgement("person:xi", "person:xi-jinping", "same", "ana", "2024-01-02")


def shown(graph, id_):
    return {one.statement.id for one in graph.about(id_)}


people = st.sampled_from(["ana-ilic", "bo-sorensen", "chen-li"])


@given(
    statement_lists,
    st.sets(people),
    st.sets(st.tuples(people, st.sampled_from(["doc:a", "doc:b"]))),
    st.sampled_from([None, "2019"]),
)
@settings(max_examples=60, deadline=None)
def test_each_entity_and_document_is_found_by_id_as_the_graph_has_it(statements, merged, parted, until):
    with KnowledgeGraph() as whole:
        whole.add(statements)
        for one in merged:
            whole.ledger.judge(Judgement("person:aa", f"person:{one}", "same", "ana", "2024"))
        for one, where in parted:
            whole.ledger.judge(Judgement("person:zz", scoped(f"person:{one}", where), "same", "ana", "2024"))
        graph = whole.as_of(until) if until else whole
        wanted = {}
        for edge in graph.projection.relationships.values():
            if edge.type in ("ABOUT", "STATED_IN"):
                wanted.setdefault(edge.end, set()).add(edge.start)
        assert {id_: shown(graph, id_) for id_ in wanted} == wanted


@given(statement_lists, st.sets(st.sampled_from(["ana-ilic", "chen-li"])))
@settings(max_examples=40, deadline=None)
def test_each_name_is_known_for_the_entities_that_have_it(statements, merged):
    with KnowledgeGraph() as graph:
        graph.add(statements)
        for one in merged:
            graph.ledger.judge(Judgement("person:aa", f"person:{one}", "same", "ana", "2024"))
        called = {}
        for node in graph.projection.nodes.values():
            for name in [node.properties.get("name"), *node.properties.get("aliases", [])]:
                called.setdefault(name, set()).add(node.id)
        for name, (id_, *others) in called.items():
            if name and not others:
                assert shown(graph, name) == shown(graph, id_)


def test_a_merge_joins_what_is_shown_and_its_undoing_parts_it():
    with KnowledgeGraph() as graph:
        graph.add([role("Xi", "president", CHINA), sanction(UNITED_STATES, XI_JINPING), sanction(UNITED_STATES, XI)])
        graph.ledger.judge(SAME)
        assert len(graph.about("person:xi")) == len(graph.about("Xi Jinping")) == 3
        assert len(graph.about("sanction:country-us--person-xi")) == 2
        with pytest.raises(NotFound):
            graph.about("person:xi-jinping")
        graph.ledger.judge(Judgement("person:xi", "person:xi-jinping", "undecided", "ana", "2024-01-03"))
        assert (len(graph.about("person:xi")), len(graph.about("person:xi-jinping"))) == (2, 1)


def test_a_namesake_is_shown_with_what_is_stated_in_his_documents():
    first, second = document("a"), document("b")
    with KnowledgeGraph() as graph:
        graph.add([role("John Smith", "mayor", RUSSIA, where=where) for where in (first, second)])
        graph.ledger.judge(Judgement("person:john-smith--2", "person:john-smith@doc:b", "same", "ana", "2024"))
        where = {id_: [one.statement.evidence.document for one in graph.about(id_)] for id_ in graph.projection.nodes}
        assert where["person:john-smith"] == [first]
        assert where["person:john-smith--2"] == [second]
        with pytest.raises(NotFound, match="2 entities are called 'John Smith'; use an id: person:john-smith, person"):
            graph.about("John Smith")


def test_what_is_shown_tells_of_what_its_document_is_a_copy():
    with KnowledgeGraph() as graph:
        graph.add([membership(RUSSIA, SCO, where=document(name)) for name in "ab"])
        graph.ledger.tell_copies({"doc:b": "doc:a"})
        assert [one.copy_of for one in graph.about("SCO")] == [None, "doc:a"]


def test_a_statement_is_found_by_its_id():
    said = membership(CHINA, SCO)
    with KnowledgeGraph() as graph:
        graph.add([said])
        assert [one.statement for one in graph.about(said.id)] == [said]


def test_what_is_replaced_or_forgotten_is_found_no_more():
    where = document("a")
    with KnowledgeGraph() as graph:
        graph.ledger.put(where, [membership(RUSSIA, SCO, where=where)])
        graph.ledger.put(where, [membership(CHINA, SCO, where=where)])
        assert len(graph.about("SCO")) == 1
        with pytest.raises(NotFound, match="knows no 'Russia'"):
            graph.about("Russia")
        graph.forget("doc:a")
        with pytest.raises(NotFound):
            graph.about("SCO")


@pytest.mark.parametrize("replaced", [True, False], ids=["replaced", "forgotten"])
def test_a_name_that_nothing_mentions_any_more_is_suggested_to_nobody(replaced):
    where, other = document("a"), document("b")
    with KnowledgeGraph() as graph:
        graph.ledger.put(where, [role(name, "mayor", RUSSIA, where=where) for name in ("Secret Witness", "Ana Ilić")])
        graph.add([role("Ana Ilić", "judge", RUSSIA, where=other)])
        with pytest.raises(NotFound, match=r"did you mean Secret Witness\?"):
            graph.about("Secret Witnes")
        if replaced:
            graph.ledger.put(where, [role("Bo Li", "mayor", RUSSIA, where=where)])
        else:
            graph.forget(where.id)
        for name in ("Secret Witnes", "Secret Witness"):
            with pytest.raises(NotFound, match="knows no") as caught:
                graph.about(name)
            assert "Secret Witness" not in str(caught.value).partition(";")[2]
        assert graph.ledger.entities_called("Secret Witness") == []
        assert len(graph.about("Ana Ilić")) == 1


def test_nothing_but_what_is_asked_for_is_read():
    with KnowledgeGraph() as graph:
        graph.add([membership(RUSSIA, SCO), *(role(f"Person {n}", "mayor", CHINA) for n in range(50))])
        reads = []
        graph.ledger._connection.set_trace_callback(reads.append)
        graph.about("person:person-7")
        assert not [read for read in reads if "statements WHERE TRUE" in read]


def without_the_index(path, statements):
    """A ledger as Entente left it before it had the index."""
    with Ledger(path) as ledger:
        for one in statements:
            ledger.put(one.evidence.document, [one])
    with sqlite3.connect(path) as old:
        for table in ("mentions", "names", "mentions_made_with"):
            old.execute(f"DROP TABLE {table}")
        old.execute("PRAGMA user_version = 4")
    old.close()


def test_an_older_ledger_is_brought_up_in_place(tmp_path):
    without_the_index(tmp_path / "old.db", [membership(RUSSIA, SCO), membership(CHINA, SCO, where=document("b"))])
    with KnowledgeGraph.open(tmp_path / "old.db") as graph:
        assert len(graph.about("SCO")) == 2
        graph.add([membership(RUSSIA, SCO, where=document("c"))])
        assert len(graph.about("Russia")) == 2


@pytest.fixture
def indexed_otherwise(tmp_path):
    """A ledger whose index was made by other rules."""
    with KnowledgeGraph.open(tmp_path / "a.db") as graph:
        graph.add([role("Ana Ilić", "mayor", RUSSIA)])
    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("UPDATE names SET entity = 'role:burgomaster--ru' WHERE entity = 'role:mayor--ru'")
        other.execute("UPDATE mentions_made_with SET mark = 'older'")
    other.close()
    return tmp_path / "a.db"


def test_an_index_made_by_other_rules_is_made_anew(indexed_otherwise):
    with KnowledgeGraph.open(indexed_otherwise) as graph:
        assert [one.text for one in graph.about("mayor of Russia")] == ["Ana Ilić, mayor of Russia"]


def test_where_the_ledger_cannot_be_written_the_index_is_made_beside_it_and_kept_up_to_date(indexed_otherwise):
    with KnowledgeGraph.open(indexed_otherwise) as writing, KnowledgeGraph.open(indexed_otherwise) as reading:
        reading.ledger._connection.close()
        reading.ledger._connection = sqlite3.connect(
            f"{indexed_otherwise.as_uri()}?mode=ro", uri=True, isolation_level=None
        )
        assert [one.text for one in reading.about("mayor of Russia")] == ["Ana Ilić, mayor of Russia"]
        with pytest.raises(LedgerError, match="cannot be opened or written"):
            reading.add([membership(RUSSIA, SCO)])
        for number in range(2):
            writing.add([role("Bo Li", "mayor", CHINA, where=document(f"b{number}"))])
            assert len(reading.about("Bo Li")) == len(reading.about("mayor of China")) == number + 1
