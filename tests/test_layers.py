"""Arrows between modules go one way, and importing the graph costs little."""

import ast
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Lowest first. A module imports only from lines above its own, or from its own line.
LAYERS = [
    ["graph.errors"],
    ["graph.extras", "graph.model", "graph.resources"],
    ["graph.tables"],
    ["graph.titles", "graph.names", "graph.offices", "graph.scripts"],
    ["graph.resolution", "graph.ontology"],
    ["graph.elements"],
    [
        "graph.judgements",
        "graph.records",
        "graph.stretch",
        "graph.terms",
        "graph.views",
        "graph.answers",
        "graph.copies",
        "graph.reference_links",
        "graph.person_names",
    ],
    ["graph.copy_index", "graph.judgement_table", "graph.reference_table", "graph.reference_file", "graph.readings"],
    ["graph.mention_index", "graph.former_states", "graph.sources"],
    ["graph.facts"],
    ["graph.migrations", "graph.entity_nodes"],
    ["graph.ledger_file"],
    ["graph.ledger", "graph.projection", "graph.organization_names"],
    ["graph.reference_matching", "graph.profiles"],
    ["graph.reference_linking", "graph.comparison"],
    ["graph.blocking", "graph.namesakes"],
    ["graph.linkage"],
    [
        "graph.about",
        "graph.memory",
        "graph.lookup",
        "graph.restore",
        "graph.intake",
        "graph.neo4j_*",
        "graph.export",
        "graph.export.*",
    ],
    ["graph.cypher", "graph.cypher_*", "graph.kglite_engine", "graph.saved_queries", "graph.rendering"],
    [
        "graph.view.excerpt",
        "graph.view.layout",
        "graph.view.sentences",
        "graph.view.web_address",
        "graph.view.web_files",
    ],
    ["graph.view.data", "graph.view.figure"],
    ["graph.view.page"],
    ["graph.view", "graph.view.notebook"],
    ["graph.identity", "graph.results"],
    ["graph.proposals", "graph.questions"],
    ["graph.reviewing"],
    ["graph.knowledge_graph"],
    ["graph.importing"],
    ["graph"],
    ["graph.example"],
    ["graph.view.dossier"],
    ["graph.view.dossier_html", "graph.view.dossier_markdown"],
    ["graph.command_line"],
    ["graph.cli_*"],
    ["graph.cli"],
    ["extractors.model", "extractors.model.labels", "extractors.model.windows"],
    ["extractors.model.decoding", "extractors.model.links"],
    ["extractors.model.reader"],
    ["extractors.model.component"],
    [
        "extractors.article",
        "extractors.article_*",
        "extractors.json_object",
        "extractors.syntax",
        "extractors.tables",
        "extractors.time_limit",
    ],
    [
        "extractors.gazetteer",
        "extractors.metonymy",
        "extractors.modality",
        "extractors.coreference",
        "extractors.dates",
        "extractors.factuality",
    ],
    ["extractors.titles", "extractors.attribution", "extractors.constituencies"],
    ["extractors.title_spelling", "extractors.title_reading", "extractors.title_receivers"],
    ["extractors.mentions"],
    ["extractors.passage", "extractors.doc_data"],
    ["extractors.relations", "extractors.relations.*"],
    ["extractors.links"],
    ["extractors.linking"],
    ["extractors.explain", "extractors.explanation"],
    ["extractors.explain_rendering", "extractors.arrows"],
    ["extractors.extraction"],
    ["extractors.language"],
    ["extractors"],
    ["extractors.evaluate"],
    ["extractors.agreement"],
    ["extractors.scoring"],
    ["extractors.annotated", "extractors.figures"],
    ["extractors.calibration"],
    ["extractors.report"],
    ["extractors.command_line"],
    ["extractors.parallel"],
    ["extractors.pools"],
    ["extractors.cli_evaluate", "extractors.cli_explain", "extractors.failures"],
    ["extractors.cli"],
    ["extractors.training", "extractors.training.corpora", "extractors.training.corpora.sentence"],
    ["extractors.training.corpora.offices"],
    ["extractors.training.corpora.sources", "extractors.training.tags"],
    ["extractors.training.corpora.marking", "extractors.training.scoring"],
    [f"extractors.training.corpora.{form}" for form in ("columns", "conllu", "docred", "standoff", "told")],
    ["extractors.training.corpora.reading"],
    ["extractors.training.examples", "extractors.training.held_out"],
    ["extractors.training.links"],
    ["extractors.training.network"],
    ["extractors.training.material", "extractors.training.dequantised"],
    ["extractors.training.train", "extractors.training.predict", "extractors.training.export"],
    ["extractors.training.train_links", "extractors.training.average"],
    ["extractors.training.cost"],
    ["extractors.training.evaluate", "extractors.training.calibrate"],
    ["extractors.training.card", "extractors.training.baseline", "extractors.training.annotate"],
    ["extractors.script"],
]
# The whole of the graph, below everything that reads text.
GRAPH_LINES = [line for line in LAYERS if line[0].startswith("graph")]


def modules():
    for package in ("graph", "extractors"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(name, path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else node.module


NAMES = {name for name, _ in modules()}


def layer(name):
    fitting = [rank for rank, line in enumerate(LAYERS) if any(fnmatchcase(name, pattern) for pattern in line)]
    assert fitting, f"{name} stands on no line of LAYERS; say where it belongs"
    return fitting[0]


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_only_from_below(name, path):
    ours = [one for one in imports(name, path) if one in NAMES and one != name]
    assert [one for one in ours if layer(one) > layer(name)] == []


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_the_graph_knows_nothing_of_reading(name, path):
    if name.startswith("graph"):
        assert [one for one in imports(name, path) if one.split(".")[0] in ("extractors", "spacy")] == []
    else:
        assert layer(name) >= len(GRAPH_LINES)


def loaded_by(statement):
    heavy = (
        "spacy", "neo4j", "networkx", "kglite", "click", "numpy", "selectolax", "rigour", "rapidfuzz", "rdflib",
        "followthemoney", "bokeh", "rustworkx", "anyascii",
    )  # fmt: skip
    code = f"import sys\n{statement}\nprint([name for name in {heavy!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return ast.literal_eval(found.stdout)


def test_importing_the_graph_loads_nothing_heavy():
    assert loaded_by("import graph") == []


def test_the_commands_are_there_before_what_they_use():
    code = "import sys, extractors.cli; print({'graph.ledger', 'graph.model', 'tabulate'} & sys.modules.keys())"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"


def test_importing_the_extractors_loads_no_spacy():
    assert loaded_by("import extractors") == []


def test_a_graph_is_made_and_filled_without_any_engine():
    assert loaded_by("from graph import KnowledgeGraph; KnowledgeGraph().projection") == []


def test_the_script_is_ready_at_once():
    assert loaded_by("import extractors.script") == []


def test_help_needs_no_engine():
    assert loaded_by("import extractors.cli") == ["click"]
