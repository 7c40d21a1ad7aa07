"""Sentences that tell of sanctions, and sentences that do not."""

from extractors.relations.base import Example


def _measure(issuer: str | None, target: str, status: str = "imposed") -> dict[str, str]:
    return {"target": target, "status": status} | ({"issuer": issuer} if issuer else {})


POSITIVE: tuple[Example, ...] = (
    # nouns with an issuer as subject, as modifier, as agent
    ("Canada imposed sanctions on Belarus.", [_measure("Canada", "Belarus")]),
    ("EU sanctions against Nicaragua hit coffee exports.", [_measure("European Union", "Nicaragua")]),
    ("The arms embargo imposed by the United Nations on Somalia is porous.", [_measure("United Nations", "Somalia")]),
    # a lifting that was none; names on lines of their own
    ("The EU sanctions on Belarus were not lifted.", [_measure("European Union", "Belarus")]),
    (
        "OFAC delisted the following individuals:\nOmar Said\nKhalid Rahman\nYusuf Tan",
        [_measure("United States", name, "lifted") for name in ("Omar Said", "Khalid Rahman", "Yusuf Tan")],
    ),
    (
        "OFAC removed from its SDN List: Hassan Ali, a financier; Pedro Ruiz, of Cali; Anna Orlova.",
        [_measure("United States", name, "lifted") for name in ("Hassan Ali", "Pedro Ruiz", "Anna Orlova")],
    ),
    # revoked, whatever else stands between; a listing of the past below a heading that takes some off
    (
        "The designations of Rostec, first listed in 1999, and of Huawei have been revoked.",
        [_measure(None, name, "lifted") for name in ("Rostec", "Huawei")],
    ),
    (
        "The facts behind the 2004 designation of Hezbollah as a Foreign Terrorist Organization warrant revocation.",
        [_measure("United States", "Hezbollah", "lifted")],
    ),
    (
        "Canada delisted three individuals who have died. Karim Hadid was designated as a terrorist on 9 May 2003.",
        [_measure(None, "Karim Hadid", "lifted")],
    ),
    # whose list it is, or whose law
    (
        "Yusuf Nader is no longer subject to sanctions under Executive Order 13224.",
        [_measure("United States", "Yusuf Nader", "lifted")],
    ),
    (
        "The Security Council's sanctions committee struck Yusuf Nader off its blacklist.",
        [_measure("United Nations", "Yusuf Nader", "lifted")],
    ),
    ("Rostec was put on the Entity List.", [_measure("United States", "Rostec")]),
    # seats of government, agencies
    ("Washington eased sanctions on Cuba.", [_measure("United States", "Cuba", "lifted")]),
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
    # more of each: listings, lists over lines, renewals, removals, threats, requests, refusals
    ("The United States imposed sanctions on Rosneft.", [_measure("United States", "Rosneft")]),
    ("Japan imposed an arms embargo on Myanmar.", [_measure("Japan", "Myanmar")]),
    ("The U.S. Treasury blacklisted Mahan Air.", [_measure("United States", "Mahan Air")]),
    ("OFAC added Viktor Bout to its sanctions list.", [_measure("United States", "Viktor Bout")]),
    (
        "The State Department designated Ansar al-Sharia a terrorist organization.",
        [_measure("United States", "Ansar al-Sharia")],
    ),
    (
        "Oleg Petrov and Ivan Sokolov were designated pursuant to Executive Order 14024 by the United States.",
        [_measure("United States", "Oleg Petrov"), _measure("United States", "Ivan Sokolov")],
    ),
    (
        "The United States announced the designation of Oleg Petrov for his role in significant corruption.",
        [_measure("United States", "Oleg Petrov")],
    ),
    (
        "The United States designated two Hezbollah financiers: Ali Haddad and Omar Nasser.",
        [_measure("United States", "Ali Haddad"), _measure("United States", "Omar Nasser")],
    ),
    ("Russia barred Mitch Norton from entering the country.", [_measure("Russia", "Mitch Norton")]),
    ("The EU froze the assets of Bank Saderat.", [_measure("European Union", "Bank Saderat")]),
    ("Bank Melli was blacklisted by Canada.", [_measure("Canada", "Bank Melli")]),
    ("Switzerland adopted EU sanctions against Belarus.", [_measure("European Union", "Belarus")]),
    ("The United States tightened sanctions on Venezuela.", [_measure("United States", "Venezuela", "extended")]),
    (
        "The European Union renewed its sanctions on Zimbabwe for a year.",
        [_measure("European Union", "Zimbabwe", "extended")],
    ),
    (
        "The Security Council approved a resolution to extend the arms embargo on South Sudan.",
        [_measure("United Nations", "South Sudan", "extended")],
    ),
    ("Canada lifted its sanctions on Myanmar.", [_measure("Canada", "Myanmar", "lifted")]),
    ("The United States eased sanctions on Sudan.", [_measure("United States", "Sudan", "lifted")]),
    ("The President signed an order to ease U.S. sanctions on Sudan.", [_measure("United States", "Sudan", "lifted")]),
    ("Sanctions on Rusal were lifted by the United States.", [_measure("United States", "Rusal", "lifted")]),
    ("The EU suspended sanctions on Myanmar.", [_measure("European Union", "Myanmar", "lifted")]),
    ("The United States revoked sanctions on Ivory Coast.", [_measure("United States", "Ivory Coast", "lifted")]),
    ("The United States threatened Turkey with sanctions.", [_measure("United States", "Turkey", "threatened")]),
    ("Canada is considering sanctions on Nicaragua.", [_measure("Canada", "Nicaragua", "threatened")]),
    (
        "Germany warned that the European Union could impose sanctions on Mali.",
        [_measure("European Union", "Mali", "threatened")],
    ),
    (
        "Senators called on the United States to impose sanctions on Cambodia.",
        [_measure("United States", "Cambodia", "proposed")],
    ),
    ("Estonia proposed sanctions on Belarus.", [_measure("Estonia", "Belarus", "proposed")]),
    ("Ukraine called for sanctions against Gazprom.", [_measure(None, "Gazprom", "proposed")]),
    ("The European Union refused to lift sanctions on Guinea.", [_measure("European Union", "Guinea")]),
    ("Bolivia urged the United States to lift sanctions on Venezuela.", [_measure("United States", "Venezuela")]),
    ("Iran traded oil despite U.S. sanctions on Iran.", [_measure("United States", "Iran")]),
    ("Norway did not impose sanctions on Israel.", [_measure("Norway", "Israel", "denied")]),
    (
        "The European Union blocked Spain from imposing sanctions on Gibraltar.",
        [_measure("Spain", "Gibraltar", "denied")],
    ),
    ("U.S. sanctions on Iran's oil exports took effect.", [_measure("United States", "Iran's oil exports")]),
    (
        (
            "The following companies are being designated pursuant to Executive Order 14024 by the United "
            "States:\nAlfa Trading Company supplied parts.\nBeta Shipping Company carried them."
        ),
        [_measure("United States", "Alfa Trading Company"), _measure("United States", "Beta Shipping Company")],
    ),
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
    "The bank froze hiring in Brazil.",
    "The United Kingdom banned smoking in pubs.",
    "Germany bans the flag of the party.",
    "France banned a television station.",
    "Indonesia banned the film.",
    "The commission approved a plan for three Spanish banks.",
    "The regulator closed a bank in Ohio.",
    "FIFA banned Peru for two years.",
    "UEFA banned Partizan from the Champions League.",
    "The Olympic committee banned athletes from Russia.",
    "China banned poultry from Brazil after bird flu.",
    "Israel banned travel to Portugal as the Omicron variant spread.",
    "Russia condemned Western policy.",
    "The parliament sanctioned the budget.",
    "The treaty was sanctioned by the senate.",
    "A judge in Madrid froze the assets of the club.",
    "A court barred Jorge Silva from leaving the country.",
    "The prosecutor imposed a travel ban on Jorge Silva.",
    "The stock exchange delisted Luckin Coffee.",
    "Did Canada impose sanctions on Togo?",
    "Would the European Union sanction Malta?",
    "Had the United States sanctioned Rostec, its shares would have fallen.",
    "It is a myth that Japan imposed sanctions on Chile.",
    "Rumours that Canada sanctioned Rostec are false.",
    "Norway sanctioned the wife of Oleg Petrov.",
    "Canada sanctioned executives of Rostec.",
    "The United States raised duties on steel from Turkey.",
    "India expelled four diplomats.",
    "The European Union fined Google.",
    "Poland summoned the envoy.",
    "Chad closed its border with Libya.",
    "The United States stopped aid to Mali.",
    "Turkey recalled its ambassador.",
    "Ships evaded sanctions.",
    "Traders circumvented U.S. sanctions.",
    "The sanctions committee met on Monday.",
    "Sanctions do not work, the paper wrote.",
    "The mayor named the bridge after a poet.",
    "The law designates a bridge in Ohio as a memorial.",
    "Japan designated the temple a national treasure.",
    "Canada designated May as a month of reading.",
    "The library added a novel to its list.",
    "The airline added Lima to its list of destinations.",
    "The museum removed a painting from its list.",
    "Peru put the bird on a list of rare animals.",
    "The league sanctioned Boca Juniors.",
    "A bishop sanctioned the marriage.",
    "The coach was sanctioned by the federation.",
    "The embargo on the report ends at noon.",
)
