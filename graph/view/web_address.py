"""Which addresses may be linked, and how they are written."""

from urllib.parse import quote


def is_web(url: str | None) -> bool:
    """Whether an address is one of the web, never a script.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)")
    (True, False)
    """
    return url is not None and url.lower().startswith(("http://", "https://"))


def written(url: str) -> str:
    """An address that ends where it should, and holds nothing that a terminal obeys.

    >>> written("https://example.org/a b<c>")
    'https://example.org/a%20b%3Cc%3E'
    """
    return "".join(one if one.isprintable() and one not in " <>\\" else quote(one) for one in url)
