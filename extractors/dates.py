"""Dates as texts give them, at their true precision; relative ones against the document's date."""

import re
from calendar import month_name
from datetime import date, timedelta

from extractors.syntax import Sentence
from graph.model import PartialDate

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: number for number, name in enumerate(_WORDS, 1)} | {"a": 1, "an": 1}
_MONTH = "|".join(_MONTHS)
_ABSOLUTE = re.compile(
    rf"(?<!\S)(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?:(?P<day2>\d{{1,2}}) )?(?:, "
    rf")?(?P<year>(?:1[89]|20)\d\d)(?!\S)"
    r"|(?<!\S)(?:in|since|until|from|by|of|january|during) (?P<alone>(?:1[89]|20)\d\d)(?!\S)"
)
_AGO = re.compile(rf"(?<!\S)(?P<number>\d+|{'|'.join(_NUMBERS)}) (?P<unit>year|month|week|day)s? ago(?!\S)")
_LAST = re.compile(rf"(?<!\S)(?:last|in|since|on)? ?(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}}))?(?!\S)")
_TODAY = re.compile(r"(?<!\S)(?:today|this (?:morning|week|afternoon|evening))(?!\S)")
_EVENTS = re.compile(
    r"(?<!\S)(?:impos\w+|announc\w+|adopt\w*|approv\w+|sanctions|sanctioned|sanctioning|plac\w+|designat\w+|blacklist\w*|lift\w*|extend\w*|"
    r"renew\w*|eas\w+|agree\w*|add\w*|enact\w*|levi\w+|unveil\w*|freez\w+|froze|signs?|tighten\w*|drop\w*|"
    r"expand\w*|slap\w*|introduc\w+|issu\w+) "
)


_UNDONE = re.compile(r"(?<!\S)(?:lift\w*|eas(?:e|ing)|extend\w*|renew\w*|remov\w+|drop\w*|end\w*) ")


def dated(code: str, published: PartialDate | None) -> PartialDate | None:
    """The date that a piece of an encoded sentence gives, if it gives one.

    >>> dated("five years ago ", PartialDate("2023-03-23"))
    '2018'
    """
    if match := _ABSOLUTE.search(code):
        return _absolute(match)
    if published and (match := _AGO.search(code)):
        return _ago(match, published)
    if published and _TODAY.search(code):
        return published
    if published and len(published) >= 7 and (match := _LAST.search(code)):
        return _in_month(match, published)
    return None


def _absolute(match: re.Match[str]) -> PartialDate | None:
    if match["alone"]:
        return PartialDate(match["alone"])
    day = match["day"] or match["day2"]
    return _date(match["year"], _MONTHS[match["month"]], int(day) if day else None)


def _date(year: str | int, month: int, day: int | None) -> PartialDate:
    """A date, without the day where the month has no such day."""
    text = f"{year}-{month:02d}"
    if day is None or not 1 <= day <= 31 or (month == 2 and day > 29) or (month in (4, 6, 9, 11) and day > 30):
        return PartialDate(text)
    return PartialDate(f"{text}-{day:02d}") if not (month == 2 and day == 29) else PartialDate(text)


def _ago(match: re.Match[str], published: PartialDate) -> PartialDate | None:
    """Before the document's date, no more precise than the unit: "five years ago" is a year."""
    number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"]]
    unit = match["unit"]
    if unit == "year":
        return PartialDate(f"{published.year - number:04d}") if published.year > number else None
    if len(published) < 10:
        return None
    days = {"month": 30, "week": 7, "day": 1}[unit] * number
    if days > 30000:
        return None
    day = date.fromisoformat(published) - timedelta(days=days)
    return PartialDate(day.isoformat() if unit == "day" else day.isoformat()[:7])


def _in_month(match: re.Match[str], published: PartialDate) -> PartialDate:
    """A month without a year is the last one of that name, the document's own month included."""
    month = _MONTHS[match["month"]]
    year = published.year - (month > int(published[5:7]))
    return _date(year, month, int(match["day"]) if match["day"] else None)


_SINCE = re.compile(r"(?<!\S)(?:since|from) ")
_UNTIL = re.compile(r"(?<!\S)(?:until|till) ")
_FROM_TO = re.compile(r"(?<!\S)from (?P<since>(?:1[89]|20)\d\d) (?:to|until|-) (?P<until>(?:1[89]|20)\d\d)(?!\S)")
_CLAUSE = re.compile(r"[^.;¶,]{0,70}")
_NEAR = 30
"""How far after a relation, in characters of the encoded sentence, "since" and its like may stand."""


def term(sentence: Sentence, end: int, *, at: str | None = None) -> dict[str, str]:
    """The dates that stand right after a relation: `since`, `until`.

    Args:
        end: Where the relation's words end in the encoded sentence.
        at: What a bare date is: "joined … in 2004" is `since`, "left … in 2020" is `until`; None takes no bare date.
    """
    clause = _CLAUSE.match(sentence.code, end)
    after = clause[0] if clause else ""
    if both := _FROM_TO.search(after[:_NEAR]):
        return {"since": PartialDate(both["since"]), "until": PartialDate(both["until"])}
    found: dict[str, str] = {}
    for name, cue in (("since", _SINCE), ("until", _UNTIL)):
        match = cue.search(after[:_NEAR])
        day = dated(after[match.start() :], sentence.passage.published) if match else None
        found |= {name: day} if day else {}
    bare = dated(after[:_NEAR], sentence.passage.published) if at and not found else None
    return {at: bare} if at and bare else found


def stated_date(sentence: Sentence, start: int, end: int, status: str) -> PartialDate | None:
    """When a measure was taken: as the sentence says, or the document's date where it reports the act itself."""
    published = sentence.passage.published
    if status in ("threatened", "proposed", "denied"):
        return None
    clause = sentence.code[max(0, start - 150) : end + 150]
    if found := dated(clause, published):
        return found
    if status == "imposed" and _UNDONE.search(sentence.code[max(0, start - 60) : start]):
        return None  # "refuses to lift" presupposes a measure of an earlier day
    return published if _EVENTS.search(sentence.code[max(0, start - 60) : end]) else None
