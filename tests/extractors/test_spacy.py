"""The components as spaCy finds them by itself, and across files and processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from extractors.language import EXTRACTORS, pipeline

TEXT = "Norwegian Prime Minister Erna Solberg left. Canada imposed sanctions on Belarus."
NAMES = ["entente_mentions", *(f"entente_{extractor.type}" for extractor in EXTRACTORS)]


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize("name", NAMES)
def test_spacy_finds_each_component_by_itself(name: str) -> None:
    assert python(f"import spacy; print(spacy.blank('en').add_pipe({name!r}).__class__.__module__)") == (
        "extractors.language"
    )


def test_a_saved_pipeline_loads_in_a_new_process(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    code = f"import spacy; print(len(spacy.load({str(tmp_path)!r})({TEXT!r})._.entente_statements))"
    assert python(code) == "2"
