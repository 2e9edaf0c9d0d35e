"""What several features need to know of an article, worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from attrib.features.lexicon import find, lexicon
from attrib.features.syllables import syllables
from attrib.schema import Analysis, Attribution, Document, Sentence, Source, Span

_Made = TypeVar("_Made")

AUTHOR, QUOTED = 1, 2
SPEECH = frozenset({"speech", "document"})
ASIDE = frozenset({"heading", "caption", "table"})
_FOLD = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u00a0", " "), ("‑", "-"))


class Context:
    """An article seen token by token and sentence by sentence.

    Sentences are those with a word in them, outside headings, captions and tables. `attributed` content is that of
    speech and documents, at any level; what people are said to think or plan is the outlet's own account.
    """

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document, self.analysis, self.text = document, analysis, analysis.text
        self.starts, self.ends = analysis.tokens.starts, analysis.tokens.ends
        lower = lowered(analysis.text)
        self.tokens = [lower[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.is_word = bytearray(token[:1].isalnum() for token in self.tokens)
        self._made: dict[Callable[[Context], Any], Any] = {}
        self.roles = tuple(block.role for block in document.blocks if block.kept)

    def once(self, work: Callable[[Context], _Made]) -> _Made:
        """What a function makes of the article, worked out the first time only."""
        if work not in self._made:
            self._made[work] = work(self)
        made: _Made = self._made[work]
        return made

    def range(self, span: Span) -> tuple[int, int]:
        """Indices ``[first, last)`` of the tokens that start inside `span`."""
        first = bisect_left(self.starts, span.start)
        return first, bisect_left(self.starts, span.end, first)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` up to token `last`, which is left out."""
        return Span(self.starts[first], self.ends[last - 1])

    def word_count(self, spans: Iterable[Span]) -> int:
        """Words in all of `spans`."""
        return sum(sum(self.is_word[slice(*self.range(span))]) for span in spans)

    def _mark(self, spans: Iterable[Span]) -> bytearray:
        marks = bytearray(len(self.tokens))
        for span in spans:
            first, last = self.range(span)
            marks[first:last] = b"\1" * (last - first)
        return marks

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences."""
        roles = self.roles
        return tuple(
            sentence
            for sentence in self.analysis.sentences
            if (sentence.block >= len(roles) or roles[sentence.block] not in ASIDE)
            and any(self.is_word[slice(*self.range(sentence.span))])
        )

    @cached_property
    def sentence_at(self) -> list[int]:
        """For every token the index of its sentence, or -1."""
        at = [-1] * len(self.tokens)
        for index, sentence in enumerate(self.sentences):
            first, last = self.range(sentence.span)
            at[first:last] = [index] * (last - first)
        return at

    @cached_property
    def voice(self) -> bytearray:
        """For every token ``AUTHOR``, ``QUOTED`` or 0 (marks, headings)."""
        marks = bytearray(len(self.tokens))
        for sentence in self.sentences:
            for value, parts in ((AUTHOR, sentence.author), (QUOTED, sentence.quoted)):
                for part in parts:
                    first, last = self.range(part)
                    marks[first:last] = bytes((value,)) * (last - first)
        return marks

    @cached_property
    def speech(self) -> tuple[Attribution, ...]:
        """Attributions of speech and of documents at level 0: what the ledger of sources is made of."""
        return tuple(item for item in self.analysis.attributions if item.type in SPEECH and item.level == 0)

    @cached_property
    def attributed(self) -> bytearray:
        """For every token, whether it is somebody's words or somebody's claim."""
        return self._mark(span for item in self.analysis.attributions if item.type in SPEECH for span in item.content)

    @cached_property
    def own(self) -> bytearray:
        """For every token, whether it is the author's and part of nobody's attributed claim."""
        return bytearray(
            voice == AUTHOR and not attributed for voice, attributed in zip(self.voice, self.attributed, strict=True)
        )

    @cached_property
    def attributed_sentences(self) -> bytearray:
        """For every sentence, whether it holds a word of attributed content."""
        return self.sentences_with(
            index for index, (a, word) in enumerate(zip(self.attributed, self.is_word, strict=True)) if a and word
        )

    def sentences_with(self, tokens: Iterable[int]) -> bytearray:
        """Marks of the sentences that hold one of these tokens."""
        marks = bytearray(len(self.sentences))
        at = self.sentence_at
        for index in tokens:
            if at[index] >= 0:
                marks[at[index]] = 1
        return marks

    def sentence_of(self, span: Span) -> int:
        """Index of the sentence in which `span` starts, or -1."""
        first, _ = self.range(span)
        return self.sentence_at[first] if first < len(self.tokens) else -1

    @cached_property
    def word_list(self) -> list[str]:
        """Words of the body's sentences, in lower case."""
        marks = zip(self.tokens, self.is_word, self.sentence_at, strict=True)
        return [token for token, word, at in marks if word and at >= 0]

    @cached_property
    def words(self) -> int:
        """Number of words in the body's sentences."""
        return len(self.word_list)

    @cached_property
    def syllables(self) -> int:
        """Syllables of the body's sentences."""
        return sum(syllables(word) * count for word, count in Counter(self.word_list).items())

    @cached_property
    def author_words(self) -> int:
        """Words in the author's voice."""
        return sum(1 for voice, word in zip(self.voice, self.is_word, strict=True) if word and voice == AUTHOR)

    @cached_property
    def author_sentences(self) -> int:
        """Sentences with a word in the author's voice."""
        marks = zip(self.sentence_at, self.voice, self.is_word, strict=True)
        return len({at for at, voice, word in marks if word and voice == AUTHOR})

    @cached_property
    def hits(self) -> dict[str, list[tuple[int, int]]]:
        """Token ranges of every lexicon section that occurs, in reading order, never overlapping themselves."""
        words, phrases, names = lexicon()
        found: dict[str, list[tuple[int, int]]] = {}
        tokens = self.tokens
        for index, token in enumerate(tokens):
            if token in phrases:
                for section, end in find(tokens, phrases[token], index):
                    _add(found, section, index, end)
            if token in words:
                is_name = self.is_name(index)
                for section in words[token]:
                    if not is_name or section in names:
                        _add(found, section, index, index + 1)
        return found

    def is_name(self, index: int) -> bool:
        """Whether a token is written like a name: a capital, then small letters, not at the start of a clause."""
        start = self.starts[index]
        if not (self.text[start].isupper() and self.text[start + 1 : start + 2].islower()) or index == 0:
            return False
        return self.tokens[index - 1] not in _OPENERS and self.sentence_at[index - 1] == self.sentence_at[index]

    def found(self, section: str, within: Sequence[int] | None = None) -> list[tuple[int, int]]:
        """Hits of a section, all or those that start at a token marked in `within`."""
        hits = self.hits.get(section, [])
        return hits if within is None else [hit for hit in hits if within[hit[0]]]

    def spans(self, section: str, within: Sequence[int] | None = None) -> tuple[Span, ...]:
        """As :meth:`found`, in characters."""
        return tuple(self.span(*hit) for hit in self.found(section, within))

    def first_tokens(self, section: str) -> frozenset[int]:
        """The tokens at which a section's hits start."""
        return frozenset(first for first, _ in self.found(section))

    def places(self, section: str) -> frozenset[int]:
        """The sentences with a hit of a section in the author's voice."""
        return frozenset(self.sentence_at[first] for first, _ in self.found(section, self.author))

    @cached_property
    def author(self) -> bytearray:
        """For every token, whether it is in the author's voice."""
        return bytearray(voice == AUTHOR for voice in self.voice)

    @cached_property
    def author_tokens(self) -> list[tuple[int, str]]:
        """The tokens in the author's voice, each with its index."""
        return [(index, token) for index, token in enumerate(self.tokens) if self.author[index]]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The ledger by id."""
        return {source.id: source for source in self.analysis.sources}


_OPENERS = frozenset({'"', "“", "”", "'", "‘", ":", ".", "?", "!", "…", "(", "[", "—", "–", "-"})


def _add(found: dict[str, list[tuple[int, int]]], section: str, start: int, end: int) -> None:
    hits = found.setdefault(section, [])
    if not hits or hits[-1][1] <= start:
        hits.append((start, end))


def lowered(text: str) -> str:
    """`text` in lower case with straight apostrophes, character for character."""
    lower = text
    for curly, straight in _FOLD:
        lower = lower.replace(curly, straight)
    folded = lower.lower()
    if len(folded) == len(text):
        return folded
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in lower)
