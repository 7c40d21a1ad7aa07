"""The libraries that only some formats need: loaded when those are used, and missed in one line."""

import subprocess
import sys

import pytest
from command import ROOT, environment
from small import small

from graph import KnowledgeGraph

HIDDEN = "import sys; sys.modules[{library!r}] = None; from extractors.script import main; sys.exit(main())"


def without(library, folder, *arguments):
    command = [sys.executable, "-c", HIDDEN.format(library=library), *arguments]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "library", "file", "message"),
    [
        ("export", "rdflib", "x.ttl", "Turtle needs rdflib; install it with: pip install 'entente[rdf]'"),
        (
            "export",
            "followthemoney",
            "x.ftm.json",
            "FollowTheMoney needs followthemoney; install it with: pip install 'entente[ftm]'",
        ),
        (
            "import",
            "followthemoney",
            "x.ftm.json",
            "FollowTheMoney needs followthemoney; install it with: pip install 'entente[ftm]'",
        ),
    ],
)
def test_a_missing_library_is_named_with_how_to_get_it(tmp_path, command, library, file, message):
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(small())
    ran = without(library, tmp_path, command, file)
    assert (ran.returncode, ran.stderr) == (1, f"entente: {message}\n")
    assert not (tmp_path / file).exists()


def test_knowing_the_formats_loads_no_library_of_theirs():
    code = "import sys, graph.export; graph.export.formats(); print({'rdflib', 'followthemoney'} & sys.modules.keys())"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"
