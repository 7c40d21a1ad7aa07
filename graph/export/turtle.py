"""Turtle, for triple stores and SPARQL: facts as Wikidata has its statements, sources in PROV, quotes as annotations.

    <urn:entente:id:person:li-shangfu> p:HOLDS_ROLE <urn:entente:id:fact:…> ; t:HOLDS_ROLE <urn:entente:id:role:…> .
    <urn:entente:id:fact:…> a wikibase:Statement ; wikibase:rank wikibase:NormalRank ;
        ps:HOLDS_ROLE <urn:entente:id:role:…> ; pq:status "current" ; pq:since "2023-03"^^xsd:gYearMonth ;
        prov:wasDerivedFrom <urn:entente:id:statement:…> .

`docs/rdf.md` has the whole mapping. Direct triples (`t:`) stand for asserted facts alone; what is denied, conditional
or proposed has the deprecated rank.

The namespace is `urn:entente:`: names that nobody has to host, so that they mean the same in ten years and on a machine
without a network, and nothing pretends that they can be looked up. The same entity has the same name in every file.

rdflib's own writer holds the whole graph in memory; here each piece goes to the file as it is made, and rdflib does the
terms. The bytes depend on the graph alone.
"""

from typing import Final

from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target, as_networkx
from graph.extras import needed

__all__ = ["FORMAT", "write_turtle"]


def write_turtle(graph: Graph, target: Target) -> None:
    """Writes a graph as Turtle.

    Args:
        graph: A graph of Entente. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: rdflib is missing, the graph is none of Entente's, or the file cannot be written.
    """
    needed("rdflib", "rdf", "Turtle")
    from graph.export._turtle_graph import pieces

    with opened_to_write(target) as file:
        file.writelines(piece.encode() for piece in pieces(as_networkx(graph)))


FORMAT: Final = Format(name="Turtle", endings=(".ttl",), write=write_turtle)
