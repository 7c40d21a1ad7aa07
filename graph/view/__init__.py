"""A graph to look at in a browser: one page that holds all, and a dossier on one entity.

`python -m pip install 'entente[view]'` brings what draws the network; a dossier needs nothing more.
"""

from graph.view.data import page_data
from graph.view.excerpt import Excerpt, excerpt
from graph.view.page import write_page

__all__ = ["Excerpt", "excerpt", "page_data", "write_page"]
