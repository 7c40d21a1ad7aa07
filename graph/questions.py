"""The questions that a graph answers, each a saved query of `cypher/` with its rows typed."""

from abc import ABC, abstractmethod
from typing import Any, TypeVar

from graph.answers import (
    Answer,
    Change,
    Citation,
    Contradiction,
    Holding,
    Membership,
    Neighbour,
    Path,
    PersonRole,
    SanctionFact,
)
from graph.errors import ParameterError
from graph.results import Results

T = TypeVar("T", bound=Answer)


class Questions(ABC):
    """Questions for whatever runs saved queries.

    People, countries and organizations go by any of their names or by their id. What the graph does not know has no
    answers; a country that does not exist raises `NotFound`.
    """

    @abstractmethod
    def run(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a saved query."""

    def _ask(self, answer: type[T], query: str = "", /, **parameters: Any) -> Results[T]:
        return Results(answer.from_row(row) for row in self.run(query or answer.query, **parameters))

    def holders(self, country: str, *, category: str | None = None, on: str = "today") -> Results[Holding]:
        """Who holds office in a country on a date, all or those of a category (`head_of_state`, `foreign_minister`, …).

        >>> from graph.example import example
        >>> [one.person for one in example().holders("China", category="defence_minister", on="2023-06")]
        ['Li Shangfu']
        """
        return self._ask(Holding, country=country, category=category, on=on)

    def roles_of(self, person: str) -> Results[PersonRole]:
        """Which offices a person holds, held, seeks or is said not to hold.

        >>> from graph.example import example
        >>> [(one.title, one.status, one.since, one.until) for one in example().roles_of("Li Shangfu")]
        [('defence minister', 'former', '2023-03', '2023-10')]
        """
        return self._ask(PersonRole, person=person)

    def members(
        self, organization: str, *, status: str | None = None, relation: str | None = None
    ) -> Results[Membership]:
        """Which countries belong or belonged to an organization, and how.

        >>> from graph.example import example
        >>> [(one.country, one.status) for one in example().members("SCO")]
        [('Belarus', 'current'), ('Turkey', 'denied')]
        """
        return self._ask(Membership, organization=organization, status=status, relation=relation)

    def organizations_of(self, country: str, *, status: str | None = None) -> Results[Membership]:
        """Which organizations a country belongs or belonged to, and how.

        >>> from graph.example import example
        >>> [(one.organization, one.since) for one in example().organizations_of("Belarus")]
        [('Shanghai Cooperation Organisation', '2024-07')]
        """
        return self._ask(Membership, "memberships_of", country=country, status=status)

    def sanctions(
        self, target: str | None = None, *, issuer: str | None = None, since: str | None = None
    ) -> Results[SanctionFact]:
        """Which sanctions there are: against whom, by whom, dated or first stated since when.

        >>> from graph.example import example
        >>> [(one.issuer, one.date, one.status) for one in example().sanctions("Li Shangfu", since="2018")]
        [('United States', '2018-09', 'imposed')]
        """
        return self._ask(SanctionFact, target=target, issuer=issuer, since=since)

    def path(self, start: str, end: str, *, limit: int = 5) -> Results[Path]:
        """The shortest ways over facts between two entities.

        >>> from graph.example import example
        >>> example().path("Li Shangfu", "China")[0].through
        ('Li Shangfu', 'defence minister of China', 'China')
        """
        return self._ask(Path, **{"from": start, "to": end, "limit": limit})

    def neighbours(self, entity: str, depth: int = 1) -> Results[Neighbour]:
        """Which entities are at most so many relations away over facts: one, two or three.

        Raises:
            ParameterError: The depth is more than three; `to_networkx` goes as far as you like.

        >>> from graph.example import example
        >>> [(one.steps, one.name) for one in example().neighbours("Belarus", depth=2)]
        [(1, 'Shanghai Cooperation Organisation')]
        """
        if depth > 3:
            raise ParameterError(f"neighbours looks three relations far, not {depth}; to_networkx() goes further")
        return self._ask(Neighbour, entity=entity, depth=depth)

    def changes(self, after: str, until: str = "today") -> Results[Change]:
        """What was first stated after one date and until the end of another, or stated otherwise than before.

        >>> from graph.example import example
        >>> [(one.stated, one.subject, one.was, one.status) for one in example().changes("2023-09", "2024-06")]
        [('2023-10-24', 'Li Shangfu', 'current', 'former'), ('2023-12-29', 'Dong Jun', None, 'current')]
        """
        return self._ask(Change, after=after, until=until)

    def contradictions(self, *, limit: int = 100) -> Results[Contradiction]:
        """Which facts contradict each other, each with the newest statements on both sides.

        What was said one after the other, as of a successor, is a change and no contradiction.

        >>> from graph.example import example
        >>> [(one.subject, one.status, one.but_subject, one.but_status) for one in example().contradictions()]
        [('Ana Ilić', 'current', 'Bo Sørensen', 'current')]
        """
        return self._ask(Contradiction, limit=limit)

    def evidence(self, fact: str | Answer) -> Results[Citation]:
        """The statements that a fact rests on, oldest first: their words, who says so, where and when.

        Args:
            fact: An answer to another question, or the key of a fact.

        >>> from graph.example import example
        >>> graph = example()
        >>> [(one.published, one.quote) for one in graph.evidence(graph.members("SCO", status="current")[0])]
        [('2024-07-04', 'Belarus joined the SCO')]
        """
        return self._ask(Citation, facts=fact.fact_keys if isinstance(fact, Answer) else [fact])
