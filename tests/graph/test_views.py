"""The graph's mappings make their elements when asked, and are otherwise as dictionaries are."""

from hypothesis import given, settings
from statements import RUSSIA, role, statement_lists

from graph.projection import Projection, project
from graph.views import in_order, samples


def plain(projection):
    """The same graph in dictionaries."""
    return Projection(dict(projection.nodes.items()), dict(projection.relationships.items()))


@given(statement_lists)
@settings(max_examples=60, deadline=None)
def test_they_equal_dictionaries_of_the_same_elements(statements):
    graph = project(statements)
    as_dictionaries = plain(graph)
    assert graph == as_dictionaries
    for made, kept in (
        (graph.nodes, as_dictionaries.nodes),
        (graph.relationships, as_dictionaries.relationships),
    ):
        assert (len(made), list(made), list(made.values())) == (len(kept), list(kept), list(kept.values()))
        assert all(key in made and made[key] == value for key, value in kept.items())


@given(statement_lists)
@settings(max_examples=60, deadline=None)
def test_samples_show_every_property_and_its_types(statements):
    graph = project(statements)
    for elements in (graph.nodes, graph.relationships):
        shown = {(name, type(value)) for one in samples(elements) for name, value in one.properties.items()}
        assert shown == {(name, type(value)) for one in elements.values() for name, value in one.properties.items()}


@given(statement_lists)
@settings(max_examples=60, deadline=None)
def test_they_are_in_order(statements):
    graph = project(statements)
    assert list(graph.nodes) == sorted(graph.nodes)
    places = [(one.start, one.end, one.key) for one in in_order(graph.relationships, None)]
    assert places == sorted(places)


def test_what_is_not_there_is_a_key_error():
    graph = project([role("Ana Ilić", "mayor", RUSSIA)])
    for key in ("", "fact:none", "person:nobody"):
        assert key not in graph.nodes
        assert key not in graph.relationships
        assert graph.relationships.get(key) is None
