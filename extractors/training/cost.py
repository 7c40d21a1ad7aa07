"""What the model costs a user: time to start, memory, size. Each start is measured in a process of its own.

python -m extractors.training.cost FOLDER    reads the sample articles, and prints its own peak of memory in bytes
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import click

from graph.resources import folder as data_folder

_FIRST = """
import spacy, sys
from extractors import Extractor
nlp = spacy.blank("en")
for name in ("entente_ner", "entente_links"):
    nlp.add_pipe(name, config={"model": sys.argv[1]})
Extractor(nlp)("Norwegian Prime Minister Erna Solberg spoke.")
"""
_STARTS = 3
_DIST = Path("dist")


def cost(model: Path) -> dict[str, float]:
    """Seconds from the start of Python to the statements of a sentence (the least of three starts), bytes of memory at
    the peak of reading the sample articles, bytes of the folder and, where `dist/` holds one, of the newest wheel."""
    found: dict[str, float] = {
        "start_seconds": min(_timed(["-c", _FIRST, str(model)]) for _ in range(_STARTS)),
        "peak_bytes": int(_run(["-m", "extractors.training.cost", str(model)])),
        "model_bytes": sum(file.stat().st_size for file in model.iterdir()),
    }
    if wheels := [wheel.stat() for wheel in _DIST.glob("entente-*.whl")]:
        found["wheel_bytes"] = max(wheels, key=lambda wheel: wheel.st_mtime).st_size
    return found


def shown(found: dict[str, float]) -> str:
    """The cost as a line of text."""
    sizes = {"memory": "peak_bytes", "model": "model_bytes", "wheel": "wheel_bytes"}
    parts = [f"{name} {found[key] / 1e6:.0f} MB" for name, key in sizes.items() if key in found]
    return ", ".join([f"start {found['start_seconds']:.2f} s", *parts])


def _timed(arguments: Sequence[str]) -> float:
    started = time.perf_counter()
    _run(arguments)
    return time.perf_counter() - started


def _run(arguments: Sequence[str]) -> str:
    ran = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)  # noqa: S603
    return ran.stdout


@click.command()
@click.argument("model", type=click.Path(exists=True, file_okay=False))
def main(model: str) -> None:
    """Reads the sample articles with a model."""
    import spacy  # what is measured starts here

    from extractors.language import Extractor

    nlp = spacy.blank("en")
    for name in ("entente_ner", "entente_links"):
        nlp.add_pipe(name, config={"model": model})
    extractor = Extractor(nlp)
    for article in sorted((data_folder("seeds") / "articles").glob("*.txt")):
        extractor(article.read_text(encoding="utf-8"))
    click.echo(_peak())


def _peak() -> int:
    """Bytes of memory at this process's peak; on Linux `getrusage` would give that of the process which started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return getrusage(RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
