"""Random Cypher expressions, each of a known type, over what is in scope."""

from random import Random
from typing import Any

LABELS = ("Person", "Country", "Organization", "Role", "Sanction", "Statement", "Document", "Entity", "Nothing")
_ACTORS = ("Country", "Organization")
ROUTES = {
    "HOLDS_ROLE": (("Person",), ("Role",)),
    "ROLE_IN": (("Role",), _ACTORS),
    "MEMBER_OF": (("Country",), ("Organization",)),
    "IMPOSED": (_ACTORS, ("Sanction",)),
    "TARGETS": (("Sanction",), ("Person", "Country")),
    "STATED_IN": (("Statement",), ("Document",)),
    "ABOUT": (("Statement",), ("Person", "Role", "Sanction", *_ACTORS)),
}
# Among them names to which the in-memory engine gives a meaning of its own, where no such property is stored.
TEXTS = (
    "id", "name", "title", "category", "status", "date", "reason", "quote", "relation_type", "attribution", "published",
    "since", "until", "first_stated", "last_stated", "type", "label", "key", "relation", "origin", "connection_type",
)  # fmt: skip
NUMBERS = ("documents", "start", "end")
LISTS = ("statements", "aliases", "ends")
WORDS = ("", "a", "president", "current", "2018", "2020-03", "country:RU", "Russia", "ministry", "É", "it's \\d", "z")
PATTERNS = ("'.*a.*'", r"'\\d{4}.*'", "'(?i)p.*'", r"'\\w+'", "'[a-m].*'", r"'.*\\s.*'", "$pattern")
PARAMETERS: dict[str, Any] = {
    "text": "current",
    "number": 2,
    "half": 0.75,
    "yes": True,
    "nothing": None,
    "words": ["current", "country:RU", "member"],
    "pattern": "(president|.*er)",
    "rows": [{"id": "country:RU", "title": "a", "n": 1}, {"id": "country:CN", "title": None, "n": 2}],
}


class ExpressionMaker:
    """Makes expressions. What is in scope is known by kind, so that each has its type."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.nodes: list[str] = []
        self.labels: dict[str, str] = {}
        self.ties: list[str] = []
        self.paths: list[str] = []
        self.scalars: dict[str, str] = {}
        self.narrowed = False
        self._names = 0

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _one(self, *options: Any) -> Any:
        return self.random.choice(options)

    def _name(self, kind: str) -> str:
        self._names += 1
        return f"{kind}{self._names}"

    def _condition(self) -> str:
        """What stands after WHERE; only here a bare pattern is a condition."""
        if self.nodes and self._chance(0.1):
            return f"{self._one('', 'NOT ')}({self._one(*self.nodes)})-[:{self._one(*ROUTES)}]-()"
        return self._truth(self._one(1, 2))

    def _any(self) -> str:
        if (self.nodes or self.ties) and self._chance(0.4):
            return str(self._one(*self.nodes, *self.ties))
        return self._typed()[1]

    def _any_returned(self) -> str:
        if self.paths and self._chance(0.3):
            path = self._one(*self.paths)
            return str(
                self._one(
                    path, f"length({path})", f"[x IN nodes({path}) | x.id]", f"[x IN relationships({path}) | x.key]"
                )
            )
        if self.nodes and self._chance(0.1):
            node = self._one(*self.nodes)
            return str(
                self._one(
                    f"properties({node})", f"{node} {{.id, .title, kind: size(labels({node}))}}", f"{node}['title']"
                )
            )
        if self.ties and self._chance(0.1):
            return f"{self._one(*self.ties)} {{.key, .type, .since, n: {self._number(1)}}}"
        return self._any()

    def _typed(self) -> tuple[str, str]:
        kind = self._one("text", "text", "number", "truth", "texts", "real")
        maker = {
            "text": self._text,
            "number": self._number,
            "truth": self._truth,
            "texts": self._texts,
            "real": self._real,
        }
        return kind, maker[kind](2)

    def _property(self, names: tuple[str, ...]) -> str | None:
        owners = [*self.nodes, *self.ties]
        return f"{self._one(*owners)}.{self._one(*names)}" if owners else None

    def _scalar(self, kind: str) -> str | None:
        known = [name for name, one in self.scalars.items() if one == kind]
        return str(self._one(*known)) if known else None

    def _leaf(self, kind: str, names: tuple[str, ...], literals: tuple[str, ...]) -> str:
        found = self._scalar(kind) if self._chance(0.4) else None
        found = found or (self._property(names) if self._chance(0.85) else None)
        return found or str(self._one(*literals))

    def _text(self, depth: int) -> str:
        quoted = tuple("'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'" for word in WORDS)
        leaf = self._leaf("text", TEXTS, (*quoted, "$text", "$nothing"))
        if depth <= 0 or self._chance(0.55):
            return leaf
        a = self._text(depth - 1)
        choices = [
            f"toUpper({a})", f"toLower({a})", f"trim({a})", f"left({a}, 4)", f"right({a}, 3)", f"substring({a}, 2)",
            f"substring({a}, 1, 3)", f"coalesce({a}, {self._text(depth - 1)})", f"{a} + {self._text(depth - 1)}",
            f"reverse({a})", f"head(split({a}, ':'))", f"replace({a}, 'a', 'bb')",
            f"toString({self._number(depth - 1)})",
            f"CASE WHEN {self._truth(depth - 1)} THEN {a} ELSE {self._text(depth - 1)} END",
            f"CASE {a} WHEN 'current' THEN 'now' WHEN null THEN 'never' END", f"last({self._texts(depth - 1)})",
        ]  # fmt: skip
        if self.ties:
            choices += [f"type({self._one(*self.ties)})", f"startNode({self._one(*self.ties)}).id"]
        return str(self._one(*choices))

    def _number(self, depth: int) -> str:
        leaf = self._leaf("number", NUMBERS, ("0", "1", "7", "-3", "$number"))
        if depth <= 0 or self._chance(0.5):
            return leaf
        a, b = self._number(depth - 1), self._number(depth - 1)
        choices = [
            f"({a} + {b})", f"({a} - {b})", f"{a} * 2", f"{a} / 3", f"{a} % 4", f"abs({a})", f"coalesce({a}, {b})",
            f"size({self._text(depth - 1)})", f"size({self._texts(depth - 1)})", f"sign({a})", f"-({a})",
            f"CASE WHEN {self._truth(depth - 1)} THEN {a} ELSE {b} END", f"toInteger({self._real(depth - 1)} * 10)",
            f"reduce(total = 0, x IN [{a}, {b}] | total + x)",
        ]  # fmt: skip
        if self.nodes:
            choices.append(f"0 + COUNT {{ ({self._one(*self.nodes)})-[:{self._one(*ROUTES)}]-() }}")
        return str(self._one(*choices))

    def _real(self, depth: int) -> str:
        leaf = self._leaf("real", ("confidence",), ("0.25", "1.5", "-2.0", "$half"))
        if depth <= 0 or self._chance(0.6):
            return leaf
        a = self._real(depth - 1)
        return str(
            self._one(
                f"{a} * 0.5", f"{a} + {self._number(depth - 1)}", f"floor({a})", f"ceil({a})", f"toFloat({a})",
                f"coalesce({a}, 0.5)", f"abs({a})",
            )
        )  # fmt: skip

    def _texts(self, depth: int) -> str:
        leaf = self._leaf("texts", LISTS, ("[]", "['a', 'current']", "$words"))
        if depth <= 0 or self._chance(0.4):
            return leaf
        a = self._texts(depth - 1)
        b = self._text(depth - 1)
        choices = [
            f"[x IN {a} WHERE x > 'b' | x]", f"[x IN {a} | toUpper(x)]", f"coalesce({a}, []) + ['z']", f"tail({a})",
            f"{a}[0..2]", f"split({b}, '-')", "[x IN range(0, 3) | toString(x)]", f"[{b}, {b}]",
        ]  # fmt: skip
        return str(self._one(*choices))

    def _truth(self, depth: int) -> str:
        if depth <= 0 or self._chance(0.15):
            return str(self._leaf("truth", ("asserted",), ("true", "false", "$yes")))
        choices = [self._comparison(depth), self._comparison(depth), self._comparison(depth), self._joined(depth)]
        choices += [self._listed(depth), self._pattern_condition()]
        return str(self._one(*choices))

    def _comparison(self, depth: int) -> str:
        sign = self._one("=", "<>", "<", "<=", ">", ">=")
        a = self._text(depth - 1)
        choices = [
            f"{a} {sign} {self._text(depth - 1)}",
            f"{self._number(depth - 1)} {sign} {self._number(depth - 1)}",
            f"{self._real(depth - 1)} {sign} {self._number(depth - 1)}",
            f"{a} IS NULL", f"{a} IS NOT NULL", f"{a} STARTS WITH {self._text(0)}", f"{a} ENDS WITH 't'",
            f"{a} CONTAINS {self._text(0)}", f"{a} =~ {self._one(*PATTERNS)}", f"{a} < $number",
        ]  # fmt: skip
        return str(self._one(*choices))

    def _joined(self, depth: int) -> str:
        a, b = self._truth(depth - 1), self._truth(depth - 1)
        return str(self._one(f"({a} AND {b})", f"({a} OR {b})", f"({a} XOR {b})", f"NOT ({a})", f"({a}) = ({b})"))

    def _listed(self, depth: int) -> str:
        list_ = self._texts(depth - 1)
        word = self._one("any", "all", "none", "single")
        return str(
            self._one(
                f"{self._text(depth - 1)} IN ({list_})", f"{word}(x IN {list_} WHERE x CONTAINS 'a')", f"{list_} = []"
            )
        )

    def _pattern_condition(self) -> str:
        if not self.nodes:
            return "$yes"
        node, type_ = self._one(*self.nodes), self._one(*ROUTES)
        choices = [
            f"EXISTS {{ ({node})-[:{type_}]-() }}",
            f"EXISTS {{ MATCH ({node})-[x:{type_}]->(y) WHERE y.name > 'C' OR x.documents = 1 }}",
            f"NOT EXISTS {{ ({node})--(:{self._one(*LABELS)}) }}",
            f"{node}:{self._one(*LABELS)} OR {self._leaf('truth', ('asserted',), ('false',))}",
            f"'{self._one(*LABELS)}' IN labels({node})",
        ]
        return str(self._one(*choices))
