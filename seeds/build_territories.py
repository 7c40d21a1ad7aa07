"""Writes `territories.json`: the countries, former states, disputed territories and regions that rigour knows.

    python seeds/build_territories.py > seeds/territories.json

Rigour (MIT licence) is needed to run this, not to use the table: it brings PyICU, which a machine with only Python
cannot build. A test makes the table anew and compares.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

RIGOUR = "2.6"
"""The version that the table was made from; another one may well say other things."""

SUPRANATIONAL = {"eu", "un", "zz", "ip"}
"""Codes that are no territory: the two organizations are in organizations.tsv, the rest is “global”, “cyberspace”."""

DE_FACTO_STATES = {"az-nk", "cy-trnc", "ge-ab", "md-pmr", "so-som", "ua-dpr", "ua-lpr", "x-so"}
"""Codes below a country that news speaks of as of states, with presidents and foreign ministers."""

ISO_3166_3 = {"dd": "DDDE"}
"""Former states whose ISO 3166-3 code is not among rigour's codes."""

SUCCESSORS = {
    "suhh": "am az by ee ge kg kz lt lv md ru tj tm ua uz",  # with Turkmenistan
    "yucs": "ba csxx hr mk si",  # Serbia and Montenegro, not Czechoslovakia
}
"""Former states whose successors rigour has otherwise."""

RENAMED = {"zr": "cd"}
"""Former states of rigour that are a state of today under an older name, and that state."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 .,'’&()\-–]+")
_EXPLANATION = re.compile(r"\s+\([^)]*\)$")


def rows() -> Iterator[dict[str, Any]]:
    """One row a territory by id: `id`, `kind`, `name`; where known `qid`, `parent`, `successors`, `names`…"""
    from rigour._core import territories_jsonl  # dev-only: see the head of this file

    found = [json.loads(line) for line in territories_jsonl().splitlines() if line]
    by_code = {territory["code"]: territory for territory in found}
    for former, state in RENAMED.items():
        by_code[state]["names_strong"] += [by_code[former]["name"], *by_code[former]["names_strong"]]
    kept = [one for one in found if one["code"] not in SUPRANATIONAL | RENAMED.keys()]
    ids = {territory["code"]: _id(territory) for territory in kept}
    for territory in sorted(kept, key=lambda one: ids[one["code"]]):
        yield _row(territory, ids)


def _id(territory: dict[str, Any]) -> str:
    code = territory["code"]
    if "-" in code and code not in DE_FACTO_STATES:
        return f"region:{code.upper()}"
    historic = (other for other in territory.get("other_codes", ()) if len(other) == 4)
    iso = ISO_3166_3.get(code, next(historic, code) if territory.get("is_historical") else code)
    return f"country:{iso.upper()}"


def _row(territory: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    name = _EXPLANATION.sub("", territory["name"])
    names = _latin({territory["full_name"], territory["name"], *territory["names_strong"]} - {name})
    others = [other for other in _latin(territory["names_weak"]) if other not in names and other != name]
    row = {
        "id": ids[territory["code"]],
        "kind": "Region" if ids[territory["code"]].startswith("region:") else "Country",
        "name": name,
        "qid": territory.get("qid"),
        "parent": ids.get(territory.get("parent", "")),
        "successors": sorted(ids[code] for code in _successors(territory)),
        "names": names,
        "other_names": others,
    }
    return {key: value for key, value in row.items() if value}


def _successors(territory: dict[str, Any]) -> list[str]:
    ours = SUCCESSORS.get(territory["code"], "").split()
    return ours or list(territory.get("successors", ()))


def _latin(names: "set[str] | list[str]") -> list[str]:
    return sorted({name for name in names if _LATIN.fullmatch(name)})


def text() -> str:
    """The table: a JSON list with one row a line, so that a new version of rigour reads as a diff."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows())
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    sys.stdout.write(text())
