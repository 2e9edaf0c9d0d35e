import pytest

from attrib.schema import Span
from training.gold_ledger import entries, same
from training.loaders.polnear import Attribution, Document

TEXT = "Laura Stein said it rained.\nIt was wet, she said."


def test_marked_sources_get_entries():
    def mark(source, cue, content):
        spans = ((Span(TEXT.index(words), TEXT.index(words) + len(words)),) for words in (source, cue, content))
        return Attribution(*spans)

    marks = (mark("Laura Stein", "said", "it rained"), mark("she", "said", "It was wet"))
    found = entries(Document("d", TEXT, marks, "a", "p", "", "", "", "", ""))
    assert {source.name for source in found.values()} == {"Laura Stein"}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "referent", "right"),
    [
        ("Donald Trump", "Trump", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Trump campaign", "Donald Trump", False),
        ("IMF", "International Monetary Fund", True),
        ("President Obama", "Obama", True),
        ("Ann Dole and Bo Lind", "Ann Dole, and Bo Lind", True),
        ("report", "the report", True),
    ],
)
def test_who_is_the_same(name, referent, right):
    assert same(name, referent) == right
