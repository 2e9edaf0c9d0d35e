import pytest

from attrib.render.changes import Run, inline, runs


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("“It burned,” said Ada.", "“It burned,” admitted Ada.", "“It burned,” [said → admitted] Ada."),
        ("They discuss the cost.", "They discuss the staggering cost.", "They discuss the [added: staggering] cost."),
        ("Fire halts every line for a day", "Fire halts every line", "Fire halts every line [cut: for a day]"),
        ("He will meet us soon.", "He will hold a meeting soon.", "He will [meet us → hold a meeting] soon."),
        ("The same.", "The same.", "The same."),
        ("One thing is here.", "Quite another matter!", "[One thing is here. → Quite another matter!]"),
    ],
)
def test_changed_words_stand_in_brackets(before, after, shown):
    assert inline(before, after) == shown


def test_runs_give_both_versions_back():
    before, after = "Members voted nine to four on Tuesday.", "Members voted by nine to four late on Tuesday."
    found = runs(before, after)
    assert "".join(run.before for run in found) == before
    assert "".join(run.after for run in found) == after


def test_what_has_little_in_common_is_one_change():
    assert runs("a b c d", "w x y d!") == [Run("a b c d", "w x y d!")]


def test_hostile_words_are_inert():
    assert "\u202e" not in inline("a \u202eb", "a \u202ec")
