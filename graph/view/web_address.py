"""Which addresses may be linked."""


def is_web(url: str | None) -> bool:
    """Whether an address is one of the web, never a script.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)")
    (True, False)
    """
    return url is not None and url.lower().startswith(("http://", "https://"))
