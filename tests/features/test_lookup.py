"""Hashes found in a sorted table."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from attrib.features.lookup import Lookup

_HASHES = st.one_of(st.integers(0, 2**64 - 1), st.sampled_from([0, 1, 98, 2**63, 2**64 - 2, 2**64 - 1]))


@given(st.lists(_HASHES, max_size=40, unique=True), st.lists(_HASHES, max_size=40))
def test_a_hash_is_found_where_it_stands_or_not_at_all(keys, others):
    keys = sorted(keys)
    asked = [*keys, *others]
    found = Lookup(np.array(keys, dtype=np.uint64)).places(np.array(asked, dtype=np.uint64))
    assert found.tolist() == [keys.index(key) if key in keys else -1 for key in asked]
