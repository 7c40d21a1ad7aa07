"""Who says so, when that is not the text itself: "Moscow says …", "…, the minister said", "according to Reuters"."""

from collections.abc import Iterator

from extractors.coreference import fullest
from extractors.syntax import NAMED, Found, Passage, Sentence

NAMED |= {
    "says": "says|said|claims|claimed|reports|reported|states|stated|told|tells|alleges|alleged|confirms|"
    "confirmed|insists|"
    "insisted|believes|believed|argues|argued|adds|added|declares|declared",
    "speaker": "speaker:<NCMAO>",
}

# the speaker and the verb before what is said: "Moscow says that …", "the minister, Anna Berg, said that …"
BEFORE = '@speaker ( , ( . ){1,6} , )? ,? ( _ ){0,1} @says ( <N>|_ ){0,4} that|,|:|"?'
# the speaker after it: "…, Lavrov said", "…, said Lavrov", not "Lavrov, said that NATO …"
AFTER = '( ,|" @speaker @says | ,|" @says ( !that <CDO>|<T>|_ ){0,3} !that speaker2:<NCMAO> )'
# "according to Reuters", "according to the Iranian foreign minister"
ACCORDING = "according_to the? ( <D>|<T>|_ ){0,3} @speaker"


def attribution(sentence: Sentence, span: tuple[int, int]) -> str | None:
    """The speaker whose words the characters `span` of the text are, as the passage names them most fully.

    A speaker within the span is no source of it: "President Macron said …" is the text's own word on Macron.
    """
    for pattern, side in ((BEFORE, 1), (AFTER, -1), (ACCORDING, 0)):
        speakers = list(_outside(sentence, pattern, side, span))
        if speakers:
            return _name(sentence.passage, speakers[-1 if side > 0 else 0])  # of several before it, the nearest
    return None


def _outside(sentence: Sentence, pattern: str, side: int, span: tuple[int, int]) -> Iterator[Found]:
    """The speakers that a pattern finds before the span (1), behind it (-1) or on either side (0)."""
    for match in sentence.matches(pattern):
        start, end = sentence.span(match.start(), match.end())
        outside = (side >= 0 and end <= span[0]) or (side <= 0 and start >= span[1])
        speaker = sentence.one(match, "speaker", "speaker2")
        if outside and speaker:
            yield speaker


def _name(passage: Passage, speaker: Found) -> str:
    full = fullest(passage, speaker) if speaker.entity is None else speaker
    return " ".join(passage.words(full).split())
