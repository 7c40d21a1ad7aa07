"""The statements of a text, as a notebook shows them."""

from graph.knowledge_graph import KnowledgeGraph
from graph.lookup import finding
from graph.model import Statement
from graph.results import SHOWN, html_table


class Extraction(list[Statement]):
    """A list of statements; in a notebook a table of them, and below it their graph (extra `view`)."""

    def _repr_html_(self) -> str:
        graph = KnowledgeGraph().add(self)._repr_html_() if self else None
        return html_table([_row(one) for one in self[:SHOWN]], len(self)) + (graph or "")


def _row(statement: Statement) -> dict[str, object]:
    quote, said = statement.evidence.quote, finding(statement)
    return {"relation": said.text, "status": said.status, "quote": f"“{quote}”", "confidence": statement.confidence}
