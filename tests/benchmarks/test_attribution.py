from benchmarks.areas import attribution
from benchmarks.quotations import ours, parts
from benchmarks.relations import Relation
from training.loaders.polnear import Attribution, Document

TEXT = "The council met.\n\nFalk said that the old pier is safe and dry."


def document():
    def at(words):
        return ((TEXT.index(words), TEXT.index(words) + len(words)),)

    gold = Attribution(at("Falk"), at("said"), at("that the old pier is safe and dry"))
    return Document("d", TEXT, (gold,), "a", "p", "", "", "", "", "")


def test_our_relations_are_spans_of_the_input():
    (relation,) = [item for item in ours(TEXT) if item.cue and TEXT[slice(*item.cue[0])] == "said"]
    assert TEXT[slice(*relation.source[0])] == "Falk"
    assert [TEXT[slice(*span)] for span in relation.content] == ["that the old pier is safe and dry"]


def test_rows_of_a_perfect_system_and_of_one_that_crashes():
    def crash(text):
        raise RuntimeError(text)

    def perfect(text):
        return [Relation(item.source, item.cue, item.content) for item in document().attributions]

    good = {row.metric: row.value for row in attribution.quality("good", "peer", perfect, [document()] * 2)}
    bad = {row.metric: row.value for row in attribution.quality("bad", "peer", crash, [document()] * 2)}
    assert good["REL F1"] == good["JOINT F1"] == good["strict content F1"] == 1
    assert good["documents it raises on"] == 0
    assert bad["REL F1"] == 0
    assert bad["documents it raises on"] == 2


def test_speed_of_ours_stands_beside_a_peer():
    rows = attribution.speed([TEXT], {"slow (x)": lambda text: [text.count(str(n)) for n in range(20_000)]}, 1)
    found = {(row.system, row.metric): row.value for row in rows}
    assert found["attrib", "documents per CPU-second"] > 0
    assert found["attrib per slow", "documents ratio"] > 0


def test_the_stage_taken_apart_gives_spans_of_the_text():
    for extractor in parts().values():
        contents = [TEXT[slice(*span)] for relation in extractor(TEXT) for span in relation.content]
        assert "that the old pier is safe and dry" in contents


def test_a_long_text_costs_a_word_what_short_ones_do():
    (row,) = attribution.growth([TEXT] * 8)
    assert row.metric == "growth ratio"
    assert 0 < row.value < 8
