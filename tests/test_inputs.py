"""Input that is no article, from end to end: each kind gets one clear answer, from the function and from the shell."""

import pytest

import attrib
from attrib.cli import main
from attrib.errors import NotTextError, TooLargeError
from attrib.parse.limits import MAX_SIZE

MENU = "\n".join(f"Ferry story number {number} of the day" for number in range(20))
ABSTAINED = [
    ("", ("empty",), "the input is empty"),
    (" \n\t", ("empty",), "the input is empty"),
    ("Three words here", ("too_short",), "fewer than 20 words"),
    ("Der Rat hat die Entscheidung verschoben.", ("not_english",), "not in English"),
    ("/tmp/article.txt", ("looks_like_path",), "the name of a file or an address"),
    ("https://harbour.example/story.html", ("looks_like_path",), "the name of a file or an address"),
    (MENU, ("extraction_failed",), "no article could be found"),
    ("We use cookies. Accept all cookies or read our cookie policy.", ("extraction_failed", "too_short"), "no article"),
]


@pytest.mark.parametrize(("text", "reasons", "message"), ABSTAINED)
def test_an_answer_without_scores(text, reasons, message, tmp_path, capsys):
    report = attrib.score(text)
    assert report.abstained == reasons
    assert report.scores.bias is None
    file = tmp_path / "input.txt"
    file.write_text(text)
    with pytest.raises(SystemExit) as done:
        main(["score", str(file)])
    assert done.value.code == 0
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "error"), [(b"\x7f\x02\x91ab" * 99, NotTextError), (b"a word " * (MAX_SIZE // 7 + 1), TooLargeError)]
)
def test_input_that_cannot_be_read(data, error, tmp_path, capsys):
    with pytest.raises(error):
        attrib.score(data)
    file = tmp_path / "input.txt"
    file.write_bytes(data)
    with pytest.raises(SystemExit) as done:
        main(["score", str(file)])
    shown = capsys.readouterr()
    assert (done.value.code, shown.out) == (3, "")
    assert shown.err.startswith("attrib: ")
