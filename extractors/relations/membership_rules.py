"""The patterns that say what a country is to an organization, each with the grammatical case it reads."""

from typing import NamedTuple

from extractors.syntax import NAMED


class Rule(NamedTuple):
    """A pattern, and the relation and status that it states unless words around it change them."""

    pattern: str
    relation: str
    status: str = "current"


NAMED |= {
    "countries": "countries:( the? <CR> ( ,|and|or|&|plus|including|as_well_as ,? and? the? <CR> !'s )* )",
    "adjective": "country:<CDRM> ( and country2:<CDRM> )? 's|'?",
    "org": "the? organization:<O> ( [ . ] )?",
    "orgs": "the? list:( <O> ( ( ,|and the? <O> )* and the? <O> )? )",
    "adv": "formally|officially|also|has|have|had|is|are|was|were|recently|finally|now|already|today|"
    "unanimously|been|be|being|it|"
    "would|will|could|should|can|may|might|to|not|never|n't|fully|immediately|again|both|all|since|unilaterally",
    "members": "member|members|member-state|member-states|member_state|member_states|member_country|member_countries|"
    "member_nation|member_nations|allies|ally|nations|countries|states|permanent_members|permanent_member",
    "kind": "founding|fellow|new|other|core|full|several|current|non-permanent|permanent|european|eastern|the|"
    "all|rotating|newest",
    "article": "a|an|the|both|all|two|one_of_the|founding|fellow|full|permanent|non-permanent|current|close|"
    "five|active|still|"
    "other|newest|new|latest",
    "such": "such_as|including|like|:|-|namely|particularly|especially|notably|among_them|comprising",
    "of": "of|to|in|into|with|for|the|as_a_member|a|on|membership|seat|permanent|non-permanent|full",
    "accession": "membership|accession|candidacy|candidate|entry|bid|application|aspirations|integration|admission",
    "wish": "eventual|possible|potential|path|road|bid|efforts|application|formal|official|full|candidacy|"
    "request|desire|hopes|"
    "aspirations|ambition|ambitions|plans|for|to|towards|negotiations|the|membership|accession|integration|candidate|_",
    "meeting": "summit|summits|meeting|meetings|conference|ministerial|session|forum|assembly",
    "joins": "joins|joined|join|joining|rejoins|rejoined|enters|entered|entering|accedes_to|acceded_to",
    "becomes": "becomes|become|became|becoming",
    "leaving": "leaves|leave|left|leaving|quits|quit|quitting|exit|exits|exited|withdraws|withdrew|withdraw|"
    "withdrawn|withdrawing|"
    "withdrawal|departure|pull_out|pulls_out|pulled_out|pulling_out|secede|secedes",
    "wants": "applies|applied|apply|applying|seek|seeks|seeking|sought|bid|hopes|wants|wishes|aspires|aims|"
    "intends|plans|"
    "considering|decides|votes|ready|candidate|intention|requests|submits|presents|campaigned",
}

RULES = {
    # list after the noun: "NATO members Poland and Spain", "ASEAN member states, including Laos"
    "members_list": Rule("@org 's? @kind{0,2} @members ,|[? @such? @countries", "member"),
    # the same of people: "the G7 foreign ministers of Canada, France and Germany", "the Quad grouping of …"
    "members_of_list": Rule(
        "@org ( <T>|foreign|finance|trilateral|security|grouping|partnership|leaders|countries|members|nations "
        ")+ of|:|with @countries",
        "member",
    ),
    # noun after the country: "France and Germany are EU members", "Turkey, a NATO member"
    "is_member": Rule(
        "@countries ,|[? @adv* ( which|who )? is|are|was|were|as|,|remains|remain @adv* @article+ ( _ ){0,2} "
        "@org @members",
        "member",
    ),
    # noun with "of": "Ireland not being a member of the Schengen area", "remains part of the bloc"
    "is_member_of": Rule(
        "@countries ,|[? @adv* ( which|who )? ( is|are|was|were|as|,|remains|remain|being )? @adv* @article* "
        "member|members|part|ally|allies|member_state|member_states of|in @orgs",
        "member",
    ),
    # "as members of NATO, the United States and Iceland …", "as close NATO allies, …"
    "as_members": Rule("as @article* ( members|allies of|in )? @org @members? , @countries", "member"),
    "takes_part": Rule("@countries @adv{0,3} participates|participate|participating in @org", "member"),
    # parenthesis: "the Quad (Australia, India, Japan and the United States)"
    "parenthesis": Rule("@org ( _ ){0,3} [ @such? @countries ]", "member"),
    # "the bloc includes …", "BRICS comprises many states, such as …"
    "includes": Rule(
        "@orgs ,? which|that? @adv{0,2} "
        "include|includes|comprises|comprising|including|consists_of|consisting_of|brings_together "
        "( ( _|, ){0,12} @such )? @countries",
        "member",
    ),
    # the countries before "the SCO also includes …" belong to it too: "in addition to Russia and China, …"
    "in_addition": Rule(
        "in_addition_to|besides|alongside|apart_from @countries , @orgs @adv{0,2} include|includes|comprises", "member"
    ),
    # "other": what is compared belongs too: "Hungary … to other EU member states"
    "others": Rule("@countries ( . ){0,25} other @org @members", "member"),
    "first_of": Rule(
        "@countries ( . ){0,25} becoming|becomes|became the ( _|<D> ){1,3} @org @members|country|state", "member"
    ),
    # verb of joining: "Finland joins NATO", "will join the bloc", "becomes part of the eurozone"
    "joins": Rule("@countries @adv{0,4} cue:@joins @orgs", "joined"),
    "becomes": Rule(
        "@countries @adv{0,3} cue:@becomes ( @article|_ ){0,5} ( ( member|members|part ) of|in @orgs | @org @members )",
        "joined",
    ),
    # admission: "Albania is admitted to NATO", "are elected to the Council", "win seats on the Council"
    "admitted": Rule(
        "@countries @adv{0,4} "
        "admitted|elected|was_voted|were_voted|accepted|re-elected|readmitted|re-admitted|reinstated|win|wins|won "
        "( by the? <O> )? ( _ ){0,4} to|into|as|on|in ( _ ){0,4} ( member|members|seat|seats of|on|in )? @org",
        "joined",
    ),
    "admits": Rule(
        "@org ( @members )? @adv{0,3} ( votes_to|agrees_to|agreed_to )? "
        "cue:admits|admit|admitted|accepts|elects|elected|readmitted|reinstated|readmits|re-admits|welcomes|"
        "reinstates @countries",
        "joined",
    ),
    # founding: "founding members of NATO …", "Argentina and Brazil formed Mercosur"
    "founder": Rule(
        "@countries ,? ( @adv|_ ){0,3} "
        "founder|founders|founding_member|founding_members|co-founded|co-founder|founded|formed|"
        "established of|in? @org",
        "founder",
    ),
    # nouns of accession: "Ukraine's NATO bid", "Serbia's path to EU membership", "Turkish membership of the EU"
    "accession": Rule("@adjective @org ( membership|full|_ )? @accession", "candidate", "prospective"),
    "accession_to": Rule("@adjective @wish{0,4} @accession|join|joining|enter @of* @org", "candidate", "prospective"),
    "accession_in": Rule("@adjective @wish{0,4} @org @accession", "candidate", "prospective"),
    # "EU accession talks with Albania", "the accession of North Macedonia to the EU"
    "talks": Rule("@org @accession ( _ ){0,3} with|for|of|by|to|in @countries", "candidate", "prospective"),
    "talks_with": Rule(
        "@accession|join|joining|enlargement ( talks|negotiations|_ ){0,3} between|with|of|for? @countries "
        "and|@of* @org",
        "candidate",
        "prospective",
    ),
    # verbs of wanting: "Ukraine applies to join NATO", "is seeking membership in the bloc"
    "applies": Rule(
        "@countries ( @adv|_ ){0,5} @wants ( _ ){0,5} join|joining|member|enter|status|@accession @of* @org",
        "candidate",
        "prospective",
    ),
    # object of wanting: "NATO invites Albania to join", "support Ukraine joining the EU"
    "invites": Rule(
        "@org ( @adv|_ ){0,4} "
        "invites|invite|invited|invitation|talks|grants|grant|negotiations|status|opens|approves ( _ ){0,4} "
        "@countries ( _ ){0,3} join|membership|candidate|become|accession|to",
        "candidate",
        "prospective",
    ),
    "candidate": Rule(
        "@org candidate|candidates|candidate_country|candidate_countries|aspirant|applicant @countries",
        "candidate",
        "prospective",
    ),
    "candidate_for": Rule("@countries ,|@adv* a? candidate|candidates for @of* @org", "candidate", "prospective"),
    # the country as "its" or "the country's": "… calls on NATO to hasten the country's accession to the alliance"
    "its_accession": Rule(
        "its|country_'s|nation_'s|country|nation ( _ ){0,3} @accession|join|joining @of* @org|to? ",
        "candidate",
        "prospective",
    ),
    # leaving: "Britain leaves the EU", "withdraws from the bloc and Euratom"
    "leaves": Rule("@countries ( @adv|_|<NOTX>|, ){0,9} cue:@leaving from|of? @orgs", "withdrew"),
    "withdrawal": Rule(
        "@adjective ( _ ){0,3} cue:withdrawal|exit|departure|secession|leaving|referendum from|on? ( _ ){0,4} @org",
        "withdrew",
    ),
    # suspension: "the African Union suspends Mali", "Syria is suspended from the Arab League"
    "suspends": Rule("@org ( @adv|_ ){0,4} suspends|suspended|suspend|suspending @countries !from", "suspended"),
    "suspended_from": Rule(
        "@countries ( 's membership )? ( @adv|_ ){0,2} suspended|suspend from|in|by|of @org", "suspended"
    ),
    "suspending_from": Rule(
        "suspends|suspended|suspend|suspending|suspension|expels|expulsion of? @countries ( 's membership )? ( "
        "_ ){0,2} from|in|of @org",
        "suspended",
    ),
    # observers and partners: "Mongolia has observer status in the SCO", "NATO's Asia-Pacific partners, Australia, …"
    "observer": Rule(
        "@countries ,? ( @adv|_ ){0,4} observer|observers ( _ ){0,3} at|in|of|to|with|from @org", "observer"
    ),
    "partner": Rule("@org 's? ( <NX>|_ ){0,2} partners|partner ,? @countries", "partner"),
    # presidency: "Slovenia, which holds the EU presidency", "Cambodia for your leadership of ASEAN"
    "chair": Rule(
        "@countries ( 's|,|@adv|_ ){0,5} chair|chairs|chairmanship|presidency|chairing|chaired|leadership ( _ "
        "){0,2} of @org",
        "member",
    ),
    "chair_of": Rule("@countries ( 's|,|@adv|_ ){0,4} @org presidency|chairmanship|chair|chairs", "member"),
    # meetings on its soil: "the G20 summit in Riyadh, Saudi Arabia", "in Berlin for the G7 ministerial meeting"
    "host": Rule(
        "@org 's? ( _|<O>|<NX>|<T>|,|and ){0,8} @meeting ( _ ){0,6} in|at|hosted_by ( the? city of )? ( . , ){0,2} "
        "country:<CRL>",
        "host",
    ),
    "hosts": Rule("@countries ( @adv|_ ){0,2} hosts|host|hosted|hosting ( _ ){0,6} @org ( _ ){0,3} @meeting", "host"),
    "hosts_of": Rule(
        "@countries ( @adv|_ ){0,2} hosts|host|hosted|hosting ( _ ){0,4} @meeting of @org",
        "host",
    ),
    "host_in": Rule("in|to country:<CRL> ( , <CR> )? ,? ( _|, ){0,12} @org ( _|<NX>|,|<T> ){0,7} @meeting", "host"),
    "is_host": Rule("@adjective ( _ ){0,4} host of @org", "host", "prospective"),
    "host_of": Rule("@meeting of @org ( _|, ){0,4} in ( . , )? country:<CRL>", "host"),
    "meets": Rule(
        "<T>|leaders|ministers? of? @org ( _ ){0,3} meet|meets|met|gather|convenes|convene in ( . , )? country:<CRL>",
        "host",
    ),
    "at_its_summit": Rule("at_its ( _ ){0,2} @meeting in ( . , )? country:<CRL> , @org", "host"),
}
