"""Held-out sets are measured when somebody supplies them, and are one clear line when not."""

import pytest
from click.testing import CliRunner

from attrib.errors import CorpusError
from benchmarks import cli
from benchmarks.areas import held_out
from benchmarks.rows import Options


def test_without_a_folder_it_is_one_line_and_no_failure(monkeypatch):
    monkeypatch.delenv(held_out.VARIABLE, raising=False)
    answer = CliRunner().invoke(cli.main, ["held_out"])
    assert answer.exit_code == 0
    assert answer.output.strip().startswith("held_out: not measured: ATTRIB_HELD_OUT names no folder")


def test_an_empty_folder_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv(held_out.VARIABLE, str(tmp_path))
    with pytest.raises(CorpusError, match="polnear, wcxb"):
        held_out.run(Options())


def test_what_is_there_is_measured(monkeypatch, tmp_path, fixtures):
    monkeypatch.setenv(held_out.VARIABLE, str(tmp_path))
    sentences = tmp_path / "checkthat_subjectivity"
    sentences.mkdir()
    rows = ["sentence_id\tsentence\tlabel", "1\tThe sham inquiry was a cynical whitewash.\tSUBJ"]
    rows.append("2\tThe inquiry heard thirty witnesses in two weeks.\tOBJ")
    (sentences / "test_en.tsv").write_text("\n".join(rows), encoding="utf-8")
    articles = tmp_path / "hyperpartisan"
    articles.mkdir()
    bodies = [(fixtures / name).read_text(encoding="utf-8") for name in ("opinion.txt", "harbour.txt")]
    texts = "".join(f'<article id="{at}" title="t"><p>{body}</p></article>' for at, body in enumerate(bodies))
    (articles / "articles-test.xml").write_text(f"<articles>{texts}</articles>", encoding="utf-8")
    labels = "".join(
        f'<article id="{at}" hyperpartisan="{says}" url="u"/>' for at, says in enumerate(("true", "false"))
    )
    (articles / "ground-truth-test.xml").write_text(f"<articles>{labels}</articles>", encoding="utf-8")
    found = {(row.task, row.metric): row for row in held_out.run(Options())}
    assert found["checkthat test", "macro F1"].n == 2
    assert found["checkthat test", "AUC"].value == 1
    assert found["hyperpartisan held out", "AUC"].value == 1
    assert ("polnear test", "REL F1") not in found
