"""Where the nodes of a network stand: the same place for the same graph, whatever drew it."""

from collections.abc import Iterable, Sequence

from graph.extras import needed

SEED = 7
_FAINT = 0.02
"""How strongly parts that nothing ties together are held near each other."""
_WIDE = 1.6
"""Screens are wider than they are high."""
_WORK = 150_000
"""Iterations times nodes: a few hundred nodes are laid out with care, thousands in seconds."""


def positions(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Node → its place round the origin, by the forces of Fruchterman and Reingold.

    Raises:
        MissingExtra: rustworkx is not installed.
    """
    needed("rustworkx", "view", "drawing a network")
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    places = dict(zip(nodes, graph.add_nodes_from(list(nodes)), strict=True))
    graph.add_edges_from([(places[start], places[end], 1.0) for start, end in edges])
    hubs = [max(part, key=graph.degree) for part in rx.connected_components(graph)]
    centre = max(hubs, key=graph.degree, default=0)
    graph.add_edges_from([(centre, hub, _FAINT) for hub in hubs if hub != centre])
    found = rx.spring_layout(graph, num_iter=min(200, _WORK // max(len(nodes), 1)), weight_fn=float, seed=SEED)
    return {id_: (_WIDE * found[place][0], found[place][1]) for id_, place in places.items()}
