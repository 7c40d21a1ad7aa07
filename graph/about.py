"""Finds all that is stated of one entity in the ledger's index, without making the graph."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

from graph.entity_nodes import usual_name
from graph.errors import NotFound, suggestion
from graph.judgements import unscoped
from graph.ledger import Ledger
from graph.model import Statement, slug
from graph.ontology import KINDS, relation_types
from graph.person_names import in_other_letters
from graph.readings import entities_of
from graph.resolution import country, in_any_case, organization
from graph.scripts import latin


@dataclass(frozen=True, slots=True)
class About:
    """What a ledger's statements speak of.

    Attributes:
        ledger: Where they are kept.
        same: Entity id, scoped or not → the id it was judged to be the same as.
        counts: Whether a statement is to be seen; by default each is.
    """

    ledger: Ledger
    same: Mapping[str, str]
    counts: Callable[[Statement], bool] = lambda _: True

    def find(self, name: str) -> str:
        """The id of the entity or document with this id, or of the entity with this name, alias or abbreviation.

        Raises:
            NotFound: There is none, or more than one.
        """
        if self.is_there(name):
            return name
        known_as = in_any_case(country, name) or in_any_case(organization, name)
        if known_as and self.is_there(known_as.id):
            return known_as.id
        found = sorted(self._called(name) or self._spelled(name))
        if not found:
            near = suggestion(latin(name), self.ledger.names_near(name)) or "; look at: entente query entities"
            raise NotFound(f"the graph knows no {name!r}{near}")
        if len(found) > 1:
            raise NotFound(f"{len(found)} entities are called {name!r}; use an id: {', '.join(found[:8])}")
        return found[0]

    def statements(self, id_: str) -> Iterator[Statement]:
        """The statements of a document, or about an entity; the statement itself of its own id."""
        kind = id_.partition(":")[0]
        if kind in ("doc", "statement"):
            return filter(self.counts, self.ledger.statements(id_) if kind == "doc" else self.ledger.named([id_]))
        before = self._before_judgement(id_)
        said = filter(self.counts, self.ledger.mentioning(before))
        # Where no judgement touches the entity, the index has told all; else each statement is read as it is judged.
        return filter(partial(self._speaks, id_), said) if self._is_judged(id_) or len(before) > 1 else said

    def name_of(self, id_: str) -> str:
        """The usual name of an entity that is there, as its node has it."""
        told = (entities_of(one, self.same).values() for one in self.statements(id_))
        return usual_name(id_, Counter(end.name for ends in told for end in ends if end.id == id_))

    def is_there(self, id_: str) -> bool:
        """Whether a statement speaks of that entity, or stands in that document."""
        return ":" in id_ and any(True for _ in self.statements(id_))

    def _called(self, name: str) -> set[str]:
        """The ids of all entities that a statement calls so."""
        wanted = slug(name)
        return self._judged(self.ledger.entities_called(name), lambda known: slug(known) == wanted)

    def _spelled(self, name: str) -> set[str]:
        """The ids of all entities that a statement calls so in the letters of another script."""
        return self._judged(self.ledger.entities_spelled(name), lambda known: in_other_letters(known, name))

    def _judged(self, ids_as_said: Iterable[str], is_name: Callable[[str], bool]) -> set[str]:
        """The ids that judgements make of these, where statements call them by such a name."""
        found: set[str] = set()
        for id_ in ids_as_said:
            said = filter(self.counts, self.ledger.mentioning([id_]))
            ids = (end.id for one in said for end in entities_of(one, self.same).values() if is_name(end.name))
            # One statement tells the id unless judgements may tell it differently of each.
            found.update(ids if self._is_judged(id_) else islice(ids, 1))
        return found

    def _speaks(self, id_: str, statement: Statement) -> bool:
        return any(entity.id == id_ for entity in entities_of(statement, self.same).values())

    def _before_judgement(self, id_: str) -> set[str]:
        """The ids that statements may have for an entity; of what follows from others, all that are judged others."""
        joined = {unscoped(one) for one, other in self.same.items() if other == id_ or _is_derived(id_)}
        return {id_, *joined}

    def _is_judged(self, id_: str) -> bool:
        return bool(self.same) and (id_ in map(unscoped, self.same) or _is_derived(id_))


def _is_derived(id_: str) -> bool:
    prefixes = {KINDS[derived.kind] for relation in relation_types().values() for derived in relation.derived}
    return id_.partition(":")[0] in prefixes
