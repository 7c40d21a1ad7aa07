"""Sentences that state what a country is to an organization, and sentences that do not."""

from extractors.relations.base import Example

_NATO = "North Atlantic Treaty Organization"
_EU = "European Union"


def _tie(country: str, organization: str, relation: str, status: str = "current") -> dict[str, str]:
    return {"country": country, "organization": organization, "relation": relation, "status": status}


POSITIVE: tuple[Example, ...] = (
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
)
