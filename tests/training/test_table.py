import re

from training.repack import MAKERS
from training.table import corpora


def test_every_file_has_a_size_and_a_digest():
    for corpus in corpora().values():
        assert corpus.files
        assert all(file.bytes >= 0 and re.fullmatch("[0-9a-f]{64}", file.sha256) for file in corpus.files)
        assert len({file.path for file in corpus.files}) == len(corpus.files)


def test_no_manifest_leaves_its_folder():
    for corpus in corpora().values():
        assert not any(file.path.startswith("/") or ".." in file.path.split("/") for file in corpus.files)


def test_made_files_are_listed_and_their_makers_exist():
    for corpus in corpora().values():
        assert set(corpus.made) <= {file.path for file in corpus.files}
        assert all(how.by in MAKERS for how in corpus.made.values())


def test_evaluation_corpora_never_ship():
    kept = {name for name, corpus in corpora().items() if not corpus.ships}
    assert kept == {"babe", "basil", "checkthat_subjectivity", "gvfc", "frac"}


def test_addresses_pin_the_commit_and_quote_paths():
    babe = corpora()["babe"]
    assert babe.address("a b#.csv").startswith("https://raw.githubusercontent.com/Media-Bias-Group/")
    assert babe.address("a b#.csv").endswith(f"/{babe.commit}/data/a%20b%23.csv")
    assert babe.archive.endswith(f"/archive/{babe.commit}.tar.gz")


def test_polnear_holds_no_held_out_file():
    assert not any(file.path.startswith("test/") for file in corpora()["polnear"].files)
