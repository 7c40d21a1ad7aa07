"""Fetches the Neo4j server as Maven publishes it: one folder of jars, kept in the user's cache.

Maven does it where it is installed. Elsewhere the jars are downloaded one by one by the list beside this file, from the
public repository or from the one that `MAVEN_REPOSITORY` names. Either way each jar must have the hash in the list. The
folder takes its final name only when it is whole, so an interrupted download is begun again.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VERSION = "5.26.0"
DEFAULT_REPOSITORY = "https://repo1.maven.org/maven2"
_LOCK = Path(__file__).with_name(f"neo4j-{VERSION}.lock")
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>entente</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
<dependencies><dependency>
<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
</dependency></dependencies></project>
"""


class FetchError(Exception):
    """The server's jars cannot be had: no Maven and no network."""


def server_jars() -> Path:
    """The folder of the server's jars, fetched if it is not there yet (128 MB, once).

    Raises:
        FetchError: Neither Maven nor a direct download gave the jars.
        ValueError: A jar is missing, unexpected or has the wrong hash.
    """
    final = _cache() / f"neo4j-{VERSION}"
    if not final.is_dir():
        _fetch_into(final)
    return final


def locked() -> Mapping[str, str]:
    """Path in a Maven repository → SHA-256 in hex, for every jar of the server."""
    pairs = (line.split(maxsplit=1) for line in _LOCK.read_text("utf-8").splitlines())
    return {path: digest for digest, path in pairs}


def verify(folder: Path) -> None:
    """Holds a folder of jars to the list.

    Raises:
        ValueError: A jar is missing, unexpected or has the wrong hash.
    """
    wanted = {Path(path).name: digest for path, digest in locked().items()}
    found = {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in folder.glob("*.jar")}
    odd = sorted(name for name, _ in wanted.items() ^ found.items())
    if odd:
        raise ValueError(f"{len(set(odd))} jars of Neo4j differ from {_LOCK.name}, for instance {odd[0]}")


def download(folder: Path, repository: str) -> None:
    """Downloads every jar of the list from a Maven repository.

    Raises:
        FetchError: The repository does not answer, or lacks a jar.
    """

    def one(path: str) -> None:
        with urllib.request.urlopen(f"{repository}/{path}", timeout=60) as answer:
            (folder / Path(path).name).write_bytes(answer.read())

    try:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(one, locked()))
    except (urllib.error.URLError, OSError) as error:
        raise FetchError(f"cannot download Neo4j from {repository}: {error}") from error


def _fetch_into(final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=final.parent) as work:
        jars = Path(work) / "jars"
        jars.mkdir()
        _fetch(Path(work), jars)
        verify(jars)
        try:
            jars.rename(final)
        except OSError:
            # Another test run was faster; its folder is as good as ours.
            if not final.is_dir():
                raise


def _fetch(work: Path, jars: Path) -> None:
    if not _fetched_by_maven(work, jars):
        download(jars, os.environ.get("MAVEN_REPOSITORY", DEFAULT_REPOSITORY).rstrip("/"))


def _fetched_by_maven(work: Path, jars: Path) -> bool:
    maven = shutil.which("mvn")
    if maven is None:
        return False
    (work / "pom.xml").write_text(_POM, "utf-8")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", "-DincludeTypes=jar", f"-DoutputDirectory={jars}"]
    done = subprocess.run([maven, "-q", "-B", *goal], cwd=work, stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode == 0


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "entente"
