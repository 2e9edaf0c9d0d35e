"""The file format: what it refuses matters as much as what it reads."""

import json
import os
import pickle

import numpy as np
import pytest

from attrib.errors import ModelFormatError
from attrib.inference.bundle import read, write


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "model"
    write(folder, {"name": "toy"}, {"weights": np.arange(6, dtype=np.float32).reshape(2, 3)}, "# toy\n")
    return folder


def test_what_is_written_is_read(bundle):
    found = read(bundle)
    assert found.manifest["name"] == "toy"
    assert found.arrays["weights"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert (bundle / "card.md").read_text(encoding="utf-8") == "# toy\n"


def test_the_same_content_has_the_same_bytes(bundle, tmp_path):
    again = tmp_path / "again"
    write(again, {"name": "toy"}, {"weights": np.arange(6, dtype=np.float32).reshape(2, 3)}, "# toy\n")
    assert read(again).digest == read(bundle).digest
    for name in ("manifest.json", "weights.npy", "card.md"):
        assert (again / name).read_bytes() == (bundle / name).read_bytes()


def test_writing_again_replaces_and_leaves_nothing_behind(bundle):
    write(bundle, {"name": "new"}, {"other": np.zeros(1)}, "")
    assert sorted(path.name for path in bundle.iterdir()) == ["card.md", "manifest.json", "other.npy"]
    assert [path.name for path in bundle.parent.iterdir()] == ["model"]


def test_a_write_that_fails_leaves_the_old_bundle_whole(bundle):
    with pytest.raises(TypeError):
        write(bundle, {"name": object()}, {"weights": np.zeros(1)}, "")
    assert read(bundle).manifest["name"] == "toy"
    assert [path.name for path in bundle.parent.iterdir()] == ["model"]


def test_a_folder_of_something_else_is_not_overwritten(tmp_path):
    (tmp_path / "diary.txt").write_text("dear diary", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(tmp_path, {}, {}, "")


@pytest.mark.parametrize("name", ["weights.npy", "manifest.json", "card.md"])
def test_every_flipped_bit_is_noticed(bundle, name):
    path = bundle / name
    good = path.read_bytes()
    for place in range(len(good)):
        for bit in range(0, 8, 3):
            path.write_bytes(good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :])
            with pytest.raises(ModelFormatError):
                read(bundle)
    path.write_bytes(good)
    assert read(bundle).manifest["name"] == "toy"


def test_the_format_before_is_still_read(bundle):
    change(bundle, lambda entry: None)
    (bundle / "card.md").unlink()
    assert read(bundle).manifest["format"] == 1


def test_a_newer_format_says_what_to_do(bundle):
    path = bundle / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"format": 2', b'"format": 3'))
    with pytest.raises(ModelFormatError, match="install a newer version"):
        read(bundle)


def test_ctrl_c_leaves_the_old_bundle_and_nothing_else(bundle, monkeypatch):
    renamed = []

    def interrupted(self, target):
        renamed.append(self)
        if len(renamed) == 2:  # the old one is aside, the new one not yet in its place
            raise KeyboardInterrupt
        os.replace(self, target)  # noqa: PTH105 - the method itself is the one replaced

    monkeypatch.setattr(type(bundle), "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(bundle, {"name": "new"}, {"other": np.zeros(1)}, "")
    monkeypatch.undo()
    assert [path.name for path in bundle.parent.iterdir()] == ["model"]
    assert read(bundle).manifest["name"] == "toy"


def test_a_pickle_in_place_of_an_array_is_not_loaded(bundle):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("the pickle ran",))

    raw = pickle.dumps(Bomb())
    (bundle / "weights.npy").write_bytes(raw)
    change(bundle, lambda entry: entry.update(bytes=len(raw), sha256=digest(raw)))
    with pytest.raises(ModelFormatError):
        read(bundle)


@pytest.mark.parametrize(
    "header",
    [
        b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\xe2\x80\xae\n",  # NumPy's reader: TokenError
        b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3\n",
        b"{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n",
        b"{'descr': '<f4', 'fortran_order': False, 'shape': (" + b"9" * 3000 + b", ), }\n",
        b"{'descr': '<f4', 'fortran_order': False, 'shape': (-2, -3), }\n",
        b"[" * 2000 + b"\n",
        b"__import__('os')\n",
    ],
    ids=["override", "open", "fortran", "digits", "negative", "deep", "code"],
)
def test_a_header_that_numpy_never_writes_is_not_read(bundle, header):
    raw = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(24)
    (bundle / "weights.npy").write_bytes(raw)
    change(bundle, lambda entry: entry.update(bytes=len(raw), sha256=digest(raw), shape=[2, 3], dtype="<f4"))
    with pytest.raises(ModelFormatError, match="a layout that attrib never writes"):
        read(bundle)


@pytest.mark.parametrize("shape", [(1,), (7,), (2, 3), (1, 2, 3, 4), (100_000,)])
@pytest.mark.parametrize("kind", ["<f2", "<f4", "<f8", "<i8", "|i1"])
def test_every_shape_and_type_comes_back(tmp_path, shape, kind):
    array = (np.arange(np.prod(shape)) % 100).reshape(shape).astype(kind)
    write(tmp_path / "made", {}, {"numbers": array}, "")
    found = read(tmp_path / "made").arrays["numbers"]
    assert (found.shape, found.dtype) == (shape, np.dtype(kind))
    assert np.array_equal(found, array)


def digest(raw):
    import hashlib

    return hashlib.sha256(raw).hexdigest()


def change(folder, edit):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    edit(manifest["arrays"]["weights"])
    manifest["format"] = 1  # which had no digest of its own
    path.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    "edit",
    [
        lambda entry: entry.update(shape=[3, 2]),
        lambda entry: entry.update(shape=[10**12, 10**6]),
        lambda entry: entry.update(dtype="<f8"),
        lambda entry: entry.update(dtype="|O"),
        lambda entry: entry.update(bytes=-1),
        lambda entry: entry.update(bytes="152"),
        lambda entry: entry.pop("sha256"),
    ],
)
def test_a_manifest_that_misstates_an_array_is_refused(bundle, edit):
    change(bundle, edit)
    with pytest.raises(ModelFormatError):
        read(bundle)


@pytest.mark.parametrize("name", ["../weights", "/etc/passwd", "a b", ""])
def test_an_array_name_that_is_a_path_is_refused(bundle, name):
    path = bundle / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest |= {"format": 1, "arrays": {name: manifest["arrays"]["weights"]}}  # format 1 had no digest of its own
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelFormatError, match="no name"):
        read(bundle)


def test_a_link_out_of_the_folder_is_refused(bundle, tmp_path):
    outside = tmp_path / "outside.npy"
    (bundle / "weights.npy").rename(outside)
    (bundle / "weights.npy").symlink_to(outside)
    with pytest.raises(ModelFormatError, match="missing"):
        read(bundle)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "nonsense",
        '{"format": 2, "arrays": {}}',
        '{"format": 3, "arrays": {}}',
        '{"format": 1}',
        "[" * 10**5,
    ],
)
def test_other_files_are_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelFormatError):
        read(tmp_path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(ModelFormatError, match="no model bundle"):
        read(tmp_path)


def test_arrays_cannot_be_changed_and_keep_narrow_types(tmp_path):
    arrays = {"hashes": np.array([1, 2**32 - 1], np.uint32), "half": np.ones((2, 2), np.float16)}
    write(tmp_path / "some", {"name": "toy"}, arrays, "# toy\n")
    found = read(tmp_path / "some").arrays
    assert {name: array.dtype for name, array in found.items()} == {name: array.dtype for name, array in arrays.items()}
    assert found["hashes"].tolist() == [1, 2**32 - 1]
    for array in found.values():
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_bytes_behind_an_array_are_refused(bundle):
    raw = (bundle / "weights.npy").read_bytes() + bytes(8)
    (bundle / "weights.npy").write_bytes(raw)
    change(bundle, lambda entry: entry.update(bytes=len(raw), sha256=digest(raw)))
    with pytest.raises(ModelFormatError, match="not of the shape and type"):
        read(bundle)
