"""The words and patterns of roles: a noun phrase, and how a person stands to it, each with its grammatical case."""

import re
from collections.abc import Mapping

from extractors.syntax import NAMED

NAMED |= {
    "held": "now|former|ex|then|late|acting|interim|caretaker|outgoing|incoming|newly|elected|appointed|new|"
    "current|ousted|deposed|"
    "designate|elect|late|first|longtime|then|former_acting|previous|next|embattled|incumbent|nominated|veteran|defeated|departing|formerly|"
    "failed|would-be|sitting|exiled|jailed|imprisoned|-|controversial|long-time|disgraced|impeached|convicted|de_facto",
    "owner": "of:<CDMARONXL> ( [ . ] )? 's|'?",
    "role": "det:@det? held:@held{0,3} ( ( rank:senior|deputy|<T> )? @owner also:@held{0,2} "
    "( founder|co-founder|owner|co-owner ,|and )? )? title:<T> post:elect|designate|in_waiting? "
    "( of|for|at|in|on the? ( keeper:<C> 's ( _ ){0,2} body:<OXR> | "
    "( _ ){0,2} ( land:<D> ( _ ){0,3} )? beyond:<NOX> | state:<CDMARL> 's? "
    "tail:( government|state|military|parliament|army | ( _ ){0,3} "
    "agency|service|services|police|bank|force|forces|navy|ministry|commission|committee|council|court|delegation|"
    "mission )? ) )?",
    "honor": "mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|general|gen.|gen|lieutenant|lt.|major|colonel|col.|admiral|sir|dame|"
    "lord|ayatollah|"
    "sheikh|prince|marshal|brigadier|captain|hajji|imam|mullah|senator|comrade|retired|field|vice|air|chief",
    "person": "@honor{0,3} person:<N>",
    "aux": "has|have|had|is|was|are|were|been|being|be|officially|formally|also|then|now|again|unanimously|"
    "still|recently|he|who|"
    "she|currently|previously|once|later|subsequently|today|narrowly|reportedly",
}

CUES: Mapping[str, str] = {
    # the person does not take it
    "denied": "declines|declined|refuses|refused|rejects|rejected|denies",
    # the person stands for the post, or is talked of
    "candidate": "running|runs|candidate|candidacy|nominee|nominate|nomination|bid|expected|hopeful|intent|"
    "contender|favourite",
    # the person leaves the post, or has left it
    "former": "resigns?|resigned|resigning|resignation|steps_down|stepped_down|stepping_down|step_down|ousted|"
    "ousts|sacked|"
    "sacks|dismissed|dismisses|fired|fires|removed|removes|served|replaces|replaced|replacing|succeeds|succeeded|deposed|"
    "lost_his_job|lost_her_job|lost_his_post|lost_her_post|lost_their_posts|stripped_of|quits|quit|toppled|overthrown|retires|retired|departure|dismissal|ouster|succeed|replace|stint|tenure|former",
    # the person is chosen and not yet in office
    "incoming": "elected|elects|elect|appointed|appoints|appoint|appointing|named|names|naming|chosen|chooses|"
    "picks|picked|"
    "selected|selects|nominated|nominates|election|appointment|approved|approves|confirms|confirmed|designated|tapped|taps|"
    "votes|unveils|will",
    # the person takes the post or holds it
    "current": "becomes|became|sworn|swears|inaugurated|inaugurates|takes|took|assumes|assumed|remains|"
    "re-elected|reelected|"
    "serves|serving|installed|reappointed|crowned|acts|acting_as|retains|promoted",
}
"""Words beside "as" or a title, and the status they give."""

HELD = {
    **dict.fromkeys(("former", "formerly", "ex", "then", "late", "ousted", "deposed", "previous"), "former"),
    **dict.fromkeys(("acting", "interim", "caretaker"), "acting"),
    **dict.fromkeys(("incoming", "elect", "designate", "next", "future", "nominated", "in waiting"), "incoming"),
    **dict.fromkeys(("elected", "appointed"), "current"),
    "would-be": "candidate",
}
"""Words within the role, and the status they give."""

CHOSEN = {"elected": "incoming", "appointed": "incoming"}
"""The same after a verb: "is elected president" is not yet in office, "elected President X" is."""

_COPULA = (
    "cue:is|was|becomes|became|remains|is_now|was_then|who_is|who_was|served_as|has_been|had_been|"
    "is_still|serves_as|as|will_be|will_become|is_not|is_to_become|was_elected|is_elected|is_appointed|was_appointed|"
    "was_named|is_named|is_re-elected|was_re-elected|re-elected|elected|appointed|named|sworn_in_as|is_sworn_in_as|"
    "was_sworn_in_as|takes_office_as|is_inaugurated_as|is_chosen|wins_election_as"
)
_HE = (
    "person:he|she "
    "also|then|now|currently|later|previously|once|briefly|subsequently|formerly|first|himself|herself{0,2}"
)

RULES: Mapping[str, str] = {
    # the owner after the name: "Prime Minister Narendra Modi of India"
    "before_of": "held:@held{0,2} ( of:<CD> 's? also:@held{0,2} )? title:<T> @person of the? beyond:<CDRMAO> !<O>",
    # the state that elected the holder, in brackets or between commas: "Senator Jo Hart (D-Ohio)"
    "constituency": "held:@held{0,2} ( of:<CD> also:@held? )? title:<T> @person ,|[ ( . of )? beyond:<R> !<NT> !'s",
    # the same post of another country: "his Iranian counterpart Manouchehr Mottaki"
    "counterpart": "title:<T> ( . ){1,12} of:<CD> counterpart ,? @person",
    # title before the name: "Russian President Vladimir Putin", "the President of Colombia Juan Manuel Santos"
    "before": "@role @person",
    # the name as a comma-bound apposition to the role: "the new head of the Chinese government, Li Qiang,"
    "before_comma": "@role 's? , @person end:,|\\.|'s|;|:|and|¶|[|]|\"",
    # two titles share a name: "State Councilor and Foreign Minister Wang Yi"
    "shared": "held:@held{0,2} of:<CDMARO>? 's? also:@held? title:<T> ( of|for the? beyond:<CDMARO> )? and|, "
    "held2:@held? <CDMARONX>? 's? <T> "
    "( of|for the? <CDMARO> )? @person",
    # the role as an apposition to the name: "Merdan Yanardag, editor-in-chief of Tele 1"
    "after": "person:<N> ,|-|[ ( yet:nominee_for|nominee_to_be | past:who_was | who_is|himself|currently|also )? "
    "@role !<N> !'s",
    # the second of two coordinated roles after a name: "…, prime minister and leader of the party"
    "after_second": "person:<N> ,|-|[ det2:@det? @held{0,2} <CDMARO>? 's? <T> ( of|for the? <CDMARO> )? ,? and "
    "@role !<N>",
    # copula: "Angela Merkel is the chancellor", "who was president"
    "copula": f"person:<N> ( , ( . ){{1,9}} , |, )? {_COPULA} @role !<N>",
    # the same of a pronoun: "She was the first mayor of Lyon"
    "pronoun": f"{_HE} {_COPULA} @role !<N>",
    # "He served for two years as governor"
    "pronoun_as": f"{_HE} cue:( ( _ ){{0,5}} ) as|to_be|to_become @role !<N>",
    # the second of two: "He was chairman and chief executive of Acme"
    "pronoun_second": f"{_HE} {_COPULA} @det? @held{{0,2}} <CDMARO>? 's? <T> ( of|for the? <CDMARO> )? ,? and "
    "@role !<N>",
    # verb and "as": "resigns as prime minister", "appoints X as ambassador"
    "as": "person:<N> ( , ( . ){1,9} , )? cue:( ( . !<N> ){0,7} ) as|to_be|to_become|be @role !<N>",
    # who follows somebody: "Liz Truss will succeed Boris Johnson as prime minister"
    "successor": "person:<N> cue:( ( _ ){0,4} succeeds|succeed|succeeded|succeeding|replaces|replace|replaced ) "
    "<N> as @role !<N>",
    # who is followed, and by whom: "X was replaced as foreign minister by Y", "X was replaced by Y as …"
    "replaced": "person:<N> cue:( @aux{0,3} replaced|succeeded by @honor{0,3} <N> as ) @role !<N>",
    "replacement": "cue:( was|been|is replaced|succeeded as ) @role by @person",
    # the chosen one after the verb: "names Charlotte Lane chief executive"
    "object": "cue:appoints|appointed|names|named|elects|elected|nominates|nominated|chooses|selects|picks|"
    "reappoints @person @role",
    # inverted copula: "The new prime minister is Xavier Bettel"
    "inverted": "@role cue:is|was|will_be|becomes|remains @person",
    # a body, and by whom it is headed: "the Orient Party, led by Ann Lund"
    "headed": "body:<OX> ,? which|that{0,1} ( past:was | is )? now|currently{0,1} title:<T> by "
    "( @held{0,2} <CD>? <T> )? @person",
}
"""Rule → pattern; each comment names the grammatical case."""

SERIES = "series"
"""The name of roles that follow on one whose holder is known (`role_lists`)."""

UNLINKED = frozenset(rule for rule in RULES if rule.startswith("pronoun")) | {"headed", SERIES}
"""Rules whose person a pronoun stands for, or whose title a verb: the language model links no such."""

LEAVES = re.compile(
    r"(?:, )?(?:has |have |had |is |was |officially |formally |abruptly )*"
    r"(?:resigns|resigned|steps down|stepped down|ousted|deposed|sacked|dismissed|impeached and removed|quits|"
    r"(?:announce[sd]?|tenders?|tendered|submits?|submitted|hands in|handed in) (?:his|her|their) resignation|"
    r"relieved of (?:\S+ ){0,2}(?:duties|post|position|office|command)|"
    r"removed from (?:\S+ ){0,2}(?:post|position|office))\b"
)


_DEPARTS = (
    r"(?:resign|step down|step aside|quit|stand down|be (?:removed|dismissed|sacked|fired|ousted|impeached|replaced))"
)

DEMANDED = (
    re.compile(
        r"(?<!\S)(?:demand\w*|call\w*|urg\w+|ask\w*|want\w*|seek\w*|press\w*|push\w*|threat\w*|"
        r"refus\w+|reject\w*|offer\w*) "
        r"(?:[^\s;.]+ ){0,5}?(?:resignation|removal|dismissal|ouster|departure|impeachment|ousting|"
        r"sacking) of (?:the )?$"
        r"|(?<!\S)(?:outgoing|departing) (?:<\w\d+> |'s ){0,2}$"
    ),
    re.compile(rf"(?:to |should |must |would |will |may |might |could |not )*(?:immediately )?{_DEPARTS} "),
)
"""Before a role, and after it: a departure that is asked for or yet to come ("demand that President X resign")."""

PENDING = re.compile(
    r"\b(?:to|will|would|should|must) (?:resign|step down|quit|retire|succeed|replace|leave) (?:\S+ ){0,3}$"
)
"""A departure, or a succession, that is yet to come: the holder still holds the post."""
