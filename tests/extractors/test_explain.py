"""Why a text is read as it is: the explanation of a passage, its two forms, and the command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from command import assert_one_line, entente

from extractors.explain import explain
from extractors.explain_rendering import as_values, lines
from extractors.explanation import Explanation, Words
from extractors.language import EXTRACTORS, SPANS
from extractors.passage import build
from extractors.relations.linked import APART, LEARNED, SURE, UNSAID
from extractors.relations.linked_roles import DOUBTED
from extractors.syntax import Link
from graph.model import Document

Told = tuple[str, int, int, str, float]
"""A link: head, places of the two mentions, answer, probability."""

SAFE, WEAK = 0.999, 0.06
"""Probabilities on either side of all thresholds."""

STATEMENTS = "Canada imposed sanctions on Mali in 2020. Canada imposed sanctions on Mali."
MEETING = "Latvian Prime Minister Ilze Berga met Ole Dahl."


@pytest.fixture
def explained() -> Callable[..., Explanation]:
    """The explanation of a text in which a model has found these links; with none given no model has read it."""

    def made(text: str, *links: Told) -> Explanation:
        passage = build(text, [(0, len(text))])
        heads = dict.fromkeys(link[0] for link in links)
        passage.links = {head: [Link(*link[1:]) for link in links if link[0] == head] for head in heads} or None
        return explain(passage, Document("doc:a"), EXTRACTORS)

    return made


def test_mentions_with_their_kind_and_entity(explained: Callable[..., Explanation]) -> None:
    found = explained("Latvian Prime Minister Ilze Berga wrote to ASEAN. Berga waited.").mentions
    assert [(one.words.text, one.kind, one.entity.id if one.entity else None) for one in found] == [
        ("Latvian", "DEMONYM", "country:LV"),
        ("Prime Minister", "TITLE", None),
        ("Ilze Berga", "NAME", "person:ilze-berga"),
        ("ASEAN", "ORGANIZATION", "org:association-of-southeast-asian-nations"),
        ("Berga", "NAME", "person:ilze-berga"),
    ]


def test_a_mention_is_what_a_relation_takes_it_for(explained: Callable[..., Explanation]) -> None:
    found = explained("Canada imposed sanctions on Dahlco.").mentions[-1]
    assert found.kind == "NAME"
    assert found.entity
    assert found.entity.kind == "Organization"


def test_the_kinds_are_those_of_the_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_mentions")
    text = "U.S. Treasury aides from Ohio told Kenya's president, Ann Lund, that Beijing and the Kenyan left the WTO."
    doc = nlp(text)
    passage = build(text, [(0, len(text))])
    found = explain(passage, Document("doc:a"), ()).mentions
    assert [(one.words.text, one.kind) for one in found] == [(span.text, span.label_) for span in doc.spans[SPANS]]
    assert len({one.kind for one in found}) > 5


def test_a_relation_with_its_rule_and_its_words(explained: Callable[..., Explanation]) -> None:
    (found,) = explained(MEETING).relations
    assert (found.rule, found.dropped) == ("before", "")
    assert found.ends == {"person": Words("Ilze Berga", 23, 33), "of": Words("Latvian", 0, 7)}
    assert found.statement.evidence.quote == "Latvian Prime Minister Ilze Berga"


def test_links_tell_which_relation_holds_them(explained: Callable[..., Explanation]) -> None:
    links = explained(
        MEETING, ("role", 2, 1, "current", SAFE), ("role", 3, 1, "former", WEAK), ("owner", 1, 0, "of", SAFE)
    ).links
    assert [(one.head, one.first.text, one.relations) for one in links] == [
        ("role", "Ilze Berga", (0,)),
        ("role", "Ole Dahl", ()),
        ("owner", "Prime Minister", (0,)),
    ]


def test_a_mayors_city_is_the_city(explained: Callable[..., Explanation]) -> None:
    found = explained("Kyiv mayor Ilze Berga slept.", ("owner", 1, 0, "of", SAFE), ("role", 2, 1, "current", SAFE))
    city = found.mentions[0]
    assert city.entity
    assert city.entity.name == "Kyiv"
    assert [one.relations for one in found.links] == [(0,), (0,)]


def test_a_target_stands_alone_and_its_issuer_beside_it(explained: Callable[..., Explanation]) -> None:
    found = explained(
        "Canada put Belarus and Iran on a list.",
        ("target", 1, 1, "imposed", SAFE),
        ("target", 2, 2, "proposed", WEAK),
        ("issuer", 1, 0, "by", SAFE),
    )
    assert [one.rule for one in found.relations] == [LEARNED]
    assert [(one.second, one.needed, one.relations) for one in found.links[:2]] == [
        (None, SURE["target"], (0,)),
        (None, SURE["target"], ()),
    ]
    assert found.links[2].second == Words("Canada", 0, 6)
    assert found.links[2].relations == (0,)


def test_a_target_without_a_word_of_measures_needs_more(explained: Callable[..., Explanation]) -> None:
    (link,) = explained("Canada named Belarus.", ("target", 1, 1, "imposed", 0.9)).links
    assert (link.needed, link.relations) == (UNSAID, ())


def test_a_membership_across_sentences_must_be_surer() -> None:
    text = "Togo waited. NATO decided."
    passage = build(text, [(0, 12), (13, len(text))])
    passage.links = {"membership": [Link(0, 1, "member/current", WEAK)]}
    (link,) = explain(passage, Document("doc:a"), EXTRACTORS).links
    assert (link.needed, link.relations) == (APART["membership"], ())


def test_a_sure_link_of_a_repetition_is_in_the_relation_that_stands(explained: Callable[..., Explanation]) -> None:
    found = explained(STATEMENTS, ("target", 3, 3, "imposed", SAFE))
    assert [one.relations for one in found.links] == [(0,)]


def test_what_repeats_another_is_dropped(explained: Callable[..., Explanation]) -> None:
    found = explained(STATEMENTS)
    (kept,), (dropped,) = found.relations, found.dropped
    assert kept.statement.qualifiers["date"] == "2020"
    assert "date" not in dropped.statement.qualifiers
    assert dropped.dropped == "another relation says the same, and no less of it"


def test_what_the_model_doubts_is_dropped_and_says_why(explained: Callable[..., Explanation]) -> None:
    found = explained(MEETING, ("role", 2, 1, "current", DOUBTED - 0.02))
    (dropped,) = found.dropped
    assert (found.relations, dropped.rule) == ((), "before")
    assert (
        dropped.dropped == f"the language model finds it improbable: {DOUBTED - 0.02:.2f}, and {DOUBTED:.2f} is needed"
    )


def test_a_fuller_reading_by_the_model_stands_for_the_rules(explained: Callable[..., Explanation]) -> None:
    text = "Commissioner Ilze Berga spoke; the office of high commissioner of ASEAN suits her."
    found = explained(
        text, ("role", 1, 0, "current", SAFE), ("role", 1, 2, "current", SAFE), ("owner", 2, 3, "of", SAFE)
    )
    (kept,), (dropped,) = found.relations, found.dropped
    assert (kept.rule, kept.statement.qualifiers["title"]) == (LEARNED, "high commissioner")
    assert (dropped.rule, dropped.statement.qualifiers["title"]) == ("before", "commissioner")
    assert dropped.dropped == "another reading of the same stands for it"


def test_the_statements_are_those_of_the_components() -> None:
    nlp = spacy.blank("en")
    for extractor in EXTRACTORS:
        nlp.add_pipe(f"entente_{extractor.type}")
    text = f"{MEETING} {STATEMENTS} Togo left ECOWAS."
    doc = nlp(text)
    bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    found = explain(build(text, bounds), doc._.entente_document, EXTRACTORS)
    assert {one.statement for one in found.relations} == set(doc._.entente_statements)
    assert len(found.relations) > 2


def test_lines_for_a_terminal(explained: Callable[..., Explanation]) -> None:
    found = explained(MEETING, ("role", 2, 1, "current", SAFE), ("role", 3, 1, "former", WEAK))
    assert "\n".join(lines(found)) == (
        f"""\
Mentions
  Latvian         DEMONYM  country:LV         Latvia
  Prime Minister  TITLE    -
  Ilze Berga      NAME     person:ilze-berga  Ilze Berga
  Ole Dahl        NAME     person:ole-dahl    Ole Dahl

What the language model links
  who holds which title  Ilze Berga / Prime Minister  current  1.00  in 1
  who holds which title  Ole Dahl / Prime Minister    former   0.06  unsure: {SURE["role"]:.2f} is needed

Relations
  1  Ilze Berga, prime minister of Latvia [current]
     rule        before
     confidence  {found.relations[0].statement.confidence:.2f}
     of          Latvian (country:LV)
     person      Ilze Berga (person:ilze-berga)
     title       prime minister
     quote       “Latvian Prime Minister Ilze Berga”

Read, and dropped
  none"""
    )


def test_mentions_of_the_same_words_are_told_apart(explained: Callable[..., Explanation]) -> None:
    shown = lines(explained(STATEMENTS, ("issuer", 3, 0, "by", SAFE)))
    assert shown[1].split()[:2] == ["Canada", "(1)"]
    assert any("Mali (2) / Canada (1)" in line for line in shown)


def test_a_sure_link_without_a_relation(explained: Callable[..., Explanation]) -> None:
    shown = lines(explained("Did Togo leave NATO?", ("membership", 0, 1, "withdrew/former", SAFE)))
    assert "  who belongs to what  Togo / NATO  withdrew, former  1.00  sure, but in no relation" in shown


def test_no_character_of_the_text_moves_the_cursor(explained: Callable[..., Explanation]) -> None:
    shown = lines(explained("Latvian Prime Minister Ilze\n Berga spoke.\x1b[31m"))
    assert all(line.isprintable() for line in shown)


def test_a_text_that_says_nothing(explained: Callable[..., Explanation]) -> None:
    assert lines(explained("it rained"))[:3] == ["Mentions", "  none", ""]


def test_values_have_the_same_with_offsets(explained: Callable[..., Explanation]) -> None:
    text = STATEMENTS
    told = as_values(explained(text, ("target", 1, 1, "imposed", SAFE), ("issuer", 1, 0, "by", SAFE)))
    assert json.loads(json.dumps(told)) == told
    assert list(told) == ["text", "date", "mentions", "links", "relations", "dropped"]
    (relation,), (dropped,) = told["relations"], told["dropped"]
    assert (relation["number"], relation["rule"], relation["qualifiers"]) == (1, "noun", {"date": "2020"})
    assert relation["ends"]["target"]["entity"] == {"id": "country:ML", "kind": "Country", "name": "Mali"}
    assert dropped["dropped"]
    assert [(one["question"], one["relations"]) for one in told["links"]] == [
        ("who is sanctioned", [1]),
        ("sanctioned by whom", [1]),
    ]
    ends = [end for one in (relation, dropped) for end in one["ends"].values()]
    for piece in [*told["mentions"], *ends, told["links"][1]["second"]]:
        assert text[piece["start"] : piece["end"]] == piece["text"]
    assert text[relation["start"] : relation["end"]] == relation["quote"]


@pytest.mark.parametrize("arguments", [["-"], ["Canada imposed sanctions on Mali.", "--date", "2020-05-08"]])
def test_the_command(tmp_path: Path, arguments: list[str]) -> None:
    stdin = "Date: 2020-05-08\n\nCanada imposed sanctions on Mali.\n"
    ran = entente(tmp_path, "explain", *arguments, "--format", "json", stdin=stdin)
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert told["date"] == "2020-05-08"
    assert [one["qualifiers"]["date"] for one in told["relations"]] == ["2020"]
    assert list(tmp_path.iterdir()) == []


def test_the_command_for_people(tmp_path: Path) -> None:
    ran = entente(tmp_path, "explain", MEETING)
    assert (ran.code, ran.err) == (0, "")
    assert "     rule        before\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([""], "nothing to read"),
        ([" \n"], "nothing to read"),
        (["Togo left.", "--date", "soon"], "'soon' is not a date"),
        (["Togo left.", "--model", "no_such_pipeline"], "no_such_pipeline"),
        (["Togo \udce9 left."], "not valid Unicode at character 5"),
        (["-"], "standard input is empty"),
    ],
)
def test_errors_of_one_line(tmp_path: Path, arguments: list[str], part: str) -> None:
    assert_one_line(entente(tmp_path, "explain", *arguments), part)
