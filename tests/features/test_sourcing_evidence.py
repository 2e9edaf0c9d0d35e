from __future__ import annotations

import pytest

from attrib.features import signals
from attrib.schema import Evidence, Fact, Facts, Provenance
from tests.features.articles import Said, article


def test_response_sought():
    asked = signals(*article("The firm did not immediately respond to a request for comment."))
    assert asked["response_sought"].value == 1
    assert asked["response_sought"].spans
    assert signals(*article("The firm was founded in 1990."))["response_sought"].value == 0


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Prices rose 5 percent.", ["5 percent"]),
        ("Prices rose 5.2% there.", ["5.2%"]),
        ("It cost $300 a year.", ["300"]),
        ("It cost 3 million there.", ["3 million"]),
        ("It drew 12,400 people and 800 dogs.", ["12,400"]),
        ("It drew 24000 people.", ["24000"]),
        ("In 2017 she was 54, and on March 3 she won 5-4.", []),
        ("Prices rose 5 percent, according to the bureau.", []),
        ("The bureau counted them. Prices rose 5 percent.", []),
        ("Prices rose 5 percent. It rained. The study came late.", ["5 percent"]),
    ],
)
def test_figures_without_a_source(text, figures):
    found = signals(*article(text))["unsourced_number_share"]
    assert [text[span.start : span.end] for span in found.spans] == figures


def test_figures_that_somebody_says():
    text = "Prices rose 5 percent, Ann Lee said. It rained. It snowed. It cost $90."
    said = (Said("Ann Lee", "said", "Prices rose 5 percent", "lee"),)
    found = signals(*article(text, said=said))["unsourced_number_share"]
    assert [text[span.start : span.end] for span in found.spans] == ["90"]
    assert found.value == pytest.approx(1 / 4)


def test_documents_links_and_second_hand():
    text = "The audit is at https://example.org/bridge.pdf now. The deal was first reported by the paper."
    found = signals(*article(text))
    assert len(found["document_rate"].spans) == 1
    assert len(found["link_rate"].spans) == 1
    assert len(found["second_hand_rate"].spans) == 1


def test_roles_and_kinds():
    text = "A said one. B said two. C said three. D said four."
    claims = ("one", "two", "three", "four")
    said = tuple(Said(name, "said", what, name) for name, what in zip("ABCD", claims, strict=True))
    sources = {
        "A": {"role": "expert"},
        "B": {"role": "witness"},
        "C": {"kind": "outlet"},
        "D": {"kind": "document", "role": "document"},
    }
    found = signals(*article(text, said=said, sources=sources))
    for name in ("expert_share", "citizen_share", "media_share", "document_share"):
        assert found[name].value == pytest.approx(1 / 4), name
    assert found["company_share"].value == found["official_share"].value == 0


def test_provenance():
    def fact(value):
        return Fact(value, (Evidence(value, value, "line"),))

    nothing = signals(*article("It rained."))
    names = ("byline_known", "dateline_known", "agency_copy", "republished")
    assert all(nothing[name].value == 0 for name in names)
    known = Provenance(byline=Facts(("Ann Lee",), ()), dateline=fact("PARIS"), agency=fact("AP"), upstream=fact("RT"))
    assert all(signals(*article("It rained.", provenance=known))[name].value == 1 for name in names)
