"""Plain text: its headline and the date that stands alone in a line near the top."""

import re
from typing import Final, NamedTuple

from graph.errors import StatementError
from graph.model import PartialDate

_HEADLINE: Final = 200
"""A longer first line is a paragraph (characters)."""

_TOP: Final = 4
"""The date stands in one of so many lines that are not blank."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>(?:1[5-9]|2\d)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LABEL: Final = r"(?:(?P<label>date|published|posted|publication date)(?: on)?\s*:?\s+)?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME: Final = r"(?:[T,\s]+(?:at\s+)?\d{1,2}:\d\d.{0,30})?"
_FORMS: Final = tuple(
    re.compile(rf"{_LABEL}{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?:{_DAY}\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)


class Heading(NamedTuple):
    """What the top of a text tells."""

    title: str | None
    published: PartialDate | None


def heading(text: str) -> Heading:
    """The headline and the date of a text, where it has them.

    The first line is the headline if it is short, and a blank line or a date comes next (then it does not end like a
    sentence) and more text after that. A line that is a date and nothing else, among the first four, is the date.

    >>> heading("Talks end in Varna\\n\\nMarch 23, 2023\\n\\nThe ministers left.")
    Heading(title='Talks end in Varna', published='2023-03-23')
    """
    lines = text[: 20 * _HEADLINE].lstrip().splitlines()
    # A bare year at the top may be a heading; as a date it wants a word before it or a month after it.
    dates = [date_of(line) if not line.strip().isdigit() else None for line in lines]
    written = [number for number, line in enumerate(lines) if line.strip()]
    top = [number for number in written[:_TOP] if dates[number]]
    published = dates[top[0]] if top else None
    first = next((number for number in written if not dates[number]), None)
    return Heading(_title(lines, dates, first, written) if first is not None else None, published)


def _title(lines: list[str], dates: list[PartialDate | None], first: int, written: list[int]) -> str | None:
    line = lines[first].strip()
    after = first + 1
    if first > 2 or len(line) > _HEADLINE or after >= len(lines) or first == written[-1]:
        return None
    dated = dates[after] is not None
    alone = not lines[after].strip() and not line.endswith(".")
    return line if dated or alone else None


def date_of(text: str) -> PartialDate | None:
    """The date that is all of a short text, at its precision; a weekday, a time and `Date:` may stand with it.

    >>> date_of("Thursday, 23 March 2023"), date_of("2021-11"), date_of("Date: 2020"), date_of("He left on 1 May 2020")
    ('2023-03-23', '2021-11', '2020', None)
    """
    text = text.strip()
    if not 4 <= len(text) <= 80:
        return None
    return next((_date(match) for form in _FORMS if (match := form.fullmatch(text))), None)


def _date(match: re.Match[str]) -> PartialDate | None:
    month, day = match["month"], match["day"]
    parts = [match["year"]]
    if month:
        parts.append(month if month.isdigit() else f"{_MONTHS.index(month[:3].casefold()) + 1:02d}")
    if day:
        parts.append(day.zfill(2))
    try:
        return PartialDate("-".join(parts))
    except StatementError:  # 30 February is not a date, so the line is not one either
        return None
