"""Links of the language model as candidates, beside those of the rules."""

from collections.abc import Callable

import pytest

from extractors.passage import build
from extractors.relations.base import Candidate
from extractors.relations.linked import LEARNED
from extractors.relations.linked_memberships import memberships
from extractors.relations.linked_roles import roles
from extractors.relations.linked_sanctions import sanctions
from extractors.relations.person_role import extract
from extractors.relations.sanction_target import extract as read_sanctions
from extractors.syntax import Link, Passage


def texts(passage: Passage, candidate: Candidate) -> dict[str, str]:
    return {name: passage.words(end) for name, end in candidate.ends.items()}


def test_a_role_with_the_most_probable_owner(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Ghana welcomed the head of Togo's chamber of mines, Ann Lund.",
        ("role", "Ann Lund", "head", "acting", 0.9),
        ("owner", "head", "Togo", "of", 0.8),
        ("owner", "head", "Ghana", "of", 0.6),
    )
    (found,) = roles(passage, [])
    assert texts(passage, found) == {"person": "Ann Lund", "of": "Togo"}
    assert (found.status, found.rule, found.qualifiers["title"]) == ("acting", LEARNED, "head")
    start, end = found.span
    assert passage.text[start:end] == "head of Togo's chamber of mines, Ann Lund"


def test_the_years_right_after_a_role_are_its_term(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Ann Lund has served the chamber, as minister since 2019.", ("role", "Ann Lund", "minister", "current", 0.9)
    )
    assert [found.qualifiers.get("since") for found in roles(passage, [])] == ["2019"]


def test_a_title_that_a_rule_gives_to_somebody_is_theirs(linked: Callable[..., Passage]) -> None:
    text = "Norwegian Prime Minister Erna Solberg met Ann Lund."
    links = [("role", name, "Prime Minister", "former", 0.9) for name in ("Erna Solberg", "Ann Lund")]
    assert not list(extract(linked(text)))  # the model finds what the rule reads improbable
    (found,) = extract(linked(text, *links))
    assert (found.rule, found.status) == ("before", "former")  # the model is sure of the status
    (found,) = extract(linked(text, *((*link[:4], 0.8) for link in links)))
    assert (found.rule, found.status) == ("before", "current")


@pytest.mark.parametrize(
    "text",
    [
        "Did Ann Lund run the bank as mayor?",
        "Nobody believes that Ann Lund is to be mayor.",
        "Ann Lund posed as mayor.",
    ],
)
def test_what_is_not_told_as_a_fact_is_not_stated(linked: Callable[..., Passage], text: str) -> None:
    assert not roles(linked(text, ("role", "Ann Lund", "mayor", "current", 0.9)), [])


def test_a_membership_that_is_denied_is_not_stated_as_one(linked: Callable[..., Passage]) -> None:
    text = "Togo never left NATO."
    assert not list(memberships(linked(text, ("membership", "Togo", "NATO", "withdrew/former", 0.9)), []))
    assert not list(memberships(linked(text, ("membership", "Togo", "NATO", "member/denied", 0.9)), []))
    denied = linked("Togo is not in NATO.", ("membership", "Togo", "NATO", "member/denied", 0.9))
    assert [found.status for found in memberships(denied, [])] == ["denied"]


def test_who_serves_the_issuer_or_evades_it_is_no_target(linked: Callable[..., Passage]) -> None:
    chief = [("role", "Ann Lund", "premier", "current", 0.9), ("owner", "premier", "Canada", "of", 0.9)]
    target = [("target", "Ann Lund", "Ann Lund", "imposed", 0.95), ("issuer", "Ann Lund", "Canada", "by", 0.9)]
    text = "Canada's premier, Ann Lund, spoke of the list."
    assert list(sanctions(linked(text, *target), []))
    assert not list(sanctions(linked(text, *chief, *target), []))
    assert not list(sanctions(linked("Iran evaded the ban.", ("target", "Iran", "Iran", "imposed", 0.9)), []))


def test_an_owner_that_the_rule_leaves_open_is_the_one_the_model_links(linked: Callable[..., Passage]) -> None:
    text = "Over lunch in Lisbon the mayor, Ann Lund, spoke of a wine from Togo."
    role = ("role", "Ann Lund", "mayor", "current", 0.9)
    (found,) = extract(linked(text, role, ("owner", "mayor", "Togo", "of", 0.995)))
    assert texts(linked(text), found)["of"] == "Togo"
    (city,) = extract(linked(text, role, ("owner", "mayor", "Lisbon", "of", 0.995)))
    assert (city.ends["of"].kind, city.ends["of"].entity) == ("R", None)  # of the city, not of Portugal
    (likely,) = extract(linked(text, role, ("owner", "mayor", "Togo", "of", 0.4)))  # nothing nearer tells one
    assert texts(linked(text), likely)["of"] == "Togo"
    assert not [one for one in extract(linked(text, role, ("owner", "mayor", "Togo", "of", 0.3))) if "of" in one.ends]


def test_whom_an_ambassador_is_sent_to_is_no_owner(linked: Callable[..., Passage]) -> None:
    text = "Ann Lund, a former ambassador to Poland, Latvia and Chad, spoke."
    role = ("role", "Ann Lund", "ambassador to Poland", "former", 0.9)
    found = list(extract(linked(text, role, ("owner", "ambassador to Poland", "Latvia", "of", 0.99))))
    assert [one.qualifiers["title"].partition(" to ")[2] for one in found] == ["Poland", "Latvia", "Chad"]
    assert not [one for one in found if "of" in one.ends]


def test_an_issuer_that_the_rule_leaves_open_is_quoted_too(linked: Callable[..., Passage]) -> None:
    text = "Sanctions were imposed on Belarus on Monday. Japan announced the move."
    (found,) = read_sanctions(linked(text, ("issuer", "Belarus", "Japan", "by", 0.8)))
    assert texts(linked(text), found) == {"target": "Belarus", "issuer": "Japan"}
    assert text[slice(*found.span)] == "Sanctions were imposed on Belarus on Monday. Japan"
    (itself,) = read_sanctions(linked(text, ("issuer", "Belarus", "Belarus", "by", 0.8)))
    assert "issuer" not in itself.ends


def test_ends_in_two_sentences_take_more_and_no_denial_between(linked: Callable[..., Passage]) -> None:
    def read(text: str, probability: float) -> list[Candidate]:
        passage = build(text, [(0, text.index(".") + 1), (text.index(".") + 2, len(text))])
        where = {passage.words(mention): index for index, mention in enumerate(passage.found)}
        link = Link(where["Ghana"], where["African Union"], "joined/current", probability)
        passage.links = {"membership": [link]}
        return list(memberships(passage, []))

    joined = "Ghana has cause to cheer. The African Union admitted it."
    assert read(joined, 0.995)
    assert not read(joined, 0.95)
    assert not read("Ghana did not join. The African Union regretted that.", 0.995)


def test_where_no_model_has_read_the_rules_stand() -> None:
    passage = build("Norwegian Prime Minister Erna Solberg spoke.", [(0, 44)])
    assert [found.rule for found in extract(passage)] == ["before"]


def test_memberships_beside_those_of_the_rules(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Togo and Ghana sought a way into NATO.",
        ("membership", "Togo", "NATO", "candidate/prospective", 0.7),
        ("membership", "Ghana", "NATO", "member/current", 0.4),
    )
    (found,) = memberships(passage, [])
    assert (found.status, found.qualifiers) == ("prospective", {"relation": "candidate"})
    assert not list(memberships(passage, [found]))


def test_a_membership_without_a_word_of_it_is_not_stated(linked: Callable[..., Passage]) -> None:
    text = "Togo sent troops to the mission of the African Union."
    assert not list(memberships(linked(text, ("membership", "Togo", "African Union", "member/current", 0.99)), []))


def test_targets_with_and_without_an_issuer(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Canada put Belarus on a list before talks with Iran, which may be on it soon.",
        ("target", "Belarus", "Belarus", "imposed", 0.95),
        ("target", "Iran", "Iran", "proposed", 0.92),
        ("issuer", "Belarus", "Canada", "by", 0.8),
        ("issuer", "Iran", "Canada", "by", 0.2),
    )
    first, second = sanctions(passage, [])
    assert texts(passage, first) == {"target": "Belarus", "issuer": "Canada"}
    assert texts(passage, second) == {"target": "Iran"}
    assert [one.status for one in (first, second)] == ["imposed", "proposed"]
    assert not list(sanctions(passage, [first, second]))


def test_the_targets_of_a_list_have_the_issuer_that_is_the_most_probable_of_all(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Canada and Togo put Belarus, Iran and Sudan on a list.",
        *(("target", name, name, "imposed", 0.95) for name in ("Belarus", "Iran", "Sudan")),
        ("issuer", "Belarus", "Canada", "by", 0.9),
        ("issuer", "Iran", "Canada", "by", 0.8),
        ("issuer", "Sudan", "Togo", "by", 0.85),
    )
    assert [texts(passage, found)["issuer"] for found in sanctions(passage, [])] == ["Canada"] * 3


def test_an_issuer_is_of_the_paragraph_of_its_target_where_one_is(linked: Callable[..., Passage]) -> None:
    passage = linked(
        "Togo was named.\n\nCanada put Iran on a list.",
        ("target", "Iran", "Iran", "imposed", 0.95),
        ("issuer", "Iran", "Togo", "by", 0.95),
        ("issuer", "Iran", "Canada", "by", 0.6),
    )
    (found,) = sanctions(passage, [])
    assert texts(passage, found)["issuer"] == "Canada"
