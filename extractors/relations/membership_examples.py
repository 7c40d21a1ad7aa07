"""Sentences that state what a country is to an organization, and sentences that do not."""

from extractors.relations.base import Example

_NATO = "North Atlantic Treaty Organization"
_EU = "European Union"


def _tie(country: str, organization: str, relation: str, status: str = "current") -> dict[str, str]:
    return {"country": country, "organization": organization, "relation": relation, "status": status}


POSITIVE: tuple[Example, ...] = (
    # not of one, but of another; the host of its summit
    (
        "Norway is not a member of the European Union but belongs to NATO.",
        [_tie("Norway", _EU, "member", "denied"), _tie("Norway", _NATO, "member")],
    ),
    ("Fiji hosted the annual summit of Mercosur.", [_tie("Fiji", "Mercosur", "host")]),
    # joining, joined, agreed, wanted
    ("Montenegro joined NATO in 2017.", [_tie("Montenegro", _NATO, "joined")]),
    ("Angola and Fiji join Mercosur.", [_tie("Angola", "Mercosur", "joined"), _tie("Fiji", "Mercosur", "joined")]),
    ("Croatia became a member of the European Union.", [_tie("Croatia", _EU, "joined")]),
    ("Bolivia will join Mercosur next year.", [_tie("Bolivia", "Mercosur", "joined", "prospective")]),
    ("Moldova applied to join the EU.", [_tie("Moldova", _EU, "candidate", "prospective")]),
    ("Brussels praised Albania's path to EU membership.", [_tie("Albania", _EU, "candidate", "prospective")]),
    # lists
    (
        "EU members Malta, Cyprus and Austria abstained.",
        [_tie("Malta", _EU, "member"), _tie("Cyprus", _EU, "member"), _tie("Austria", _EU, "member")],
    ),
    (
        "ASEAN includes Laos and Vietnam.",
        [
            _tie("Laos", "Association of Southeast Asian Nations", "member"),
            _tie("Vietnam", "Association of Southeast Asian Nations", "member"),
        ],
    ),
    # not, or only if
    ("Ireland is not a member of NATO.", [_tie("Ireland", _NATO, "member", "denied")]),
    ("If Georgia joins NATO, the border will be guarded.", [_tie("Georgia", _NATO, "member", "conditional")]),
    ("Iceland refused to join the EU.", [_tie("Iceland", _EU, "member", "denied")]),
    # leaving and suspension
    ("The United Kingdom left the European Union in 2020.", [_tie("United Kingdom", _EU, "withdrew", "former")]),
    ("Burundi plans to leave the African Union.", [_tie("Burundi", "African Union", "withdrew", "prospective")]),
    ("The African Union suspended Gabon.", [_tie("Gabon", "African Union", "suspended")]),
    # hosts and observers
    ("The NATO summit in Madrid opened on Tuesday.", [_tie("Spain", _NATO, "host")]),
    (
        "Armenia will host the CIS summit.",
        [_tie("Armenia", "Commonwealth of Independent States", "host", "prospective")],
    ),
    (
        "Mongolia has observer status in the Shanghai Cooperation Organisation.",
        [_tie("Mongolia", "Shanghai Cooperation Organisation", "observer")],
    ),
    # more of each: who belongs, joins, seeks to join, leaves, is left out, observes, hosts
    (
        "Zambia joined the Southern African Development Community in 1992.",
        [_tie("Zambia", "Southern African Development Community", "joined")],
    ),
    ("Estonia became a member of the eurozone in 2011.", [_tie("Estonia", "Eurozone", "joined")]),
    (
        "Bulgaria and Romania joined the EU on the same day.",
        [_tie("Bulgaria", _EU, "joined"), _tie("Romania", _EU, "joined")],
    ),
    ("Vanuatu was admitted to the World Trade Organization.", [_tie("Vanuatu", "World Trade Organization", "joined")]),
    ("Kenya was elected to the UN Security Council.", [_tie("Kenya", "United Nations Security Council", "joined")]),
    ("The African Union readmitted Mauritania.", [_tie("Mauritania", "African Union", "joined")]),
    (
        "Iceland will become a member of the European Union next spring.",
        [_tie("Iceland", _EU, "joined", "prospective")],
    ),
    ("Kosovo wants to join NATO.", [_tie("Kosovo", _NATO, "candidate", "prospective")]),
    ("Serbia is seeking membership in the European Union.", [_tie("Serbia", _EU, "candidate", "prospective")]),
    ("The EU opened accession talks with Montenegro.", [_tie("Montenegro", _EU, "candidate", "prospective")]),
    ("NATO invited Albania to join.", [_tie("Albania", _NATO, "candidate", "prospective")]),
    ("Turkey's bid for EU membership has stalled.", [_tie("Turkey", _EU, "candidate", "prospective")]),
    (
        "East Timor has applied to join ASEAN.",
        [_tie("East Timor", "Association of Southeast Asian Nations", "candidate", "prospective")],
    ),
    ("Georgia's path to NATO membership is long.", [_tie("Georgia", _NATO, "candidate", "prospective")]),
    ("The European Union granted candidate status to Moldova.", [_tie("Moldova", _EU, "candidate", "prospective")]),
    ("Hungary, a member of the European Union, voted against the plan.", [_tie("Hungary", _EU, "member")]),
    ("Norway is a NATO member.", [_tie("Norway", _NATO, "member")]),
    (
        "Latvia, Lithuania and Estonia are members of NATO.",
        [_tie("Latvia", _NATO, "member"), _tie("Lithuania", _NATO, "member"), _tie("Estonia", _NATO, "member")],
    ),
    (
        "NATO allies Canada and Denmark sent frigates.",
        [_tie("Canada", _NATO, "member"), _tie("Denmark", _NATO, "member")],
    ),
    (
        "The Quad (Australia, India, Japan and the United States) met on Monday.",
        [
            _tie("Australia", "Quad", "member"),
            _tie("India", "Quad", "member"),
            _tie("Japan", "Quad", "member"),
            _tie("United States", "Quad", "member"),
        ],
    ),
    (
        "Mercosur members Uruguay and Paraguay signed the treaty.",
        [_tie("Uruguay", "Mercosur", "member"), _tie("Paraguay", "Mercosur", "member")],
    ),
    (
        "BRICS includes Brazil and South Africa.",
        [_tie("Brazil", "BRICS", "member"), _tie("South Africa", "BRICS", "member")],
    ),
    (
        "Gabon is still a member of OPEC.",
        [_tie("Gabon", "Organization of the Petroleum Exporting Countries", "member")],
    ),
    ("Slovenia holds the presidency of the European Union.", [_tie("Slovenia", _EU, "member")]),
    ("Ireland remains part of the European Union.", [_tie("Ireland", _EU, "member")]),
    (
        "Voters backed the United Kingdom's continued membership in the European Union.",
        [_tie("United Kingdom", _EU, "member")],
    ),
    ("Switzerland is not a member of the European Union.", [_tie("Switzerland", _EU, "member", "denied")]),
    ("Austria declined to join NATO.", [_tie("Austria", _NATO, "member", "denied")]),
    ("If Ukraine joins the EU, tariffs will fall.", [_tie("Ukraine", _EU, "member", "conditional")]),
    (
        "Qatar left OPEC in January.",
        [_tie("Qatar", "Organization of the Petroleum Exporting Countries", "withdrew", "former")],
    ),
    (
        "Venezuela withdrew from the Organization of American States.",
        [_tie("Venezuela", "Organization of American States", "withdrew", "former")],
    ),
    (
        "Mali announced its withdrawal from the Economic Community of West African States.",
        [_tie("Mali", "Economic Community of West African States", "withdrew", "prospective")],
    ),
    (
        "Ecuador will leave OPEC.",
        [_tie("Ecuador", "Organization of the Petroleum Exporting Countries", "withdrew", "prospective")],
    ),
    ("The Arab League suspended Syria.", [_tie("Syria", "Arab League", "suspended")]),
    ("Guinea was suspended from the African Union after the coup.", [_tie("Guinea", "African Union", "suspended")]),
    ("Sudan is suspended from the African Union.", [_tie("Sudan", "African Union", "suspended")]),
    (
        "Belarus has observer status in the Shanghai Cooperation Organisation.",
        [_tie("Belarus", "Shanghai Cooperation Organisation", "observer")],
    ),
    ("Germany hosted the G7 summit in Elmau.", [_tie("Germany", "Group of Seven", "host")]),
    (
        "The OPEC meeting in Vienna, Austria, ended early.",
        [_tie("Austria", "Organization of the Petroleum Exporting Countries", "host")],
    ),
    ("Peru will host the APEC summit.", [_tie("Peru", "Asia-Pacific Economic Cooperation", "host", "prospective")]),
    ("The G20 summit in Osaka, Japan, opened on Friday.", [_tie("Japan", "G20", "host")]),
    (
        "Argentina and Brazil founded Mercosur.",
        [_tie("Argentina", "Mercosur", "founder"), _tie("Brazil", "Mercosur", "founder")],
    ),
    ("Fiji rejoined the Commonwealth of Nations in 1997.", [_tie("Fiji", "Commonwealth of Nations", "joined")]),
    ("Panama is applying for membership of Mercosur.", [_tie("Panama", "Mercosur", "candidate", "prospective")]),
)

NEGATIVE: tuple[str, ...] = (
    "Diplomats from Chile met officials of the European Union.",
    "The European Union sent aid to Turkey after the earthquake.",
    "Did Denmark leave NATO?",
    "Denmark never left NATO.",
    "Had Georgia joined NATO in 2009, the war would have been longer.",
    "Rumours that Denmark left NATO are untrue.",
    "No state, not even Cyprus, has left the eurozone.",
    "EU member states could not agree.",
    "Talks in Brussels went on all night.",
    "Chile joined the talks on Friday.",
    "Chile exported copper to members of the European Union.",
    "German soldiers serve in the United Nations mission in Mali.",
    "Nigeria and Chad join together to fight Boko Haram.",
    "Two brothers from Norway travelled to Syria to join the Islamic State.",
    "The ship left Malta for Tunisia.",
    "Japan's exports to ASEAN rose.",
    "Did Serbia join the European Union?",
    "Has Turkey left NATO?",
    "It is not true that Poland left the European Union.",
    "Had Norway joined the EU, its farmers would have protested.",
    "Nobody believes that Hungary has left NATO.",
    "The delegation left Geneva on Monday.",
    "The African Union sent observers to Kenya.",
    "Talks between Chile and the European Union resumed.",
    "Talks in Addis Ababa lasted three days.",
    "The United Nations condemned the attack in Somalia.",
    "The World Bank lent Ghana two billion dollars.",
    "NATO aircraft flew over Poland.",
    "The European Union fined two firms from France.",
    "A NATO convoy was attacked in Kosovo.",
    "The Arab League condemned the bombing in Iraq.",
    "The International Monetary Fund approved a loan to Sri Lanka.",
    "Peru signed a trade deal with the European Union.",
    "Switzerland sold gold to Turkey.",
    "The team left Brazil after the match.",
    "Spain joined the celebrations.",
    "Ghana joined calls for a truce.",
    "Kenya left the door open to talks.",
    "Brazil entered the final against Peru.",
    "The United Nations flew aid to Yemen.",
    "Russia criticised NATO.",
    "Israel accused the United Nations of bias.",
    "China complained to the World Trade Organization about tariffs.",
    "The European Union imposed quotas on steel from China.",
    "Iran rejected a report by the United Nations.",
    "The OPEC basket rose by two dollars.",
    "NATO said that it would not comment.",
    "Members of the European Union disagreed.",
    "The bloc has twenty-seven members.",
    "Vietnam left its rates unchanged.",
    "Egypt withdrew its ambassador from Qatar.",
    "Kuwait withdrew its bid for the games.",
    "The court in The Hague heard a witness from Kenya.",
    "A firm from Norway left the market in Russia.",
    "The European Union sent monitors to Armenia.",
    "ASEAN urged Myanmar to free prisoners.",
    "The African Union mediated in Sudan.",
    "The United Nations counted refugees in Jordan.",
    "Sweden played against Denmark.",
    "Australia joined the search for the aircraft.",
)
