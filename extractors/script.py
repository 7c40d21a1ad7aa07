"""The console script `entente`: so small that an interrupt finds it ready from the first moment."""

import os
import sys

# The sums are small: numpy's threads would wait for each other more than they would add.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """Runs the command line and exits with its code."""
    try:
        from extractors.cli import cli
        from graph.command_line import run

        code = run(cli)
    except KeyboardInterrupt:
        sys.stderr.write("entente: interrupted; what was kept before that stays\n")
        code = 1
    sys.exit(code)


if __name__ == "__main__":
    main()
