import attrib

WRAPPED = """The harbour council voted on Tuesday evening to rebuild the ferry
pier that a storm destroyed two winters ago, and to pay for it out of
a fund that was set up for such cases in the year of the great flood.

The mayor said that the work would begin in spring, that it would be
done by autumn, and that nobody would have to pay more for a ticket.
"""


def test_hard_wrapped_text_is_joined():
    document = attrib.parse(WRAPPED)
    assert len(document.blocks) == 2
    assert "\n" not in document.blocks[0].text
    at = document.text.index("pier that")
    assert document.source_span(at, at + 4) == (WRAPPED.index("pier that"), WRAPPED.index("pier that") + 4)


def test_without_blank_lines_each_line_is_a_paragraph():
    text = "The pier is open again.\nThe mayor cut a ribbon.\nFerries run every hour."
    assert [block.text for block in attrib.parse(text).blocks] == text.split("\n")


def test_a_title_may_stand_right_above_its_body():
    document = attrib.parse("Pier Opens Again\nThe pier opened on Monday after two years.\nFerries run every hour.")
    assert document.title == "Pier Opens Again"
    assert document.title_span == (0, 16)
    assert document.text.startswith("The pier opened")
