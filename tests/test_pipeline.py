"""Raw input to signals."""

import numpy as np

from attrib.features.ngrams import Orders
from attrib.pipeline import article_batch, author_pieces, prepare

TEXT = "The council met on Monday.\n\n“We were not asked about it,” said Ada Brook. It was 5 p.m.\n\nNobody answered."


def test_every_stage_ran():
    made = prepare(TEXT, publisher="The Lund Courier")
    assert made.document.provenance.publisher.value == "The Lund Courier"
    assert made.analysis.sources[0].name == "Ada Brook"
    assert made.signals["distinct_sources"].value == 1
    assert made.genre.label in ("report", "other")


def test_author_pieces_leave_the_quotation_out():
    analysis = prepare(TEXT).analysis
    pieces = author_pieces(analysis)
    shown = [analysis.text[start:end].strip() for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert "The council met on Monday." in shown
    assert not any("asked" in part for part in shown)
    assert pieces.rows.tolist() == sorted(pieces.rows.tolist())


def test_an_article_is_one_row_with_its_signals():
    part = article_batch(
        prepare(TEXT), 4, Orders(word_bits=8, char_bits=8), ("distinct_sources", "anonymity_reason_share")
    )
    assert (part.start, part.stop) == (4, 5)
    assert part.dense[0, 0] == 1
    assert np.isnan(part.dense[0, 1])


def test_an_analysis_is_plain_data():
    import json

    made = prepare(TEXT).analysis
    plain = json.loads(json.dumps(made.to_dict()))
    assert "tokens" not in plain
    assert plain["sources"][0]["name"] == "Ada Brook"
    assert made.rows("attributions")[0]["source_name"] == "Ada Brook"
