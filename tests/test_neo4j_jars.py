"""The fixture's own source of the server: a list of jars with hashes, and a download that needs no Maven."""

from pathlib import Path

import pytest
from neo4j_jars import FetchError, download, locked, verify


def test_the_list_names_the_server_and_each_jar_once() -> None:
    names = [Path(path).name for path in locked()]
    assert "neo4j-5.26.0.jar" in names
    assert len(names) == len(set(names)) == 236


def test_a_repository_without_the_jars_is_a_fetch_error(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="cannot download Neo4j"):
        download(tmp_path, tmp_path.as_uri())


def test_a_missing_jar_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"236 jars of Neo4j differ from neo4j-5\.26\.0\.lock"):
        verify(tmp_path)
