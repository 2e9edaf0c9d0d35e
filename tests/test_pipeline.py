"""Raw input to signals."""

from dataclasses import replace

import numpy as np
import pytest

from attrib import load
from attrib.features.genre import weights
from attrib.features.ngrams import Orders, row_sums
from attrib.features.vectors import vocabulary
from attrib.pipeline import article_batch, author_pieces, prepare
from attrib.scoring.sentences import score_sentences

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


def test_an_article_read_before_need_not_be_read_again():
    orders = Orders(known=len(vocabulary()), mean=True)
    few = Orders(word=(), char=(), word_bits=0, char_bits=0, known=len(vocabulary()), mean=True)
    prepared = prepare(f"{TEXT} It was a reckless plan.", title="A Reckless Plan Fails")
    scored = score_sentences(prepared.analysis, load("bias"))
    weights = np.random.default_rng(0).normal(size=orders.size)
    for wanted in (orders, few):
        fresh = article_batch(prepared, 0, wanted, ())
        again = article_batch(prepared, 0, wanted, (), scored.reading)
        assert again.counted.masked is scored.reading.counted.masked
        assert row_sums(again.counted, weights[-wanted.size :], 1) == pytest.approx(
            row_sums(fresh.counted, weights[-wanted.size :], 1)
        )
    kept = article_batch(prepared, 0, replace(orders, names=True), (), scored.reading)
    assert kept.counted.masked is not scored.reading.counted.masked


def test_an_analysis_is_plain_data():
    import json

    made = prepare(TEXT).analysis
    plain = json.loads(json.dumps(made.to_dict()))
    assert "tokens" not in plain
    assert plain["sources"][0]["name"] == "Ada Brook"
    assert made.rows("attributions")[0]["source_name"] == "Ada Brook"


def test_how_much_speaks_for_an_opinion_piece_is_a_signal():
    plain, column = (prepare(TEXT, url=f"https://lund.example/{part}/a") for part in ("news", "opinion"))
    weighed = weights(column.document, column.analysis, column.signals)
    assert column.signals["genre_opinion"].value == weighed["opinion"]
    assert 0 <= plain.signals["genre_opinion"].value < column.signals["genre_opinion"].value < 1
    assert column.genre.label == "opinion"
