"""Confidence by rule and by model."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from extractors.language import EXTRACTORS
from extractors.relations.belief import LEAST, Belief, log_odds
from extractors.syntax import Passage
from extractors.training.calibrate import fitted

PERSON_ROLE, COUNTRY_ORGANIZATION, SANCTION_TARGET = EXTRACTORS
ROLE = "Togo's Prime Minister Ann Lund spoke."


def test_by_the_rule_alone_where_no_model_has_read(linked: Callable[..., Passage]) -> None:
    passage = linked(ROLE)
    passage.links = None
    (found,) = PERSON_ROLE.extract(passage)
    assert Belief(passage).confidence(PERSON_ROLE, found) == PERSON_ROLE.confidence[found.rule]


def test_a_role_is_as_probable_as_its_person_and_its_owner_together(linked: Callable[..., Passage]) -> None:
    held = ("role", "Ann Lund", "Prime Minister", "current", 0.9)
    passage = linked(ROLE, held, ("owner", "Prime Minister", "Togo", "of", 0.8))
    (found,) = PERSON_ROLE.extract(passage)
    assert Belief(passage).probability("person_role", found) == pytest.approx(0.72)
    alone = replace(found, ends={"person": found.ends["person"]})
    assert Belief(passage).probability("person_role", alone) == pytest.approx(0.9 * 0.2)
    other = linked(ROLE, held)
    assert Belief(other).probability("person_role", found) == LEAST


def test_what_the_model_finds_probable_is_believed_more(linked: Callable[..., Passage]) -> None:
    text = "Norway joined NATO."
    passages = [linked(text, ("membership", "Norway", "NATO", "joined/current", share)) for share in (0.1, 0.5, 0.99)]
    said = [
        Belief(one).confidence(COUNTRY_ORGANIZATION, next(iter(COUNTRY_ORGANIZATION.extract(one)))) for one in passages
    ]
    assert said == sorted(set(said))
    assert 0 < said[0] < said[-1] < 1


def test_a_sanction_is_as_probable_as_its_target_and_its_issuer(linked: Callable[..., Passage]) -> None:
    links = ("target", "Belarus", "Belarus", "imposed", 0.9), ("issuer", "Belarus", "Japan", "by", 0.5)
    passage = linked("Japan imposed sanctions on Belarus.", *links)
    (found,) = SANCTION_TARGET.extract(passage)
    assert Belief(passage).probability("sanction_target", found) == pytest.approx(0.45)


def test_a_relation_of_another_package_is_believed_by_its_rule(linked: Callable[..., Passage]) -> None:
    passage = linked(ROLE)
    foreign = replace(PERSON_ROLE, type="visit", confidence={"verb": 0.4})
    (found,) = PERSON_ROLE.extract(linked(ROLE, ("role", "Ann Lund", "Prime Minister", "current", 0.9)))
    assert Belief(passage).confidence(foreign, replace(found, rule="verb")) == 0.4


def test_the_curve_goes_through_what_is_known() -> None:
    chance = np.random.default_rng(3)
    scores = chance.normal(size=(4000, 2))
    right = (chance.random(4000) < 1 / (1 + np.exp(-(0.5 + 0.2 * scores[:, 0] + 1.5 * scores[:, 1])))).astype(float)
    assert fitted(scores, right) == pytest.approx([0.5, 0.2, 1.5], abs=0.15)
    assert fitted(scores[:0], right[:0]) == pytest.approx([0, 0.5, 0.5])


def test_log_odds_stay_away_from_certainty() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(1.0) == log_odds(1 - LEAST) == pytest.approx(-log_odds(0.0))
