"""Runs the real `entente` command in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ENTENTE = [sys.executable, "-m", "extractors.script"]
ROOT = Path(__file__).resolve().parent.parent.parent


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "ENTENTE_"))}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | more


def entente(folder: Path, *arguments: str | Path, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Ran:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    options: dict[str, Any] = {"cwd": folder, "input": given, "capture_output": True, "check": False, "timeout": 120}
    ran = subprocess.run([*ENTENTE, *map(str, arguments)], env=environment(**(env or {})), **options)
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def assert_one_line(ran: Ran, *parts: str) -> None:
    """It failed with exit code 1 and one line on standard error that says all of `parts`; no traceback."""
    assert ran.code == 1, ran
    assert ran.err.startswith("entente: "), ran.err
    assert ran.err.count("\n") == 1, ran.err
    assert "Traceback" not in ran.err
    for part in parts:
        assert part in ran.err
