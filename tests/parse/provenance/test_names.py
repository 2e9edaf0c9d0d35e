import pytest

from attrib.parse.provenance.names import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jo Marsh", ("Jo Marsh",)),
        ("Jo Marsh and Ann Lee", ("Jo Marsh", "Ann Lee")),
        ("By Dr. Jo Marsh, Ann Lee, and Bo Ray in Oslo", ("Jo Marsh", "Ann Lee", "Bo Ray")),
        ("By JO MARSH, staff writer", ("Jo Marsh",)),
        ("Harbour News' Jo Marsh", ("Jo Marsh",)),
        ("AP writers Jo Marsh in Oslo and Ann Lee in Rome", ("Jo Marsh", "Ann Lee")),
        ("Jo Marsh, RDN", ("Jo Marsh",)),
        ("Jo Marsh Monday", ("Jo Marsh",)),
        ("Jo Friday", ("Jo Friday",)),
        ("Jo Marsh, Jr.", ("Jo Marsh Jr",)),
        ("https://harbour.example/jo", ()),
        ("", ()),
    ],
)
def test_people(text, names):
    assert people(text) == names
