"""Sentences that tell of sanctions, and sentences that do not."""

from extractors.relations.base import Example


def _measure(issuer: str | None, target: str, status: str = "imposed") -> dict[str, str]:
    return {"target": target, "status": status} | ({"issuer": issuer} if issuer else {})


POSITIVE: tuple[Example, ...] = (
    # nouns with an issuer as subject, as modifier, as agent
    ("Canada imposed sanctions on Belarus.", [_measure("Canada", "Belarus")]),
    ("EU sanctions against Nicaragua hit coffee exports.", [_measure("European Union", "Nicaragua")]),
    ("The arms embargo imposed by the United Nations on Somalia is porous.", [_measure("United Nations", "Somalia")]),
    # seats of government, agencies
    ("Washington imposed sanctions on Rosneft.", [_measure("United States", "Rosneft")]),
    ("The Security Council imposed an arms embargo on Liberia.", [_measure("United Nations", "Liberia")]),
    # verbs
    (
        "The United States sanctioned Venezuelan general Vladimir Padrino.",
        [_measure("United States", "Vladimir Padrino")],
    ),
    ("Ramzan Kadyrov was sanctioned by Canada.", [_measure("Canada", "Ramzan Kadyrov")]),
    ("Australia designated Hamas a terrorist organisation.", [_measure("Australia", "Hamas")]),
    ("Norway froze the assets of Oleg Deripaska.", [_measure("Norway", "Oleg Deripaska")]),
    # lists
    ("Japan imposed sanctions on Russia and Belarus.", [_measure("Japan", "Russia"), _measure("Japan", "Belarus")]),
    # status
    ("The European Union lifted sanctions on Burundi.", [_measure("European Union", "Burundi", "lifted")]),
    ("Britain extended sanctions against Syria.", [_measure("United Kingdom", "Syria", "extended")]),
    ("The European Union threatened Serbia with sanctions.", [_measure("European Union", "Serbia", "threatened")]),
    ("Opposition leaders called for sanctions against Togo.", [_measure(None, "Togo", "proposed")]),
    ("Switzerland has not imposed sanctions on Qatar.", [_measure("Switzerland", "Qatar", "denied")]),
    ("Canada will not sanction Rostec.", [_measure("Canada", "Rostec", "denied")]),
    ("Norway refused to sanction Huawei.", [_measure("Norway", "Huawei", "denied")]),
    ("No EU country sanctioned Qatar.", [_measure("European Union", "Qatar", "denied")]),
    ("U.N. sanctions on Eritrea ended last autumn.", [_measure("United Nations", "Eritrea", "lifted")]),
    # the one who is named, not whose relative or officer it is
    ("Canada sanctioned Lukashenko's son Viktor Lukashenko.", [_measure("Canada", "Viktor Lukashenko")]),
    # taken off a list
    ("Norway removed Rostec from its blacklist.", [_measure("Norway", "Rostec", "lifted")]),
    (
        "Canada removed the following people from its sanctions list: Oleg Petrov, Ivan Sokolov and Anna Orlova.",
        [_measure("Canada", name, "lifted") for name in ("Oleg Petrov", "Ivan Sokolov", "Anna Orlova")],
    ),
    ("Australia delisted Huawei.", [_measure("Australia", "Huawei", "lifted")]),
    ("Japan unfroze the assets of Oleg Deripaska.", [_measure("Japan", "Oleg Deripaska", "lifted")]),
    ("Huawei was removed from the sanctions list by Canada.", [_measure("Canada", "Huawei", "lifted")]),
    # asked for, turned down, presupposed
    (
        "Farmers urged the European Union to extend sanctions on Belarus.",
        [_measure("European Union", "Belarus", "proposed")],
    ),
    ("Togo will not return to the talks until sanctions on Togo are lifted.", [_measure(None, "Togo")]),
    # whom the targets are near to is none
    ("Canada sanctioned Rostec, which is close to Vladimir Putin.", [_measure("Canada", "Rostec")]),
    ("Havana asked the United States to lift sanctions on Cuba.", [_measure("United States", "Cuba")]),
)

NEGATIVE: tuple[str, ...] = (
    "The committee sanctioned the plan.",
    "Should Japan sanction Huawei?",
    "Had Canada sanctioned Rostec, prices would have risen.",
    "Canada sanctioned the wife of Oleg Deripaska.",
    "Iran evaded U.S. sanctions.",
    "Norway sanctioned supporters of Oleg Deripaska.",
    "The exchange delisted Huawei and its shares fell.",
    "A court in Cairo froze the assets of Oleg Deripaska.",
    "Canada imposed a travel ban on Kenya as the pandemic spread.",
    "The umpire sanctioned Brazil.",
    "The club faces sanctions from the football league.",
    "France expelled two diplomats.",
    "The United States raised tariffs on steel.",
)
