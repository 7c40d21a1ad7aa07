"""How a value stands in GraphML, and how text stands in XML.

Forms: `boolean`, `int` (32 bit), `long` (64 bit), `double`, `string`, and `json`, which is JSON text in a string
attribute. One attribute of nodes (or of edges) has one form: the narrowest that holds all its values without loss. So
`json` holds lists, mappings, None, integers beyond 64 bits, and attributes whose values are of several types; text
among these is quoted as JSON has it. Tuples, sets, dates and other objects have no loss-free form and are refused.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any, Final
from xml.sax.saxutils import quoteattr

_BY_TYPE: Final[Mapping[type, str]] = {bool: "boolean", float: "double", str: "string"}
_ATOMS: Final = (bool, int, float, str, type(None))

# What XML 1.0 cannot hold, and a backslash that would look like our escape for it.
_UNSAFE_PATTERN: Final = r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]|\\(?=u[0-9A-Fa-f]{4})"
_UNSAFE: Final = re.compile(_UNSAFE_PATTERN)
_UNSAFE_OR_MARKUP: Final = re.compile(rf"[&<>\r]|{_UNSAFE_PATTERN}")
_UNSAFE_IN_ATTRIBUTE: Final = re.compile(rf"[&<>\"\t\n\r]|{_UNSAFE_PATTERN}")
_MARKUP: Final[Mapping[str, str]] = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;",
}  # fmt: skip
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")

_TRUTH: Final[Mapping[str, bool]] = {"true": True, "1": True, "false": False, "0": False}


def escape(text: str) -> str:
    r"""The text with each character that XML cannot hold as `\uXXXX`.

    A backslash is left alone unless four hexadecimal digits after a `u` follow; then it is escaped itself.

    >>> escape("a\x00b"), escape("C:\\temp")
    ('a\\u0000b', 'C:\\temp')
    """
    return _UNSAFE.sub(_escaped, text)


def is_plain(text: str) -> bool:
    """Whether the text stands between two tags as it is, which nearly all text does. Many are asked for at once."""
    return text.isprintable() and not ("&" in text or "<" in text or ">" in text or "\\" in text)


def content(text: str) -> str:
    """The text as it stands between two tags: escaped, and with its markup as references."""
    return text if is_plain(text) else _UNSAFE_OR_MARKUP.sub(_escaped, text)


def quoted(text: str) -> str:
    """The text as the value of an attribute, in quotation marks."""
    return f'"{text}"' if '"' not in text and is_plain(text) else quoteattr(escape(text))


def attribute(text: str) -> str:
    """The text as it stands in quotes, for an attribute: escaped, and with its markup and blanks as references.

    >>> attribute('1 < "2"')
    '"1 &lt; &quot;2&quot;"'
    """
    return f'"{_UNSAFE_IN_ATTRIBUTE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _MARKUP.get(found[0]) or f"\\u{ord(found[0]):04X}"


def unescape(text: str) -> str:
    """What `escape` was given."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text


def form_of(value: object) -> str:
    """The narrowest form that holds one value.

    >>> form_of(7), form_of(2**40), form_of(["a"]), form_of(None)
    ('int', 'long', 'json', 'json')
    """
    simple = _BY_TYPE.get(type(value))
    if simple:
        return simple
    if isinstance(value, int):
        return "int" if -(2**31) <= value < 2**31 else "long" if -(2**63) <= value < 2**63 else "json"
    return next((form for type_, form in _BY_TYPE.items() if isinstance(value, type_)), "json")


def common_form(forms: Iterable[str]) -> str:
    """The form that holds values of all these forms.

    >>> common_form(["int", "long"]), common_form(["int", "string"])
    ('long', 'json')
    """
    kinds = set(forms)
    if kinds == {"int", "long"}:
        return "long"
    return kinds.pop() if len(kinds) == 1 else "json"


def encode(value: Any, form: str) -> str:
    """A value as text of a form that holds it.

    Raises:
        ValueError: It is not plain JSON.
    """
    return _ENCODERS[form](value)


def encoder(form: str) -> Callable[[Any], str]:
    """What `encode` does with values of a form."""
    return _ENCODERS[form]


def decode(text: str, form: str) -> Any:
    """The value of a text of a form; forms that other programs write (`float`, `integer`, …) are known too.

    Raises:
        ValueError: The text does not have the form.
    """
    return _DECODERS[form](text)


def known_form(form: str) -> bool:
    """Whether `decode` knows the form."""
    return form in _DECODERS


def to_json(value: Any, *, allow_nan: bool = True) -> str:
    """JSON text that `json.loads` makes the same value of again.

    Args:
        value: What to write.
        allow_nan: Whether to write NaN and Infinity, which Python reads and the standard does not know.

    Raises:
        ValueError: It is not plain JSON.
    """
    if type(value) is list and set(map(type, value)) == {str}:
        return f"[{', '.join(map(encode_basestring, value))}]"  # as `dumps` has it, and several times as fast
    try:
        _require_json(value)
        return json.dumps(value, ensure_ascii=False, allow_nan=allow_nan)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _require_json(value: object) -> None:
    if isinstance(value, list):
        for part in value:
            _require_json(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            _require_json_name(name)
            _require_json(part)
    elif not isinstance(value, _ATOMS):
        raise ValueError(f"it holds a {type(value).__name__}")  # noqa: TRY004


def _require_json_name(name: object) -> None:
    if not isinstance(name, str):
        raise ValueError(f"it holds a mapping with the key {name!r}")  # noqa: TRY004


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _truth_of(text: str) -> bool:
    known = _TRUTH.get(text.strip().lower())
    if known is None:
        raise ValueError(f"{text!r} is neither true nor false")
    return known


def _real(value: float) -> str:
    # Java (Gephi), C (igraph) and Python (networkx) all read Infinity; XML Schema's INF stops Java.
    return float.__repr__(value).replace("inf", "Infinity").replace("nan", "NaN")


_ENCODERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "boolean": lambda value: "true" if value else "false",
    "int": int.__repr__,
    "long": int.__repr__,
    "double": _real,
    "string": str.__str__,
    "json": to_json,
}
_DECODERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": _truth_of,
    **dict.fromkeys(("int", "integer", "long", "short", "byte", "biginteger"), int),
    **dict.fromkeys(("float", "double", "real", "bigdecimal"), float),
    **dict.fromkeys(("string", "char"), str),
    "json": _from_json,
}
