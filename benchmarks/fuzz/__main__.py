"""Fuzzes all that reads what others wrote: no traceback, no hang, no more than a gigabyte of memory.

    python -m benchmarks.fuzz --cases 1000000
    python -m benchmarks.fuzz --only json --case 1234    one case again, with what it raises

Each target is fuzzed in a process of its own. Times are of the processor: the clock is shared with whatever else runs.
"""

import sys

import click
from tabulate import tabulate

from benchmarks.fuzz.running import Found, case, fuzz
from benchmarks.fuzz.targets import TARGETS, cases_of
from benchmarks.measuring import alone

MEMORY = 1000
"""Megabytes that a target may take, with the interpreter and all that it loads."""


@click.command()
@click.option("--cases", type=click.IntRange(1), default=10_000, show_default=True, help="Of all targets together.")
@click.option("--only", "names", multiple=True, type=click.Choice(list(TARGETS)), help="These targets alone.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--case", "number", type=int, help="Read this case of the target again, and show what it raises.")
def main(cases: int, names: tuple[str, ...], seed: int, number: int | None) -> None:
    """Fuzz what reads the input of others; exit with 1 if anything is wrong."""
    if number is not None:
        (name,) = names
        text = case(name, number, seed, TARGETS[name].seeds())
        click.echo(ascii(text))
        TARGETS[name].read(text)
        return
    found = [_told(alone(fuzz, name, count, seed)) for name, count in cases_of(cases) if name in (names or TARGETS)]
    click.echo(tabulate(map(_row, found), headers=["target", "cases", "refused", "cases/s", "worst s", "peak MB"]))
    click.echo(f"{sum(one.cases for one in found):,} cases, {sum(len(one.wrong) for one in found)} kinds of failure")
    sys.exit(any(one.wrong or one.memory > MEMORY for one in found))


def _told(found: Found) -> Found:
    for where, number in found.wrong.items():
        click.echo(f"{found.name} case {number}: {where}", err=True)
    click.echo("  ".join(map(str, _row(found))), err=True)
    return found


def _row(found: Found) -> tuple[object, ...]:
    rate = round(found.cases / found.cpu) if found.cpu else 0
    return found.name, found.cases, found.refused, rate, f"{found.worst:.2f} (case {found.slowest})", found.memory


if __name__ == "__main__":
    main()
