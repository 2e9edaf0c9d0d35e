"""Syllables of English words, by rule."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouysxzcgh]es$|[^aeiouytd]ed$"  # prove, whale, homes, used; not table, wanted
    r"|[^aeiouy]e(?:ly|less|ful|fully)$|[tvcg]ements?$"  # surely, statement
)
_SPLIT = re.compile(r"[aeiouy]ing|[^aeiouyctslgnx]i[aou]|[^aeiouqg]ua[lt]|eo$|iet|uous")  # being, media, actual


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """Syllables of a lower-case word, at least 1; a numeral counts as 1.

    Groups of vowels, less silent e's, plus vowels that part. Readability formulas only need the mean.
    """
    count = len(_VOWELS.findall(word))
    if word[-1] in "esdylt":  # the only letters that a silent e stands before or at
        count -= _SILENT.search(word) is not None
    if "i" in word or "u" in word or word[-1] == "o":
        count += len(_SPLIT.findall(word))
    return max(1, count)
