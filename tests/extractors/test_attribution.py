"""Who says so."""

import pytest

from extractors import Extractor


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Moscow says that Washington imposed sanctions on Rosneft.", "Moscow"),
        ("Sergei Lavrov said on Monday that Washington imposed sanctions on Rosneft.", "Sergei Lavrov"),
        ("Sergei Lavrov spoke first. Washington imposed sanctions on Rosneft, Lavrov said.", "Sergei Lavrov"),
        ("According to Reuters, Washington imposed sanctions on Rosneft.", "Reuters"),
        ("Kyiv said it would rain and Moscow said Washington imposed sanctions on Rosneft.", "Moscow"),
        ("Washington imposed sanctions on Rosneft.", None),
        ("Washington imposed sanctions on Rosneft. Moscow said that it would answer.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    (statement,) = Extractor()(text)
    assert statement.attribution == speaker


def test_speakers_do_not_vouch_for_their_own_titles() -> None:
    (statement,) = Extractor()("French President Emmanuel Macron said that the talks had failed.")
    assert statement.attribution is None


def test_a_speaker_between_commas_says_what_follows_and_not_who_it_is() -> None:
    found = Extractor()("Norway's foreign minister, Anna Berg, said that Finland joined NATO.")
    said = {one.ends[name].name: one.attribution for one in found for name in ("person", "country") if name in one.ends}
    assert said["Anna Berg"] is None
    assert said["Finland"] == "Anna Berg"
