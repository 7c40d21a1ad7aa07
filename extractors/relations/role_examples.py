"""Sentences that state roles, and sentences that do not."""

from extractors.relations.base import Example


def _role(person: str, title: str, of: str, status: str = "current") -> dict[str, str]:
    return {"person": person, "title": title, "of": of, "status": status}


POSITIVE: tuple[Example, ...] = (
    # before the name
    ("Norwegian Prime Minister Erna Solberg opened the session.", [_role("Erna Solberg", "prime minister", "Norway")]),
    ("Ghana's President Nana Akufo-Addo flew home.", [_role("Nana Akufo-Addo", "president", "Ghana")]),
    ("The President of Chile, Gabriel Boric, spoke.", [_role("Gabriel Boric", "president", "Chile")]),
    ("President Yoweri Museveni of Uganda arrived late.", [_role("Yoweri Museveni", "president", "Uganda")]),
    # after it
    ("Mia Mottley, the prime minister of Barbados, agreed.", [_role("Mia Mottley", "prime minister", "Barbados")]),
    (
        "Mr Park was received by Kaja Kallas, prime minister of Estonia.",
        [_role("Kaja Kallas", "prime minister", "Estonia")],
    ),
    # status within the role
    (
        "Former Irish President Mary Robinson chaired the panel.",
        [_role("Mary Robinson", "president", "Ireland", "former")],
    ),
    (
        "Peru's ex-president Alejandro Toledo was extradited.",
        [_role("Alejandro Toledo", "president", "Peru", "former")],
    ),
    ("Acting Bolivian President Jeanine Áñez stood down.", [_role("Jeanine Áñez", "president", "Bolivia", "acting")]),
    (
        "Guatemalan President-elect Bernardo Arévalo gave thanks.",
        [_role("Bernardo Arévalo", "president", "Guatemala", "incoming")],
    ),
    # verbs
    ("Maia Sandu was elected president of Moldova.", [_role("Maia Sandu", "president", "Moldova", "incoming")]),
    (
        "Liz Truss resigned as prime minister of the United Kingdom.",
        [_role("Liz Truss", "prime minister", "United Kingdom", "former")],
    ),
    ("Sanna Marin was the prime minister of Finland.", [_role("Sanna Marin", "prime minister", "Finland", "former")]),
    (
        "If Hadja Lahbib becomes foreign minister of Belgium, little changes.",
        [_role("Hadja Lahbib", "foreign minister", "Belgium", "conditional")],
    ),
    ("Ahmed declined to become foreign minister of Sudan.", [_role("Ahmed", "foreign minister", "Sudan", "denied")]),
    (
        "Donald Tusk is expected to become prime minister of Poland.",
        [_role("Donald Tusk", "prime minister", "Poland", "candidate")],
    ),
    # coordinated posts; ambassadors; organizations
    (
        "Chinese State Councillor and Foreign Minister Wang Yi replied.",
        [_role("Wang Yi", "state councillor", "China"), _role("Wang Yi", "foreign minister", "China")],
    ),
    (
        "The Canadian ambassador to France, Stéphane Dion, attended.",
        [_role("Stéphane Dion", "ambassador to France", "Canada")],
    ),
    (
        "Ajay Banga, president of the World Bank, was there.",
        [_role("Ajay Banga", "president", "World Bank")],
    ),
    # the holder from the sentence before
    (
        "Emmanuel Macron landed in Rabat on Monday. The French president will stay three days.",
        [_role("Emmanuel Macron", "president", "France")],
    ),
)

NEGATIVE: tuple[str, ...] = (
    "The parade went down Willy Brandt Street.",
    "Talks in Washington ended without a result.",
    "They met at the Jomo Kenyatta Airport.",
    "Prices rose for the third month in a row.",
    "The Kings lost to the Senators on Friday.",
    "A new president will be chosen in the autumn.",
)
