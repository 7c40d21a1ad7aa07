"""The saved queries of `cypher/`: what each answers, its parameters, and the values given for them.

A query is one file. Its comment head says what it answers, then names each parameter:

    // Who holds office in a country on a date.
    //
    // $country (country): The country, by name or code.
    // $on (date, default today): The date.

Types are text, integer, date, list (of texts), status, relation, kind and category (a word of the ontology's), country,
organization and entity. The last three take a name or an id and become an id; an entity that the reference tables do
not know stays as written, and the queries find it by name.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from graph import resolution
from graph.errors import FormatError, NotFound, ParameterError, StatementError, suggestion
from graph.model import PartialDate
from graph.names import entities
from graph.ontology import KINDS, relation_types
from graph.resources import folder
from graph.scripts import is_latin
from graph.titles import CATEGORIES

TYPES: Final = (
    "text", "integer", "date", "list", "status", "relation", "kind", "category", "country", "organization", "entity"
)  # fmt: skip
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_HEAD: Final = re.compile(r"//\s*\$(\w+)\s*\((\w+)(?:,\s*default\s+([^)]*))?\)\s*:\s*(.*)")
_NOTHING: Final = "any"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query.

    Attributes:
        name: Its name, without `$`.
        type: One of `TYPES`.
        description: What it is.
        default: Its value where none is given, as text (`today` for dates, `any` for null), or None if it is required.
    """

    name: str
    type: str
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query: its name, what it answers, its parameters by name, and its Cypher."""

    name: str
    description: str
    parameters: Mapping[str, Parameter]
    text: str

    def to_row(self) -> dict[str, str]:
        """A line for a list of queries."""
        shown = (one.name if one.default is None else f"[{one.name}={one.default}]" for one in self.parameters.values())
        return {"name": self.name, "answers": self.description, "parameters": " ".join(shown)}

    def to_dict(self) -> dict[str, Any]:
        """All of it, as JSON has it."""
        parameters = [asdict(one) for one in self.parameters.values()]
        return {"name": self.name, "description": self.description, "parameters": parameters, "cypher": self.text}


@cache
def saved_queries() -> Mapping[str, SavedQuery]:
    """All saved queries by name, in the order of the alphabet.

    Raises:
        FormatError: A file's head cannot be read.
    """
    files = sorted(folder("cypher").glob("*.cypher"))
    found = {file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files}
    return MappingProxyType({name: query for name, query in found.items() if name != "constraints"})


def saved_query(name: str) -> SavedQuery:
    """The saved query of that name.

    Raises:
        NotFound: There is none.
    """
    known = saved_queries()
    if name not in known:
        near = suggestion(name, known) or "; `entente queries` lists them"
        raise NotFound(f"there is no saved query {name!r}{near}")
    return known[name]


def is_name(text: str) -> bool:
    """Whether the text is the name of a query rather than a query."""
    return _NAME.fullmatch(text.strip()) is not None


def parse(name: str, source: str) -> SavedQuery:
    """A saved query from its file.

    Raises:
        FormatError: It has no head, or names a type that is not there.
    """
    lines = source.splitlines()
    end = next((place for place, line in enumerate(lines) if not line.startswith("//")), len(lines))
    parameters = {one.name: one for one in (_parameter(name, line) for line in lines[:end] if _HEAD.match(line))}
    described = " ".join(line.lstrip("/ ") for line in lines[:end] if not _HEAD.match(line)).strip()
    if not described:
        raise FormatError(f"cypher/{name}.cypher does not say what it answers; begin it with a // comment")
    return SavedQuery(name, described, MappingProxyType(parameters), "\n".join(lines[end:]).strip() + "\n")


def _parameter(query: str, line: str) -> Parameter:
    found = _HEAD.match(line)
    if found is None or found[2] not in TYPES:
        raise FormatError(f"cypher/{query}.cypher: {line!r} names no type; it is one of {', '.join(TYPES)}")
    return Parameter(found[1], found[2], found[4], found[3])


def bind(query: SavedQuery, given: Mapping[str, Any], find: Callable[[str], str] | None = None) -> dict[str, Any]:
    """The values of all the query's parameters, from what was given and the defaults.

    Args:
        query: The query.
        given: Values by name; texts are read as the parameter's type says, other values must be of that type.
        find: Gives the id of an entity that is named in another script, which no query would find.

    Raises:
        ParameterError: One is missing, unknown, or not of its type.
        NotFound: A country is not known.
    """
    for name in given:
        if name not in query.parameters:
            known = ", ".join(query.parameters) or "none"
            near = suggestion(name, query.parameters) or f"; it has {known}"
            raise ParameterError(f"{query.name} has no parameter {name!r}{near}")
    missing = [one.name for one in query.parameters.values() if one.default is None and one.name not in given]
    if missing:
        raise ParameterError(f"{query.name} needs {', '.join(missing)}; give -p {missing[0]}=…")
    read = {name: _in_latin(query.parameters[name], value, find) for name, value in given.items()}
    return {one.name: _value(one, read.get(one.name, one.default)) for one in query.parameters.values()}


def _in_latin(parameter: Parameter, given: Any, find: Callable[[str], str] | None) -> Any:
    """The id of an entity that is named in another script; all else as it is."""
    is_entity = parameter.type in ("country", "organization", "entity") and isinstance(given, str)
    if find is None or not is_entity or is_latin(given) or resolution.in_any_case(resolution.organization, given):
        return given
    try:
        return find(given)
    except NotFound:
        return given


def _value(parameter: Parameter, given: Any) -> Any:
    if given is None or (given == _NOTHING and parameter.default == _NOTHING):
        return None
    readers = {
        "integer": _integer,
        "date": _date,
        "list": _list,
        "status": _word,
        "relation": _word,
        "kind": _word,
        "category": _word,
        "country": _country,
        "organization": _organization,
        "entity": _entity,
    }
    return readers.get(parameter.type, _text)(parameter, given)


def _text(parameter: Parameter, given: Any) -> str:
    if not isinstance(given, str):
        raise ParameterError(f"{parameter.name} is a text, not {given!r}")
    return given


def _integer(parameter: Parameter, given: Any) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and re.fullmatch(r"-?[0-9]{1,18}", given.strip()):
        return int(given)
    raise ParameterError(f"{parameter.name} is a whole number, not {given!r}")


def _date(parameter: Parameter, given: Any) -> str:
    text = _text(parameter, given).strip()
    if text == "today":
        return datetime.now(UTC).date().isoformat()
    try:
        return str(PartialDate(text))
    except StatementError as error:
        raise ParameterError(f"{parameter.name}: {error}") from error


def _list(parameter: Parameter, given: Any) -> list[str]:
    if isinstance(given, str):
        return [one.strip() for one in given.split(",") if one.strip()]
    if isinstance(given, list | tuple | set | frozenset) and all(isinstance(one, str) for one in given):
        return list(given)
    raise ParameterError(f"{parameter.name} is a list of texts, as in a,b; not {given!r}")


def _word(parameter: Parameter, given: Any) -> str:
    """A word of one of the ontology's vocabularies."""
    text, known = _text(parameter, given).strip(), _vocabulary(parameter.type)
    if text not in known:
        near = suggestion(text, known) or f"; it is one of {', '.join(sorted(known))}"
        raise ParameterError(f"{parameter.name}: {text!r} is no {parameter.type}{near}")
    return text


def _vocabulary(name: str) -> set[str]:
    if name == "kind":
        return {*KINDS, "Statement", "Document"}
    if name == "category":
        return set(CATEGORIES)
    if name == "status":
        return {status for relation in relation_types().values() for status in relation.statuses}
    return {value for relation in relation_types().values() for value in relation.qualifiers.get(name) or ()}


def _country(parameter: Parameter, given: Any) -> str:
    name = _text(parameter, given).strip()
    code = name.removeprefix("country:").upper()
    exact = entities().get(f"country:{code}") if len(code) == 2 or name.upper() != code else None
    found = exact or resolution.in_any_case(resolution.country, name)
    if found is None:
        names = [one.name for one in entities().values() if one.kind == "Country"]
        near = suggestion(name.title(), names) or "; give its English name or its ISO code"
        raise NotFound(f"{parameter.name}: no country {name!r} is known{near}")
    return found.id


def _organization(parameter: Parameter, given: Any) -> str:
    name = _text(parameter, given).strip()
    if _is_id(name):
        return name
    return (resolution.in_any_case(resolution.organization, name) or resolution.organization_or_new(name)).id


def _entity(parameter: Parameter, given: Any) -> str:
    name = _text(parameter, given).strip()
    found = (
        None
        if _is_id(name)
        else resolution.in_any_case(resolution.country, name) or resolution.in_any_case(resolution.organization, name)
    )
    return found.id if found else name


def _is_id(name: str) -> bool:
    return name.partition(":")[0] in KINDS.values() and not name.endswith(":")
