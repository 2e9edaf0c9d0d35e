import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.annotate import analyse
from tests.annotate.conftest import document


def found(*paragraphs: str) -> list[tuple[str | None, str | None, str, str]]:
    table = analyse(document(*paragraphs)).rows("attributions")
    return [(row["source"], row["cue"], row["content"], row["form"]) for row in table]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is safe,” Mayor Falk said.", ("Mayor Falk", "said", "The bridge is safe", "direct")),
        ("“The bridge is safe,” said Ines Falk.", ("Ines Falk", "said", "The bridge is safe", "direct")),
        ("At noon, Falk remarked, “It is safe.”", ("Falk", "remarked", "It is safe.", "direct")),
        ("“It is,” Falk said, “quite safe.”", ("Falk", "said", "It is quite safe.", "direct")),
        ("“Is it safe?” he asserted.", ("he", "asserted", "Is it safe?", "direct")),
        ("Falk said that the bridge is safe.", ("Falk", "said", "that the bridge is safe", "indirect")),
        ("Falk said the bridge is “quite safe.”", ("Falk", "said", "the bridge is “quite safe.”", "mixed")),
        ("The bridge is safe, Falk said.", ("Falk", "said", "The bridge is safe", "indirect")),
        ("The bridge is safe, said Ines Falk.", ("Ines Falk", "said", "The bridge is safe", "indirect")),
        (
            "The bridge is safe, according to a senior city official.",
            ("a senior city official", "according to", "The bridge is safe", "indirect"),
        ),
        (
            "According to the report, the bridge is safe.",
            ("the report", "According to", "the bridge is safe", "indirect"),
        ),
        (
            "She told reporters on Monday that the bridge is safe.",
            ("She", "told", "that the bridge is safe", "indirect"),
        ),
        (
            "The panel continues to maintain that the bridge is safe.",
            ("The panel", "continues to maintain", "that the bridge is safe", "indirect"),
        ),
        (
            "Falk also pointed out that the bridge is safe.",
            ("Falk", "also pointed out", "that the bridge is safe", "indirect"),
        ),
        ("The report found that the bridge is safe.", ("The report", "found", "that the bridge is safe", "indirect")),
        ("His claim that the bridge is safe was odd.", ("His", "claim", "that the bridge is safe", "indirect")),
        ("Her warning that the bank will fail came late.", ("Her", "warning", "that the bank will fail", "indirect")),
        (
            "Tomas Helm, the owner of the ferry, told the council that the bridge is safe.",
            ("Tomas Helm, the owner of the ferry", "told", "that the bridge is safe", "indirect"),
        ),
        (
            "An aide, who asked for a safe bridge, said it held.",
            ("who", "asked for", "a safe bridge", "indirect"),
        ),
        ("An aide, who asked for a safe bridge, said it held.", ("An aide", "said", "it held", "indirect")),
        (
            "The bridge is safe, according to his doctor.",
            ("his doctor", "according to", "The bridge is safe", "indirect"),
        ),
        ("A new Lake/ORD poll found that it rained.", ("A new Lake/ORD poll", "found", "that it rained", "indirect")),
        ("Falk last month said it rained.", ("Falk", "said", "it rained", "indirect")),
        ("Falk found that it rained.", ("Falk", "found", "that it rained", "indirect")),
        ("Immigrant advocates say it rained.", ("Immigrant advocates", "say", "it rained", "indirect")),
        ("Falk labeled Brandt as “Big Bird” there.", ("Falk", "labeled", "Brandt as “Big Bird” there", "mixed")),
        ("Falk, who is 40, said the bridge is safe.", ("Falk, who is 40", "said", "the bridge is safe", "indirect")),
    ],
)
def test_forms(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in found(text)


def test_a_participle_shares_the_subject() -> None:
    text = "Falk suggested that the bridge held, stating, “It stood.”"
    assert found(text) == [
        ("Falk", "suggested", "that the bridge held", "indirect"),
        ("Falk", "stating", "It stood.", "direct"),
    ]


def test_two_cues_in_a_sentence() -> None:
    assert [row[:2] for row in found("Falk said the bridge is safe, but Brandt warned that it is not.")] == [
        ("Falk", "said"),
        ("Brandt", "warned"),
    ]


def test_a_further_quotation_goes_on_with_the_speaker() -> None:
    assert found("“It is safe,” Falk said. “It was built well.”") == [
        ("Falk", "said", "It is safe It was built well.", "direct")
    ]
    first, *rest = found("Falk said that he is calm. “The bridge is safe, all of it.”")
    assert first[:2] == ("Falk", "said")
    assert {row[0] for row in rest} <= {"Falk"}
    assert " ".join(row[2] for row in (first, *rest)) == "that he is calm The bridge is safe, all of it."


def test_a_quotation_of_several_paragraphs() -> None:
    (row,) = found("Falk said, “The bridge is safe.", "“It was built well.”")
    assert row == ("Falk", "said", "The bridge is safe. It was built well.", "direct")


@pytest.mark.parametrize(
    "text",
    [
        "Falk did not say that the bridge is safe.",
        "The mayor declined to comment.",
        "Falk refused to say whether the bridge is safe.",
        "The bold claims of the city fell flat.",
        "The bridge opened in May.",
        "He lost his voice.",
        "Falk found the old bridge.",
        "A related drug was sold there.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert found(text) == []


def test_an_agentless_passive_has_no_source() -> None:
    ((source, cue, _, _),) = found("It is believed that the bridge is safe.")
    assert (source, cue) == (None, "is believed")


def test_curly_and_straight_marks_give_the_same() -> None:
    text = "“It’s safe,” Falk said. He didn’t say “never.” The so-called “reform” failed, Brandt’s aide said."
    straight = text.replace("“", '"').replace("”", '"').replace("’", "'")
    first, second = analyse(document(text)), analyse(document(straight))
    assert first.attributions == second.attributions
    assert first.sentences == second.sentences
    assert [item.share for item in first.sources] == [item.share for item in second.sources]


def test_attributions_inside_a_content_are_nested() -> None:
    analysis = analyse(document("Falk said that Brandt had claimed that the bridge is safe."))
    assert [(row["source"], row["level"]) for row in analysis.rows("attributions")] == [("Falk", 0), ("Brandt", 1)]
    assert [item.name for item in analysis.sources] == ["Falk"]


def test_a_cue_behind_its_content_is_not_nested() -> None:
    analysis = analyse(document("“The bridge,” Falk said, “is safe.” Brandt warned that it is not, and left."))
    assert {item.level for item in analysis.attributions} == {0}


def test_turns_of_a_transcript() -> None:
    turns = (
        "WARD: Is the bridge safe?",
        "FALK: It is. Nobody said that it is not.",
        "WARD: Who built it?",
        "FALK: My uncle did.",
    )
    rows = analyse(document(*turns)).rows("attributions")
    assert [(row["source"], row["cue"], row["content"]) for row in rows if row["level"] == 0] == [
        ("WARD", None, "Is the bridge safe"),
        ("FALK", None, "It is. Nobody said that it is not"),
        ("WARD", None, "Who built it"),
        ("FALK", None, "My uncle did"),
    ]
    assert [item.name for item in analyse(document(*turns)).sources] == ["WARD", "FALK"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Related: Ten bridges to see", "Related: How to build one", "Source: The Gazette"),
        ("Winner: the old bridge stands", "Winner: the mayor smiles", "Loser: the river", "Loser: the ferry"),
    ],
)
def test_labels_that_open_no_turn(paragraphs: tuple[str, ...]) -> None:
    assert found(*paragraphs) == []


_WORDS = (
    "“ ” \" ' ‘ ’ said Smith , . : that he according told the who — WHO by was claims ? ( ) to adding İ percent 5 "
    "Secretary of State and / @ in June last Jr Department Fox Mr claim one president Ann WARD worst month"
)
_PIECES = st.lists(
    st.sampled_from([*_WORDS.split(" "), "\n"]),
    max_size=40,
)


@given(_PIECES, st.sampled_from(["", " "]))
@settings(max_examples=300)
def test_no_text_raises_and_every_span_is_one(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces).strip()
    paragraphs = [part for part in text.split("\n") if part.strip()]
    analysis = analyse(document(*paragraphs, title=text))
    spans = [span for item in analysis.attributions for span in (*item.content, item.source, item.cue) if span]
    spans += [part for item in analysis.sentences for part in (item.span, *item.author, *item.quoted)]
    spans += [item.span for item in (*analysis.quotations, *analysis.unattributed)]
    assert all(0 <= span.start < span.end <= len(analysis.text) for span in spans)
    known = {item.id for item in analysis.sources}
    assert {item.source_id for item in analysis.attributions} - {None} == known
