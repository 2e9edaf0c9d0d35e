"""A text with its tokens, sentences and quotations side by side: what the rules look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from attrib.annotate import quotes as quoting
from attrib.annotate import sentences as splitting
from attrib.annotate.lexicon import groups
from attrib.annotate.tokens import tokenize
from attrib.schema import Span

MARKS = frozenset("\"“”„‟«»″'‘’`")
_STRAIGHT = (("’", "'"), ("‘", "'"), ("\u2010", "-"), ("\u2011", "-"))


class View:
    """Tokens of a text with their sentence and quotation.

    Attributes:
        tokens: the tokens' offsets; `low` their lower-case forms with straight apostrophes.
        sentences: spans; `bounds` the same as token ranges ``(first, past the last)``; `blocks` each one's paragraph.
        sentence_of: each token's sentence.
        quotes: the outermost quotations; `quote_bounds` as token ranges without the marks.
        quote_of: each token's quotation (its marks included), -1 outside.
        titled: whether a sentence is written like a headline, of those that were asked about.
    """

    def __init__(self, text: str, paragraphs: Sequence[Span], *, single: bool | None = None) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.starts, self.ends = self.tokens.starts.tolist(), self.tokens.ends.tolist()
        self._worded = [text[start].isalnum() for start in self.starts]
        self._capitals = [text[start].isupper() for start in self.starts]
        plain = text
        for curly, straight in _STRAIGHT:
            plain = plain.replace(curly, straight)
        self.low = [plain[start:end].lower() for start, end in zip(self.starts, self.ends, strict=True)]
        self.low = [
            "w.h.o" if text.startswith("WHO", start) and word == "who" else word
            for start, word in zip(self.starts, self.low, strict=True)
        ]  # the agency, not the pronoun
        self.sentences: list[Span] = []
        self.blocks: list[int] = []
        for number, paragraph in enumerate(paragraphs):
            found = splitting.split(text, paragraph.start, paragraph.end)
            self.sentences.extend(found)
            self.blocks.extend([number] * len(found))
        self.bounds = [self.token_range(span) for span in self.sentences]
        self.sentence_of = [-1] * len(self.low)
        for number, (first, last) in enumerate(self.bounds):
            self.sentence_of[first:last] = [number] * (last - first)
        self.quotes = quoting.find(text, paragraphs, single=single)
        self._quote_starts = [quote.span.start for quote in self.quotes]
        self._quote_ends = [quote.span.end for quote in self.quotes]
        self.quote_bounds = [self.token_range(quote.inner) for quote in self.quotes]
        self.titled: dict[int, bool] = {}
        self.quote_of = [-1] * len(self.low)
        for number, quote in enumerate(self.quotes):
            first, last = self.token_range(quote.span)
            self.quote_of[first:last] = [number] * (last - first)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside a span: ``(first, past the last)``."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last`, the latter excluded."""
        return Span(self.starts[first], self.ends[last - 1])

    def capital(self, index: int) -> bool:
        """Whether a token starts with a capital letter."""
        return self._capitals[index]

    def word(self, index: int) -> bool:
        """Whether a token holds a letter or digit."""
        return self._worded[index]

    def words_in(self, span: Span) -> int:
        """Number of tokens with letters or digits that begin inside a span."""
        first, last = self.token_range(span)
        return sum(self._worded[first:last])

    def quotes_in(self, span: Span) -> range:
        """Indices of the quotations that overlap a span."""
        return range(bisect_right(self._quote_ends, span.start), bisect_left(self._quote_starts, span.end))


@cache
def classes(*names: str) -> frozenset[str]:
    """The union of some word classes of ``lexicons/wordclasses.tsv``."""
    return frozenset().union(*(groups("wordclasses.tsv")[name] for name in names))
