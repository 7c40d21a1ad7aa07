"""Articles for commands that something happens to."""

import json
from pathlib import Path


def write(path: Path, first: int, count: int, size: int = 1) -> str:
    """Articles, each with one relation; the file's name."""
    lands = ("Norway", "Finland", "Chile", "Kenya")
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, first + count):
            text = f"{lands[number % 4]} joined NATO in {1900 + number}. " + "It rained. " * size
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return path.name
