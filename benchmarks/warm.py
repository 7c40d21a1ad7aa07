"""Imported by the process that commands are forked from: what a command imports, and the model and tables it loads."""

import extractors.cli
import extractors.parallel
import extractors.pools
import graph.knowledge_graph
import graph.ledger
from extractors.command_line import extractor_of

__all__ = ["extractors", "graph"]

extractor_of(None)("Finland's foreign minister, Ana Berg, spoke of Norway's sanctions on Chile.")
