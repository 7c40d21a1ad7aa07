"""Fuzzes one target with atheris, which looks for input that reaches lines that no other has reached.

    python -m benchmarks.fuzz.coverage json -max_total_time=600

The options after the name are those of libFuzzer. It stops at the first error that is not the project's own, and at a
case that takes longer than its `-timeout`, and leaves the case in a file. atheris is the extra `fuzz`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris


def main() -> None:
    """Fuzzes the target that is named first."""
    with atheris.instrument_imports(include=["graph", "extractors"]):
        from benchmarks.fuzz.targets import TARGETS
    from graph.errors import EntenteError

    name, *options = sys.argv[1:]
    target = TARGETS[name]

    def read(data: bytes) -> None:
        try:
            target.read(data.decode("utf-8", "surrogateescape"))
        except EntenteError:
            return

    with TemporaryDirectory() as folder:
        for number, text in enumerate(target.seeds()):
            Path(folder, str(number)).write_text(text, encoding="utf-8")
        atheris.Setup([sys.argv[0], "-timeout=10", "-rss_limit_mb=1000", *options, folder], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
