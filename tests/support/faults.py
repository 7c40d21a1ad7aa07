"""Articles for commands that something happens to."""

import json
from pathlib import Path


def write(path: Path, first: int, count: int, size: int = 10) -> str:
    """Articles, each with one relation and a word of so many characters, which is quick to read; the file's name."""
    lands = ("Norway", "Finland", "Chile", "Kenya")
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, first + count):
            text = f"{lands[number % 4]} joined NATO in {1900 + number}. " + "x" * size
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return path.name
