"""All figures of a run over annotated passages: as data for JSON, and as text for people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from extractors.calibration import expected_error, points, reliability
from extractors.figures import Score, Tally, empty, groups, mistakes, score
from extractors.scoring import Judged, Passage, judge
from graph.ontology import relation_types
from graph.rendering import as_table, one_line

ALL: Final = "all"
DIGITS: Final = 4

Report = dict[str, Any]
"""`passages`, `relations`, `by_status`, `without_relations`, `calibration`, `errors`; shares are between 0 and 1."""

_GROUPED: Final = {"country_organization": ("status", "relation")}
"""The fields that a kind is grouped by, where it is not `status` alone."""


def report(passages: Sequence[Passage], errors: int = 0) -> Report:
    """The figures, and the first `errors` relations that are missed or wrong."""
    judged = list(judge(passages))
    wrong = [_mistake(one) for one in mistakes(judged)]
    return {
        "passages": len(passages),
        "relations": {kind: _score(score(ours)) for kind, ours in _by_kind(judged)},
        "by_status": {kind: _grouped(kind, ours) for kind, ours in _by_kind(judged) if kind != ALL},
        "without_relations": _without(passages, judged),
        "calibration": _calibration(judged),
        "errors": wrong[:errors],
    }


def _by_kind(judged: Sequence[Judged]) -> Iterator[tuple[str, Sequence[Judged]]]:
    yield from ((kind, [one for one in judged if one.kind == kind]) for kind in relation_types())
    yield ALL, judged


def _score(figures: Score) -> Report:
    return {
        "gold": figures.gold,
        "predicted": figures.predicted,
        "found": _tally(figures.found),
        "exact": _tally(figures.exact),
    }


def _tally(tally: Tally) -> Report:
    shares = {name: round(getattr(tally, name), DIGITS) for name in ("precision", "recall", "f1")}
    return {**shares, **asdict(tally)}


def _grouped(kind: str, judged: Sequence[Judged]) -> Report:
    return {
        field: {value: asdict(group) for value, group in groups(judged, field).items()}
        for field in _GROUPED.get(kind, ("status",))
    }


def _without(passages: Sequence[Passage], judged: Iterable[Judged]) -> Report:
    found = empty(passages, judged)
    return {**asdict(found), "share": round(found.share, DIGITS)}


def _calibration(judged: Iterable[Judged]) -> Report:
    bins = reliability(points(judged))
    error = expected_error(bins)
    rounded = [{name: _rounded(value) for name, value in asdict(one).items()} for one in bins]
    return {"expected_error": _rounded(error), "bins": rounded}


def _rounded(value: float | None) -> float | None:
    return round(value, DIGITS) if isinstance(value, float) else value


def _mistake(one: Judged) -> Report:
    return {"verdict": str(one.found), "id": one.passage, "relation": one.relation}


def as_text(figures: Report, *, by_status: bool = False) -> str:
    """The figures as tables, and a line for each mistake."""
    grouped = [_groups_table(figures["by_status"])] if by_status else []
    parts = [_scores_table(figures["relations"]), *grouped, _without_line(figures["without_relations"])]
    return "\n\n".join([*parts, _calibration_table(figures["calibration"]), *_mistake_lines(figures["errors"])])


def _scores_table(relations: Report) -> str:
    """A row for each kind that there is, and one for all."""
    there = {kind: one for kind, one in relations.items() if kind == ALL or one["gold"] or one["predicted"]}
    return as_table(
        [
            {"relation": kind, "gold": one["gold"], "predicted": one["predicted"], **_shares(one)}
            for kind, one in there.items()
        ]
    )


def _shares(one: Report) -> Report:
    return {
        f"{degree} {short}": f"{one[degree][name]:.3f}"
        for degree in ("found", "exact")
        for short, name in (("P", "precision"), ("R", "recall"), ("F1", "f1"))
    }


def _groups_table(by_kind: Report) -> str:
    rows = [
        {"relation": kind, "by": field, "value": value, **group}
        for kind, fields in by_kind.items()
        for field, values in fields.items()
        for value, group in values.items()
    ]
    return as_table(rows) if rows else "no relations"


def _without_line(without: Report) -> str:
    return f"passages without relations: {without['passages']}, none wrongly read in {without['clean']}" + (
        f" ({without['share']:.3f})" if without["passages"] else ""
    )


def _calibration_table(calibration: Report) -> str:
    rows = [
        {
            "confidence": f"{one['low']:.1f}–{one['high']:.1f}",
            "predictions": one["count"],
            "mean confidence": f"{one['confidence']:.3f}",
            "exact": f"{one['right']:.3f}",
        }
        for one in calibration["bins"]
        if one["count"]
    ]
    if not rows:
        return "calibration: no prediction has a confidence"
    return f"{as_table(rows)}\nexpected calibration error: {calibration['expected_error']:.3f}"


def _mistake_lines(errors: Sequence[Report]) -> Iterator[str]:
    if errors:
        yield "\n".join(one_line(f"{one['verdict']} in {one['id']}: {_told(one['relation'])}") for one in errors)


def _told(relation: Report) -> str:
    """The kind, and the fields that the measure looks at."""
    kind = relation_types()[relation["type"]]
    fields = (*kind.ends, *sorted(kind.required), "status")
    told = (f"{name}={relation.get(name) or '?'}" for name in fields)
    return f"{kind.name} {', '.join(told)}"
