"""Entity kinds and relation types: their ends, statuses, qualifiers, and what they project to.

All of it is data. A new relation type is one `RelationType` here (or, in another package, an object under the entry
point group `entente.relations`); the projection, the constraints, the command line and the exports follow from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from string import Formatter
from typing import Final

from graph.errors import EntenteError, NotFound, StatementError, suggestion
from graph.model import Entity, PartialDate, Statement, slug
from graph.names import entities
from graph.offices import has_single_holder
from graph.titles import office

KINDS: Final[Mapping[str, str]] = {
    "Person": "person",
    "Country": "country",
    "Region": "region",
    "Organization": "org",
    "Vessel": "vessel",
    "Sector": "sector",
    "Group": "group",
    "Role": "role",
    "Sanction": "sanction",
}
"""Entity kinds (the graph's labels) and the prefix of their ids."""

RESERVED: Final = frozenset(
    {
        "asserted", "attribution", "confidence", "end", "extractor", "id", "key", "kind", "label", "name", "origin",
        "quote", "rel", "relation_type", "source", "start", "status", "target", "type",
    }
)  # fmt: skip
"""Names that a qualifier may not have: a statement's own properties, and what graph formats and engines take."""

ASSERTED: Final = "asserted"
"""The track of statements that hold the relation for a fact; each other track is named after its status."""

_TERM: Mapping[str, frozenset[str] | None] = {"since": None, "until": None}
_RELATIONS = frozenset(
    {"member", "founder", "observer", "partner", "candidate", "host", "withdrew", "suspended", "joined"}
)
_ACTORS = frozenset({"Country", "Region", "Organization"})


Fixed = Mapping[str, str | bool]
"""Properties of a node that follow from its statements' ends and qualifiers alone."""


@dataclass(frozen=True)
class End:
    """One end of a relation: which kinds it takes, and whether a text may leave it untold."""

    kinds: frozenset[str]
    optional: bool = False


@dataclass(frozen=True)
class Derived:
    """A node that a statement implies and no text names: the role of a title, the sanction of an issuer and a target.

    Attributes:
        name: How edges refer to it.
        kind: Its entity kind.
        make: From a statement's ends and qualifiers to the entity and its fixed properties.
        carries: Properties that come from its statements, newest first.
        naming: The qualifiers that `make` looks at; statements that differ in others share what it made.
    """

    name: str
    kind: str
    make: Callable[[Mapping[str, Entity], Mapping[str, str]], tuple[Entity, Fixed]]
    carries: tuple[str, ...] = ()
    naming: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Edge:
    """A relationship that a statement projects to, from one end (or derived node) to another.

    Attributes:
        type: Its relationship type in the graph.
        start: The name of an end or derived node.
        end: The same.
        carries: Properties that come from its statements. An edge that carries any is split into tracks and terms.
    """

    type: str
    start: str
    end: str
    carries: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelationType:
    """A kind of relation, as data.

    Attributes:
        name: Its name, for instance `person_role`.
        ends: The ends by name.
        statuses: Status → track: `asserted`, or the status itself where the relation is not said to hold.
        qualifiers: Name → allowed values, or None where any text (for `since`, `until`, `date`: any date) is allowed.
        required: The qualifiers that a statement must have.
        families: Qualifier → value → family; statements of one family speak of one fact.
        edges: Relationships that follow from a statement.
        phrase: How a statement reads in one line: pieces, each left out where a field that it names is absent.
        derived: Nodes that follow from a statement.
        events: Qualifier → values whose `since` is the day of an event within a term (a suspension), not of its start.

    Raises:
        StatementError: An edge ends nowhere, or a name or kind is not free to use.
    """

    name: str
    ends: Mapping[str, End]
    statuses: Mapping[str, str]
    qualifiers: Mapping[str, frozenset[str] | None]
    edges: tuple[Edge, ...]
    phrase: tuple[str, ...]
    required: frozenset[str] = frozenset()
    families: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    derived: tuple[Derived, ...] = ()
    events: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = self.ends.keys() | {one.name for one in self.derived}
        kinds = {kind for end in self.ends.values() for kind in end.kinds} | {one.kind for one in self.derived}
        problems = [
            *(f"the edge {edge.type} ends nowhere" for edge in self.edges if not {edge.start, edge.end} <= places),
            *(_unknown("kind", kind, KINDS) for kind in sorted(kinds - KINDS.keys())),
            *(f"the qualifier {name!r} is taken" for name in sorted(self.qualifiers.keys() & RESERVED)),
        ]
        for problem in problems:
            raise StatementError(f"the relation type {self.name!r} cannot be used: {problem}")

    @cached_property
    def naming(self) -> tuple[str, ...]:
        """The qualifiers that derived nodes depend on: all, where one does not say."""
        named = [derived.naming for derived in self.derived]
        return tuple(self.qualifiers) if None in named else tuple(chain.from_iterable(filter(None, named)))

    @cached_property
    def _families(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        return tuple(sorted(self.families.items()))

    def is_event(self, statement: Statement) -> bool:
        """Whether its `since` is the day of something that happened within a term."""
        return bool(self.events) and any(statement.qualifiers.get(name) in said for name, said in self.events.items())

    def is_asserted(self, statement: Statement) -> bool:
        """Whether the statement holds the relation for a fact (now or formerly)."""
        return self.statuses[statement.status] == ASSERTED

    def describe(self, statement: Statement) -> str:
        """The statement in one line, without its status: `Li Shangfu, minister of defense of China`."""
        fields = {name: entity.name for name, entity in statement.ends.items()} | dict(statement.qualifiers)
        return "".join(piece.format_map(fields) for piece in self.phrase if _names(piece) <= fields.keys())

    def track(self, statement: Statement) -> tuple[str, ...]:
        """What tells facts between the same two ends apart: the status's track, then the family of each qualifier."""
        values = [(table, statement.qualifiers.get(name, "")) for name, table in self._families]
        return (self.statuses[statement.status], *[table.get(value, value) for table, value in values])


def _names(piece: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(piece) if name}


def _tracks(asserted: str, others: str) -> dict[str, str]:
    return dict.fromkeys(asserted.split(), ASSERTED) | {status: status for status in others.split()}


def _role(ends: Mapping[str, Entity], qualifiers: Mapping[str, str]) -> tuple[Entity, Fixed]:
    title, category = office(qualifiers["title"])
    of = ends.get("of")
    place = _place(of) if of else "unknown"
    name = f"{title} of {of.name}" if of else title
    single = has_single_holder(title, category, of.id if of else "")
    fixed: Fixed = {"title": title, "category": category, "single_holder": single}
    return Entity(f"role:{slug(title)}--{place}", "Role", name), fixed


def _place(of: Entity) -> str:
    """What the id of a role says of where it is: the id of that without its kind, if it is clear without."""
    place = of.id.partition(":")[2].lower()
    # A company called GE would share the president of Georgia, country:GE. Its kind is kept there alone, so that ids
    # that stand in files and queries stay; with two hyphens, which no slug has.
    return f"org--{place}" if of.kind == "Organization" and place in _codes() else place


@cache
def _codes() -> frozenset[str]:
    """What follows the kind in the ids of countries and regions, as roles have it."""
    return frozenset(id_.partition(":")[2].lower() for id_, one in entities().items() if one.kind != "Organization")


def _sanction(ends: Mapping[str, Entity], _: Mapping[str, str]) -> tuple[Entity, Fixed]:
    issuer, target = ends.get("issuer"), ends["target"]
    parts = [end.id.replace(":", "-").lower() if end else "unknown" for end in (issuer, target)]
    by = issuer.name if issuer else "unknown issuer"
    return Entity("sanction:" + "--".join(parts), "Sanction", f"Sanctions on {target.name} by {by}"), {}


PERSON_ROLE = RelationType(
    name="person_role",
    ends={"person": End(frozenset({"Person"})), "of": End(_ACTORS, optional=True)},
    statuses=_tracks("current former incoming acting", "candidate conditional denied"),
    qualifiers={"title": None, **_TERM},
    required=frozenset({"title"}),
    derived=(Derived("role", "Role", _role, naming=("title",)),),
    phrase=("{person}, {title}", " of {of}", ", from {since}", ", until {until}"),
    edges=(Edge("HOLDS_ROLE", "person", "role", ("status", "since", "until")), Edge("ROLE_IN", "role", "of")),
)

COUNTRY_ORGANIZATION = RelationType(
    name="country_organization",
    ends={"country": End(frozenset({"Country", "Region"})), "organization": End(frozenset({"Organization"}))},
    statuses=_tracks("current former", "prospective conditional denied"),
    qualifiers={"relation": _RELATIONS, **_TERM},
    required=frozenset({"relation"}),
    # Joining, belonging, being suspended and leaving are one story: the newest statement tells how it stands.
    families={"relation": dict.fromkeys(("member", "founder", "joined", "withdrew", "suspended"), "membership")},
    phrase=("{country} → {organization}: {relation}", ", from {since}", ", until {until}"),
    events={"relation": frozenset({"suspended", "withdrew"})},
    edges=(Edge("MEMBER_OF", "country", "organization", ("relation", "status", "since", "until")),),
)

SANCTION_TARGET = RelationType(
    name="sanction_target",
    ends={
        "issuer": End(_ACTORS, optional=True),
        "target": End(_ACTORS | {"Person", "Vessel", "Sector", "Group"}),
    },
    statuses=_tracks("imposed extended lifted", "threatened proposed denied alleged"),
    qualifiers={"date": None, "reason": None},
    derived=(Derived("sanction", "Sanction", _sanction, ("status", "date", "reason"), naming=()),),
    phrase=("{issuer} → ", "sanctions on {target}", ", {date}", ", over {reason}"),
    edges=(Edge("IMPOSED", "issuer", "sanction"), Edge("TARGETS", "sanction", "target")),
)


SUCCEEDED_BY: Final = Edge("SUCCEEDED_BY", "state", "successor", ("since", "how"))
"""From a former state to one that followed it: no text says so, `seeds/successions.tsv` does."""


@cache
def relation_types() -> Mapping[str, RelationType]:
    """All relation types by name: the built-in ones, then those of installed packages (`entente.relations`)."""
    from importlib.metadata import entry_points  # slow to import, and not needed to make statements

    known = {relation.name: relation for relation in (PERSON_ROLE, COUNTRY_ORGANIZATION, SANCTION_TARGET)}
    for point in entry_points(group="entente.relations"):
        try:
            relation: RelationType = point.load()
        except Exception as error:
            raise EntenteError(f"{point.value} cannot be loaded: {error}; mend or uninstall that package") from error
        if relation.name in known:
            raise EntenteError(f"{point.value} adds a second relation type {relation.name!r}; uninstall that package")
        known[relation.name] = relation
    return known


def told_prefixes() -> frozenset[str]:
    """The prefixes of the ids that texts tell something of: what a relation's ends take, without what is derived."""
    ends = chain.from_iterable(relation.ends.values() for relation in relation_types().values())
    return frozenset(KINDS[kind] for end in ends for kind in end.kinds)


def relation_type(name: str) -> RelationType:
    """The relation type called `name`.

    Raises:
        NotFound: There is none.
    """
    known = relation_types()
    if name not in known:
        near = suggestion(name, known) or "; install the package that adds it"
        raise NotFound(f"there is no relation type {name!r}{near}")
    return known[name]


def check(statement: Statement) -> Statement:
    """The statement itself, if it keeps to the ontology.

    Raises:
        StatementError: An end, status or qualifier is missing, unknown or of the wrong kind.
    """
    relation = relation_type(statement.kind)
    for problem in _problems(relation, statement):
        raise StatementError(f"{relation.name}: {problem} (in “{statement.evidence.quote[:80]}”)")
    return statement


def _problems(relation: RelationType, statement: Statement) -> list[str]:
    return [
        *_end_problems(relation, statement),
        *_qualifier_problems(relation, statement),
        *([] if statement.status in relation.statuses else [_unknown("status", statement.status, relation.statuses)]),
    ]


def _end_problems(relation: RelationType, statement: Statement) -> list[str]:
    ends = statement.ends
    problems = [_unknown("end", name, relation.ends) for name in ends if name not in relation.ends]
    for name, end in relation.ends.items():
        if name not in ends and not end.optional:
            problems.append(f"the end {name!r} is missing")
        elif name in ends and ends[name].kind not in end.kinds:
            problems.append(f"{name} is a {ends[name].kind}, not one of {', '.join(sorted(end.kinds))}")
    return problems


def _qualifier_problems(relation: RelationType, statement: Statement) -> list[str]:
    problems = [
        f"the qualifier {name!r} is missing" for name in sorted(relation.required - statement.qualifiers.keys())
    ]
    for name, value in statement.qualifiers.items():
        if name not in relation.qualifiers:
            problems.append(_unknown("qualifier", name, relation.qualifiers))
            continue
        allowed = relation.qualifiers[name]
        if allowed is not None and value not in allowed:
            problems.append(_unknown(name, value, allowed))
        if name in DATE_QUALIFIERS:
            PartialDate(value)
    return problems


DATE_QUALIFIERS: Final = frozenset({"since", "until", "date"})
"""Qualifiers whose value is a partial date."""


def _unknown(what: str, value: str, known: "Mapping[str, object] | frozenset[str]") -> str:
    return f"{value!r} is no {what}; it is one of {', '.join(sorted(known))}"
