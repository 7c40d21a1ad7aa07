"""Statements that contradict each other, each pair by its kind, and pairs that look alike and do not."""

from statements import CHINA, NATO, RUSSIA, SCO, TURKEY, UNITED_STATES, document, membership, person, role, sanction

from graph.model import Entity, Statement

BOSNIA = Entity("country:BA", "Country", "Bosnia and Herzegovina")
MONDAY, TUESDAY, FRIDAY = (document(day, f"2024-05-{day}") for day in ("06", "07", "10"))
OTHER_TUESDAY, MAY, LATER_MAY = (
    document("other", "2024-05-07"),
    document("may", "2024-05"),
    document("later", "2024-05"),
)
ANA, BO = "Ana Ilić", "Bo Sørensen"

TWO_HOLDERS = [
    role(ANA, "prime minister", RUSSIA, where=MONDAY, attribution="the cabinet"),
    role(ANA, "prime minister", RUSSIA, where=FRIDAY),
    role(BO, "prime minister", RUSSIA, where=TUESDAY, attribution="the opposition"),
]
DENIED_ROLE = [role(ANA, "judge", RUSSIA, where=TUESDAY), role(ANA, "judge", RUSSIA, "denied", where=OTHER_TUESDAY)]
DENIED_MEMBERSHIP = [
    membership(CHINA, SCO, "joined", where=MONDAY, since="2001"),
    membership(CHINA, SCO, status="denied", where=document("old", "2010-01-05")),
]
MEMBER_AND_NOT = [membership(TURKEY, NATO, where=TUESDAY), membership(TURKEY, NATO, "withdrew", where=OTHER_TUESDAY)]
IMPOSED_AND_LIFTED = [
    sanction(UNITED_STATES, CHINA, date="2024-05-06", where=MONDAY),
    sanction(UNITED_STATES, CHINA, "lifted", date="2024-05-06", where=TUESDAY),
]
DENIED_SANCTION = [
    sanction(RUSSIA, person(BO), date="2024-04", where=FRIDAY),
    sanction(RUSSIA, person(BO), "denied", where=TUESDAY),
]
CONTRADICTIONS = {
    "two_holders": TWO_HOLDERS,
    "denied_role": DENIED_ROLE,
    "denied_membership": DENIED_MEMBERSHIP,
    "member_and_not": MEMBER_AND_NOT,
    "imposed_and_lifted": IMPOSED_AND_LIFTED,
    "denied_sanction": DENIED_SANCTION,
    "in_one_document": [role(ANA, "king", RUSSIA, where=MAY), role(BO, "king", RUSSIA, where=MAY)],
    "overlap_by_since": [
        role(ANA, "president", RUSSIA, where=MONDAY),
        role(BO, "president", RUSSIA, since="2024-04", where=FRIDAY),
    ],
    "two_acting": [
        role(ANA, "president", RUSSIA, "acting", where=TUESDAY),
        role(BO, "president", RUSSIA, "acting", where=OTHER_TUESDAY),
    ],
}
"""Name → statements that make one contradiction."""

CONSISTENT = {
    "a handover": [role(ANA, "president", RUSSIA, where=MONDAY), role(BO, "president", RUSSIA, where=TUESDAY)],
    "a handover that news saw late": [
        *TWO_HOLDERS,
        role(ANA, "prime minister", RUSSIA, "former", where=FRIDAY, start=9),
    ],
    "two in one month": [role(ANA, "president", RUSSIA, where=MAY), role(BO, "president", RUSSIA, where=LATER_MAY)],
    "a presidency of three": [
        role(ANA, "president", BOSNIA, where=TUESDAY),
        role(BO, "president", BOSNIA, where=OTHER_TUESDAY),
    ],
    "an office that many hold": [
        role(ANA, "ambassador", RUSSIA, where=TUESDAY),
        role(BO, "ambassador", RUSSIA, where=OTHER_TUESDAY),
    ],
    "one who stands in": [
        role(ANA, "president", RUSSIA, where=TUESDAY),
        role(BO, "president", RUSSIA, "acting", where=OTHER_TUESDAY),
    ],
    "two texts without a date": [
        role(ANA, "president", RUSSIA, where=document("one", None)),
        role(BO, "president", RUSSIA, where=document("two", None)),
    ],
    "a surname alone": [
        role("Ilić", "president", RUSSIA, where=TUESDAY),
        role(ANA, "president", RUSSIA, where=OTHER_TUESDAY),
    ],
    "one person's two terms": [
        role(ANA, "president", RUSSIA, since="2000", where=TUESDAY),
        role(ANA, "president", RUSSIA, since="2012", where=OTHER_TUESDAY),
    ],
    "no member yet": [membership(CHINA, NATO, status="denied", where=MONDAY), membership(CHINA, NATO, where=FRIDAY)],
    "another relation": [
        membership(CHINA, NATO, status="denied", where=TUESDAY),
        membership(CHINA, NATO, "partner", where=OTHER_TUESDAY),
    ],
    "a member that left": [membership(TURKEY, NATO, where=MONDAY), membership(TURKEY, NATO, "withdrew", where=TUESDAY)],
    "told by one text": [
        membership(TURKEY, NATO, where=TUESDAY),
        membership(TURKEY, NATO, "withdrew", where=TUESDAY, start=90),
    ],
    "imposed and lifted in one year": [
        sanction(UNITED_STATES, CHINA, date="2024", where=MONDAY),
        sanction(UNITED_STATES, CHINA, "lifted", date="2024", where=FRIDAY),
    ],
    "a threat": [
        sanction(UNITED_STATES, CHINA, where=TUESDAY),
        sanction(UNITED_STATES, CHINA, "threatened", where=MONDAY),
    ],
}
"""Name → statements that make none."""


def disputed() -> list[Statement]:
    """The contradictions of each kind that do not touch each other, in one graph."""
    kinds = (
        "two_holders",
        "denied_role",
        "denied_membership",
        "member_and_not",
        "imposed_and_lifted",
        "denied_sanction",
    )
    return [statement for kind in kinds for statement in CONTRADICTIONS[kind]]
