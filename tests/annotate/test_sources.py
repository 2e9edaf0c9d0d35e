from attrib.annotate import analyse
from attrib.schema import Source
from tests.annotate.conftest import document


def ledger(*paragraphs: str) -> dict[str, Source]:
    return {item.name: item for item in analyse(document(*paragraphs)).sources}


def test_one_entry_for_name_surname_title_and_pronoun() -> None:
    entries = ledger(
        "Governor Ines Falk said the bridge is safe.",
        "“It stood for years,” Falk said. The governor added that it was built well.",
        "“I walk across it,” she said.",
    )
    assert list(entries) == ["Ines Falk"]
    entry = entries["Ines Falk"]
    assert (entry.kind, entry.role, entry.named, entry.share) == ("person", "politician", True, 1.0)
    assert len(entry.attributions) == 4
    assert entry.quoted_words == 8


def test_those_only_spoken_about_are_no_sources() -> None:
    assert list(ledger("Falk said that Norland likes the idea of Brandt.")) == ["Falk"]


def test_beliefs_give_no_entry() -> None:
    analysis = analyse(document("Falk believes that the bridge is safe."))
    assert [item.type for item in analysis.attributions] == ["belief"]
    assert analysis.sources == ()


def test_kinds_and_descriptions() -> None:
    entries = ledger(
        "A senior State Department official said the talks failed.",
        "Critics said the plan is late. The report found that it is.",
        "The Norland Times reported that it rained.",
    )
    kinds = {name: (item.kind, item.named, item.described) for name, item in entries.items()}
    assert kinds["senior State Department official"] == ("person", False, True)
    assert kinds["Critics"] == ("group", False, False)
    assert kinds["report"][:2] == ("document", False)
    assert kinds["Norland Times"][:2] == ("outlet", True)
    assert entries["senior State Department official"].role == "official"


def test_pronouns_follow_the_gender_of_names() -> None:
    entries = ledger("Laura Stein said it rained. Mark Brandt said it snowed.", "It was wet, she said.")
    assert len(entries["Laura Stein"].attributions) == 2


def test_shares_add_up() -> None:
    entries = ledger("Falk said that it rained hard all day. Brandt said that it snowed.")
    assert abs(sum(item.share for item in entries.values()) - 1) < 1e-9
    assert entries["Falk"].share > entries["Brandt"].share


def test_the_health_agency_is_no_pronoun() -> None:
    assert "WHO" in ledger("WHO said that the outbreak is over.")
