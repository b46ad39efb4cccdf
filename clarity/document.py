"""A text cut up: tokens, words and sentences as parallel lists, made in one pass.

What is known of a word form is one immutable record. The records of common English and of the word lists' own words are
made in advance; those of other words (names, numbers, rare words) live as long as the document, so that what stays in
memory after a check says nothing about the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, compress
from operator import itemgetter, or_
from typing import NamedTuple, cast

from clarity.original import Block, Original
from clarity.tokens import Tokens, tokenize

__all__ = [
    "DIFFICULT",
    "POLYSYLLABLE",
    "WORDS",
    "Counts",
    "Document",
    "Sentence",
    "Split",
    "Word",
    "WordTable",
    "bracketed",
    "parse",
    "token_counts",
    "without",
]

POLYSYLLABLE = 3  # syllables of a long word, as SMOG and Fog count them
# A packed count has 40 bits: sums over any text that fits in memory stay far below 2**40, and need no carry.
WORDS = (1 << 40) - 1
"""The part of packed counts that holds the words."""
_COUNTS, _BITS = itemgetter(1), itemgetter(3)  # of a Word: twice as fast as its attributes


class Counts(NamedTuple):
    """What the formulas are worked out from. Counts of parts of a text add up to those of the whole."""

    words: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    rare_words: int = 0
    letters: int = 0
    characters: int = 0

    def pack(self) -> int:
        """All counts in one integer, so that adding them up is one addition.

        >>> Counts.unpack(Counts(words=2).pack() + Counts(words=1, letters=4).pack())[:1]
        (3,)
        """
        words, syllables, polysyllables, complex_words, difficult, rare, letters, characters = self
        return (
            words | syllables << 40 | polysyllables << 80 | complex_words << 120
            | difficult << 160 | rare << 200 | letters << 240 | characters << 280
        )  # fmt: skip

    @classmethod
    def unpack(cls, packed: int) -> Counts:
        """The counts in a packed integer; none may be below 0."""
        return cls(
            packed & WORDS, packed >> 40 & WORDS, packed >> 80 & WORDS, packed >> 120 & WORDS,
            packed >> 160 & WORDS, packed >> 200 & WORDS, packed >> 240 & WORDS, packed >> 280,
        )  # fmt: skip


DIFFICULT = WORDS << 160
"""The part of packed counts that holds the difficult words."""


class Word(NamedTuple):
    """What is known of a word form, whatever text it is in.

    Args:
        norm: The form in lower case, with straight quotes and plain hyphens.
        counts: Its packed counts.
        frequency: How common it is: Zipf frequency, the logarithm of how often it comes up in a thousand million words.
        bits: What else the language knows of it; what each bit means is the language's business.
    """

    norm: str
    counts: int
    frequency: float
    bits: int


class Sentence(NamedTuple):
    """A sentence by characters (start, end) and tokens (first, last; last exclusive), and the number of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


Split = Callable[[Original], tuple[Sequence[Block], Iterable[tuple[int, int, int]], Sequence[tuple[int, int]]]]
"""How a language cuts an original: into blocks of a known kind, and into sentences (start, end, number of the block);
and the spans of the numbers and letters of list items, which are no words.
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, cut up. Places are characters of the original; lists of tokens run in parallel and hold no white space.

    `lowered` is the prose in lower case with straight quotes and plain hyphens. `counts` are the packed counts of each
    token, a word of several joined tokens ("follow-up") counting at its first. `bracketed` are the tokens of what is in
    round brackets, the brackets included, unless it begins with a number ("(500 mg)"). `private` are the norms that are
    neither common words nor on the lists: names, numbers, rare words. `flags` are the bits of each token's word, `bits`
    holds for each sentence the bits that any of its words has. Where a template chooses what a sentence says, only the
    longest branch has counts; `branches` are the names of those, by sentence.
    """

    original: Original
    lowered: str
    norms: list[str]
    starts: list[int]
    ends: list[int]
    words: list[Word]
    flags: list[int]
    private: frozenset[str]
    counts: list[int]
    blocks: Sequence[Block]
    sentences: list[Sentence]
    sentence_of: list[int]
    bits: list[int]
    bracketed: frozenset[int]
    branches: Mapping[int, tuple[str, ...]]

    @property
    def prose(self) -> str:
        """The text that is read: as long as the original's, with markup and placeholders blanked out."""
        return self.original.prose

    def joined(self, left: int) -> bool:
        """Whether token `left` and the next one touch, with no white space between them."""
        return 0 <= left < len(self.starts) - 1 and self.ends[left] == self.starts[left + 1]

    def word(self, token: int) -> str:
        """A token as it is written in the text."""
        return self.original.prose[self.starts[token] : self.ends[token]]


def without(document: Document, tokens: Collection[int]) -> Document:
    """A document with some tokens taken out, its brackets forgotten; places are those of the original.

    The document itself, if no word would be left.
    """
    if not tokens or sum(document.counts) & WORDS == sum(map(document.counts.__getitem__, tokens)) & WORDS:
        return document
    kept = [token not in tokens for token in range(len(document.norms))]
    before = list(accumulate(kept, initial=0))
    flags = list(compress(document.flags, kept))
    sentences = [
        sentence._replace(first=before[sentence.first], last=before[sentence.last]) for sentence in document.sentences
    ]
    return replace(
        document,
        norms=list(compress(document.norms, kept)),
        starts=list(compress(document.starts, kept)),
        ends=list(compress(document.ends, kept)),
        words=list(compress(document.words, kept)),
        flags=flags,
        counts=list(compress(document.counts, kept)),
        sentences=sentences,
        sentence_of=list(compress(document.sentence_of, kept)),
        bits=[
            reduce(or_, flags[now.first : now.last], 0) if now.last - now.first < was.last - was.first else bits
            for was, now, bits in zip(document.sentences, sentences, document.bits, strict=True)
        ],
        bracketed=frozenset(),
    )


class WordTable:
    """The records of word forms: those made in advance, and those of other forms, made when they are asked for and not
    kept.

    Args:
        known: The records made in advance, by norm.
        make: Makes the record of any other norm.
    """

    __slots__ = ("_known", "_make")

    def __init__(self, known: Mapping[str, Word], make: Callable[[str], Word]) -> None:
        self._known = known
        self._make = make

    @property
    def known(self) -> Mapping[str, Word]:
        """The records made in advance."""
        return self._known

    def with_words(self, norms: Iterable[str]) -> WordTable:
        """A table that has these words' records made in advance too."""
        return WordTable({**self._known, **{norm: self[norm] for norm in norms}}, self._make)

    def __getitem__(self, norm: str) -> Word:
        return self._known.get(norm) or self._make(norm)

    def records(self, norms: Sequence[str]) -> tuple[list[Word], frozenset[str]]:
        """The record of each norm, and those norms whose record was not made in advance."""
        found = list(map(self._known.get, norms))
        made: dict[str, Word] = {}
        for place, word in enumerate(found):
            if word is None:
                norm = norms[place]
                if norm not in made:
                    made[norm] = self._make(norm)
                found[place] = made[norm]
        return cast("list[Word]", found), frozenset(made)


def parse(original: Original, table: WordTable, split: Split) -> Document:
    """Cut up a text.

    Args:
        original: The text.
        table: What is known of words.
        split: How the language cuts a text into blocks and sentences.
    """
    tokens = tokenize(original.prose)
    norms, starts, ends, lowered = tokens
    words, private = table.records(norms)
    blocks, cut, markers = split(original)
    for start, end in markers:
        for token in range(bisect_left(starts, start), bisect_left(starts, end)):
            words[token] = words[token]._replace(counts=0, bits=0)
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    first = 0
    for start, end, block in cut:
        last = bisect_right(starts, end - 1, first)
        if last > first:
            sentence_of += [len(sentences)] * (last - first)
            sentences.append(Sentence(start, end, first, last, block))
            first = last
    flags = list(map(_BITS, words))
    counts = token_counts(tokens, words, table)
    branches = _count_longest(original, starts, sentences, sentence_of, counts) if original.choices else {}
    return Document(
        original,
        lowered,
        norms,
        starts,
        ends,
        words,
        flags,
        private,
        counts,
        blocks,
        sentences,
        sentence_of,
        [reduce(or_, flags[sentence.first : sentence.last]) for sentence in sentences],
        bracketed(norms, [(sentence.first, sentence.last) for sentence in sentences]),
        branches,
    )


def _count_longest(
    original: Original,
    starts: Sequence[int],
    sentences: Sequence[Sentence],
    sentence_of: Sequence[int],
    counts: list[int],
) -> dict[int, tuple[str, ...]]:
    """Of the branches that a sentence chooses from, let only the longest count; returns their names, by sentence."""
    counted: dict[int, list[tuple[int, int, str]]] = {}
    for branches in original.choices:
        choices: dict[int, list[tuple[int, int, int, str]]] = {}
        for start, end, name in branches:
            token, last = bisect_left(starts, start), bisect_left(starts, end)
            while token < last:
                number = sentence_of[token]
                stop = min(last, sentences[number].last)
                choices.setdefault(number, []).append((sum(counts[token:stop]) & WORDS, token, stop, name))
                token = stop
        for number, choice in choices.items():
            if len(choice) > 1:
                longest = max(choice, key=itemgetter(0))
                counted.setdefault(number, []).append(longest[1:])
                for part in choice:
                    if part is not longest:
                        counts[part[1] : part[2]] = [0] * (part[2] - part[1])
    return {
        number: tuple(name for token, stop, name in parts if sum(counts[token:stop]))
        for number, parts in counted.items()
    }


def token_counts(tokens: Tokens, words: Sequence[Word], table: WordTable) -> list[int]:
    """The packed counts of each token; a word of several joined tokens counts at its first."""
    counts = list(map(_COUNTS, words))
    if "'s" in tokens.norms:
        _join_possessives(tokens, counts, table)
    if "-" in tokens.norms:
        _join_hyphens(tokens, counts)
    return counts


def _join_possessives(tokens: Tokens, counts: list[int], table: WordTable) -> None:
    """Count "patient's" as one word: syllables and familiarity are those of the whole."""
    norms, starts, ends, _ = tokens
    ending = Counts(letters=1, characters=len("'s")).pack()
    for token in _places("'s", norms):
        if token and ends[token - 1] == starts[token] and counts[token - 1] & WORDS:
            counts[token - 1] = table[norms[token - 1] + "'s"].counts - ending
            counts[token] = ending


def _join_hyphens(tokens: Tokens, counts: list[int]) -> None:
    """Count words that hyphens join as one word, at the first of them; it is as hard as its hardest part."""
    norms, starts, ends, _ = tokens
    for token in reversed(list(_places("-", norms))):
        if not 0 < token < len(norms) - 1 or not (counts[token - 1] & WORDS and counts[token + 1] & WORDS):
            continue
        if ends[token - 1] != starts[token] or ends[token] != starts[token + 1]:
            continue
        left, right = Counts.unpack(counts[token - 1]), Counts.unpack(counts[token + 1])
        syllables = left.syllables + right.syllables
        many = int(syllables >= POLYSYLLABLE)
        difficult = left.difficult_words or right.difficult_words
        counts[token - 1] = Counts(
            words=1,
            syllables=syllables,
            polysyllables=many,
            complex_words=many and difficult,
            difficult_words=difficult,
            rare_words=left.rare_words or right.rare_words,
            letters=left.letters + right.letters,
            characters=left.characters,
        ).pack()
        counts[token + 1] = Counts(characters=right.characters).pack()


def bracketed(norms: Sequence[str], stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The tokens from each round bracket to the one that closes it in its stretch, if no number begins what is between.

    >>> sorted(bracketed(["bp", "(", "blood", "pressure", ")", "(", "5", "mg", ")"], [(0, 9)]))
    [1, 2, 3, 4]
    """
    return frozenset(_bracketed(norms, stretches)) if "(" in norms else frozenset()


def _bracketed(norms: Sequence[str], stretches: Iterable[tuple[int, int]]) -> Iterator[int]:
    signs = sorted([*_places("(", norms), *_places(")", norms)])
    for start, end in stretches:
        opened: list[int] = []
        pairs: list[tuple[int, int]] = []
        for token in signs[bisect_left(signs, start) : bisect_left(signs, end)]:
            if norms[token] == "(":
                opened.append(token)
            elif opened:
                pairs.append((opened.pop(), token))
        covered = -1
        for first, last in sorted(pairs):
            if first > covered and not norms[first + 1][0].isdigit():
                yield from range(first, last + 1)
                covered = last


def _places(norm: str, norms: Sequence[str]) -> Iterator[int]:
    """Where a token is, in order."""
    place = -1
    for _ in range(norms.count(norm)):
        place = norms.index(norm, place + 1)
        yield place
