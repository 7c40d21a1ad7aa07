"""Titles of office: one spelling for each, and its category.

What makes no difference: case, hyphens, American or British spelling, man, woman or person, acting or former, and the
country. What makes another office: the field, and a rank before it ("deputy foreign minister" is none of the foreign
ministers). "President" is a head of state: whether the body it presides over is a state, the title alone does not tell.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graph.resources import folder
from graph.tables import american, cells, fold, table, undotted

CATEGORIES = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister",
    "legislator", "judge", "ambassador", "envoy", "military", "security", "party", "governor", "mayor", "monarch",
    "executive", "spokesperson", "media", "armed_group", "other",
)  # fmt: skip
"""`judge` takes prosecutors and law officers in, `party` candidates, `executive` whoever leads another body."""


class Office(NamedTuple):
    """A title in its one spelling, and its category (one of `CATEGORIES`)."""

    title: str
    category: str


# One spelling: the British, as the categories have it.
_WORDS: Mapping[str, str] = {
    "defense": "defence", "labor": "labour", "advisor": "adviser", "councilor": "councillor", "counselor": "counsellor",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "congressman": "congressperson", "congresswoman": "congressperson", "program": "programme",
    "undersecretary": "under secretary", "vicepresident": "vice president", "intl": "international",
    "govt": "government", "&": "and", "center": "centre", "organisation": "organization", "cooperation": "cooperation",
    "counterterrorism": "counter terrorism", "dy": "deputy",
}  # fmt: skip
_STATUS = re.compile(
    r"\b(?:former|ex|then|acting|interim|outgoing|incoming|caretaker|late|current|newly elected|re elected|elect|"
    r"designate|ad interim|one time|longtime|long time|onetime)\b"
)
_RANK = re.compile(
    r"((?:(?:first|second|third|senior|principal|permanent|shadow|parliamentary)\s+)*"
    r"(?:deputy|vice|assistant|associate|under|junior|shadow|co)(?:\s+(?:deputy|assistant|under))*)\s+(?=\w)"
)
_MINISTER = re.compile(r"(?:minister (?:of|for) (?:the )?(?!state\b)(?P<of>.+)|(?P<before>.+) minister)")
_SECRETARY = re.compile(r"(?:secretary (?:of|for)(?: state for)? (?:the )?(?P<of>.+)|(?P<before>.+) secretary)")
_STATE_FOR = re.compile(r"secretary of state for (?:the )?(?P<of>.+)")
_FIELDS = (
    (re.compile(r"\bforeign (?:affairs|relations)\b|^foreign and "), "foreign_minister"),
    (re.compile(r"^(?:national )?defence\b"), "defence_minister"),
    (re.compile(r"\bfinances?\b"), "finance_minister"),
)
_LEVELS = frozenset({"head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister"})
_TAIL = re.compile(r"\s+(?:of|for|to|on|in|at|with)\s+")


@cache
def office(title: str) -> Office:
    """The office that a title as written names.

    >>> office("Minister of Foreign Affairs"), office("US Defense Secretary").title
    (Office(title='foreign minister', category='foreign_minister'), 'defence secretary')
    >>> office("First Deputy Minister for Foreign Affairs")
    Office(title='first deputy foreign minister', category='minister')
    >>> office("Ambassador to the U.S.")
    Office(title='ambassador to United States', category='ambassador')
    """
    words = _words(title)
    return _listed(words) or _office(_without_country(words))


def title_surfaces() -> Iterator[tuple[str, str]]:
    """Every listed title as texts write it, in lower case and each once, with its category."""
    seen: set[str] = set()
    for surface, category in _all_surfaces():
        for spelling in dict.fromkeys((surface, american(surface, str.lower))):
            if spelling not in seen:
                seen.add(spelling)
                yield spelling, category


def _all_surfaces() -> Iterator[tuple[str, str]]:
    for row in table("role_titles"):
        yield from ((surface, row["category"]) for surface in (row["title"], *cells(row["variants"])))
    for row in table("portfolios"):
        for field in (row["portfolio"], *cells(row["variants"])):
            forms = (f"{field} minister", f"minister of {field}", f"minister for {field}")
            yield from ((form, row["category"]) for form in forms)


def _words(title: str) -> str:
    """The title in the spelling that the tables are compared in: `us secretary of defence`."""
    parts = (undotted(part.rstrip(",;:")) for part in title.replace("’", "'").split())
    text = fold(" ".join(parts)).replace("-", " ").replace(".", "").replace(",", " ")
    text = " ".join(_WORDS.get(word, word) for word in text.split())
    bare = " ".join(_STATUS.sub(" ", text).split())
    return re.sub(r"^(?:the|a|an) ", "", bare) or text


def _listed(words: str) -> Office | None:
    return _titles().get(words)


def _office(words: str, *, ranked: bool = False) -> Office:
    return _listed(words) or _ministerial(words, ranked) or _ranked(words) or _by_head(words)


def _ministerial(words: str, ranked: bool) -> Office | None:
    """A minister or secretary of a field; a ranked secretary of state (an under secretary) keeps the words it has."""
    if match := _MINISTER.fullmatch(words):
        return _of_field(match["of"] or match["before"], "minister")
    if match := None if ranked else _STATE_FOR.fullmatch(words):
        known = match["of"] in _fields()
        return _of_field(match["of"], "secretary") if known else Office(words, "minister")
    match = _SECRETARY.fullmatch(words)
    field = (match["of"] or match["before"]) if match else ""
    is_field = field in _fields() or any(cue.search(field) for cue, _ in _FIELDS)
    return _of_field(field, "secretary") if is_field else None


def _of_field(field: str, head: str) -> Office | None:
    if _RANK.match(field + " ") and field not in _fields():
        return None
    name, category = _fields().get(field) or (field, next((c for cue, c in _FIELDS if cue.search(field)), "minister"))
    return _listed(f"{name} {head}") or Office(f"{name} {head}", category)


def _ranked(words: str) -> Office | None:
    match = _RANK.match(words)
    if match is None:
        return None
    base = _office(words[match.end() :], ranked=True)
    title = f"{match[1]} {base.title}"
    return _listed(title) or Office(title, _below(base.category, match[1]))


def _below(category: str, rank: str) -> str:
    if category in ("head_of_state", "monarch"):
        return "other"
    if category not in _LEVELS:
        return category
    return "minister" if rank.split()[-1] in ("deputy", "vice", "junior") and "assistant" not in rank else "other"


def _by_head(words: str) -> Office:
    """An office in no table, by the words it ends with before any `of`, `for`, `to`."""
    head, *tail = _TAIL.split(words, maxsplit=1)
    category = next((row["category"] for row in _heads() if _ends(row["head"], head, words)), "other")
    receiver = _display().get(fold(tail[0])) if tail and " to " in words else None
    return Office(f"{head} to {receiver}" if receiver else words, category)


def _ends(wanted: str, head: str, words: str) -> bool:
    return f" {head}".endswith(f" {wanted}") or (" of " in wanted and f" {words}".startswith(f" {wanted}"))


def _without_country(words: str) -> str:
    """The words without the country's name or adjective before them, or after their `of`."""
    parts = words.split()
    for length in range(min(4, len(parts) - 1), 0, -1):
        if " ".join(parts[:length]).removesuffix("'s").removesuffix("'") in _countries() and parts[length] != "affairs":
            return " ".join(parts[length:])
    for match in re.finditer(r" of (?:the )?", words):
        before, after = words[: match.start()], words[match.end() :]
        if after in _countries() and (before.startswith("minister ") or not _TAIL.search(before)):
            return before
    return words


@cache
def _titles() -> Mapping[str, Office]:
    found: dict[str, Office] = {}
    for row in table("role_titles"):
        for surface in (row["title"], *cells(row["variants"])):
            found.setdefault(_words(surface), Office(row["title"], row["category"]))
    return found


@cache
def _fields() -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in table("portfolios"):
        for surface in (row["portfolio"], *cells(row["variants"])):
            found.setdefault(_words(surface), (row["portfolio"], row["category"]))
    return found


@cache
def _heads() -> tuple[Mapping[str, str], ...]:
    """The heads, longest first, each in the spelling of `_words`."""
    return tuple(sorted(table("title_heads"), key=lambda row: -len(row["head"])))


@cache
def _display() -> Mapping[str, str]:
    """Countries and organizations that receive ambassadors: folded name → name."""
    places = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    ours = {row["entity"]: row for row in table("country_names")}
    found = {fold(row["name"]): ours.get(row["id"], row)["name"] or row["name"] for row in places}
    for row in table("country_names"):
        found |= {fold(undotted(name)): row["name"] for name in (row["name"], *cells(row["surfaces"])) if row["name"]}
    for row in table("organizations"):
        found |= {fold(name): row["name"] for name in (row["name"], *cells(row["acronyms"]))}
    return found


@cache
def _countries() -> frozenset[str]:
    """Names and adjectives of countries and regions in the spelling of `_words`."""
    adjectives = (row["word"] for row in table("demonyms"))
    places = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    ours = (name for row in table("country_names") for name in (row["name"], *cells(row["surfaces"])) if name)
    return frozenset(map(_words, (*adjectives, *ours, *(row["name"] for row in places))))
