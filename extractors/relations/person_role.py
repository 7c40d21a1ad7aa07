"""Who holds which office of what: "Russian President Vladimir Putin", "Li Qiang, the new head of the government".

A role is a noun phrase: perhaps a status ("former"), perhaps an owner ("Russian", "China's"), a title, perhaps "of" and an
owner. The rules say how a person stands to it. A rule whose role lacks an owner takes it from the passage (`owners`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.dates import term
from extractors.relations.base import Candidate, Example, RelationExtractor
from extractors.relations.owners import with_owners
from extractors.relations.role_coreference import by_coreference
from extractors.syntax import NAMED, Found, Passage, Sentence
from extractors.tables import words
from extractors.titles import spelled

NAMED |= {
    "held": "former|ex|then|late|acting|interim|caretaker|outgoing|incoming|newly|elected|appointed|new|current|ousted|deposed|"
    "designate|elect|late|first|longtime|then|former_acting|previous|next|embattled|incumbent|nominated|veteran|defeated|"
    "failed|would-be|sitting|exiled|jailed|imprisoned|-|controversial|long-time|disgraced|impeached|convicted|de_facto",
    "owner": "of:<CDMARON> ( [ . ] )? 's|'?",
    "role": "det:@det? held:@held{0,3} ( @owner also:@held{0,2} )? title:<T> post:elect|designate|in_waiting? "
    "( of|for|at|in the? ( "
    "( _ ){0,2} ( <D> ( _ ){0,3} )? beyond:<NO> | state:<CDMARL> 's? tail:government|state|military|parliament|army? ) )?",
    "honor": "mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|general|gen.|gen|lieutenant|lt.|major|colonel|col.|admiral|sir|dame|lord|ayatollah|"
    "sheikh|prince|marshal|brigadier|captain|hajji|imam|mullah|senator|comrade|retired|field|vice|air|chief",
    "person": "@honor{0,3} person:<N>",
    "aux": "has|have|had|is|was|are|were|been|being|be|officially|formally|also|then|now|again|unanimously|still|recently|he|who|"
    "she|currently|previously|once|later|subsequently|today|narrowly|reportedly",
}

CUES: Mapping[str, str] = {
    # the person does not take it
    "denied": "declines|declined|refuses|refused|rejects|rejected|denies",
    # the person stands for the post, or is talked of
    "candidate": "running|runs|candidate|candidacy|nominee|nominate|nomination|bid|expected|hopeful|intent|contender|favourite",
    # the person leaves the post, or has left it
    "former": "resigns?|resigned|resigning|resignation|steps_down|stepped_down|stepping_down|step_down|ousted|ousts|sacked|"
    "sacks|dismissed|dismisses|fired|fires|removed|removes|served|replaces|replaced|replacing|succeeds|succeeded|deposed|"
    "quits|quit|toppled|overthrown|retires|retired|departure|dismissal|ouster|succeed|replace|stint|tenure|former",
    # the person is chosen and not yet in office
    "incoming": "elected|elects|elect|appointed|appoints|appoint|appointing|named|names|naming|chosen|chooses|picks|picked|"
    "selected|selects|nominated|nominates|election|appointment|approved|approves|confirms|confirmed|designated|tapped|taps|"
    "votes|unveils|will",
    # the person takes the post or holds it
    "current": "becomes|became|sworn|swears|inaugurated|inaugurates|takes|took|assumes|assumed|remains|re-elected|reelected|"
    "serves|serving|installed|reappointed|crowned|acts|acting_as|retains|promoted",
}
"""Words beside "as" or a title, and the status they give."""

_HELD = {
    "former": "former", "ex": "former", "then": "former", "late": "former", "ousted": "former", "deposed": "former",
    "previous": "former", "acting": "acting", "interim": "acting", "caretaker": "acting", "incoming": "incoming",
    "elect": "incoming", "designate": "incoming", "next": "incoming", "elected": "current", "appointed": "current", "nominated": "incoming",
    "in waiting": "incoming", "would-be": "candidate",
}  # fmt: skip
"""Words within the role, and the status they give."""

_CHOSEN = {"elected": "incoming", "appointed": "incoming"}
"""The same after a verb: "is elected president" is not yet in office, "elected President X" is."""

RULES: Mapping[str, str] = {
    # the owner after the name: "Prime Minister Narendra Modi of India"
    "before_of": "held:@held{0,2} title:<T> @person of the? beyond:<CDRMA>",
    # title before the name: "Russian President Vladimir Putin", "the President of Colombia Juan Manuel Santos"
    "before": "@role @person",
    # the name as a comma-bound apposition to the role: "the new head of the Chinese government, Li Qiang,"
    "before_comma": "@role 's? , @person end:,|\\.|'s|;|:|and|¶|[|]|\"",
    # two titles share a name: "State Councilor and Foreign Minister Wang Yi"
    "shared": "held:@held{0,2} of:<CDMARO>? 's? also:@held? title:<T> ( of|for the? beyond:<CDMARO> )? and|, held2:@held? <CDMARON>? 's? <T> "
    "( of|for the? <CDMARO> )? @person",
    # the role as an apposition to the name: "Merdan Yanardag, editor-in-chief of Tele 1"
    "after": "person:<N> ,|-|[ ( who_is|who_was|himself|currently|also )? @role !<N> !'s",
    # the second of two coordinated roles after a name: "…, prime minister and leader of the party"
    "after_second": "person:<N> ,|-|[ det2:@det? @held{0,2} <CDMARO>? 's? <T> ( of|for the? <CDMARO> )? ,? and @role !<N>",
    # copula: "Angela Merkel is the chancellor", "who was president"
    "copula": "person:<N> ,? cue:is|was|becomes|became|remains|is_now|was_then|who_is|who_was|served_as|has_been|had_been|"
    "is_still|serves_as|as|will_be|will_become|is_not|is_to_become|was_elected|is_elected|is_appointed|was_appointed|"
    "was_named|is_named|is_re-elected|was_re-elected|re-elected|elected|appointed|named|sworn_in_as|is_sworn_in_as|"
    "was_sworn_in_as|takes_office_as|is_inaugurated_as|is_chosen|wins_election_as @role !<N>",
    # verb and "as": "resigns as prime minister", "appoints X as ambassador"
    "as": "person:<N> cue:( ( . !<N> ){0,7} ) as|to_be|to_become|be @role !<N>",
    # who follows somebody: "Liz Truss will succeed Boris Johnson as prime minister"
    "successor": "person:<N> cue:( ( _ ){0,4} succeeds|succeed|succeeded|succeeding|replaces|replace|replaced ) <N> as @role !<N>",
    # the chosen one after the verb: "names Charlotte Lane chief executive"
    "object": "cue:appoints|appointed|names|named|elects|elected|nominates|nominated|chooses|selects|picks|reappoints @person @role",
    # inverted copula: "The new prime minister is Xavier Bettel"
    "inverted": "@role cue:is|was|will_be|becomes|remains @person",
    # plural title, coordinated names, the second of them: "Presidents Medvedev and Obama"
    "plural": "held:@held{0,2} ( of:<CDMARO> 's? )? title:<T> ( of|for the? beyond:<CDMARO> )? <N> ( , <N> )* ,? and person:<N>",
}
"""Rule → pattern; each comment names the grammatical case."""

_LEAVES = re.compile(
    r"(?:, )?(?:has |have |had |is |was |officially |formally |abruptly )*"
    r"(?:resigns|resigned|steps down|stepped down|ousted|deposed|sacked|dismissed|impeached and removed|quits)\b"
)


def extract(passage: Passage) -> Iterable[Candidate]:
    """The roles that people are said to hold, in the order of the text."""
    found = [candidate for sentence in passage.sentences for candidate in _in_sentence(sentence)]
    stated = list(with_owners(passage, found))
    return [*stated, *by_coreference(passage, stated)]


def _in_sentence(sentence: Sentence) -> Iterator[Candidate]:
    if "<T" not in sentence.code or "<N" not in sentence.code:
        return
    done: set[tuple[Found, Found]] = set()
    for rule, pattern in RULES.items():
        for match in sentence.matches(pattern):
            candidate = _candidate(sentence, match, rule)
            pair = (candidate.ends["person"], sentence.among(match["title"])[0])
            if not _is_person(sentence.passage, pair[0]):
                continue
            if pair not in done and not _taken_by_other(rule, pair, done):
                done.add(pair)
                yield candidate


def _is_person(passage: Passage, name: Found) -> bool:
    """Whether a name may be a person's: no lone abbreviation, no lone word for a body."""
    text = passage.words(name)
    lone = name.last - name.first == 1
    return not (lone and ((text.isupper() and len(text) <= _LONGEST_ACRONYM) or text.lower() in _BODIES))


_LONGEST_ACRONYM = 5
_BODIES = frozenset().union(*(words("organization_words", part) for part in ("body", "state", "open", "place")))


def _taken_by_other(rule: str, pair: tuple[Found, Found], done: set[tuple[Found, Found]]) -> bool:
    """A title that stands before its name is not also said of the name before it."""
    return rule not in ("before", "before_comma", "plural", "shared", "successor") and any(title == pair[1] for _, title in done)


def _candidate(sentence: Sentence, match: re.Match[str], rule: str) -> Candidate:
    person, title = sentence.among(match["person"])[0], sentence.among(match["title"])[0]
    owner = sentence.one(match, "beyond", "state", "of")
    name = spelled(title, sentence.passage)
    if "tail" in match.re.groupindex and match["tail"]:
        name = f"{name} of {match['tail'].strip()}"
    ends = {"person": person} | ({"of": _region_of(owner, name)} if owner else {})
    status = _status(sentence, match, rule, name)
    span = sentence.span(_start(sentence, match, status), _end(match))
    return Candidate(ends, status, span, rule, {"title": name} | term(sentence, match.end()))


def _start(sentence: Sentence, match: re.Match[str], status: str) -> int:
    """Where the quote begins: a condition before the match belongs to it."""
    ahead = sentence.code[max(0, match.start() - 60) : match.start()]
    condition = re.search(r"\b(?:if|should) ", ahead) if status == "conditional" else None
    return match.start() - len(ahead) + condition.start() if condition else match.start()


def _end(match: re.Match[str]) -> int:
    """Without the mark that only bounds the match."""
    return match.start("end") if "end" in match.re.groupindex else match.end()


def _region_of(owner: Found, title: str) -> Found:
    """A mayor's city is the city, not the country whose capital it is."""
    local = owner.kind in "ML" and title.split()[-1] in ("mayor", "governor", "councillor", "councilman")
    return replace(owner, kind="R", entity=None) if local else owner


def _status(sentence: Sentence, match: re.Match[str], rule: str, title: str) -> str:
    if title.rpartition(" ")[2] in ("candidate", "hopeful", "nominee"):
        return "candidate"
    held = [match[name] or "" for name in ("held", "also", "post") if name in match.re.groupindex]
    chosen = {} if rule.startswith("before") else _CHOSEN
    for word in " ".join(held).split():
        if word in _HELD:
            return chosen.get(word, _HELD[word])
    if cue := _cue(sentence, match, rule):
        return cue
    ends = (match.end("person"), match.end())
    return "former" if any(_LEAVES.match(sentence.code, end) for end in ends) else "current"


def _cue(sentence: Sentence, match: re.Match[str], rule: str) -> str | None:
    """The status that a verb beside the role gives; a condition or a negation before it goes first."""
    if "cue" not in match.re.groupindex:
        return None
    if rule == "successor":
        return "incoming" if re.search(r"\b(?:will|to|would|set) ", match["cue"]) else "current"
    cue = match["cue"]
    before = sentence.code[max(0, match.start() - 60) : match.start()]
    if re.search(r"\bif |\bshould ", before) or re.search(r"\bif ", cue):
        return "conditional"
    if re.search(r"\bnot |n't |never ", cue):
        return "denied"
    if re.match(r"(was|served as|had been|was then|who was) $", cue):
        return "former"
    if _PENDING.search(cue):
        return "current"
    for status, pattern in CUES.items():
        if re.search(rf"(?<!\S)(?:{pattern.replace('_', ' ')}) ", cue):
            return status
    if _PENDING.search(before):
        return "current"
    for status, pattern in CUES.items():
        if re.search(rf"(?<!\S)(?:{pattern.replace('_', ' ')}) (?:of |the |for |that )*$", before):
            return status
    return None


_PENDING = re.compile(r"\b(?:to|will|would|should|must) (?:resign|step down|quit|retire|succeed|replace|leave) (?:\S+ ){0,3}$")
"""A departure, or a succession, that is yet to come: the holder still holds the post."""

_UNMEASURED = 0.7

POSITIVE: tuple[Example, ...] = (
    (
        "Norwegian Prime Minister Erna Solberg opened the session.",
        [{"person": "Erna Solberg", "title": "prime minister", "of": "Norway", "status": "current"}],
    ),
)

NEGATIVE: tuple[str, ...] = ("The parade went down Willy Brandt Street.",)

PERSON_ROLE = RelationExtractor(
    name="person_role/1",
    type="person_role",
    extract=extract,
    confidence=dict.fromkeys([*RULES, "owner_of_passage", "coreference"], _UNMEASURED),
    positive=POSITIVE,
    negative=NEGATIVE,
)
