"""When two relations say the same."""

import doctest

import pytest

from extractors import agreement
from extractors.agreement import exact, found, same_mention, same_name, same_title


def role(person="Erna Solberg", title="prime minister", of="Norway", status="current"):
    return {"type": "person_role", "person": person, "title": title, "of": of, "status": status}


def membership(country="Finland", organization="NATO", relation="member", status="current"):
    return {
        "type": "country_organization",
        "country": country,
        "organization": organization,
        "relation": relation,
        "status": status,
    }


def sanction(issuer="Canada", target="Belarus", status="imposed"):
    return {"type": "sanction_target", "issuer": issuer, "target": target, "status": status}


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("United States", "the U.S.", True),
        ("Ivory Coast", "Côte d’Ivoire", True),
        ("NATO", "North Atlantic Treaty Organization", True),
        ("Varna Shipping", "varna shipping", True),
        ("Álvarez-Lima", "Alvarez Lima", True),
        ("Niger", "Nigeria", False),
        ("North Korea", "South Korea", False),
        ("United Nations", "United Nations Security Council", False),
    ],
)
def test_names(gold, predicted, same):
    assert same_name(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("Jonas Gahr Støre", "Gahr Støre", True),
        ("Gahr Støre", "Jonas Gahr Støre", True),
        ("Daniel Ortega", "Daniel", True),  # any words of the name, as texts shorten it
        ("Daniel Ortega", "Daniel Noboa", False),
        ("Ri Su-yong", "Ri Su Yong", True),
        ("Ortega", "", False),
    ],
)
def test_mentions_may_be_short(gold, predicted, same):
    assert same_mention(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("foreign minister", "minister of foreign affairs", True),
        ("defence minister", "Minister of Defense", True),
        ("PM", "prime minister", True),
        ("spokeswoman", "spokesperson", True),
        ("chair", "chairman", True),
        ("head of the army", "army commander", True),
        ("prime minister", "minister", False),  # 2 of 3 words: 0.67
        ("president", "vice president", False),
        ("minister of finance of the northern province", "deputy minister of finance of the northern province", False),
        ("president", "", False),
        ("of the", "of the", False),
    ],
)
def test_titles(gold, predicted, same):
    assert same_title(gold, predicted) is same


def test_a_role_is_found_by_person_title_and_body():
    assert found(role(), role(status="former"))
    assert not exact(role(), role(status="former"))
    assert not found(role(), role(of="Sweden"))
    assert not found(role(), role(title="king"))
    assert not found(role(), role(person="Jens Stoltenberg"))


def test_what_the_gold_does_not_tell_is_not_checked():
    assert exact(role(of=None), role(of="Sweden"))
    assert exact(sanction(issuer=None), sanction(issuer=None))
    assert not found(sanction(issuer="Canada"), sanction(issuer=None))


def test_member_joined_and_founder_are_one_family():
    assert exact(membership(), membership(relation="joined"))
    assert exact(membership(relation="founder"), membership(relation="joined"))
    assert not exact(membership(), membership(relation="observer"))
    assert found(membership(), membership(relation="observer"))


def test_kinds_never_agree():
    assert not found(membership(), role())


def test_the_same_status_is_exact():
    assert exact(sanction(), sanction())
    assert not exact(sanction(), sanction(status="lifted"))


def test_the_examples_of_the_docstrings_hold():
    result = doctest.testmod(agreement)
    assert result.attempted
    assert not result.failed
