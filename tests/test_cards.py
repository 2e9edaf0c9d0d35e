"""Model cards as Markdown."""

from attrib import cards


def test_headings_bullets_and_numbers():
    card = {"what": "A toy.", "figures": {"macro F1": 0.71234567, "by": {"a": 1, "b": 2}}, "limits": ["small", "old"]}
    assert cards.render("toy", "A model.", card).splitlines() == [
        "# toy", "", "A model.", "",
        "## What", "", "A toy.", "",
        "## Figures", "", "- macro F1: 0.7123", "- by: a 1, b 2", "",
        "## Limits", "", "- small", "- old",
    ]  # fmt: skip
