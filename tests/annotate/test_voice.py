from attrib.annotate import analyse
from attrib.schema import Analysis
from tests.annotate.conftest import document


def roles(text: str) -> list[str]:
    return [item.role for item in analyse(document(text)).quotations]


def parts(analysis: Analysis, index: int) -> tuple[str, list[str], list[str]]:
    sentence = analysis.sentences[index]
    own = [analysis.text[start:end] for start, end in sentence.author]
    return sentence.voice, own, [analysis.text[start:end] for start, end in sentence.quoted]


def test_voice_of_a_sentence() -> None:
    analysis = analyse(document("“It is safe,” Falk said. “It stood.” The bridge opened in May."))
    assert parts(analysis, 0) == ("mixed", [", Falk said."], ["It is safe,"]) or parts(analysis, 0) == (
        "mixed", ["Falk said."], ["It is safe,"],
    )  # fmt: skip
    assert parts(analysis, 1) == ("quoted", [], ["It stood."])
    assert parts(analysis, 2) == ("author", ["The bridge opened in May."], [])


def test_roles_of_quotations() -> None:
    assert roles("The so-called “reform” cost millions.") == ["scare"]
    assert roles("Her novel “The Long Bridge” sold well.") == ["title"]
    assert roles("Tom “Big Bird” Brandt walked in.") == ["nickname"]
    assert roles("Falk said it was “safe enough.”") == ["speech"]
    assert roles("The wall bore a line. “Nobody will ever cross this bridge again.”") == ["unattributed"]


def test_scare_quotes_stay_the_authors() -> None:
    assert parts(analyse(document("The so-called “reform” cost millions.")), 0)[0] == "author"


def test_headlines_are_annotated_on_their_own() -> None:
    def headline(title: str) -> tuple[str, str]:
        found = analyse(document("Text.", title=title)).headline
        assert found is not None
        (item,) = found.attributions
        assert item.source is not None
        return title[slice(*item.source)], title[slice(*item.content[0])]

    assert headline("Falk: bridge is safe") == ("Falk", "bridge is safe")
    assert headline("Falk says bridge is safe") == ("Falk", "bridge is safe")
    assert headline("'It is safe,' says Falk") == ("Falk", "It is safe")
    assert analyse(document("Text.")).headline is None
