"""Lexical frames: sentences of the author's, inflected words, and nobody else's words."""

import pytest

from attrib.features import FEATURES, signals
from attrib.features.frames import FRAMES
from attrib.features.lexicon import _forms, read
from tests.features.articles import Said, article


def test_every_frame_has_a_lexicon_and_every_lexicon_a_frame():
    assert {f"frame_{name}" for name in FRAMES} == {section.name for section in read("frames.txt")}
    assert {f"frame_{name}_share" for name in FRAMES} <= {feature.name for feature in FEATURES}


def test_a_frame_is_a_share_of_sentences_with_its_words_as_spans():
    text = "Taxes rose. Wages and prices fell. The choir sang."
    found = signals(*article(text))["frame_economic_share"]
    assert found.value == pytest.approx(2 / 3)
    assert [text[span.start : span.end] for span in found.spans] == ["Taxes", "Wages", "prices"]


def test_what_is_quoted_frames_nothing():
    text = "She spoke today. “Taxes will rise,” Ann Lee said."
    said = (Said("Ann Lee", "said", "Taxes will rise,", "lee", form="direct"),)
    assert signals(*article(text, said=said))["frame_economic_share"].value == 0


@pytest.mark.parametrize(
    ("choice", "forms"),
    [
        ("tax~", {"tax", "taxes", "taxed", "taxing"}),
        ("economy~", {"economy", "economies", "economied", "economying"}),
        ("accuse~", {"accuse", "accuses", "accused", "accusing"}),
        ("attorney~", {"attorney", "attorneys", "attorneyed", "attorneying"}),
        ("legal", {"legal"}),
    ],
)
def test_inflections(choice, forms):
    assert set(_forms(choice)) == forms
