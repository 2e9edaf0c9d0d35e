"""The table of words that are mostly written small."""

from types import SimpleNamespace

from training.recipes import lowercase


def test_only_words_inside_a_sentence_are_counted_and_only_common_ones_kept(monkeypatch, tmp_path):
    text = "Plans failed. The plan of Brook failed. A plan, plan and Will fail, as the will of Brook will. " * 4
    monkeypatch.setattr(lowercase.allsides, "load", lambda: iter([SimpleNamespace(text=text)]))
    lowercase.build(tmp_path, 0)
    lines = (tmp_path / "lowercase.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == ["failed", "of", "plan", "will"]
    assert "python -m training fit lowercase" in lines[2]
