"""Cypher text as tokens, and what each of them is: keyword, variable, key, label, function, literal or sign.

This is no parser. It tells apart just enough for `graph.cypher_checks` and `graph.cypher_rewrite`, with strings,
comments and backticks respected.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.errors import QueryError

CLAUSES: Final = frozenset({
    "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "SKIP", "OFFSET", "LIMIT", "UNION",
    "CALL",
})  # fmt: skip
WRITES: Final = frozenset({
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP", "ALTER",
    "LOAD", "GRANT", "REVOKE", "DENY",
})  # fmt: skip
KEYWORDS: Final = CLAUSES | frozenset({
    "BY", "ALL", "DISTINCT", "AS", "ASC", "ASCENDING", "DESC", "DESCENDING", "AND", "OR", "XOR", "NOT", "IN",
    "STARTS", "ENDS", "CONTAINS", "IS", "NULL", "TRUE", "FALSE", "CASE", "WHEN", "THEN", "ELSE", "END",
    "EXISTS", "COUNT", "COLLECT",
})  # fmt: skip
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
_PREDICATES = frozenset({"ALL", "EXISTS", "COUNT", "COLLECT"})  # keywords that are also called like functions
_OPENS = ("'", '"', "`")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<quoted>`(?:[^`]|``)*`)
      | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
      | (?P<number>0[xX][0-9a-fA-F]+|0[oO][0-7]+|(?:\d+(?:_\d+)*(?:\.\d+)?|(?<![.\w])\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<sign><>|<=|>=|=~|\.\.|!=|\|\||\+=|::|[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
_IN_PATTERN = ("variable", "label", "number")
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "'": "'", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)


@dataclass(slots=True)
class Token:
    """A token: its text, where it starts (characters), and what it is.

    Attributes:
        text: As written.
        start: Its place in the query.
        kind: `string`, `quoted`, `parameter`, `number`, `word` or `sign`, as lexed.
        role: For words and quoted names: `keyword`, `variable`, `key`, `label` or `function`; otherwise the kind.
        parent: The index of the bracket around it, or -1.
        opening: For a closing bracket: the index of the one that it closes, otherwise -1.
        brace: For an opening bracket: `call`, `node`, `relationship`, `map`, `projection`, `subquery` or `group`.
        clause: The upper-case keyword of the clause it stands in.
    """

    text: str
    start: int
    kind: str
    role: str = ""
    parent: int = -1
    opening: int = -1
    brace: str = ""
    clause: str = ""

    @property
    def end(self) -> int:
        """Where it ends (exclusive)."""
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        """Its text in capitals if it is a keyword, otherwise empty."""
        return self.text.upper() if self.role == "keyword" else ""

    @property
    def name(self) -> str:
        """The name that it spells, without backticks or `$`."""
        text = self.text.removeprefix("$")
        return text[1:-1].replace("``", "`") if text.startswith("`") else text


@dataclass(frozen=True, slots=True)
class Script:
    """A query and its tokens.

    Raises:
        QueryError: A string, a name in backticks, a comment or a bracket is left open.
    """

    text: str
    tokens: Sequence[Token]

    def at(self, index: int) -> Token:
        """The token at `index`, or an empty one outside."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else Token("", len(self.text), "sign", "sign")

    def children(self, opening: int) -> Iterator[int]:
        """The indices of the tokens directly inside the bracket at `opening` (-1: of the whole query)."""
        return (index for index, token in enumerate(self.tokens) if token.parent == opening)

    def error(self, start: int, problem: str) -> QueryError:
        """The error `problem`, with line and column."""
        line, column = position(self.text, start)
        return QueryError(f"line {line}, column {column}: {problem}")


def position(text: str, start: int) -> tuple[int, int]:
    """Line and column (from 1) of the character at `start`."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def read(text: str) -> Script:
    """The query's tokens, with their roles.

    >>> [(token.text, token.role) for token in read("MATCH (n:Person) RETURN n.name").tokens][1:6]
    [('(', 'sign'), ('n', 'variable'), (':', 'sign'), ('Person', 'label'), (')', 'sign')]
    """
    script = Script(text, _lex(text))
    stack: list[int] = []
    clauses = {-1: ""}
    for index, token in enumerate(script.tokens):
        _nest(script, index, stack)
        token.role = _role(script, index) if token.kind in ("word", "quoted") else token.kind
        token.brace = _brace(script, index) if token.text in _PAIRS.values() and token.kind == "sign" else ""
        _enter_clause(script, index, clauses)
        if token.brace:
            stack.append(index)
    if stack:
        raise script.error(script.tokens[stack[-1]].start, f"{script.tokens[stack[-1]].text!r} is never closed")
    return script


def _lex(text: str) -> list[Token]:
    tokens, place = [], 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        kind = found.lastgroup if found else None
        opened = found is not None and kind == "sign" and (found[0] in _OPENS or text.startswith("/*", place))
        if found is None or kind is None or opened:
            raise Script(text, ()).error(place, f"{text[place : place + 12]!r} is never closed")
        if kind != "blank":
            tokens.append(Token(found[0], place, kind))
        place = found.end()
    return tokens


def _nest(script: Script, index: int, stack: list[int]) -> None:
    token = script.tokens[index]
    if token.kind == "sign" and token.text in _PAIRS:
        if not stack or script.tokens[stack[-1]].text != _PAIRS[token.text]:
            raise script.error(token.start, f"{token.text!r} closes nothing")
        token.opening = stack.pop()
        token.parent = script.tokens[token.opening].parent
    else:
        token.parent = stack[-1] if stack else -1


def _enter_clause(script: Script, index: int, clauses: dict[int, str]) -> None:
    """A clause lasts until the next in the same query; brackets other than those of subqueries do not interrupt it."""
    token, owner = script.tokens[index], script.tokens[index].parent
    while owner != -1 and script.tokens[owner].brace != "subquery":
        owner = script.tokens[owner].parent
    if token.upper in CLAUSES and token.parent == owner:
        clauses[owner] = token.upper
    token.clause = clauses.get(owner, "")


def _role(script: Script, index: int) -> str:
    token, before, after = script.tokens[index], script.at(index - 1), script.at(index + 1)
    if before.text == ".":
        return "function" if after.text == "(" else "key"
    if _is_map_key(script, index):
        return "key"
    if _follows_label_sign(script, index):
        return "label"
    if token.text.upper() == "WITH" and before.text.upper() in ("STARTS", "ENDS"):
        return "operator"
    word = token.kind == "word"
    if word and after.text == "(" and (token.text.upper() not in KEYWORDS or token.text.upper() in _PREDICATES):
        return "keyword" if before.upper == "UNION" else "function"
    return "keyword" if word and token.text.upper() in KEYWORDS and not _is_named_like(script, index) else "variable"


def _is_named_like(script: Script, index: int) -> bool:
    """Whether the word COUNT, END, … names a variable here, as in `RETURN count` or `AS end`."""
    token, before, after = script.tokens[index], script.at(index - 1), script.at(index + 1)
    if token.text.upper() in _SUBQUERIES - {"CALL"}:
        return after.text != "{"
    return before.upper == "AS" or after.text == "."


def _is_map_key(script: Script, index: int) -> bool:
    token, before, after = script.tokens[index], script.at(index - 1), script.at(index + 1)
    opening = script.at(token.parent)
    return (
        after.text == ":"
        and token.parent >= 0
        and opening.brace in ("map", "projection", "node", "relationship")
        and opening.text == "{"
        and before.text in ("{", ",")
    )


def _follows_label_sign(script: Script, index: int) -> bool:
    before = script.at(index - 1)
    if before.text == ":":
        return script.at(index - 2).role != "key" or script.at(index - 3).text == "."
    if before.text == "!":
        return True
    return before.text in ("|", "&") and script.at(index - 2).role == "label"


def _brace(script: Script, index: int) -> str:
    token, before = script.tokens[index], script.at(index - 1)
    if token.text == "(":
        return "call" if before.role == "function" else "group"
    if token.text == "[":
        return "relationship" if before.text == "-" and script.at(index - 2).text in (")", "<") else "group"
    if before.upper in _SUBQUERIES or (before.text == ")" and _opens_call_scope(script, index - 1)):
        return "subquery"
    return _pattern(script, index) or ("projection" if before.role == "variable" else "map")


def _opens_call_scope(script: Script, closing: int) -> bool:
    return script.at(script.tokens[closing].opening - 1).upper == "CALL"


def _pattern(script: Script, index: int) -> str:
    """`node` or `relationship` if the brace at `index` holds the properties of one in a pattern."""
    opening = script.tokens[index].parent
    if opening < 0:
        return ""
    between = script.tokens[opening + 1 : index]
    plain = all(
        token.role in ("variable", "label", "number") or token.text in (":", "|", "&", "!", "*", "..")
        for token in between
    )
    if script.tokens[opening].text == "(":
        projection = script.at(index + 1).text == "."
        return "node" if plain and not projection and script.tokens[opening].brace == "group" else ""
    return "relationship" if plain and script.tokens[opening].brace == "relationship" else ""


def string_value(literal: str) -> str:
    r"""What a string literal stands for. As in Neo4j, a backslash before any other letter stays.

    >>> string_value(r"'it\'s \d'")
    "it's \\d"
    """

    def value(found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        return _ESCAPES.get(found[2], "\\" + found[2])

    return _ESCAPE.sub(value, literal[1:-1])


def string_literal(value: str) -> str:
    r"""A literal that stands for `value`.

    >>> string_literal("it's")
    "'it\\'s'"
    """
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def writes(script: Script) -> Token | None:
    """The first word that makes the query one that changes the graph or the schema, if any."""
    for index, token in enumerate(script.tokens):
        after = script.at(index + 1)
        opens = after.kind in ("word", "quoted") or after.text == "("
        if token.kind == "word" and token.text.upper() in WRITES and opens and ends_operand(script, index - 1):
            return token if token.role in ("variable", "function") else None
    return None


def ends_operand(script: Script, index: int) -> bool:
    """Whether an expression, a pattern or the whole query before may end with the token at `index`."""
    token = script.at(index)
    return (
        token.text in ("", ")", "]", "}", "*", ";", "|")
        or token.role in ("variable", "key", "label", "string", "number", "parameter")
        or token.upper in ("NULL", "TRUE", "FALSE", "END", "ASC", "ASCENDING", "DESC", "DESCENDING")
    )
