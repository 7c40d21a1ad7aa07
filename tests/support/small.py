"""A small graph that has one of everything: terms, a succession, a denial, a lifted measure, documents without date."""

from statements import CHINA, NATO, RUSSIA, SCO, TURKEY, UNITED_STATES, document, membership, person, role, sanction

from graph.model import Statement

_MARCH, _OCTOBER = document("a", "2023-03-23"), document("b", "2023-10-24")
_DECEMBER, _UNDATED = document("c", "2023-12-29"), document("d", None)


def small() -> list[Statement]:
    """Its statements."""
    return [
        role("Li Shangfu", "defence minister", CHINA, since="2023-03", where=_MARCH),
        role("Li Shangfu", "state councillor", CHINA, since="2023-03", where=_MARCH, start=20),
        role("Li Shangfu", "defence minister", CHINA, "former", until="2023-10", where=_OCTOBER),
        role("Dong Jun", "defence minister", CHINA, since="2023-12-29", where=_DECEMBER),
        role("Dong Jun", "state councillor", CHINA, since="2024", where=_DECEMBER, start=30),
        role("Ana Ilić", "defence minister", CHINA, "denied", where=_OCTOBER, start=90),
        role("Ana Ilić", "defence minister", CHINA, since="2024", where=_DECEMBER, start=300),
        role("Dong Jun", "president", None, "candidate", where=_UNDATED, start=10),
        membership(RUSSIA, SCO, where=_MARCH, start=50, attribution="the foreign ministry"),
        membership(CHINA, SCO, "founder", where=_MARCH, start=70),
        membership(CHINA, NATO, "member", "denied", where=_DECEMBER, start=70),
        membership(CHINA, NATO, "partner", where=_DECEMBER, start=80),
        membership(RUSSIA, NATO, "partner", where=_DECEMBER, start=85),
        membership(UNITED_STATES, NATO, where=_DECEMBER, start=95),
        membership(TURKEY, SCO, "candidate", "prospective", where=_DECEMBER, start=120),
        membership(TURKEY, SCO, "withdrew", where=_DECEMBER, start=220),
        sanction(UNITED_STATES, person("Li Shangfu"), date="2018-09", reason="arms sales", where=_MARCH, start=5),
        sanction(UNITED_STATES, RUSSIA, date="2022-02", reason="the invasion", where=_MARCH, start=9),
        sanction(RUSSIA, UNITED_STATES, date="2022-03", where=_OCTOBER, start=9),
        sanction(UNITED_STATES, person("Ana Ilić"), "imposed", date="2020", where=_MARCH, start=400),
        sanction(UNITED_STATES, person("Ana Ilić"), "lifted", date="2020", where=_DECEMBER, start=400),
        sanction(None, RUSSIA, "threatened", where=_UNDATED, start=40),
    ]
