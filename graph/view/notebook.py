"""A graph in a notebook: the page of `entente view` in a frame of its own."""

from html import escape

from graph.errors import MissingExtra
from graph.view.data import page_data
from graph.view.excerpt import Graph, excerpt
from graph.view.page import page

MOST_NODES = 300
"""A notebook keeps what it shows in its file, so it shows the most connected part of a large graph."""


def frame(graph: Graph) -> str | None:
    """The page as a frame that shares nothing with the notebook; None where what draws it is not installed."""
    try:
        text = page(page_data(excerpt(graph, most=MOST_NODES), graph.ledger.text), title="Entente")
    except MissingExtra:
        return None
    look = 'width="100%" height="720" style="border: 0"'
    return f'<iframe title="Entente" sandbox="allow-scripts allow-popups" {look} srcdoc="{escape(text)}"></iframe>'
