"""Where a Neo4j server is and what lets one in, neither of which ever shows a password."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from graph.errors import Neo4jError

_SCHEMES: Final = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})


@dataclass(frozen=True, slots=True)
class Access:
    """The address of a server, and who asks. It shows the address alone, also where a traceback prints variables.

    Args:
        uri: `bolt://`, `neo4j://` or `neo4j+s://` and the server's address.
        username: The user; without one, no authentication.
        password: The password.

    >>> Access("bolt://localhost", "neo4j", "secret-word")
    Access(uri='bolt://localhost')
    """

    uri: str
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)


def checked(uri: str) -> str:
    """The address of a server, if it is one that can be shown in messages.

    Raises:
        Neo4jError: It is no address, or holds a user, a password or something else after the server's name and port.
    """
    if "@" in uri:
        raise Neo4jError("the Neo4j address holds a user or password; give them as NEO4J_USERNAME and NEO4J_PASSWORD")
    try:
        parts = urlsplit(uri)
        host = (parts.hostname or "").encode("idna")  # as it will be looked up
        named = parts.scheme in _SCHEMES and bool(host) and parts.port != 0
    except ValueError:  # a port that is no number, or a host name with an empty or endless part
        named = False
    if not named:
        raise Neo4jError(f"{uri!r} is no Neo4j address; it looks like bolt://localhost:7687 or neo4j+s://host")
    if parts.path.strip("/") or parts.query or parts.fragment:
        where = f"{parts.scheme}://{parts.netloc}"
        raise Neo4jError(f"the Neo4j address goes on after {where}; leave that out, and give a database as --database")
    return uri
