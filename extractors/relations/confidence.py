"""How far each rule is to be trusted, and how that is weighed with what the language model says.

Measured on 2,297 annotated passages of news and official releases: of the relations that a rule read, the share that
agreed in both ends and status, a reading that the annotators held defensible left out; rounded to 0.05, and never over
0.95. `learned` is what the language model links: its figure is that on the tenth of these passages that it was not
trained on. Rules that read fewer than ten relations share the pooled figure of all such rules of their relation. On
passages of other sources the figures are lower by about a fifth. Where the language model has read the passage,
`extractors.relations.belief` weighs both, by BELIEF.
"""

from collections.abc import Iterable, Mapping

POOLED: Mapping[str, float] = {"person_role": 0.65, "country_organization": 0.85, "sanction_target": 0.5}

DEFAULT = 0.5
"""For the rules of a relation that was not measured."""

MEASURED: Mapping[str, Mapping[str, float]] = {
    "person_role": {
        "before": 0.9,
        "before_of": 0.95,
        "before_comma": 0.85,
        "after": 0.65,
        "as": 0.55,
        "copula": 0.65,
        "shared": 0.75,
        "owner_of_passage": 0.75,
        "learned": 0.7,
    },
    "country_organization": {
        "accession_to": 0.8,
        "admitted": 0.95,
        "host": 0.85,
        "joins": 0.75,
        "leaves": 0.95,
        "members_list": 0.95,
        "members_of_list": 0.95,
        "learned": 0.4,
    },
    "sanction_target": {"noun": 0.7, "noun_alone": 0.8, "verb": 0.75, "listing": 0.8, "learned": 0.55},
}


BELIEF: Mapping[str, tuple[float, float, float]] = {
    "person_role": (-0.83, 1.21, 0.19),
    "country_organization": (-0.29, 1.18, 0.28),
    "sanction_target": (-0.32, 1.51, 0.62),
}
"""Base, weight of the rule's log-odds and of the model's, as `extractors.training.calibrate` printed them of the
passages that taught nothing: 362, 29 and 45 relations."""


def confidence(relation: str, rules: Iterable[str]) -> dict[str, float]:
    """The confidence of each rule of a relation.

    >>> confidence("sanction_target", ["noun", "on_list"])
    {'noun': 0.7, 'on_list': 0.5}
    """
    pooled, measured = POOLED.get(relation, DEFAULT), MEASURED.get(relation, {})
    return {rule: measured.get(rule, pooled) for rule in rules}
