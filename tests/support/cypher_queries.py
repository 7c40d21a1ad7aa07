"""Random Cypher that is well typed on Entente's graph, and whose answer does not hang on what neither engine promises.

`QueryMaker(random).query()` gives the text and parameters. Columns called `bag…` hold lists in no certain order.
"""

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


class QueryMaker:
    """Makes one query. What is in scope is known by kind, so that every expression has its type."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.nodes: list[str] = []
        self.labels: dict[str, str] = {}
        self.ties: list[str] = []
        self.paths: list[str] = []
        self.scalars: dict[str, str] = {}
        self.narrowed = False
        self._names = 0

    def query(self) -> tuple[str, dict[str, Any]]:
        """A query's text and its parameters."""
        if self._chance(0.05):
            return self._union(), PARAMETERS
        lines = [self._opening()]
        if self._chance(0.08) and self.nodes:
            lines.append(self._call())
        if self._chance(0.55):
            lines.append(self._with())
            if self._chance(0.5):
                lines.append(self._match(optional=self._chance(0.5)))
        lines.append(self._return())
        return "\n".join(line for line in lines if line), PARAMETERS

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _one(self, *options: Any) -> Any:
        return self.random.choice(options)

    def _name(self, kind: str) -> str:
        self._names += 1
        return f"{kind}{self._names}"

    # Clauses

    def _opening(self) -> str:
        lines = []
        if self._chance(0.15):
            lines.append("UNWIND $rows AS row")
            lines.append("MATCH (given {id: row.id})")
            self.nodes.append("given")
            self.scalars["row.title"], self.scalars["row.n"] = "text", "number"
        lines.append(self._match(optional=False))
        if self._chance(0.5):
            lines.append(self._match(optional=self._chance(0.7)))
        return "\n".join(lines)

    def _match(self, *, optional: bool) -> str:
        known = self.nodes[-1] if self.nodes else None
        pattern = self._pattern(known)
        where = f" WHERE {self._condition()}" if self._chance(0.35) else ""
        return f"{'OPTIONAL ' if optional else ''}MATCH {pattern}{where}"

    def _pattern(self, known: str | None) -> str:
        label = self.labels.get(known or "") or self._one("Person", "Country", "Role", "Sanction", "Statement")
        text = self._node(known, label)
        for _ in range(self._one(1, 1, 1, 2)):
            type_, forward, label = self._route(label)
            text += self._tie(type_, forward=forward) + self._node(None, label)
        if not self._chance(0.2):
            return text
        self.paths.append(self._name("p"))
        return f"{self.paths[-1]} = {text}"

    def _route(self, label: str) -> tuple[str, bool, str]:
        """A type of relationship that the label has, whether it goes out, and the label at its other end."""
        out = [(type_, True, end) for type_, (starts, ends) in ROUTES.items() for end in ends if label in starts]
        back = [(type_, False, start) for type_, (starts, ends) in ROUTES.items() for start in starts if label in ends]
        return self.random.choice(out + back)

    def _node(self, known: str | None, label: str) -> str:
        if known and self._chance(0.8):
            return f"({known})"
        name = self._name("n") if self._chance(0.85) else ""
        shown = self._one(*[f":{label}"] * 6, "", "", f":{self._one(*LABELS)}", f":{label}|Country")
        properties = self._one(
            "{status: 'current'}", "{id: 'country:RU'}", "{type: 'x'}", "{asserted: true}", "{nope: 1}"
        )
        if name:
            self.nodes.append(name)
            self.labels[name] = label
        return f"({name}{shown}{' ' + properties if self._chance(0.05) else ''})"

    def _tie(self, type_: str, *, forward: bool) -> str:
        name = self._name("r") if self._chance(0.7) else ""
        types = self._one(f":{type_}", f":{type_}", f":{type_}|MEMBER_OF", "", f":{type_}|ABOUT")
        length = self._one("", "", "", "", "*1..2", "*0..1", "*2", "*..2") if not name else ""
        properties = (
            self._one(" {asserted: true}", " {id: 1}", " {nope: 1}") if self._chance(0.05) and not length else ""
        )
        if name:
            self.ties.append(name)
        left, right = ("-", "-") if self._chance(0.3) else ("-", "->") if forward else ("<-", "-")
        return f"{left}[{name}{types}{length}{properties}]{right}"

    def _union(self) -> str:
        parts = []
        for _ in range(2):
            maker = QueryMaker(self.random)
            parts.append(f"{maker._match(optional=False)}\nRETURN {maker._text(1)} AS c1, {maker._number(1)} AS c2")
        return self._one("\nUNION\n", "\nUNION ALL\n").join(parts)

    def _call(self) -> str:
        node, type_, name = self._one(*self.nodes), self._one(*ROUTES), self._name("k")
        self.scalars[name] = "number"
        body = f"MATCH ({node})-[:{type_}]-(inner) RETURN count(DISTINCT inner.{self._one(*TEXTS)}) AS {name}"
        return self._one(f"CALL {{ WITH {node} {body} }}", f"CALL ({node}) {{ {body} }}")

    def _with(self) -> str:
        self.narrowed = True
        if self._chance(0.35):
            return self._aggregate("WITH", keep=True)
        kept_nodes = [node for node in self.nodes if self._chance(0.7)] or self.nodes[-1:]
        kept_ties = [tie for tie in self.ties if self._chance(0.5)]
        made = {self._name("s"): self._typed() for _ in range(self._one(0, 1, 2))}
        items = [*kept_nodes, *kept_ties, *(f"{text} AS {name}" for name, (_, text) in made.items())]
        self.nodes, self.ties, self.paths = kept_nodes, kept_ties, []
        self.scalars = {name: kind for name, (kind, _) in made.items()}
        distinct = "DISTINCT " if self._chance(0.3) else ""
        text = f"WITH {distinct}{', '.join(items) or '1 AS one'}"
        order = [*(f"{n}.id" for n in kept_nodes), *(f"{t}.key" for t in kept_ties), *made]
        if order and self._chance(0.3):
            self.random.shuffle(order)
            text += f" ORDER BY {', '.join(self._direction(one) for one in order)} LIMIT {self._one(1, 3, 10)}"
        return text + (f" WHERE {self._truth(2)}" if self._chance(0.3) else "")

    def _direction(self, text: str) -> str:
        return text + self._one("", "", " DESC", " ASC")

    def _aggregate(self, clause: str, *, keep: bool) -> str:
        groups = {self._name("g"): self._typed() for _ in range(self._one(0, 1, 1, 2))}
        node = self._one(*self.nodes) if keep and self.nodes and self._chance(0.5) else None
        totals = {self._name("bag" if bag else "t"): (kind, text, bag) for kind, text, bag in self._totals()}
        items = [*([node] if node else []), *(f"{text} AS {name}" for name, (_, text) in groups.items())]
        items += [f"{text} AS {name}" for name, (_, text, _) in totals.items()]
        self.nodes, self.ties, self.paths = ([node] if node else []), [], []
        self.scalars = {name: kind for name, (kind, _) in groups.items()}
        self.scalars |= {name: kind for name, (kind, _, bag) in totals.items() if not bag}
        bags = [name for name, (_, _, bag) in totals.items() if bag]
        if keep and bags:
            self.scalars |= {f"size({name})": "number" for name in bags}
        return f"{clause} {', '.join(items)}"

    def _totals(self) -> list[tuple[str, str, bool]]:
        choices = [
            ("number", "count(*)", False),
            ("number", f"count({self._any()})", False),
            ("number", f"count(DISTINCT {self._any()})", False),
            ("number", f"sum({self._number(1)})", False),
            ("text", f"min({self._text(1)})", False),
            ("text", f"max({self._text(1)})", False),
            ("number", f"max({self._number(1)})", False),
            ("texts", f"collect({self._text(1)})", True),
            ("texts", f"collect(DISTINCT {self._text(1)})", True),
            ("number", f"size(collect({self._text(1)})) + 1", False),
        ]
        return self.random.sample(choices, self._one(1, 1, 2))

    def _return(self) -> str:
        if self._chance(0.3):
            text = self._aggregate("RETURN", keep=False)
            return text + self._order([name for name in self.scalars if not name.startswith("size(")])
        if self._chance(0.06) and not self.narrowed:
            return f"RETURN *, {self._text(1)} AS more"
        items = {self._name("c"): self._any_returned() for _ in range(self._one(1, 2, 3))}
        bare = [one for one in self.nodes[:1] if self._chance(0.15)]
        distinct = "DISTINCT " if self._chance(0.3) else ""
        text = f"RETURN {distinct}" + ", ".join([*(f"{text} AS {name}" for name, text in items.items()), *bare])
        orderless = {*self.nodes, *self.ties, *self.paths}
        plain = not bare and all(
            item not in orderless and "{" not in item and "prop" not in item for item in items.values()
        )
        return text + (self._order(list(items)) if plain else "")

    def _order(self, names: list[str]) -> str:
        if not names or not self._chance(0.5):
            return ""
        self.random.shuffle(names)
        limit = self._one("", " LIMIT 5", " SKIP 1 LIMIT 3", " SKIP 2", " LIMIT $number")
        return f" ORDER BY {', '.join(self._direction(name) for name in names)}{limit}"

    # Expressions

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
