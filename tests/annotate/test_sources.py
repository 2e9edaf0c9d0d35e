import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        "Today said more than the plan did.",
        "The decision said that the bridge is unsafe.",
        "The line-up suggested that it would rain.",
        "Praise said that it rained.",
        "Monday said that it rained.",
        "Less said that it rained.",
        "“It rained,” @noraholm said.",
        "However said that it rained.",
    ],
)
def test_what_cannot_speak_gives_no_entry(text: str) -> None:
    assert ledger(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind", "named"),
    [
        ("The fishing co-operative said that it rained.", "fishing co-operative", "organisation", False),
        ("The authority said that it rained.", "authority", "organisation", False),
        ("The new guidance says that it rained.", "new guidance", "document", False),
        ("Customs and Border Protection said that it rained.", "Customs and Border Protection", "organisation", True),
        ("The Lantern said that it rained.", "Lantern", "organisation", True),
        ("The pressure group Clear Water said that it rained.", "pressure group Clear Water", "organisation", True),
        ("Norway said that it rained.", "Norway", "organisation", True),
        ("Bo Norway said that it rained.", "Bo Norway", "person", True),
        ("The NRPA said that it rained.", "NRPA", "organisation", True),
        ("Two of the officials said that it rained.", "Two of the officials", "group", False),
        ("Some 58 percent of voters said that it rained.", "58 percent of voters", "group", False),
        ("People familiar with the talks said that it rained.", "People familiar with the talks", "group", False),
        ("Senate Republicans said that it rained.", "Senate Republicans", "group", False),
        ("Ann Holm and Bo Lind said that it rained.", "Ann Holm and Bo Lind", "group", True),
        ("Councillor Maren Oduya said that it rained.", "Maren Oduya", "person", True),
        ("Colorado Gov. Jared Moss said that it rained.", "Jared Moss", "person", True),
        ("Secretary of State Ann Dole said that it rained.", "Ann Dole", "person", True),
        ("Mayor Andrew Fox said that it rained.", "Andrew Fox", "person", True),
        ("The Department of Justice official said that it rained.", "Department of Justice official", "person", False),
        ("The ministry in June said that it rained.", "ministry", "organisation", False),
        ("A Dole ally said that it rained.", "Dole ally", "person", False),
        ("A group of rabbis said that it rained.", "group of rabbis", "group", False),
        ("Mr. Band said that it rained.", "Band", "person", True),
        ("Harbournews.com said that it rained.", "Harbournews.com", "outlet", True),
        ("Tarnby, the Norland mining company, said that it rained.", "Tarnby", "organisation", True),
    ],
)
def test_kinds_of_names_and_nouns(text: str, name: str, kind: str, named: bool) -> None:
    (entry,) = ledger(text).values()
    assert (entry.name, entry.kind, entry.named) == (name, kind, named)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("A spokeswoman, Lena Brandvold, said that it rained.", "Lena Brandvold", "official"),
        ("The club met. Its chairman, Piet Aldous, claimed that it rained.", "Piet Aldous", "official"),
        ("It rained all day, said a spokeswoman, Lena Brandvold.", "Lena Brandvold", "official"),
        ("Ann Reed, a senior fellow at the Lake Institute, said that it rained.", "Ann Reed", "expert"),
    ],
)
def test_names_and_descriptions_side_by_side(text: str, name: str, role: str) -> None:
    (entry,) = ledger(text).values()
    assert (entry.name, entry.named, entry.described, entry.role) == (name, True, True, role)


def test_a_name_behind_a_comma_may_be_another_sentences_subject() -> None:
    assert "Lena Brandvold" not in ledger("According to a spokeswoman, Lena Brandvold left early.")


def test_a_bare_noun_refers_back() -> None:
    entries = ledger("A study by the Lake Institute found that it rained. The study said that it snowed.")
    assert [len(item.attributions) for item in entries.values()] == [2]


def test_a_title_alone_is_its_most_frequent_bearer() -> None:
    entries = ledger("The mayor said that it rained.", "Mayor Ines Falk left. Mayor Falk came back. Falk said so.")
    assert list(entries) == ["Ines Falk"]


def test_a_suffix_is_no_surname() -> None:
    assert list(ledger("Paul Holm Jr. said that it rained. Holm said that it snowed.")) == ["Paul Holm Jr"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Norland Liberties Union said it rained. The NLU said it snowed.", "Norland Liberties Union"),
        ("The NLU said it snowed. The Norland Liberties Union said it rained.", "Norland Liberties Union"),
        ("The Department of Harbour Affairs said it rained. The department said it snowed.",
         "Department of Harbour Affairs"),
        ("The Harbour Agency met. The agency said it rained. The Harbour Agency said it snowed.", "Harbour Agency"),
        ("Alden said it rained. Alden Global Capital said it snowed.", "Alden Global Capital"),
        ("Ann Dole, the ambassador to Norland, said it rained. The ambassador said it snowed.", "Ann Dole"),
        ("The ambassador, Ann Dole, said it rained. The ambassador said it snowed.", "Ann Dole"),
        ("Laura Verwenne said it rained. Verwene said it snowed.", "Laura Verwenne"),
        ("The Harbour Department said it rained. The U.S. Department of Harbour said it snowed.", "Harbour Department"),
        ("The Norland Times wrote that it rained. The Times wrote that it snowed.", "Norland Times"),
        ("Iceland shut its ports. Iceland said it rained. The country said it snowed.", "Iceland"),
        ("Ann Dole said it rained. The Democratic nominee said it snowed.", "Ann Dole"),
        ("Lt. Gen. H.R. Falk said it rained. Falk said it snowed.", "H.R. Falk"),
        ("Gov. Ann Dole said it rained. The governor said it snowed.", "Ann Dole"),
        ("The Port Authority of Norland said it rained. The port authority said it snowed.",
         "Port Authority of Norland"),
        ("The Port Authority of Norland said it rained. Port Authority said it snowed.", "Port Authority of Norland"),
        ("Ann Dole is a director at Quay Services. Quay Services said it rained. The company said it snowed.",
         "Quay Services"),
        ("Quay Capital's managing director said it rained. Quay Capital's managing director said it snowed.",
         "Quay Capital's managing director"),
    ],
)  # fmt: skip
def test_one_entry_whatever_it_is_called(text: str, name: str) -> None:
    (entry,) = ledger(text).values()
    assert (entry.name, len(entry.attributions)) == (name, 2)


@pytest.mark.parametrize(
    ("text", "kind", "named", "described"),
    [
        ("HarbourWorks said it rained.", "organisation", True, False),
        ("Tarnby said it rained. Tarnby's striker left.", "organisation", True, False),
        (
            "Quillon said it rained. Ann Dole is president of Quillon.",
            "organisation",
            True,
            False,
        ),
        ("The Dole campaign said it rained.", "organisation", True, True),
        ("A Norland hospital said it rained.", "organisation", False, True),
        ("The secretary of state's office said it rained.", "organisation", False, True),
        ("Republicans said it rained.", "group", False, True),
        ("Twelve percent said it rained.", "group", False, False),
        ("Her aides said it rained.", "group", False, True),
        ("Top party figures said it rained.", "group", False, True),
        ("Ann Holm and Paul Jones said it rained.", "group", True, False),
        ("Mark Dole (R) said it rained.", "person", True, False),
    ],
)
def test_kinds_by_what_the_text_tells(text: str, kind: str, named: bool, described: bool) -> None:
    entry = next(iter(ledger(text).values()))
    assert (entry.kind, entry.named, entry.described) == (kind, named, described)


def test_the_senators_are_the_two_that_are_named() -> None:
    text = "Sen. Ann Dole met Sen. Bo Lind. The senators said it rained."
    assert [(item.kind, item.named) for item in ledger(text).values()] == [("group", True)]
    assert not next(iter(ledger("The senators said it rained.").values())).named


def test_they_may_be_those_whom_a_sentence_before_is_about() -> None:
    assert list(ledger("The workers left early. They said that it rained.")) == ["workers"]
    assert ledger("The bridge fell early. They said that it rained.") == {}


def test_an_aide_to_two_people_is_one_person() -> None:
    entries = ledger("Ann Dole, a former aide to Bo Lind and Paul Jones, said it rained.")
    assert [(item.name, item.kind) for item in entries.values()] == [("Ann Dole", "person")]


def test_whose_campaign() -> None:
    entries = ledger("Mark Dole said it rained. His campaign said it snowed.", "Mark Dole's campaign said it froze.")
    assert list(entries) == ["Mark Dole", "Dole's campaign"]
    assert len(entries["Dole's campaign"].attributions) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mary Holm, 45, from Andover, said it rained.", "Mary Holm"),
        ("Sen. Mark Dole (R) of Georgia, the chairman, told reporters that it rained.", "Mark Dole"),
        ("The town's new owner, Mark Dole, who is also a painter, said it rained.", "Mark Dole"),
        ("Sen. Mark Dole, R-Tenn., said it rained.", "Mark Dole"),
        ("Yesterday Dole called it rain. Ann Dole said it rained.", "Ann Dole"),
        ("Chief of Staff Mark Dole said it rained.", "Mark Dole"),
    ],
)
def test_the_name_is_that_of_whom_the_phrase_is_about(text: str, name: str) -> None:
    assert list(ledger(text)) == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It rained, according to Quillon.", "organisation"),
        ("Quillon said it would rain.", "organisation"),
        ("Quillon said it was time to go.", "person"),
        ("Mr. Quillon said it rained. Quillon said it would rain.", "person"),
        ("Obama said it would rain.", "person"),
        ("Malaysia said that it rained.", "organisation"),
    ],
)
def test_a_name_that_stands_alone_may_be_a_body(text: str, kind: str) -> None:
    assert {entry.kind for entry in ledger(text).values()} == {kind}


def test_a_survey_released_in_march_is_nobody_called_march() -> None:
    assert "March" not in ledger("A survey released in March indicated that 59 percent of drivers like the bridge.")


@pytest.mark.parametrize("word", ["Prior", "Therefore", "Progress", "Dishonestly"])
def test_a_usual_word_that_opens_a_sentence_is_nobody(word: str) -> None:
    assert ledger(f"{word} said that it rained.") == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Dole, president of Acme Motors, said it rained.", "company"),
        ("Ann Dole, president of the dockers union, said it rained.", None),
        ("On Monday, Acme president Ann Dole said it rained.", None),
        ("President Ann Dole said it rained.", "politician"),
        ("Ann Dole, the president of the United States, said it rained.", "politician"),
        ("The Norwegian president, Ann Dole, said it rained.", "politician"),
    ],
)
def test_whose_president(text: str, role: str | None) -> None:
    (entry,) = ledger(text).values()
    assert entry.role == role


def test_a_pronoun_may_mean_somebody_only_spoken_of() -> None:
    assert "Laura Stein" in ledger("Mark Brandt met Laura Stein. It had rained, she said.")


def test_a_label_in_capitals_is_no_subject() -> None:
    entries = ledger("Mark Brandt said it rained. OLD CLAIMS — Paul Stein has a bridge. It is long, he said.")
    assert len(entries["Paul Stein"].attributions) == 1


def test_a_run_too_long_for_a_name_has_no_office() -> None:
    text = "Ann Beth Cora Dole Ellis Falk Grant, the mayor, opened the pier. Falk said that it was safe."
    assert [source.name for source in analyse(document(text)).sources] == ["Falk"]


@pytest.mark.parametrize(
    "signature", ["Berlin, Germany", "Dayton, Ohio", "Santa Rosa, Calif.", "Paris", "New York", "San Jose, Costa Rica"]
)
def test_a_place_behind_a_dash_speaks_for_nobody(signature: str) -> None:
    assert ledger(f"“The wall fell and we sang all night long.” — {signature}", "It rained.") == {}


@pytest.mark.parametrize("signature", ["Ines Falk", "Ines Falk, Ohio", "Ines Falk, Oslo, Norway", "Obama"])
def test_a_person_behind_a_dash_speaks(signature: str) -> None:
    (entry,) = ledger(f"“The wall fell and we sang all night long.” — {signature}", "It rained.").values()
    assert entry.kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ann Dole has been criticized for saying nothing.",
        "Ann Dole was accused of hiding the defect.",
        "Ann Dole, blamed for the delay, left the town.",
    ],
)
def test_whom_others_judge_says_nothing(text: str) -> None:
    assert "Ann Dole" not in ledger(text)


def test_who_judges_does() -> None:
    assert list(ledger("Ann Dole has criticized the mayor for saying nothing.")) == ["Ann Dole"]


def test_a_grandfather_may_be_who_he_is() -> None:
    entries = ledger(
        "Mark Brandt said the talks were over.",
        "Ann Dole grew up on a farm. Her grandfather was a miner. “I never saw the sun,” he told her.",
    )
    assert list(entries) == ["Mark Brandt", "Her grandfather"]
    assert len(entries["Mark Brandt"].attributions) == 1


def test_he_is_no_grandmother() -> None:
    entries = ledger("Mark Brandt said it rained. His grandmother was a miner. “I never saw the sun,” he said.")
    assert list(entries) == ["Mark Brandt"]


def test_some_of_those_surveyed_are_a_group() -> None:
    (entry,) = ledger("Some of those surveyed said the bridge is safe.").values()
    assert (entry.kind, entry.named, entry.described) == ("group", False, False)


def test_a_headlines_verb_is_no_first_name() -> None:
    assert "Says Dole" not in ledger("Brandt Says Dole Is Late.", "Dole said that it rained.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Falk", "Bobby Falk"),
        ("William Falk", "Bill Falk"),
        ("Bernard Falk", "Bernie Falk"),
        ("T. Falk", "Tim Falk"),
    ],
)
def test_a_nickname_is_the_same_person(one: str, other: str) -> None:
    assert len(ledger(f"{one} said it rained.", f"“It poured,” {other} said.")) == 1


def test_two_people_of_one_surname() -> None:
    entries = ledger(
        "William Dole said it rained. Hillary Dole said it snowed.",
        "“It was wet,” Mr. Dole said. “It was cold,” Mrs. Dole said.",
    )
    assert {name: len(item.attributions) for name, item in entries.items()} == {"William Dole": 2, "Hillary Dole": 2}


@pytest.mark.parametrize(
    ("one", "other"), [("John Falk", "Jane Falk"), ("Mark Falk", "Mary Falk"), ("Mark Falk", "Mark Falk Jr.")]
)
def test_one_initial_is_not_one_person(one: str, other: str) -> None:
    assert len(ledger(f"{one} said it rained.", f"{other} said that it snowed.")) == 2


def test_an_office_in_front_of_a_names_comma() -> None:
    entries = ledger("The mayor, Ines Falk, said it rained. Bo Lind said it snowed.", "“It poured,” the mayor said.")
    assert len(entries["Ines Falk"].attributions) == 2


def test_an_organisation_and_its_spokesman() -> None:
    entries = ledger(
        "Acme Motors said sales fell. “We are sorry,” Acme spokesman Paul Lind said.",
        "Lind said the company would pay.",
    )
    kinds = {name: (item.kind, len(item.attributions)) for name, item in entries.items()}
    assert kinds == {"Acme Motors": ("organisation", 1), "Paul Lind": ("person", 2)}


def test_second_hand_sources_keep_who_spoke() -> None:
    entries = ledger("“I quit,” Ann Lind told The Guardian. The mayor has resigned, the Norland Times reported.")
    assert {item.kind for item in entries.values()} == {"person", "outlet"}
    assert "Ann Lind" in entries


def test_a_surname_one_letter_off_is_a_slip_unless_two_names_are_as_near() -> None:
    entries = ledger("Ann Brandt said it rained. Brant said it snowed.", "Brandtt said it was dry. Brundt said no.")
    assert set(entries) == {"Ann Brandt"}
    assert "Brandd" in ledger("Ann Brandt said it rained. Ida Brands said it snowed. Brandd said it was dry.")
    assert "Grandt" in ledger("Ann Brandt said it rained. Grandt said it snowed.")
    assert "Bradnt" in ledger("Ann Brandt said it rained. Bradnt said it snowed.")
