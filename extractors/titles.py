"""Finds titles of office: modifiers and fields, a head, then "of" or "for" and fields.

"Deputy Foreign Minister", "minister of foreign affairs", "Secretary of Health and Human Services", "ambassador "
"to Turkey".
"""

from collections.abc import Collection, Sequence

from extractors.syntax import TITLE, Found, Unit
from extractors.tables import bag, words

_TABLE = "title_words"
_OF = frozenset({"of", "for"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_IN_CHIEF = ("in", "chief")
STATUS_WORDS = frozenset({"acting", "interim", "caretaker"})
"""Modifiers that are no part of the title but tell how it is held."""


def titles(units: Sequence[Unit], taken: Collection[int]) -> list[Found]:
    """The titles in a text, in order; none touches a unit of `taken`."""
    found: list[Found] = []
    place = 0
    while place < len(units):
        title = _title_at(units, place, taken, found[-1].last if found else 0)
        if title:
            found.append(title)
        place = title.last if title else place + 1
    return found


def _title_at(units: Sequence[Unit], head: int, taken: Collection[int], floor: int) -> Found | None:
    """The title whose head stands at `head`, if one does."""
    if head in taken:
        return None
    if (low := units[head].low) in HEADING and low_at(units, head + 1) == "by":
        return Found(TITLE, head, head + 1, title=HEADING[low])
    if not _is_headed(units, head, taken):
        return None
    last = _rightwards(units, _last_head(units, head, taken), taken)
    first = _after_name(units, _leftwards(units, head, taken, floor), head, taken)
    alone = first == head and last == head + 1 and not _says_whose(units, head)
    if (alone and low not in words(_TABLE, "head")) or _opens_name(units, head, last):
        return None
    return Found(TITLE, first, last, title=" ".join(unit.text for unit in units[first:last]))


def _is_headed(units: Sequence[Unit], head: int, taken: Collection[int]) -> bool:
    """Whether a word heads a title; not one that leads to the head behind it, or tells of a title to come."""
    low, assists = units[head].low, _assists(units, head)
    if low in words(_TABLE, "modifier") and not assists and _leads_on(units, head, taken):
        return False  # "chief | mediator", "chief operating | officer": the last is the head
    return (assists or is_head(low)) and not (stands_for(units, head) or _is_surname(units, head, taken))


def _last_head(units: Sequence[Unit], head: int, taken: Collection[int]) -> int:
    """The end of several heads, of which the last counts: "Secretary General", "Chief Executive Officer"."""
    last = head + 1
    while last < len(units) and last not in taken and units[last].low in _FOLLOWING.get(units[last - 1].low, ()):
        last += 1
    plenipotentiary = [unit.low for unit in units[last : last + 3]] == _PLENIPOTENTIARY
    return last + 3 if plenipotentiary else last


def _opens_name(units: Sequence[Unit], head: int, last: int) -> bool:
    """Whether a capitalised title is the beginning of a body's name: "Justice Party"."""
    return last < len(units) and units[head].text[:1].isupper() and _names_body(units, last, longest=1)


HEADING = {"headed": "head", "chaired": "chair", "led": "leader"}
"""Verbs by which a body's name tells who heads it, and the titles that they stand for: "the panel, chaired by X"."""


def _says_whose(units: Sequence[Unit], head: int) -> bool:
    """Whether a word that heads few titles is one by what follows: "member of the Senate", "assistant to the king"."""
    return _assists(units, head) or (units[head].low == "member" and _sits(units, head + 1))


def stands_for(units: Sequence[Unit], place: int) -> bool:
    """Whether a word only tells that the title behind it is still to be given: "nominee | for Under Secretary"."""
    return units[place].low == "nominee" and low_at(units, place + 1) == "for"


def _assists(units: Sequence[Unit], head: int) -> bool:
    """Whether a word is the title of one who serves the holder of another: "assistant | to the president"."""
    place = head + 2 + (low_at(units, head + 2) in DETERMINERS)
    return units[head].low == "assistant" and low_at(units, head + 1) == "to" and is_head(low_at(units, place))


_PLENIPOTENTIARY = ["extraordinary", "and", "plenipotentiary"]
"""What follows on an ambassador's title."""


def _sits(units: Sequence[Unit], place: int) -> bool:
    """Whether the body that a member is of is one of office: "of the Australian Senate"."""
    return low_at(units, place) == "of" and any(unit.low in _SEATS for unit in units[place + 1 : place + 6])


_SEATS = bag(
    "parliament senate congress assembly house duma knesset bundestag riksdag sejm majlis legislature "
    "politburo presidium"
)


def _leads_on(units: Sequence[Unit], place: int, taken: Collection[int]) -> bool:
    """Whether a word that may head a title only leads to a head behind it, perhaps with fields between."""
    end = place + 1
    deputy = units[place].low == "deputy"
    fields = words(_TABLE, "modifier") | words(_TABLE, "field") if deputy else _OFFICER_FIELDS
    while low_at(units, end) in fields and not is_head(low_at(units, end)) and end not in taken:
        end += 1
    return low_at(units, end) == "officer" or ((deputy or end == place + 1) and is_head(low_at(units, end)))


def low_at(units: Sequence[Unit], place: int) -> str:
    """The form of the unit at a place that may be before the first or behind the last."""
    return units[place].low if 0 <= place < len(units) else ""


_OFFICER_FIELDS = bag(
    "operating financial technology technical information executive medical legal marketing commercial investment "
    "compliance human resources product communications strategy data science scientific innovation corporate public "
    "affairs security risk revenue people growth sustainability electoral business development and"
)
"""Words between "chief" and "officer"."""


def is_head(low: str) -> bool:
    return low in words(_TABLE, "head") or low in words(_TABLE, "weak")


_SURNAMES = frozenset({"king", "prince", "queen", "marshal", "judge", "major", "sultan"})


def _is_surname(units: Sequence[Unit], head: int, taken: Collection[int]) -> bool:
    """Whether a title is part of a name: "Martin Luther King Street"."""
    before = units[head - 1] if head > 0 and head - 1 not in taken else None
    named = before is not None and before.text[:1].isupper() and before.low not in words("ordinary_words")
    return named and units[head].low in _SURNAMES and before is not None and before.low not in words(_TABLE, "modifier")


_FOLLOWING = {
    "secretary": {"general"},
    "director": {"general"},
    "governor": {"general"},
    "chief": {
        "minister",
        "executive",
        "justice",
        "prosecutor",
        "whip",
        "negotiator",
        "secretary",
        "commander",
        "inspector",
    },
    "executive": {"officer", "director", "secretary", "president", "chairman"},
    "prime": {"minister"},
    "minister": {"president", "delegate"},
    "deputy": {"president", "chief"},
    "general": {"secretary", "manager", "commander", "director"},
    "prince": {"regent"},
    "justice": {"minister", "secretary"},
    "prosecutor": {"general"},
    "inspector": {"general"},
    "head": {"coach"},
    "house": {"speaker"},
    "president": {"pro"},
    "chargé": {"d'affaires"},
}
"""Heads after which another head goes on with the same title."""


def _leftwards(units: Sequence[Unit], head: int, taken: Collection[int], floor: int) -> int:
    """Where the modifiers before a head begin."""
    first = head
    while first > floor and first - 1 not in taken and _modifies(units, first - 1, head, taken):
        first -= 1
    return first


def _modifies(units: Sequence[Unit], place: int, head: int, taken: Collection[int]) -> bool:
    """Whether the word at `place`, right before a title, belongs to it."""
    low = units[place].low
    if low == "under":
        return units[place + 1].low.startswith("secretary")
    if low in STATUS_WORDS or (low in _HOUSES and low_at(units, place - 1) == "of"):
        return False
    if units[place].text == "City" and place - 1 in taken:
        return False  # "New York City | mayor"
    if low in ("lieutenant", "lt."):
        return units[place + 1].low in ("governor", "gov.")
    known = words(_TABLE, "modifier") | words(_TABLE, "field")
    joins = low in words(_TABLE, "joiner") and units[head].low == "minister"
    return low in known or (joins and _joins(units, place, known, taken))


_HOUSES = bag("representatives commons lords delegates deputies")
"""What ends the name of a chamber after "of": "House of Representatives | majority leader"."""


def _after_name(units: Sequence[Unit], first: int, head: int, taken: Collection[int]) -> int:
    """Leaves to an organization's name the word that ends it: "Liberation Army | leader"."""
    before = units[first - 1] if first > 0 and first - 1 not in taken else None
    if before is None or not before.text[:1].isupper() or before.low in words("ordinary_words"):
        return first
    while first < head and units[first].text[:1].isupper() and units[first].low in _ENDS_NAME:
        first += 1
    return first


_ENDS_NAME = words("organization_words", "body") | words("organization_words", "state")


def _joins(units: Sequence[Unit], place: int, known: Collection[str], taken: Collection[int]) -> bool:
    """Whether a small word stands between two fields: "trade and industry minister"."""
    before = place - 1
    after = units[place + 1].low
    fields = words(_TABLE, "field")
    return before >= 0 and before not in taken and units[before].low in fields and after in fields and after in known


def _rightwards(units: Sequence[Unit], last: int, taken: Collection[int]) -> int:
    """Where the complement after a head ends: "of foreign affairs", "to Turkey", "in chief"."""
    while last < len(units) and units[last].low in _OF:
        end = _fields(units, last, taken)
        if end == last:
            return last
        last = end  # "Secretary of State for Defence": a second complement
    if tuple(unit.low for unit in units[last : last + 2]) == _IN_CHIEF:
        return last + 2
    if last + 1 < len(units) and units[last].low == "without" and units[last + 1].low == "portfolio":
        return last + 2
    return last


def _fields(units: Sequence[Unit], preposition: int, taken: Collection[int]) -> int:
    """The end of "of" and fields, or the place of "of" where no field follows."""
    fields, joiners = words(_TABLE, "field"), words(_TABLE, "joiner")
    place, end = preposition + 1, preposition
    while place < len(units) and place not in taken:
        low = units[place].low
        if low in fields:
            end = place + 1
        elif low not in joiners or (low == "," and not _more(units, place)):
            break
        place += 1
    end = max(end, _affairs(units, preposition))
    if units[end - 1].low == "state" and low_at(units, end) == "of":
        return preposition  # "governor of the state | of Ohio"
    return preposition if _names_body(units, end) else end


def _affairs(units: Sequence[Unit], preposition: int) -> int:
    """The end of a minister's charge that is capitalised and ends in a field: "of Jerusalem and Diaspora Affairs"."""
    place = end = preposition + 1
    prime = low_at(units, preposition - 2) == "prime"
    if low_at(units, preposition - 1) not in _IN_CHARGE or prime:
        return preposition
    most = min(len(units), preposition + _LONGEST_CHARGE)
    while place < most and _names_charge(units[place]):
        place += 1
        end = place if units[place - 1].low in _CHARGES else end
    another = end == place and is_head(low_at(units, place))  # "… of Chad and Development | Minister"
    return end if end > preposition + 1 and not another else preposition


def _names_charge(unit: Unit) -> bool:
    return (unit.text[:1].isupper() and not is_head(unit.low)) or unit.low in _JOINS_FIELDS


_LONGEST_CHARGE = 9
"""Words of a minister's charge, at most, with the "of" before it."""

_IN_CHARGE = bag("minister secretary ministers commissioner")
_CHARGES = bag(
    "forces affairs relations development resources services reform planning protection management cooperation"
)
_JOINS_FIELDS = bag("and & the")


def _names_body(units: Sequence[Unit], place: int, *, longest: int = 6) -> bool:
    """Whether capitalised words that follow end an organization's name: "head of the International | Commission"."""
    end = min(place + longest, len(units))
    while place < end and units[place].text[:1].isupper():
        if units[place].low in _ENDS_NAME:
            return True
        place += 1
    return False


def _more(units: Sequence[Unit], comma: int) -> bool:
    """Whether a list of fields goes on after a comma."""
    return comma + 1 < len(units) and units[comma + 1].low in words(_TABLE, "field") | {"and"}
