"""Writes the card of an exported model, in spaCy's form, and the licence of its weights; both from files alone.

python -m extractors.training.card --model FOLDER --to FILE    reads model.json and figures.json of the folder
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import requires, version
from pathlib import Path
from string import Template
from typing import Any

import click

from extractors.model.component import SHIPPED
from extractors.model.reader import ABOUT
from extractors.training.evaluate import COLUMNS, TOGETHER

FIGURES = "figures.json"
LICENCE = "LICENSE"
README = SHIPPED.with_name("README.md")
_TEMPLATE = Path(__file__).with_suffix(".md")
_NOTICE = Template("""\
The weights in this folder (network.onnx, pairs.onnx, links.npz) are licensed under the Creative Commons
Attribution-ShareAlike 4.0 International licence: https://creativecommons.org/licenses/by-sa/4.0/legalcode
Name "The Entente authors" when you pass them on. The code of Entente is under the MIT licence.

They start from MiniLM-L6-H384 as all-MiniLM-L6-v2 has it (Apache License 2.0), whose tokenizer.json is here too,
and were trained on:

$corpora
""")

Corpora = Iterable[Mapping[str, str]]
"""File, SHA-256, origin and licence of what was trained on."""


def card(about: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
    """The model card.

    Args:
        about: What the export wrote: layers, weights, and both trainings with their settings and corpora.
        figures: What `evaluate --json` wrote.
    """
    (spacy,) = (one.removeprefix("spacy") for one in requires("entente") or () if one.startswith("spacy"))
    read = corpora(about)
    filled = {
        "weights": about["weights"],
        "version": version("entente"),
        "spacy": spacy,
        "origins": "; ".join(_origins(read)),
        "labels": _labels(about["layers"]),
        "scores": _scores(figures["scores"]),
        "corpora": _corpora(read),
        "settings": _settings(about),
        **_cost(figures),
    }
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(filled)


def corpora(about: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """What was trained on, for names and for pairs, each state of a file once."""
    found = [*about["training"]["corpora"], *about["pairs"]["passages"]]
    return list({(one["file"], one["sha256"]): one for one in found}.values())


def notice(read: Corpora) -> str:
    """The licence of the weights, with those that are to be named."""
    known = {f"- {one['origin']}: {one['licence']}": None for one in read}
    return _NOTICE.substitute(corpora="\n".join(known))


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _origins(read: Corpora) -> list[str]:
    return list(dict.fromkeys(one["origin"] for one in read))


def _labels(layers: Mapping[str, Iterable[str]]) -> str:
    return "\n".join(_row([f"**`{name}`**", ", ".join(f"`{one}`" for one in found)]) for name, found in layers.items())


def _scores(scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    heads = ["corpus", TOGETHER, *COLUMNS]
    rows = [[corpus, *(_cell(found.get(label)) for label in heads[1:])] for corpus, found in scores.items()]
    return "\n".join(map(_row, [heads, ["---"] * len(heads), *rows]))


def _cell(found: Mapping[str, float] | None) -> str:
    return f"{found['f1']:.1f} ({found['precision']:.1f}, {found['recall']:.1f})" if found else "–"


def _cost(figures: Mapping[str, Any]) -> dict[str, str]:
    return {
        "speed": f"{figures['words_per_second']:,}",
        "pairs_speed": f"{figures['pairs_words_per_second']:,}",
        "start": f"{figures['start_seconds']:.2f}",
        "memory": f"{figures['peak_bytes'] / 1e6:.0f}",
        "size": f"{figures['model_bytes'] / 1e6:.1f}",
    }


def _corpora(read: Corpora) -> str:
    columns = ("file", "origin", "licence", "sha256")
    return "\n".join(_row(f"`{one[key]}`" if key == "sha256" else one[key] for key in columns) for one in read)


def _settings(about: Mapping[str, Any]) -> str:
    made, linked = about["training"], about["pairs"]
    rows = {
        **_of_runs("", made.get("runs", [made["settings"]])),
        **_of_runs("pairs: ", linked.get("averaged", [linked["links"]])),
        **{name: value for name, value in made.items() if isinstance(value, str | int)},
    }
    return "\n".join(_row([f"`{name}`", value]) for name, value in rows.items() if value)


def _of_runs(prefix: str, runs: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """The settings of each of the runs that were averaged."""
    names = dict.fromkeys(name for run in runs for name in run)
    told = {f"{prefix}{name}": _each(run[name] for run in runs if run.get(name)) for name in names}
    return {f"{prefix}runs averaged": len(runs) if len(runs) > 1 else 0, **told}


def _each(values: Iterable[object]) -> str:
    """The values of the runs; one where they are equal."""
    return ", ".join(dict.fromkeys(map(str, values)))


@click.command()
@click.option("--model", default=SHIPPED, type=click.Path(path_type=Path), help="A folder of the export.")
@click.option("--to", default=README, type=click.Path(path_type=Path), help="The card to write.")
def main(model: Path, to: Path) -> None:
    """Writes the model card, and the licence beside the weights."""
    about, figures = (json.loads((model / name).read_text(encoding="utf-8")) for name in (ABOUT, FIGURES))
    to.write_text(card(about, figures), encoding="utf-8")
    (model / LICENCE).write_text(notice(corpora(about)), encoding="utf-8")


if __name__ == "__main__":
    main()
