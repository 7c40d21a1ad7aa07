"""The libraries of some formats, which only their extra installs."""

from importlib import import_module

from graph.errors import FormatError


def needed(library: str, extra: str, file: str) -> None:
    """Makes sure that a library is there.

    Args:
        library: The package that is imported, by the name that pip knows too.
        extra: The extra of Entente that installs it.
        file: What cannot be read or written without it.

    Raises:
        FormatError: It is not, or cannot be loaded.
    """
    try:
        import_module(library)
    except ImportError as error:
        raise FormatError(f"{file} needs {library}; install it with: pip install 'entente[{extra}]'") from error
