import pytest

from attrib.parse.decode import decode


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffcafé".encode(), "café"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
        ("\ufeffcafé".encode("utf-16-be"), "café"),
        ('<meta charset="koi8-r">мир'.encode("koi8-r"), '<meta charset="koi8-r">мир'),
        (
            '<?xml version="1.0" encoding="iso-8859-2"?>ł'.encode("iso-8859-2"),
            '<?xml version="1.0" encoding="iso-8859-2"?>ł',
        ),
        ("“café”".encode("cp1252"), "“café”"),
        ("“café”".encode(), "“café”"),
    ],
)
def test_order_of_evidence(raw, text):
    assert decode(raw) == text


def test_a_declared_latin_1_is_windows_1252():
    assert decode(b"<meta charset=iso-8859-1>\x93x\x94").endswith("“x”")


@pytest.mark.parametrize("label", [b"utf-8", b"nonsense", b"utf-16", b"base64", b"rot13", b"hex"])
def test_a_wrong_or_foolish_declaration_is_passed_over(label):
    assert decode(b"<meta charset=" + label + b">caf\xe9").endswith("café")


def test_bytes_without_a_character_become_replacement_characters():
    assert decode(b"a\x81\xffb") == "a\ufffdÿb"
