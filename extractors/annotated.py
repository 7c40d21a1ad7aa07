"""Annotated passages and predictions, one JSON object a line: `{"id", "relations", "optional_relations"?, "text"?}`.

All of a file is checked before any of it is used; what is wrong is an `InputError` of one line that names the line.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from extractors.agreement import Relation
from extractors.article_bytes import refuse_binary, sound
from extractors.article_files import opened, shown
from extractors.json_object import day_of, object_of
from extractors.scoring import Passage
from graph.errors import InputError, suggestion
from graph.model import PartialDate
from graph.ontology import relation_types

STDIN: Final = "-"
_ADVICE: Final = "fix the line"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A passage with its relations, which may be those that were read in it.

    Attributes:
        id: Its id, as text.
        where: The file and the line.
        relations: What the passage states.
        optional: Defensible readings.
        text: The passage itself, where the line has it.
        date: The day it is from, where told.
    """

    id: str
    where: str
    relations: Sequence[Relation]
    optional: Sequence[Relation] = ()
    text: str | None = None
    date: PartialDate | None = None


def read_annotated(path: str) -> list[Annotated]:
    """The passages of a file (`-` is standard input) in order, all checked.

    Raises:
        InputError: The file or one of its lines cannot be read, or two lines have one id.
    """
    return _read(path, _annotated)


def read_predicted(path: str) -> list[Annotated]:
    """The predictions of a file; ends and statuses may be missing in them, which then agree with nothing told.

    Raises:
        InputError: As of `read_annotated`.
    """
    return _read(path, _predicted)


def joined(gold: Sequence[Annotated], predicted: Mapping[str, Sequence[Relation]]) -> list[Passage]:
    """Each annotated passage with what was read in it; in one that `predicted` lacks nothing was found."""
    return [Passage(row.id, row.relations, row.optional, predicted.get(row.id, ())) for row in gold]


def check_known(predicted: Sequence[Annotated], gold: Sequence[Annotated]) -> None:
    """Checks that predictions are of annotated passages.

    Raises:
        InputError: Some are of others.
    """
    ids = {row.id for row in gold}
    strange = [row for row in predicted if row.id not in ids]
    if strange:
        first, many = strange[0], f" ({len(strange)} such lines)" if len(strange) > 1 else ""
        near = suggestion(first.id, ids) or "; give the predictions of these passages"
        raise InputError(f"{first.where}: no annotated passage has the id {_cut(first.id)}{many}{near}")


def _read(path: str, make: Callable[[dict[str, Any], str], Annotated]) -> list[Annotated]:
    rows = [make(given, where) for where, given in _objects(path)]
    if not rows:
        raise InputError(f'{_name(path)} holds no passages; give one object like {{"id": …, "relations": […]}} a line')
    seen: dict[str, str] = {}
    for row in rows:
        if row.id in seen:
            raise InputError(f"{row.where}: the id {_cut(row.id)} is that of {seen[row.id]} too; give each its own")
        seen[row.id] = row.where
    return rows


def _name(path: str) -> str:
    return "standard input" if path == STDIN else shown(Path(path))


def _objects(path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    with _open(path) as file:
        for number, line in enumerate(file, 1):
            if number == 1:
                refuse_binary(line[:8192], _name(path))
            if line.strip():
                where = f"{_name(path)} line {number}"
                yield where, _object(line, where)


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STDIN else opened(Path(path))


def _object(line: bytes, where: str) -> dict[str, Any]:
    found = object_of(line, where, like='{"id": …, "relations": […]}', advice=_ADVICE)
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:  # half of a surrogate pair is no character
        raise InputError(f"{where}: not JSON that can be read: {error}; {_ADVICE}") from error
    return found


def _annotated(given: dict[str, Any], where: str) -> Annotated:
    optional = [] if given.get("optional_relations") is None else _relations(given, "optional_relations", where)
    told = _relations(given, "relations", where)
    for relation in (*told, *optional):
        _check_complete(relation, where)
    return Annotated(
        _id(given, where), where, told, optional, _text(given, where), day_of(given.get("date"), where, _ADVICE)
    )


def _predicted(given: dict[str, Any], where: str) -> Annotated:
    return Annotated(_id(given, where), where, _relations(given, "relations", where))


def _id(given: dict[str, Any], where: str) -> str:
    value = given.get("id")
    if isinstance(value, bool) or not isinstance(value, (str, int)) or value == "":
        raise InputError(f"{where}: it has no 'id' that is a text or a whole number; give it one")
    return str(value)


def _text(given: dict[str, Any], where: str) -> str | None:
    value = given.get("text")
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: 'text' is {_cut(value)}, which is no text; fix the line")
    return None if value is None else sound(value, where)


def _relations(given: dict[str, Any], name: str, where: str) -> list[Relation]:
    value = given.get(name)
    if not isinstance(value, list):
        raise InputError(f"{where}: it has no list {name!r}; give one, empty where nothing is stated")
    return [_relation(relation, where) for relation in value]


def _relation(given: Any, where: str) -> Relation:
    if not isinstance(given, dict):
        raise InputError(f"{where}: the relation {_cut(given)} is no object; fix the line")
    kind = given.get("type")
    if not isinstance(kind, str) or kind not in relation_types():
        near = suggestion(str(kind), relation_types())
        raise InputError(f"{where}: {_cut(kind)} is no type of relation; use {', '.join(relation_types())}{near}")
    for field in _compared(kind):
        if not isinstance(given.get(field), str | None):
            raise InputError(f"{where}: {field!r} is {_cut(given[field])}, which is no text; fix the line")
    _check_confidence(given.get("confidence"), where)
    return given


def _compared(kind: str) -> tuple[str, ...]:
    relation = relation_types()[kind]
    return (*relation.ends, *sorted(relation.required), "status")


def _check_confidence(value: Any, where: str) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InputError(f"{where}: 'confidence' is {_cut(value)}; give a number from 0 to 1")


def _check_complete(relation: Relation, where: str) -> None:
    """A gold relation that lacks what its kind is about would agree with everything."""
    kind = relation_types()[relation["type"]]
    optional = {name for name, end in kind.ends.items() if end.optional}
    for field in _compared(kind.name):
        if field not in optional and not relation.get(field):
            raise InputError(f"{where}: a relation {kind.name} has no {field!r}; give it, or take the relation out")


def _cut(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
