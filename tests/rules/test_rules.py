"""Word lists and line rules of a user's own: checked by their examples, and used in score and in fit."""

import copy

import pytest

import attrib
from attrib.errors import RulesError
from attrib.features.inflect import inflected
from attrib.rules import Rules, load_rules
from tests.corpora import rows

TOML = """
[lexicon.alarm]
message = "Alarming words"
words = ["spiral", "slam|blast", "out of ?all control"]
fires = ["Prices spiralled again.", "It ran out of all control."]
spares = ["The stairs wind upwards."]

[[boilerplate]]
reason = "house_line"
scope = "line"
pattern = "the crust is made by .{3,60}"
fires = "The Crust is made by bakers."
spares = "The crust is burnt."
"""
ARTICLE = (
    "The council of Lund met for three hours on Monday and put off its vote on the oven tax until the spring.\n\n"
    "Costs spiralled last year, and critics slammed the plan, which ran out of control in the eyes of its makers.\n\n"
    "“Prices spiral everywhere,” said Ada Brook, who chairs the guild.\n\n"
    "The Crust is made by bakers of the town.\n\n"
    "Members return to the matter in March, when the figures of the first quarter are known to all of them."
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "my.toml"
    file.write_text(TOML, encoding="utf-8")
    return file


def test_lists_are_inflected_and_count_the_authors_words_alone(path):
    report = attrib.score(ARTICLE, rules=path)
    (flag,) = [flag for flag in report.flags if flag.code == "lexicon_alarm"]
    assert [report.text[slice(*span)] for span in flag.spans] == ["spiralled", "slammed", "out of control"]
    assert flag.message == "Alarming words"
    assert report.signals["lexicon_alarm"] == pytest.approx(100 * 3 / 63, rel=0.1)


def test_line_rules_cut_and_say_why(path):
    document = attrib.parse(ARTICLE)
    cleaned = load_rules(path).clean(document)
    (block,) = [block for block in cleaned.blocks if block.reason == "house_line"]
    assert "Crust" not in cleaned.text
    assert ARTICLE[slice(*block.source_span)] == block.text
    for kept in cleaned.blocks:
        if kept.kept:
            assert cleaned.text[slice(*kept.span)] == kept.text
            assert ARTICLE[slice(*cleaned.source_span(*kept.span))] == kept.text
    assert "".join(b.text for b in cleaned.blocks) == "".join(b.text for b in document.blocks)


def test_no_rules_change_nothing(path):
    other = {"lexicon": {"none": {"words": ["zebra"], "fires": ["A zebra."], "spares": ["A horse."]}}}
    one, two = attrib.score(ARTICLE), attrib.score(ARTICLE, rules=other)
    assert two.signals.pop("lexicon_none") == 0
    assert one == two


def test_many_and_one_agree(path):
    (many,) = attrib.score_many([ARTICLE], rules=path)
    assert many == attrib.score(ARTICLE, rules=load_rules(path))


LEXICON = {"words": ["spiral"], "fires": ["It spirals."], "spares": ["It winds."]}
LINE = {"reason": "x", "pattern": "made by .{3,9}", "fires": "Made by Jo M.", "spares": "Made."}


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("lexicon", {"fires": []}, "lacks 'fires'"),
        ("lexicon", {"spares": ["It spiralled."]}, "fires on 'It spiralled.'"),
        ("lexicon", {"fires": ["It winds up."]}, "does not fire on"),
        ("lexicon", {"inflect": False}, "does not fire on 'It spirals.'"),
        ("lexicon", {"words": ["* a"]}, "none beginning with"),
        ("lexicon", {"words": "spiral"}, "list of patterns"),
        ("lexicon", {"colour": "red"}, "its keys are"),
        ("lexicon", {"severity": "dire"}, "severity is one of"),
        ("boilerplate", {"pattern": "("}, "rule 1"),
        ("boilerplate", {"pattern": "(a+)+b"}, "without a repetition of what repeats"),
        ("boilerplate", {"scope": "page"}, "scope one of"),
        ("boilerplate", {"spares": "Made by Al B."}, "fires on 'Made by Al B.'"),
        ("boilerplate", {"fires": ""}, "lacks 'fires'"),
    ],
)
def test_a_wrong_rule_is_named(table, change, message):
    given = {"lexicon": {"lexicon": {"alarm": {**LEXICON}}}, "boilerplate": {"boilerplate": [{**LINE}]}}[table]
    assert isinstance(load_rules(copy.deepcopy(given)), Rules)
    entry = given["lexicon"]["alarm"] if table == "lexicon" else given["boilerplate"][0]
    entry.update(change)
    with pytest.raises(RulesError, match=message.replace("(", r"\(")):
        load_rules(given)


@pytest.mark.parametrize("text", ["x = [", "[other]\na = 1", ""])
def test_other_files_are_refused(tmp_path, text):
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError):
        load_rules(tmp_path / "a.toml")
    with pytest.raises(RulesError, match="No such file"):
        load_rules(tmp_path / "absent.toml")


@pytest.mark.parametrize("task", ["sentence", "article"])
def test_lists_are_signals_of_a_model_and_travel_with_it(path, tmp_path, task):
    body = "The council met on Monday. {} Nothing else was decided by the members."
    table = [
        {"text": f"{row['text'][:-1]} as costs spiralled.", "label": "slanted"}
        if n % 2
        else {**row, "label": "neutral"}
        for n, row in enumerate(rows(80))
    ]
    if task == "article":
        table = [{**row, "text": body.format(row["text"])} for row in table]
    model = attrib.fit(table, task=task, rules=path)
    model.save(tmp_path / "model")
    again = attrib.load(tmp_path / "model")
    texts = [row["text"] for row in table[:4]]
    assert model.signals[-1] == "lexicon_alarm"
    assert (again.predict_proba(texts) == model.predict_proba(texts)).all()
    weights = {item.signal: item.weight for item in again.explain(table[1]["text"], label="slanted").signals}
    assert weights["lexicon_alarm"] > 0.01
    assert attrib.score(ARTICLE, model=again).scores.custom["slanted"].value > 0


def test_a_prior_knows_nothing_of_lists(path):
    model = attrib.fit(rows(80), rules=path, prior="bias")
    assert model.signals[-1] == "lexicon_alarm"
    assert model.predict_proba(["They shamelessly wrecked it."]).shape == (1, 2)


def test_forms():
    assert {"spirals", "spiralled", "spiraling"} <= inflected("spiral")
    assert {"cries", "cried", "crying"} <= inflected("cry")
    assert {"wrote", "written", "writing", "writes"} <= inflected("write")
    assert {"slammed", "slamming", "slams"} <= inflected("slam")
    assert {"crises"} <= inflected("crisis")
    assert inflected("u.s.") == {"u.s."}
