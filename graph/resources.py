"""Finds the project's data folders, `seeds/` and `cypher/`, in a checkout and in an installed wheel."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The data folder `name`: inside the installed package, or beside it in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for place in (_HERE / f"_{name}", _HERE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"Entente's data folder {name}/ is missing beside {_HERE}; install entente again")
