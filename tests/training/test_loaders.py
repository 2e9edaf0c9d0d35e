"""Each loader on a tiny corpus in its format, written here."""

import gzip
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from attrib.schema.span import Span
from training.loaders import (
    anno_lexical,
    babe,
    basil,
    checkthat_subjectivity,
    frac,
    gvfc,
    hyperpartisan,
    narrative_framing,
    polnear,
    scrapinghub,
    wcxb,
)
from training.store import MissingCorpusError


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_anno_lexical(tmp_path):
    columns = {
        "text": ["A dull vote.", "A shameful vote."],
        "source_name": ["p", "q"],
        "label": [0, 1],
        "sentence_id": ["1", "2"],
    }
    pq.write_table(pa.table(columns), tmp_path / "anno-lexical-dev.parquet")
    assert list(anno_lexical.load("dev", tmp_path)) == [
        ("1", "A dull vote.", False, "p"),
        ("2", "A shameful vote.", True, "q"),
    ]


def test_loading_is_lazy_and_a_missing_corpus_says_so(tmp_path):
    rows = anno_lexical.load("train", tmp_path)
    with pytest.raises(MissingCorpusError, match="training fetch anno_lexical"):
        next(rows)


def test_hyperpartisan_keeps_text_outside_paragraphs(tmp_path):
    write(
        tmp_path / f"articles-{hyperpartisan.TRAINING}.xml",
        '<articles><article id="7" title="Dock &amp; Sea">Lead line. '
        '<p>One <a href="x">two</a>\n three.</p> <p>Four.</p>'
        "<a>Link</a> tail.</article></articles>",
    )
    write(
        tmp_path / f"ground-truth-{hyperpartisan.TRAINING}.xml",
        '<articles><article id="7" hyperpartisan="true" url="http://paper.example/a"/></articles>',
    )
    (article,) = hyperpartisan.load(tmp_path)
    assert article.paragraphs == ("Lead line.", "One two three.", "Four.", "Link tail.")
    assert article.text.count("\n\n") == 3
    assert (article.title, article.hyperpartisan, article.site, article.published) == (
        "Dock & Sea",
        True,
        "paper.example",
        "",
    )


def polnear_folder(tmp_path):
    text = "“Tides rise,” the mayor said.\r\nRain fell."
    write(tmp_path / "dev/text/a.txt", text)
    marks = (
        "T1\tSource 14 23\tthe mayor\nT2\tCue 24 28\tsaid\nT3\tContent 1 6;7 12\tTides rise\nof two lines\n\n"
        "T4\tAttribution 24 28\tsaid\nE1\tAttribution:T4 Content:T3 Source:T1 Cue:T2\n"
        "T5\tDiscuss 31 35\tRain\nT6\tAttribution-no-source 24 28\tsaid\n"
        "E2\tAttribution-no-source:T6\n#1\tNote T5\tmaybe\n"
    )
    write(tmp_path / "dev/attributions/a_1f.ann", marks)
    write(tmp_path / "dev/attributions/a_9c.ann", "")
    head = (
        "compartment filename level annotators publisher publication_date author title trump_count clinton_count "
        "credit wire"
    )
    rows = [
        head.replace(" ", "\t"),
        'dev\ta\t1\t9c|1f\tgazette\t2016-01-02\tNone\t"Tides\t0\t0\tNone\tAP',
        "train\tb\t1\t9c\tg\t\t\t\t0\t0\t\tNA\n",
    ]
    write(tmp_path / "metadata.tsv", "\n".join(rows))
    return text


def test_polnear_takes_the_first_annotator_and_keeps_offsets(tmp_path):
    text = polnear_folder(tmp_path)
    (document,) = polnear.load("dev", tmp_path)
    assert (document.annotator, document.agency, document.author, document.title) == ("1f", "AP", "", '"Tides')
    assert document.text == text
    (found,) = document.attributions
    assert found == ((Span(14, 23),), (Span(24, 28),), (Span(1, 6), Span(7, 12)))
    assert text[slice(*found.source[0])] == "the mayor"


def test_pages(tmp_path):
    page = b"<p>Tide \xe9"
    write(tmp_path / "html/f0.html.gz", gzip.compress(page))
    write(tmp_path / "ground-truth.json", json.dumps({"f0": {"articleBody": "Tide", "url": "http://a.example"}}))
    assert list(scrapinghub.load(tmp_path)) == [("f0", "http://a.example", page, "Tide")]
    write(tmp_path / "dev/html/0001.html.gz", gzip.compress(page))
    truth = {"title": None, "main_content": "Tide", "with": ["Tide"], "without": ["Share"]}
    write(tmp_path / "dev/ground-truth/0001.json", json.dumps({"ground_truth": truth}))
    (got,) = wcxb.load(tmp_path)
    assert (got.id, got.url, got.title, got.html, got.include, got.exclude) == (
        "0001",
        "",
        "",
        page,
        ("Tide",),
        ("Share",),
    )


def test_narrative_framing_marks_the_article_nobody_annotated(tmp_path):
    head = "ID\tsource\tmbfc\tdate\ttext\tRE\tHI\tCO\tMO\tEC\n"
    rows = '1\tp\tleft\t2019\t"Seas ""rise"""\tTrue\tFalse\tFalse\tFalse\tFalse)\n2\tq\tleft\t2018\tIce melts\n'
    write(tmp_path / "articles_metadata.tsv", head + rows)
    first, second = narrative_framing.load(tmp_path)
    assert first.text == 'Seas "rise"'
    assert first.frames == {
        "resolution": True,
        "human_interest": False,
        "conflict": False,
        "moral": False,
        "economic": False,
    }
    assert second.frames is None


def test_babe_drops_the_sentence_without_majority_and_joins_spellings_of_topics(tmp_path):
    head = "\ufefftext;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"
    rows = (
        '"A ""vile"" plan; yes";u;P;gun-control;left;Biased;Opinion;[\'vile\', "don\'t"]\n'
        "A plan;u;P;taxes;left;No agreement;Factual;[]\nA vote;u;P;taxes;;Non-biased;Factual;[]\n"
    )
    write(tmp_path / "final_labels_SG2.csv", head + rows)
    first, second = babe.load(tmp_path)
    assert (first.text, first.biased, first.words, first.topic) == (
        'A "vile" plan; yes',
        True,
        ("vile", "don't"),
        "gun control",
    )
    assert (second.biased, second.words, second.topic) == (False, (), "taxes")


def test_babe_annotations(tmp_path):
    head = ("text", "annotator_id", "Label_bias_0-1", "label_opinion", "biased_words")
    workbook(
        tmp_path / "raw_labels_SG2.xlsx", [head, ("A vote", 3, 1, "Opinion", "vote"), ("A vote", 9, None, None, "nan")]
    )
    first, second = babe.annotations(tmp_path)
    assert first == ("A vote", 3, True, "Opinion", "vote")
    assert second == ("A vote", 9, None, "", "")


def test_basil_numbers_sentences_not_paragraphs(tmp_path):
    article = {
        "uuid": "u", "triplet-uuid": "s", "source": "FOX", "title": "Dock opens", "url": "x",
        "body-paragraphs": [["One.", "Two fierce words."], ["Three."]],
    }  # fmt: skip
    mark = {
        "id": "p1",
        "start": 4,
        "end": 10,
        "bias": "lex",
        "polarity": "neg",
        "target": "T",
        "quote": "no",
        "speaker": "",
    }
    marks = {
        "article-level-annotations": {"relative_stance": "conservative"},
        "phrase-level-annotations": [mark, {**mark, "id": "title", "bias": "inf", "quote": "yes"}],
    }
    write(tmp_path / "articles/2012/s_1.json", json.dumps(article))
    write(tmp_path / "annotations/2012/s_1_ann.json", json.dumps(marks))
    (got,) = basil.load(tmp_path)
    assert [(row.text, row.paragraph) for row in got.sentences] == [
        ("One.", 0),
        ("Two fierce words.", 0),
        ("Three.", 1),
    ]
    (bias,) = got.sentences[1].biases
    assert got.sentences[1].text[slice(*bias.span)] == "fierce"
    assert (bias.kind, got.title_biases[0].kind, got.title_biases[0].quoted) == ("lexical", "informational", True)
    assert (got.outlet, got.stance, got.date) == ("fox", "right", "")


def test_checkthat_takes_quotation_marks_as_text(tmp_path):
    rows = 'sentence_id\tsentence\tlabel\n1\t"He left.\tOBJ\n2\tA "sad day.\tSUBJ\n'
    write(tmp_path / "dev_en.tsv", rows)
    assert list(checkthat_subjectivity.load("dev", tmp_path)) == [("1", '"He left.', False), ("2", 'A "sad day.', True)]


def test_gvfc_and_frac_codes(tmp_path):
    head = ("news_title", "Q1 Relevant", "Q2 Focus", "Q3 Theme1", "Q3 Theme2")
    workbook(
        tmp_path / "GVFC_headlines_and_annotations.xlsx",
        [head, ("Vote on rifles", 1, 1, 2, 3), ("Cannon at the museum", 2, 99, 99, 99)],
    )
    assert list(gvfc.load(tmp_path)) == [
        ("Vote on rifles", True, ("gun_control", "politics")),
        ("Cannon at the museum", False, ()),
    ]
    write(tmp_path / "gold_standard_single_label_all.csv", 'sentence,label\n"Jobs, jobs",1\n')
    assert list(frac.load(tmp_path)) == [("Jobs, jobs", "economic")]
