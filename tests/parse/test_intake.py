import pytest

from attrib.parse.intake import looks_like_html, looks_like_path, take


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "  <html lang=en>",
        "<p>One.</p><p>Two.</p>",
        "<?xml version='1.0'?><html/>",
        "<div>a</div>",
    ],
)
def test_pages(text):
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    ["Plain.", "2 < 3 and 5 > 4", "She wrote <b> in her book of many long sentences. " + "x " * 999, "a <b c", "<3"],
)
def test_texts(text):
    assert not looks_like_html(text)


@pytest.mark.parametrize("text", ["a.html", "/tmp/a b.txt", "./x.md", "C:\\news\\a.txt", "~/notes/a"])
def test_paths(text):
    assert looks_like_path(text)


@pytest.mark.parametrize("text", ["", "The pier is open.", "and/or", "a.html\nb", "Visit harbour.example today", "1/2"])
def test_no_paths(text):
    assert not looks_like_path(text)


def test_a_given_kind_is_not_questioned():
    assert take("<p>a</p><p>b</p>", "text", None).kind == "text"
    assert take("plain", "html", None).kind == "html"
