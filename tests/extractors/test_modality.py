"""What the words around a measure say of it."""

import pytest

from extractors.modality import sanction_status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("<C0> imposed | sanctions | on <C1> .", "imposed"),
        ("<C0> lifts | sanctions | on <C1> .", "lifted"),
        ("| sanctions | against <C1> were lifted by <C0> .", "lifted"),
        ("<C0> refuses to lift | sanctions | on <C1> .", "imposed"),
        ("<N0> called on <C0> to lift | sanctions | on <C1> .", "imposed"),
        ("<C0> renewed its | sanctions | on <C1> .", "extended"),
        ("<N0> warned that <C0> could impose | sanctions | on <C1> .", "threatened"),
        ("<C0> may | sanction | <C1> .", "threatened"),
        ("<N0> called for | sanctions | on <C1> .", "proposed"),
        ("<C0> has not imposed | sanctions | on <C1> .", "denied"),
        ("<C0> ruled out | sanctions | on <C1> .", "denied"),
        ("<C0> will impose | sanctions | on <C1> .", "imposed"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    before, cue, after = (part.strip() + " " if part.strip() else "" for part in sentence.split("|"))
    code = before + cue + after
    assert sanction_status(code, len(before), len(before + cue)) == status
