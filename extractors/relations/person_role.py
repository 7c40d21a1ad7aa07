"""Who holds which office of what: "Russian President Vladimir Putin", "Li Qiang, the new head of the government".

A role is a noun phrase: perhaps a status ("former"), perhaps an owner ("Russian", "China's"), a title, perhaps "of" and
an owner. The rules say how a person stands to it. A role without an owner takes it from the passage (`owners`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.dates import term
from extractors.factuality import is_told
from extractors.relations.base import Candidate, RelationExtractor
from extractors.relations.confidence import BELIEF, confidence
from extractors.relations.linked import LEARNED
from extractors.relations.linked_roles import roles
from extractors.relations.offices import LOCAL, OF_BODIES, OF_STATES, ends_of
from extractors.relations.owners import with_owners
from extractors.relations.receivers import SENT, posts
from extractors.relations.role_coreference import antecedent, by_coreference
from extractors.relations.role_examples import NEGATIVE, POSITIVE
from extractors.relations.role_lists import HOLDERS, Role, holders, series
from extractors.relations.role_rules import RULES, SERIES
from extractors.relations.role_status import is_held, is_owner, status
from extractors.syntax import AGENCY, ORGANIZATION, OTHER, PLACE, REGION, Found, Passage, Sentence
from extractors.tables import bag, words
from extractors.title_spelling import spelled
from extractors.titles import HEADING


def extract(passage: Passage) -> Iterable[Candidate]:
    """The roles that people are said to hold, in the order of the text."""
    by_rule = [role for sentence in passage.sentences for role in _stated(sentence)]
    stated = [one for each in with_owners(passage, roles(passage, by_rule)) for one in (each, *posts(passage, each))]
    return [*stated, *by_coreference(passage, stated)]


def _stated(sentence: Sentence) -> Iterator[Role]:
    """The roles that rules read in a sentence, and those that lists share, each person and title once."""
    found = list(_in_sentence(sentence))
    listed = [*holders(sentence), *(more for role in found for more in series(sentence, role))]
    by_pair = {pair: candidate for candidate, pair in reversed([*found, *listed])}
    yield from ((candidate, pair) for pair, candidate in by_pair.items())


def _in_sentence(sentence: Sentence) -> Iterator[Role]:
    if "<T" not in sentence.code or not _NAMES_PERSON.search(sentence.code):
        return
    done: set[tuple[Found, Found]] = set()
    for rule, pattern in RULES.items():
        for match in sentence.matches(pattern):
            person, title = _person(sentence, match), sentence.among(match["title"])[0]
            if person is None or not _states(sentence, match, rule, person):
                continue
            pair = (person, title)
            if pair not in done and not _taken_by_other(rule, pair, done):
                done.add(pair)
                yield _candidate(sentence, match, rule, person), pair


def _states(sentence: Sentence, match: re.Match[str], rule: str, person: Found) -> bool:
    """Whether a match states that the person holds the title, or did, or may."""
    title = sentence.among(match["title"])[0]
    verbal = "cue" in match.re.groupindex
    if verbal and not (is_told(sentence, match.start(), match.end()) and is_held(sentence, match)):
        return False
    if (rule == "headed") != (sentence.passage.low(title.first) in HEADING):
        return False
    return _is_person(sentence.passage, person) and not is_owner(sentence.passage, title)


_NAMES_PERSON = re.compile(r"<N|(?<!\S)s?he ")


def _is_person(passage: Passage, name: Found) -> bool:
    """Whether a name may be a person's: no lone abbreviation, no lone word for a body."""
    text = passage.words(name)
    lone = name.last - name.first == 1
    return not (lone and ((text.isupper() and len(text) <= _LONGEST_ACRONYM) or text.lower() in _BODIES))


_LONGEST_ACRONYM = 5
_BODIES = frozenset().union(*(words("organization_words", part) for part in ("body", "state", "open", "place")))


def _taken_by_other(rule: str, pair: tuple[Found, Found], done: set[tuple[Found, Found]]) -> bool:
    """A title that stands before its name is not also said of the name before it."""
    return rule not in (
        "before",
        "before_comma",
        "constituency",
        "shared",
        "successor",
        "counterpart",
        "replaced",
        "replacement",
    ) and any(title == pair[1] for _, title in done)


def _person(sentence: Sentence, match: re.Match[str]) -> Found | None:
    """Who is named, or whom a pronoun means."""
    return sentence.one(match, "person") or antecedent(sentence, match.start("person"))


def _candidate(sentence: Sentence, match: re.Match[str], rule: str, person: Found) -> Candidate:
    title = sentence.among(match["title"])[0]
    name = spelled(title, sentence.passage)
    owner = _owner(sentence, match, rule, name)
    if "tail" in match.re.groupindex and match["tail"] and not sentence.code[match.end("tail") :].startswith("of "):
        name = f"{name} of {match['tail'].strip()}"
    if owner and owner.kind == AGENCY and name == "secretary" and owner.last == title.first:
        name = f"{sentence.passage.words(owner).lower()} secretary"  # "Treasury Secretary"
    if (land := sentence.one(match, "land", "keeper")) and owner and owner.kind in (ORGANIZATION, OTHER):
        name, owner = _with_body(name, owner, land, sentence.passage)
    if (rank := _rank(sentence, match)) and "of" in match.re.groupindex:
        name = f"{rank} {name}"
    ends = ends_of(person, owner, name)
    held = status(sentence, match, rule, name)
    span = sentence.span(_start(sentence, match, held), _end(match))
    dates = term(sentence, match.end())
    if held == "current" and _is_over(dates, sentence.passage):
        held = "former"
    return Candidate(ends, held, span, rule, {"title": name} | dates)


def _owner(sentence: Sentence, match: re.Match[str], rule: str, title: str) -> Found | None:
    owner = sentence.one(match, "body", "beyond", "state", "of") or _its(sentence, match)
    if owner and owner.kind == PLACE and owner == sentence.one(match, "of") and title.split()[-1] not in LOCAL:
        return None  # "in Paris President X"
    if rule not in ("before_of", "constituency") or owner is None:
        return owner
    if body := _body_before(sentence, match):
        return body
    nearer, land = sentence.one(match, "of"), title.split()[-1] in OF_STATES
    if nearer and (owner.kind in (REGION, ORGANIZATION)):
        return nearer  # "U.S. Senator X of Ohio"
    if title.split()[-1] in OF_BODIES:
        return None  # "Secretary-General X of Ghana"
    return None if owner.kind == ORGANIZATION and land else owner  # "Prime Minister X of the Y Party"


def _body_before(sentence: Sentence, match: re.Match[str]) -> Found | None:
    """The body right before a title: its holder only comes from the country after the name."""
    body = re.search(r"<O\d+> (?:'s )?$", sentence.code[: match.start()])
    return sentence.among(body[0])[0] if body else None


def _its(sentence: Sentence, match: re.Match[str]) -> Found | None:
    """Whose "its new leader" is: the actor named last before the person."""
    if "det" not in match.re.groupindex or match["det"] != "its ":
        return None
    actors = [m for m in sentence.among(sentence.code[: match.start("person")]) if m.kind in "COMA"]
    return actors[-1] if actors else None


def _is_over(dates: Mapping[str, str], passage: Passage) -> bool:
    """Whether a term has ended: by the document's date, or, without one, wherever both its years are told."""
    if "until" not in dates:
        return False
    return dates["until"] <= passage.published if passage.published else "since" in dates


def _rank(sentence: Sentence, match: re.Match[str]) -> str:
    """The rank before an owner: "deputy Iranian foreign minister", "senior Hamas leader"."""
    rank = (match["rank"] or "").strip() if "rank" in match.re.groupindex else ""
    title = sentence.one(match, "rank") if rank else None
    told = sentence.passage.words(title).lower() if title else rank
    return told if told in ("senior", "deputy") else ""


def _with_body(title: str, body: Found, land: Found, passage: Passage) -> tuple[str, Found]:
    """A title and its owner, where a body between them is a part of the state.

    "A spokesman for the Iranian Foreign Ministry" is Iran's foreign ministry spokesman, "a member of the Australian
    Senate" is Australia's member of the Senate.
    """
    named = passage.words(body)
    if not words("organization_words", "of_state") & set(named.lower().split()):
        return title, body
    if title.startswith("spokes"):
        return f"{named.lower()} {title}", land
    return (f"{title} of the {named}", land) if title.split()[-1] in _SEATED else (title, body)


_SEATED = bag("member president vice-president speaker")
"""Last words of titles that are held in a parliament."""


def _start(sentence: Sentence, match: re.Match[str], status: str) -> int:
    """Where the quote begins: a condition before the match belongs to it."""
    ahead = sentence.code[max(0, match.start() - 60) : match.start()]
    condition = re.search(r"\b(?:if|should) ", ahead) if status == "conditional" else None
    return match.start() - len(ahead) + condition.start() if condition else match.start()


def _end(match: re.Match[str]) -> int:
    """Without the mark that only bounds the match."""
    return match.start("end") if "end" in match.re.groupindex else match.end()


PERSON_ROLE = RelationExtractor(
    name="person_role/1",
    type="person_role",
    extract=extract,
    confidence=confidence("person_role", [*RULES, HOLDERS, SERIES, SENT, LEARNED, "owner_of_passage", "coreference"]),
    belief=BELIEF["person_role"],
    positive=POSITIVE,
    negative=NEGATIVE,
)
