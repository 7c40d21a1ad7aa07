"""Titles of office: what makes one office, what makes another, and what kind it is."""

import doctest

import pytest

from graph import titles
from graph.titles import CATEGORIES, office, title_surfaces

SAME = [
    ("foreign minister", "Foreign Minister", "Minister of Foreign Affairs", "minister for foreign affairs", "FM",
     "Foreign Affairs Minister", "Russian foreign minister", "foreign minister of the Russian Federation",
     "acting Foreign Minister", "former foreign minister", "foreign minister-designate",
     "minister of external affairs"),
    ("defence minister", "defense minister", "Minister of Defence", "Minister of National Defense",
     "U.K. defence minister"),
    ("defence secretary", "secretary of defense", "Secretary of State for Defence", "US Defense Secretary"),
    ("finance minister", "minister of finance", "Minister for Finance", "Ukraine's finance minister"),
    ("interior minister", "Minister of the Interior", "minister of internal affairs"),
    ("health minister", "Minister of Public Health", "minister for health"),
    ("prime minister", "PM", "premier", "Prime-Minister", "the prime minister"),
    ("president", "President", "president-elect", "North Korean president", "President of the Republic of Korea"),
    ("spokesperson", "spokesman", "Spokeswoman", "spokesperson"),
    ("chair", "chairman", "chairwoman", "Chairperson"),
    ("vice chair", "vice-chairman", "vice chairwoman"),
    ("chief executive officer", "CEO", "chief executive"),
    ("attorney general", "Attorney-General", "U.S. attorney general"),
    ("secretary general", "Secretary-General", "secretary general"),
    ("deputy foreign minister", "Deputy Minister of Foreign Affairs", "deputy foreign affairs minister"),
    ("treasury secretary", "secretary of the treasury", "U.S. Secretary of the Treasury"),
    ("member of parliament", "MP", "parliamentarian", "lawmaker"),
    ("ambassador to United States", "ambassador to the US", "Ambassador to the United States", "ambassador to U.S."),
]  # fmt: skip

CATEGORY = [
    ("king", "monarch"), ("crown prince", "monarch"), ("supreme leader", "head_of_state"),
    ("chancellor", "head_of_government"), ("first minister", "head_of_government"),
    ("secretary of state", "foreign_minister"), ("foreign secretary", "foreign_minister"),
    ("minister of foreign affairs and trade", "foreign_minister"), ("minister of foreign trade", "minister"),
    ("finance and economic planning minister", "finance_minister"), ("civil defence minister", "minister"),
    ("chancellor of the exchequer", "finance_minister"), ("minister for silly walks", "minister"),
    ("secretary of state for silly walks", "minister"), ("home secretary", "minister"),
    ("deputy foreign minister", "minister"), ("vice foreign minister", "minister"),
    ("first deputy defence minister", "minister"), ("deputy prime minister", "minister"),
    ("assistant secretary of state for energy", "other"), ("under secretary of state for trade", "other"),
    ("vice president", "other"), ("permanent secretary", "other"), ("minister of state", "minister"),
    ("senator", "legislator"), ("speaker of the house", "legislator"), ("state senate president", "legislator"),
    ("chief justice", "judge"), ("chief prosecutor", "judge"), ("attorney general", "judge"),
    ("ambassador to Chad", "ambassador"), ("chargé d’affaires", "ambassador"), ("UN ambassador", "ambassador"),
    ("special envoy for Yemen", "envoy"), ("special representative for Libya", "envoy"),
    ("general", "military"), ("rear admiral", "military"), ("army chief", "military"),
    ("commander of the northern fleet", "military"), ("chief of the general staff", "military"),
    ("police chief", "security"), ("national security adviser", "security"), ("director of the CIA", "security"),
    ("opposition leader", "party"), ("general secretary of the communist party", "party"),
    ("presidential candidate", "party"), ("governor", "governor"), ("deputy governor", "governor"),
    ("governor of the Bank of England", "executive"), ("central bank governor", "executive"), ("mayor", "mayor"),
    ("director-general", "executive"), ("chief financial officer", "executive"), ("trade commissioner", "executive"),
    ("foreign ministry spokesman", "spokesperson"), ("press secretary", "spokesperson"),
    ("editor-in-chief", "media"), ("rebel leader", "armed_group"), ("warlord", "armed_group"),
    ("keeper of the great seal", "other"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "wanted"), [(written, wanted) for wanted, *others in SAME for written in (wanted, *others)]
)
def test_one_office_in_one_spelling(written: str, wanted: str) -> None:
    assert office(written).title == wanted


@pytest.mark.parametrize(("title", "category"), CATEGORY)
def test_category(title: str, category: str) -> None:
    assert office(title).category == category


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foreign minister", "deputy foreign minister"),
        ("deputy foreign minister", "first deputy foreign minister"),
        ("president", "vice president"),
        ("minister of trade", "minister of transport"),
        ("ambassador to Turkey", "ambassador to Greece"),
        ("minister of state for trade", "trade minister"),
        ("chief of staff", "deputy chief of staff"),
        ("commander", "lieutenant commander"),
        ("governor of the Bank of England", "governor"),
    ],
)
def test_another_office(one: str, other: str) -> None:
    assert office(one).title != office(other).title


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("special representative for the Republic of Korea", "special representative for the republic of korea"),
        ("minister for Kashmir affairs", "kashmir affairs minister"),
        ("secretary of state for Northern Ireland", "northern ireland secretary"),
    ],
)
def test_a_country_that_is_the_field_stays(written: str, wanted: str) -> None:
    assert office(written).title == wanted


def test_the_spelling_of_an_office_names_the_same_office() -> None:
    wrong = [surface for surface, _ in title_surfaces() if office(office(surface).title) != office(surface)]
    assert wrong == []


def test_title_surfaces_have_the_category_of_their_office() -> None:
    found = list(title_surfaces())
    assert len({surface for surface, _ in found}) == len(found) > 1000
    assert [surface for surface, category in found if office(surface).category != category] == []
    assert {"minister of defense", "minister of defence", "spokeswoman", "chargé d'affaires"} <= dict(found).keys()


@pytest.mark.parametrize("title", ["", " ", "former", "of", "the", "minister of", "'s", "—"])
def test_nonsense_is_an_office_of_no_kind_or_a_plain_one(title: str) -> None:
    assert office(title).category in CATEGORIES


def test_examples() -> None:
    result = doctest.testmod(titles)
    assert (result.failed, result.attempted > 0) == (0, True)
