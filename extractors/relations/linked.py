"""What the language model links, as relations ask for it: how sure a link must be, what stands around its mentions."""

from collections.abc import Iterator

from extractors.factuality import is_told
from extractors.relations.base import Candidate
from extractors.relations.receivers import receivers
from extractors.relations.triggers import tells_measure
from extractors.syntax import Found, Link, Passage, Sentence
from extractors.title_spelling import spelled

LEARNED = "learned"
"""The rule's name of these candidates."""

SURE = {"role": 0.6, "owner": 0.35, "membership": 0.6, "target": 0.6, "issuer": 0.5}
"""The least probability, by head, of a link that states something; chosen on the passages that are held out."""

APART = {"role": 0.9, "owner": 0.85, "membership": 0.99}
"""That of a link whose ends stand in two sentences."""

UNSAID = 0.99
"""That of a target in a sentence without a word of measures."""

FILLED = {"owner": 0.99, "issuer": 0.7}
"""That of an end which a rule has left open."""


def needed(passage: Passage, head: str, link: Link) -> float:
    """The least probability of a link that states something: more where its sentence alone does not tell it."""
    first, second = (passage.sentence_of(passage.found[index]) for index in (link.first, link.second))
    if head == "target" and not tells_measure(passage.sentences[first]):
        return UNSAID
    return APART.get(head, SURE[head]) if first != second else SURE[head]


def around(passage: Passage, index: int) -> tuple[str, str]:
    """What stands before and after a mention in its encoded sentence."""
    code, end = ahead(passage, index)
    return until(passage, index), code[end:]


def until(passage: Passage, index: int) -> str:
    """The encoded sentence of a mention, up to it."""
    code, end = ahead(passage, index)
    return code[: end - len(code_of(passage, index))]


def ahead(passage: Passage, index: int) -> tuple[str, int]:
    sentence, end = after(passage, index)
    return sentence.code, end


def sure_links(passage: Passage, head: str, first: int | None = None) -> Iterator[Link]:
    """The links of a head, or those of one first mention, that are probable enough and told as facts."""
    links = (passage.links or {}).get(head, ()) if first is None else passage.links_from(head, first)
    for link in links:
        if link.probability >= needed(passage, head, link) and is_told(*told_in(passage, link)):
            yield link


def told_in(passage: Passage, link: Link) -> tuple[Sentence, int, int]:
    """The sentence of the earlier mention of a link, and where in its code the two stand, as far as both are in it."""
    index = min(link.first, link.second, key=lambda place: passage.found[place].first)
    sentence, end = after(passage, index)
    start = sentence.code.rfind("<", 0, end)
    other = sentence.code.find(code_of(passage, link.first + link.second - index))
    return sentence, start, max(end, other)


def code_between(passage: Passage, link: Link) -> str:
    """What stands between two mentions, in the code of their sentences."""
    sentence, start, end = told_in(passage, link)
    first, last = sorted((link.first, link.second))
    if passage.sentence_of(passage.found[first]) == passage.sentence_of(passage.found[last]):
        return sentence.code[start:end]
    later, stop = after(passage, last)
    return sentence.code[start:] + later.code[:stop]


def owner_of(passage: Passage, title: int, *, least: float = 0.0) -> Found | None:
    """The likeliest owner of the office that a mention names; never one to whom its holder is sent.

    Also where the sentence asks or denies: whose an office is, is told all the same.
    """
    others = receivers(passage, passage.found[title])
    links = [one for one in passage.links_from("owner", title) if passage.found[one.second] not in others]
    likely = [one for one in links if one.probability >= max(least, needed(passage, "owner", one))]
    return passage.found[max(likely, key=lambda one: one.probability).second] if likely else None


def held(passage: Passage, person: Found, title: str) -> Iterator[Link]:
    """The links of a person with mentions of a title: rules add to it what stands around."""
    for link in passage.links_of("role", person):
        name = spelled(passage.found[link.second], passage).lower()
        if name in title.lower() or title.lower() in name:
            yield link


def both_ends(passage: Passage, link: Link) -> tuple[Found, Found]:
    return passage.found[link.first], passage.found[link.second]


def entities_of(candidate: Candidate) -> tuple[object, ...]:
    return tuple(meant(end) for end in candidate.ends.values())


def meant(mention: Found) -> object:
    return mention.entity.id if mention.entity else mention


def after(passage: Passage, index: int) -> tuple[Sentence, int]:
    """The sentence of a mention, and where the words after it begin in the encoded sentence."""
    mention = passage.found[index]
    sentence = passage.sentences[passage.sentence_of(mention)]
    item = code_of(passage, index)
    return sentence, sentence.code.find(item) + len(item)


def code_of(passage: Passage, index: int) -> str:
    return f"<{passage.found[index].kind}{index}> "
