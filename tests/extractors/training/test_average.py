"""The mean of several trainings."""

import json
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from extractors.training.average import averaged, main
from extractors.training.network import SETTINGS, WEIGHTS
from graph.errors import InputError


def run(folder: Path, weight: float, seed: int, passages: list[str]) -> Path:
    folder.mkdir()
    torch.save({"a": torch.tensor([weight]), "places": torch.tensor([1, 2])}, folder / WEIGHTS)
    read = [{"file": name, "sha256": name} for name in passages]
    (folder / SETTINGS).write_text(json.dumps({"links": {"seed": seed}, "passages": read}), encoding="utf-8")
    return folder


def test_weights_settings_and_passages_of_all(tmp_path: Path) -> None:
    one, other = run(tmp_path / "one", 1.0, 7, ["x"]), run(tmp_path / "other", 2.0, 11, ["x", "y"])
    ran = CliRunner().invoke(main, ["--to", str(tmp_path / "mean"), str(one), str(other)], catch_exceptions=False)
    assert ran.exit_code == 0
    whole = torch.load(tmp_path / "mean" / WEIGHTS, weights_only=True)
    assert whole["a"].tolist() == [1.5]
    assert whole["places"].tolist() == [1, 2]
    settings = json.loads((tmp_path / "mean" / SETTINGS).read_text("utf-8"))
    assert [run["seed"] for run in settings["averaged"]] == [7, 11]
    assert [one["file"] for one in settings["passages"]] == ["x", "y"]


def test_names_are_averaged_as_pairs_are(tmp_path: Path) -> None:
    folders = [run(tmp_path / str(seed), float(seed), seed, []) for seed in (7, 11)]
    for folder, seed in zip(folders, (7, 11), strict=True):
        told = {"settings": {"seed": seed}, "corpora": [{"file": "x", "sha256": str(seed)}], "passes done": 2}
        (folder / SETTINGS).write_text(json.dumps(told), encoding="utf-8")
    given = ["--names", "--to", str(tmp_path / "mean"), *map(str, folders)]
    assert CliRunner().invoke(main, given, catch_exceptions=False).exit_code == 0
    settings = json.loads((tmp_path / "mean" / SETTINGS).read_text("utf-8"))
    assert settings["runs"] == [{"seed": 7}, {"seed": 11}]
    assert [one["sha256"] for one in settings["corpora"]] == ["7", "11"]
    assert torch.load(tmp_path / "mean" / WEIGHTS, weights_only=True)["a"].tolist() == [9.0]


def test_networks_of_different_layouts_are_an_error() -> None:
    with pytest.raises(InputError, match="different layouts"):
        averaged([{"a": torch.zeros(2)}, {"a": torch.zeros(3)}])
