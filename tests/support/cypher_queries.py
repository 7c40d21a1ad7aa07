"""Random Cypher that is well typed on Entente's graph, and whose answer does not hang on what neither engine promises.

`QueryMaker(random).query()` gives the text and parameters. Columns called `bag…` hold lists in no certain order.
"""

from typing import Any

from cypher_expressions import LABELS, PARAMETERS, ROUTES, TEXTS, ExpressionMaker


class QueryMaker(ExpressionMaker):
    """Makes one query."""

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
