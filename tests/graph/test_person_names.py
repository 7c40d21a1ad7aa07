"""Names of people and organizations, compared."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import comparison, judgements, organization_names, person_names
from graph.organization_names import compare_organizations
from graph.person_names import compare_names, person_name

ONE_PERSON = [
    ("Sergei Shoigu", "Sergey Choïgou"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "Vladimir Zelensky"),
    ("Abe Shinzo", "Shinzo Abe"),
    ("Xi", "President Xi Jinping"),
    ("J. Stoltenberg", "Jens Stoltenberg"),
    ("Dr. Hassan Rouhani", "Hasan Rohani"),
    ("Ursula von der Leyen", "Ursula Leyen"),
    ("Abdel Fattah el-Sisi", "Abdelfattah al-Sisi"),
    ("Kim Jong-un", "Kim Jongun"),
    ("Bill Clinton", "William J. Clinton"),
    ("Orbán Viktor", "V. Orban"),
]
TWO_PEOPLE = [
    ("Kim Jong-il", "Kim Jong-un"),
    ("Li Keqiang", "Li Qiang"),
    ("Qin Gang", "Qin Gong"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Arkady Rotenberg", "Boris Rotenberg"),
    ("Ruhollah Khomeini", "Ali Khamenei"),
    ("George Bush Sr.", "George Bush Jr."),
    ("J. Smith", "K. Smith"),
    ("A. B.", "Anna Berg"),
]


@pytest.mark.parametrize(("left", "right"), ONE_PERSON)
def test_spellings_of_one_name_agree(left, right):
    assert compare_names(left, right) is not None


@pytest.mark.parametrize(("left", "right"), TWO_PEOPLE)
def test_names_of_two_people_do_not(left, right):
    assert compare_names(left, right) is None


def test_what_agrees_is_told_in_words():
    assert compare_names("J. Choïgou", "Jan Shoigu").words == (
        "Choïgou is spelled Shoigu",
        "J. and Jan agree as far as told",
    )


def test_a_surname_alone_weighs_less():
    alone, full = compare_names("Putin", "Vladimir Putin"), compare_names("Wladimir Putin", "Vladimir Putin")
    assert (alone.is_partial, full.is_partial) == (True, False)
    assert alone.weight < full.weight


def test_the_generation_is_no_part_of_the_name():
    assert person_name("Lloyd J. Austin III").generation == 3
    assert [part.written for part in person_name("Sheikh Tamim bin Hamad").words] == ["tamim", "hamad"]


@given(st.text(), st.text())
def test_any_text_is_compared_and_both_ways_alike(left, right):
    one, other = compare_names(left, right), compare_names(right, left)
    assert (one and one.weight) == (other and other.weight)
    assert (compare_organizations(left, right) is None) == (compare_organizations(right, left) is None)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Gazprom", "PJSC Gazprom"),
        ("Huawei Technologies Co., Ltd.", "Huawei Technologies"),
        ("the Russian Defence Ministry", "Ministry of Defense of Russia"),
        ("Islamic Revolutionary Guard Corps", "IRGC"),
    ],
)
def test_one_organization(left, right):
    assert compare_organizations(left, right) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Delta Ltd", "Delta GmbH"),
        ("1st Guards Army", "4th Guards Army"),
        ("Central Bank of Iran", "Central Bank of Iraq"),
        ("Bank Rossiya", "Bank Russia"),
        ("Gazprom", "Gazprom Neft"),
    ],
)
def test_two_organizations(left, right):
    found = compare_organizations(left, right)
    assert found is None or found.weight < 8


@pytest.mark.parametrize("module", [comparison, judgements, organization_names, person_names])
def test_examples(module):
    result = doctest.testmod(module)
    assert (result.failed, result.attempted > 0) == (0, True)
