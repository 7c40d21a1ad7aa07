"""What a country is to an organization: "Sweden joined NATO", "ASEAN members such as Laos", "the G7 summit in Canada".

The rules are patterns over one sentence; a list of countries gives one relation each. "The alliance" and "the bloc" are
the organization named last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.relations.base import Candidate, Example, RelationExtractor
from extractors.syntax import NAMED, Found, Passage, Sentence

NAMED |= {
    "countries": "countries:( the? <CR> ( ,|and|or|&|plus|including|as_well_as ,? and? the? <CR> !'s )* )",
    "org": "the? organization:<O>",
    "orgs": "the? list:( <O> ( ( ,|and the? <O> )* and the? <O> )? )",
    "adv": "formally|officially|also|has|have|had|is|are|was|were|recently|finally|now|already|today|unanimously|been|be|being|it|"
    "would|will|could|should|can|may|might|to|not|never|n't|fully|immediately|again|both|all|since|unilaterally",
    "member": "member|members|member-state|member-states|member_state|member_states|member_country|member_countries|member_nation|"
    "member_nations|allies|ally|nations|countries|states|permanent_members|permanent_member",
}

_MEMBER, _JOINED, _CANDIDATE, _HOST = "member", "joined", "candidate", "host"
_MEETING = "summit|summits|meeting|conference|ministerial|session|forum|leaders'_summit|foreign_ministers_meeting|ministers_meeting"

Rule = tuple[str, str, str]
RULES: Mapping[str, Rule] = {
    # list after the noun: "NATO members Poland and Spain", "ASEAN member states, including Laos"
    "members_list": (
        "@org 's? ( founding|fellow|new|other|core|full|several|current )* @member ,|[? such_as|including|like|:|-|namely? @countries",
        _MEMBER, "current"),
    # noun after the country: "France, a member of the EU", "Turkey is a NATO member"
    "is_member": (
        "@countries ,|[? @adv* ( which|who )? is|are|was|were|as|,|remains|remain @adv* a|an|the|both|all|two|one_of_the|founding|fellow|full|"
        "permanent|non-permanent|current|close? ( _ ){0,2} @org @member", _MEMBER, "current"),
    "is_member_of": (
        "@countries ,|[? @adv* ( which|who )? ( is|are|was|were|as|,|remains|remain|being )? @adv* ( a|an|the|full|founding|permanent|"
        "non-permanent|current|not|active|one_of_the|five|other|non|still )* member|members|part|ally|allies|member_state|member_states|"
        "signatory of|in @orgs", _MEMBER, "current"),
    # "as members of NATO, the United States and Iceland", "as close NATO allies, …"
    "as_members": ("as ( close|fellow|founding|long-standing|two|both )* ( members|allies of|in )? @org @member? , @countries",
                   _MEMBER, "current"),
    "allies": ("@org allies|ally @countries", _MEMBER, "current"),
    # parenthesis: "the Quad (Australia, India, …)"
    "parenthesis": ("@org ( _ ){0,3} [ ( comprising|including|made_up_of|- )? @countries ]", _MEMBER, "current"),
    # "the bloc includes …", "BRICS, which comprises …"
    "includes": ("@orgs ,? which|that? @adv{0,2} include|includes|comprises|comprising|including|consists_of|consisting_of|brings_together "
                 "( many|other|countries|, )* @countries", _MEMBER, "current"),
    # "in addition to Russia and China, the SCO also includes …": the countries before it belong too
    "in_addition": ("in_addition_to|besides|alongside|apart_from @countries , @orgs @adv{0,2} include|includes|comprises", _MEMBER, "current"),
    # verb: "Finland joins NATO", "will join the bloc"
    "joins": ("@countries @adv{0,4} cue:joins|joined|join|joining|rejoins|rejoined|enters|entered|entering|accedes_to|acceded_to|"
              "becomes|become|became ( a|the|full|an|new|newest|latest|_ ){0,5} ( member|members|part of|in )? @orgs", _JOINED, "current"),
    "becomes_member": ("@countries @adv{0,3} cue:becomes|become|became|becoming ( a|the|full|an|new|newest|latest|_ ){0,5} @org member|members",
                       _JOINED, "current"),
    # passive and active admission: "Albania is admitted to NATO", "ASEAN admits East Timor"
    "admitted": ("@countries @adv{0,4} admitted|elected|voted|accepted|re-elected|readmitted|re-admitted|reinstated ( by the? <O> )? "
                 "to|into|as|on ( a|the|two-year|_ ){0,4} ( member|members|seat|seats of|on|in )? @org", _JOINED, "current"),
    "admits": ("@org @adv{0,3} ( votes_to|agrees_to|agreed_to )? cue:admits|admit|admitted|accepts|elects|readmits|re-admits|welcomes|reinstates "
               "@countries ( as|to|into|back )?", _JOINED, "current"),
    # nouns of accession: "Serbia's accession to the EU", "Ukraine's NATO bid", "Turkish membership of the EU"
    "accession": ("country:<CDR> ( and country2:<CDR> )? 's? @org ( membership|accession|candidacy|candidate|entry|bid|application|hopes|"
                  "aspirations )", _CANDIDATE, "prospective"),
    "accession_to": ("country:<CDR> ( and country2:<CDR> )? 's|'? ( eventual|possible|potential|path|road|bid|efforts|application|formal|official|full|"
                     "candidacy|request|desire|hopes|aspirations|ambition|plans|for|to|towards|negotiations|the|membership|accession|"
                     "integration|candidate|_ ){0,3} ( membership|accession|join|joining|bid|application|candidacy|entry|integration|admission|enter ) "
                     "( of|to|in|into|with|for|the|membership|as_a_member )* @org", _CANDIDATE, "prospective"),
    # "membership talks between Turkey and the EU", "EU accession talks with Albania"
    "talks": ("@org ( membership|accession|entry ) ( _ ){0,3} ( with|for|of|by|to @countries )", _CANDIDATE, "prospective"),
    "talks_with": ("( membership|accession|join|joining|enlargement ) ( talks|negotiations|_ ){0,3} ( between|with|of|for )? @countries "
                   "( and|with|to|in|into|from|of )* @org", _CANDIDATE, "prospective"),
    # verbs of wanting: "Ukraine applies to join NATO", "is seeking membership in"
    "applies": ("@countries ( @adv|_ ){0,5} cue:applies|applied|apply|applying|seek|seeks|seeking|sought|bid|hopes|wants|wishes|aspires|"
                "aims|intends|plans|considering|decides|votes|ready|candidate|intention|requests|submits|presents ( _ ){0,5} "
                "( join|joining|membership|member|accession|enter|admission|entry|status ) ( of|to|in|into|with|for|the|a )* @org",
                _CANDIDATE, "prospective"),
    # "NATO invites Albania to join": "the EU opens accession talks with Serbia"
    "invites": ("@org ( @adv|_ ){0,4} ( invites|invite|invited|invitation|talks|grants|grant|negotiations|status|opens|approves ) ( _ ){0,4} "
                "@countries ( _ ){0,3} ( join|membership|candidate|become|accession|to )", _CANDIDATE, "prospective"),
    "candidate_status": ("@org candidate|candidate_country|candidate_state|aspirant|applicant @countries", _CANDIDATE, "prospective"),
    # leaving: "Britain leaves the EU", "withdraws from"
    "leaves": ("@countries ( @adv|_ ){0,6} cue:leaves|leave|left|leaving|quits|quit|quitting|withdraws_from|withdrew_from|withdraw_from|"
               "withdrawn_from|withdrawing_from|withdrawal_from|exit|exits|exited|exit_from|withdraws|departure_from|pull_out_of|pulls_out_of|"
               "pulled_out_of|withdraws_its_membership_from @org", "withdrew", "former"),
    "withdrawal": ("country:<CDR> 's? ( _ ){0,3} cue:withdrawal_from|exit_from|departure_from|secession_from|leaving @org", "withdrew", "prospective"),
    # suspension: "the African Union suspends Mali", "Syria is suspended from the Arab League"
    "suspends": ("@org ( @adv|_ ){0,4} suspends|suspended|suspend|suspending ( _ ){0,3} @countries ( 's membership )? !_ties", "suspended", "current"),
    "suspended_from": ("@countries ( 's membership )? ( @adv|_ ){0,2} suspended|suspend ( from|in|by|of ) @org", "suspended", "current"),
    "suspending_from": ("suspends|suspended|suspend|suspending|suspension|expels|expulsion ( of )? @countries ( 's membership )? ( _ ){0,2} from|in|of @org",
                        "suspended", "current"),
    # observers and partners: "Mongolia has observer status in the SCO"
    "observer": ("@countries ,? ( @adv|_ ){0,4} observer|observers ( _ ){0,3} ( at|in|of|to|with|from ) @org", "observer", "current"),
    "partner": ("@org 's? ( _ ){0,2} partners|partner|dialogue_partners|dialogue_partner , ? @countries", "partner", "current"),
    # founders: "founding members of NATO … the Netherlands"
    "founder": ("@countries ,? ( @adv|_ ){0,3} ( founder|founders|founding_member|founding_members|co-founded|co-founder|founded ) ( of|in )? @org",
                "founder", "current"),
    # presidency and chair: "Slovenia, which holds the EU presidency"
    "chair": ("@countries ( 's|,|@adv|_ ){0,5} ( chair|chairs|chairmanship|presidency|chairing|chaired ) ( _ ){0,2} of @org", _MEMBER, "current"),
    "chair_of": ("@countries ( 's|,|@adv|_ ){0,4} @org ( presidency|chairmanship|chair|chairs )", _MEMBER, "current"),
    # meetings on its soil: "the G20 summit in Riyadh, Saudi Arabia"
    "host": ("@org 's? ( _|<O> ){0,4} ( " + _MEETING + " ) ( _ ){0,4} ( in|at|hosted_by ) ( the? city of )? ( . , )? country:<CRL>", _HOST, "current"),
    "hosts": ("@countries ( @adv|_ ){0,2} ( hosts|host|hosted|hosting ) ( _ ){0,6} @org ( _ ){0,3} " + _MEETING, _HOST, "current"),
    "host_in": ("in country:<L> , <CR>? ,? ( _ ){0,3} @org ( _ ){0,2} " + _MEETING, _HOST, "current"),
    "host_of": ("( " + _MEETING + " ) of @org ( _|, ){0,4} in ( . , )? country:<CRL>", _HOST, "current"),
}  # fmt: skip
"""Rule → pattern, relation, status; each comment names the grammatical case."""

_BODY = re.compile(
    r"\bthe (?:\S+ ){0,2}?(alliance|bloc|organisation|organization|grouping|union|body|trade bloc|group) "
)
_NEGATED = re.compile(
    r"\b(not|never|n't|without|despite .* not being|refus\w+|reject\w+|fail\w*|lost|ruled out|rules out|blocks?) "
)
_CONDITIONAL = re.compile(r"\b(if|should|unless|were) ")
_FUTURE = re.compile(
    r"\b(will|would|to|set to|plans?|agree\w*|votes? to|invite\w*|due|about to|soon|planned|upcoming|next|ahead of|prepar\w+) "
)
_WANTED = re.compile(r"\b(wants?|seek\w*|hopes?|appl\w+|bid|aspir\w+|consider\w*|could|may|might|want|wishes|allow|path|efforts?|support\w*"
                     r"|oppos\w+|interest\w*|decision|possib\w+|plans?|intend\w*|membership|would|propos\w+|demand\w*|vot\w+|referendum) ")  # fmt: skip


def extract(passage: Passage) -> Iterable[Candidate]:
    """What countries are said to be to organizations, in the order of the text."""
    for sentence in passage.sentences:
        if "<O" in sentence.code and re.search("<[CDRL]", sentence.code):
            yield from _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> Iterator[Candidate]:
    done: set[tuple[str, str]] = set()
    for rule, (pattern, relation, status) in RULES.items():
        for match in sentence.matches(pattern):
            for candidate in _candidates(sentence, match, rule, (relation, status)):
                pair = tuple(end.entity.id for end in candidate.ends.values() if end.entity)
                if len(pair) == 2 and pair not in done:
                    done.add((pair[0], pair[1]))
                    yield candidate


def _candidates(sentence: Sentence, match: re.Match[str], rule: str, says: tuple[str, str]) -> Iterator[Candidate]:
    known = match.re.groupindex
    groups = [match[name] for name in ("countries", "country", "country2") if name in known and match[name]]
    countries = [found for group in groups for found in sentence.among(group) if found.entity]
    bodies = [sentence.among(match[name]) for name in ("organization", "list") if name in known and match[name]]
    relation, status = _told(sentence, match, says)
    for country in countries:
        for body in (found for group in bodies for found in group if found.entity):
            yield Candidate(
                {"country": country, "organization": body},
                status,
                sentence.span(match.start(), match.end()),
                rule,
                {"relation": relation},
            )


def _told(sentence: Sentence, match: re.Match[str], says: tuple[str, str]) -> tuple[str, str]:
    """Relation and status, as the words before and within the match change them."""
    relation, status = says
    within = sentence.code[max(0, match.start() - 50) : match.end()]
    inside = match.group()
    if _CONDITIONAL.search(within) and relation in (_MEMBER, _JOINED):
        return _MEMBER, "conditional"
    if _NEGATED.search(inside) and relation in (_MEMBER, _JOINED):
        return _MEMBER, "denied"
    if relation == _JOINED and (change := _not_yet(within, match)):
        return change
    if relation == "withdrew":
        return relation, _left(within, match)
    if relation == _HOST and re.search(r"\b(will|upcoming|next|plans?|to host|ahead of|travel to|to be) ", within):
        return relation, "prospective"
    return says


def _not_yet(within: str, match: re.Match[str]) -> tuple[str, str] | None:
    """Joining that has not happened: wanted, or agreed."""
    cue = (match["cue"] if "cue" in match.re.groupindex else "") or ""
    if cue.strip() in (
        "joins",
        "joined",
        "rejoins",
        "rejoined",
        "enters",
        "entered",
        "became",
        "acceded to",
        "admits",
        "elects",
    ):
        return None
    if re.search(r"\b(will|agrees? to|agreed to|set to) ", within):
        return _JOINED, "prospective"
    return (
        (_CANDIDATE, "prospective") if _WANTED.search(within) or cue.strip() in ("join", "joining", "become") else None
    )


def _left(within: str, match: re.Match[str]) -> str:
    """Whether a country has left, or is yet to."""
    cue = (match["cue"] or "").split()[0] if match["cue"] else ""
    if cue in ("left", "withdrew", "quit", "exited", "pulled", "withdrawn") or (
        cue in ("leaves", "withdraws", "quits", "exits") and not _WANTED.search(within)
    ):
        return "former"
    return "prospective"


POSITIVE: tuple[Example, ...] = (
    (
        "Montenegro joined NATO in 2017.",
        [
            {
                "country": "Montenegro",
                "organization": "North Atlantic Treaty Organization",
                "relation": "joined",
                "status": "current",
            }
        ],
    ),
)

NEGATIVE: tuple[str, ...] = ("Diplomats from Chile met officials of the European Union.",)

COUNTRY_ORGANIZATION = RelationExtractor(
    name="country_organization/1",
    type="country_organization",
    extract=extract,
    confidence=dict.fromkeys(RULES, 0.6),
    positive=POSITIVE,
    negative=NEGATIVE,
)
