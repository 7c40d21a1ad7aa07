"""The libraries that only an extra installs: loaded when they are used, and missed in one line."""

from importlib import import_module

from graph.errors import MissingExtra


def needed(library: str, extra: str, what: str) -> None:
    """Makes sure that a library is there.

    Args:
        library: The package that is imported.
        extra: The extra of Entente that installs it.
        what: What cannot be done without it, to begin a sentence with.

    Raises:
        MissingExtra: It is not, or cannot be loaded.
    """
    try:
        import_module(library)
    except ImportError as error:
        raise MissingExtra(what, library, extra) from error
