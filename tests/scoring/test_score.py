"""One article: what is answered, and what is not."""

import pytest
from bs4 import BeautifulSoup

import attrib
from attrib.errors import InputError, InputTypeError, ModelNotFoundError, NotTextError, TooLargeError
from tests.corpora import rows

LONG = "The council met on Monday. It approved the harbour plan after two hours. Nobody from the union was there. " * 3


def test_the_same_article_in_every_container():
    page = f"<html><body><article><p>{LONG}</p><p>{LONG[:100]}</p></article></body></html>"
    soup = BeautifulSoup(page, "html.parser")
    given = [page, page.encode(), soup, attrib.parse(page)]
    reports = [attrib.score(source) for source in given]
    assert len({report.scores.bias.value for report in reports}) == 1


def test_what_the_caller_knows_outranks_what_was_read():
    report = attrib.score(LONG, title="A headline", publisher="The Lund Courier", url="https://lund.example/a")
    assert report.title == report.headline.text == "A headline"
    assert report.provenance.publisher.value == "The Lund Courier"
    assert report.provenance.publisher.evidence[0].origin == "argument"


def test_a_blank_title_is_none_and_a_typed_accent_changes_nothing():
    import unicodedata

    assert attrib.score(LONG, title=" \n ").title is None
    titles = [unicodedata.normalize(form, "Café owner blasts disgraceful protégé") for form in ("NFC", "NFD")]
    assert len({attrib.score(LONG, title=title).headline for title in titles}) == 1
    attrib.score(LONG, title="bad \ud800").to_json().encode()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        (b"", "empty"),
        ("Three little words", "too_short"),
        ("article.html", "looks_like_path"),
        ("/home/ada/article.txt", "looks_like_path"),
        ("Der Rat hat am Montag den Plan für den Hafen beschlossen, und niemand war dagegen. " * 3, "not_english"),
        (f"“{LONG}” said Ada Brook.", "too_short"),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit. " * 9, "not_english"),
    ],
)
def test_abstaining(source, reason):
    report = attrib.score(source)
    assert reason in report.abstained
    assert report.scores == attrib.schema.Scores()
    assert report.flags == ()


def test_a_short_english_text_still_has_sentence_scores():
    report = attrib.score("This shameful plan is a complete disgrace.")
    assert report.abstained == ("too_short",)
    assert report.sentences[0].bias > 0.5


def test_another_language_has_none():
    report = attrib.score("Der Rat hat am Montag den Plan für den Hafen beschlossen, und niemand war dagegen. " * 3)
    assert report.language == "de"
    assert all(item.bias is None for item in report.sentences)
    assert report.signals["author_bias"] is None


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), NotTextError),
        (b"%PDF-1.7 " + bytes(range(256)), NotTextError),
        ("x" * 20_000_000, TooLargeError),
        (3, InputTypeError),
        (None, InputTypeError),
    ],
)
def test_refused(source, error):
    with pytest.raises(error):
        attrib.score(source)


def test_wrong_arguments_are_named():
    with pytest.raises(InputTypeError, match="title"):
        attrib.score(LONG, title=3)
    with pytest.raises(InputError, match="no part 'tone'"):
        attrib.score(LONG, parts=["bias", "tone"])
    with pytest.raises(InputError, match="list of"):
        attrib.score(LONG, parts="bias")
    with pytest.raises(ModelNotFoundError):
        attrib.score(LONG, model="nothing_of_that_name")


def test_parts_leave_the_others_out():
    report = attrib.score(LONG, parts=["attribution"])
    assert report.scores.bias is None
    assert report.scores.attribution is not None


def test_a_model_of_ones_own_stands_beside_those_that_ship(tmp_path):
    model = attrib.fit(rows(60))
    model.save(tmp_path / "mine")
    reports = [attrib.score(LONG, model=chosen) for chosen in (model, tmp_path / "mine", str(tmp_path / "mine"))]
    assert reports[0].models[-1].name == "custom"
    assert list(reports[0].scores.custom) == ["neutral", "slanted"]
    assert len({report.scores.custom["slanted"].value for report in reports}) == 1
    assert reports[0].scores.bias == attrib.score(LONG).scores.bias


def test_a_model_of_another_name_takes_the_place_of_the_one_behind_bias():
    model = attrib.fit(rows(60))
    model.name = "mine"
    report = attrib.score(LONG, model=model)
    assert report.models[0].name == "mine"
    assert "custom" not in report.to_dict()["scores"]
    assert report.scores.bias.value != attrib.score(LONG).scores.bias.value


def test_a_model_for_something_else_is_refused():
    three = attrib.fit([{**row, "label": number % 3} for number, row in enumerate(rows(60))])
    three.name = "three"
    with pytest.raises(InputError, match="two-class sentence model"):
        attrib.score(LONG, model=three)


def test_the_loaded_gap_is_between_the_voices():
    ours = attrib.score(
        f"{LONG}\n\nThis shameful, idiotic plan is a disgrace. “The plan is fine with all of us,” he said."
    )
    theirs = attrib.score(f"{LONG}\n\n“This shameful, idiotic plan is a disgrace to us all,” he said.")
    assert ours.signals["loaded_gap"] > theirs.signals["loaded_gap"]
    assert ours.signals["loaded_words"] > theirs.signals["loaded_words"]


def test_a_sentence_or_two_are_no_article_to_tell_a_side_or_a_frame_by():
    text = (
        "The council of Port Ellery met for three hours on Monday and then put off its vote on the harbour plan again. "
    )
    short = attrib.score(text + "Nobody in the hall could say when the next meeting would be or who would lead it.")
    assert short.abstained == ()
    assert short.scores.bias is not None
    assert (short.scores.hyperpartisan, short.scores.framing) == (None, None)
    whole = attrib.score(LONG).scores
    assert whole.hyperpartisan is not None
    assert len(whole.framing) == 5


def test_a_model_in_the_place_of_bias_moves_no_article_score():
    text = "This is a shameful plan.\n\n" + LONG
    plain = attrib.score(text)
    own = attrib.score(text, model=attrib.load("subjectivity"))
    assert own.sentences[0].bias != plain.sentences[0].bias
    assert own.scores.hyperpartisan.value == pytest.approx(plain.scores.hyperpartisan.value)
