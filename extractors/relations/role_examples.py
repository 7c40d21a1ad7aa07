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
    # of a part of a country
    ("Ana Reyes, the mayor of Peru's Cusco, wept.", [_role("Ana Reyes", "mayor", "Cusco")]),
    # several holders of one kind of office, several offices of one holder
    (
        "Presidents Ann Lund of Norway and Bo Berg of Sweden met.",
        [_role("Ann Lund", "president", "Norway"), _role("Bo Berg", "president", "Sweden")],
    ),
    (
        "Norwegian ministers, Ann Lund, Bo Berg and Cy Holm, signed it.",
        [_role(name, "minister", "Norway") for name in ("Ann Lund", "Bo Berg", "Cy Holm")],
    ),
    (
        "Ann Lund is Norway's minister of health, minister of trade and governor of the central bank.",
        [
            _role("Ann Lund", "minister of health", "Norway"),
            _role("Ann Lund", "minister of trade", "Norway"),
            _role("Ann Lund", "governor of the central bank", "Norway"),
        ],
    ),
    (
        "Ann Lund, a former Norwegian ambassador to Chad and Togo, wrote it.",
        [
            _role("Ann Lund", "ambassador to Chad", "Norway", "former"),
            _role("Ann Lund", "ambassador to Togo", "Norway", "former"),
        ],
    ),
    # of a state of a state
    ("Ann Lund, the governor of the U.S. state of Ohio, spoke.", [_role("Ann Lund", "governor", "Ohio")]),
    # a body, and who heads it
    ("The Salt Commission, chaired by Ann Lund, met twice.", [_role("Ann Lund", "chair", "Salt Commission")]),
    # a country elsewhere in the sentence
    (
        "In Oslo the U.S.-Norway talks began; Norwegian Premier Ann Lund spoke.",
        [_role("Ann Lund", "premier", "Norway")],
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
    # titles of several parts, parts of states, what is left, who is meant
    ("Lt. Gov. Dora Pine of Texas resigned.", [_role("Dora Pine", "lieutenant governor", "Texas", "former")]),
    ("U.S. Senator Jo Hart of Ohio voted no.", [_role("Jo Hart", "senator", "United States")]),
    ("Sen. Jo Hart (D-Ohio) voted no.", [_role("Jo Hart", "senator", "Ohio")]),
    ("Rep. Sam Poe, R-Texas, abstained.", [_role("Sam Poe", "representative", "Texas")]),
    ("Eve Poe, chief financial officer of Nokia, spoke.", [_role("Eve Poe", "chief financial officer", "Nokia")]),
    (
        "Fadia Nasr, Chief Operating Officer at Siemens, agreed.",
        [_role("Fadia Nasr", "chief operating officer", "Siemens")],
    ),
    (
        "Bulgarian First Deputy Prime Minister Ivan Petrov spoke.",
        [_role("Ivan Petrov", "first deputy prime minister", "Bulgaria")],
    ),
    (
        "Deputy Iranian foreign minister Reza Karimi flew home.",
        [_role("Reza Karimi", "deputy foreign minister", "Iran")],
    ),
    ("Senior Hamas leader Omar Saleh was buried.", [_role("Omar Saleh", "senior leader", "Hamas")]),
    (
        "The president of Iraq's Kurdistan Region, Dara Aziz, left.",
        [_role("Dara Aziz", "president", "Iraqi Kurdistan")],
    ),
    (
        "Israel's Minister of Jerusalem and Diaspora Affairs Dan Levi spoke.",
        [_role("Dan Levi", "minister of Jerusalem and diaspora affairs", "Israel")],
    ),
    (
        "Canadian Minister of Indigenous Relations Ann Roy listened.",
        [_role("Ann Roy", "minister of indigenous relations", "Canada")],
    ),
    (
        "British Secretary of State for Northern Ireland Hugh Bell met them.",
        [_role("Hugh Bell", "secretary of state for Northern Ireland", "United Kingdom")],
    ),
    ("New York City mayor Ada Stone spoke.", [_role("Ada Stone", "mayor", "New York City")]),
    ("Bank of America chairman Ken Lane was there.", [_role("Ken Lane", "chairman", "Bank of America")]),
    (
        "Jailed Bahrain Centre for Human Rights head Nadir Hasan was freed.",
        [_role("Nadir Hasan", "head", "Bahrain Centre for Human Rights")],
    ),
    ("Iran's Supreme Leader Ayatollah Ali Khamenei spoke.", [_role("Ali Khamenei", "supreme leader", "Iran")]),
    ("Ann Reed is a member of the Australian Senate.", [_role("Ann Reed", "member of the Senate", "Australia")]),
    (
        "Luis Mora, president of the Venezuelan National Assembly, spoke.",
        [_role("Luis Mora", "president of the National Assembly", "Venezuela")],
    ),
    (
        "Turkish Finance Minister Kemal Aydin announced his resignation.",
        [_role("Kemal Aydin", "finance minister", "Turkey", "former")],
    ),
    ("Chilean army chief Hugo Rojas was relieved of his post.", [_role("Hugo Rojas", "army chief", "Chile", "former")]),
    (
        "Ivorian Interior Minister Yao Koffi was removed from office.",
        [_role("Yao Koffi", "interior minister", "Ivory Coast", "former")],
    ),
    ("Ann Reed was born in Oslo. She was mayor of Bergen.", [_role("Ann Reed", "mayor", "Bergen", "former")]),
    (
        "Paul Moss moved to Lagos in 1990. He later served as governor of Lagos State.",
        [_role("Paul Moss", "governor", "Lagos State", "former")],
    ),
    ("Daniel Moi was the first chancellor of Austria.", [_role("Daniel Moi", "chancellor", "Austria", "former")]),
    ("Brazil's court named its current President Michel Temer.", [_role("Michel Temer", "president", "Brazil")]),
    ("EAAT founder and president Aida Dawla spoke in Egypt.", [_role("Aida Dawla", "president", "EAAT")]),
    (
        "Polish Foreign Ministry spokesman Jan Nowak declined.",
        [_role("Jan Nowak", "foreign ministry spokesman", "Poland")],
    ),
    ("Scottish Secretary Jim Mure met them in Leeds.", [_role("Jim Mure", "secretary", "Scotland")]),
    (
        "Kenyan President William Ruto's spokesman, Hussein Mohamed, agreed.",
        [_role("William Ruto", "president", "Kenya"), _role("Hussein Mohamed", "spokesman", "Kenya")],
    ),
    (
        "Bank of America chairman and CEO Ken Lane resigned.",
        [
            _role("Ken Lane", "chairman", "Bank of America", "former"),
            _role("Ken Lane", "CEO", "Bank of America", "former"),
        ],
    ),
    (
        "Ross Alger was a politician. He was an alderman on Calgary City Council.",
        [_role("Ross Alger", "alderman", "Calgary City Council", "former")],
    ),
    ("Daniel Moi was the third governor of Texas.", [_role("Daniel Moi", "governor", "Texas", "former")]),
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
    # occupations, families, clauses in which a person and a title only meet
    "The film was shot by director Ana Ruiz.",
    "Tom Lee is an American film director and writer.",
    "Ivo Petz, a senior executive, went home early.",
    "Police officer Winston Pick wrote the report.",
    "Ann Reed, a career diplomat, likes tea.",
    "Paul Moss is a media executive and a father of two.",
    "Ann Reed studied law in Leeds. She is the eldest of four.",
    "Ann Reed wrote to Paul Moss about the president's spokesman.",
    "Tom Lee owns a dog called Minister.",
    "The mayor's brother, Tom Lee, sells cars.",
    "Ann Reed lives in Governor Street with Paul Moss.",
    "Nobody knew who the ambassador was, said Ann Reed.",
    "Ann Reed criticised the foreign minister on Monday.",
    "Paul Moss sued the secretary of state over his taxes.",
    "Ann Reed met a senator in the lift.",
    "The premier league title went to Leeds, said Ann Reed.",
    "Ann Reed played the queen in a school play.",
    "Paul Moss sang in front of the king.",
    "Ann Reed is a fan of King Kong.",
    "Tom Lee bought a share in Senator Boats.",
    "The governors met Ann Reed for lunch.",
    "Had Paul Moss become president of Chile, much would have changed.",
    "Is Paul Moss the president of Chile?",
    "Paul Moss impersonated the mayor of Lyon.",
    "It is false that Ann Reed is the governor of Texas.",
    "The report that Paul Moss is the mayor of Lyon was a hoax.",
    "Ann Reed pretended to be the ambassador of Peru.",
    "Ann Reed is the daughter of a minister.",
    "Paul Moss married a minister's niece.",
    "Ann Reed taught the children of ambassadors.",
    "Ann Reed, an economist at the university, expects rain.",
    "Paul Moss, a lawyer from Lyon, agreed.",
    "Goalkeeper Ivo Petz captained the side.",
    "Sister Clara Ponce visited the village.",
    "Pope Francis prayed for rain.",
    "Ann Reed leads a quiet life.",
    "Ann Reed heads north every spring.",
    "Paul Moss chairs were sold out.",
    "Ann Reed spoke of leadership.",
    "The leadership bored Paul Moss.",
    "The minister of the gospel thanked Ann Reed.",
    "Paul Moss works for a minister.",
    "Ann Reed read a book about presidents.",
    "Ann Reed rejected calls for a general election.",
    "Paul Moss met the general manager.",
    "Ann Reed said the director was late.",
    "Ann Reed asked the chief for a day off.",
    "Ann Reed photographed the king's palace.",
    "A film director from Lyon praised Ann Reed.",
    "The Swedish diplomat Ann Reed was there.",
    "Ann Reed, a teacher, and Paul Moss, a nurse, left early.",
    "Ann Reed slept in the Governor Suite.",
    "Paul Moss sold cakes outside the ministry.",
)
