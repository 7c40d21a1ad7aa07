"""A document that takes too long is named and left out; the others are read, in one process as in several."""

import json
import pickle
import re
import threading
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
import spacy
from command import entente
from spacy.lang.en import English

from extractors.time_limit import CHARACTERS, SECONDS, TooSlow, limited, seconds_for

SLOW = "x" * 60 + "!"


def work(seconds: float) -> None:
    started = process_time()
    while process_time() - started < seconds:
        pass


def test_what_takes_too_long_is_ended() -> None:
    started = process_time()
    with (
        pytest.raises(TooSlow, match=r"a\.txt takes longer than 0\.1 s to read, and is left out; look"),
        limited(0.1, "a.txt"),
    ):
        work(20)
    assert process_time() - started < 5


def test_a_pattern_that_goes_astray_is_ended() -> None:
    with pytest.raises(TooSlow), limited(0.1, "a.txt"):
        re.fullmatch("(x+x+)+y", SLOW)


def test_a_lost_interrupt_comes_again() -> None:
    def lose_one() -> None:
        with suppress(TooSlow):
            work(20)

    with pytest.raises(TooSlow), limited(0.1, "a.txt"):  # noqa: PT012 - the second of two interrupts is meant
        lose_one()
        work(20)


def test_what_is_in_time_is_left_alone_afterwards() -> None:
    started = process_time()
    with limited(0.2, "a.txt"):
        pass
    work(0.4)
    assert process_time() - started >= 0.4


def test_other_threads_are_not_limited() -> None:
    done = []

    def within() -> None:
        with limited(0.01, "a.txt"):
            work(0.1)
            done.append(True)

    thread = threading.Thread(target=within)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_long_document_may_take_longer() -> None:
    assert seconds_for("") == seconds_for("x" * 1000) == SECONDS
    assert seconds_for("x" * 1_000_000) == 1_000_000 / CHARACTERS


def test_the_error_travels_between_processes() -> None:
    assert str(pickle.loads(pickle.dumps(TooSlow("a.txt takes long")))) == "a.txt takes long"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, and a pipeline whose tokenizer goes astray on one of them."""
    folder = tmp_path_factory.mktemp("slow")
    nlp = spacy.blank("en")
    assert isinstance(nlp, English)
    nlp.add_pipe("sentencizer")
    nlp.tokenizer.token_match = re.compile("(x+x+)+y").fullmatch
    nlp.to_disk(folder / "pipeline")
    texts = {"a": "Finland joined NATO.", "b": f"Sweden joined NATO. {SLOW}", "c": "Norway joined NATO."}
    lines = (json.dumps({"id": id_, "text": text}) + "\n" for id_, text in texts.items())
    (folder / "three.jsonl").write_text("".join(lines))
    return folder


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--keep-going"]])
def test_the_slow_one_of_three_is_named_and_left_out(folder: Path, more: list[str]) -> None:
    ledger = f"{len(more)}{len(''.join(more))}.db"
    ran = entente(folder, "build", "three.jsonl", "--model", "pipeline", "--db", ledger, *more)
    assert ran.code == 1
    first, last = ran.err.splitlines()
    assert first == "entente: three.jsonl#b takes longer than 5 s to read, and is left out; look at what is odd in it"
    assert last.startswith("entente: 1 of the inputs could not be read")
    kept = json.loads(entente(folder, "documents", "--db", ledger, "--format", "json").out)
    assert sorted(row["from"] for row in kept) == ["three.jsonl#a", "three.jsonl#c"]


def test_extract_goes_on_too(folder: Path) -> None:
    ran = entente(folder, "extract", "three.jsonl", "--model", "pipeline", "--format", "jsonl")
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "c"]
    assert "Traceback" not in ran.err
