import pickle

import pytest
from statements import RUSSIA, document, role

from graph.errors import StatementError
from graph.model import Document, Entity, Evidence, PartialDate, Statement, slug


@pytest.mark.parametrize("text", ["2018", "2018-03", "2018-03-21", "2024-02-29", "0987"])
def test_a_partial_date_keeps_its_precision(text):
    assert PartialDate(text) == text


@pytest.mark.parametrize(
    "text", ["", "18", "2018-13", "2018-02-30", "2018-3", "2018-03-21T00:00", "March 2018", "0000", "20２３", "2018\n"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(StatementError, match="not a date"):
        PartialDate(text)


def test_partial_dates_sort_by_time():
    dates = [PartialDate(text) for text in ("2018-03-21", "2019", "2018", "2018-03")]
    assert sorted(dates) == ["2018", "2018-03", "2018-03-21", "2019"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2023", "2023-12-31"), ("2024-02", "2024-02-29"), ("2023-04", "2023-04-30"), ("2023-04-05", "2023-04-05")],
)
def test_the_last_day_of_a_partial_date(text, expected):
    assert PartialDate(text).last_day == expected


def test_partial_dates_agree_when_one_is_within_the_other():
    assert PartialDate("2018").agrees_with("2018-03")
    assert PartialDate("2018-03-21").agrees_with("2018")
    assert not PartialDate("2018-03").agrees_with("2018-04")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Merdan Yanardağ", "merdan-yanardag"),
        ("Jens Spahn", "jens-spahn"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("  ...  ", "unnamed"),
        ("李尚福", "李尚福"),
        ("Straße", "strasse"),
    ],
)
def test_slugs_are_readable(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    "make",
    [
        lambda: Evidence(document(), "", 3, 3),
        lambda: Evidence(document(), "abc", 0, 2),
        lambda: Evidence(document(), "abc", -1, 2),
        lambda: Entity("nobody", "Person", "Nobody"),
        lambda: Entity("person:x", "Person", " "),
        lambda: Document("x"),
        lambda: Document("doc:x", published="yesterday"),
        lambda: Statement("person_role", {}, "current", Evidence(document(), "a", 0, 1), confidence=1.5),
    ],
)
def test_values_are_validated_when_made(make):
    with pytest.raises(StatementError):
        make()


def test_the_same_statement_made_twice_is_one():
    assert role("Ana Ilić", "mayor", RUSSIA).id == role("Ana Ilić", "mayor", RUSSIA).id
    assert len({role("Ana Ilić", "mayor", RUSSIA), role("Ana Ilić", "mayor", RUSSIA)}) == 1


@pytest.mark.parametrize(
    "other",
    [
        role("Ana Ilić", "mayor"),
        role("Ana Ilić", "mayor", RUSSIA, "former"),
        role("Ana Ilić", "mayor", RUSSIA, since="2018"),
        role("Ana Ilić", "mayor", RUSSIA, where=document("b")),
        role("Ana Ilić", "mayor", RUSSIA, start=7),
        role("Ana Ilić", "mayor", RUSSIA, attribution="TASS"),
        role("Ana Ilić", "mayor", RUSSIA, extractor="other/1"),
    ],
)
def test_another_content_is_another_statement(other):
    assert other.id != role("Ana Ilić", "mayor", RUSSIA).id


def test_statements_cannot_be_edited():
    statement = role("Ana Ilić", "mayor", RUSSIA)
    with pytest.raises(TypeError):
        statement.qualifiers["title"] = "king"


def test_statements_survive_pickling():
    statement = role("Ana Ilić", "mayor", RUSSIA, since="2018-03")
    assert pickle.loads(pickle.dumps(statement)) == statement
