"""Text in, statements out: who holds which office, who belongs to what, who sanctions whom.

`Extractor` loads spaCy, so it is imported when first asked for; `import extractors` alone costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.language import Extractor

__all__ = ["Extractor"]


def __getattr__(name: str) -> Any:
    if name == "Extractor":
        from extractors.language import Extractor

        return Extractor
    raise AttributeError(f"module 'extractors' has no attribute {name!r}")
