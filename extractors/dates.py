"""Dates as texts give them, at their true precision; relative ones against the document's date."""

import re
from datetime import date, timedelta

from extractors.syntax import Sentence
from graph.model import PartialDate

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_ALSO_VERBS = frozenset({"march", "may"})
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: number for number, name in enumerate(_WORDS, 1)} | {"a": 1, "an": 1}
_MONTH = "|".join(_MONTHS)
_ABSOLUTE = re.compile(
    rf"(?<!\S)(?:(?P<day>[0-9]{{1,2}}) )?(?P<month>{_MONTH}) (?:(?P<day2>[0-9]{{1,2}}) )?(?:, "
    rf")?(?P<year>(?:1[89]|20)[0-9][0-9])(?!\S)"
    r"|(?<!\S)(?:in|since|until|from|by|of|january|during|back to) (?P<alone>(?:1[89]|20)[0-9][0-9])(?!\S)"
)
_AGO = re.compile(rf"(?<!\S)(?P<number>[0-9]{{1,5}}|{'|'.join(_NUMBERS)}) (?P<unit>year|month|week|day)s? ago(?!\S)")
_LAST = re.compile(
    rf"(?<!\S)(?:(?P<cue>last|in|since|on|until|till|by|from|of|early|late|mid) )?(?P<month>{_MONTH})"
    r"(?: (?P<day>[0-9]{1,2}))?(?!\S)"
)
_TODAY = re.compile(r"(?<!\S)(?:today|this (?:morning|week|afternoon|evening))(?!\S)")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?<!\S)(?:on )?(?P<weekday>{'|'.join(_DAYS)})(?!\S)")
_EVENTS = re.compile(
    r"(?<!\S)(?:impos\w+|announc\w+|adopt\w*|approv\w+|sanctioned|sanctioning|plac\w+|designat\w+|blacklist\w*|lift\w*|extend\w*|"
    r"renew\w*|eas\w+|agree\w*|add\w*|enact\w*|levi\w+|unveil\w*|freez\w+|froze|signs?|tighten\w*|drop\w*|"
    r"expand\w*|slap\w*|introduc\w+|issu\w+) "
)
_EARLIER = re.compile(
    r"(?<!\S)(?:had|already|previous\w*|earlier|existing|since|under|despite|remain\w*|long|still|years|subject) "
)
_UNDONE = re.compile(r"(?<!\S)(?:lift\w*|eas(?:e|ing)|extend\w*|renew\w*|remov\w+|drop\w*|end\w*) ")


def dated(code: str, published: PartialDate | None) -> PartialDate | None:
    """The first date that a piece of an encoded sentence gives, if it gives one.

    >>> dated("five years ago ", PartialDate("2023-03-23"))
    '2018'
    """
    return next((day for _, day in _dates(code, published)), None)


def _dates(code: str, published: PartialDate | None) -> list[tuple[tuple[int, int], PartialDate]]:
    """All dates of a piece, each with its place, in the order of the text."""
    found: dict[tuple[int, int], PartialDate] = {}
    for pattern, read in _READERS:
        for match in pattern.finditer(code):
            # "March 2018" is no month without a year: what reads more of it comes first.
            taken = any(match.start() < end and start < match.end() for start, end in found)
            day = None if taken else read(match, published)
            found |= {match.span(): day} if day else {}
    return sorted(found.items())


def _absolute(match: re.Match[str], _: PartialDate | None) -> PartialDate | None:
    if match["alone"]:
        return PartialDate(match["alone"])
    day = match["day"] or match["day2"]
    return _date(match["year"], _MONTHS[match["month"]], int(day) if day else None)


def _date(year: str | int, month: int, day: int | None) -> PartialDate:
    """A date, without the day where the month has no such day."""
    text = f"{int(year):04d}-{month:02d}"
    if day is None or not 1 <= day <= 31 or (month == 2 and day > 29) or (month in (4, 6, 9, 11) and day > 30):
        return PartialDate(text)
    return PartialDate(f"{text}-{day:02d}") if not (month == 2 and day == 29) else PartialDate(text)


def _ago(match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    """Before the document's date, no more precise than the unit: "five years ago" is a year."""
    if published is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"]]
    unit = match["unit"]
    if unit == "year":
        return PartialDate(f"{published.year - number:04d}") if published.year > number else None
    if len(published) < 10:
        return None
    days = {"month": 30, "week": 7, "day": 1}[unit] * number
    if days > 30000:
        return None
    day = _earlier(published, days)
    return PartialDate(day if unit == "day" else day[:7]) if day else None


def _earlier(published: PartialDate, days: int) -> str | None:
    """The day so many days before; none before the year 1, which our calendar does not have."""
    there = date.fromisoformat(published)
    return (there - timedelta(days=days)).isoformat() if (there - date.min).days >= days else None


def _today(_: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    return published


def _weekday(match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    """A day of the week is the last one of that name, the document's own day included."""
    if published is None or len(published) < 10:
        return None
    day = _earlier(published, (date.fromisoformat(published).weekday() - _DAYS.index(match["weekday"])) % 7)
    return PartialDate(day) if day else None


def _in_month(match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    """A month without a year is the last one of that name, the document's own month included."""
    if published is None or len(published) < 7:
        return None
    if match["month"] in _ALSO_VERBS and not (match["cue"] or match["day"]):
        return None
    month = _MONTHS[match["month"]]
    year = published.year - (month > int(published[5:7]))
    if year < 1:
        return None
    return _date(year, month, int(match["day"]) if match["day"] else None)


_READERS = ((_ABSOLUTE, _absolute), (_AGO, _ago), (_TODAY, _today), (_WEEKDAY, _weekday), (_LAST, _in_month))

_SINCE = re.compile(r"(?<!\S)(?:since|from) ")
_UNTIL = re.compile(r"(?<!\S)(?:until|till) ")
_FROM_TO = re.compile(
    r"(?<!\S)from (?P<since>(?:1[89]|20)[0-9][0-9]) (?:to|until|-) (?P<until>(?:1[89]|20)[0-9][0-9])(?!\S)"
)
_CLAUSE = re.compile(r"(?:[^.;¶,]|, (?=(?:1[89]|20)[0-9][0-9](?!\S))){0,70}")  # "April 4, 2023" goes on
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
    """When a measure was taken: the date that stands nearest to it in its clause.

    Where there is none and the sentence reports the act itself, it is taken to be news: the year of the document.

    Args:
        start: Where the words of the measure begin in the encoded sentence.
        end: Where they end.
        status: What is only threatened, proposed or denied was taken on no date.
    """
    before = sentence.code[max(0, start - _REACH) : start]
    if status in ("threatened", "proposed", "denied") or (status == "imposed" and _UNDONE.search(before[-60:])):
        return None  # "refuses to lift" presupposes a measure of an earlier day
    from_ = start - len(before) + max((match.end() for match in _BREAK.finditer(before)), default=0)
    after = _BREAK.search(sentence.code, end, end + _REACH)
    clause = sentence.code[from_ : after.start() if after else end + _REACH]
    away = {
        max(from_ + place[0] - end, start - from_ - place[1]): day
        for place, day in _dates(clause, sentence.passage.published)
        if not _TERM.search(clause[: place[1]], max(0, place[0] - 12))
    }
    if away:
        return away[min(away)]
    published = sentence.passage.published
    reported = _EVENTS.search(before[-60:] + sentence.code[start:end]) and not _EARLIER.search(clause)
    return PartialDate(published[:4]) if published and reported else None


_TERM = re.compile(r"(?<!\S)(?:until|till|through) ")
"""Before a date: it is the end of a measure, not its beginning."""
_REACH = 150
_BREAK = re.compile(r"(?<!\S)(?:[;¶.]|, (?:and|but|while) )")
