"""Annotated relations as answers about pairs of mentions."""

from collections.abc import Callable
from typing import Any

import pytest
import spacy

from extractors.model.links import HEADS
from extractors.training.examples import UNKNOWN, Example, example

ROLE = {"type": "person_role", "person": "Ann Lund", "title": "foreign minister", "of": "Norway", "status": "former"}


@pytest.fixture
def read() -> Callable[..., Example]:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    names = {"PERSON": ["Ann Lund", "Bo Ek", "Lund"], "ORG": ["Lake Union"]}
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, found in names.items() for name in found])

    def reading(text: str, *relations: dict[str, Any], unsure: tuple[dict[str, Any], ...] = ()) -> Example:
        row = {"id": "p", "text": text, "relations": relations, "optional_relations": unsure}
        return example(row, nlp(text))

    return reading


def answers(found: Example, head: str) -> dict[tuple[str, str], str]:
    words = [word for sentence in found.sentences for word in sentence]

    def text(index: int) -> str:
        mention = found.mentions[index]
        return " ".join(words[found.unit_words[place]] for place in range(mention.first, mention.last))

    classes = HEADS[head].classes
    return {
        (text(a), text(b)): "?" if answer == UNKNOWN else classes[answer]
        for (a, b), answer in found.answers[head].items()
    }


def test_a_role_its_owner_and_what_is_none(read: Callable[..., Example]) -> None:
    text = "Former Norwegian foreign minister Ann Lund met the Danish premier, Bo Ek."
    found = read(text, {**ROLE, "evidence": text})
    roles = answers(found, "role")
    assert roles["Ann Lund", "foreign minister"] == "former"
    assert roles["Bo Ek", "foreign minister"] == roles["Ann Lund", "premier"] == "none"
    owners = answers(found, "owner")
    assert owners["foreign minister", "Norwegian"] == "of"
    assert owners["foreign minister", "Danish"] == "none"
    assert owners["premier", "Danish"] == "?"  # no relation of its own: nothing is taught of it


def test_of_names_that_come_again_only_the_quoted_pair_is_taught(read: Callable[..., Example]) -> None:
    quote = "Norway's foreign minister Ann Lund"
    found = read(f"Lund left. {quote} is ill, the foreign minister said.", {**ROLE, "evidence": quote})
    roles = answers(found, "role")
    assert roles["Ann Lund", "foreign minister"] in ("former", "?")
    assert [a for a in found.answers["role"].values() if a > 0] == [HEADS["role"].classes.index("former")]
    assert roles["Lund", "foreign minister"] == "?"


def test_what_the_annotators_leave_open_teaches_nothing(read: Callable[..., Example]) -> None:
    text = "Norway's foreign minister Ann Lund left."
    found = read(text, unsure=({**ROLE, "evidence": text},))
    assert answers(found, "role")["Ann Lund", "foreign minister"] == "?"


def test_memberships(read: Callable[..., Example]) -> None:
    text = "Togo joined the Lake Union; Ghana did not."
    joined = {"type": "country_organization", "country": "Togo", "organization": "Lake Union", "relation": "joined"}
    found = answers(read(text, {**joined, "status": "current", "evidence": text}), "membership")
    assert found["Togo", "Lake Union"] == "joined/current"
    assert found["Ghana", "Lake Union"] == "none"


def test_targets_and_issuers(read: Callable[..., Example]) -> None:
    text = "Canada imposed sanctions on Belarus."
    sanction = {"type": "sanction_target", "issuer": "Canada", "target": "Belarus", "status": "imposed"}
    found = read(text, {**sanction, "evidence": text})
    assert answers(found, "target") == {("Canada", "Canada"): "none", ("Belarus", "Belarus"): "imposed"}
    assert answers(found, "issuer")["Belarus", "Canada"] == "by"


def test_units_point_to_the_words_that_they_begin_in(read: Callable[..., Example]) -> None:
    found = read("The U.S.-led talks  in Oslo ended.")
    words = [word for sentence in found.sentences for word in sentence]
    assert max(found.unit_words) == len(words) - 1
    assert found.unit_words == sorted(found.unit_words)
