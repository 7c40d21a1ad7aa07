"""Names in other scripts, in the Latin letters that news would give them, as far as letters alone tell.

anyascii (ISC licence, pure Python, 0.3 MB) reads the letters; `seeds/letters.tsv` has what it reads otherwise than news
does. ICU, which FollowTheMoney brings, needs a compiler and comes no nearer: it reads Шойгу as Sojgu and 문재인
as munjaein.
Neither knows how a Japanese name in Chinese characters is read, nor how a foreign name in Chinese is written at home.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining, normalize

from graph.tables import table

_OTHER: Final = re.compile(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u2e80-\ua71f\ua800-\ufaff\ufb13-\ufdff\ufe70-\ufefe]"
)
_ABJAD: Final = re.compile(r"[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefe]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_JOINERS: Final = re.compile(r"[\u200c\u200d\u0640]")  # within Persian words, and what stretches Arabic ones
_COMPOUND_SURNAMES: Final = frozenset({"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫"})


def is_latin(text: str) -> bool:
    """Whether no letter of another script is in it.

    >>> is_latin("Sergeï Choïgou"), is_latin("Сергей Шойгу")
    (True, False)
    """
    return text.isascii() or _OTHER.search(text) is None


def leaves_vowels_out(text: str) -> bool:
    """Whether it is in Arabic or Hebrew letters, which write the long vowels alone.

    >>> leaves_vowels_out("حسن روحانی"), leaves_vowels_out("Шойгу")
    (True, False)
    """
    return not text.isascii() and _ABJAD.search(text) is not None


@lru_cache(maxsize=1 << 16)
def latin(text: str) -> str:
    """The text in Latin letters; what is in them already is left as it is.

    >>> latin("Сергей Шойгу"), latin("习近平"), latin("문재인"), latin("بشار الأسد"), latin("Choïgou")
    ('Sergey Shoygu', 'Xi Jinping', 'Mun Jae In', 'bshar al asd', 'Choïgou')
    """
    if is_latin(text):
        return text
    from anyascii import anyascii

    marked = _bare(text) if leaves_vowels_out(text) else normalize("NFC", text)
    spelled = _letters().sub(_spelled, _HAN.sub(_chinese, _unaccented_greek(marked)))
    return " ".join(anyascii(_HANGUL.sub(_syllable, spelled)).split())


def _bare(text: str) -> str:
    """Without the marks for short vowels, and the letters that carry a hamza as those that do not."""
    return _JOINERS.sub("", "".join(c for c in normalize("NFKD", text) if not combining(c)))


def _unaccented_greek(text: str) -> str:
    return "".join(
        normalize("NFD", c)[0] if "\u0370" <= c <= "\u03ff" or "\u1f00" <= c <= "\u1fff" else c for c in text
    )


@cache
def _letters() -> re.Pattern[str]:
    longest_first = sorted(_rows(), key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(longest_first), re.IGNORECASE)


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    return {row["letters"]: row for row in table("letters")}


_SIGNS: Final = str.maketrans({"-": "", "_": " "})


def _spelled(found: re.Match[str]) -> str:
    row = _rows()[found[0].lower()]
    place = found.start()
    inside = place > 0 and found.string[place - 1].isalpha()
    read = row["inside" if inside else "start"].translate(_SIGNS)
    return read.capitalize() if found[0] != found[0].lower() else read


def _chinese(found: re.Match[str]) -> str:
    """A surname and the syllables of a given name, as the mainland writes them: Xi Jinping."""
    from anyascii import anyascii

    size = 2 if found[0][:2] in _COMPOUND_SURNAMES else 1
    parts = (found[0][:size], found[0][size:])
    return " ".join("".join(map(anyascii, part)).capitalize() for part in parts if part)


def _syllable(found: re.Match[str]) -> str:
    from anyascii import anyascii

    return f"{anyascii(found[0])} "


_SHORT: Final = "[aeiou]?"
# What a letter that is written may be in the Latin form, as `graph.person_names` hears it.
_HEARD: Final[Mapping[str, str]] = {
    "a": "[aeoiu]?[aeo]h?", "i": "[ae]?[ie]", "u": "[aou]?[uov]", "h": "[hčk]?", "v": "[vuofb]", "b": "[bvp]",
    "p": "[pbf]", "f": "[fvp]", "k": "[kg]", "g": "[gkj]", "t": "[td]", "d": "[dtz]", "s": "[szč]", "z": "[zsjd]",
    "j": "[jzčg]", "č": "[čsjk]",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def reading(sound: str) -> re.Pattern[str]:
    """What a word without its short vowels, as it sounds, may sound like with them.

    >>> [bool(reading("hsn").fullmatch(name)) for name in ("hasan", "husein")]
    [True, False]
    """
    first, rest = sound[:1], sound[1:]
    start = "[aeiou]{1,2}" if first in "aiu" else "h" if first == "h" else _HEARD.get(first, re.escape(first))
    return re.compile(_SHORT.join([start, *(_HEARD.get(letter, re.escape(letter)) for letter in rest), ""]))
