"""The shapes that displaCy and Label Studio read, of an analysis made by hand."""

from array import array

from attrib.annotate.tokens import tokenize
from attrib.schema import Analysis, Attribution, Span

TEXT = "“It is safe,” Falk said, “and dry.” It rained."


def analysis() -> Analysis:
    def at(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    item = Attribution(
        at("Falk"), at("said"), (at("It is safe"), at("and dry.")), "direct", "speech", 0, "neutral", None
    )
    bare = Attribution(None, None, (at("It rained"),), "indirect", "speech", 0, "neutral", None)
    return Analysis(TEXT, None, tokenize(TEXT), (), (), (item, bare), (), ())


def test_displacy_ranges_are_the_tokens_of_each_part() -> None:
    shown = analysis().to_displacy()
    words = [
        (span["label"], " ".join(shown["tokens"][span["start_token"] : span["end_token"]])) for span in shown["spans"]
    ]
    assert words == [
        ("Source 0", "Falk"),
        ("Cue 0", "said"),
        ("Content 0", "It is safe"),
        ("Content 0", "and dry ."),
        ("Content 1", "It rained"),
    ]


def test_label_studio_spans_are_text_and_relations_start_at_the_cue() -> None:
    task = analysis().to_label_studio()
    (prediction,) = task["predictions"]
    spans = {item["id"]: item["value"] for item in prediction["result"] if item["type"] == "labels"}
    assert all(TEXT[value["start"] : value["end"]] == value["text"] for value in spans.values())
    links = [
        (spans[item["from_id"]]["text"], spans[item["to_id"]]["text"], item["labels"])
        for item in prediction["result"]
        if item["type"] == "relation"
    ]
    assert links == [
        ("said", "Falk", ["source"]),
        ("said", "It is safe", ["content"]),
        ("said", "and dry.", ["content"]),
    ]


def test_no_attribution_gives_empty_lists() -> None:
    empty = Analysis("", None, type(analysis().tokens)(array("l"), array("l")), (), (), (), (), ())
    assert empty.to_displacy() == {"text": "", "tokens": [], "spans": []}
    assert empty.to_label_studio()["predictions"][0]["result"] == []
