"""Judgements and figures on passages of a few relations, counted by hand."""

import pytest

from extractors.figures import Group, Tally, empty, groups, mistakes, score
from extractors.report import as_text, report
from extractors.scoring import Passage, Verdict, judge, match


def sanction(target, status="imposed", issuer="Canada", **more):
    return {"type": "sanction_target", "issuer": issuer, "target": target, "status": status, **more}


def membership(country, relation="member", status="current"):
    ends = {"country": country, "organization": "NATO"}
    return {"type": "country_organization", **ends, "relation": relation, "status": status}


PASSAGES = [
    Passage(
        "p1",
        [sanction("Belarus"), sanction("Rosneft", "lifted"), membership("Finland", "joined")],
        [sanction("Minsk Tractor Works")],
        [
            sanction("Belarus"),  # exact
            sanction("Belarus"),  # said twice
            sanction("Rosneft"),  # found; the status is wrong
            sanction("Minsk Tractor Works"),  # optional
            sanction("Gazprom"),  # wrong
        ],
    ),
    Passage("p2", [], [], []),
    Passage("p3", [], [], [membership("Sweden")]),
]
JUDGED = list(judge(PASSAGES))


def of(kind):
    return [one for one in JUDGED if one.kind == kind]


def test_each_relation_has_its_verdict_in_both_degrees():
    right, missed, wrong = Verdict.RIGHT, Verdict.MISSED, Verdict.WRONG
    told = [(one.is_gold, one.found, one.exact) for one in JUDGED if one.passage == "p1"]
    assert told == [
        (True, right, right),
        (True, right, missed),
        (True, missed, missed),
        (False, right, right),
        (False, Verdict.REPEATED, Verdict.REPEATED),
        (False, right, wrong),
        (False, Verdict.OPTIONAL, Verdict.OPTIONAL),
        (False, wrong, wrong),
    ]


def test_counts_by_kind():
    sanctions = score(of("sanction_target"))
    assert (sanctions.gold, sanctions.predicted) == (2, 5)
    assert sanctions.found == Tally(right=2, missed=0, wrong=1)
    assert sanctions.exact == Tally(right=1, missed=1, wrong=2)
    assert score(of("country_organization")).found == Tally(right=0, missed=1, wrong=1)


def test_shares():
    found = score(JUDGED).found
    assert found == Tally(2, 1, 2)
    assert found.precision == pytest.approx(2 / 4)
    assert found.recall == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(4 / 7)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_groups_by_status_and_relation():
    assert groups(of("sanction_target"), "status") == {
        "imposed": Group(gold=1, found=1, exact=1, wrong=2),
        "lifted": Group(gold=1, found=1, exact=0, wrong=0),
    }
    assert groups(of("country_organization"), "relation") == {
        "joined": Group(gold=1),
        "member": Group(wrong=1),
    }


def test_passages_without_relations():
    found = empty(PASSAGES, JUDGED)
    assert (found.passages, found.clean, found.share) == (2, 1, 0.5)


def test_an_optional_reading_leaves_a_passage_without_relations_clean():
    passages = [Passage("a", [], [sanction("Belarus")], [sanction("Belarus", "lifted")])]
    assert empty(passages, judge(passages)).clean == 1


def test_mistakes_in_order():
    told = [(str(one.found), one.passage, one.relation.get("target")) for one in mistakes(JUDGED)]
    assert told == [("missed", "p1", None), ("wrong", "p1", "Gazprom"), ("wrong", "p3", None)]


def test_exact_pairs_come_first():
    gold = [sanction("Belarus", "lifted"), sanction("Belarus", "imposed")]
    predicted = [sanction("Belarus", "imposed"), sanction("Belarus", "proposed")]
    assert match(gold, predicted) == ([(1, 0)], [(1, 0), (0, 1)])


def test_one_prediction_answers_one_relation():
    gold = [sanction("Belarus"), sanction("Belarus", issuer=None)]
    assert score(judge([Passage("a", gold, [], [sanction("Belarus")])])).found == Tally(1, 1, 0)


def test_nothing_predicted_is_all_missed():
    assert score(judge([Passage("a", [sanction("Belarus")])])).exact == Tally(0, 1, 0)


def test_the_report_holds_the_figures():
    figures = report(PASSAGES, errors=2)
    assert figures["passages"] == 3
    assert figures["relations"]["all"]["found"]["f1"] == 0.5714
    assert figures["by_status"]["sanction_target"]["status"]["imposed"]["wrong"] == 2
    assert figures["without_relations"] == {"passages": 2, "clean": 1, "share": 0.5}
    assert [one["verdict"] for one in figures["errors"]] == ["missed", "wrong"]
    assert figures["calibration"]["expected_error"] is None


def test_the_report_as_text():
    text = as_text(report(PASSAGES, errors=1), by_status=True)
    assert "missed in p1: country_organization country=Finland, organization=NATO, relation=joined" in text
    assert "passages without relations: 2, none wrongly read in 1 (0.500)" in text
    assert "no prediction has a confidence" in text
    assert "lifted" in text
    assert "person_role" not in text  # there is none
    assert "lifted" not in as_text(report(PASSAGES))
