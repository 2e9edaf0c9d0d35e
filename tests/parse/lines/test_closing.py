import pytest

from attrib.parse.lines.closing import is_closed


@pytest.mark.parametrize("text", ["It ended.", "Did it?", "“It ended.”", "It said:", "(It ended.)", ""])
def test_closed(text):
    assert is_closed(text)


@pytest.mark.parametrize("text", ["Pier opens", "Mayor calls pier “a wonder”", "U.S"])
def test_open(text):
    assert not is_closed(text)
