import os

import pytest

HERE = bool(os.environ.get("ATTRIB_CORPORA"))


@pytest.fixture
def real() -> None:
    if not HERE:
        pytest.skip("set ATTRIB_CORPORA to a folder with the corpora")
