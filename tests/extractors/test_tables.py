"""The word tables of the readers."""

import pytest

from extractors.tables import bag, words
from graph.resources import folder

TABLES = {
    "title_words": ("head", "weak", "modifier", "field", "joiner"),
    "organization_words": ("state", "body", "open", "of_state", "place"),
    "ordinary_words": ("",),
    "target_words": ("",),
    "no_targets": ("",),
}


@pytest.mark.parametrize(("table", "part"), [(table, part) for table, parts in TABLES.items() for part in parts])
def test_every_part_has_words_in_lower_case(table: str, part: str) -> None:
    listed = words(table, part)
    assert listed
    assert all(word == word.lower() for word in listed)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_say_what_they_are(table: str) -> None:
    assert (folder("seeds") / f"{table}.tsv").read_text(encoding="utf-8").startswith("# ")


def test_no_word_is_both_a_head_and_a_weak_head() -> None:
    assert not words("title_words", "head") & words("title_words", "weak")


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("title_words", "tail")


def test_bag() -> None:
    assert bag("a b a") == {"a", "b"}
