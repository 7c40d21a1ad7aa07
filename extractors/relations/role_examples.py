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
    ("Ann Reed hopes to become president of Ghana.", [_role("Ann Reed", "president", "Ghana", "candidate")]),
    ("Ann Reed failed to become president of Ghana.", [_role("Ann Reed", "president", "Ghana", "denied")]),
    ("Ann Reed was not fired as foreign minister of Chad.", [_role("Ann Reed", "foreign minister", "Chad")]),
    ("Ann Reed lost her job as foreign minister of Chad.", [_role("Ann Reed", "foreign minister", "Chad", "former")]),
    (
        "Ann Reed was replaced as foreign minister of Chad by Paul Moss.",
        [_role("Ann Reed", "foreign minister", "Chad", "former"), _role("Paul Moss", "foreign minister", "Chad")],
    ),
    (
        "Ann Reed, foreign minister of Chad from 2011 to 2014, wrote a book.",
        [_role("Ann Reed", "foreign minister", "Chad", "former")],
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
    # joined posts are of one country
    (
        "Kenya's President William Ruto, Irish President Michael Higgins and Prime Minister Leo Varadkar met.",
        [
            _role("William Ruto", "president", "Kenya"),
            _role("Michael Higgins", "president", "Ireland"),
            _role("Leo Varadkar", "prime minister", "Ireland"),
        ],
    ),
    # what is outgoing, counted, asked for
    ("Departing Chilean President Gabriel Boric waved.", [_role("Gabriel Boric", "president", "Chile")]),
    ("Daniel Moi was the second president of Kenya.", [_role("Daniel Moi", "president", "Kenya", "former")]),
    (
        "Unions demand that Ghanaian President Nana Akufo-Addo resign.",
        [_role("Nana Akufo-Addo", "president", "Ghana")],
    ),
    (
        "Students call for the resignation of Kenyan President William Ruto.",
        [_role("William Ruto", "president", "Kenya")],
    ),
    # whose office it is
    ("The Green Party picks Anna Moss as its leader.", [_role("Anna Moss", "leader", "Green Party", "incoming")]),
    (
        "Maria Moss, head of Peru's tax agency, resigned.",
        [_role("Maria Moss", "head of tax agency", "Peru", "former")],
    ),
    # the holder from the sentence before
    (
        "Emmanuel Macron landed in Rabat on Monday. The French president will stay three days.",
        [_role("Emmanuel Macron", "president", "France")],
    ),
)

NEGATIVE: tuple[str, ...] = (
    "Paul Moss posed as president of Ghana.",
    "Nobody believes that Paul Moss is president of Ghana.",
    "The parade went down Willy Brandt Street.",
    "Talks in Washington ended without a result.",
    "They met at the Jomo Kenyatta Airport.",
    "Prices rose for the third month in a row.",
    "The Kings lost to the Senators on Friday.",
    "A new president will be chosen in the autumn.",
)
