"""Statements whose every text would break a format that takes it for more than text."""

from statements import NATO, RUSSIA, document, membership, role, sanction

from graph.model import Entity, Statement

TEXTS = (
    'it\'s "quoted"',
    "\\' \\\\ \\n \\u0027 \\\\u0027 \\u005C\\u0027",
    "\\u0027}) MATCH (n) DETACH DELETE n //",
    "'}] AS row RETURN row; MATCH (n) DETACH DELETE n;\n",
    "];\nMATCH (n) DETACH DELETE n;\n// /* */",
    "`) SET n.admin = true //",
    "$rows {id: 1} {{0}} %s",
    '<script>alert("x")</script> ]]> &amp; --> <?x?>',
    "=cmd|' /C calc'!A0",
    '","Person","=1+1"\r\n@import.args',
    "a;b|c,d\te",
    "control \x00\x01\x1f\x7f\x85\u2028\ufffe",
    "turned \u202eredro\u202c \u200f",
    "\U0001f1f9\U0001f1f7 \U000e0041 \U0010ffff e\u0301 李尚福 \ue000\ue001",
    " \r\n\tblank ",
    "../../etc/passwd",
)


def hostile() -> list[Statement]:
    """Each text as a name, a title, a reason, an attribution, and a quote."""
    return [one for number, text in enumerate(TEXTS) for one in _stated(number, text)]


def _stated(number: int, text: str) -> list[Statement]:
    where = document(f"h{number}{text}")
    someone = Entity(f"person:h{number}{text}", "Person", text)
    more = {"where": where, "attribution": text, "quote": text}
    return [
        sanction(RUSSIA, someone, reason=text, date="2018", **more),
        role(text, text, RUSSIA, since="2018-03", start=number, **more),
        membership(RUSSIA, Entity(f"org:{number}", "Organization", text), start=number, **more),
        membership(RUSSIA, NATO, start=number, **more),
    ]
