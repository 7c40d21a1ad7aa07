"""Which surfaces the entities of the tables have."""

import pytest

from graph.names import demonyms, entities, metonym_surfaces, organization_surfaces, territory_surfaces, written


@pytest.mark.parametrize(
    "surface",
    [
        "WFP",
        "W.F.P.",
        "World Food Programme",
        "World Food Program",
        "UN World Food Programme",
        "U.N. World Food Program",
    ],
)
def test_spellings_follow_by_rule(surface: str) -> None:
    assert {entity.id for name, entity in organization_surfaces("organizations") if name == surface} == {
        "org:world-food-programme"
    }


def test_long_acronyms_are_not_dotted() -> None:
    assert "A.S.E.A.N." not in {surface for surface, _ in organization_surfaces("organizations")}


def test_written_surfaces_are_a_part_of_all() -> None:
    everything, looked_for = set(territory_surfaces("Country")), set(written("Country"))
    assert looked_for < everything
    assert "Deutschland" in {surface for surface, _ in everything - looked_for}


def test_no_demonym_is_a_name_of_a_territory() -> None:
    names = {surface for kind in ("Country", "Region") for surface, _ in territory_surfaces(kind)}
    assert names & demonyms().keys() == set()


def test_every_surface_leads_to_an_entity_of_the_tables() -> None:
    pairs = [*metonym_surfaces("capital"), *organization_surfaces("bodies"), *written("Region")]
    assert len(pairs) > 1000
    assert all(entities()[entity.id] == entity for _, entity in pairs)


def test_our_names_go_before_the_library_ones() -> None:
    assert entities()["country:TR"].name == "Turkey"
    assert entities()["country:FR"].name == "France"
