"""Fits what `extractors.relations.belief` weighs, on annotated passages that taught nothing.

python -m extractors.training.calibrate --corpora FOLDER

It prints a row for each type of relation; they are kept in `extractors.relations.confidence`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from extractors.doc_data import passage_of
from extractors.evaluate import to_gold
from extractors.language import EXTRACTORS, pipeline
from extractors.linking import statements
from extractors.relations.base import RelationExtractor
from extractors.relations.belief import log_odds
from extractors.scoring import Passage, Verdict, judge
from extractors.syntax import Passage as Read
from extractors.training.corpora.standoff import Row
from extractors.training.held_out import held_out
from graph.model import Document

Floats = NDArray[np.float64]
BY_RULE, BY_MODEL = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
"""What to weigh to see one of the two scores alone."""

_NOWHERE = Document("doc:annotated")

PULL = 1.0
"""How strongly the weights are held at those that trust both scores by half (ridge): the passages are few."""


def fitted(scores: Floats, right: Floats) -> Floats:
    """Base and weights of the logistic curve through what is known, by Newton's method with a ridge.

    Args:
        scores: Log-odds by rule and by model: `(relations, 2)`.
        right: 1 where the relation is exact, else 0: `(relations,)`.

    Returns:
        Base, weight of the rule's, weight of the model's: `(3,)`.
    """
    rows = np.column_stack([np.ones(len(scores)), scores])
    prior = np.array([0.0, 0.5, 0.5])
    weights = prior
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + PULL * (weights - prior)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + PULL * np.eye(3)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def known(extractor: RelationExtractor, read: Sequence[tuple[Row, Read]]) -> tuple[Floats, Floats]:
    """The two scores of each relation that an extractor reads, and whether it is exact; optional readings left out."""
    both = [list(_judged(replace(extractor, belief=one), read)) for one in (BY_RULE, BY_MODEL)]
    rows = [(log_odds(a), log_odds(b), right) for (a, right), (b, _) in zip(*both, strict=True)]
    table = np.array(rows).reshape(-1, 3)
    return table[:, :2], table[:, 2]


def _judged(extractor: RelationExtractor, read: Iterable[tuple[Row, Read]]) -> Iterator[tuple[float, bool]]:
    for row, passage in read:
        found = statements(passage, ((extractor, one) for one in extractor.extract(passage)), _NOWHERE)
        told, optional = (_of_type(row[name], extractor.type) for name in ("relations", "optional_relations"))
        for one in judge([Passage(str(row["id"]), told, optional, [to_gold(statement) for statement in found])]):
            if not one.is_gold and one.exact != Verdict.OPTIONAL:
                yield one.relation["confidence"], one.exact != Verdict.WRONG


def _of_type(relations: Iterable[Row], kind: str) -> list[Row]:
    return [relation for relation in relations if relation["type"] == kind]


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
def main(corpora: Path) -> None:
    """Prints base and weights for each type of relation, and of how many relations they are made."""
    nlp = pipeline()
    rows = list(held_out(corpora))
    read = [(row, passage_of(nlp(row["text"]))) for row in rows]
    for extractor in EXTRACTORS:
        scores, right = known(extractor, read)
        weights = [round(float(one), 2) for one in fitted(scores, right)]
        click.echo(json.dumps({"type": extractor.type, "relations": len(right), "weights": weights}))


if __name__ == "__main__":
    main()
