"""IRIs and literals as Turtle has them. rdflib escapes each text and checks each IRI."""

import re
from typing import Any, Final
from urllib.parse import quote

from rdflib import Literal, URIRef

from graph.errors import FormatError
from graph.model import PartialDate
from graph.ontology import DATE_QUALIFIERS

OURS: Final = "urn:entente:"
PREFIXES: Final = {
    "ent": OURS,
    **{name: f"{OURS}{name}:" for name in ("end", "p", "pq", "ps", "t")},
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wikibase": "http://wikiba.se/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATES: Final = DATE_QUALIFIERS | {"published", "first_stated", "last_stated"}
_DATE_TYPES: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_LOCAL_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def iri(id_: object, base: str = OURS + "id:") -> str:
    """The IRI of an id: all but letters, digits, hyphens and colons of ASCII is percent-encoded.

    >>> iri("person:ana-ilić")
    '<urn:entente:id:person:ana-ili%C4%87>'
    """
    return URIRef(base + quote(str(id_), safe=":", errors="surrogatepass")).n3()


def named(prefix: str, name: str) -> str:
    """A term of one of our vocabularies.

    >>> named("pq", "since"), named("ent", "x y")
    ('pq:since', '<urn:entente:x%20y>')
    """
    return f"{prefix}:{name}" if _LOCAL_NAME.fullmatch(name) else iri(name, PREFIXES[prefix])


def date(text: str) -> str:
    """A date at its own precision.

    >>> date("2018-03")
    '"2018-03"^^xsd:gYearMonth'
    """
    return f'"{PartialDate(text)}"^^{_DATE_TYPES[len(text)]}'


def literal(value: Any) -> str:
    """A text, number or truth value.

    Raises:
        FormatError: It is something else.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f'"{value}"^^xsd:double'
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise FormatError(f"Turtle cannot hold {value!r:.80}; give it text, numbers, true/false or lists of them")
    # A lone half of a surrogate pair is no character, and no encoding of RDF has it.
    return str(Literal(value.encode("utf-8", "replace").decode()).n3())
