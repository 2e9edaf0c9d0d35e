from collections import Counter

from training import line_labels as labels


def test_lines_are_spans_with_two_readings():
    lines = list(labels.lines())
    assert all(0 <= line.start < line.end for line in lines)
    assert all(line.reason == line.first for line in lines if line.first == line.second and line.first != "part")
    assert all(line.reason is None for line in lines if line.first == "part")
    assert len({line.document for line in lines}) > 400
    assert min(Counter(line.half for line in lines).values()) > 200


def test_a_document_is_in_one_half():
    halves = {}
    for line in labels.lines():
        assert halves.setdefault(line.document, line.half) == line.half


def test_cuts_are_drawn_from_other_documents():
    cuts = list(labels.cuts())
    assert {cut.half for cut in cuts} == {"tune", "report"}
    assert all(0 <= cut.start < cut.end for cut in cuts)
    assert not {cut.document for cut in cuts} & {line.document for line in labels.lines()}
