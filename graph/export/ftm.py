"""FollowTheMoney, for Aleph, OpenSanctions' tools and others: one entity a line (`.ftm.json`).

    {"id": "entente-person-li-shangfu", "schema": "Person", "properties": {"name": ["Li Shangfu"]}, "entente": {…}}

Facts that are asserted become Occupancy, Membership, UnknownLink and Sanction, each with its articles as `proof` and
their words as `description`. Every statement, asserted or not, becomes a Documentation: what an article says of its
entities, with its status. `docs/followthemoney.md` has the whole mapping, and how files of others are read.

The key `entente` beside `properties` holds what FollowTheMoney has no place for (offsets, confidence, extractor, our
ids); its library hands it on. Reading takes the statements from there, so that they come back equal.
"""

import json
from typing import TYPE_CHECKING, Any, Final

from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target, as_networkx
from graph.extras import needed
from graph.intake import Intake
from graph.judgements import canonical_ids
from graph.memory import to_networkx
from graph.projection import project

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMAT", "intake_ftm", "read_ftm", "write_ftm"]


def write_ftm(graph: Graph, target: Target) -> None:
    """Writes a graph as FollowTheMoney entities.

    Args:
        graph: A graph of Entente. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: followthemoney is missing, the graph is none of Entente's, or the file cannot be written.
    """
    _need_library()
    from graph.export._ftm_writer import Entities

    entities = Entities(as_networkx(graph))
    with opened_to_write(target) as file:
        file.writelines(_line(entity) for entity in entities)


def intake_ftm(source: Target) -> Intake:
    """What a file of FollowTheMoney entities states, whoever wrote it.

    Raises:
        FormatError: followthemoney is missing, or a line is no entity.
    """
    _need_library()
    from graph.export._ftm_reader import intake_of

    return intake_of(source)


def read_ftm(source: Target) -> "nx.MultiDiGraph[Any]":
    """The graph of what a file of FollowTheMoney entities states.

    Raises:
        FormatError: followthemoney is missing, or a line is no entity.
    """
    intake = intake_ftm(source)
    statements = (one for stated in intake.stated for one in stated.statements)
    return to_networkx(project(statements, canonical_ids(intake.judgements)))


def _need_library() -> None:
    needed("followthemoney", "ftm", "FollowTheMoney")


def _line(entity: dict[str, Any]) -> bytes:
    # Half of a surrogate pair, which UTF-8 has not, becomes the escape that JSON has for it.
    return json.dumps(entity, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace") + b"\n"


FORMAT: Final = Format("FollowTheMoney", (".ftm.json",), write_ftm, read_ftm, intake_ftm)
